/** Grid of plant and devices, microseconds (plant reference section 1, assumed). */
export const STEP_US = 100_000;
export const US_PER_S = 1_000_000;

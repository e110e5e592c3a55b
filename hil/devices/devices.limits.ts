// Figures of the devices that the craft file does not hold, with unit and source.

/** Grid on which the bench is stepped, after the plant (assumed, as the plant's). */
export const BENCH_STEP_US = 100_000;
/** The GPU rail opens by itself after this long without a permission (assumed, design). */
export const GPU_PERMISSION_US = 10_000_000;
/** Topics of commands that are remembered (assumed; a craft has a dozen). */
export const ROUTES_MAX_ITEMS = 256;

/** Sensitive area of the dosimeter (assumed). */
export const DOSIMETER_AREA_CM2 = 1;
/** Protons above 50 MeV, 1/(cm2 s), from which a star tracker sees nothing but them: the core of the anomaly (assumed). */
export const STAR_TRACKER_BLIND_FLUX = 300;

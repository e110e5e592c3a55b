// Figures of the devices that the craft file does not hold, with unit and source.

/** Grid on which the bench is stepped, after the plant (assumed, as the plant's). */
export const BENCH_STEP_US = 100_000;
/** The GPU rail opens by itself after this long without a permission (assumed, design). */
export const GPU_PERMISSION_US = 10_000_000;
/** Topics of commands that are remembered (assumed; a craft has a dozen). */
export const ROUTES_MAX_ITEMS = 256;

/** Resolution of the converters (assumed; powers of two keep the values exact). */
export const TEMPERATURE_QUANTUM_C = 1 / 16;
export const VOLTAGE_QUANTUM_V = 1 / 256;
export const CURRENT_QUANTUM_A = 1 / 256;
export const RATIO_QUANTUM = 1 / 1024;
export const POWER_QUANTUM_W = 1 / 8;
export const EB_N0_QUANTUM_DB = 1 / 8;

/** 1 sigma of sensors that the craft file does not list (assumed). */
export const ON_DIE_SIGMA_C = 0.1;
export const POWER_SIGMA_RELATIVE = 0.005;
export const FLOW_SIGMA = 0.005;
export const LIGHT_SIGMA = 0.005;
export const VELOCITY_SIGMA_KM_S = 1e-5;
export const EB_N0_SIGMA_DB = 0.2;
export const CELL_SPREAD_SIGMA_V = 0.001;
/** Spread of a healthy pack (assumed). */
export const CELL_SPREAD_V = 0.01;
/** Sensitive area of the dosimeter, and how long it counts for one sample (assumed). */
export const DOSIMETER_AREA_CM2 = 1;
export const DOSIMETER_GATE_S = 5;

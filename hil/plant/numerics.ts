/** Steps of the plant's fixed grid, and constants that several parts share. */

/** Grid of power and thermal nodes (assumed: the reaction times to be judged begin at 500 ms). */
export const STEP_US = 100_000;
export const STEP_S = 0.1;
/** Steps between updates of Sun, ground track and links: once a second. */
export const STEPS_PER_SECOND = 10;
/** 0 C in kelvin (published, definition). */
export const ZERO_CELSIUS_K = 273.15;
/** Stefan-Boltzmann constant, W/(m2 K4) (published, CODATA). */
export const STEFAN_BOLTZMANN = 5.670374e-8;
/** Solar constant at 1 AU, W/m2 (published). */
export const SOLAR_CONSTANT_W_M2 = 1361;

// Bounds of a job file: those of job-executor, which has the last word. What it would refuse is refused here, before
// anything is sent; a test compares the two (all assumed there).

export const ARGUMENTS_MAX_ITEMS = 64;
export const ARGUMENT_MAX_BYTES = 1024;
export const FILES_MAX_ITEMS = 64;
export const FILES_MAX_BYTES = 2_147_483_648;
export const RESULTS_MAX_ITEMS = 256;
export const RULES_MAX_ITEMS = 16;
export const STEPS_MAX = 1_000_000_000;
export const STEP_TIME_MAX_US = 3_600_000_000;
export const WATCHDOG_MIN_US = 2_000_000;
export const WATCHDOG_MAX_US = 3_600_000_000;
export const LIMIT_MAX_US = 86_400_000_000;
export const GRACE_MAX_US = 120_000_000;
export const BYTES_MAX = 8_796_093_022_208;
export const PRIORITY_MAX = 1000;
export const KEPT_MIN = 2;
export const KEPT_MAX = 16;
export const BUDGET_MAX = 1000;

/** Of a path below the input or result folder (assumed: what common file systems take for one name). */
export const PATH_MAX_CHARS = 255;
/** Longest time to a deadline: a month (assumed); longer ones are typing errors. */
export const DEADLINE_MAX_US = 30 * 86_400_000_000;

// Bounds of a job file. job-executor has the last word; what it would refuse is refused here, before anything is sent.

/** Arguments, and words of a command (assumed; job-executor's bound). */
export const ARGUMENTS_MAX_ITEMS = 64;
export const ARGUMENT_MAX_BYTES = 1024;
/** Input files, environment names, result files and exit rules of one job (assumed). */
export const LIST_MAX_ITEMS = 64;
/** Of a path below the input, checkpoint or result folder (assumed: what common file systems take for one name). */
export const PATH_MAX_CHARS = 255;
/** Job-executor's bounds (assumed there). */
export const STEPS_MAX = 1_000_000_000;
export const STEP_TIME_MAX_US = 3_600_000_000;
export const WATCHDOG_MIN_US = 2_000_000;
export const WATCHDOG_MAX_US = 3_600_000_000;
/** Longest of the other durations: a month (assumed); longer ones are typing errors. */
export const DURATION_MAX_US = 30 * 86_400_000_000;
/** Largest priority (assumed), as in scenarios. */
export const PRIORITY_MAX = 1000;
/** Checkpoints that may stay (assumed); JP-27 asks for at least two. */
export const KEPT_MIN = 2;
export const KEPT_MAX = 64;
export const BUDGET_MAX = 1000;

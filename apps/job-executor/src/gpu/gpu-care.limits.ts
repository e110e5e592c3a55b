const S = 1_000_000;

/** JP-21: memory below this is no job's (NVRx, published); the wait for it is GPU_RELEASE_WAIT_US. */
export const GPU_FREE_MEMORY_MAX_BYTES = 512 * 1024 * 1024;

/** From the command to a GPU that is ready again (assumed: its boot takes 30 to 90 s, published range of the plant). */
export const RESET_LIMIT_US = 120 * S;
/** A sample taken this soon after a reset may still show the GPU as it was before (assumed: three status samples). */
export const RESET_SETTLE_US = 3 * S;
/** Resets without a healthy stretch between them before a GPU is failed (assumed). */
export const RESETS_MAX = 3;
/** A GPU that was well for this long has left its fault behind (assumed: a job's healthy run, JP-15). */
export const GPU_HEALTHY_STRETCH_US = 600 * S;

/** So many GPUs, and more than this share of them, leaving health in this time open the breaker (assumed). */
export const BREAKER_GPUS_MIN = 2;
export const BREAKER_SHARE = 0.25;
export const BREAKER_WINDOW_US = 60 * S;
/** The breaker closes when no GPU left health for this long (assumed). */
export const BREAKER_QUIET_US = 600 * S;

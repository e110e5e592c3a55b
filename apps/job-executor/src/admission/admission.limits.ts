const S = 1_000_000;

/** power-manager and thermal-controller answer at once; this is several times the way there and back (assumed). */
export const ASK_LIMIT_US = 5 * S;
/** After a refusal, or an answer that never came, the GPU admits nothing for so long, doubling up to the second (assumed). */
export const ASK_AGAIN_MIN_US = 15 * S;
export const ASK_AGAIN_MAX_US = 240 * S;

/** JP-25: own time for which a job is not preempted when it names none, and the most that it may name (assumed). */
export const MINIMUM_RUN_US = 600 * S;
export const MINIMUM_RUN_MAX_US = 1800 * S;
/** JP-25: a job that waited for so long goes before all others: half of the two orbits, of 5739 s (orbit A, derived). */
export const OVERDUE_US = 5739 * S;
/** Between two turns of the work loop: a longer gap is no time in which a job could have started (assumed). */
export const TICK_GAP_MAX_US = 5 * S;

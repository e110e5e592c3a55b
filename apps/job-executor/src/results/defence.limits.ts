const S = 1_000_000;

// What a canary computes: the job's own program on inputs with a known answer (assumed: small beside the job).
export const CANARY_SEED = 20;
export const CANARY_STEPS = 8;
/** Set to 1 in a canary's environment. */
export const CANARY_VARIABLE = 'DAWNLINE_CANARY';
/** Wrong canaries before a job, until it is held (assumed). */
export const CANARY_FAILURES_MAX = 3;
/** Wait after a wrong canary (assumed: a passing cause may pass, and the ground may act). */
export const CANARY_RETRY_US = 60 * S;
/** Wrong results of one job, until it is held (assumed): once may be an upset, twice is hardware or a wrong expectation. */
export const MISMATCHES_MAX = 2;

/** Bounds and figures of the checkpoint interval. */
const S = 1_000_000;

/** Save times of a job that are remembered (assumed: p90 of 32 rests on its four slowest). */
export const SAVE_TIMES_MAX_ITEMS = 32;
/** Share of a job's own save times that the planned one covers (jobs.md 6). */
export const SAVE_TIME_QUANTILE = 0.9;
/** Before a job has saved for the first time (assumed). */
export const SAVE_TIME_DEFAULT_US = 30 * S;
/** Bounds of what a job is told (assumed: below, polling costs more than it saves; above, one day is lost at most). */
export const INTERVAL_MIN_US = 10 * S;
export const INTERVAL_MAX_US = 86_400 * S;

/**
 * Failures per GPU-second that no radiation explains, before any was seen: one interruption in 50,677 GPU-h (derived
 * from Llama 3's totals) and one uncorrectable memory error in 88,768 GPU-h (published, Delta). Some memory errors
 * count twice, which is careful; and next to radiation both are small.
 */
export const STEADY_RATE_PRIOR_PER_S = 1 / (50_677 * 3600) + 1 / (88_768 * 3600);
/** Latch-ups by heavy ions and drives that fail, per second (assumed; derived from 9 of 20 drives in 657 days). */
export const ORBIT_FLOOR_PRIOR_PER_S = (1e-4 + 7e-4) / 86_400;
/** Failures of a program by itself, per second: 54 of 419 interruptions were software (derived from Llama 3's totals). */
export const PROGRAM_RATE_PRIOR_PER_S = (54 / 419) * (1 / (50_677 * 3600));
/**
 * Interruptions per proton above 50 MeV and cm2: uncorrectable memory errors of the GPU 3e-9 (derived) and the host
 * 1e-9, functional interrupts 5e-9, latch-up 1e-10 (assumed).
 */
export const CROSS_SECTION_PRIOR_CM2 = 3e-9 + 1e-9 + 5e-9 + 1e-10;

/** Shape of each Gamma prior: one failure's worth of knowledge (assumed). */
export const PRIOR_SHAPE = 1;
/** The prior is a mixture whose means lie a decade apart, from the published one upward (assumed). */
export const PRIOR_DECADES = 6;
/** Weight of a decade relative to the one below it: how little we doubt the published figures (assumed). */
export const PRIOR_DECADE_WEIGHT = 0.1;

/** How much likelier a GPU fails once its verdict is not healthy (assumed). */
export const SUSPECT_RATE_FACTOR = 10;

/** Radiation is forecast this far ahead, on this grid (assumed: two days show every pass of the anomaly twice). */
export const FORECAST_SPAN_US = 2 * 86_400 * S;
export const FORECAST_STEP_US = 60 * S;

/** Points of a plan per local interval of Young (assumed: the cost is flat near its least). */
export const PLAN_POINTS_PER_INTERVAL = 8;
/** Points of a plan (assumed: some milliseconds of work). */
export const PLAN_POINTS_MAX_ITEMS = 1000;
/** Widest and narrowest gap between two points (assumed). */
export const PLAN_GAP_MAX_US = 1800 * S;
export const PLAN_GAP_MIN_US = 2 * S;
/** A save time whose expected loss has grown to so many saves is never the best one (assumed; two for a steady rate, derived). */
export const PLAN_LOSS_MAX_SAVES = 8;
/** A save time that is reached with a smaller probability is not looked at (assumed: below any cost that counts). */
export const PLAN_SURVIVAL_MIN = 1e-6;
/** A plan is made anew after this time, or after half of what it covers (assumed). */
export const PLAN_LIFE_US = 6 * 3600 * S;
/** A plan is made anew when a rate or the save time has changed by this factor (assumed: 1 % of the cost). */
export const PLAN_CHANGE_FACTOR = 1.3;
/** Recovery after a failure, in a plan (jobs.md, JP-18: at most 120 s after a power cycle of the node). */
export const RECOVERY_TIME_US = 90 * S;

/** Requests for one trigger; a job that refused so often is left alone until the trigger comes again (assumed). */
export const TRIGGER_REQUESTS_MAX = 2;
/** Room between the end of a save and the entry into the anomaly (assumed: two turns of the work loop). */
export const SAA_MARGIN_US = 2 * S;

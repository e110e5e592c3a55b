const S = 1_000_000;

/** Work loop: admission, watchdogs, caps (assumed). */
export const WORK_PERIOD_US = 1 * S;

// Bounds of the queue (assumed).
export const JOBS_MAX_ITEMS = 1024;
export const ENDED_JOBS_MAX_ITEMS = 32;
export const COMMANDS_BEFORE_RECOVERY_MAX_ITEMS = 32;

// Bounds of a job specification (assumed).
export const TOTAL_STEPS_MAX = 1_000_000_000;
export const STEP_TIME_MAX_US = 3600 * S;
/** Shorter heartbeat limits are refused, zero is none (assumed: polls and turns of a second must fit in). */
export const WATCHDOG_MIN_US = 2 * S;
export const WATCHDOG_MAX_US = 3600 * S;
export const ARGUMENTS_MAX_ITEMS = 64;
export const ARGUMENT_MAX_BYTES = 1024;
export const LIMIT_MAX_US = 24 * 3600 * S;
export const GRACE_MAX_US = 120 * S;
export const BYTES_MAX = 2 ** 43;
export const PRIORITY_MAX = 1000;
export const FAULTS_MAX = 1000;
export const EXIT_RULES_MAX_ITEMS = 16;
export const CHECKPOINTS_KEPT_MIN_ITEMS = 2;
export const CHECKPOINTS_KEPT_MAX_ITEMS = 16;
/** Input files of one job (assumed: a model and its data; larger ones come with file uplink). */
export const FILES_MAX_ITEMS = 64;
export const FILES_MAX_BYTES = 2 ** 31;

/** inv:P3, JP-24: no start below this predicted charge at the end of the coming eclipse (assumed there). */
export const ADMISSION_CHARGE = 0.5;
/** A GPU that was silent for longer than this admits nothing (assumed: five status samples). */
export const GPU_SAMPLE_AGE_MAX_US = 5 * S;
/** Between two tries to bind or release when the GPU reports otherwise (assumed). */
export const BINDING_RETRY_US = 3 * S;
/** JP-21: a GPU is reused when its memory is released, or after this time (NVRx, published). */
export const GPU_RELEASE_WAIT_US = 50 * S;
/** The cap is repeated at this period, in case a command or the GPU's state was lost (assumed). */
export const CAP_REPEAT_US = 10 * S;
/** A change of the cap below this is not sent (assumed). */
export const CAP_STEP_W = 1;
/** Longest time to live that a ceiling may claim (assumed: ten packets). */
export const CEILING_LIFE_MAX_US = 10 * S;

/** From spawn to the first sign of life, own time (assumed). */
export const START_LIMIT_US = 60 * S;
/** No new step for this many heartbeat limits, and at least this many nominal steps (assumed). */
export const PROGRESS_WATCHDOGS = 2;
export const PROGRESS_STEPS = 30;
/** From SIGTERM to SIGKILL, own time (assumed; Slurm's KillWait is 30 s, published). */
export const GRACE_US = 30 * S;
/** SIGKILL is repeated at this period (assumed); after so many the job is unkillable, JP-21. */
export const KILL_REPEAT_US = 10 * S;
export const KILLS_MAX = 3;
/** A requested checkpoint must be verified in this own time (assumed). */
export const CHECKPOINT_LIMIT_US = 60 * S;
/** After a disk refused (assumed). */
export const STORAGE_RETRY_US = 5 * S;

// JP-14 to JP-16 (assumed there).
export const JOB_FAULTS_MAX = 6;
export const PLATFORM_STOPS_MAX = 50;
export const IDLE_CYCLES_MAX = 3;
export const BACKOFF_BASE_US = 10 * S;
export const BACKOFF_MAX_US = 360 * S;
/** Share of the back-off that is drawn (assumed). */
export const BACKOFF_JITTER = 0.2;
export const HEALTHY_RUN_US = 600 * S;

// Bounds of a result (assumed).
export const RESULT_FILES_MAX_ITEMS = 256;
export const RESULT_DEPTH_MAX_ITEMS = 4;

// What a workload may say of itself (assumed).
export const SECTIONS_MAX_ITEMS = 16;
export const METRICS_MAX_ITEMS = 8;
export const STATUS_MAX_CHARACTERS = 200;
/** Longest time that one EXTEND_TIMEOUT_USEC holds the heartbeat watchdog off, own time (assumed). */
export const EXTENSION_MAX_US = 600 * S;
/** Longest grace with all extensions, own time (assumed). */
export const GRACE_EXTENDED_MAX_US = 120 * S;
/** A pause for power, heat or radiation becomes a stop after this mission time (assumed: longer than an eclipse). */
export const PAUSE_MAX_US = 2400 * S;

/** Piece in which an input file is copied (assumed). */
export const COPY_BYTES = 1_048_576;
/** A specification that is staged as a file (assumed). */
export const ORDER_MAX_BYTES = 65_536;
/** Staged files that no open job names and that stay all the same (assumed). */
export const STAGED_KEPT_ITEMS = 256;
/** Checkpoints of one job that the ground may pin (assumed). */
export const PINNED_MAX_ITEMS = 4;

/** Looks for a restore point that a disk left without an answer, before an older checkpoint will do (assumed). */
export const UNANSWERED_MAX_ITEMS = 6;
/** Between two pieces of scrubbing, mission time (assumed: a job of 64 GiB in about a day). */
export const SCRUB_PERIOD_US = 60 * S;

/** What the interval hint of an attempt looks ahead (assumed: about what an attempt lasts). */
export const HINT_SPAN_US = 86_400 * S;
/** Dosimeter counts that make a storm when they are so many times what the place explains (assumed: above S1 of NOAA's scale). */
export const STORM_COUNTS_HZ = 200;
export const STORM_RATIO = 10;
/** A storm is over when the counts stay below that long (assumed: longer than a passage of high latitude's gap). */
export const STORM_CALM_US = 3600 * S;
/** After a crash its GPU has that long to tell of a fault of its own (assumed: two status samples). */
export const XID_WAIT_US = 2.5 * S;
/** Between two counts of what a running job has on its disk, own time (assumed: 5 GB at 1 GB/s). */
export const MEASURE_PERIOD_US = 5 * S;
/** Names that one count looks at (assumed). */
export const MEASURE_NAMES_MAX_ITEMS = 4096;

// Bounds of the live process port. Times are wall time: real jobs live in it.

/** Period of looking at FIFO and files; JP-5 asks for at most a quarter of the watchdog's. Both assumed. */
export const POLL_MAX_MS = 50;
export const POLL_MIN_MS = 10;

/** One line is one message of at most so many bytes, so that a write into the FIFO is atomic (published, JP-1). */
export const NOTIFY_LINE_MAX_BYTES = 512;
/** Taken from a FIFO in one poll: what a pipe holds (published, pipe(7)); some milliseconds of work. */
export const NOTIFY_POLL_MAX_BYTES = 65_536;
/** Events of one attempt in one poll. What is beyond stays in the FIFO, and its writer waits (assumed). */
export const EVENTS_PER_POLL_MAX_ITEMS = 64;
/** Names of metrics that are told apart in one poll (assumed). */
export const METRICS_PER_POLL_MAX_ITEMS = 16;
/** Polls in a row that empty the FIFO of an ended attempt (assumed). */
export const DRAIN_POLLS_MAX = 32;
/** Claims of checkpoints that are remembered, so that none is told twice (assumed; claims of a babbling job fall out). */
export const CLAIMS_MAX_ITEMS = 1024;
/** Names of sections and metrics, characters (assumed). */
export const NOTIFY_NAME_MAX_CHARACTERS = 64;

/** Least time between two events of a growing log, and of a growing count of dropped lines (assumed). */
export const LOG_EVENT_EVERY_MS = 500;
export const DROPPED_EVENT_EVERY_MS = 1000;
/** A job's log is cut when it passes this; as much again stays readable in `.old` (assumed). */
export const LOG_MAX_BYTES = 1_048_576;

/** Between two measurements of memory and processor time, and the oldest list of GPU memory that is used (assumed). */
export const USAGE_EVERY_MS = 2000;
export const GPU_MEMORY_AGE_MAX_MS = 10_000;
/** nvidia-smi is given up after this: a sick driver lets it hang (assumed). */
export const NVIDIA_SMI_TIMEOUT_MS = 10_000;
/** Unit of processor time in procfs (published: USER_HZ is 100 on every Linux that Node runs on). */
export const TICK_US = 10_000;

/** Between two looks for what is left of a process tree, and how many (assumed: 5 s in all). */
export const REMAINS_POLL_MS = 50;
export const REMAINS_POLLS_MAX = 100;

/** Folders of ended attempts that stay for people to read (assumed). */
export const ATTEMPT_FOLDERS_MAX_ITEMS = 4;
/** Input files and folders that are made read-only; of a larger input the rest stays as it is (assumed). */
export const PROTECTED_MAX_ITEMS = 10_000;

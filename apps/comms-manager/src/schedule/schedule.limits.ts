/** Entries of the absolute schedule, those that ended included (published: cFS SC, LK-20). */
export const ENTRIES_MAX_ITEMS = 1000;
/** Relative sequences (published: cFS SC, LK-20). */
export const SEQUENCES_MAX_ITEMS = 64;
/** Commands of one sequence (assumed): a pass's worth, and a report page stays small. */
export const SEQUENCE_STEPS_MAX_ITEMS = 128;
/** Sub-schedules that are disabled at once (assumed). */
export const DISABLED_GROUPS_MAX_ITEMS = 64;

/** Dispatches of one tick over entries and sequences together (published there: LK-18). */
export const DISPATCHES_PER_TICK_MAX_ITEMS = 8;
/** The tick of LK-17 and LK-18 (derived: the period of the work loop). */
export const TICK_US = 1_000_000;
/** An entry is never released later than this by its own (published there: LK-16). */
export const LATE_MAX_US = 1_000_000;

/** Completion time-out of a sequence's command: never infinite (LK-19); an hour is longer than any command (assumed). */
export const COMPLETION_TIMEOUT_MAX_US = 3_600_000_000;
/** Delay of a step (assumed): 30 days, the longest plan that makes sense without a contact. */
export const STEP_DELAY_MAX_US = 30 * 86_400 * 1_000_000;
/** Longest body of a stored command, bytes (derived: a telecommand frame of 1,024 less its envelope). */
export const BODY_MAX_BYTES = 900;
/** Encoded ScheduleFile, bytes (assumed: 1,000 entries of 250 bytes, or 330 frames). */
export const SCHEDULE_FILE_MAX_BYTES = 262_144;
/** Faults that a check names; the rest are counted (assumed: what fits into a report's detail). */
export const FAULTS_TOLD_MAX_ITEMS = 8;
/** Entries that one event names; the rest are counted (assumed). */
export const NUMBERS_TOLD_MAX_ITEMS = 16;
/** Entries on one page of the schedule's report (assumed: a page is one downlink frame of 4 KiB). */
export const REPORT_PAGE_MAX_ITEMS = 32;
/** Changes of the stored schedule that wait for the disk (assumed): a burst of the source's rate limit. */
export const CHANGES_WAITING_MAX_ITEMS = 16;
/** Stored schedule on disk, bytes (derived: 1,000 entries and 64 sequences with their longest bodies in base64). */
export const STORED_MAX_BYTES = 16 * 1024 * 1024;
/** Open commands that stored ones leave to the ground (assumed): its burst of LK-10, so that a schedule cannot lock it out. */
export const GROUND_RESERVE_MAX_ITEMS = 16;

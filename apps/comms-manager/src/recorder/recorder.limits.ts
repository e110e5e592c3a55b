/** Recorded packets of each class P0 to P3, bytes (assumed): P1 holds a day of housekeeping at 13 MB a day. */
export const CLASS_MAX_BYTES: readonly number[] = [2_097_152, 16_777_216, 4_194_304, 2_097_152];
/** All classes together, bytes (assumed): above it the lowest class loses first. They are in memory and on disk alike. */
export const RECORDER_MAX_BYTES = 20_971_520;
/** Packets of each class are kept no longer than this (assumed): three days of missed passes, one for diagnostics. */
export const CLASS_MAX_AGE_US: readonly number[] = [3, 3, 3, 1].map((days) => days * 86_400_000_000);
/** Time to live: an older packet comes down flagged as stale (LK-23, assumed): a day, an hour for diagnostics. */
export const CLASS_LIVE_US: readonly number[] = [24, 24, 24, 1].map((hours) => hours * 3_600_000_000);
/** A segment, one file on disk, is closed at this size (assumed): what a rotten file loses at most. */
export const SEGMENT_MAX_BYTES = 65_536;
export const SEGMENT_MAX_ITEMS = 64;
/** What is not urgent is written this often (assumed): what a power loss may take, told by a gap record. */
export const FLUSH_PERIOD_US = 10_000_000;
/** One batch of writes, bytes (assumed): a few hundred milliseconds of a slow disk. */
export const BATCH_MAX_BYTES = 1_048_576;
/** Files that one batch removes (assumed). */
export const BATCH_REMOVALS_MAX_ITEMS = 64;
/** Free space that the recorder leaves: 10 % (LK-23) of the 1 GB of non-volatile memory (assumed). */
export const RESERVE_BYTES = 100_000_000;
/** Bus acknowledgements that wait for the disk (assumed), and for how long: a stuck disk must not stop commanding. */
export const STORED_WAIT_MAX_ITEMS = 256;
export const STORED_WAIT_US = 2_000_000;
/** Ranges that a class sends again because the ground has what follows them (assumed); more wait for the next pass. */
export const HOLES_MAX_ITEMS = 64;
/** From the begin of a contact until unacknowledged packets are sent again (assumed): the ground acknowledges first. */
export const REWIND_WAIT_US = 5_000_000;
/** The end of what was sent is sent again when no acknowledgement came for this long (assumed: three acknowledgements). */
export const RETRY_US = 30_000_000;
/** Gap records that wait to be recorded (assumed); more grow together. */
export const GAPS_MAX_ITEMS = 64;
/** Files of the recorder that a boot reads (derived: all segments at half their size, twice). */
export const SEGMENT_FILES_MAX_ITEMS = 2_048;
/** Subsystems with a housekeeping definition of their own (assumed; far above what a craft has). */
export const DEFINITIONS_MAX_ITEMS = 64;

/** One journal record, snapshots included (derived: 1,056 jobs of 3 KiB are 3.2 MB, and five times that for long orders). */
export const JOURNAL_RECORD_MAX_BYTES = 16_777_216;
/** Appends that wait for the disk before more are refused (assumed). */
export const JOURNAL_QUEUE_MAX_ITEMS = 1024;
/** A journal past this size should be compacted by its owner (assumed). */
export const JOURNAL_COMPACT_BYTES = 262_144;
/** Manifest file of a checkpoint (derived: as many entries as may be, 250 bytes each). */
export const MANIFEST_MAX_BYTES = 1_048_576;
/** Files in one checkpoint (assumed: one shard per layer of a large model). */
export const MANIFEST_FILES_MAX_ITEMS = 4096;
/** Folders below a checkpoint's own (assumed). */
export const CHECKPOINT_DEPTH_MAX_ITEMS = 16;
/** Verified checkpoints that stay, JP-27 (published there: at least 2, default 3). */
export const CHECKPOINTS_KEPT_ITEMS = 3;
export const CHECKPOINTS_KEPT_MINIMUM_ITEMS = 2;
/** Commits of one ended attempt that are still read back, the newest; older ones are stale (assumed). */
export const COMMITTED_MAX_ITEMS = 64;
/** Corrupt checkpoints kept for people to look at (assumed). */
export const QUARANTINE_MAX_ITEMS = 2;
/** Procedures that wait in one lane (assumed). */
export const LANE_MAX_ITEMS = 64;
/** Files and folders in one checkpoint, its manifest included (assumed: every file in a folder of its own). */
export const CHECKPOINT_NAMES_MAX_ITEMS = 8193;
/** What one call of a read-back hashes before another file's damage can end it (assumed). A larger file is read alone. */
export const READ_BACK_CALL_MAX_ITEMS = 256;
export const READ_BACK_CALL_BYTES = 67_108_864;
/** One piece of a file that is copied between devices: the memory that a copy needs (assumed). */
export const COPY_CHUNK_BYTES = 1_048_576;
/** Largest checkpoint that is copied to the second device unless the owner says otherwise (assumed). */
export const COPY_MAX_BYTES = 8_589_934_592;
/** Left free by copies and adoptions, for ledgers and watermarks (assumed). */
export const RESERVE_BYTES = 67_108_864;
/** Bytes that one call of a scrub reads back before it stops at the end of a file (assumed). */
export const SCRUB_CALL_BYTES = 268_435_456;
/** Checkpoints that one watermark names (assumed: K, pinned ones and every n-th). */
export const WATERMARK_MAX_ITEMS = 64;
/** A watermark's slot (derived: 64 entries of 400 bytes, and a header). */
export const WATERMARK_MAX_BYTES = 32_768;
/** Failures from one checkpoint before the one below is tried, JP-17 (published there). */
export const RESTORE_FAILURES_MAX_ITEMS = 2;
/** Characters of a pattern for adoption, and its folders (assumed). */
export const PATTERN_MAX_CHARS = 256;
export const PATTERN_DEPTH_MAX_ITEMS = 4;
/** Names that one count of a job's bytes looks at (assumed). */
export const USAGE_NAMES_MAX_ITEMS = 65_536;

/** One journal record, snapshots included (derived: 1,056 jobs of 3 KiB are 3.2 MB, and five times that for long orders). */
export const JOURNAL_RECORD_MAX_BYTES = 16_777_216;
/** Appends that wait for the disk before more are refused (assumed). */
export const JOURNAL_QUEUE_MAX_ITEMS = 1024;
/** A journal past this size should be compacted by its owner (assumed). */
export const JOURNAL_COMPACT_BYTES = 262_144;
/** Manifest file of a checkpoint (assumed). */
export const MANIFEST_MAX_BYTES = 262_144;
/** Files in one checkpoint (assumed). */
export const MANIFEST_FILES_MAX_ITEMS = 1024;
/** Verified checkpoints that stay, JP-27 (published there: at least 2, default 3). */
export const CHECKPOINTS_KEPT_ITEMS = 3;
export const CHECKPOINTS_KEPT_MINIMUM_ITEMS = 2;
/** Corrupt checkpoints kept for people to look at (assumed). */
export const QUARANTINE_MAX_ITEMS = 2;
/** Procedures that wait in one lane (assumed). */
export const LANE_MAX_ITEMS = 64;

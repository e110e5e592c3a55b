/** A ledger is compacted when it is this many times as long as after the last compaction (assumed). */
export const COMPACT_RATIO = 2;

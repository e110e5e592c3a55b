/** Entries of a live flight that are kept; the oldest go first (assumed): some hours of one craft. */
export const HISTORY_MAX_ITEMS = 200_000;
/** What arrives this much wall time after a window has passed still counts: the bus takes its time (assumed). */
export const SETTLE_WALL_MS = 500;
/** How often a live wait looks at the mission time, wall time (assumed). */
export const POLL_WALL_MS = 50;
/** A wait ends when the rig has told no mission time for so long, wall time: it ended, or it is paused (assumed). */
export const PATIENCE_WALL_MS = 30_000;
/** Window of a wait that names none, mission time (assumed). */
export const WINDOW_DEFAULT_US = 60_000_000;
/** Entries that a failed wait shows as what came instead (assumed). */
export const SHOWN_MAX_ITEMS = 5;

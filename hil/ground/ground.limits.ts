/** A frame without any report is sent again after this long, mission time (assumed): well above two turns of comms-manager. */
export const RESEND_PERIOD_US = 10_000_000;
/** A frame that the craft passed over is sent again after this long (assumed): a report needs two turns of comms-manager. */
export const OVERTAKEN_WAIT_US = 3_000_000;
/** Frames of one request in one contact (assumed). */
export const SENDS_MAX = 12;
/** Validity of a telecommand from its first sending (assumed): one pass. */
export const VALIDITY_US = 600_000_000;
/** Requests that the ground follows (assumed); the oldest ended one is forgotten first. */
export const REQUESTS_MAX_ITEMS = 1024;
/** Telemetry frames remembered, to tell a repetition from a new one (assumed). */
export const FRAMES_REMEMBERED = 256;
/** Longest text or list in a command (derived: nothing longer fits into a frame). */
export const VALUE_MAX_ITEMS = 1024;
/** Least time between two acknowledgements of telemetry in a contact (assumed): a few hundred bytes up for megabytes down. */
export const ACKNOWLEDGE_PERIOD_US = 10_000_000;
/** Validity of an acknowledgement (assumed): the next one says it too, and the craft remembers each until its deadline. */
export const ACKNOWLEDGEMENT_VALIDITY_US = 30_000_000;
/** Ranges of one acknowledgement (derived: 24 of at most 20 bytes fit a telecommand frame). */
export const ACKNOWLEDGED_MAX_RANGES = 24;
/** Boots and classes whose records are remembered, and ranges of each (assumed). */
export const RECEIVED_LISTS_MAX_ITEMS = 32;
export const RECEIVED_MAX_RANGES = 64;

// Bounds of the bus, with unit and source.

/** Commands, reports and events waiting for their turn (assumed; ten seconds of a full bus). */
export const INBOX_COMMANDS_MAX_ITEMS = 1024;
/** Commands in a row before a waiting sample gets its turn (assumed). */
export const COMMANDS_PER_SAMPLE = 16;
/** Topics whose handlers are remembered (assumed; a craft has a few dozen). */
export const TOPICS_MAX_ITEMS = 4096;
/** QoS 1 messages kept until the broker acknowledged them (assumed; minutes of events and reports). */
export const OUTBOX_MAX_ITEMS = 4096;
/** Packets per topic by which a redelivery is recognised (assumed; above what one sender has in flight on a topic). */
export const DUPLICATE_WINDOW_ITEMS = 256;
/** Longest name of a source in a header (assumed). */
export const SOURCE_MAX_CHARS = 64;
/** Longest wait at shutdown for durable effects and for the outbox, in mission time (assumed). */
export const CLOSE_DEADLINE_US = 5_000_000;
/** Version of the contracts that this software was built with. */
export const SCHEMA_VERSION = 1;

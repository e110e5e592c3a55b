/** Bytes of a job's log in one packet (assumed): two frames of a contact. */
export const LOG_REPLY_MAX_BYTES = 8 * 1024;
/** Bytes of a JobDetail (derived: comms-manager takes packets of 64 KiB, topic and header included). */
export const DETAIL_MAX_BYTES = 60 * 1024;
/** What one result file takes besides its path: digest, size and tags (derived, rounded up). */
export const RESULT_ENTRY_BYTES = 96;
/** Logs that are being read (assumed); the next asker is told to come again. */
export const LOGS_READING_MAX_ITEMS = 8;

const S = 1_000_000;

/** One part that is read or written by a message (assumed: 8 messages a second fill the S-band link). */
export const CHUNK_MAX_BYTES = 32_768;
/** One part whose checksum is taken by a message (assumed: some milliseconds of a core). */
export const SUM_MAX_BYTES = 1_048_576;
/** Largest file (derived: CFDP offsets of 32 bits). */
export const FILE_MAX_BYTES = 0xffff_ffff;
/** Path on a device, in bytes of UTF-8 (published: a CFDP file name is an LV field). */
export const PATH_MAX_BYTES = 255;
/** Entries of one page of a folder (derived: names of 255 bytes in one chunk). */
export const PAGE_MAX_ITEMS = 64;
/** Partial files of one device (assumed: several times the transactions that one entity holds). */
export const PARTIALS_MAX_ITEMS = 64;
/** Left free on a device by files of the link (assumed). */
export const RESERVE_BYTES = 67_108_864;
/** Operations of all clients that run at once; one more is told to come again (assumed). */
export const SERVER_OPERATIONS_MAX_ITEMS = 32;
/** Requests of one client without an answer (assumed: each transaction has one). */
export const CLIENT_REQUESTS_MAX_ITEMS = 32;
/** After this a request is sent again (assumed: disk and broker take milliseconds). */
export const REPLY_WAIT_US = 3 * S;
/** A checksum over a whole file, at a commit, may take longer: so many bytes a second are expected (assumed: a tenth of an SSD). */
export const COMMIT_BYTES_PER_S = 50_000_000;
/** After this without an answer the operation fails (assumed: a computer's power cycle and restart, several times over). */
export const REPLY_PATIENCE_US = 600 * S;
/** Written parts that are not flushed yet, of one partial file: more are flushed first (assumed). */
export const UNFLUSHED_MAX_BYTES = 1_048_576;
/** Parts of sources that are kept for the next read (assumed). */
export const READ_AHEAD_MAX_ITEMS = 8;
/** Restarts of the server that one operation stands while it sends written parts again (assumed). */
export const REPLAYS_MAX_ITEMS = 4;

/** Largest file of a transaction (assumed): more than a pass of the X band carries; the wire format itself allows 2^64. */
export const FILE_MAX_BYTES = 2 ** 36;
/** Above this size offsets need 64 bits, the large file flag (published: CCSDS 727.0-B-5, 5.1). */
export const SMALL_FILE_MAX_BYTES = 0xffff_ffff;
/** Data field of a PDU (published: a length field of 16 bits). */
export const DATA_FIELD_MAX_BYTES = 0xffff;
/** Width of an entity id or a sequence number (published: 3 bits, counted from one). */
export const ID_MAX_BYTES = 8;
/** Name, TLV value (published: a length of one byte). */
export const VALUE_MAX_BYTES = 0xff;
/** Metadata of one file segment (published: a length of 6 bits). */
export const SEGMENT_METADATA_MAX_BYTES = 63;
/** TLVs of one PDU (assumed): the standard sets no bound. */
export const TLVS_MAX_ITEMS = 64;

/** Files that wait or are on their way out (assumed). */
export const SENDING_MAX_ITEMS = 64;
/** Files that come in at the same time (assumed). */
export const RECEIVING_MAX_ITEMS = 16;
/** Ended transactions that are remembered, so that late PDUs start nothing (assumed: late means seconds). */
export const ENDED_MAX_ITEMS = 64;
/** Answers to PDUs of ended or unknown transactions that wait to be sent (assumed). */
export const ANSWERS_MAX_ITEMS = 16;
/** Separate pieces of one file, and lost segments that one sender remembers (assumed): what does not fit is asked for again. */
export const RANGES_MAX_ITEMS = 1024;
/** Reads of one file on their way (assumed): enough to keep a link busy while a disk turns. */
export const READS_MAX_ITEMS = 64;
/** Writes of one file on their way (assumed); a segment above it is dropped and asked for again. */
export const WRITES_MAX_ITEMS = 256;
/** Smallest and largest PDU that an entity may be set to build (derived: two names of 255 bytes and a message must fit a metadata PDU). */
export const PDU_MIN_BYTES = 600;
export const PDU_MAX_BYTES = 65_000;

/** Retransmission of EOF and Finished (published: cFS CF, 3 s). */
export const ACK_TIMER_US = 3_000_000;
/** Repetition of a NAK after silence (published: cFS CF, 3 s). */
export const NAK_TIMER_US = 3_000_000;
/** Silence that ends a transaction (published: cFS CF, 30 s). */
export const INACTIVITY_TIMER_US = 30_000_000;
/** A sender that had nothing to say or hear for this long prompts (assumed): three times within the inactivity time. */
export const PROMPT_TIMER_US = 9_000_000;
/** Expiries that are borne before a fault (published: cFS CF, 4 and 4). */
export const ACK_LIMIT_ITEMS = 4;
export const NAK_LIMIT_ITEMS = 4;
/** Contact time without a new byte after which a transaction ends although its other side lives (assumed: some six passes). */
export const STALL_TIMER_US = 3_600_000_000;
/** Time between snapshots while data move (assumed): what a reset may cost, against the wear of the memory. */
export const SAVE_PERIOD_US = 5_000_000;
/** Messages to the user that one put may carry (assumed). */
export const MESSAGES_MAX_ITEMS = 8;

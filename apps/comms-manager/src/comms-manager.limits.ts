/** Period of the work loop: contacts, deadlines, downlink (design.md). */
export const WORK_PERIOD_US = 1_000_000;

/** How far ahead contacts are predicted (assumed): four revolutions, so that the next contact is nearly always known. */
export const PREDICTION_HORIZON_US = 6 * 3600 * 1_000_000;
/** A prediction is renewed after this time (assumed): it bounds the work to some ten milliseconds in three hours. */
export const PREDICTION_REFRESH_US = 3 * 3600 * 1_000_000;
/** Prediction starts this much in the past, so that a pass in progress is found; no pass of a low orbit is longer (derived). */
export const PREDICTION_LOOKBACK_US = 20 * 60 * 1_000_000;
/** Contacts kept of one prediction (assumed): six stations give about eight in the horizon. */
export const PREDICTED_CONTACTS_MAX_ITEMS = 64;
/** A step of the on-board clock above this makes predicted mission times wrong (assumed: the error that L6 begins with). */
export const ONBOARD_STEP_LIMIT_US = 1_000_000;

/** Age of the radio's sample above which its lock says nothing (craft file: maximum age of radio/s). */
export const RADIO_SAMPLE_MAX_AGE_US = 5_000_000;
/** A contact ends when lock and prediction have both been away this long (assumed: rides out short fades). */
export const CONTACT_HOLD_US = 5_000_000;
/** The transmitter command is repeated while the radio's samples disagree (assumed). */
export const TRANSMIT_REPEAT_US = 5_000_000;

/** Commands dispatched and not yet terminal (assumed; LK-5 asks for a bound). */
export const OPEN_COMMANDS_MAX_ITEMS = 64;
/** Of these, kept for commands of the recovery class, which are never queued behind others (LK-10; assumed). */
export const OPEN_RECOVERY_RESERVE_ITEMS = 8;
/** From dispatch to the acceptance report (assumed: the 5 s of LK-2, stretched for live flights at 60 times the rate). */
export const ACCEPTANCE_WINDOW_US = 15_000_000;
/** From the last report to the next one (assumed): above the 60 s in which a service ends its own pending commands. */
export const COMPLETION_WINDOW_US = 65_000_000;
/** Validity of a telecommand that names no expiry (assumed): longer than a restart of its target takes. */
export const DEFAULT_VALIDITY_US = 60_000_000;
/** Longest validity that a telecommand may ask for (assumed: passes of a day), for so long its id is remembered. */
export const VALIDITY_MAX_US = 86_400_000_000;
/** Longest request id and principal, printable ASCII without spaces, characters (assumed). */
export const NAME_MAX_CHARS = 64;

/** Request ids that are remembered until their deadlines, 200 bytes each (assumed; LK-6 asks for a bound). */
export const REQUESTS_MAX_ITEMS = 4096;
/** Of these, kept for the recovery class (assumed). */
export const REQUESTS_RECOVERY_RESERVE_ITEMS = 64;
/** Characters of an outcome's text that are remembered (assumed). */
export const OUTCOME_MAX_CHARS = 160;
/** After this time a ledger that could not be read is tried again (assumed). */
export const LEDGER_RETRY_US = 5_000_000;
/** The ledger is rewritten when it is this many times as long as after it was rewritten last (assumed). */
export const LEDGER_COMPACT_RATIO = 2;

/** From arming to executing, LK-9 (published there). */
export const ARM_WINDOW_US = 30_000_000;
/** Commands armed at once (assumed). */
export const ARMS_MAX_ITEMS = 16;

/** Telecommands of one principal, in a second and at once, LK-10 (published there). */
export const SOURCE_RATE_PER_S = 5;
export const SOURCE_BURST_ITEMS = 16;
/** Principals that have a count of their own; the others share one (assumed). */
export const SOURCES_MAX_ITEMS = 32;
/** Refusals for one reason that nobody signed, or signed for now, become one event in this time (assumed). */
export const REFUSAL_NOTICE_PERIOD_US = 5_000_000;

/** The one folder of the non-volatile memory that the ground may touch: no keys, no windows, no tables (LK-11). */
export const FILES_FOLDER = 'files';
/** Numbers of a key for files reserved by one write (assumed): at 256 kbit/s a write in 32 s. */
export const FILE_RESERVATION_FRAMES = 1024;
/** Refused frames under a key for files are told no more often than this (assumed). */
export const FILE_REFUSAL_PERIOD_US = 10_000_000;
/** File data that wait for the S band, in time of the link (assumed): the work loop's period. */
export const FILE_QUEUE_US = 1_000_000;
/** Acknowledgements and NAKs of files in class P0 (assumed): four of the longest. */
export const FILE_ANSWERS_MAX_BYTES = 8192;
/** Operations on one file that one procedure does (assumed): a turn's worth of segments. */
export const FILE_BATCH_MAX_ITEMS = 64;
/** The state of the transfers is written again so long after the disk refused (assumed). */
export const FILE_STATE_RETRY_US = 5_000_000;
/** Transaction numbers of one boot, used when the state of the transfers is lost (derived: 65,536 boots in 32 bits). */
export const FILE_SEQUENCES_PER_BOOT = 65_536;
/** Folders that are read at the same time for file_list (assumed). */
export const FILE_LISTS_MAX_ITEMS = 8;
/** Size of the stored state of the transfers (derived: 16 files of 1,024 pieces, 64 to send). */
export const FILE_STATE_MAX_BYTES = 2 * 1024 * 1024;

/** Packets of each class that go down without being recorded, bytes (assumed): two seconds of the S band. */
export const PASSING_MAX_BYTES = 524_288;
/** Largest packet that is taken for downlink, bytes (derived: fits a transfer frame of 64 KiB with what goes around it). */
export const PACKET_MAX_BYTES = 60 * 1024;
/** A frame is closed when it holds this many bytes (assumed); a larger packet travels in a frame of its own. */
export const DOWNLINK_FRAME_BYTES = 4096;
/** Frames of one turn (assumed): the rate bounds them; this bounds what a wrong rate would do. 256 x 1 KiB is the 2 Mbit/s of the S band. */
export const DOWNLINK_FRAMES_PER_TURN = 256;
/** Housekeeping of one subsystem is recorded no more often than this unless its definition says otherwise (assumed). */
export const HOUSEKEEPING_DOWN_PERIOD_US = 10_000_000;
/** Drops are reported no more often than this (assumed). */
export const DROP_NOTICE_PERIOD_US = 60_000_000;

/** Uplink keys on board, retired ones included (assumed): a rotation a month for a year, and the spare ones. */
export const KEYS_MAX_ITEMS = 16;
/** For so long the key before is taken after another one was activated, LK-15 (assumed): the passes of a day. */
export const KEY_OVERLAP_US = 86_400_000_000;

/** A contact in which the ground was heard for less than this share of the predicted pass counts as short (assumed). */
export const PASS_SHORT_SHARE = 0.5;
/** A predicted pass shorter than this is no pass that can be missed (assumed): it only grazes the mask. */
export const PASS_MIN_US = 30_000_000;
/** Nothing that still flies has a lower perigee (assumed). */
export const PERIGEE_MIN_KM = 100;

// Bounds of access to the broker.

/** Random bytes of a password: more than can be tried (assumed; twice the security of the uplink's MAC). */
export const PASSWORD_BYTES = 32;
/** Random bytes of the part of client ids that only their owner knows (assumed). */
export const SESSION_BYTES = 16;

/** Topics whose answer is remembered for each user (assumed; a craft has about a hundred). */
export const TOPICS_MAX_ITEMS = 1_024;
/** Refusals that are counted apart, by user and what was tried; further ones are counted together (assumed). */
export const REFUSALS_MAX_ITEMS = 256;
/** What is repeated of a name or topic that somebody else chose (assumed). */
export const QUOTED_MAX_CHARS = 120;

/** Validity of the broker's certificate: it is made anew for each flight, and by `dawnline access` (assumed). */
export const CERTIFICATE_DAYS = 365;
/** A clock of another machine may be behind ours (assumed). */
export const CERTIFICATE_BACKDATED_MS = 3_600_000;

/**
 * Rounds of PBKDF2-SHA512, salt and digest of Mosquitto's password file (published: mosquitto_passwd 2.0). Few, as the
 * passwords are random: more would only slow each connection.
 */
export const PBKDF2_ROUNDS = 101;
export const PBKDF2_SALT_BYTES = 12;
export const PBKDF2_DIGEST_BYTES = 64;

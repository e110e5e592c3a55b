const S = 1_000_000;

/** Tries to seal a result in one life of the executor (assumed: with the waits below over ten minutes). */
export const SEAL_TRIES_MAX = 8;
/** Wait after the first failed try, doubled with each further one (assumed). */
export const SEAL_RETRY_US = 5 * S;
export const SEAL_RETRY_MAX_US = 300 * S;
/** Newest restorations that the provenance of a result lists (assumed; libs/results takes 1,024). */
export const RESTORES_KEPT_MAX_ITEMS = 64;
/** What a bundle says of its software: the version in package.json, which a test compares. */
export const SOFTWARE_VERSION = '0.1.0';

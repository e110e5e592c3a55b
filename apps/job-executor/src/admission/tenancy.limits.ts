const S = 1_000_000;

/** Period in which a tenant's GPU time is counted: one revolution of orbit A, the longer of the two (derived). */
export const ACCOUNT_PERIOD_US = 5739 * S;
/** It rolls on in slices of this length, so that few numbers are kept (assumed: a sixteenth of an orbit). */
export const ACCOUNT_SLICE_US = 359 * S;
/** Accounts are written down this often at most, and no less while jobs run: what a crash can lose of them (assumed). */
export const BOOK_PERIOD_US = 60 * S;
/** Tenants with an account; those that used least are forgotten first (assumed). */
export const TENANTS_MAX_ITEMS = 256;

/** Sequences of the key for files that are stored at once: one write for so many frames (assumed: 8 s at 256 kbit/s). */
export const SEQUENCE_BLOCK_ITEMS = 256;
/** Share of the uplink that file data may fill; the rest is for telecommands (assumed). */
export const UPLINK_SHARE = 0.9;
/** What may be sent at once after a silence, of the link's rate (assumed). */
export const BURST_US = 1_000_000;
/** Acknowledgements and the like per tick, beside the data (assumed: two PDUs). */
export const EXPEDITED_BYTES = 2_048;
/** Ended transfers that are remembered (assumed). */
export const ENDED_MAX_ITEMS = 64;
/** State file (derived: 64 transfers with 10,000 gaps of 20 bytes each). */
export const STATE_MAX_BYTES = 16_777_216;
/** After a state could not be written (assumed). */
export const SAVE_RETRY_US = 1_000_000;

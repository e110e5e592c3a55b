/** Longest frame, bytes (published: the length field of CCSDS 732.1-B has 16 bits and counts from one). */
export const TRANSFER_FRAME_MAX_BYTES = 65_536;
/** Virtual channels in use: one per priority class P0 to P3 (derived: link.md, section 6). */
export const VIRTUAL_CHANNELS_MAX_ITEMS = 4;

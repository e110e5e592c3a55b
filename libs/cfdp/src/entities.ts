import { FRAME_MAX_BYTES, FRAME_OVERHEAD_BYTES } from '@dawnline/telecommand';

/** Entity ids of the space link (assumed): one ground, one craft; a constellation numbers its craft on from here. */
export const GROUND_ENTITY = 1;
export const CRAFT_ENTITY = 2;
/** A PDU up is the plaintext of one sealed frame (derived). */
export const UPLINK_PDU_MAX_BYTES = FRAME_MAX_BYTES - FRAME_OVERHEAD_BYTES;
/** A PDU down (assumed): two of them with their headers fill a telemetry frame of 4 KiB. */
export const DOWNLINK_PDU_MAX_BYTES = 1900;

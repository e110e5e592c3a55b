// Telemetry transfer frames: CCSDS 732.1-B (USLP), variable length, one complete service data unit in each.
import { strict as assert } from 'node:assert';
import { crc16 } from '@dawnline/telecommand';
import { TRANSFER_FRAME_MAX_BYTES, VIRTUAL_CHANNELS_MAX_ITEMS } from './frames.limits';

const VERSION = 0b1100;
/** Bytes of the count of frames per virtual channel: as long as 2^32 frames, years of the S band. */
const COUNT_BYTES = 4;
const PRIMARY_HEADER_BYTES = 7 + COUNT_BYTES;
/** Construction rule 111 (no segmentation) and protocol 5 (mission-specific, a MAPA_SDU). */
const DATA_FIELD_HEADER = (0b111 << 5) | 5;
/** Sequence controlled, user data, spare zero, operational control field there, count length: all but the last fixed. */
const FLAGS = 0b0000_1000 | COUNT_BYTES;
const CONTROL_FIELD_BYTES = 4;
const CRC_BYTES = 2;
const DATA_AT = PRIMARY_HEADER_BYTES + 1;

/** What a frame adds to its data, bytes. */
export const TRANSFER_FRAME_OVERHEAD_BYTES = DATA_AT + CONTROL_FIELD_BYTES + CRC_BYTES;
const SPACECRAFT_ID_MAX = 0xffff;
export const FRAME_COUNT_MODULO = 2 ** 32;

export interface TransferFrame {
  /** 16 bits: the craft that sends. */
  readonly spacecraftId: number;
  /** 0 to 3: the priority class. */
  readonly virtualChannel: number;
  /** Counts the frames of the virtual channel, modulo 2^32. */
  readonly count: number;
  /** The operational control field: a control word, 32 bits. */
  readonly controlField: number;
  readonly data: Uint8Array;
}

/** LENGTH: too short, too long, or other than its header says. LAYOUT: a frame of a kind that the craft does not send. */
export type FrameRefusal = 'LENGTH' | 'CRC' | 'VERSION' | 'LAYOUT' | 'CHANNEL' | 'SPACECRAFT';

export type DecodedFrame =
  | { readonly kind: 'frame'; readonly frame: TransferFrame }
  | { readonly kind: 'refused'; readonly refusal: FrameRefusal; readonly detail: string };

const isUint32 = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value < FRAME_COUNT_MODULO;

/** One frame, complete with its CRC. Fields out of range are a bug of the caller. */
export function encodeTransferFrame(frame: TransferFrame): Uint8Array {
  const { spacecraftId, virtualChannel, count, controlField, data } = frame;
  const length = data.length + TRANSFER_FRAME_OVERHEAD_BYTES;
  assert(isUint32(spacecraftId) && spacecraftId <= SPACECRAFT_ID_MAX, `spacecraft id ${spacecraftId}`);
  assert(
    isUint32(virtualChannel) && virtualChannel < VIRTUAL_CHANNELS_MAX_ITEMS,
    `channel ${virtualChannel}`,
  );
  assert(isUint32(count), `count ${count} does not fit 32 bits`);
  assert(isUint32(controlField), `control field ${controlField} does not fit 32 bits`);
  assert(data.length > 0 && length <= TRANSFER_FRAME_MAX_BYTES, `${data.length} bytes do not fit a frame`);
  const bytes = Buffer.alloc(length);
  // Source flag, map id and end-of-header flag are zero: the craft is the source, map 0, a whole header.
  bytes.writeUInt32BE(((VERSION << 28) | (spacecraftId << 12) | (virtualChannel << 5)) >>> 0, 0);
  bytes.writeUInt16BE(length - 1, 4);
  bytes.writeUInt8(FLAGS, 6);
  bytes.writeUInt32BE(count, 7);
  bytes.writeUInt8(DATA_FIELD_HEADER, PRIMARY_HEADER_BYTES);
  bytes.set(data, DATA_AT);
  bytes.writeUInt32BE(controlField, DATA_AT + data.length);
  bytes.writeUInt16BE(crc16(bytes.subarray(0, length - CRC_BYTES)), length - CRC_BYTES);
  return bytes;
}

function refused(refusal: FrameRefusal, detail: string): DecodedFrame {
  return { kind: 'refused', refusal, detail };
}

/** Reads a frame of one craft. Checks in the order length, CRC, version, declared length, layout, channel, craft. */
export function decodeTransferFrame(bytes: Uint8Array, spacecraftId: number): DecodedFrame {
  if (bytes.length <= TRANSFER_FRAME_OVERHEAD_BYTES || bytes.length > TRANSFER_FRAME_MAX_BYTES) {
    const allowed = `${TRANSFER_FRAME_OVERHEAD_BYTES + 1}..${TRANSFER_FRAME_MAX_BYTES}`;
    return refused('LENGTH', `length ${bytes.length} is not in ${allowed} bytes`);
  }
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const crcAt = view.length - CRC_BYTES;
  if (crc16(view.subarray(0, crcAt)) !== view.readUInt16BE(crcAt))
    return refused('CRC', 'CRC does not match');
  const identity = view.readUInt32BE(0);
  const version = identity >>> 28;
  if (version !== VERSION) return refused('VERSION', `version ${version} is not ${VERSION}`);
  if (view.readUInt16BE(4) !== view.length - 1) {
    return refused('LENGTH', `the header says ${view.readUInt16BE(4) + 1} bytes, ${view.length} came`);
  }
  // Source flag (bit 11), map id (4 to 1) and end-of-header flag (0).
  if ((identity & 0b1000_0001_1111) !== 0)
    return refused('LAYOUT', 'source, map id or truncation is not zero');
  if (view[6] !== FLAGS) return refused('LAYOUT', `flags ${view[6]} are not ${FLAGS}`);
  if (view[PRIMARY_HEADER_BYTES] !== DATA_FIELD_HEADER) {
    return refused('LAYOUT', `data field header ${view[PRIMARY_HEADER_BYTES]} is not ${DATA_FIELD_HEADER}`);
  }
  const virtualChannel = (identity >>> 5) & 0x3f;
  if (virtualChannel >= VIRTUAL_CHANNELS_MAX_ITEMS) {
    return refused('CHANNEL', `virtual channel ${virtualChannel} is not in 0..3`);
  }
  const sender = (identity >>> 12) & 0xffff;
  if (sender !== spacecraftId) return refused('SPACECRAFT', `spacecraft ${sender} is not ${spacecraftId}`);
  const controlAt = crcAt - CONTROL_FIELD_BYTES;
  const frame: TransferFrame = {
    spacecraftId,
    virtualChannel,
    count: view.readUInt32BE(7),
    controlField: view.readUInt32BE(controlAt),
    data: Uint8Array.from(view.subarray(DATA_AT, controlAt)),
  };
  return { kind: 'frame', frame };
}

const stepsBetween = (last: number, count: number): number =>
  (count - last + FRAME_COUNT_MODULO) % FRAME_COUNT_MODULO;

/** Whether a count comes after another of its virtual channel: more than half the circle is backwards. */
export function isLater(last: number, count: number): boolean {
  const steps = stepsBetween(last, count);
  return steps > 0 && steps <= FRAME_COUNT_MODULO / 2;
}

/** Frames missing between two of one virtual channel; 0 also for a repetition or one that comes late. */
export function framesMissed(last: number, count: number): number {
  return isLater(last, count) ? stepsBetween(last, count) - 1 : 0;
}

// A segment on disk: a file of records of libs/storage (length, CRC, number), named by class, boot and first number.
import { encodeRecord, scanRecords } from '@dawnline/storage';
import { appended, newSegment, type DownlinkClass, type RecordedPacket, type Segment } from './segment';

export const RECORDER_FOLDER = 'comms-manager/recorder';
/** Layout of one record: version, mission time (64 bits), length of the topic (16 bits), topic, payload; big endian. */
const VERSION = 1;
const HEAD_BYTES = 11;

export const segmentPath = (index: DownlinkClass, boot: number, first: number): string =>
  `${RECORDER_FOLDER}/p${index}-${boot}-${first}`;

export interface SegmentName {
  readonly index: DownlinkClass;
  readonly boot: number;
  readonly first: number;
}

/** Null for a file that is none of ours. */
export function parseSegmentName(name: string): SegmentName | null {
  const match = /^p([0-3])-([1-9]\d{0,9})-([1-9]\d{0,9})$/.exec(name);
  if (!match) return null;
  return { index: Number(match[1]) as DownlinkClass, boot: Number(match[2]), first: Number(match[3]) };
}

/** One packet with its number, for the end of the file. The CRC covers the file's name too. */
export function encodePacket(path: string, number: number, packet: RecordedPacket): Uint8Array {
  const topic = Buffer.from(packet.topic, 'utf8');
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(VERSION, 0);
  head.writeBigUInt64BE(BigInt(packet.atUs), 1);
  head.writeUInt16BE(topic.length, 9);
  return encodeRecord(path, number, Buffer.concat([head, topic, packet.payload]));
}

function decodePacket(record: Uint8Array): RecordedPacket | null {
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.length);
  if (bytes.length < HEAD_BYTES || bytes[0] !== VERSION) return null;
  const payloadAt = HEAD_BYTES + bytes.readUInt16BE(9);
  const atUs = Number(bytes.readBigUInt64BE(1));
  if (payloadAt > bytes.length || !Number.isSafeInteger(atUs)) return null;
  const topic = bytes.toString('utf8', HEAD_BYTES, payloadAt);
  return { topic, payload: Uint8Array.from(bytes.subarray(payloadAt)), atUs };
}

/** Reads a segment up to the first record that is torn or altered. Null when not even the first one can be read. */
export function decodeSegment(
  name: SegmentName,
  bytes: Uint8Array,
): { segment: Segment; isWhole: boolean } | null {
  const path = segmentPath(name.index, name.boot, name.first);
  const { records, validBytes } = scanRecords(path, bytes);
  if (records.length === 0 || records[0].sequence !== name.first) return null;
  let segment = newSegment(name.boot, name.first);
  let isWhole = validBytes === bytes.length;
  for (const { payload } of records) {
    const packet = decodePacket(payload);
    if (!packet) {
      isWhole = false;
      break;
    }
    segment = appended(segment, packet);
  }
  if (segment.packets.length === 0) return null;
  // A damaged file is replaced by what could be read of it.
  return { segment: { ...segment, stored: segment.packets.length, isSuspect: !isWhole }, isWhole };
}

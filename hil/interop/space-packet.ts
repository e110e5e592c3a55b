// CCSDS space packets (133.0-B-2) with the secondary headers of PUS-C (ECSS-E-ST-70-41C). Pure.
import { strict as assert } from 'node:assert';
import { crc16 } from '@dawnline/telecommand';
import { SEQUENCE_COUNTS, SPACE_PACKET_MAX_BYTES } from './interop.limits';

export const PRIMARY_BYTES = 6;
/** Version and time status, service, subtype, message type counter, destination, time. */
export const TM_SECONDARY_BYTES = 15;
/** Version and acknowledgement flags, service, subtype, source. */
export const TC_SECONDARY_BYTES = 5;
export const CRC_BYTES = 2;
export const TM_HEADER_BYTES = PRIMARY_BYTES + TM_SECONDARY_BYTES;
export const TC_HEADER_BYTES = PRIMARY_BYTES + TC_SECONDARY_BYTES;

const PUS_VERSION = 2;
const TC_TYPE = 0x1000;
const SECONDARY_FLAG = 0x0800;
const APID_MASK = 0x07ff;
const UNSEGMENTED = 0xc000;
const COUNT_MASK = SEQUENCE_COUNTS - 1;
const SECOND_US = 1_000_000;
const FRACTIONS = 0x1000000;
/**
 * Preamble of the time, always sent: CUC, an epoch of our own (1970-01-01, UTC without leap seconds), four octets of
 * seconds, three of fractions (CCSDS 301.0-B-4).
 */
export const TIME_P_FIELD = 0x2f;

/** The 16 bits before the sequence count: version 0, type, secondary header flag, application process. */
export const packetIdOf = (kind: 'tm' | 'tc', apid: number): number =>
  (kind === 'tc' ? TC_TYPE : 0) | SECONDARY_FLAG | apid;

/** The 16 bits of an unsegmented packet's sequence control. */
export const sequenceControlOf = (sequence: number): number => UNSEGMENTED | sequence;

export interface TmHeader {
  readonly apid: number;
  readonly sequence: number;
  readonly service: number;
  readonly subtype: number;
  readonly messageCounter: number;
  readonly destination: number;
  /** Unix microseconds without leap seconds; the time field holds them exactly until 2106. */
  readonly timeUs: number;
}

export interface TcHeader {
  readonly apid: number;
  readonly sequence: number;
  /** Success reports that are wanted: 8 acceptance, 4 start, 2 progress, 1 completion. */
  readonly ackFlags: number;
  readonly service: number;
  readonly subtype: number;
  readonly source: number;
}

export interface SpacePacket<H> {
  readonly header: H;
  readonly data: Uint8Array;
}

function primary(packet: Buffer, id: number, sequence: number): void {
  assert(sequence >= 0 && sequence < SEQUENCE_COUNTS, `sequence count ${sequence}`);
  assert(packet.length <= SPACE_PACKET_MAX_BYTES, `space packet of ${packet.length} bytes`);
  packet.writeUInt16BE(id, 0);
  packet.writeUInt16BE(sequenceControlOf(sequence), 2);
  packet.writeUInt16BE(packet.length - PRIMARY_BYTES - 1, 4);
}

function sealed(packet: Buffer): Buffer {
  packet.writeUInt16BE(crc16(packet.subarray(0, -CRC_BYTES)), packet.length - CRC_BYTES);
  return packet;
}

export function formatTm(header: TmHeader, data: Uint8Array): Uint8Array {
  const packet = Buffer.alloc(TM_HEADER_BYTES + data.length + CRC_BYTES);
  primary(packet, packetIdOf('tm', header.apid), header.sequence);
  packet.writeUInt8(PUS_VERSION << 4, 6);
  packet.writeUInt8(header.service, 7);
  packet.writeUInt8(header.subtype, 8);
  packet.writeUInt16BE(header.messageCounter, 9);
  packet.writeUInt16BE(header.destination, 11);
  packet.writeUInt8(TIME_P_FIELD, 13);
  packet.writeUInt32BE(Math.floor(header.timeUs / SECOND_US) >>> 0, 14);
  const fraction = Math.round(((header.timeUs % SECOND_US) * FRACTIONS) / SECOND_US);
  packet.writeUIntBE(fraction, 18, 3);
  packet.set(data, TM_HEADER_BYTES);
  return sealed(packet);
}

export function formatTc(header: TcHeader, data: Uint8Array): Uint8Array {
  const packet = Buffer.alloc(TC_HEADER_BYTES + data.length + CRC_BYTES);
  primary(packet, packetIdOf('tc', header.apid), header.sequence);
  packet.writeUInt8((PUS_VERSION << 4) | header.ackFlags, 6);
  packet.writeUInt8(header.service, 7);
  packet.writeUInt8(header.subtype, 8);
  packet.writeUInt16BE(header.source, 9);
  packet.set(data, TC_HEADER_BYTES);
  return sealed(packet);
}

/** What is wrong with a packet as a whole, for people; null when length, checksum, version and kind are right. */
function faultOf(packet: Buffer, kind: 'tm' | 'tc'): string | null {
  const shortest = (kind === 'tm' ? TM_HEADER_BYTES : TC_HEADER_BYTES) + CRC_BYTES;
  if (packet.length < shortest) return `${packet.length} bytes, needs ${shortest} at least`;
  const declared = packet.readUInt16BE(4) + PRIMARY_BYTES + 1;
  if (declared !== packet.length) return `${packet.length} bytes, its header says ${declared}`;
  const crc = packet.readUInt16BE(packet.length - CRC_BYTES);
  if (crc !== crc16(packet.subarray(0, -CRC_BYTES))) return 'packet error control does not match';
  const id = packet.readUInt16BE(0);
  if ((id & ~APID_MASK) !== packetIdOf(kind, 0))
    return `no ${kind === 'tc' ? 'telecommand' : 'telemetry'} packet with a secondary header`;
  if ((packet.readUInt16BE(2) & UNSEGMENTED) !== UNSEGMENTED) return 'a segment of a packet';
  if (packet.readUInt8(6) >>> 4 !== PUS_VERSION) return `PUS version ${packet.readUInt8(6) >>> 4}, needs 2`;
  return null;
}

const dataOf = (packet: Buffer, from: number): Uint8Array =>
  Uint8Array.from(packet.subarray(from, packet.length - CRC_BYTES));

/** Reads a telecommand packet; a text says what is wrong. */
export function parseTc(bytes: Uint8Array): SpacePacket<TcHeader> | string {
  const packet = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const fault = faultOf(packet, 'tc');
  if (fault !== null) return fault;
  const header = {
    apid: packet.readUInt16BE(0) & APID_MASK,
    sequence: packet.readUInt16BE(2) & COUNT_MASK,
    ackFlags: packet.readUInt8(6) & 0x0f,
    service: packet.readUInt8(7),
    subtype: packet.readUInt8(8),
    source: packet.readUInt16BE(9),
  };
  return { header, data: dataOf(packet, TC_HEADER_BYTES) };
}

/** Reads a telemetry packet; a text says what is wrong. */
export function parseTm(bytes: Uint8Array): SpacePacket<TmHeader> | string {
  const packet = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const fault = faultOf(packet, 'tm');
  if (fault !== null) return fault;
  const fractionUs = Math.round((packet.readUIntBE(18, 3) * SECOND_US) / FRACTIONS);
  const header = {
    apid: packet.readUInt16BE(0) & APID_MASK,
    sequence: packet.readUInt16BE(2) & COUNT_MASK,
    service: packet.readUInt8(7),
    subtype: packet.readUInt8(8),
    messageCounter: packet.readUInt16BE(9),
    destination: packet.readUInt16BE(11),
    timeUs: packet.readUInt32BE(14) * SECOND_US + fractionUs,
  };
  return { header, data: dataOf(packet, TM_HEADER_BYTES) };
}

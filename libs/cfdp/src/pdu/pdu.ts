// The PDU: fixed header, data field, optional CRC (CCSDS 727.0-B-5, 5.1 to 5.3).
import { strict as assert } from 'node:assert';
import { crc16 } from '@dawnline/telecommand';
import { DATA_FIELD_MAX_BYTES, ID_MAX_BYTES, SEGMENT_METADATA_MAX_BYTES } from '../cfdp.limits';
import { concat, Reader, Refused, uintBytes } from './cursor';
import { directiveBytes, readDirective } from './directives';
import type { FileDataPdu, Pdu, PduHeader } from './types';

/** Version 001: CFDP of 727.0-B-2 and later. */
const VERSION = 1;
const FIXED_BYTES = 4;
const CRC_BYTES = 2;

export type DecodedPdu =
  | { readonly kind: 'pdu'; readonly pdu: Pdu }
  /** Names the first field that does not hold. */
  | { readonly kind: 'refused'; readonly field: string; readonly detail: string };

const offsetBytes = (header: Pick<PduHeader, 'large'>): number => (header.large ? 8 : 4);

interface Fixed {
  readonly header: PduHeader;
  readonly isFileData: boolean;
  readonly hasSegmentMetadata: boolean;
  readonly dataBytes: number;
}

function readHeader(reader: Reader): Fixed {
  const flags = reader.uint('version', 1);
  if (flags >> 5 !== VERSION) throw new Refused('version', `${flags >> 5} is not ${VERSION}`);
  const dataBytes = reader.uint('data field length', 2);
  const widths = reader.uint('lengths', 1);
  const entityIdBytes = ((widths >> 4) & 7) + 1;
  const sequenceBytes = (widths & 7) + 1;
  return {
    isFileData: (flags & 0x10) !== 0,
    hasSegmentMetadata: (widths & 0x08) !== 0,
    dataBytes,
    header: {
      direction: flags & 0x08 ? 'toward-sender' : 'toward-receiver',
      mode: flags & 0x04 ? 'unacknowledged' : 'acknowledged',
      crc: (flags & 0x02) !== 0,
      large: (flags & 0x01) !== 0,
      segmentation: (widths & 0x80) !== 0,
      entityIdBytes,
      sequenceBytes,
      source: reader.uint('source entity', entityIdBytes),
      sequence: reader.uint('transaction sequence', sequenceBytes),
      destination: reader.uint('destination entity', entityIdBytes),
    },
  };
}

function readFileData(data: Uint8Array, width: number, hasSegmentMetadata: boolean): FileDataPdu {
  const reader = new Reader(data);
  let segmentMetadata = null;
  if (hasSegmentMetadata) {
    const byte = reader.uint('record continuation state', 1);
    segmentMetadata = { continuation: byte >> 6, metadata: reader.take('segment metadata', byte & 0x3f) };
  }
  const offset = reader.uint('offset', width);
  return { kind: 'file-data', segmentMetadata, offset, data: reader.rest() };
}

function read(bytes: Uint8Array): Pdu {
  const reader = new Reader(bytes);
  const { header, isFileData, hasSegmentMetadata, dataBytes } = readHeader(reader);
  if (reader.left !== dataBytes)
    throw new Refused('data field length', `says ${dataBytes} bytes, there are ${reader.left}`);
  let dataEnd = bytes.length;
  if (header.crc) {
    dataEnd -= CRC_BYTES;
    if (dataBytes < CRC_BYTES) throw new Refused('CRC', 'is absent');
    const expected = crc16(bytes.subarray(0, dataEnd));
    const found = (bytes[dataEnd]! << 8) | bytes[dataEnd + 1]!;
    if (found !== expected) throw new Refused('CRC', 'does not match');
  }
  const data = bytes.subarray(bytes.length - dataBytes, dataEnd);
  const body = isFileData
    ? readFileData(data, offsetBytes(header), hasSegmentMetadata)
    : readDirective(data, offsetBytes(header));
  return { header, body };
}

/** Takes bytes from anywhere; never throws. */
export function decodePdu(bytes: Uint8Array): DecodedPdu {
  try {
    return { kind: 'pdu', pdu: read(bytes) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'refused', field: error.field, detail: error.detail };
  }
}

function fileDataBytes(body: FileDataPdu, width: number): Uint8Array {
  const { segmentMetadata } = body;
  const parts = [uintBytes(body.offset, width), body.data];
  if (!segmentMetadata) return concat(parts);
  const { continuation, metadata } = segmentMetadata;
  assert(continuation >= 0 && continuation <= 3, 'a record continuation state has 2 bits');
  assert(metadata.length <= SEGMENT_METADATA_MAX_BYTES, 'segment metadata has a length of 6 bits');
  return concat([Uint8Array.of((continuation << 6) | metadata.length), metadata, ...parts]);
}

/** Asserts that every field fits. */
export function encodePdu({ header, body }: Pdu): Uint8Array {
  const { entityIdBytes, sequenceBytes } = header;
  for (const width of [entityIdBytes, sequenceBytes])
    assert(Number.isInteger(width) && width >= 1 && width <= ID_MAX_BYTES, `${width} bytes are no width`);
  const isFileData = body.kind === 'file-data';
  const data = isFileData
    ? fileDataBytes(body, offsetBytes(header))
    : directiveBytes(body, offsetBytes(header));
  const dataBytes = data.length + (header.crc ? CRC_BYTES : 0);
  assert(dataBytes <= DATA_FIELD_MAX_BYTES, `a data field of ${dataBytes} bytes is too long`);
  const flags =
    (VERSION << 5) |
    (isFileData ? 0x10 : 0) |
    (header.direction === 'toward-sender' ? 0x08 : 0) |
    (header.mode === 'unacknowledged' ? 0x04 : 0) |
    (header.crc ? 0x02 : 0) |
    (header.large ? 0x01 : 0);
  const widths =
    (header.segmentation ? 0x80 : 0) |
    ((entityIdBytes - 1) << 4) |
    (isFileData && body.segmentMetadata ? 0x08 : 0) |
    (sequenceBytes - 1);
  const whole = concat([
    Uint8Array.of(flags),
    uintBytes(dataBytes, 2),
    Uint8Array.of(widths),
    uintBytes(header.source, entityIdBytes),
    uintBytes(header.sequence, sequenceBytes),
    uintBytes(header.destination, entityIdBytes),
    data,
  ]);
  return header.crc ? concat([whole, uintBytes(crc16(whole), CRC_BYTES)]) : whole;
}

/** What a PDU needs besides its file data: header, offset and CRC. */
export function fileDataOverhead(header: PduHeader): number {
  const ids = 2 * header.entityIdBytes + header.sequenceBytes;
  return FIXED_BYTES + ids + offsetBytes(header) + (header.crc ? CRC_BYTES : 0);
}

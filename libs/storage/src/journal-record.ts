import { strict as assert } from 'node:assert';
import { crc32 } from 'node:zlib';
import { JOURNAL_RECORD_MAX_BYTES } from './storage.limits';

// A record: length, CRC-32, sequence (each 32-bit, big endian), payload. The CRC covers the journal's name too, so that
// a block which belongs elsewhere does not pass (fault:D5).
const HEADER_BYTES = 12;

export interface JournalRecord {
  readonly sequence: number;
  readonly payload: Uint8Array;
}

export interface JournalScan {
  readonly records: readonly JournalRecord[];
  /** Bytes of the valid prefix; what follows is a torn tail. */
  readonly validBytes: number;
}

function checksum(name: string, length: number, sequence: number, payload: Uint8Array): number {
  const facts = Buffer.alloc(8);
  facts.writeUInt32BE(length, 0);
  facts.writeUInt32BE(sequence, 4);
  return crc32(payload, crc32(facts, crc32(Buffer.from(name))));
}

export function encodeRecord(name: string, sequence: number, payload: Uint8Array): Uint8Array {
  assert(payload.length <= JOURNAL_RECORD_MAX_BYTES, `record of ${payload.length} bytes is too long`);
  const record = Buffer.alloc(HEADER_BYTES + payload.length);
  record.writeUInt32BE(payload.length, 0);
  record.writeUInt32BE(checksum(name, payload.length, sequence, payload), 4);
  record.writeUInt32BE(sequence, 8);
  record.set(payload, HEADER_BYTES);
  return record;
}

/** Reads records up to the first one that is torn, altered or out of sequence. */
export function scanRecords(name: string, bytes: Uint8Array): JournalScan {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: JournalRecord[] = [];
  let offset = 0;
  while (offset + HEADER_BYTES <= view.length) {
    const length = view.readUInt32BE(offset);
    const end = offset + HEADER_BYTES + length;
    if (length > JOURNAL_RECORD_MAX_BYTES || end > view.length) break;
    const sequence = view.readUInt32BE(offset + 8);
    const payload = Uint8Array.from(view.subarray(offset + HEADER_BYTES, end));
    if (view.readUInt32BE(offset + 4) !== checksum(name, length, sequence, payload)) break;
    const previous = records.at(-1);
    if (previous && sequence !== previous.sequence + 1) break;
    records.push({ sequence, payload });
    offset = end;
  }
  assert(offset <= bytes.length);
  return { records, validBytes: offset };
}

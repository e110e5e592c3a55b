// A small record on disk: one line of JSON, a blank and the CRC of the JSON (FD-26).
import { crc16 } from './crc16';

const checksum = (text: string): string => crc16(Buffer.from(text, 'utf8')).toString(16).padStart(4, '0');

export function crcLine(value: unknown): Uint8Array {
  const text = JSON.stringify(value);
  return Buffer.from(`${text} ${checksum(text)}\n`, 'utf8');
}

/** The value of a record, or null when the line is not whole. The caller checks the value's own shape and version. */
export function readCrcLine(bytes: Uint8Array): unknown {
  const match = /^(\{[^\n]*\}) ([0-9a-f]{4})\n$/.exec(Buffer.from(bytes).toString('utf8'));
  if (!match || checksum(match[1]) !== match[2]) return null;
  try {
    return JSON.parse(match[1]) as unknown;
  } catch {
    return null;
  }
}

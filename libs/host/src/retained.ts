import { crc32 } from 'node:zlib';

/** What came back from retained memory. A corrupt item must be dropped, recreated and reported (FD-26). */
export type Retained<T> =
  { readonly kind: 'absent' } | { readonly kind: 'corrupt' } | { readonly kind: 'value'; readonly value: T };

/** CRC-32, version and length of the item, 32 bits each, big endian. */
const HEADER_BYTES = 12;

/** Packs a plain value for `Boot.retain`: nothing survives without CRC, version and length. */
export function packRetained(version: number, value: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(value), 'utf8');
  const packed = Buffer.alloc(HEADER_BYTES + text.length);
  packed.writeUInt32BE(version, 4);
  packed.writeUInt32BE(text.length, 8);
  text.copy(packed, HEADER_BYTES);
  packed.writeUInt32BE(crc32(packed.subarray(4)), 0);
  return new Uint8Array(packed);
}

/** The inverse. Another version, a wrong length or a wrong CRC reads as corrupt. */
export function unpackRetained<T>(version: number, bytes: Uint8Array | null): Retained<T> {
  if (bytes === null) return { kind: 'absent' };
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sound =
    packed.length >= HEADER_BYTES &&
    packed.readUInt32BE(0) === crc32(packed.subarray(4)) &&
    packed.readUInt32BE(4) === version &&
    packed.readUInt32BE(8) === packed.length - HEADER_BYTES;
  if (!sound) return { kind: 'corrupt' };
  return { kind: 'value', value: JSON.parse(packed.subarray(HEADER_BYTES).toString('utf8')) as T };
}

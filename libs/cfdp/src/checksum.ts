// File checksums, taken piece by piece: what computes them reads the file once, from its start.
import { ChecksumType } from './codes';

/** Plain, so that it may be kept; `seen` counts the bytes so far. */
export interface RunningChecksum {
  readonly type: ChecksumType;
  readonly value: number;
  readonly seen: number;
}

/** Reflected polynomials: Castagnoli, and ISO 3309 (published: SANA registry of CFDP checksums). */
const POLYNOMIALS = { [ChecksumType.Crc32C]: 0x82f6_3b78, [ChecksumType.Crc32]: 0xedb8_8320 } as const;

function tableOf(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    return value;
  });
}

const TABLES = {
  [ChecksumType.Crc32C]: tableOf(POLYNOMIALS[ChecksumType.Crc32C]),
  [ChecksumType.Crc32]: tableOf(POLYNOMIALS[ChecksumType.Crc32]),
} as const;

function crc(value: number, table: Uint32Array, bytes: Uint8Array): number {
  let next = value;
  for (const byte of bytes) next = (next >>> 8) ^ table[(next ^ byte) & 0xff]!;
  return next >>> 0;
}

/** Sum of big-endian words of 32 bits that begin at multiples of four; the last one is filled up with zeros. */
function modular(value: number, seen: number, bytes: Uint8Array): number {
  let sum = value;
  bytes.forEach((byte, index) => {
    sum = (sum + ((byte << (8 * (3 - ((seen + index) & 3)))) >>> 0)) >>> 0;
  });
  return sum;
}

export function startChecksum(type: ChecksumType): RunningChecksum {
  return { type, value: type in TABLES ? 0xffff_ffff : 0, seen: 0 };
}

export function addToChecksum(running: RunningChecksum, bytes: Uint8Array): RunningChecksum {
  const { type, seen } = running;
  const value =
    type === ChecksumType.Null
      ? 0
      : type === ChecksumType.Modular
        ? modular(running.value, seen % 4, bytes)
        : crc(running.value, TABLES[type], bytes);
  return { type, value, seen: seen + bytes.length };
}

/** Unsigned, 32 bits. */
export function endChecksum({ type, value }: RunningChecksum): number {
  return type in TABLES ? ~value >>> 0 : value;
}

export function checksumOf(type: ChecksumType, bytes: Uint8Array): number {
  return endChecksum(addToChecksum(startChecksum(type), bytes));
}

const DURATION = /^(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d)$/;
const UNIT_US: Readonly<Record<string, number>> = {
  us: 1,
  ms: 1_000,
  s: 1_000_000,
  min: 60_000_000,
  h: 3_600_000_000,
  d: 86_400_000_000,
};

export const DURATION_PATTERN = '^[0-9]+([.][0-9]+)? ?(us|ms|s|min|h|d)$';
export const DURATION_WORDS = 'a duration such as 250 ms, 90 s, 10 min or 1.5 h';

/** Microseconds of a duration that the schema has accepted. */
export function durationUs(text: string): number {
  const match = DURATION.exec(text);
  if (!match) throw new RangeError(`"${text}": allowed is ${DURATION_WORDS}`);
  return Math.round(Number(match[1]) * UNIT_US[match[2]]);
}

const SIZE = /^(\d+(?:\.\d+)?)\s*(B|KiB|MiB|GiB|TiB)$/;
const UNIT_BYTES: Readonly<Record<string, number>> = {
  B: 1,
  KiB: 1024,
  MiB: 1024 * 1024,
  GiB: 1024 * 1024 * 1024,
  TiB: 1024 * 1024 * 1024 * 1024,
};

export const SIZE_PATTERN = '^[0-9]+([.][0-9]+)? ?(B|KiB|MiB|GiB|TiB)$';
export const SIZE_WORDS = 'a size such as 512 MiB or 1.5 GiB (B, KiB, MiB, GiB, TiB)';

/** Bytes of a size that the schema has accepted. */
export function sizeBytes(text: string): number {
  const match = SIZE.exec(text);
  if (!match) throw new RangeError(`"${text}": allowed is ${SIZE_WORDS}`);
  return Math.round(Number(match[1]) * UNIT_BYTES[match[2]]);
}

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

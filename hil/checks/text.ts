/** How a reading is written for people. */
import type { Reading } from '@hil/plant';

/** Digits that a reader compares; what lies beyond is noise of the arithmetic. */
const DIGITS = 5;

export function valueText(value: Reading['got']): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(Number(value.toPrecision(DIGITS)));
  return value.map(valueText).join(' / ');
}

export function toleranceText({ tolerance }: Reading): string {
  return typeof tolerance === 'number' ? `± ${valueText(tolerance)}` : tolerance;
}

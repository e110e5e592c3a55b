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

/** Digits behind the point that show a tenth of a tolerance. */
function decimalsOf(tolerance: number): number {
  let decimals = 0;
  while (decimals < 9 && (tolerance / 10) * Number(`1e${decimals}`) < 1 - 1e-9) decimals += 1;
  return decimals;
}

/** What was got, as far as the tolerance lets it matter: documents do not change with the last digit. */
export function documentValue({ got, expected, tolerance }: Reading): string {
  if (typeof got === 'string') return got;
  if (typeof expected === 'string' && expected.startsWith('≤')) return 'below';
  const rounded = (value: number): string =>
    typeof tolerance === 'number'
      ? String(Number(value.toFixed(decimalsOf(tolerance))))
      : String(Number(value.toPrecision(3)));
  return typeof got === 'number' ? rounded(got) : got.map(rounded).join(' / ');
}

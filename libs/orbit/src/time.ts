/** Civil UTC and Unix microseconds without leap seconds, in exact integer arithmetic (no `Date`). */
import assert from 'node:assert/strict';

export const US_PER_SECOND = 1_000_000;
export const US_PER_MINUTE = 60 * US_PER_SECOND;
export const US_PER_DAY = 86_400 * US_PER_SECOND;
/** Julian date of 1970-01-01 00:00 UTC, days (published, definition). */
const JULIAN_DATE_OF_UNIX_EPOCH = 2_440_587.5;

const UTC_PATTERN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?Z$/;

/** Days from 1970-01-01 to a date of the proleptic Gregorian calendar (years counted from March). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `daysFromCivil`. */
export function civilFromDays(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day };
}

/** Unix microseconds of `YYYY-MM-DDThh:mm:ss[.ffffff]Z`; throws a RangeError that says what is allowed. */
export function parseUtc(text: string): number {
  const match = UTC_PATTERN.exec(text);
  if (match === null) {
    throw new RangeError(`UTC time "${text}": allowed is YYYY-MM-DDThh:mm:ss[.ffffff]Z`);
  }
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const days = daysFromCivil(year, month, day);
  const back = civilFromDays(days);
  if (back.month !== month || back.day !== day || hour > 23 || minute > 59 || second > 59) {
    throw new RangeError(`UTC time "${text}": no such date or time of day (leap seconds are not used)`);
  }
  const microseconds = Number((match[7] ?? '').padEnd(6, '0'));
  return days * US_PER_DAY + ((hour * 60 + minute) * 60 + second) * US_PER_SECOND + microseconds;
}

/** `YYYY-MM-DDThh:mm:ss.ffffffZ`; whole seconds are written without the fraction. */
export function formatUtc(unixUs: number): string {
  assert(Number.isSafeInteger(unixUs), `Unix time must be integer microseconds, got ${unixUs}`);
  const days = Math.floor(unixUs / US_PER_DAY);
  const rest = unixUs - days * US_PER_DAY;
  const { year, month, day } = civilFromDays(days);
  const second = Math.floor(rest / US_PER_SECOND);
  const fraction = rest - second * US_PER_SECOND;
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const time = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  return `${date}T${time}${fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`}Z`;
}

/** Julian date in one double: resolves about 40 microseconds, enough for Sun and sidereal time, not for SGP4. */
export function julianDate(unixUs: number): number {
  return unixUs / US_PER_DAY + JULIAN_DATE_OF_UNIX_EPOCH;
}

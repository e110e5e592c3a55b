/** Two-line elements: checked parsing, and the epoch in exact integer microseconds. */
import { twoline2satrec, type SatRec } from 'satellite.js';
import { daysFromCivil, US_PER_DAY } from './time';

/** The TLE field of eight decimals of a day counts in units of 864 microseconds. */
const US_PER_EPOCH_DIGIT = 864;
/** Two-digit years below 57 belong to the 21st century (published, TLE convention). */
const FIRST_YEAR_OF_1900S = 57;

export interface Tle {
  readonly line1: string;
  readonly line2: string;
  readonly catalogueNumber: string;
  /** Epoch, Unix microseconds, exact. */
  readonly epochUnixUs: number;
  readonly inclinationDeg: number;
  readonly rightAscensionDeg: number;
  readonly eccentricity: number;
  readonly argumentOfPerigeeDeg: number;
  readonly meanAnomalyDeg: number;
  readonly meanMotionRevPerDay: number;
  /** The initialised SGP4 record (WGS-72 constants, as SGP4 is defined). */
  readonly satrec: SatRec;
}

/** A TLE that does not hold; `field`, `value` and `allowed` say what to correct. */
export class TleError extends Error {
  constructor(
    readonly field: string,
    readonly value: string,
    readonly allowed: string,
  ) {
    super(`TLE ${field}: "${value}" is not allowed, expected ${allowed}`);
    this.name = 'TleError';
  }
}

function checksum(line: string): number {
  let sum = 0;
  for (let i = 0; i < 68; i += 1) {
    const c = line[i]!;
    if (c >= '0' && c <= '9') sum += Number(c);
    else if (c === '-') sum += 1;
  }
  return sum % 10;
}

function checkLine(line: string, number: 1 | 2): void {
  const name = `line ${number}`;
  if (line.length !== 69) throw new TleError(`${name} length`, String(line.length), '69 characters');
  if (line[0] !== String(number) || line[1] !== ' ') {
    throw new TleError(`${name} columns 1-2`, line.slice(0, 2), `"${number} "`);
  }
  const expected = checksum(line);
  if (line[68] !== String(expected)) throw new TleError(`${name} checksum`, line[68]!, String(expected));
}

function numberField(
  line: string,
  field: string,
  from: number,
  to: number,
  low: number,
  high: number,
): number {
  const text = line.slice(from - 1, to);
  const value = Number(text.trim());
  if (text.trim() === '' || !Number.isFinite(value) || value < low || value >= high) {
    throw new TleError(field, text, `a number from ${low} to below ${high}`);
  }
  return value;
}

function epochUnixUs(line1: string): number {
  const text = line1.slice(18, 32);
  const match = /^(\d{2})([ \d]{3})\.(\d{8})$/.exec(text);
  const dayOfYear = match === null ? 0 : Number(match[2]!.trim());
  if (match === null || dayOfYear < 1 || dayOfYear > 366) {
    throw new TleError('epoch', text, 'YYDDD.DDDDDDDD with day 1 to 366');
  }
  const year = Number(match[1]) + (Number(match[1]) < FIRST_YEAR_OF_1900S ? 2000 : 1900);
  return (daysFromCivil(year, 1, 1) + dayOfYear - 1) * US_PER_DAY + Number(match[3]) * US_PER_EPOCH_DIGIT;
}

/** Parses and checks one element set; throws a TleError with field, value and what is allowed. */
export function parseTle(line1: string, line2: string): Tle {
  checkLine(line1, 1);
  checkLine(line2, 2);
  const catalogueNumber = line1.slice(2, 7);
  if (line2.slice(2, 7) !== catalogueNumber) {
    throw new TleError('line 2 catalogue number', line2.slice(2, 7), `"${catalogueNumber}" as in line 1`);
  }
  const satrec = twoline2satrec(line1, line2);
  if (satrec.error !== 0) {
    throw new TleError('elements', `SGP4 error ${satrec.error}`, 'a set that SGP4 can initialise');
  }
  return {
    line1,
    line2,
    catalogueNumber,
    epochUnixUs: epochUnixUs(line1),
    inclinationDeg: numberField(line2, 'inclination', 9, 16, 0, 180.0001),
    rightAscensionDeg: numberField(line2, 'right ascension', 18, 25, 0, 360),
    eccentricity: numberField(line2, 'eccentricity', 27, 33, 0, 1e7) / 1e7,
    argumentOfPerigeeDeg: numberField(line2, 'argument of perigee', 35, 42, 0, 360),
    meanAnomalyDeg: numberField(line2, 'mean anomaly', 44, 51, 0, 360),
    meanMotionRevPerDay: numberField(line2, 'mean motion', 53, 63, 0.05, 18),
    satrec,
  };
}

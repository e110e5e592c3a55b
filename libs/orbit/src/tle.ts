/** Two-line elements: checked parsing, and lines from elements. */
import assert from 'node:assert/strict';
import { twoline2satrec } from 'satellite.js';
import { checkRecord, ELEMENT_BOUNDS, TleError, type MeanElements, type Tle } from './elements';
import { civilFromDays, daysFromCivil, US_PER_DAY } from './time';

const LINE_LENGTH = 69;
/** The TLE field of eight decimals of a day counts in units of 864 microseconds. */
const US_PER_EPOCH_DIGIT = 864;
/** Two-digit years below 57 belong to the 21st century (published, TLE convention). */
const FIRST_YEAR_OF_1900S = 57;
/** Columns that are blank in each line (published, TLE format). */
const BLANKS: readonly (readonly number[])[] = [
  [2, 9, 18, 33, 44, 53, 62, 64],
  [2, 8, 17, 26, 34, 43, 52],
];

const DECIMAL = /^ *[+-]?(\d+\.?\d*|\.\d+) *$/;
const DIGITS = /^[ \d]*\d *$/;
/** Sign, five digits behind an assumed point, and the power of ten. */
const ASSUMED_POINT = /^[ +-][ \d]{4}\d[+-]\d$/;
const CATALOGUE_NUMBER = /^( *\d+|[A-HJ-NP-Z]\d{4})$/;

function checksum(line: string): number {
  let sum = 0;
  for (let i = 0; i < LINE_LENGTH - 1; i += 1) {
    const c = line[i]!;
    if (c >= '0' && c <= '9') sum += Number(c);
    else if (c === '-') sum += 1;
  }
  return sum % 10;
}

function checkLine(line: string, number: 1 | 2): void {
  const name = `line ${number}`;
  if (line.length !== LINE_LENGTH) throw new TleError(`${name} length`, String(line.length), '69 characters');
  if (line[0] !== String(number) || line[1] !== ' ') {
    throw new TleError(`${name} columns 1-2`, line.slice(0, 2), `"${number} "`);
  }
  const expected = checksum(line);
  if (line[68] !== String(expected)) throw new TleError(`${name} checksum`, line[68]!, String(expected));
  for (const column of BLANKS[number - 1]!) {
    if (line[column - 1] !== ' ')
      throw new TleError(`${name} column ${column}`, line[column - 1]!, 'a blank between two fields');
  }
}

type Bounds = readonly [number, number];

/** A number of the columns `from` to `to`, at least the lower and below the upper bound. */
function numberField(line: string, field: string, from: number, to: number, [low, high]: Bounds): number {
  const text = line.slice(from - 1, to);
  const value = DECIMAL.test(text) ? Number(text) : NaN;
  if (!(value >= low && value < high))
    throw new TleError(field, text, `a number from ${low} to below ${high}`);
  return value;
}

function assumedPoint(line: string, field: string, from: number, to: number): number {
  const text = line.slice(from - 1, to);
  if (!ASSUMED_POINT.test(text))
    throw new TleError(field, text, 'a sign, five digits and a power of ten such as " 22976-3"');
  const digits = text.slice(1, 6).replaceAll(' ', '0');
  return Number(`${text[0] === '-' ? '-' : ''}.${digits}e${text.slice(6)}`);
}

function eccentricityField(line2: string): number {
  const text = line2.slice(26, 33);
  if (!DIGITS.test(text)) throw new TleError('eccentricity', text, 'seven digits behind an assumed point');
  return Number(text.replaceAll(' ', '0')) / 1e7;
}

function epochUnixUs(line1: string): number {
  const text = line1.slice(18, 32);
  const match = /^([ \d]\d)([ \d]{3})\.(\d{8})$/.exec(text);
  const year = Number(match?.[1]) + (Number(match?.[1]) < FIRST_YEAR_OF_1900S ? 2000 : 1900);
  const dayOfYear = Number(match?.[2]?.trim() || NaN);
  const firstDay = match === null ? NaN : daysFromCivil(year, 1, 1);
  const days = match === null ? NaN : daysFromCivil(year + 1, 1, 1) - firstDay;
  if (match === null || !(dayOfYear >= 1 && dayOfYear <= days)) {
    const last = match === null ? 366 : days;
    throw new TleError('epoch', text, `YYDDD.DDDDDDDD with day 1 to ${last}`);
  }
  return (firstDay + dayOfYear - 1) * US_PER_DAY + Number(match[3]) * US_PER_EPOCH_DIGIT;
}

/** Parses and checks one element set; throws a TleError with field, value and what is allowed. */
export function parseTle(line1: string, line2: string): Tle {
  checkLine(line1, 1);
  checkLine(line2, 2);
  const catalogueNumber = line1.slice(2, 7);
  if (!CATALOGUE_NUMBER.test(catalogueNumber))
    throw new TleError('catalogue number', catalogueNumber, 'digits, or a letter (not I, O) and four digits');
  if (line2.slice(2, 7) !== catalogueNumber) {
    throw new TleError('line 2 catalogue number', line2.slice(2, 7), `"${catalogueNumber}" as in line 1`);
  }
  const { inclination, angle, meanMotion } = ELEMENT_BOUNDS;
  // Type 4 is SGP4-XP, a different theory with the same fields.
  if (!/[ 0-3]/.test(line1[62]!)) throw new TleError('ephemeris type', line1[62]!, '0, or blank: SGP4');
  numberField(line1, 'first derivative of mean motion', 34, 43, [-1, 1]);
  assumedPoint(line1, 'second derivative of mean motion', 45, 52);
  const elements = {
    catalogueNumber,
    designator: line1.slice(9, 17).trim(),
    epochUnixUs: epochUnixUs(line1),
    inclinationDeg: numberField(line2, 'inclination', 9, 16, inclination),
    rightAscensionDeg: numberField(line2, 'right ascension', 18, 25, angle),
    eccentricity: eccentricityField(line2),
    argumentOfPerigeeDeg: numberField(line2, 'argument of perigee', 35, 42, angle),
    meanAnomalyDeg: numberField(line2, 'mean anomaly', 44, 51, angle),
    meanMotionRevPerDay: numberField(line2, 'mean motion', 53, 63, meanMotion),
    bstar: assumedPoint(line1, 'drag term', 54, 61),
  };
  const satrec = twoline2satrec(line1, line2);
  checkRecord(satrec, 'TLE');
  return { line1, line2, ...elements, satrec };
}

const withChecksum = (line: string): string => {
  assert(line.length === LINE_LENGTH - 1, `a line has 68 characters and its checksum: "${line}"`);
  return `${line}${checksum(line)}`;
};

/** Angle of four decimals in eight columns; what rounds up to a full turn begins anew. */
const angleText = (degrees: number): string =>
  (Math.round(degrees * 1e4) === 360e4 ? 0 : degrees).toFixed(4).padStart(8);

/** A number as sign, five digits behind an assumed point and a power of ten; what is too small to write is zero. */
function assumedPointText(value: number): string {
  const [mantissa, power] = Math.abs(value).toExponential(4).split('e') as [string, string];
  const exponent = Number(power) + 1;
  if (value === 0 || exponent < -9) return ' 00000+0';
  assert(exponent <= 9, `${value} fits the field`);
  const sign = value < 0 ? '-' : ' ';
  return `${sign}${mantissa.replace('.', '')}${exponent > 0 ? '+' : '-'}${Math.abs(exponent)}`;
}

function epochText(unixUs: number): string {
  const rounded = Math.round(unixUs / US_PER_EPOCH_DIGIT) * US_PER_EPOCH_DIGIT;
  const day = Math.floor(rounded / US_PER_DAY);
  const { year } = civilFromDays(day);
  const dayOfYear = day - daysFromCivil(year, 1, 1) + 1;
  const digits = Math.round((rounded - day * US_PER_DAY) / US_PER_EPOCH_DIGIT);
  const [yy, ddd, decimals] = [year % 100, dayOfYear, digits].map(String) as [string, string, string];
  return `${yy.padStart(2, '0')}${ddd.padStart(3, '0')}.${decimals.padStart(8, '0')}`;
}

/** Letters of a five-character catalogue number above 99999 (published, Alpha-5: no I, no O). */
const ALPHA_5 = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Stands for a catalogue number that five characters cannot hold. */
const NO_NUMBER = '00000';

function catalogueText(number: string): string {
  const value = Number(number);
  if (!Number.isInteger(value) || value < 0) return CATALOGUE_NUMBER.test(number) ? number : NO_NUMBER;
  if (value < 100_000) return String(value).padStart(5, '0');
  const letter = ALPHA_5[Math.floor(value / 10_000) - 10];
  return letter === undefined ? NO_NUMBER : `${letter}${String(value % 10_000).padStart(4, '0')}`;
}

/** The two lines of elements, rounded to what lines can hold; without the derivatives, which SGP4 does not use. */
export function tleLines(elements: MeanElements): readonly [string, string] {
  const number = catalogueText(elements.catalogueNumber);
  const designator = elements.designator.slice(0, 8).padEnd(8);
  const drag = assumedPointText(elements.bstar);
  const eccentricity = Math.min(9_999_999, Math.round(elements.eccentricity * 1e7));
  const angles = [elements.inclinationDeg, elements.rightAscensionDeg].map(angleText).join(' ');
  const inPlane = [elements.argumentOfPerigeeDeg, elements.meanAnomalyDeg].map(angleText).join(' ');
  const motion = elements.meanMotionRevPerDay.toFixed(8).padStart(11);
  return [
    withChecksum(
      `1 ${number}U ${designator} ${epochText(elements.epochUnixUs)}  .00000000  00000+0 ${drag} 0    0`,
    ),
    withChecksum(`2 ${number} ${angles} ${String(eccentricity).padStart(7, '0')} ${inPlane} ${motion}    0`),
  ];
}

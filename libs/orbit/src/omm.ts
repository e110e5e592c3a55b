/** One orbit mean-elements message (CCSDS 502.0-B) by its fields. */
import { json2satrec, type OMMJsonObject } from 'satellite.js';
import { checkRecord, ELEMENT_BOUNDS, FIRST_EPOCH_US, LAST_EPOCH_US, TleError } from './elements';
import type { MeanElements, Tle } from './elements';
import { civilFromDays, daysFromCivil, formatUtc, parseUtc } from './time';
import { tleLines } from './tle';

/** Fields of one message by their CCSDS names. */
export type OmmFields = Readonly<Record<string, string>>;

const refuse = (field: string, value: string | undefined, allowed: string): never => {
  throw new TleError(field, value ?? '', allowed, 'OMM');
};

function numberOf(fields: OmmFields, name: string, [low, high]: readonly [number, number]): number {
  const text = fields[name];
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  if (!(value >= low && value < high)) return refuse(name, text, `a number from ${low} to below ${high}`);
  return value;
}

/** A field that may be left out, but if it is there says one of these. */
function checkOneOf(fields: OmmFields, name: string, allowed: readonly string[]): void {
  const text = fields[name];
  if (text !== undefined && !allowed.includes(text.trim().toUpperCase()))
    refuse(name, text, `one of ${allowed.join(', ')}`);
}

const EPOCH = /^(\d{4})-(?:(\d{2}-\d{2})|(\d{3}))T(\d{2}:\d{2}:\d{2})(?:\.(\d+))?Z?$/;

/** UTC with date or day of the year, any number of decimals (rounded to microseconds), with or without Z. */
function epochOf(text: string | undefined): number {
  const match = EPOCH.exec(text?.trim() ?? '');
  const allowed = 'UTC such as 2026-07-26T03:50:49.227072, from 1957 to 2056';
  if (match === null) return refuse('EPOCH', text, allowed);
  const [, year, monthDay, dayOfYear, time, decimals = ''] = match;
  let date = `${year}-${monthDay}`;
  if (dayOfYear !== undefined) {
    const civil = civilFromDays(daysFromCivil(Number(year), 1, 1) + Number(dayOfYear) - 1);
    const isInYear = dayOfYear !== '000' && civil.year === Number(year);
    if (!isInYear) return refuse('EPOCH', text, 'a day of its year');
    date = [civil.year, civil.month, civil.day].map((part) => String(part).padStart(2, '0')).join('-');
  }
  try {
    const unixUs = parseUtc(`${date}T${time}Z`) + Math.round(Number(`0.${decimals || '0'}`) * 1e6);
    return unixUs >= FIRST_EPOCH_US && unixUs < LAST_EPOCH_US ? unixUs : refuse('EPOCH', text, allowed);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse('EPOCH', text, allowed);
  }
}

/** 2025-248L of a message is 25248L of the lines. */
const designatorOf = (text: string): string =>
  /^\d{4}-\d{3}[A-Z]{1,3}$/.test(text) ? text.slice(2).replace('-', '') : '';

/** Checks one message; throws a TleError with field, value and what is allowed. */
export function parseOmm(fields: OmmFields): Tle {
  checkOneOf(fields, 'CENTER_NAME', ['EARTH']);
  checkOneOf(fields, 'REF_FRAME', ['TEME']);
  checkOneOf(fields, 'TIME_SYSTEM', ['UTC']);
  checkOneOf(fields, 'MEAN_ELEMENT_THEORY', ['SGP4', 'SGP/SGP4']);
  checkOneOf(fields, 'EPHEMERIS_TYPE', ['0', '2', '3', 'SGP', 'SGP4', 'SDP4']);
  const { inclination, angle, eccentricity, meanMotion, bstar } = ELEMENT_BOUNDS;
  const elements: MeanElements = {
    catalogueNumber: fields.NORAD_CAT_ID?.trim() || '0',
    designator: designatorOf(fields.OBJECT_ID?.trim() ?? ''),
    epochUnixUs: epochOf(fields.EPOCH),
    inclinationDeg: numberOf(fields, 'INCLINATION', inclination),
    rightAscensionDeg: numberOf(fields, 'RA_OF_ASC_NODE', angle),
    eccentricity: numberOf(fields, 'ECCENTRICITY', eccentricity),
    argumentOfPerigeeDeg: numberOf(fields, 'ARG_OF_PERICENTER', angle),
    meanAnomalyDeg: numberOf(fields, 'MEAN_ANOMALY', angle),
    meanMotionRevPerDay: numberOf(fields, 'MEAN_MOTION', meanMotion),
    bstar: fields.BSTAR === undefined ? 0 : numberOf(fields, 'BSTAR', bstar),
  };
  if (!/^\d{1,9}$/.test(elements.catalogueNumber))
    refuse('NORAD_CAT_ID', elements.catalogueNumber, 'up to nine digits');
  const satrec = json2satrec({
    OBJECT_NAME: fields.OBJECT_NAME ?? '',
    OBJECT_ID: fields.OBJECT_ID ?? '',
    // The record needs its epoch only for Sun and Moon; minutes since epoch come from the exact one.
    EPOCH: formatUtc(elements.epochUnixUs).slice(0, 23).replace(/Z$/, ''),
    MEAN_MOTION: elements.meanMotionRevPerDay,
    ECCENTRICITY: elements.eccentricity,
    INCLINATION: elements.inclinationDeg,
    RA_OF_ASC_NODE: elements.rightAscensionDeg,
    ARG_OF_PERICENTER: elements.argumentOfPerigeeDeg,
    MEAN_ANOMALY: elements.meanAnomalyDeg,
    NORAD_CAT_ID: elements.catalogueNumber,
    BSTAR: elements.bstar,
    MEAN_MOTION_DOT: 0,
    MEAN_MOTION_DDOT: 0,
  } satisfies Partial<OMMJsonObject> as unknown as OMMJsonObject);
  checkRecord(satrec, 'OMM');
  const [line1, line2] = tleLines(elements);
  return { line1, line2, ...elements, satrec };
}

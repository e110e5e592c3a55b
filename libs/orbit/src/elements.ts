/** What SGP4 takes: mean elements of one object, checked, with an exact epoch. */
import { sgp4, type SatRec } from 'satellite.js';
import { daysFromCivil, US_PER_DAY } from './time';

export interface MeanElements {
  readonly catalogueNumber: string;
  /** Launch year, number and piece, such as 25248L; '' when unknown. */
  readonly designator: string;
  /** Epoch, Unix microseconds, exact. */
  readonly epochUnixUs: number;
  readonly inclinationDeg: number;
  readonly rightAscensionDeg: number;
  readonly eccentricity: number;
  readonly argumentOfPerigeeDeg: number;
  readonly meanAnomalyDeg: number;
  readonly meanMotionRevPerDay: number;
  /** Drag term, per Earth radius. */
  readonly bstar: number;
}

/** Elements that SGP4 has accepted. The lines are those that were read, or what an OMM says in lines. */
export interface Tle extends MeanElements {
  readonly line1: string;
  readonly line2: string;
  /** The initialised SGP4 record (WGS-72 constants, as SGP4 is defined). */
  readonly satrec: SatRec;
}

/** Elements that do not hold; `field`, `value` and `allowed` say what to correct. */
export class TleError extends Error {
  constructor(
    readonly field: string,
    readonly value: string,
    readonly allowed: string,
    readonly form: 'TLE' | 'OMM' | 'orbit' = 'TLE',
  ) {
    super(`${form} ${field}: "${value}" is not allowed, expected ${allowed}`);
    this.name = 'TleError';
  }
}

/** Epochs that two digits of a year can tell (published, TLE convention): 1957 to 2056. */
export const FIRST_EPOCH_US = daysFromCivil(1957, 1, 1) * US_PER_DAY;
export const LAST_EPOCH_US = daysFromCivil(2057, 1, 1) * US_PER_DAY;
/** Bounds of the elements, [from, below). Mean motion: 18 rev/d is below the ground, 0.05 beyond the Moon (derived). */
export const ELEMENT_BOUNDS = {
  inclination: [0, 180.0001],
  angle: [0, 360],
  eccentricity: [0, 1],
  meanMotion: [0.05, 18],
  bstar: [-10, 10],
} as const;

/** Error codes of SGP4 in words (published, with the code of Vallado et al.). */
const SGP4_REASONS: Readonly<Record<number, string>> = {
  1: 'the mean eccentricity leaves 0 to 1',
  2: 'the mean motion is not positive',
  3: 'the perturbed eccentricity leaves 0 to 1',
  4: 'the semi-latus rectum is negative',
  6: 'the object has decayed: it is below the ground',
};

export const sgp4Reason = (error: number): string =>
  `SGP4 error ${error}: ${SGP4_REASONS[error] ?? 'no position'}`;

/** Refuses elements that SGP4 cannot initialise or that give no position at their own epoch. */
export function checkRecord(satrec: SatRec, form: TleError['form']): void {
  const state = (satrec.error as number) === 0 ? sgp4(satrec, 0) : null;
  if (state === null || !Number.isFinite(state.position.x + state.velocity.x)) {
    throw new TleError(
      'elements',
      sgp4Reason(satrec.error),
      'an orbit that SGP4 can propagate from its epoch',
      form,
    );
  }
}

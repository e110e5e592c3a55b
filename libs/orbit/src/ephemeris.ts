/** Position and velocity from SGP4: direct, or on a 1 s grid with Hermite interpolation in between. */
import assert from 'node:assert/strict';
import { sgp4 } from 'satellite.js';
import { sgp4Reason, type Tle } from './elements';
import { formatUtc, US_PER_DAY, US_PER_MINUTE, US_PER_SECOND } from './time';

/** x, y, z in km and vx, vy, vz in km/s, frame TEME. */
export type StateVector = Float64Array;

/** The elements cannot be propagated to this time: decayed, or far outside their validity. */
export class PropagationError extends Error {
  constructor({ catalogueNumber, epochUnixUs, satrec }: Tle, unixUs: number) {
    const days = ((unixUs - epochUnixUs) / US_PER_DAY).toFixed(2);
    super(
      `object ${catalogueNumber} has no position at ${formatUtc(Math.round(unixUs))}, ${days} days after the epoch ` +
        `of its elements (${sgp4Reason(satrec.error)}): use newer elements, or a time nearer to their epoch`,
    );
    this.name = 'PropagationError';
  }
}

/**
 * SGP4 at a Unix time, TEME, into `out` (six numbers: km, km/s). The minutes since epoch come from an exact
 * integer difference: one Julian date in one double would lose 40 us, which is 0.3 m of orbit.
 */
export function propagate(tle: Tle, unixUs: number, out: StateVector = new Float64Array(6)): StateVector {
  return propagateMinutes(tle, (unixUs - tle.epochUnixUs) / US_PER_MINUTE, out);
}

/** The same at any number of minutes since the epoch of the elements, of which SGP4 takes every bit. */
export function propagateMinutes(
  tle: Tle,
  minutes: number,
  out: StateVector = new Float64Array(6),
): StateVector {
  const result = sgp4(tle.satrec, minutes);
  if (result === null || tle.satrec.error !== 0)
    throw new PropagationError(tle, tle.epochUnixUs + minutes * US_PER_MINUTE);
  const { position, velocity } = result;
  out[0] = position.x;
  out[1] = position.y;
  out[2] = position.z;
  out[3] = velocity.x;
  out[4] = velocity.y;
  out[5] = velocity.z;
  return out;
}

/** SGP4 on whole Unix seconds with the last interval kept; values do not depend on the order of the calls. */
export interface Ephemeris {
  readonly tle: Tle;
  /** Start of the interval that is held, Unix microseconds; NaN before the first use. */
  intervalStartUs: number;
  start: StateVector;
  end: StateVector;
}

export function createEphemeris(tle: Tle): Ephemeris {
  return { tle, intervalStartUs: NaN, start: new Float64Array(6), end: new Float64Array(6) };
}

/**
 * Steps of a velocity on the grid, per km/s: 2^26, 15 um/s (assumed). SGP4 takes a fractional power for its velocity, whose last
 * bit differs between Node releases; rounded it does not. Positions have no such power.
 */
const VELOCITY_STEPS = 67_108_864;

function loadSecond(tle: Tle, unixUs: number, out: StateVector): void {
  propagate(tle, unixUs, out);
  for (let k = 3; k < 6; k += 1) out[k] = Math.round(out[k]! * VELOCITY_STEPS) / VELOCITY_STEPS;
}

function loadInterval(ephemeris: Ephemeris, startUs: number): void {
  if (ephemeris.intervalStartUs + US_PER_SECOND === startUs) {
    const reused = ephemeris.start;
    ephemeris.start = ephemeris.end;
    ephemeris.end = reused;
  } else {
    loadSecond(ephemeris.tle, startUs, ephemeris.start);
  }
  loadSecond(ephemeris.tle, startUs + US_PER_SECOND, ephemeris.end);
  ephemeris.intervalStartUs = startUs;
}

/**
 * State at a Unix time by cubic Hermite interpolation between whole seconds, into `out`
 * from index `at`: six numbers, km and km/s, TEME. Allocates nothing inside a second. The error is about 1 mm,
 * because SGP4's velocity is not quite the derivative of its position.
 */
export function evaluateEphemeris(ephemeris: Ephemeris, unixUs: number, out: StateVector, at = 0): void {
  if (!Number.isSafeInteger(unixUs)) assert.fail(`Unix time must be integer microseconds, got ${unixUs}`);
  const startUs = Math.floor(unixUs / US_PER_SECOND) * US_PER_SECOND;
  if (ephemeris.intervalStartUs !== startUs) loadInterval(ephemeris, startUs);
  const s = (unixUs - startUs) / US_PER_SECOND;
  const { start, end } = ephemeris;
  const oneMinus = 1 - s;
  const h00 = (1 + 2 * s) * oneMinus * oneMinus;
  const h10 = s * oneMinus * oneMinus;
  const h01 = s * s * (3 - 2 * s);
  const h11 = -s * s * oneMinus;
  for (let k = 0; k < 3; k += 1) {
    // The interval is one second, so km and km/s need no further factor.
    out[at + k] = h00 * start[k]! + h10 * start[k + 3]! + h01 * end[k]! + h11 * end[k + 3]!;
    out[at + k + 3] = oneMinus * start[k + 3]! + s * end[k + 3]!;
  }
}

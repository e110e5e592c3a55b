/** When the craft crosses the South Atlantic anomaly. */
import assert from 'node:assert/strict';
import { earthFixed, geodetic, siderealAngle } from './earth';
import { propagate } from './ephemeris';
import { findIntervals } from './intervals';
import { insideSaa } from './saa';
import { US_PER_SECOND } from './time';
import type { Tle } from './elements';

/** Coarse step of the search, us (assumed): a transit shorter than this may be missed, a graze of the outline's edge. */
const SCAN_STEP_US = 20 * US_PER_SECOND;

export interface SaaTransit {
  /** Enters the outline, Unix microseconds; the span's start if it was inside already. */
  readonly entryUs: number;
  /** Leaves it, Unix microseconds; the span's end if it is still inside. */
  readonly exitUs: number;
}

/** Geodetic latitude deg, longitude deg (-180..180) and altitude km of the craft at a Unix time, into `out`. */
export function groundPlace(tle: Tle, unixUs: number, out: Float64Array = new Float64Array(3)): Float64Array {
  const fixed = new Float64Array(6);
  earthFixed(propagate(tle, unixUs), siderealAngle(unixUs), fixed);
  geodetic(fixed, out);
  return out;
}

/** Transits between two Unix times, to the millisecond, cut at the ends of the span. */
export function predictSaaTransits(tle: Tle, fromUs: number, toUs: number): SaaTransit[] {
  assert(fromUs <= toUs, `span of transits ends at ${toUs} before it starts at ${fromUs}`);
  const place = new Float64Array(3);
  const search = {
    holds: (unixUs: number) => {
      groundPlace(tle, unixUs, place);
      return insideSaa(place[0]!, place[1]!);
    },
    // Without a height that has one top per transit, tops between two samples are not sought.
    height: () => 0,
    heightFloor: Infinity,
    stepUs: SCAN_STEP_US,
  };
  return findIntervals(search, fromUs, toUs).map(({ startUs, endUs }) => ({
    entryUs: startUs,
    exitUs: endUs,
  }));
}

/** Prediction of contacts with ground stations. */
import assert from 'node:assert/strict';
import { earthFixed, lookAngles, siderealAngle, stationFrame, type Station } from './earth';
import { propagate } from './ephemeris';
import { findIntervals } from './intervals';
import { US_PER_SECOND } from './time';
import type { Tle } from './elements';

/** Coarse step, us: elevation has one top per revolution, so a minute never hides one (derived). */
const SCAN_STEP_US = 60 * US_PER_SECOND;
/** A craft this far below the horizon at both ends of a step does not rise in it (derived, from 160 km upward). */
const ELEVATION_FLOOR_DEG = -25;
const STATE_SIZE = 6;

export interface Pass {
  readonly stationId: string;
  /** Acquisition of signal: rises above the mask, Unix microseconds; the span's start if already up. */
  readonly aosUs: number;
  /** Loss of signal, Unix microseconds; the span's end if still up. */
  readonly losUs: number;
  /** Highest inside the span. */
  readonly culminationUs: number;
  readonly maximumElevationDeg: number;
}

/** Earth-fixed states of a span: at the coarse steps worked out once for all stations, in between when asked for. */
function groundTrack(tle: Tle, fromUs: number, toUs: number): (unixUs: number) => Float64Array {
  const steps = Math.ceil((toUs - fromUs) / SCAN_STEP_US);
  const samples = new Float64Array((steps + 1) * STATE_SIZE);
  const state = new Float64Array(STATE_SIZE);
  const fixed = new Float64Array(STATE_SIZE);
  const work = (unixUs: number): Float64Array => {
    earthFixed(propagate(tle, unixUs, state), siderealAngle(unixUs), fixed);
    return fixed;
  };
  for (let k = 0; k <= steps; k += 1) {
    samples.set(work(Math.min(fromUs + k * SCAN_STEP_US, toUs)), k * STATE_SIZE);
  }
  return (unixUs) => {
    const k = (unixUs - fromUs) / SCAN_STEP_US;
    return Number.isInteger(k) ? samples.subarray(k * STATE_SIZE, (k + 1) * STATE_SIZE) : work(unixUs);
  };
}

/** All contacts above each station's mask between two Unix times, to the millisecond, in order of their start. */
export function predictPasses(tle: Tle, stations: readonly Station[], fromUs: number, toUs: number): Pass[] {
  assert(fromUs <= toUs, `pass span ends at ${toUs} before it starts at ${fromUs}`);
  const track = groundTrack(tle, fromUs, toUs);
  const look = new Float64Array(4);
  const passesOf = (station: Station): Pass[] => {
    const frame = stationFrame(station);
    const elevation = (unixUs: number): number => {
      lookAngles(frame, track(unixUs), look);
      return look[0]!;
    };
    const search = {
      holds: (unixUs: number) => elevation(unixUs) >= station.maskDeg,
      height: elevation,
      heightFloor: ELEVATION_FLOOR_DEG,
      stepUs: SCAN_STEP_US,
    };
    return findIntervals(search, fromUs, toUs).map(({ startUs, endUs, peakUs }) => ({
      stationId: station.id,
      aosUs: startUs,
      losUs: endUs,
      culminationUs: peakUs,
      maximumElevationDeg: elevation(peakUs),
    }));
  };
  return stations.flatMap(passesOf).sort((a, b) => a.aosUs - b.aosUs || (a.stationId < b.stationId ? -1 : 1));
}

/** Prediction of contacts with ground stations. */
import assert from 'node:assert/strict';
import { earthFixed, lookAngles, siderealAngle, stationFrame, type Station } from './earth';
import { propagate } from './ephemeris';
import { bisectUs, maximumUs } from './search';
import { US_PER_SECOND } from './time';
import type { Tle } from './tle';

/** Coarse step, us: elevation has one hump per revolution, so a minute never hides one (derived). */
const SCAN_STEP_US = 60 * US_PER_SECOND;

export interface Pass {
  readonly stationId: string;
  /** Acquisition of signal: rises above the mask, Unix microseconds; the span's start if already up. */
  readonly aosUs: number;
  /** Loss of signal, Unix microseconds; the span's end if still up. */
  readonly losUs: number;
  readonly culminationUs: number;
  readonly maximumElevationDeg: number;
}

function passesOfStation(tle: Tle, station: Station, fromUs: number, toUs: number): Pass[] {
  const frame = stationFrame(station);
  const state = new Float64Array(6);
  const fixed = new Float64Array(6);
  const look = new Float64Array(4);
  const elevation = (unixUs: number): number => {
    earthFixed(propagate(tle, unixUs, state), siderealAngle(unixUs), fixed);
    lookAngles(frame, fixed, look);
    return look[0]!;
  };
  const isUp = (unixUs: number): boolean => elevation(unixUs) >= station.maskDeg;
  const passes: Pass[] = [];
  // The scan reaches one step over both ends so that a hump at an edge is seen as a hump.
  let before = elevation(fromUs - SCAN_STEP_US);
  let here = elevation(fromUs);
  for (let t = fromUs; t < toUs + SCAN_STEP_US; t += SCAN_STEP_US) {
    const after = elevation(t + SCAN_STEP_US);
    if (here >= before && here > after) {
      const peakUs = maximumUs(elevation, t - SCAN_STEP_US, t + SCAN_STEP_US);
      if (isUp(peakUs)) passes.push(passAround(peakUs));
    }
    before = here;
    here = after;
  }
  return passes
    .filter((pass) => pass.losUs > fromUs && pass.aosUs < toUs)
    .map((pass) => ({ ...pass, aosUs: Math.max(pass.aosUs, fromUs), losUs: Math.min(pass.losUs, toUs) }));

  function passAround(peakUs: number): Pass {
    let low = peakUs;
    let high = peakUs;
    while (isUp(low)) low -= SCAN_STEP_US;
    while (isUp(high)) high += SCAN_STEP_US;
    return {
      stationId: station.id,
      aosUs: bisectUs(isUp, low, peakUs),
      losUs: bisectUs((t) => !isUp(t), peakUs, high),
      culminationUs: peakUs,
      maximumElevationDeg: elevation(peakUs),
    };
  }
}

/** All contacts above each station's mask between two Unix times, to the millisecond, in order of their start. */
export function predictPasses(tle: Tle, stations: readonly Station[], fromUs: number, toUs: number): Pass[] {
  assert(fromUs <= toUs, `pass span ends at ${toUs} before it starts at ${fromUs}`);
  return stations
    .flatMap((station) => passesOfStation(tle, station, fromUs, toUs))
    .sort((a, b) => a.aosUs - b.aosUs || (a.stationId < b.stationId ? -1 : 1));
}

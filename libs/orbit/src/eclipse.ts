/** Conical eclipse: light fraction by overlap of the discs of Sun and Earth, and prediction of eclipses. */
import assert from 'node:assert/strict';
import { propagate } from './ephemeris';
import { findIntervals } from './intervals';
import { KM_PER_AU, sunVector } from './sun';
import { US_PER_SECOND } from './time';
import type { Tle } from './elements';

/** Radius of the Sun, km (published, as in satellite.js `shadow.js`). */
const SUN_RADIUS_KM = 695_700;
/** Spherical Earth of the shadow, km (published, WGS-72, as in satellite.js `shadow.js`). */
const EARTH_RADIUS_KM = 6378.135;
/** Coarse step of the search, us: the depth below the limb has one top per revolution (derived). */
const SCAN_STEP_US = 60 * US_PER_SECOND;
/** A Sun that stands this high above the limb at both ends of a step does not set in it, rad (derived: 8 deg). */
const DEPTH_FLOOR = -0.14;

/**
 * Fraction of the Sun's disc that the craft sees, 0 (umbra) to 1 (full light).
 * Position at `state[at..at+2]` in km, `sun` a unit vector and AU, both in one inertial frame.
 */
export function lightFraction(state: Float64Array, sun: Float64Array, at = 0): number {
  const x = state[at]!;
  const y = state[at + 1]!;
  const z = state[at + 2]!;
  const along = x * sun[0]! + y * sun[1]! + z * sun[2]!;
  if (along >= 0) return 1;
  const r2 = x * x + y * y + z * z;
  // Outside a cylinder of Earth radius plus 2 % no penumbra reaches an orbit below 10,000 km (derived).
  if (r2 - along * along > EARTH_RADIUS_KM * EARTH_RADIUS_KM * 1.0404 && r2 < 1e8) return 1;
  const r = Math.sqrt(r2);
  const earth = Math.asin(Math.min(1, EARTH_RADIUS_KM / r));
  const disc = Math.asin(SUN_RADIUS_KM / (sun[3]! * KM_PER_AU));
  const apart = Math.acos(Math.max(-1, Math.min(1, -along / r)));
  if (apart >= earth + disc) return 1;
  if (apart <= earth - disc) return 0;
  const a2 = disc * disc;
  const b2 = earth * earth;
  const d2 = apart * apart;
  const kite =
    (-apart + disc + earth) * (apart + disc - earth) * (apart - disc + earth) * (apart + disc + earth);
  const overlap =
    a2 * Math.acos((d2 + a2 - b2) / (2 * apart * disc)) +
    b2 * Math.acos((d2 + b2 - a2) / (2 * apart * earth)) -
    0.5 * Math.sqrt(kite);
  return Math.max(0, Math.min(1, 1 - overlap / (Math.PI * a2)));
}

export interface EclipseInterval {
  /** Light falls below the threshold, Unix microseconds; the span's start if it was dark already. */
  readonly entryUs: number;
  /** Light rises above the threshold, Unix microseconds; the span's end if it is still dark. */
  readonly exitUs: number;
}

/** How deep the centre of the Sun stands below the limb of the Earth, rad: one top per revolution. */
function depthBelowLimb(state: Float64Array, sun: Float64Array): number {
  const [x, y, z] = state as unknown as [number, number, number];
  const r = Math.sqrt(x * x + y * y + z * z);
  const cosine = -(x * sun[0]! + y * sun[1]! + z * sun[2]!) / r;
  return Math.asin(Math.min(1, EARTH_RADIUS_KM / r)) - Math.acos(Math.max(-1, Math.min(1, cosine)));
}

/**
 * Eclipses between two Unix times, to the millisecond. `threshold` is the light fraction that counts as
 * eclipse: 0.5 for energy, just above 0 for the umbra, just below 1 for any shadow at all.
 */
export function predictEclipses(tle: Tle, fromUs: number, toUs: number, threshold = 0.5): EclipseInterval[] {
  assert(fromUs <= toUs, `eclipse span ends at ${toUs} before it starts at ${fromUs}`);
  const state = new Float64Array(6);
  const sun = new Float64Array(4);
  let loadedUs = NaN;
  const load = (unixUs: number): void => {
    if (unixUs === loadedUs) return;
    propagate(tle, unixUs, state);
    sunVector(unixUs, sun);
    loadedUs = unixUs;
  };
  const search = {
    holds: (unixUs: number) => {
      load(unixUs);
      return lightFraction(state, sun) < threshold;
    },
    height: (unixUs: number) => {
      load(unixUs);
      return depthBelowLimb(state, sun);
    },
    heightFloor: DEPTH_FLOOR,
    stepUs: SCAN_STEP_US,
  };
  return findIntervals(search, fromUs, toUs).map(({ startUs, endUs }) => ({
    entryUs: startUs,
    exitUs: endUs,
  }));
}

/** Conical eclipse: light fraction by overlap of the discs of Sun and Earth, and prediction of eclipses. */
import assert from 'node:assert/strict';
import { propagate } from './ephemeris';
import { bisectUs } from './search';
import { KM_PER_AU, sunVector } from './sun';
import { US_PER_SECOND } from './time';
import type { Tle } from './tle';

/** Radius of the Sun, km (published, as in satellite.js `shadow.js`). */
const SUN_RADIUS_KM = 695_700;
/** Spherical Earth of the shadow, km (published, WGS-72, as in satellite.js `shadow.js`). */
const EARTH_RADIUS_KM = 6378.135;
/** Coarse step of the search, us: far below the shortest eclipse worth a plan (assumed). */
const SCAN_STEP_US = 20 * US_PER_SECOND;

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
  // Outside a cylinder of Earth radius plus 2 % no penumbra reaches a low orbit: skip the trigonometry.
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

/**
 * Eclipses between two Unix times, to the millisecond. `threshold` is the light fraction that counts as
 * eclipse: 0.5 for energy, just above 0 for the umbra, just below 1 for any shadow at all.
 */
export function predictEclipses(tle: Tle, fromUs: number, toUs: number, threshold = 0.5): EclipseInterval[] {
  assert(fromUs <= toUs, `eclipse span ends at ${toUs} before it starts at ${fromUs}`);
  const state = new Float64Array(6);
  const sun = new Float64Array(4);
  const isDark = (unixUs: number): boolean =>
    lightFraction(propagate(tle, unixUs, state), sunVector(unixUs, sun)) < threshold;
  const eclipses: EclipseInterval[] = [];
  let before = fromUs;
  let wasDark = isDark(fromUs);
  let entryUs = fromUs;
  while (before < toUs) {
    const now = Math.min(before + SCAN_STEP_US, toUs);
    const dark = isDark(now);
    if (dark && !wasDark) entryUs = bisectUs(isDark, before, now);
    if (!dark && wasDark) eclipses.push({ entryUs, exitUs: bisectUs((t) => !isDark(t), before, now) });
    wasDark = dark;
    before = now;
  }
  if (wasDark && entryUs < toUs) eclipses.push({ entryUs, exitUs: toUs });
  return eclipses;
}

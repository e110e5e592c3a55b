/** Sun direction, low precision (0.01 deg, 1950-2050; published, Almanac / Vallado), and the beta angle. */
import { sunPos } from 'satellite.js';
import { julianDate } from './time';

/** Kilometres in one astronomical unit (published, IAU 2012). */
export const KM_PER_AU = 149_597_870.7;

/**
 * Unit vector to the Sun and its distance, into `out`: x, y, z (mean equator of date, used as TEME: mismatch
 * below 0.02 deg) and AU.
 */
export function sunVector(unixUs: number, out: Float64Array = new Float64Array(4)): Float64Array {
  const { rsun } = sunPos(julianDate(unixUs));
  const distance = Math.sqrt(rsun.x * rsun.x + rsun.y * rsun.y + rsun.z * rsun.z);
  out[0] = rsun.x / distance;
  out[1] = rsun.y / distance;
  out[2] = rsun.z / distance;
  out[3] = distance;
  return out;
}

/** Angle between the Sun and the orbit plane, degrees, positive on the side of the angular momentum. */
export function betaAngleDeg(state: Float64Array, sun: Float64Array): number {
  const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
  const hx = y * vz - z * vy;
  const hy = z * vx - x * vz;
  const hz = x * vy - y * vx;
  const h = Math.sqrt(hx * hx + hy * hy + hz * hz);
  const sine = (hx * sun[0]! + hy * sun[1]! + hz * sun[2]!) / h;
  return (Math.asin(Math.min(1, Math.max(-1, sine))) * 180) / Math.PI;
}

/** Earth-fixed frame by sidereal rotation, geodetic coordinates on WGS-84, and look angles from a station. */
import { US_PER_DAY } from './time';

/** WGS-84 equatorial radius km and flattening (published). */
const EARTH_EQUATOR_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;
const ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING);
/** Rotation rate of the Earth, rad/s (published). */
const EARTH_RATE_RAD_S = 7.2921159e-5;
const RAD_PER_DEG = Math.PI / 180;
/** 2000-01-01 12:00 UTC, Unix microseconds: J2000 (published). */
const J2000_UNIX_US = 946_728_000_000_000;
const DAYS_PER_CENTURY = 36_525;

/** Greenwich mean sidereal time, rad in 0..2 pi (published, IAU 1982 form in Vallado eq. 3-45; UT1 = UTC). */
export function siderealAngle(unixUs: number): number {
  const sinceJ2000 = unixUs - J2000_UNIX_US;
  const centuries = sinceJ2000 / US_PER_DAY / DAYS_PER_CENTURY;
  // Whole days drop out of the fast term, which keeps its precision: one turn a day plus the slow rest.
  const dayFraction = (sinceJ2000 % US_PER_DAY) / US_PER_DAY;
  const seconds =
    67_310.54841 +
    8_640_184.812866 * centuries +
    0.093104 * centuries * centuries -
    6.2e-6 * centuries * centuries * centuries;
  const turns = (seconds / 86_400 + dayFraction) % 1;
  return (turns < 0 ? turns + 1 : turns) * 2 * Math.PI;
}

export interface Station {
  readonly id: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeKm?: number;
  /** A contact counts above this elevation, degrees. */
  readonly maskDeg: number;
}

/** A station with its Earth-fixed position and local axes worked out once. */
export interface StationFrame {
  readonly station: Station;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly sinLatitude: number;
  readonly cosLatitude: number;
  readonly sinLongitude: number;
  readonly cosLongitude: number;
}

export function stationFrame(station: Station): StationFrame {
  const sinLatitude = Math.sin(station.latitudeDeg * RAD_PER_DEG);
  const cosLatitude = Math.cos(station.latitudeDeg * RAD_PER_DEG);
  const sinLongitude = Math.sin(station.longitudeDeg * RAD_PER_DEG);
  const cosLongitude = Math.cos(station.longitudeDeg * RAD_PER_DEG);
  const normal = EARTH_EQUATOR_KM / Math.sqrt(1 - ECCENTRICITY_2 * sinLatitude * sinLatitude);
  const altitude = station.altitudeKm ?? 0;
  return {
    station,
    x: (normal + altitude) * cosLatitude * cosLongitude,
    y: (normal + altitude) * cosLatitude * sinLongitude,
    z: (normal * (1 - ECCENTRICITY_2) + altitude) * sinLatitude,
    sinLatitude,
    cosLatitude,
    sinLongitude,
    cosLongitude,
  };
}

/**
 * TEME to Earth-fixed by sidereal rotation alone (costs at most 0.4 km of ground track, derived). Six numbers,
 * km and km/s relative to the rotating Earth, into `out`.
 */
export function earthFixed(state: Float64Array, sidereal: number, out: Float64Array, at = 0): void {
  const c = Math.cos(sidereal);
  const s = Math.sin(sidereal);
  const x = c * state[at]! + s * state[at + 1]!;
  const y = c * state[at + 1]! - s * state[at]!;
  out[0] = x;
  out[1] = y;
  out[2] = state[at + 2]!;
  out[3] = c * state[at + 3]! + s * state[at + 4]! + EARTH_RATE_RAD_S * y;
  out[4] = c * state[at + 4]! - s * state[at + 3]! - EARTH_RATE_RAD_S * x;
  out[5] = state[at + 5]!;
}

/** Geodetic latitude deg, longitude deg (-180..180) and altitude km of an Earth-fixed position, into `out`. */
export function geodetic(fixed: Float64Array, out: Float64Array): void {
  const [x, y, z] = fixed as unknown as [number, number, number];
  const axis = Math.sqrt(x * x + y * y);
  let latitude = Math.atan2(z, axis * (1 - ECCENTRICITY_2));
  let normal = EARTH_EQUATOR_KM;
  for (let i = 0; i < 4; i += 1) {
    const sine = Math.sin(latitude);
    normal = EARTH_EQUATOR_KM / Math.sqrt(1 - ECCENTRICITY_2 * sine * sine);
    latitude = Math.atan2(z + ECCENTRICITY_2 * normal * sine, axis);
  }
  const cosine = Math.cos(latitude);
  const sine = Math.sin(latitude);
  out[0] = latitude / RAD_PER_DEG;
  out[1] = Math.atan2(y, x) / RAD_PER_DEG;
  // This form also holds at the poles, where axis / cos(latitude) does not.
  out[2] = axis * cosine + z * sine - (EARTH_EQUATOR_KM * EARTH_EQUATOR_KM) / normal;
}

/** Elevation deg, range km, range rate km/s (positive when receding), azimuth deg from north, into `out`. */
export function lookAngles(frame: StationFrame, fixed: Float64Array, out: Float64Array, at = 0): void {
  const dx = fixed[0]! - frame.x;
  const dy = fixed[1]! - frame.y;
  const dz = fixed[2]! - frame.z;
  const { sinLatitude, cosLatitude, sinLongitude, cosLongitude } = frame;
  const range = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const outward = cosLongitude * dx + sinLongitude * dy;
  const up = cosLatitude * outward + sinLatitude * dz;
  const north = cosLatitude * dz - sinLatitude * outward;
  const east = cosLongitude * dy - sinLongitude * dx;
  const azimuth = Math.atan2(east, north) / RAD_PER_DEG;
  out[at] = Math.asin(Math.max(-1, Math.min(1, up / range))) / RAD_PER_DEG;
  out[at + 1] = range;
  out[at + 2] = (dx * fixed[3]! + dy * fixed[4]! + dz * fixed[5]!) / range;
  out[at + 3] = azimuth < 0 ? azimuth + 360 : azimuth;
}

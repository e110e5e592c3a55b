/** Solar particle events: how strong, how long, and where in low orbit they are felt. */

/** Peak flux above 10 MeV of each class of NOAA's scale, particle flux units: 1/(cm2 s sr) (published). */
export const SOLAR_CLASS_PFU = { S1: 10, S2: 100, S3: 1000, S4: 10_000, S5: 100_000 } as const;
export type SolarClass = keyof typeof SOLAR_CLASS_PFU;

export interface SolarParticleEvent {
  readonly peakPfu: number;
  readonly onsetUnixUs: number;
  /** From onset to peak, s. */
  readonly riseS: number;
  /** Time constant of the decay, s. */
  readonly eFoldS: number;
}

/** Rise 2 to 10 h, decay 12 to 24 h (assumed). */
export const SOLAR_RISE_S = 4 * 3600;
export const SOLAR_E_FOLD_S = 18 * 3600;

/** Solar particles reach low orbit above this invariant latitude: so a polar orbit is exposed 25 to 30 % of the time (assumed). */
export const SOLAR_CUTOFF_DEG = 64;
/** Protons above 50 MeV for each above 10 MeV: large events are soft (assumed). */
const ABOVE_50_MEV_SHARE = 0.1;

/** North geomagnetic pole of the dipole, degrees (published, IGRF-13 for 2020), and the Earth's mean radius, km. */
const POLE_LATITUDE_DEG = 80.65;
const POLE_LONGITUDE_DEG = -72.68;
const EARTH_RADIUS_KM = 6371.2;
const RAD = Math.PI / 180;
const AXIS: readonly [number, number, number] = [
  Math.cos(POLE_LATITUDE_DEG * RAD) * Math.cos(POLE_LONGITUDE_DEG * RAD),
  Math.cos(POLE_LATITUDE_DEG * RAD) * Math.sin(POLE_LONGITUDE_DEG * RAD),
  Math.sin(POLE_LATITUDE_DEG * RAD),
];

/**
 * Invariant latitude, degrees, of an Earth-fixed position in km: where the field line of a tilted dipole through it
 * meets the ground, cos^2 = 1/L (the dipole in place of the real field is assumed).
 */
export function invariantLatitudeDeg(fixed: ArrayLike<number>): number {
  const [x, y, z] = [fixed[0]!, fixed[1]!, fixed[2]!];
  const radiusKm = Math.sqrt(x * x + y * y + z * z);
  const sine = (x * AXIS[0] + y * AXIS[1] + z * AXIS[2]) / radiusKm;
  // L = r / (Re cos^2 of the magnetic latitude); below the ground at L < 1 the dipole has nothing to say.
  const inverseL = (EARTH_RADIUS_KM * (1 - sine * sine)) / radiusKm;
  return Math.acos(Math.sqrt(Math.min(1, inverseL))) / RAD;
}

/** Flux above 10 MeV outside the magnetosphere, pfu: a straight rise, then an exponential decay (assumed). */
export function solarPfu(event: SolarParticleEvent, unixUs: number): number {
  const sinceS = (unixUs - event.onsetUnixUs) / 1_000_000;
  if (sinceS <= 0) return 0;
  if (sinceS < event.riseS) return (event.peakPfu * sinceS) / event.riseS;
  return event.peakPfu * Math.exp(-(sinceS - event.riseS) / event.eFoldS);
}

/** Omnidirectional protons above 50 MeV at the craft, 1/(cm2 s), from a flux in pfu. */
export function solarProtonFlux(pfu: number, invariantDeg: number): number {
  return invariantDeg < SOLAR_CUTOFF_DEG ? 0 : pfu * 4 * Math.PI * ABOVE_50_MEV_SHARE;
}

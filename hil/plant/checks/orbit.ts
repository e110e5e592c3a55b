/** Checks of orbit, Sun and light: plant checks 1 to 5 and 10, and the passes of the reference orbits. */
import {
  betaAngleDeg,
  earthViewFactors,
  eclipseFraction,
  parseTle,
  parseUtc,
  periodS,
  predictEclipses,
  predictPasses,
  propagate,
  sunPlace,
  sunSynchronousInclination,
  sunVector,
  US_PER_DAY,
  US_PER_SECOND,
  type Station,
  type Tle,
} from '@dawnline/orbit';
import { near, nearAll, type PlantCheck } from './check';
import { SUN_OF_2026 } from './sun-reference';

const DEG = Math.PI / 180;
const MINUTE_US = 60 * US_PER_SECOND;

/** Orbit A in its eclipse season: epoch 2027-06-14, node for LTAN 18:00 (assumed, geometry derived). */
const ORBIT_A_JUNE = [
  '1 99001U 26001A   27165.00000000  .00000000  00000+0  10000-3 0  0016',
  '2 99001  97.5930 172.0677 0010000  90.0000 270.0000 15.05491974    19',
] as const;

function rightAscensionDeg(sun: Float64Array): number {
  const degrees = Math.atan2(sun[1]!, sun[0]!) / DEG;
  return degrees < 0 ? degrees + 360 : degrees;
}

const declinationDeg = (sun: Float64Array): number => Math.asin(sun[2]!) / DEG;

/** Largest angle between our Sun and the reference, and largest relative error of the distance. */
function worstSun(): { angleDeg: number; distanceShare: number } {
  let angleDeg = 0;
  let distanceShare = 0;
  for (const [date, rightAscension, declination, distance] of SUN_OF_2026) {
    const sun = sunPlace(parseUtc(`${date}T00:00:00Z`));
    const north = sun.declination / DEG - declination;
    const turn = (sun.rightAscension / DEG - rightAscension + 540) % 360;
    const east = (turn - 180) * Math.cos(sun.declination);
    angleDeg = Math.max(angleDeg, Math.sqrt(north * north + east * east));
    distanceShare = Math.max(distanceShare, Math.abs(sun.distanceAu / distance - 1));
  }
  return { angleDeg, distanceShare };
}

/** Eclipse at the June solstice by SGP4 and the cone, and by the closed form at the same beta. */
function juneEclipse(): { coneMin: number; closedMin: number; betaDeg: number } {
  const tle = parseTle(...ORBIT_A_JUNE);
  const from = parseUtc('2027-06-21T00:00:00Z');
  // The first may be under way at the start of the span.
  const [, eclipse] = predictEclipses(tle, from, from + 3 * 96 * MINUTE_US);
  const betaDeg = Math.abs(betaAngleDeg(propagate(tle, from), sunVector(from)));
  const closedMin = (eclipseFraction(550, betaDeg * DEG) * periodS(550)) / 60;
  return { coneMin: (eclipse!.exitUs - eclipse!.entryUs) / MINUTE_US, closedMin, betaDeg };
}

/** Mean inclination of the propagated orbit over a revolution, degrees. */
function propagatedInclinationDeg(tle: Tle): number {
  const samples = 200;
  const revolutionUs = US_PER_DAY / tle.meanMotionRevPerDay;
  let sum = 0;
  for (let k = 0; k < samples; k += 1) {
    const s = propagate(tle, tle.epochUnixUs + Math.round((revolutionUs * k) / samples));
    const hx = s[1]! * s[5]! - s[2]! * s[4]!;
    const hy = s[2]! * s[3]! - s[0]! * s[5]!;
    const hz = s[0]! * s[4]! - s[1]! * s[3]!;
    sum += Math.acos(hz / Math.sqrt(hx * hx + hy * hy + hz * hz)) / DEG;
  }
  return sum / samples;
}

/** Stations of the reference's table (coordinates approximate, assumed); passes a day and mean minutes (derived). */
const PASSES = [
  { id: 'troll', latitudeDeg: -72.01, longitudeDeg: 2.53, a: [10.0, 6.9], b: [0, 0] },
  { id: 'awarua', latitudeDeg: -46.53, longitudeDeg: 168.38, a: [3.8, 6.2], b: [4.8, 6.8] },
  { id: 'punta-arenas', latitudeDeg: -52.94, longitudeDeg: -70.85, a: [4.8, 6.0], b: [3.5, 5.5] },
  { id: 'redmond', latitudeDeg: 47.67, longitudeDeg: -122.12, a: [3.8, 6.1], b: [4.1, 6.8] },
  { id: 'hartebeesthoek', latitudeDeg: -25.89, longitudeDeg: 27.69, a: [2.9, 6.3], b: [4.3, 6.1] },
  { id: 'kiruna', latitudeDeg: 67.86, longitudeDeg: 20.96, a: [9.5, 5.6], b: [0, 0] },
  { id: 'fairbanks', latitudeDeg: 64.86, longitudeDeg: -147.85, a: [7.1, 6.0], b: [0, 0] },
  { id: 'singapore', latitudeDeg: 1.35, longitudeDeg: 103.82, a: [2.7, 6.0], b: [4.0, 5.8] },
] as const;
const PASS_DAYS = 15;
const PASS_MASK_DEG = 10;

function passStatistics(tle: Tle, from: string): { perDay: number[]; meanMin: number[] } {
  const fromUs = parseUtc(from);
  const stations: Station[] = PASSES.map((station) => ({ ...station, maskDeg: PASS_MASK_DEG }));
  const passes = predictPasses(tle, stations, fromUs, fromUs + PASS_DAYS * US_PER_DAY);
  const own = PASSES.map(({ id }) => passes.filter((pass) => pass.stationId === id));
  const minutes = own.map((list) =>
    list.reduce((sum, pass) => sum + (pass.losUs - pass.aosUs) / MINUTE_US, 0),
  );
  return {
    perDay: own.map((list) => list.length / PASS_DAYS),
    meanMin: own.map((list, k) => (list.length === 0 ? 0 : minutes[k]! / list.length)),
  };
}

const passCheck = (number: number, orbit: 'a' | 'b', from: string): PlantCheck => ({
  number,
  what: `Passes of orbit ${orbit.toUpperCase()} in ${PASS_DAYS} days at ${PASSES.map(({ id }) => id).join(', ')}`,
  kind: 'verification',
  source: 'independent 15-day SGP4 runs',
  run: ({ orbitA, orbitB }) => {
    const { perDay, meanMin } = passStatistics(orbit === 'a' ? orbitA : orbitB, from);
    const column = (index: 0 | 1): number[] => PASSES.map((station) => station[orbit][index]);
    return [
      nearAll('passes a day', '1/d', column(0), perDay, 0.15),
      nearAll('mean length', 'min', column(1), meanMin, 0.15),
    ];
  },
});

export const ORBIT_CHECKS: readonly PlantCheck[] = [
  {
    number: 1,
    what: 'Sun on 2006-04-02 at 0 h',
    kind: 'validation',
    source: 'Vallado, example 5-1',
    run: () => {
      const sun = sunVector(parseUtc('2006-04-02T00:00:00Z'));
      const au = Array.from(sun.subarray(0, 3), (part) => part * sun[3]!);
      return [
        near('right ascension', 'deg', 11.1409, rightAscensionDeg(sun), 0.005),
        near('declination', 'deg', 4.7884, declinationDeg(sun), 0.005),
        // 0.005 deg of an astronomical unit.
        nearAll('x, y, z', 'AU', [0.977194, 0.192442, 0.083431], au, 8.7e-5),
      ];
    },
  },
  {
    number: 2,
    what: `Sun on ${SUN_OF_2026.length} dates of 2026`,
    kind: 'validation',
    source: 'astronomy-engine 2.1.19, confirmed with astropy 8.0.2',
    run: () => {
      const { angleDeg, distanceShare } = worstSun();
      return [
        near('worst angle', 'deg', 0, angleDeg, 0.02),
        near('worst error of the distance', '', 0, distanceShare, 1e-4),
      ];
    },
  },
  {
    number: 3,
    what: 'Eclipse of orbit A at the June solstice: conical half shadow, and closed form at the same beta',
    kind: 'verification',
    source: 'closed form of a cylindrical shadow',
    run: () => {
      const { coneMin, closedMin, betaDeg } = juneEclipse();
      return [
        near('beta', 'deg', 58.97, betaDeg, 0.1),
        near('SGP4 and cone', 'min', 21.66, coneMin, 0.3),
        near('closed form at 550 km', 'min', 21.66, closedMin, 0.3),
      ];
    },
  },
  {
    number: 4,
    what: 'Sun-synchronous orbit at 798 km',
    kind: 'validation',
    source: 'RADARSAT, UN space4water',
    run: () => [
      near('inclination', 'deg', 98.6, sunSynchronousInclination(798) / DEG, 0.05),
      near('period', 'min', 100.7, periodS(798) / 60, 0.2),
    ],
  },
  {
    number: 5,
    what: 'Orbit B from its element set',
    kind: 'verification',
    source: 'TLE of NORAD 66303',
    run: ({ orbitB }) => [
      near('period', 'min', 94.63, 1440 / orbitB.meanMotionRevPerDay, 0.01),
      near('inclination of the elements', 'deg', 45.4, orbitB.inclinationDeg, 0.01),
      near('mean inclination propagated', 'deg', 45.4, propagatedInclinationDeg(orbitB), 0.03),
    ],
  },
  {
    number: 10,
    what: 'View factors to the Earth: nadir, edge-on, sphere',
    kind: 'verification',
    source: 'closed forms; edge-on at 550 km also by Monte-Carlo',
    run: () => {
      const at = (altitudeKm: number): number[] => {
        const { nadir, edgeOn, sphere } = earthViewFactors(altitudeKm);
        return [nadir, edgeOn, sphere];
      };
      return [
        nearAll('501 km', '', [0.8596, 0.2672, 0.3127], at(501), 0.002),
        nearAll('550 km', '', [0.8475, 0.2579, 0.3048], at(550), 0.002),
        nearAll('650 km', '', [0.8236, 0.2407, 0.29], at(650), 0.002),
        nearAll('1200 km', '', [0.7084, 0.1737, 0.23], at(1200), 0.002),
      ];
    },
  },
  passCheck(27, 'a', '2026-12-01T00:00:00Z'),
  passCheck(28, 'b', '2026-08-01T00:00:00Z'),
];

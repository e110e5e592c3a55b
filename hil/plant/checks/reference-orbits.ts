/** Checks of the two reference orbits over weeks and months: drift of the node, beta angle, eclipses. */
import {
  betaAngleDeg,
  parseUtc,
  predictEclipses,
  propagate,
  sunVector,
  US_PER_DAY,
  type Tle,
} from '@dawnline/orbit';
import { near, type PlantCheck } from './check';

const DEG = Math.PI / 180;
const AUGUST = parseUtc('2026-08-01T00:00:00Z');
const ECLIPSE_DAYS = 15;

/** Right ascension of the ascending node of the propagated orbit, degrees. */
function nodeDeg(tle: Tle, unixUs: number): number {
  const s = propagate(tle, unixUs);
  const hx = s[1]! * s[5]! - s[2]! * s[4]!;
  const hy = s[2]! * s[3]! - s[0]! * s[5]!;
  return Math.atan2(hx, -hy) / DEG;
}

/** Drift of the node over whole revolutions, degrees a day. */
function nodeDriftDegD(tle: Tle): number {
  const revolutions = 15;
  const spanUs = (revolutions * US_PER_DAY) / tle.meanMotionRevPerDay;
  const turned = nodeDeg(tle, tle.epochUnixUs + Math.round(spanUs)) - nodeDeg(tle, tle.epochUnixUs);
  return (((turned + 540) % 360) - 180) / (spanUs / US_PER_DAY);
}

/** Smallest and largest beta angle, once a day. */
function betaRange(tle: Tle, fromUs: number, days: number): { low: number; high: number } {
  const betas = Array.from({ length: days }, (_, day) => {
    const unixUs = fromUs + day * US_PER_DAY;
    return betaAngleDeg(propagate(tle, unixUs), sunVector(unixUs));
  });
  return { low: Math.min(...betas), high: Math.max(...betas) };
}

export const REFERENCE_ORBIT_CHECKS: readonly PlantCheck[] = [
  {
    number: 38,
    what: 'Orbits A and B over months: drift of the node, beta angle, eclipses of the first half of August 2026',
    kind: 'verification',
    source: 'independent SGP4 runs and first-order theory',
    run: ({ orbitA, orbitB }) => {
      const a = betaRange(orbitA, orbitA.epochUnixUs, 365);
      const b = betaRange(orbitB, orbitB.epochUnixUs, 365);
      const eclipses = predictEclipses(orbitB, AUGUST, AUGUST + ECLIPSE_DAYS * US_PER_DAY);
      const darkUs = eclipses.reduce((sum, { entryUs, exitUs }) => sum + (exitUs - entryUs), 0);
      const longestUs = Math.max(...eclipses.map(({ entryUs, exitUs }) => exitUs - entryUs));
      return [
        near('orbit A: drift of the node', 'deg/d', 360 / 365.2422, nodeDriftDegD(orbitA), 0.01),
        near('orbit B: drift of the node', 'deg/d', -5.37, nodeDriftDegD(orbitB), 0.02),
        near('orbit A: smallest beta of a year', 'deg', 59.0, Math.min(Math.abs(a.low), Math.abs(a.high)), 1),
        near('orbit A: largest beta of a year', 'deg', 87.0, Math.max(Math.abs(a.low), Math.abs(a.high)), 1),
        near('orbit B: largest beta of a year', 'deg', 68.8, Math.max(-b.low, b.high), 1),
        near('orbit B: share of eclipse', '', 0.284, darkUs / (ECLIPSE_DAYS * US_PER_DAY), 0.002),
        near('orbit B: longest eclipse', 'min', 35.0, longestUs / 60e6, 0.1),
      ];
    },
  },
];

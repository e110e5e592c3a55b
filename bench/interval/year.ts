// A year of orbit B as a job sees it: protons along the track, and when its power manager suspends it in the eclipses.
import {
  groundPlace,
  lightFraction,
  parseTle,
  predictSaaTransits,
  propagate,
  sunVector,
} from '@dawnline/orbit';
import type { Tle } from '@dawnline/orbit';
import { protonFlux } from '@hil/plant';
import {
  forecastOf,
  forecastRadiation,
  type RadiationForecast,
} from '../../apps/job-executor/src/checkpoints/radiation-forecast';

const US_PER_S = 1_000_000;
export const STEP_S = 60;
const DAY_S = 86_400;

/** Published elements of NORAD 66303. */
const ORBIT_B: readonly [string, string] = [
  '1 66303U 25248L   26207.16029198  .00005005  00000+0  22976-3 0  9990',
  '2 66303  45.3997 271.0639 0006321 268.1150  91.9012 15.21652070 40476',
];

/**
 * An old array of ODC-1 and its battery (assumed: at 85 % of its power the eclipses of a low beta angle can no
 * longer be paid for, so that jobs are suspended at all); loads with GPU at its cap and suspended, and the charges
 * between which jobs are suspended and let go on again.
 */
const ARRAY_W = 0.85 * 764.5;
const BATTERY_WH = 1452;
const ROUND_TRIP = 0.95;
const WORKING_W = 447;
const SUSPENDED_W = 212;
const SUSPEND_BELOW = 0.45;
const RESUME_ABOVE = 0.6;

export interface Span {
  readonly startS: number;
  readonly endS: number;
}

/** Times are seconds from the start. */
export interface Year {
  readonly startUs: number;
  readonly lengthS: number;
  /** Protons above 50 MeV in each step as the plant's map has them, 1/(cm2 s): the truth. */
  readonly flux: Float64Array;
  readonly sheds: readonly Span[];
  readonly saaEntriesS: readonly number[];
  /** What the craft can know of it. */
  readonly forecast: RadiationForecast;
}

function fluxOf(tle: Tle, startUs: number, steps: number): Float64Array {
  const place = new Float64Array(3);
  return Float64Array.from({ length: steps }, (_, k) => {
    groundPlace(tle, startUs + (k + 0.5) * STEP_S * US_PER_S, place);
    return protonFlux(place[0], place[1], place[2]);
  });
}

/** When the battery cannot carry the job through: suspended at low charge, on again when it has recovered. */
function shedsOf(tle: Tle, startUs: number, steps: number): Span[] {
  const sheds: Span[] = [];
  const [state, sun] = [new Float64Array(6), new Float64Array(4)];
  let charge = 0.9;
  let suspendedS: number | null = null;
  for (let k = 0; k < steps; k += 1) {
    const unixUs = startUs + (k + 0.5) * STEP_S * US_PER_S;
    sunVector(unixUs, sun);
    const powerW = ARRAY_W * lightFraction(propagate(tle, unixUs, state), sun);
    const surplusW = powerW - (suspendedS === null ? WORKING_W : SUSPENDED_W);
    const storedWh = ((surplusW > 0 ? surplusW * ROUND_TRIP : surplusW) * STEP_S) / 3600;
    charge = Math.min(1, charge + storedWh / BATTERY_WH);
    if (suspendedS === null && charge < SUSPEND_BELOW) suspendedS = (k + 1) * STEP_S;
    else if (suspendedS !== null && charge > RESUME_ABOVE) {
      sheds.push({ startS: suspendedS, endS: (k + 1) * STEP_S });
      suspendedS = null;
    }
  }
  if (suspendedS !== null) sheds.push({ startS: suspendedS, endS: steps * STEP_S });
  return sheds;
}

/** The first days of the year from the epoch of the elements. */
export function yearOnOrbitB(days: number): Year {
  const tle = parseTle(...ORBIT_B);
  const startUs = Math.ceil(tle.epochUnixUs / US_PER_S) * US_PER_S;
  const lengthS = days * DAY_S;
  const steps = lengthS / STEP_S;
  const forecast = forecastRadiation(tle, startUs, lengthS * US_PER_S);
  return {
    startUs,
    lengthS,
    flux: fluxOf(tle, startUs, steps),
    sheds: shedsOf(tle, startUs, steps),
    saaEntriesS: predictSaaTransits(tle, startUs, startUs + lengthS * US_PER_S).map(
      ({ entryUs }) => (entryUs - startUs) / US_PER_S,
    ),
    forecast,
  };
}

/** A year without sky: failures at a steady rate only, no eclipse. */
export function steadyYear(days: number): Year {
  const lengthS = days * DAY_S;
  const protons = new Float64Array(lengthS / STEP_S);
  return {
    startUs: 0,
    lengthS,
    flux: protons,
    sheds: [],
    saaEntriesS: [],
    forecast: forecastOf(0, STEP_S * US_PER_S, protons, []),
  };
}

/**
 * When to save next, under a failure rate that the orbit makes foreseeable. A plan holds, for each point of a grid that
 * is fine where failures are likely, the least expected cost (lost work plus saves) from there on, by backward
 * recursion over the time of the next save. For a steady rate its gaps are Daly's; before a passage of the anomaly it
 * saves when that pays, and in between it waits.
 */
import assert from 'node:assert/strict';
import * as LIMITS from './checkpoint-interval.limits';
import { failuresPerProton, failuresPerS, type FailureRates } from './failure-rate';
import {
  fluenceBetween,
  fluxAt,
  forecastEndUs,
  stepEndUs,
  type RadiationForecast,
} from './radiation-forecast';

const US_PER_S = 1_000_000;
const INSIDE_S = 1e-3;

export interface PlanInput {
  readonly forecast: RadiationForecast;
  readonly rates: FailureRates;
  /** Solar protons above 50 MeV on top of the forecast, 1/(cm2 s); 0 under a quiet Sun. */
  readonly solarFlux: number;
  readonly isHealthy: boolean;
  /** Time of one save, `plannedSaveUs`. */
  readonly saveUs: number;
}

/** Times are seconds from the start; the arrays have one entry for each point. */
export interface CheckpointPlan {
  readonly input: PlanInput;
  readonly startUs: number;
  readonly validUntilUs: number;
  readonly timeS: Float64Array;
  /** Failures to be expected from the start to the point, and during a save from there. */
  readonly expected: Float64Array;
  readonly expectedInSave: Float64Array;
  /** Cost to go after a save from here, after a failure in it, and after one in the gap behind this point. */
  readonly afterSave: Float64Array;
  readonly afterFailedSave: Float64Array;
  readonly afterFailure: Float64Array;
}

/** Failure rate and expected failures; times are seconds from the start of the plan. */
interface Hazards {
  perS(atS: number): number;
  /** Until when the rate is one, s. */
  pieceEndS(atS: number): number;
  expected(toS: number): number;
}

function hazardsOf({ forecast, rates, solarFlux, isHealthy }: PlanInput, startUs: number): Hazards {
  const unixUsOf = (atS: number): number => startUs + atS * US_PER_S;
  const perS = (trapped: number): number =>
    failuresPerS(rates, { protonFlux: trapped + solarFlux, isHealthy });
  const [calm, perProton] = [perS(0), failuresPerProton(rates, isHealthy)];
  return {
    perS: (atS) => perS(fluxAt(forecast, unixUsOf(atS))),
    pieceEndS: (atS) => (stepEndUs(forecast, unixUsOf(atS)) - startUs) / US_PER_S,
    expected: (toS) => calm * toS + perProton * fluenceBetween(forecast, startUs, unixUsOf(toS)),
  };
}

/** Points no further apart than a share of Young's interval anywhere between them. */
function gridOf(hazards: Hazards, saveS: number, spanS: number): Float64Array {
  const narrowestS = LIMITS.PLAN_GAP_MIN_US / US_PER_S;
  const share = (atS: number): number =>
    Math.max(narrowestS, Math.sqrt((2 * saveS) / hazards.perS(atS)) / LIMITS.PLAN_POINTS_PER_INTERVAL);
  const points = [0];
  for (let atS = 0; atS < spanS && points.length < LIMITS.PLAN_POINTS_MAX_ITEMS;) {
    let gapS = Math.min(LIMITS.PLAN_GAP_MAX_US / US_PER_S, share(atS));
    // A millisecond inside the next piece: the ends of pieces are rounded.
    for (let s = atS; ;) {
      s = hazards.pieceEndS(s) + INSIDE_S;
      if (s >= atS + gapS || s >= spanS) break;
      gapS = Math.min(gapS, Math.max(s - atS, share(s)));
    }
    atS = Math.min(spanS, atS + Math.max(gapS, narrowestS));
    points.push(atS);
  }
  return Float64Array.from(points);
}

/** Index of the first point later than a time; the number of points when there is none. */
function firstAfter(timeS: Float64Array, atS: number): number {
  let low = 0;
  let high = timeS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeS[middle]! > atS) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Best {
  /** Point of the save; -1 when the plan ends before one pays. */
  readonly point: number;
  readonly cost: number;
}

/** The best point for the next save of work that is `unsavedS` old at `fromS`, and the expected cost from there on. */
function bestSave(plan: CheckpointPlan, fromS: number, expectedAtFrom: number, unsavedS: number): Best {
  const { timeS, expected, expectedInSave, afterSave, afterFailedSave, afterFailure } = plan;
  const saveS = plan.input.saveUs / US_PER_S;
  const stopAt = LIMITS.PLAN_LOSS_MAX_SAVES * saveS;
  let survives = 1;
  let lost = 0;
  let failed = 0;
  let before = fromS;
  let best: Best = { point: -1, cost: Infinity };
  for (let k = firstAfter(timeS, fromS); k < timeS.length; k += 1) {
    const here = timeS[k]!;
    const stillAlive = Math.exp(expectedAtFrom - expected[k]!);
    const fails = survives - stillAlive;
    lost += fails * (unsavedS + (before + here) / 2 - fromS);
    failed += fails * afterFailure[k - 1]!;
    survives = stillAlive;
    before = here;
    const saved = survives * Math.exp(-expectedInSave[k]!);
    const work = unsavedS + here - fromS;
    const cost =
      lost +
      failed +
      (survives - saved) * (work + saveS / 2 + afterFailedSave[k]!) +
      saved * (saveS + afterSave[k]!);
    if (cost < best.cost) best = { point: k, cost };
    // Hardly ever comes this far: what follows cannot change the best.
    if (lost > stopAt || survives < LIMITS.PLAN_SURVIVAL_MIN) return best;
  }
  // Beyond the plan nothing costs anything; work that is then unsaved is worth a save at most.
  const open = lost + failed + survives * Math.min(saveS, unsavedS + before - fromS);
  return open < best.cost ? { point: -1, cost: open } : best;
}

/** The plan from a time of the forecast on. */
export function planCheckpoints(input: PlanInput, startUs: number): CheckpointPlan {
  const spanS = (forecastEndUs(input.forecast) - startUs) / US_PER_S;
  assert(spanS > 0, `a plan from ${startUs} begins where its forecast ends`);
  assert(input.saveUs > 0, `a save of ${input.saveUs} us`);
  const saveS = input.saveUs / US_PER_S;
  const recoveryS = LIMITS.RECOVERY_TIME_US / US_PER_S;
  const hazards = hazardsOf(input, startUs);
  const timeS = gridOf(hazards, saveS, spanS);
  const count = timeS.length;
  const empty = (): Float64Array => new Float64Array(count);
  const expected = timeS.map((atS) => hazards.expected(atS));
  const coveredUs = timeS[count - 1]! * US_PER_S;
  const plan: CheckpointPlan = {
    input,
    startUs,
    validUntilUs: startUs + Math.min(LIMITS.PLAN_LIFE_US, coveredUs / 2),
    timeS,
    expected,
    expectedInSave: timeS.map((atS, k) => hazards.expected(atS + saveS) - expected[k]!),
    afterSave: empty(),
    afterFailedSave: empty(),
    afterFailure: empty(),
  };
  const toGo = empty();
  const toGoAt = (atS: number, known: number): number => {
    const k = firstAfter(timeS, atS);
    if (k >= count) return 0;
    const low = Math.max(known, k - 1);
    if (low >= k) return toGo[k]!;
    const share = (atS - timeS[low]!) / (timeS[k]! - timeS[low]!);
    return toGo[low]! + share * (toGo[k]! - toGo[low]!);
  };
  for (let k = count - 2; k >= 0; k -= 1) {
    // What follows point k + 1 is known by now; the gap behind k is taken as if its cost were that of its end.
    const middleS = (timeS[k]! + timeS[k + 1]!) / 2;
    plan.afterFailure[k] = toGoAt(middleS + recoveryS, k + 1);
    plan.afterSave[k + 1] = toGoAt(timeS[k + 1]! + saveS, k + 1);
    plan.afterFailedSave[k + 1] = toGoAt(timeS[k + 1]! + saveS / 2 + recoveryS, k + 1);
    toGo[k] = bestSave(plan, timeS[k]!, expected[k]!, 0).cost;
  }
  return plan;
}

/**
 * When the next save of a job should begin, Unix microseconds, whose unsaved work is this old now; null when none pays
 * while the plan holds.
 */
export function nextSaveUs(plan: CheckpointPlan, nowUs: number, unsavedUs: number): number | null {
  const fromS = (nowUs - plan.startUs) / US_PER_S;
  if (fromS < 0) assert.fail(`a plan from ${plan.startUs} was asked for ${nowUs}`);
  const k = firstAfter(plan.timeS, fromS);
  if (k >= plan.timeS.length) return null;
  const [t0, t1] = [plan.timeS[k - 1]!, plan.timeS[k]!];
  const [e0, e1] = [plan.expected[k - 1]!, plan.expected[k]!];
  const expectedNow = e0 + ((e1 - e0) * (fromS - t0)) / (t1 - t0);
  const { point } = bestSave(plan, fromS, expectedNow, unsavedUs / US_PER_S);
  return point < 0 ? null : plan.startUs + Math.round(plan.timeS[point]! * US_PER_S);
}

const differs = (a: number, b: number): boolean =>
  a > b * LIMITS.PLAN_CHANGE_FACTOR || b > a * LIMITS.PLAN_CHANGE_FACTOR;

/** Whether a plan must be made anew: it is old, or what it was made from has changed enough to matter. */
export function isPlanStale(plan: CheckpointPlan, input: PlanInput, nowUs: number): boolean {
  const was = plan.input;
  return (
    nowUs >= plan.validUntilUs ||
    nowUs < plan.startUs ||
    was.forecast !== input.forecast ||
    was.isHealthy !== input.isHealthy ||
    differs(was.saveUs, input.saveUs) ||
    differs(was.rates.steadyPerS, input.rates.steadyPerS) ||
    differs(was.rates.crossSectionCm2, input.rates.crossSectionCm2) ||
    differs(was.solarFlux + 1, input.solarFlux + 1)
  );
}

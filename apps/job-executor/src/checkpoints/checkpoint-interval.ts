/** Checkpoint intervals of textbooks, a job's own save time, and the interval that a job is told. */
import assert from 'node:assert/strict';
import * as LIMITS from './checkpoint-interval.limits';
import { failuresPerS, type FailureRates, type Hazard } from './failure-rate';

const US_PER_S = 1_000_000;

/** Young 1974: compute time between saves, s, from the time of a save and the mean time between failures, s. */
export function youngIntervalS(saveS: number, meanTimeBetweenFailuresS: number): number {
  return Math.sqrt(2 * saveS * meanTimeBetweenFailuresS);
}

/** Daly 2006, higher order: compute time between saves, s. */
export function dalyIntervalS(saveS: number, meanTimeBetweenFailuresS: number): number {
  const ratio = saveS / (2 * meanTimeBetweenFailuresS);
  if (ratio >= 1) return meanTimeBetweenFailuresS;
  return youngIntervalS(saveS, meanTimeBetweenFailuresS) * (1 + Math.sqrt(ratio) / 3 + ratio / 9) - saveS;
}

/** NVIDIA 2024 (arXiv 2410.18124): time from the start of one save to the start of the next for most availability, s. */
export function availabilityIntervalS(
  saveS: number,
  meanTimeBetweenFailuresS: number,
  recoveryS: number,
): number {
  return saveS + Math.sqrt(2 * (meanTimeBetweenFailuresS + recoveryS) * saveS + saveS * saveS);
}

/** Share of the time that becomes finished work under failures at a steady rate, without recovery time. */
export function expectedUtilisation(
  intervalS: number,
  saveS: number,
  meanTimeBetweenFailuresS: number,
): number {
  return intervalS / (meanTimeBetweenFailuresS * Math.expm1((intervalS + saveS) / meanTimeBetweenFailuresS));
}

/** The newest save times of a job, oldest first, microseconds: from the request to the verified checkpoint. */
export type SaveTimes = readonly number[];

export function withSaveTime(saveTimes: SaveTimes, saveUs: number): SaveTimes {
  assert(Number.isSafeInteger(saveUs) && saveUs >= 0, `a save took ${saveUs} us`);
  return [...saveTimes, saveUs].slice(-LIMITS.SAVE_TIMES_MAX_ITEMS);
}

/** The save time to plan with: p90 of the job's own, by nearest rank; the default before the first. */
export function plannedSaveUs(saveTimes: SaveTimes): number {
  if (saveTimes.length === 0) return LIMITS.SAVE_TIME_DEFAULT_US;
  const sorted = [...saveTimes].sort((a, b) => a - b);
  const rank = Math.ceil(LIMITS.SAVE_TIME_QUANTILE * sorted.length);
  return Math.max(1, sorted[rank - 1]!);
}

export interface IntervalInput {
  readonly saveTimes: SaveTimes;
  readonly rates: FailureRates;
  readonly hazard: Hazard;
}

/**
 * What a job is told that keeps a clock of its own: Daly's interval for its save time and the failure rate under the
 * given hazard. With the mean flux of the coming day it suits a whole attempt; with the flux of the moment it follows
 * the orbit.
 */
export function intervalHintUs({ saveTimes, rates, hazard }: IntervalInput): number {
  const saveS = plannedSaveUs(saveTimes) / US_PER_S;
  const intervalUs = Math.round(dalyIntervalS(saveS, 1 / failuresPerS(rates, hazard)) * US_PER_S);
  return Math.min(LIMITS.INTERVAL_MAX_US, Math.max(LIMITS.INTERVAL_MIN_US, intervalUs));
}

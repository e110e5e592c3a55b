import type { MissionTimeUs, OnboardTimeUs } from './ports';

/** How an on-board clock is wrong: ahead by `offsetUs`, and further by `driftPpm` of the mission time since `sinceUs`. */
export interface OnboardError {
  /** Whole microseconds; negative is behind. */
  readonly offsetUs: number;
  readonly driftPpm: number;
  readonly sinceUs: MissionTimeUs;
}

/** What befalls a clock: from now on it is off by a step, ever more by a drift, or it starts anew at a given Unix time. */
export type ClockError =
  { readonly stepUs: number } | { readonly driftPpm: number } | { readonly restartsAtUs: number };

/** The error that a clock has from now on, given what it shows now. */
export function onboardErrorOf(
  error: ClockError,
  nowUs: MissionTimeUs,
  onboardNowUs: OnboardTimeUs,
): OnboardError {
  if ('driftPpm' in error) return { offsetUs: 0, driftPpm: error.driftPpm, sinceUs: nowUs };
  const offsetUs = 'stepUs' in error ? error.stepUs : error.restartsAtUs - onboardNowUs;
  return { offsetUs, driftPpm: 0, sinceUs: nowUs };
}

const PER_MILLION = 1e6;

/** What all errors of one clock together add to the true on-board time, in whole microseconds. */
function onboardErrorUs(errors: readonly OnboardError[], nowUs: MissionTimeUs): number {
  let sum = 0;
  for (const { offsetUs, driftPpm, sinceUs } of errors)
    sum += offsetUs + Math.round(((nowUs - sinceUs) * driftPpm) / PER_MILLION);
  return sum;
}

/** On-board time as an integer that a header can carry, whatever the errors say: a clock counts from 1970. */
export function wrongTimeUs(
  trueUs: OnboardTimeUs,
  errors: readonly OnboardError[],
  nowUs: MissionTimeUs,
): OnboardTimeUs {
  return errors.length === 0 ? trueUs : Math.max(0, trueUs + onboardErrorUs(errors, nowUs));
}

// The policies that are compared: a fixed interval, and what the job executor does.
import {
  plannedSaveUs,
  withSaveTime,
  type SaveTimes,
} from '../../apps/job-executor/src/checkpoints/checkpoint-interval';
import {
  isPlanStale,
  nextSaveUs,
  planCheckpoints,
} from '../../apps/job-executor/src/checkpoints/checkpoint-plan';
import type { CheckpointPlan } from '../../apps/job-executor/src/checkpoints/checkpoint-plan';
import {
  failureRates,
  NO_FAILURES,
  withExposure,
  withFailure,
  type FailureHistory,
} from '../../apps/job-executor/src/checkpoints/failure-rate';
import { FORECAST_SPAN_US } from '../../apps/job-executor/src/checkpoints/checkpoint-interval.limits';
import {
  fluenceBetween,
  fluxAt,
  type RadiationForecast,
} from '../../apps/job-executor/src/checkpoints/radiation-forecast';
import type { Policy } from './job';
import type { Year } from './year';

const US_PER_S = 1_000_000;

/** Saves whenever so much unsaved work has gathered. */
export function fixedPolicy(intervalS: number, savesBeforeShed: boolean, savesBeforeSaa: boolean): Policy {
  return {
    savesBeforeShed,
    savesBeforeSaa,
    nextSave: (nowS, unsavedS) => ({ atS: nowS + intervalS - unsavedS, askAgainS: Infinity }),
    saved: () => undefined,
    worked: () => undefined,
  };
}

/** The part of a year's forecast that the executor would hold: from a time on, as far as it looks ahead. */
function partOf(forecast: RadiationForecast, fromUs: number): RadiationForecast {
  const { stepUs, protonFlux, fluenceCm2 } = forecast;
  const first = Math.floor((fromUs - forecast.fromUs) / stepUs);
  const last = Math.min(protonFlux.length, first + Math.ceil(FORECAST_SPAN_US / stepUs));
  return {
    ...forecast,
    fromUs: forecast.fromUs + first * stepUs,
    protonFlux: protonFlux.subarray(first, last),
    fluenceCm2: fluenceCm2.subarray(first, last + 1),
  };
}

/** The executor's own functions, with what the craft can know: nothing of the true rates but what fails. */
export class AdaptivePolicy implements Policy {
  readonly savesBeforeShed = true;
  private saveTimes: SaveTimes = [];
  private plan: CheckpointPlan | null = null;

  constructor(
    private readonly year: Year,
    /** What was seen before; a new craft has seen nothing. */
    public history: FailureHistory = NO_FAILURES,
    readonly savesBeforeSaa = false,
  ) {}

  nextSave(nowS: number, unsavedS: number): { readonly atS: number; readonly askAgainS: number } {
    const nowUs = this.year.startUs + Math.round(nowS * US_PER_S);
    const plan = this.planAt(nowUs);
    const saveUs = nextSaveUs(plan, nowUs, unsavedS * US_PER_S);
    const secondsOf = (unixUs: number): number => (unixUs - this.year.startUs) / US_PER_S;
    return { atS: saveUs === null ? Infinity : secondsOf(saveUs), askAgainS: secondsOf(plan.validUntilUs) };
  }

  saved(saveS: number): void {
    this.saveTimes = withSaveTime(this.saveTimes, Math.round(saveS * US_PER_S));
  }

  worked(fromS: number, toS: number, failed: boolean): void {
    const { startUs, forecast } = this.year;
    const [fromUs, toUs] = [fromS, toS].map((atS) => startUs + atS * US_PER_S);
    this.history = withExposure(this.history, toS - fromS, fluenceBetween(forecast, fromUs, toUs));
    if (failed) this.history = withFailure(this.history, fluxAt(forecast, toUs));
  }

  private planAt(nowUs: number): CheckpointPlan {
    const input = {
      forecast: this.plan?.input.forecast ?? this.year.forecast,
      rates: failureRates(this.history),
      solarFlux: 0,
      isHealthy: true,
      saveUs: plannedSaveUs(this.saveTimes),
    };
    if (this.plan === null || isPlanStale(this.plan, input, nowUs)) {
      this.plan = planCheckpoints({ ...input, forecast: partOf(this.year.forecast, nowUs) }, nowUs);
    }
    return this.plan;
  }
}

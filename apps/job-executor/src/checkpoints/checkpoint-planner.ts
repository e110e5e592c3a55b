import type { CraftTable } from '@dawnline/host';
import { parseTle, type Tle } from '@dawnline/orbit';
import {
  isPlanStale,
  nextSaveUs,
  planCheckpoints,
  type CheckpointPlan,
  type PlanInput,
} from './checkpoint-plan';
import { PLAN_LIFE_US } from './checkpoint-interval.limits';
import { calmForecast, forecastRadiation, type RadiationForecast } from './radiation-forecast';

/** Work whose beginning differs by no more is the same: own and mission time are read apart (assumed). */
const SAME_WORK_US = 1_000_000;

interface Planned {
  readonly plan: CheckpointPlan;
  /** When the work began that the next save protects. */
  readonly beganUs: number;
  readonly nextUs: number | null;
}

/**
 * Forecast and plans, kept because they are dear: each is a pure function of what it is asked with, so nothing here is
 * state that a restart could lose. Times are Unix microseconds.
 */
export class CheckpointPlanner {
  private readonly tle: Tle | null;
  private forecasted: RadiationForecast | null = null;
  private readonly plans = new Map<string, Planned>();

  constructor(tle: CraftTable['tle'] | undefined) {
    this.tle = elementsOf(tle);
  }

  /** The forecast in force; made anew every few hours. */
  forecast(nowUnixUs: number): RadiationForecast {
    const known = this.forecasted;
    if (known && nowUnixUs >= known.fromUs && nowUnixUs < known.fromUs + PLAN_LIFE_US) return known;
    this.forecasted = this.tle ? forecastRadiation(this.tle, nowUnixUs) : calmForecast(nowUnixUs);
    return this.forecasted;
  }

  /**
   * When the next save of a job pays; null when none does while the plan holds. The answer stands until its work was
   * saved, or lost, or the plan is made anew: asked again later, a plan would always see a better time ahead.
   */
  nextSave(job: string, input: PlanInput, nowUnixUs: number, unsavedUs: number): number | null {
    const known = this.plans.get(job);
    const beganUs = nowUnixUs - unsavedUs;
    const holds = known !== undefined && !isPlanStale(known.plan, input, nowUnixUs);
    if (holds && Math.abs(beganUs - known.beganUs) <= SAME_WORK_US) return known.nextUs;
    const plan = holds ? known.plan : planCheckpoints(input, nowUnixUs);
    const nextUs = nextSaveUs(plan, nowUnixUs, unsavedUs);
    this.plans.set(job, { plan, beganUs, nextUs });
    return nextUs;
  }

  forget(job: string): void {
    this.plans.delete(job);
  }
}

/** Elements that cannot be used mean that no orbit is known, not that jobs cannot run. */
function elementsOf(tle: CraftTable['tle'] | undefined): Tle | null {
  if (!tle) return null;
  try {
    return parseTle(tle.line1, tle.line2);
  } catch {
    return null;
  }
}

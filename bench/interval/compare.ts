// Every fixed interval of a sweep and the executor's policy on the same failures.
import type { FailureHistory } from '../../apps/job-executor/src/checkpoints/failure-rate';
import { failuresOf, type Cause, type Failure } from './failures';
import { runJob, type Outcome, type Policy } from './job';
import { AdaptivePolicy, fixedPolicy } from './policies';
import type { Year } from './year';

/** What a fixed interval is combined with: nothing, a save before each suspension, before each passage of the anomaly too. */
export const FAMILIES = [
  { id: 'fixed', savesBeforeShed: false, savesBeforeSaa: false },
  { id: 'fixed, saved before load-shed', savesBeforeShed: true, savesBeforeSaa: false },
  { id: 'fixed, saved before load-shed and SAA', savesBeforeShed: true, savesBeforeSaa: true },
] as const;

/** Mean over the seeds, s: what is lost and what saving takes; `costS` is their sum. Recovery is no part of it. */
export interface Cost {
  readonly costS: number;
  readonly lostS: number;
  readonly savingS: number;
  readonly saves: number;
  /** The sum of each seed. */
  readonly costsS: readonly number[];
}

export interface Point extends Cost {
  readonly intervalS: number;
}

export interface Setting {
  readonly year: Year;
  readonly causes: readonly Cause[];
  readonly saveS: number;
  readonly seeds: readonly number[];
}

export class Comparison {
  readonly failures: readonly (readonly Failure[])[];

  constructor(private readonly setting: Setting) {
    this.failures = setting.seeds.map((seed) => failuresOf(setting.year, setting.causes, seed));
  }

  /** The cost of one policy, made anew for each seed. */
  cost(policyOf: () => Policy): Cost {
    const { year, saveS, seeds } = this.setting;
    const all = seeds.map((seed, k) => runJob(year, this.failures[k], saveS, seed, policyOf()));
    const mean = (value: (outcome: Outcome) => number): number =>
      all.reduce((sum, outcome) => sum + value(outcome), 0) / all.length;
    return {
      costS: mean(({ lostS, savingS }) => lostS + savingS),
      lostS: mean(({ lostS }) => lostS),
      savingS: mean(({ savingS }) => savingS),
      saves: mean(({ saves }) => saves),
      costsS: all.map(({ lostS, savingS }) => lostS + savingS),
    };
  }

  fixed(intervalS: number, family: (typeof FAMILIES)[number]): Point {
    const { savesBeforeShed, savesBeforeSaa } = family;
    return { intervalS, ...this.cost(() => fixedPolicy(intervalS, savesBeforeShed, savesBeforeSaa)) };
  }

  /** One family over a geometric grid of intervals. */
  sweep(family: (typeof FAMILIES)[number], intervalsS: readonly number[]): Point[] {
    return intervalsS.map((intervalS) => this.fixed(intervalS, family));
  }

  ours(history?: FailureHistory, savesBeforeSaa = false): Cost {
    return this.cost(() => new AdaptivePolicy(this.setting.year, history, savesBeforeSaa));
  }
}

export function geometric(from: number, to: number, perOctave: number): number[] {
  const count = Math.floor(Math.log2(to / from) * perOctave) + 1;
  return Array.from({ length: count }, (_, k) => from * 2 ** (k / perOctave));
}

export const cheapest = (points: readonly Point[]): Point =>
  points.reduce((best, point) => (point.costS < best.costS ? point : best));

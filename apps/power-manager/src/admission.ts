import { strict as assert } from 'node:assert';
import { spans, type BudgetInput } from './power-budget';
import * as limits from './power-manager.limits';

/** A job that was let in and may not show in the measured load yet. */
export interface Grant {
  readonly watts: number;
  readonly untilUs: number;
}

export type Grants = Readonly<Record<number, Grant>>;

export interface AdmissionQuestion {
  readonly gpu: number;
  readonly watts: number;
  /** Zero when unknown. */
  readonly durationUs: number;
}

export interface AdmissionInput {
  readonly budget: BudgetInput;
  /** Loads other than the GPUs, W. */
  readonly baseW: number;
  /** Measured draw of each GPU by id, W; those that are not measured are absent. */
  readonly gpuW: Readonly<Record<number, number>>;
  readonly gpuIds: readonly number[];
}

export interface AdmissionResult {
  readonly granted: boolean;
  /** Lowest charge from now to the end of the coming eclipse with the job on. */
  readonly predicted: number;
  /** Empty when granted. */
  readonly reason: string;
}

/** Lowest charge from now to the end of the coming eclipse, when a load is joined by another for some time. */
function minimumChargeWith(
  budget: BudgetInput,
  loadW: number,
  jobW: number,
  durationS: number,
  nowUs: number,
): number {
  const { lightS, darkS } = spans(budget, nowUs);
  const jobLightS = Math.min(lightS, durationS);
  const jobDarkS = Math.min(darkS, durationS - jobLightS);
  const legs = [
    { netW: budget.arrayW - loadW - jobW, seconds: jobLightS },
    { netW: budget.arrayW - loadW, seconds: lightS - jobLightS },
    { netW: -loadW - jobW, seconds: jobDarkS },
    { netW: -loadW, seconds: darkS - jobDarkS },
  ];
  let charge = budget.charge ?? 0;
  let lowest = charge;
  for (const { netW, seconds } of legs) {
    const efficiency = netW < 0 ? limits.ROUND_TRIP_EFFICIENCY : 1;
    charge = Math.min(1, charge + (netW * seconds) / (efficiency * budget.packEnergyJ));
    lowest = Math.min(lowest, charge);
  }
  return Math.max(0, lowest);
}

/** Draw of every GPU but one: what is measured, or what was granted a moment ago if that is more. */
function othersW(input: AdmissionInput, grants: Grants, gpu: number, nowUs: number): number {
  return input.gpuIds
    .filter((id) => id !== gpu)
    .reduce((sum, id) => {
      const grant = Object.hasOwn(grants, id) ? grants[id] : null;
      const grantedW = grant && nowUs < grant.untilUs ? grant.watts : 0;
      // What cannot be seen is taken to draw all that it may.
      return sum + Math.max(input.gpuW[id] ?? input.budget.maximumCapW, grantedW);
    }, 0);
}

/** Whether a job may start as far as energy is concerned (inv:P3, JP-24). */
export function judgeAdmission(
  question: AdmissionQuestion,
  input: AdmissionInput,
  grants: Grants,
  nowUs: number,
): { readonly result: AdmissionResult; readonly grants: Grants } {
  const { budget, gpuIds } = input;
  const { gpu, watts, durationUs } = question;
  assert(budget.packEnergyJ > 0);
  const refused = (reason: string, predicted = 0) => ({
    result: { granted: false, predicted, reason },
    grants,
  });
  if (!gpuIds.includes(gpu)) return refused(`no GPU ${gpu}`);
  const { maximumCapW } = budget;
  if (!(watts > 0 && watts <= maximumCapW)) return refused(`${watts} W: above 0 to ${maximumCapW} W`);
  if (budget.charge === null) return refused('state of charge unknown');
  if (budget.tier >= limits.SUSPEND_TIER) return refused(`load-shed tier ${budget.tier}`);
  const loadW = input.baseW + othersW(input, grants, gpu, nowUs);
  const durationS = durationUs > 0 ? durationUs / 1e6 : Infinity;
  const predicted = minimumChargeWith(budget, loadW, watts, durationS, nowUs);
  if (predicted < limits.ADMISSION_CLOSES_CHARGE) {
    return refused(`${(predicted * 100).toFixed(0)} % charge left after the eclipse`, predicted);
  }
  const untilUs = nowUs + limits.GRANT_LIFE_US;
  return {
    result: { granted: true, predicted, reason: '' },
    grants: { ...grants, [gpu]: { watts, untilUs } },
  };
}

import { strict as assert } from 'node:assert';
import type { Forecast } from './eclipse-forecast';
import * as limits from './power-manager.limits';

export interface BudgetState {
  /** Ceiling for each GPU in force, W. */
  readonly ceilingW: number;
  readonly admissionOpen: boolean;
  /** Loads other than the GPUs, smoothed, W; null before the first measurement. */
  readonly baseW: number | null;
  readonly atUs: number;
}

export interface BudgetInput {
  readonly charge: number | null;
  readonly forecast: Forecast;
  readonly dark: boolean;
  readonly arrayW: number;
  /** Measured load without the GPUs, W. */
  readonly measuredBaseW: number | null;
  /** Load without the GPUs that the craft's table plans with, W. */
  readonly plannedBaseW: number;
  readonly packEnergyJ: number;
  readonly gpus: number;
  readonly minimumCapW: number;
  readonly maximumCapW: number;
  readonly tier: number;
}

export interface BudgetOutputs {
  readonly ceilingW: number;
  readonly admissionOpen: boolean;
  readonly suspend: boolean;
  /** Lowest charge over the coming eclipse with this ceiling used to the full. */
  readonly predictedMinimumCharge: number;
  readonly reason: string;
}

/** Load that the orbit's energy balance carries for ever (plant.md: L = P (1-f) / ((1-f) + f / eta)). */
export function sustainableLoadW(arrayW: number, eclipseShare: number): number {
  assert(eclipseShare >= 0 && eclipseShare < 1, `eclipse share ${eclipseShare}`);
  const light = 1 - eclipseShare;
  return (arrayW * light) / (light + eclipseShare / limits.ROUND_TRIP_EFFICIENCY);
}

/** Times to live through: light until the next eclipse, then that eclipse (or what is left of it). */
export function spans(input: BudgetInput, nowUs: number): { lightS: number; darkS: number } {
  const { forecast, dark } = input;
  if (!forecast.known) return { lightS: 0, darkS: limits.WORST_ECLIPSE_US / 1e6 };
  const { entryUs, exitUs } = forecast;
  if (entryUs === null || exitUs === null) {
    // Dark against the forecast (off-pointed array, bad elements): believe the darkness.
    return { lightS: 0, darkS: dark ? limits.WORST_ECLIPSE_US / 1e6 : 0 };
  }
  const darkFromUs = dark ? nowUs : Math.max(entryUs, nowUs);
  const offForecast = dark && entryUs - nowUs > 60e6;
  const darkUs = offForecast ? limits.WORST_ECLIPSE_US : exitUs - darkFromUs;
  return { lightS: (darkFromUs - nowUs) / 1e6, darkS: Math.max(0, darkUs) / 1e6 };
}

/** Lowest charge from now to the end of the coming eclipse under a constant load. */
export function predictMinimumCharge(input: BudgetInput, loadW: number, nowUs: number): number {
  const { lightS, darkS } = spans(input, nowUs);
  const charge = input.charge ?? 0;
  const surplusW = input.arrayW - loadW;
  const efficiency = surplusW < 0 ? limits.ROUND_TRIP_EFFICIENCY : 1;
  const atEntry = Math.min(1, charge + (surplusW * lightS) / (efficiency * input.packEnergyJ));
  const atExit = atEntry - (loadW * darkS) / (limits.ROUND_TRIP_EFFICIENCY * input.packEnergyJ);
  return Math.max(0, Math.min(charge, atEntry, atExit));
}

interface Candidate {
  readonly ceilingW: number;
  readonly reason: string;
}

function orbitBalanceW(input: BudgetInput): number {
  const { forecast } = input;
  if (!forecast.known) return sustainableLoadW(input.arrayW, limits.WORST_ECLIPSE_US / limits.WORST_ORBIT_US);
  if (forecast.entryUs === null || forecast.exitUs === null) return input.arrayW;
  const share = Math.min(0.9, (forecast.exitUs - forecast.entryUs) / forecast.orbitUs);
  return sustainableLoadW(input.arrayW, share);
}

/** The highest GPU power that keeps the orbit's balance and the floor of the coming eclipse. */
function candidate(input: BudgetInput, baseW: number, nowUs: number): Candidate {
  const { minimumCapW, maximumCapW, gpus } = input;
  if (input.charge === null) return { ceilingW: minimumCapW, reason: 'state of charge unknown' };
  if (input.tier >= 1) return { ceilingW: minimumCapW, reason: `load-shed tier ${input.tier}` };
  const holdsFloor = (capW: number): boolean =>
    predictMinimumCharge(input, baseW + gpus * capW, nowUs) >= limits.CEILING_FLOOR_CHARGE;
  let low = minimumCapW;
  let high = maximumCapW;
  if (holdsFloor(high)) low = high;
  for (let k = 0; k < limits.CEILING_HALVINGS && low < high; k += 1) {
    const middle = (low + high) / 2;
    if (holdsFloor(middle)) low = middle;
    else high = middle;
  }
  const balanceW = (orbitBalanceW(input) - baseW) / gpus;
  const ceilingW = Math.max(minimumCapW, Math.min(maximumCapW, low, balanceW));
  if (ceilingW >= maximumCapW) return { ceilingW, reason: 'none' };
  return { ceilingW, reason: balanceW <= low ? 'energy balance of the orbit' : 'charge after the eclipse' };
}

export function startBudget(minimumCapW: number, nowUs: number): BudgetState {
  return { ceilingW: minimumCapW, admissionOpen: false, baseW: null, atUs: nowUs };
}

function nextBaseW(state: BudgetState, measuredW: number | null, nowUs: number): number | null {
  if (measuredW === null) return state.baseW;
  if (state.baseW === null) return measuredW;
  const share = Math.min(1, (nowUs - state.atUs) / 1e6 / limits.BASE_LOAD_S);
  return state.baseW + share * (measuredW - state.baseW);
}

/** A ceiling falls at once and rises in steps, so that noise does not move it. */
export function stepBudget(
  state: BudgetState,
  input: BudgetInput,
  nowUs: number,
): { state: BudgetState; outputs: BudgetOutputs } {
  assert(input.gpus > 0 && input.minimumCapW <= input.maximumCapW);
  const smoothedW = nextBaseW(state, input.measuredBaseW, nowUs);
  const baseW = Math.max(input.plannedBaseW, smoothedW ?? 0);
  const target = candidate(input, baseW, nowUs);
  const falls = target.ceilingW < state.ceilingW - limits.CEILING_FALL_STEP_W;
  const rises =
    target.ceilingW >= state.ceilingW + limits.CEILING_RISE_STEP_W ||
    (target.ceilingW === input.maximumCapW && state.ceilingW < input.maximumCapW);
  const ceilingW = falls || rises ? target.ceilingW : state.ceilingW;
  const predictedMinimumCharge = predictMinimumCharge(input, baseW + input.gpus * ceilingW, nowUs);
  const threshold = state.admissionOpen ? limits.ADMISSION_CLOSES_CHARGE : limits.ADMISSION_OPENS_CHARGE;
  const admissionOpen =
    input.charge !== null && input.tier < limits.SUSPEND_TIER && predictedMinimumCharge >= threshold;
  return {
    state: { ceilingW, admissionOpen, baseW: smoothedW, atUs: nowUs },
    outputs: {
      ceilingW,
      admissionOpen,
      suspend: input.tier >= limits.SUSPEND_TIER,
      predictedMinimumCharge,
      reason: target.reason,
    },
  };
}

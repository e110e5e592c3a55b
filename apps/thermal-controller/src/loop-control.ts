import { strict as assert } from 'node:assert';
import type { Pump } from './coolant-flow';
import * as limits from './thermal-controller.limits';

export interface LoopCommand {
  readonly pumpPrime: boolean;
  readonly pumpStandby: boolean;
  readonly bypassRatio: number;
}

export interface LoopState {
  readonly atUs: number;
  readonly targetC: number;
  /** Smoothed loop temperature; null before the first. */
  readonly loopC: number | null;
  /** Integral part of the valve position. */
  readonly integral: number;
  readonly bypass: number;
  readonly sent: LoopCommand | null;
  readonly sentUs: number;
}

export interface LoopInput {
  readonly loopC: number | null;
  /** The colder radiator; null when unknown. */
  readonly radiatorC: number | null;
  /** Measured valve position; the control starts from it. */
  readonly measuredBypass: number | null;
  readonly active: Pump;
}

export function startLoop(nowUs: number): LoopState {
  return {
    atUs: nowUs,
    targetC: limits.LOOP_TARGET_C,
    loopC: null,
    integral: 0,
    bypass: 0,
    sent: null,
    sentUs: 0,
  };
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** A cold radiator gets flow even if the loop would rather keep its heat: coolant must not freeze in it. */
function bypassLimit(radiatorC: number | null): number {
  if (radiatorC === null || radiatorC >= limits.RADIATOR_LOW_C) return limits.BYPASS_MAXIMUM;
  const relief = (limits.RADIATOR_LOW_C - radiatorC) * limits.RADIATOR_RELIEF_PER_K;
  return clamp(limits.BYPASS_MAXIMUM - relief, 0, limits.BYPASS_MAXIMUM);
}

/** Valve position by proportional-integral control: a loop below its target keeps its coolant from the radiators. */
function control(state: LoopState, input: LoopInput, nowUs: number): LoopState {
  const elapsedS = (nowUs - state.atUs) / 1e6;
  if (input.loopC === null) {
    return { ...state, atUs: nowUs, loopC: null, bypass: limits.BYPASS_BLIND, integral: limits.BYPASS_BLIND };
  }
  // At the first temperature (after a restart too) the control takes the valve where it stands, without a jump.
  const first = state.loopC === null;
  const share = first ? 1 : Math.min(1, elapsedS / limits.LOOP_FILTER_S);
  const loopC = (state.loopC ?? input.loopC) + share * (input.loopC - (state.loopC ?? input.loopC));
  const error = state.targetC - loopC;
  const high = bypassLimit(input.radiatorC);
  const proportional = limits.LOOP_GAIN_PER_K * error;
  const start = first && input.measuredBypass !== null ? input.measuredBypass - proportional : state.integral;
  const growth = (proportional * Math.min(elapsedS, limits.LOOP_INTEGRAL_S)) / limits.LOOP_INTEGRAL_S;
  // The integral never winds up beyond what the valve can do.
  const integral = clamp(start + growth, -proportional, high - proportional);
  const bypass = clamp(proportional + integral, 0, high);
  return { ...state, atUs: nowUs, loopC, integral, bypass };
}

/** One turn: the command to send now, or null when the actuators stand where they should. */
export function stepLoop(
  before: LoopState,
  input: LoopInput,
  nowUs: number,
): { state: LoopState; outputs: LoopCommand | null } {
  assert(nowUs >= before.atUs, 'mission time is monotonic');
  const state = control(before, input, nowUs);
  assert(state.bypass >= 0 && state.bypass <= limits.BYPASS_MAXIMUM);
  const command: LoopCommand = {
    pumpPrime: input.active === 'prime',
    pumpStandby: input.active === 'standby',
    bypassRatio: Math.round(state.bypass * 1000) / 1000,
  };
  const { sent } = state;
  const moves =
    sent === null ||
    sent.pumpPrime !== command.pumpPrime ||
    sent.pumpStandby !== command.pumpStandby ||
    Math.abs(sent.bypassRatio - command.bypassRatio) >= limits.BYPASS_DEADBAND;
  if (!moves && nowUs - state.sentUs < limits.REPEAT_PERIOD_US) return { state, outputs: null };
  // A repetition says the same again: only a real move moves the valve.
  const outputs = moves || sent === null ? command : sent;
  return { state: { ...state, sent: outputs, sentUs: nowUs }, outputs };
}

/** Ground's wish for the target. */
export function setTarget(state: LoopState, targetC: number): LoopState {
  assert(targetC >= limits.LOOP_TARGET_MINIMUM_C && targetC <= limits.LOOP_TARGET_MAXIMUM_C);
  return { ...state, targetC };
}

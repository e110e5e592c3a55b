import type { LightState } from './light';
import type { Raised } from './power-manager.events';
import * as limits from './power-manager.limits';

/** How much the array can give in full light: its rating until it shows less. */
export interface CapabilityState {
  readonly powerW: number;
  readonly atUs: number;
  readonly degraded: boolean;
}

export interface CapabilityInput {
  /** Power that the array gives now, W. */
  readonly givenW: number | null;
  readonly sunShare: number | null;
  readonly batteryCurrentA: number | null;
  readonly batteryVoltageV: number | null;
  /** Battery voltage when full, V. */
  readonly fullV: number;
  readonly ratedW: number;
}

/** In full light, with a battery that would take more, the array gives all it can. */
function givesAll(input: CapabilityInput, light: LightState, nowUs: number): boolean {
  const { batteryCurrentA, batteryVoltageV, sunShare } = input;
  if (light.dark || !light.known || nowUs - light.lightSinceUs < limits.ARRAY_SETTLE_US) return false;
  if (sunShare !== null && sunShare < 0.95) return false;
  if (batteryCurrentA === null || batteryVoltageV === null) return false;
  const hungry = batteryCurrentA > -limits.UNTHROTTLED_CHARGE_A;
  return hungry && batteryVoltageV < input.fullV - limits.TOP_OF_CHARGE_MARGIN_V;
}

export function stepCapability(
  state: CapabilityState,
  input: CapabilityInput,
  light: LightState,
  nowUs: number,
): { state: CapabilityState; outputs: readonly Raised[] } {
  const elapsedS = (nowUs - state.atUs) / 1e6;
  const { givenW, ratedW } = input;
  if (givenW === null) return { state: { ...state, atUs: nowUs }, outputs: [] };
  let powerW = state.powerW;
  // What it gives is a lower bound at any time; it is the whole only when nothing holds it back.
  if (givenW > powerW) powerW += Math.min(1, elapsedS / limits.CAPABILITY_RISE_S) * (givenW - powerW);
  else if (givesAll(input, light, nowUs)) {
    powerW += Math.min(1, elapsedS / limits.CAPABILITY_FALL_S) * (givenW - powerW);
  }
  powerW = Math.max(0, Math.min(ratedW, powerW));
  const parameters = { powerW: Math.round(powerW), ratedW: Math.round(ratedW) };
  const fell = !state.degraded && powerW < limits.ARRAY_DEGRADED_SHARE * ratedW;
  const rose = state.degraded && powerW > limits.ARRAY_HEALTHY_SHARE * ratedW;
  const outputs: Raised[] = [];
  if (fell) outputs.push({ code: 'ARRAY_DEGRADED', parameters });
  if (rose) outputs.push({ code: 'ARRAY_RESTORED', parameters });
  return { state: { powerW, atUs: nowUs, degraded: (state.degraded || fell) && !rose }, outputs };
}

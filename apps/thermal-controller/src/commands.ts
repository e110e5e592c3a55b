import { Refusal } from '@dawnline/contracts';
import { setTarget } from './loop-control';
import { trustSensor } from './sensor-voting';
import type { Raised } from './thermal-controller.events';
import * as limits from './thermal-controller.limits';
import { BATTERY_SENSORS, LOOP_SENSORS, type ThermalState } from './thermal-step';

export type CommandResult =
  | {
      readonly kind: 'done';
      readonly state: ThermalState;
      readonly detail: string;
      readonly events: readonly Raised[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly detail: string };

export function setLoopTarget(state: ThermalState, targetC: number): CommandResult {
  const { LOOP_TARGET_MINIMUM_C: low, LOOP_TARGET_MAXIMUM_C: high } = limits;
  if (!(targetC >= low && targetC <= high)) {
    const detail = `loop target ${targetC} degC: allowed is ${low} to ${high}`;
    return { kind: 'refused', refusal: Refusal.REFUSAL_RANGE, detail };
  }
  const next = { ...state, loop: setTarget(state.loop, targetC) };
  return { kind: 'done', state: next, detail: `loop target ${targetC} degC`, events: [] };
}

/** Takes an isolated sensor back. If it still lies, it is isolated again. */
export function trust(state: ThermalState, sensor: string): CommandResult {
  const loop = (LOOP_SENSORS as readonly string[]).indexOf(sensor);
  const battery = (BATTERY_SENSORS as readonly string[]).indexOf(sensor);
  if (loop < 0 && battery < 0) {
    const names = [...LOOP_SENSORS, ...BATTERY_SENSORS].join(', ');
    return {
      kind: 'refused',
      refusal: Refusal.REFUSAL_RANGE,
      detail: `no sensor ${sensor}: allowed are ${names}`,
    };
  }
  const next: ThermalState =
    loop >= 0
      ? { ...state, loopVote: trustSensor(state.loopVote, loop) }
      : { ...state, batteryVote: trustSensor(state.batteryVote, battery) };
  const events: Raised[] = [{ code: 'SENSOR_TRUSTED', parameters: { sensor } }];
  return { kind: 'done', state: next, detail: `${sensor} is in the vote`, events };
}

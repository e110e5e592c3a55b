import { HEATERS } from './heaters';
import type { Raised } from './thermal-controller.events';
import * as limits from './thermal-controller.limits';

/** Commands against what is measured: a stuck valve, a stuck heater. */
export interface ActuatorState {
  readonly valve: number;
  readonly valveReported: boolean;
  readonly heaters: readonly number[];
  readonly heatersReported: readonly boolean[];
}

export interface ActuatorInput {
  readonly commandedBypass: number | null;
  /** Null without a new sample. */
  readonly measuredBypass: number | null;
  readonly heatersOn: readonly boolean[];
  readonly heaterCurrentA: readonly number[] | null;
}

/** The one with a thermostat of its own may heat uncommanded. */
const THERMOSTAT_HEATER = 1;

export const ACTUATORS_WELL: ActuatorState = {
  valve: 0,
  valveReported: false,
  heaters: HEATERS.map(() => 0),
  heatersReported: HEATERS.map(() => false),
};

function stepValve(state: ActuatorState, input: ActuatorInput, raised: Raised[]): ActuatorState {
  const { commandedBypass, measuredBypass } = input;
  if (commandedBypass === null || measuredBypass === null || !Number.isFinite(measuredBypass)) return state;
  const agrees = Math.abs(commandedBypass - measuredBypass) <= limits.VALVE_AGREEMENT;
  const valve = agrees ? 0 : state.valve + 1;
  const trips = valve >= limits.VALVE_STUCK_ITEMS && !state.valveReported;
  if (trips) {
    const parameters = { measured: measuredBypass.toFixed(2), commanded: commandedBypass.toFixed(2) };
    raised.push({ code: 'VALVE_STUCK', parameters });
  }
  return { ...state, valve, valveReported: !agrees && (state.valveReported || trips) };
}

function stepHeater(state: ActuatorState, index: number, input: ActuatorInput, raised: Raised[]): number {
  const currentA = input.heaterCurrentA?.[index] ?? NaN;
  if (!Number.isFinite(currentA)) return state.heaters[index]!;
  const heats = currentA >= limits.HEATER_CURRENT_A;
  const commanded = input.heatersOn[index]!;
  if (heats === commanded || (heats && index === THERMOSTAT_HEATER)) return 0;
  const count = state.heaters[index]! + 1;
  if (count >= limits.HEATER_STUCK_ITEMS && !state.heatersReported[index]) {
    const word = (on: boolean): string => (on ? 'on' : 'off');
    const parameters = { heater: HEATERS[index]!, measured: word(heats), commanded: word(commanded) };
    raised.push({ code: 'HEATER_STUCK', parameters });
  }
  return count;
}

export function stepActuators(
  before: ActuatorState,
  input: ActuatorInput,
): { state: ActuatorState; outputs: readonly Raised[] } {
  const outputs: Raised[] = [];
  const state = stepValve(before, input, outputs);
  if (input.heaterCurrentA === null) return { state, outputs };
  const heaters = HEATERS.map((_, index) => stepHeater(state, index, input, outputs));
  const heatersReported = heaters.map((count) => count >= limits.HEATER_STUCK_ITEMS);
  return { state: { ...state, heaters, heatersReported }, outputs };
}

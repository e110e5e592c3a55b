import { strict as assert } from 'node:assert';
import type { BatteryEntry } from '@dawnline/host';
import { isNew, type Stamp } from '@dawnline/monitoring';
import { chargeOfVoltage } from './open-circuit';
import type { Raised } from './power-manager.events';
import * as limits from './power-manager.limits';
import { finite, usable, type Samples } from './samples';
import { HEALTHY_PAIR, stepPair, type PairOutputs, type PairRules, type PairState } from './sensor-pair';

export interface ChargeState {
  /** Best estimate, 0 to 1; null before the first voltage. */
  readonly charge: number | null;
  /** From retained memory, to be checked against the first voltage. */
  readonly retained: number | null;
  readonly atUs: number;
  readonly stamp: Stamp | null;
  readonly voltage: PairState;
  readonly current: PairState;
  readonly voltageV: number | null;
  readonly currentA: number | null;
  readonly doubtful: boolean;
  /** Until when the estimate rests on its first voltages alone and follows them fast. */
  readonly youngUntilUs: number;
  /** Since when estimate and voltage contradict each other. */
  readonly mismatchSinceUs: number | null;
}

export interface ChargeOutputs {
  /** What to act on: the lower of two estimates when they contradict. Null when nothing is known. */
  readonly charge: number | null;
  readonly voltageV: number | null;
  readonly currentA: number | null;
  readonly events: readonly Raised[];
}

const VOLTAGE_RULES: PairRules = {
  minimum: limits.BATTERY_MINIMUM_V,
  maximum: limits.BATTERY_MAXIMUM_V,
  agreement: limits.VOLTAGE_AGREEMENT_V,
  witnessAgreement: limits.VOLTAGE_WITNESS_V,
  safe: 'lower',
};
const CURRENT_RULES: PairRules = {
  minimum: -limits.BATTERY_MAXIMUM_A,
  maximum: limits.BATTERY_MAXIMUM_A,
  agreement: limits.CURRENT_AGREEMENT_A,
  witnessAgreement: limits.CURRENT_WITNESS_A,
  safe: 'higher',
};

export function startCharge(retained: number | null, nowUs: number): ChargeState {
  return {
    charge: null,
    retained,
    atUs: nowUs,
    stamp: null,
    voltage: HEALTHY_PAIR,
    current: HEALTHY_PAIR,
    voltageV: null,
    currentA: null,
    doubtful: false,
    youngUntilUs: 0,
    mismatchSinceUs: null,
  };
}

/** Battery current from the bus's balance: what the loads take less what the array gives. */
function currentWitness(samples: Samples, nowUs: number): number | null {
  const bus = usable(samples.bus, nowUs);
  const array = usable(samples.array, nowUs);
  if (!bus || !array || !(bus.voltageV > 1)) return null;
  const arrayW = (array.currentA[0] + array.currentA[1]) * array.voltageV * limits.ARRAY_CONVERSION;
  return finite(bus.currentA - arrayW / bus.voltageV);
}

function sensorEvents(quantity: string, outputs: PairOutputs): Raised[] {
  const name = (index: number): string => `battery ${quantity} ${index === 0 ? 'A' : 'B'}`;
  return [
    ...outputs.isolated.map(({ index, reason }): Raised => ({
      code: 'SENSOR_ISOLATED',
      parameters: { sensor: name(index), reason },
    })),
    ...outputs.trusted.map((index): Raised => ({
      code: 'SENSOR_TRUSTED',
      parameters: { sensor: name(index) },
    })),
  ];
}

/** Votes the sensors of a new sample; without one, holds the last values for their time to live. */
function measure(
  state: ChargeState,
  samples: Samples,
  nowUs: number,
): { state: ChargeState; events: Raised[] } {
  const battery = usable(samples.battery, nowUs);
  const witnessA = currentWitness(samples, nowUs);
  const witnessV = finite(usable(samples.bus, nowUs)?.voltageV);
  if (!battery)
    return { state: { ...state, voltageV: witnessV, currentA: witnessA, doubtful: true }, events: [] };
  if (!isNew(state.stamp, battery.stamp)) return { state, events: [] };
  const voltage = stepPair(state.voltage, battery.voltageV, witnessV, VOLTAGE_RULES);
  const current = stepPair(state.current, battery.currentA, witnessA, CURRENT_RULES);
  return {
    state: {
      ...state,
      stamp: battery.stamp,
      voltage: voltage.state,
      current: current.state,
      voltageV: voltage.outputs.value,
      currentA: current.outputs.value,
      doubtful: voltage.outputs.doubtful || current.outputs.doubtful,
    },
    events: [...sensorEvents('voltage', voltage.outputs), ...sensorEvents('current', current.outputs)],
  };
}

/** First estimate: the retained one if the voltage does not contradict it, else the lower of the two. */
function firstCharge(retained: number | null, byVoltage: number): number {
  if (retained === null) return byVoltage;
  if (Math.abs(retained - byVoltage) <= limits.RETAINED_AGREEMENT) return retained;
  return Math.min(retained, byVoltage);
}

/** Counts coulombs and pulls gently to the open-circuit voltage; re-anchors when the two contradict for long. */
export function stepCharge(
  before: ChargeState,
  samples: Samples,
  battery: BatteryEntry,
  nowUs: number,
): { state: ChargeState; outputs: ChargeOutputs } {
  assert(nowUs >= before.atUs, 'mission time is monotonic');
  const measured = measure(before, samples, nowUs);
  const state = { ...measured.state, atUs: nowUs };
  const { voltageV, currentA } = state;
  const byVoltage =
    voltageV === null ? null : chargeOfVoltage(battery, voltageV + (currentA ?? 0) * battery.resistanceOhm);
  const outputs = { voltageV, currentA, events: measured.events };
  if (state.charge === null) {
    if (byVoltage === null) return { state, outputs: { ...outputs, charge: state.retained } };
    const charge = firstCharge(state.retained, byVoltage);
    const youngUntilUs = charge === state.retained ? 0 : nowUs + limits.FIRST_PULL_US;
    return { state: { ...state, charge, youngUntilUs }, outputs: { ...outputs, charge } };
  }
  const elapsedS = (nowUs - before.atUs) / 1e6;
  const dischargeA = currentA ?? limits.BLIND_DISCHARGE_A;
  let charge = state.charge - (dischargeA * elapsedS) / (3600 * battery.capacityAh);
  charge = Math.max(0, Math.min(1, charge));
  if (byVoltage === null || currentA === null) {
    return { state: { ...state, charge, mismatchSinceUs: null }, outputs: { ...outputs, charge } };
  }
  const ratio = currentA / limits.VOLTAGE_PULL_HALVED_A;
  const pullS =
    nowUs < state.youngUntilUs ? limits.FIRST_PULL_S : limits.VOLTAGE_PULL_S * (1 + ratio * ratio);
  const pull = Math.min(1, elapsedS / pullS);
  charge += pull * (byVoltage - charge);
  const atRest = Math.abs(currentA) < limits.REST_CURRENT_A;
  const mismatch = Math.abs(charge - byVoltage) > limits.CHARGE_MISMATCH * (atRest ? 1 : 2);
  const sinceUs = mismatch ? (state.mismatchSinceUs ?? nowUs) : null;
  if (sinceUs !== null && nowUs - sinceUs >= limits.REANCHOR_AFTER_US) {
    const parameters = { from: charge.toFixed(3), to: byVoltage.toFixed(3) };
    return {
      state: { ...state, charge: byVoltage, mismatchSinceUs: null },
      outputs: {
        ...outputs,
        charge: byVoltage,
        events: [...outputs.events, { code: 'CHARGE_REANCHORED', parameters }],
      },
    };
  }
  const lower = mismatch || state.doubtful ? Math.min(charge, byVoltage) : charge;
  return { state: { ...state, charge, mismatchSinceUs: sinceUs }, outputs: { ...outputs, charge: lower } };
}

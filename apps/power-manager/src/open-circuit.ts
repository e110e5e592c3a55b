import { strict as assert } from 'node:assert';
import type { BatteryEntry } from '@dawnline/host';

const HOURS_TO_S = 3600;

function segment(
  battery: BatteryEntry,
  isBeyond: (point: { charge: number; volts: number }) => boolean,
): number {
  const { ocv } = battery;
  assert(ocv.length >= 2, 'the open-circuit table needs two points');
  let k = 0;
  while (k < ocv.length - 2 && isBeyond(ocv[k + 1]!)) k += 1;
  return k;
}

/** Open-circuit voltage of the pack, V. */
export function packVoltage(battery: BatteryEntry, charge: number): number {
  const k = segment(battery, (point) => charge > point.charge);
  const low = battery.ocv[k]!;
  const high = battery.ocv[k + 1]!;
  const share = (charge - low.charge) / (high.charge - low.charge);
  return battery.cellsInSeries * (low.volts + share * (high.volts - low.volts));
}

/** State of charge that belongs to an open-circuit voltage of the pack, 0 to 1. */
export function chargeOfVoltage(battery: BatteryEntry, packV: number): number {
  const cellV = packV / battery.cellsInSeries;
  const k = segment(battery, (point) => cellV > point.volts);
  const low = battery.ocv[k]!;
  const high = battery.ocv[k + 1]!;
  const share = (cellV - low.volts) / (high.volts - low.volts);
  return Math.max(0, Math.min(1, low.charge + share * (high.charge - low.charge)));
}

/** Energy in a full battery, J: the area under its open-circuit curve. */
export function packEnergyJ(battery: BatteryEntry): number {
  let cellVolts = 0;
  for (let k = 1; k < battery.ocv.length; k += 1) {
    const low = battery.ocv[k - 1]!;
    const high = battery.ocv[k]!;
    cellVolts += ((low.volts + high.volts) / 2) * (high.charge - low.charge);
  }
  return cellVolts * battery.cellsInSeries * battery.capacityAh * HOURS_TO_S;
}

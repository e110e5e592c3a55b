/** Battery: open-circuit table, one RC element, charge limits; the bus hangs on its terminals. */
import { ZERO_CELSIUS_K } from './numerics';
import type { BatteryParameters } from './parameters';

/** Gas constant, J/(mol K) (published), and the temperature of the resistance figures (published, PyBaMM ECM). */
const GAS_CONSTANT = 8.314462618;
const RESISTANCE_RATING_K = 298.15;
/** Extra resistance at empty and full, quadratic in between (published, PyBaMM ECM example). */
const RESISTANCE_RISE_AT_ENDS = 0.2;
const SECONDS_PER_HOUR = 3600;

export interface Battery {
  readonly parameters: BatteryParameters;
  readonly capacityC: number;
  readonly knotSoc: Float64Array;
  readonly knotV: Float64Array;
  /** Energy from empty to each knot, J. */
  readonly knotJ: Float64Array;
  readonly relaxationF: number;
  readonly maximumV: number;
  readonly cutoffV: number;
  readonly reconnectV: number;
}

export function createBattery(parameters: BatteryParameters): Battery {
  const { openCircuit, seriesCells, cellsResistanceOhm, fastShare } = parameters;
  const capacityC = parameters.capacityAh * SECONDS_PER_HOUR;
  const knotSoc = Float64Array.from(openCircuit, (point) => point.stateOfCharge);
  const knotV = Float64Array.from(openCircuit, (point) => point.cellV * seriesCells);
  const knotJ = new Float64Array(knotSoc.length);
  for (let k = 1; k < knotSoc.length; k += 1) {
    const meanV = (knotV[k]! + knotV[k - 1]!) / 2;
    knotJ[k] = knotJ[k - 1]! + meanV * (knotSoc[k]! - knotSoc[k - 1]!) * capacityC;
  }
  return {
    parameters,
    capacityC,
    knotSoc,
    knotV,
    knotJ,
    relaxationF: parameters.relaxationS / (cellsResistanceOhm * (1 - fastShare)),
    maximumV: parameters.maximumCellV * seriesCells,
    cutoffV: parameters.cutoffCellV * seriesCells,
    reconnectV: parameters.reconnectCellV * seriesCells,
  };
}

function segmentOf(battery: Battery, soc: number): number {
  const { knotSoc } = battery;
  const last = knotSoc.length - 2;
  // Right at once for an even table; the walks make it right for any.
  let k = Math.max(0, Math.min(last, Math.floor(soc * (last + 1))));
  while (k < last && soc > knotSoc[k + 1]!) k += 1;
  while (k > 0 && soc < knotSoc[k]!) k -= 1;
  return k;
}

/** Open-circuit voltage of the pack, V, linear between the points of the table. */
export function openCircuitV(battery: Battery, soc: number): number {
  const { knotSoc, knotV } = battery;
  const k = segmentOf(battery, soc);
  const share = (soc - knotSoc[k]!) / (knotSoc[k + 1]! - knotSoc[k]!);
  return knotV[k]! + share * (knotV[k + 1]! - knotV[k]!);
}

/** Chemical energy above empty, J: the exact integral of the open-circuit voltage over the charge. */
export function storedEnergyJ(battery: Battery, soc: number): number {
  const k = segmentOf(battery, soc);
  const meanV = (battery.knotV[k]! + openCircuitV(battery, soc)) / 2;
  return battery.knotJ[k]! + meanV * (soc - battery.knotSoc[k]!) * battery.capacityC;
}

/** Factor on the cells' resistance at 25 C and half charge. */
export function resistanceFactor(battery: Battery, soc: number, temperatureK: number): number {
  const away = 2 * soc - 1;
  const arrhenius =
    (battery.parameters.activationEnergyJMol / GAS_CONSTANT) * (1 / temperatureK - 1 / RESISTANCE_RATING_K);
  return (1 + RESISTANCE_RISE_AT_ENDS * away * away) * Math.exp(arrhenius);
}

/** State of charge and RC voltage in; the solution of one step out. Reused, so that a step allocates nothing. */
export interface BatteryStep {
  stateOfCharge: number;
  relaxationV: number;
  /** Positive when discharging. */
  currentA: number;
  voltageV: number;
  /** Mean loss of the step, W. */
  heatW: number;
  /** Power taken from the array, W; what the battery cannot take is left there. */
  arrayW: number;
  /** The loads could not be fed: empty, or more than the pack can give. */
  collapsed: boolean;
}

export const emptyBatteryStep = (): BatteryStep => ({
  stateOfCharge: 0,
  relaxationV: 0,
  currentA: 0,
  voltageV: 0,
  heatW: 0,
  arrayW: 0,
  collapsed: false,
});

function chargeLimitA(
  battery: Battery,
  soc: number,
  temperatureK: number,
  headroomV: number,
  ohm: number,
): number {
  const { chargeMinimumC, chargeMaximumC, maximumChargeA } = battery.parameters;
  const temperatureC = temperatureK - ZERO_CELSIUS_K;
  if (soc >= 1 || headroomV <= 0 || temperatureC < chargeMinimumC || temperatureC > chargeMaximumC) return 0;
  return Math.min(maximumChargeA, headroomV / ohm);
}

/**
 * Array feeds the loads, the battery takes or gives the difference. The RC element is stepped by the
 * trapezoidal rule and the open-circuit voltage taken at mid-step, so that energy is kept to the third order.
 * `elapsedS` is one step, or 0 to work out voltages and currents without moving on.
 */
export function solveBattery(
  battery: Battery,
  step: BatteryStep,
  loadW: number,
  availableW: number,
  temperatureK: number,
  canDischarge: boolean,
  elapsedS: number,
): void {
  const { parameters, capacityC, relaxationF } = battery;
  const soc = step.stateOfCharge;
  const factor = resistanceFactor(battery, soc, temperatureK) * parameters.cellsResistanceOhm;
  const fastOhm = parameters.harnessResistanceOhm + factor * parameters.fastShare;
  const slowOhm = factor * (1 - parameters.fastShare);
  const keep = 1 / (1 + elapsedS / (2 * slowOhm * relaxationF));
  const ohm = fastOhm + (keep * elapsedS) / (2 * relaxationF);
  const middleSoc = soc - (step.currentA * elapsedS) / (2 * capacityC);
  const middleOpenV = openCircuitV(battery, middleSoc);
  const sourceV = middleOpenV - keep * step.relaxationV;
  const netW = loadW - availableW;
  const discriminant = sourceV * sourceV - 4 * ohm * netW;
  step.collapsed = netW > 0 && (!canDischarge || soc <= 0 || discriminant < 0);
  step.arrayW = availableW;
  let current = step.collapsed ? 0 : (2 * netW) / (sourceV + Math.sqrt(discriminant));
  if (netW < 0) {
    const limit = chargeLimitA(battery, soc, temperatureK, battery.maximumV - sourceV, ohm);
    if (-current > limit) {
      current = -limit;
      step.arrayW = loadW + (sourceV + limit * ohm) * limit;
    }
  }
  if (step.collapsed) step.arrayW = 0;
  const middleV = keep * (step.relaxationV + (current * elapsedS) / (2 * relaxationF));
  const efficiency = current < 0 ? parameters.coulombicEfficiency : 1;
  step.voltageV = sourceV - current * ohm;
  step.heatW =
    current * current * fastOhm +
    (middleV * middleV) / slowOhm +
    (1 - efficiency) * Math.abs(current) * middleOpenV;
  step.stateOfCharge = soc - (efficiency * current * elapsedS) / capacityC;
  step.relaxationV = elapsedS > 0 ? 2 * middleV - step.relaxationV : step.relaxationV;
  step.currentA = current;
}

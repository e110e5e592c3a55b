/**
 * Battery: open-circuit table, one RC element, charge limits; the bus hangs on its terminals. Of the groups of cells in
 * series, one is kept apart: faults strike it. All others are alike.
 */
import { ZERO_CELSIUS_K } from './numerics';
import type { BatteryParameters } from './parameters';

/** Gas constant, J/(mol K) (published), and the temperature of the resistance figures (published, PyBaMM ECM). */
const GAS_CONSTANT = 8.314462618;
const RESISTANCE_RATING_K = 298.15;
/** Extra resistance at empty and full, quadratic in between (published, PyBaMM ECM example). */
const RESISTANCE_RISE_AT_ENDS = 0.2;
const SECONDS_PER_HOUR = 3600;
/** A group driven below empty loses its last volts over this share of its capacity, then gives none (assumed). */
const REVERSAL_DEPTH = 0.01;
/** The balancer bleeds a group, S a cell: 0.5 A at 4 V, when its charge is this far above the others' (assumed). */
const BALANCER_S = 0.125;
const BALANCER_FROM = 0.005;
/** It works above this charge only, so that it never empties a pack (assumed). */
const BALANCER_ABOVE = 0.3;
/** Change of the current from step to step above which the step is solved anew at the right charge (derived). */
const JUMP_A = 0.5;

export interface Battery {
  readonly parameters: BatteryParameters;
  readonly capacityC: number;
  readonly knotSoc: Float64Array;
  /** Of one cell. */
  readonly knotV: Float64Array;
  /** Energy of the pack from empty to each knot, J. */
  readonly knotJ: Float64Array;
  readonly relaxationF: number;
  readonly cutoffV: number;
  readonly reconnectV: number;
  readonly limitC: Float64Array;
  readonly limitA: Float64Array;
}

export function createBattery(parameters: BatteryParameters): Battery {
  const { openCircuit, seriesCells, cellsResistanceOhm, fastShare, chargeLimits } = parameters;
  const capacityC = parameters.capacityAh * SECONDS_PER_HOUR;
  const knotSoc = Float64Array.from(openCircuit, (point) => point.stateOfCharge);
  const knotV = Float64Array.from(openCircuit, (point) => point.cellV);
  const knotJ = new Float64Array(knotSoc.length);
  for (let k = 1; k < knotSoc.length; k += 1) {
    const meanV = ((knotV[k]! + knotV[k - 1]!) / 2) * seriesCells;
    knotJ[k] = knotJ[k - 1]! + meanV * (knotSoc[k]! - knotSoc[k - 1]!) * capacityC;
  }
  return {
    parameters,
    capacityC,
    knotSoc,
    knotV,
    knotJ,
    relaxationF: parameters.relaxationS / (cellsResistanceOhm * (1 - fastShare)),
    cutoffV: parameters.cutoffCellV * seriesCells,
    reconnectV: parameters.reconnectCellV * seriesCells,
    limitC: Float64Array.from(chargeLimits, ({ temperatureC }) => temperatureC),
    limitA: Float64Array.from(chargeLimits, ({ maximumA }) => maximumA),
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

/** Open-circuit voltage of a cell, V, linear between the points of the table. */
export function cellOpenCircuitV(battery: Battery, soc: number): number {
  const { knotSoc, knotV } = battery;
  if (soc < 0) return soc <= -REVERSAL_DEPTH ? 0 : knotV[0]! * (1 + soc / REVERSAL_DEPTH);
  const k = segmentOf(battery, soc);
  const share = (soc - knotSoc[k]!) / (knotSoc[k + 1]! - knotSoc[k]!);
  return knotV[k]! + share * (knotV[k + 1]! - knotV[k]!);
}

/** Open-circuit voltage of a sound pack, V. */
export function openCircuitV(battery: Battery, soc: number): number {
  return cellOpenCircuitV(battery, soc) * battery.parameters.seriesCells;
}

/** Chemical energy of a sound pack above empty, J: the exact integral of the open-circuit voltage over the charge. */
export function storedEnergyJ(battery: Battery, soc: number): number {
  const { knotSoc, knotV, knotJ, capacityC, parameters } = battery;
  const k = segmentOf(battery, soc);
  const fromV = soc < 0 ? knotV[0]! : knotV[k]!;
  const meanV = ((fromV + cellOpenCircuitV(battery, soc)) / 2) * parameters.seriesCells;
  return knotJ[k]! + meanV * (soc - knotSoc[k]!) * capacityC;
}

/** Chemical energy of the pack, J, whose struck group has a charge and a capacity of its own. */
export function packEnergyJ(battery: Battery, soc: number, groupSoc: number, groupShare: number): number {
  const { seriesCells } = battery.parameters;
  const others = storedEnergyJ(battery, soc) * (seriesCells - 1);
  return (others + storedEnergyJ(battery, groupSoc) * groupShare) / seriesCells;
}

/** Factor on the cells' resistance at 25 C: 1 there and at half charge. */
export function resistanceFactor(battery: Battery, soc: number, temperatureK: number): number {
  return chargeFactor(soc) * temperatureFactor(battery, temperatureK);
}

function chargeFactor(soc: number): number {
  const away = 2 * Math.max(0, Math.min(1, soc)) - 1;
  return 1 + RESISTANCE_RISE_AT_ENDS * away * away;
}

function temperatureFactor(battery: Battery, temperatureK: number): number {
  const { activationEnergyJMol } = battery.parameters;
  return Math.exp((activationEnergyJMol / GAS_CONSTANT) * (1 / temperatureK - 1 / RESISTANCE_RATING_K));
}

/** Largest charging current at a temperature, A; none outside the table. */
export function chargeLimitA(battery: Battery, temperatureK: number): number {
  const { limitC, limitA } = battery;
  const celsius = temperatureK - ZERO_CELSIUS_K;
  const last = limitC.length - 1;
  if (celsius < limitC[0]! || celsius > limitC[last]!) return 0;
  let k = 0;
  while (k < last - 1 && celsius > limitC[k + 1]!) k += 1;
  const share = (celsius - limitC[k]!) / (limitC[k + 1]! - limitC[k]!);
  return limitA[k]! + share * (limitA[k + 1]! - limitA[k]!);
}

/** Whether the pack may give current at a temperature. */
export function mayDischarge(battery: Battery, temperatureK: number): boolean {
  const { dischargeMinimumC, dischargeMaximumC } = battery.parameters;
  const celsius = temperatureK - ZERO_CELSIUS_K;
  return celsius >= dischargeMinimumC && celsius <= dischargeMaximumC;
}

/** One cell of the struck group, or of the others, through one step. Ohms and volts of a cell. */
interface Cells {
  /** How many in series. */
  readonly count: number;
  openV: number;
  slowOhm: number;
  fastOhm: number;
  /** Leak across the cell, S. */
  leakS: number;
  /** The cell as a source behind a resistance, its leak in it. */
  sourceV: number;
  sourceOhm: number;
  /** Through the cell, its leak in it. */
  currentA: number;
}

const cells = (count: number): Cells => ({
  count,
  openV: 0,
  slowOhm: 0,
  fastOhm: 0,
  leakS: 0,
  sourceV: 0,
  sourceOhm: 0,
  currentA: 0,
});

/** Charges and RC voltage in; the solution of one step out. Reused, so that a step allocates nothing. */
export interface BatteryStep {
  stateOfCharge: number;
  relaxationV: number;
  /** Charge of the struck group, share of its capacity that is left, and leak across it, S. */
  groupStateOfCharge: number;
  groupShare: number;
  groupLeakS: number;
  /** Positive when discharging. */
  currentA: number;
  voltageV: number;
  /** Highest less lowest voltage of a cell, V, besides the spread of a sound pack. */
  spreadV: number;
  /** Mean loss of the step, W. */
  heatW: number;
  /** Power taken from the array, W; what the battery cannot take is left there. */
  arrayW: number;
  /** The loads could not be fed: empty, or more than the pack can give. */
  collapsed: boolean;
  readonly group: Cells;
  readonly others: Cells;
}

export const createBatteryStep = (battery: Battery): BatteryStep => ({
  stateOfCharge: 0,
  relaxationV: 0,
  groupStateOfCharge: 0,
  groupShare: 1,
  groupLeakS: 0,
  currentA: 0,
  voltageV: 0,
  spreadV: 0,
  heatW: 0,
  arrayW: 0,
  collapsed: false,
  group: cells(1),
  others: cells(battery.parameters.seriesCells - 1),
});

/** Voltages at mid-step, where the current before, and the leak, would have brought the charge. */
function setOpen(
  battery: Battery,
  of: Cells,
  soc: number,
  share: number,
  amperes: number,
  elapsedS: number,
): void {
  const divider = 1 + of.leakS * of.fastOhm;
  const leakA = of.leakS === 0 ? 0 : (of.leakS * cellOpenCircuitV(battery, soc)) / divider;
  const middleSoc = soc - ((amperes + leakA) * elapsedS) / (2 * battery.capacityC * share);
  of.openV = cellOpenCircuitV(battery, middleSoc);
  of.sourceV = of.openV / divider;
  of.sourceOhm = of.fastOhm / divider;
}

function setOhms(battery: Battery, of: Cells, soc: number, share: number, thermal: number): void {
  const { cellsResistanceOhm, seriesCells, fastShare } = battery.parameters;
  const ohm = (cellsResistanceOhm * chargeFactor(soc) * thermal) / (seriesCells * share);
  of.fastOhm = ohm * fastShare;
  of.slowOhm = ohm * (1 - fastShare);
}

/**
 * Array feeds the loads, the battery takes or gives the difference. The RC element is stepped by the trapezoidal rule and
 * the open-circuit voltage taken at mid-step, so that energy is kept to the third order; where the current jumps, the
 * step is solved a second time. `elapsedS` is one step, or 0 to work out voltages and currents without moving on.
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
  const { group, others, stateOfCharge, groupStateOfCharge, groupShare } = step;
  const thermal = temperatureFactor(battery, temperatureK);
  const ahead = stateOfCharge - groupStateOfCharge;
  others.leakS = ahead > BALANCER_FROM && stateOfCharge > BALANCER_ABOVE ? BALANCER_S : 0;
  group.leakS =
    step.groupLeakS + (ahead < -BALANCER_FROM && groupStateOfCharge > BALANCER_ABOVE ? BALANCER_S : 0);
  setOhms(battery, others, stateOfCharge, 1, thermal);
  setOhms(battery, group, groupStateOfCharge, groupShare, thermal);
  const slowOhm = others.slowOhm * others.count + group.slowOhm;
  const keep = 1 / (1 + elapsedS / (2 * slowOhm * battery.relaxationF));
  const canGive = canDischarge && stateOfCharge > 0;
  const limitA = chargeLimitA(battery, temperatureK);
  let before = step.currentA;
  for (let pass = 0; pass < 2; pass += 1) {
    setOpen(battery, others, stateOfCharge, 1, before, elapsedS);
    setOpen(battery, group, groupStateOfCharge, groupShare, before, elapsedS);
    solveCurrent(battery, step, loadW, availableW, canGive, limitA, keep, slowOhm, elapsedS);
    if (Math.abs(step.currentA - before) < JUMP_A) break;
    before = step.currentA;
  }
  moveOn(battery, step, keep, slowOhm, elapsedS);
}

/** Current of the step from the power balance at the terminals, within what cells and charger allow. */
function solveCurrent(
  battery: Battery,
  step: BatteryStep,
  loadW: number,
  availableW: number,
  canGive: boolean,
  limitA: number,
  keep: number,
  slowOhm: number,
  elapsedS: number,
): void {
  const { harnessResistanceOhm, seriesCells, maximumCellV } = battery.parameters;
  const { group, others } = step;
  const halfOhm = (keep * elapsedS) / (2 * battery.relaxationF);
  const relaxedV = keep * step.relaxationV;
  const sourceV = others.sourceV * others.count + group.sourceV - relaxedV;
  const ohm = others.sourceOhm * others.count + group.sourceOhm + harnessResistanceOhm + halfOhm;
  const netW = loadW - availableW;
  const discriminant = sourceV * sourceV - 4 * ohm * netW;
  step.collapsed = netW > 0 && (!canGive || discriminant < 0);
  step.arrayW = availableW;
  let current = step.collapsed ? 0 : (2 * netW) / (sourceV + Math.sqrt(discriminant));
  if (netW < 0) {
    let limit = step.stateOfCharge >= 1 || step.groupStateOfCharge >= 1 ? 0 : limitA;
    for (let k = 0; k < 2 && limit > 0; k += 1) {
      const of = k === 0 ? others : group;
      const part = of.slowOhm / slowOhm;
      const cellV = of.sourceV - relaxedV * part;
      const cellOhm = of.sourceOhm + halfOhm * part + harnessResistanceOhm / seriesCells;
      limit = Math.max(0, Math.min(limit, (maximumCellV - cellV) / cellOhm));
    }
    if (-current > limit) {
      current = -limit;
      step.arrayW = loadW + (sourceV + limit * ohm) * limit;
    }
  }
  if (step.collapsed) step.arrayW = 0;
  step.currentA = current;
  step.voltageV = sourceV - current * ohm;
}

/** Charges, RC element and losses of the step with its current. */
function moveOn(battery: Battery, step: BatteryStep, keep: number, slowOhm: number, elapsedS: number): void {
  const { group, others, currentA } = step;
  const middleV = keep * (step.relaxationV + (currentA * elapsedS) / (2 * battery.relaxationF));
  step.heatW =
    currentA * currentA * battery.parameters.harnessResistanceOhm +
    (middleV * middleV) / slowOhm +
    lossW(battery, others, currentA) +
    lossW(battery, group, currentA);
  const othersC = storedCurrentA(battery, others) * elapsedS;
  const groupC = storedCurrentA(battery, group) * elapsedS;
  step.stateOfCharge -= othersC / battery.capacityC;
  const next = step.groupStateOfCharge - groupC / (battery.capacityC * step.groupShare);
  step.groupStateOfCharge = Math.max(-REVERSAL_DEPTH, next);
  step.relaxationV = elapsedS > 0 ? 2 * middleV - step.relaxationV : step.relaxationV;
  const othersV = others.sourceV - currentA * others.sourceOhm - (middleV * others.slowOhm) / slowOhm;
  const groupV = group.sourceV - currentA * group.sourceOhm - (middleV * group.slowOhm) / slowOhm;
  step.spreadV = Math.abs(othersV - groupV);
}

/** Loss of all cells of one kind, W; sets the current through them. */
function lossW(battery: Battery, of: Cells, terminalA: number): number {
  const innerV = of.sourceV - terminalA * of.sourceOhm;
  const leakA = of.leakS * innerV;
  of.currentA = terminalA + leakA;
  const lost = of.currentA < 0 ? (battery.parameters.coulombicEfficiency - 1) * of.currentA * of.openV : 0;
  return of.count * (of.currentA * of.currentA * of.fastOhm + leakA * innerV + lost);
}

function storedCurrentA(battery: Battery, of: Cells): number {
  return of.currentA < 0 ? of.currentA * battery.parameters.coulombicEfficiency : of.currentA;
}

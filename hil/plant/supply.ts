/** What feeds the bus: array, power tracker and battery against the loads, with their losses. */
import { createArray, measureArray, stepArray, type SolarArray } from './array';
import {
  createBattery,
  createBatteryStep,
  mayDischarge,
  openCircuitV,
  packEnergyJ,
  solveBattery,
  type Battery,
  type BatteryStep,
} from './battery';
import type { PlantInputs, PlantState } from './channels';
import { replaceBattery } from './external';
import type { PlantParameters } from './parameters';

/** Less of a group of cells than this is no battery any more (assumed). */
const SMALLEST_GROUP_SHARE = 0.01;

export interface Supply {
  readonly array: SolarArray;
  readonly battery: Battery;
  readonly batteryNode: number;
  readonly step: BatteryStep;
  /** Node of the power tracker, and its loss per power given to the bus. */
  readonly converterNode: number;
  readonly converterLossShare: number;
  readonly cellSpreadV: number;
}

export function createSupply(p: PlantParameters, nodeOf: (id: string) => number): Supply {
  const battery = createBattery(p.battery);
  return {
    array: createArray(p.array),
    battery,
    batteryNode: nodeOf(p.battery.node),
    step: createBatteryStep(battery),
    converterNode: nodeOf(p.array.converterNode),
    converterLossShare: 1 / p.array.converterEfficiency - 1,
    cellSpreadV: p.battery.cellSpreadV,
  };
}

/** Chemical energy in the pack and energy of its RC element, J. */
export function supplyEnergyJ({ battery }: Supply, s: PlantState): number {
  const relaxationV = s.batteryRelaxationV[0]!;
  const soc = s.batteryStateOfCharge[0]!;
  return (
    packEnergyJ(battery, soc, s.cellGroupStateOfCharge[0]!, s.cellGroupShareNow[0]!) +
    0.5 * battery.relaxationF * relaxationV * relaxationV
  );
}

/** Solves array and battery for the loads in `loadPowerW`. True when the loads cannot be fed. */
export function solveSupply(supply: Supply, inputs: PlantInputs, s: PlantState, elapsedS: number): boolean {
  const { battery, step } = supply;
  stepArray(supply.array, inputs, s, elapsedS);
  isolateCells(supply, inputs, s);
  step.stateOfCharge = s.batteryStateOfCharge[0]!;
  step.relaxationV = s.batteryRelaxationV[0]!;
  step.currentA = s.batteryCurrentA[0]!;
  step.groupStateOfCharge = s.cellGroupStateOfCharge[0]!;
  step.groupShare = s.cellGroupShareNow[0]!;
  step.groupLeakS = inputs.cellGroupLeakS[0]!;
  const packK = s.nodeTemperatureK[supply.batteryNode]!;
  const ready = mayDischarge(battery, packK);
  const connected = s.batteryCut[0] === 0;
  const available = s.arrayAvailableW[0]!;
  solveBattery(battery, step, s.loadPowerW[0]!, available, packK, connected && ready, elapsedS);
  if (inputs.batteryExternalV[0]! > 0) {
    replaceBattery(battery, step, inputs, s, available, elapsedS);
    step.groupStateOfCharge = step.stateOfCharge;
  }
  if (step.collapsed) s.batteryCut[0] = 1;
  else if (!connected && ready && step.voltageV >= battery.reconnectV) s.batteryCut[0] = 0;
  else if (step.currentA > 0 && step.voltageV < battery.cutoffV) s.batteryCut[0] = 1;
  return step.collapsed;
}

/** Cells that drop out of their group, or come back, take their charge with them. */
function isolateCells({ battery }: Supply, inputs: PlantInputs, s: PlantState): void {
  const share = Math.max(SMALLEST_GROUP_SHARE, Math.min(1, inputs.cellGroupShare[0]!));
  const before = s.cellGroupShareNow[0]!;
  if (share === before) return;
  const soc = s.batteryStateOfCharge[0]!;
  const groupSoc = s.cellGroupStateOfCharge[0]!;
  s.isolatedJ[0]! += packEnergyJ(battery, soc, groupSoc, before) - packEnergyJ(battery, soc, groupSoc, share);
  s.cellGroupShareNow[0] = share;
}

/** Takes the solved step over into the state, and books it. After the loads are known for good. */
export function takeSupply(supply: Supply, inputs: PlantInputs, s: PlantState, elapsedS: number): void {
  const { step, battery } = supply;
  const lossW = step.arrayW * supply.converterLossShare;
  s.arrayPowerW[0] = step.arrayW;
  measureArray(supply.array, inputs, s);
  s.batteryStateOfCharge[0] = step.stateOfCharge;
  s.cellGroupStateOfCharge[0] = step.groupStateOfCharge;
  s.cellSpreadV[0] = supply.cellSpreadV + step.spreadV;
  s.batteryRelaxationV[0] = step.relaxationV;
  s.batteryCurrentA[0] = step.currentA;
  s.batteryVoltageV[0] = step.voltageV;
  s.batteryOpenCircuitV[0] = openCircuitV(battery, step.stateOfCharge);
  s.batteryHeatW[0] = step.heatW;
  s.busVoltageV[0] = step.collapsed ? 0 : step.voltageV * (1 - s.busDipShare[0]!);
  s.nodeHeatW[supply.batteryNode]! += step.heatW;
  s.nodeHeatW[supply.converterNode]! += lossW;
  s.solarJ[0]! += (step.arrayW + lossW) * elapsedS;
  s.converterLossJ[0]! += lossW * elapsedS;
  s.radioJ[0]! += s.radioW[0]! * elapsedS;
  s.loadJ[0]! += s.loadPowerW[0]! * elapsedS;
  s.batteryLossJ[0]! += step.heatW * elapsedS;
}

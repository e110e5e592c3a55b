/** Real hardware in the place of a modelled unit: what it measures replaces what the model works out. */
import { storedEnergyJ, type Battery, type BatteryStep } from './battery';
import type { PlantInputs, PlantState } from './channels';

/** Value of `gpuExternalW` while no real GPU is heard. */
export const MODELLED_GPU = -1;

/**
 * Puts a real battery's voltage in the place of the modelled one, after the model has taken its step and before the state
 * takes it over. The charge follows the measured current where there is one. Real hardware keeps no energy law of ours:
 * what it brings or takes goes to the ledger as `externalJ`.
 */
export function replaceBattery(
  battery: Battery,
  step: BatteryStep,
  inputs: PlantInputs,
  s: PlantState,
  availableW: number,
  elapsedS: number,
): void {
  const volts = inputs.batteryExternalV[0]!;
  const loadW = s.loadPowerW[0]!;
  // Charging is limited as the model limits it; a real pack does not collapse by our arithmetic.
  const balanceA = (loadW - availableW) / volts;
  const amperes = balanceA < 0 ? Math.max(balanceA, Math.min(0, step.currentA)) : balanceA;
  step.arrayW = balanceA < 0 ? loadW - amperes * volts : availableW;
  step.collapsed = false;
  step.currentA = amperes;
  step.voltageV = volts;
  const drawnA = inputs.batteryExternalMetered[0] === 1 ? inputs.batteryExternalA[0]! : amperes;
  const chargeBefore = s.batteryStateOfCharge[0]!;
  step.stateOfCharge = Math.max(0, Math.min(1, chargeBefore - (drawnA * elapsedS) / battery.capacityC));
  const relaxationBeforeV = s.batteryRelaxationV[0]!;
  const storedJ =
    storedEnergyJ(battery, step.stateOfCharge) -
    storedEnergyJ(battery, chargeBefore) +
    (battery.relaxationF * (step.relaxationV * step.relaxationV - relaxationBeforeV * relaxationBeforeV)) / 2;
  s.externalJ[0]! += storedJ + (loadW + step.heatW - step.arrayW) * elapsedS;
}

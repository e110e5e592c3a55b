export { createPlant, energyLedger, plantBytes, restorePlant, snapshotPlant, stepPlant } from './plant';
export type { EnergyLedger, Plant, PlantInitial } from './plant';
export type { InputName, PlantInputs, PlantState, StateName } from './channels';
export { GPU_MODE, GPU_THERMAL } from './gpu';
export { STEP_US, ZERO_CELSIUS_K } from './numerics';
export { LOAD_SOURCES } from './parameters';
export type { GpuParameters, PlantParameters, RailParameters } from './parameters';

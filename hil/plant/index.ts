export { createPlant, energyLedger, plantBytes, restorePlant, snapshotPlant, stepPlant } from './plant';
export type { EnergyLedger, Plant, PlantInitial } from './plant';
export { arrayPowerW } from './array';
export type { InputName, PlantInputs, PlantState, StateName } from './channels';
export { COSMIC_RAY_RAD_S, doseRateRadS, irregularErrorsPerS } from './dose';
export { CLOCK_EVENT, clockForCapMHz, GPU_MODE, GPU_THERMAL, gpuPowerW, nextThermalState } from './gpu';
export {
  beltAverages,
  ENERGY_SCALE,
  protonFlux,
  SOLAR_ACTIVITY_SCALE,
  WESTWARD_SHIFT_DEG,
} from './radiation';
export type { SolarActivity } from './radiation';
export { DEFAULT_RADIATION } from './radiation-environment';
export type { RadiationEnvironment } from './radiation-environment';
export {
  dalyIntervalS,
  GROUND_RATE_PER_GPU_H,
  groundEvents,
  meanTimeBetweenFailuresH,
  youngIntervalS,
} from './reliability';
export { insideSaa } from './saa';
export {
  eventRatePerS,
  poissonCount,
  SINGLE_BIT_SHARE,
  SINGLE_EVENT_EFFECTS,
  sramUpsetsPerBitDay,
} from './single-events';
export type { SingleEventId } from './single-events';
export {
  invariantLatitudeDeg,
  SOLAR_CLASS_PFU,
  SOLAR_E_FOLD_S,
  SOLAR_RISE_S,
  solarPfu,
  solarProtonFlux,
} from './solar-particles';
export type { SolarClass, SolarParticleEvent } from './solar-particles';
export {
  harderRecovery,
  RECOVERY_ACTION,
  recoveryActionOf,
  XID_RECOVERY_ACTION,
  xidEntry,
  XIDS,
} from './xid';
export { STEP_US, ZERO_CELSIUS_K } from './numerics';
export { RAIL_STUCK } from './rails';
export { ENVIRONMENT_MODELS, LOAD_SOURCES } from './parameters';
export type { GpuParameters, PlantParameters, RailParameters } from './parameters';
export { MODELLED_GPU } from './external';
export { listChannels } from './channel-list';
export type { ListedChannel } from './channel-list';
export { PLANT_CHECKS } from './checks/plant-checks';
export { exactly } from './checks/check';
export type { CheckKind, PlantCheck, Reading } from './checks/check';

export { CraftError, loadCraft } from './load';
export type {
  Craft,
  CraftComputer,
  CraftDevice,
  CraftGpu,
  CraftOrbit,
  CraftRail,
  CraftSensorKind,
  CraftTier,
} from './craft';

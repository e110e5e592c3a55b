export { CraftError, loadCraft } from './load';
export { craftSchema } from './craft.schema';
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

/** All checks of the plant that its own code can answer, in order of their numbers. */
import type { PlantCheck } from './check';
import { GEOMETRY_CHECKS } from './geometry';
import { GPU_CHECKS } from './gpu';
import { LINK_CHECKS } from './link';
import { ORBIT_CHECKS } from './orbit';
import { POWER_CHECKS } from './power';
import { RADIATION_CHECKS } from './radiation';
import { REFERENCE_ORBIT_CHECKS } from './reference-orbits';
import { THERMAL_CHECKS } from './thermal';

export const PLANT_CHECKS: readonly PlantCheck[] = [
  ...ORBIT_CHECKS,
  ...GEOMETRY_CHECKS,
  ...POWER_CHECKS,
  ...THERMAL_CHECKS,
  ...GPU_CHECKS,
  ...RADIATION_CHECKS,
  ...LINK_CHECKS,
  ...REFERENCE_ORBIT_CHECKS,
];

import { ACTUATOR_EFFECTS } from './actuator';
import { BUS_EFFECTS } from './bus';
import type { Effects } from './effect';
import { GPU_EFFECTS } from './gpu';
import { LINK_EFFECTS } from './link';
import { POWER_EFFECTS } from './power';
import { PROCESS_EFFECTS } from './process';
import { SENSOR_EFFECTS } from './sensor';
import { STORAGE_EFFECTS } from './storage';
import { THERMAL_EFFECTS } from './thermal';
import { TIME_EFFECTS } from './time';

export type { Effect } from './effect';

/** How each implemented fault of the catalogue is done, by its dotted name. */
export const EFFECTS: Effects = {
  ...SENSOR_EFFECTS,
  ...ACTUATOR_EFFECTS,
  ...POWER_EFFECTS,
  ...THERMAL_EFFECTS,
  ...GPU_EFFECTS,
  ...LINK_EFFECTS,
  ...PROCESS_EFFECTS,
  ...BUS_EFFECTS,
  ...STORAGE_EFFECTS,
  ...TIME_EFFECTS,
};

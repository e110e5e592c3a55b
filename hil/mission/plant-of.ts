import { strict as assert } from 'node:assert';
import { parseTle } from '@dawnline/orbit';
import type { Craft } from '@hil/crafts';
import { createPlant, type Plant } from '@hil/plant';
import type { Scenario } from '@hil/scenarios';

/** The plant of a scenario at mission time zero. */
export function plantOf(craft: Craft, { orbit, epochUnixUs, initial, radiation }: Scenario): Plant {
  const named = typeof orbit === 'string' ? craft.orbits.find(({ id }) => id === orbit) : null;
  assert(typeof orbit !== 'string' || named, `craft ${craft.id} has no orbit ${String(orbit)}`);
  const tle = typeof orbit === 'string' ? parseTle(...named!.tle) : parseTle(orbit.line1, orbit.line2);
  return createPlant(craft, tle, epochUnixUs, {
    stateOfCharge: initial.stateOfCharge,
    temperaturesC: initial.temperaturesC,
    radiation,
  });
}

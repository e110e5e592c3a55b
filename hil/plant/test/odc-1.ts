/** The default craft and the start of the default flight, as test data. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCraft, type Craft } from '@hil/crafts';
import { parseTle, parseUtc } from '@dawnline/orbit';
import { createPlant, type Plant, type PlantInitial } from '@hil/plant';

let loaded: Craft | undefined;

export function odc1(): Craft {
  loaded ??= loadCraft(readFileSync(join(__dirname, '../../crafts/odc-1.yaml'), 'utf8'), 'odc-1.yaml');
  return loaded;
}

export const FIRST_ORBIT_START_US = parseUtc('2026-08-19T03:11:00Z');
/** One revolution of orbit B, in steps of 100 ms. */
export const REVOLUTION_STEPS = 56_780;

/** ODC-1 in orbit B with its GPU up. */
export function firstOrbitPlant(initial: Partial<PlantInitial> = {}): Plant {
  const craft = odc1();
  return createPlant(craft, parseTle(...craft.orbits[1]!.tle), FIRST_ORBIT_START_US, {
    stateOfCharge: 0.9,
    railsClosed: { LCL1: true },
    gpusBooted: true,
    ...initial,
  });
}

/** Gives the GPU a compute-bound job under a cap. */
export function runJob(plant: Plant, capW: number): void {
  plant.inputs.gpuCapW[0] = capW;
  plant.inputs.gpuUtilisation[0] = 1;
  plant.inputs.gpuMemoryUtilisation[0] = 1;
  plant.inputs.hostBusy[0] = 1;
}

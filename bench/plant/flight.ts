// A calm flight of the plant alone in a process of its own: flight.js ORBIT REVOLUTIONS. Its last line is JSON.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTle, parseUtc } from '@dawnline/orbit';
import { loadCraft } from '@hil/crafts';
import {
  createPlant,
  energyLedger,
  plantBytes,
  STEP_US,
  stepPlant,
  ZERO_CELSIUS_K,
  type Plant,
} from '@hil/plant';
import { ROOT } from '../../apps/cli/src/craft-files';

export interface PlantFlown {
  readonly orbit: string;
  readonly simulatedS: number;
  readonly wallS: number;
  /** Of all threads of the process, from the first step to the last. */
  readonly processorS: number;
  readonly fingerprint: string;
  /** What does not add up in the worst revolution, as a share of what went in: power alone, and all energy. */
  readonly worstElectricalResidual: number;
  readonly worstCraftResidual: number;
  readonly coldestC: number;
  readonly hottestC: number;
  readonly lowestStateOfCharge: number;
}

const US_PER_S = 1_000_000;
const REVOLUTION_S = 5700;
const STEPS = (REVOLUTION_S * US_PER_S) / STEP_US;
/** Where first-orbit begins, and the epoch of orbit A. */
const STARTS: Readonly<Record<string, string>> = { A: '2026-12-01T00:00:00Z', B: '2026-08-19T03:11:00Z' };
/** What orbit B can power without end at its least favourable beta angle (derived). */
const GPU_CAP_W = 300;

/** The default craft with a job that never ends, as its services would leave it. */
function calmPlant(orbit: string): Plant {
  const craft = loadCraft(readFileSync(join(ROOT, 'hil/crafts/odc-1.yaml'), 'utf8'), 'odc-1.yaml');
  const elements = craft.orbits.find(({ id }) => id === orbit);
  if (!elements) throw new Error(`the craft has no orbit ${orbit}`);
  const start = { stateOfCharge: 0.9, railsClosed: { LCL1: true }, gpusBooted: true };
  const plant = createPlant(craft, parseTle(...elements.tle), parseUtc(STARTS[orbit]), start);
  plant.inputs.gpuCapW[0] = GPU_CAP_W;
  plant.inputs.gpuUtilisation[0] = 1;
  plant.inputs.gpuMemoryUtilisation[0] = 1;
  plant.inputs.hostBusy[0] = 1;
  return plant;
}

function fly(orbit: string, revolutions: number): PlantFlown {
  const plant = calmPlant(orbit);
  const { nodeTemperatureK, batteryStateOfCharge } = plant.state;
  const worst = { electrical: 0, craft: 0 };
  let [coldestK, hottestK, lowest] = [Infinity, 0, 1];
  let before = energyLedger(plant);
  const startedMs = performance.now();
  const startedCpu = process.cpuUsage();
  for (let revolution = 0; revolution < revolutions; revolution++) {
    for (let step = 0; step < STEPS; step++) {
      stepPlant(plant);
      if (batteryStateOfCharge[0] < lowest) lowest = batteryStateOfCharge[0];
      if (step % 100 !== 0) continue;
      for (const kelvin of nodeTemperatureK) {
        if (!Number.isFinite(kelvin)) throw new Error(`a temperature is ${kelvin} K`);
        coldestK = Math.min(coldestK, kelvin);
        hottestK = Math.max(hottestK, kelvin);
      }
    }
    const now = energyLedger(plant);
    const share = (residual: 'electricalResidualJ' | 'craftResidualJ', input: 'electricalInJ' | 'craftInJ') =>
      Math.abs((now[residual] - before[residual]) / (now[input] - before[input]));
    worst.electrical = Math.max(worst.electrical, share('electricalResidualJ', 'electricalInJ'));
    worst.craft = Math.max(worst.craft, share('craftResidualJ', 'craftInJ'));
    before = now;
  }
  const { user, system } = process.cpuUsage(startedCpu);
  return {
    orbit,
    simulatedS: revolutions * REVOLUTION_S,
    wallS: (performance.now() - startedMs) / 1000,
    processorS: (user + system) / US_PER_S,
    fingerprint: createHash('sha256').update(plantBytes(plant)).digest('hex'),
    worstElectricalResidual: worst.electrical,
    worstCraftResidual: worst.craft,
    coldestC: coldestK - ZERO_CELSIUS_K,
    hottestC: hottestK - ZERO_CELSIUS_K,
    lowestStateOfCharge: lowest,
  };
}

console.log(JSON.stringify(fly(process.argv[2], Number(process.argv[3]))));

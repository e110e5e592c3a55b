import { beltAverages, SOLAR_CLASS_PFU, type Plant, type SolarClass } from '@hil/plant';
import { numberOf, textOf, type Effects, type Start } from './effect';
import { GPU_DEVICE_EFFECTS } from './gpu-device';
import { GPU_JOB_EFFECTS } from './gpu-job';
import { GPU_MEMORY_EFFECTS } from './gpu-memory';

const EARTH_RADIUS_KM = 6378.137;
const DEG_PER_RAD = 180 / Math.PI;

/** Mean flux of the belt on the plant's orbit, taken as a circle through where the craft is. */
function meanFluxOf({ state: { orbit } }: Plant): number {
  const [x, y, z, vx, vy, vz] = orbit;
  const normal = [y * vz - z * vy, z * vx - x * vz, x * vy - y * vx];
  const inclinationDeg =
    Math.acos(normal[2] / Math.sqrt(normal.reduce((sum, part) => sum + part * part, 0))) * DEG_PER_RAD;
  return beltAverages(Math.sqrt(x * x + y * y + z * z) - EARTH_RADIUS_KM, inclinationDeg).meanFlux;
}

/** Protons as if the belt's mean came so many times over, everywhere; a solar event besides where one is named. */
const particleStorm: Start = (context) => {
  const { plant } = context.bench;
  const flux = meanFluxOf(plant) * numberOf(context, 'factor');
  const solar = textOf(context, 'solar');
  const pfu = solar === 'none' ? 0 : SOLAR_CLASS_PFU[solar as SolarClass];
  return {
    set: (intensity) => {
      plant.inputs.stormProtonFlux[0] = flux * intensity;
      plant.inputs.solarParticlePfu[0] = pfu * intensity;
    },
  };
};

export const GPU_EFFECTS: Effects = {
  ...GPU_JOB_EFFECTS,
  ...GPU_MEMORY_EFFECTS,
  ...GPU_DEVICE_EFFECTS,
  'gpu.particle-storm': particleStorm,
};

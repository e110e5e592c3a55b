import { strict as assert } from 'node:assert';
import { ZERO_CELSIUS_K, type Plant } from '@hil/plant';
import { graded, numberOf, US_PER_S, type EffectContext, type Effects, type Start } from './effect';

const US_PER_HOUR = 3600 * US_PER_S;

/** Area and emissivity follow the shape of the fault. What has leaked out comes back only with the heal. */
const radiatorLoss: Start = (context) => {
  const { inputs, parameters } = context.bench.plant;
  const radiator = parameters.radiators.findIndex(({ node }) => node === context.target);
  assert(radiator >= 0, `the craft has the radiator ${context.target}`);
  const leakPerUs = numberOf(context, 'leak') / US_PER_HOUR;
  let lostShare = 0;
  let openShare = 0;
  let lastUs = context.nowUs;
  return {
    set: (intensity) => {
      inputs.radiatorArea[radiator] = 1 - numberOf(context, 'area') * intensity;
      inputs.radiatorEmissivityLoss[radiator] = numberOf(context, 'emissivity') * intensity;
      openShare = intensity;
    },
    step: (nowUs) => {
      const more = Math.min(1 - inputs.coolantLost[0], leakPerUs * openShare * (nowUs - lastUs));
      lostShare += more;
      inputs.coolantLost[0] += more;
      lastUs = nowUs;
      return false;
    },
    heal: () => {
      inputs.coolantLost[0] = Math.max(0, inputs.coolantLost[0] - lostShare);
    },
  };
};

/** Takes heat out of a node at the next step of the plant until it is as cold as this; never warms it. */
function chill({ inputs, state, parameters }: Plant, node: number, celsius: number): void {
  const excessK = state.nodeTemperatureK[node] - ZERO_CELSIUS_K - celsius;
  if (excessK > 0) inputs.heatPulseJ[node] -= excessK * parameters.nodes[node].capacityJK;
}

/** The loop, what its coolant reaches, and the nodes that the GPUs heat. */
function cooledNodes({ parameters }: Plant): Set<string> {
  const reached = parameters.conductances.filter(({ coolant }) => coolant).flatMap(({ between }) => between);
  return new Set([...reached, ...parameters.gpus.flatMap(({ heat }) => heat.map(({ node }) => node))]);
}

function coldStart(context: EffectContext, intensity: number): void {
  if (intensity === 0) return;
  const { plant, craft } = context.bench;
  for (const id of cooledNodes(plant)) chill(plant, plant.nodeIndex.get(id)!, numberOf(context, 'loop'));
  const { battery } = context.parameters;
  if (typeof battery === 'number') chill(plant, plant.nodeIndex.get(craft.battery.node)!, battery);
}

export const THERMAL_EFFECTS: Effects = {
  'thermal.radiator-loss': radiatorLoss,
  'thermal.gpu-hot-spot': graded(({ bench, target, parameters }, intensity) => {
    const index = bench.gpus.findIndex(({ gpu }) => `gpu/${gpu.id}` === target);
    bench.plant.inputs.gpuContact[index] = 1 + (Number(parameters.factor) - 1) * intensity;
  }),
  'thermal.hot-case': graded((context, intensity) => {
    context.bench.plant.inputs.environmentExtraWM2[0] = numberOf(context, 'extra') * intensity;
  }),
  'thermal.cold-start': graded(coldStart),
};

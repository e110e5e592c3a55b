import { graded, numberOf, US_PER_S, type Effects, type Start } from './effect';
import { gpuTarget, heldBy, killContext } from './gpu-target';

/** Smallest current that is one, A: what is less comes from adding and taking away fractions. */
const LEAST_CURRENT_A = 1e-9;

/** Holds as long as there is current; taking the rail away is what ends it. */
const latchUp: Start = (context) => {
  const { plant } = context.bench;
  const { rail } = gpuTarget(context).unit.gpu;
  const place = plant.railIndex.get(rail)!;
  if (plant.state.railLive[place] !== 1) return `${rail} carries no current`;
  const { railFaultA } = plant.inputs;
  const stepA = numberOf(context, 'step');
  let addedA = 0;
  return {
    details: { rail },
    set: (intensity) => {
      // Other faults may draw from the same rail.
      const others = railFaultA[place] - addedA;
      addedA = stepA * intensity;
      railFaultA[place] = (others < LEAST_CURRENT_A ? 0 : others) + addedA;
    },
    step: () => plant.state.railLive[place] !== 1,
  };
};

const fellOffBus: Start = (context) => {
  const { bench, target } = context;
  const { unit, index } = gpuTarget(context);
  if (!unit.powered) return `${target} is off`;
  const { gpuLost } = bench.plant.inputs;
  const details = heldBy(unit);
  let { resets } = unit;
  let cycles = 0;
  let wasOff = false;
  const comesBack = (after: 'resetReturns' | 'returns', nth: number): boolean =>
    bench.uniform(`fault/gpu.fell-off-bus/${target}/${after}`, nth) < numberOf(context, after);
  return {
    details,
    set: (intensity) => {
      gpuLost[index] = intensity > 0 ? 1 : 0;
    },
    step: () => {
      if (unit.resets > resets) {
        resets = unit.resets;
        if (comesBack('resetReturns', resets)) return true;
      }
      if (!unit.powered) wasOff = true;
      else if (wasOff) {
        wasOff = false;
        cycles += 1;
        if (comesBack('returns', cycles)) return true;
        gpuLost[index] = 1;
      }
      return false;
    },
  };
};

/** Its own system processor no longer answers the driver: nothing works until a reset. */
const gspHang: Start = (context) => {
  const { target, nowUs } = context;
  const { unit } = gpuTarget(context);
  if (!unit.ready) return `${target} is not running`;
  const details = heldBy(unit);
  unit.block();
  unit.reportXid(numberOf(context, 'xid'), nowUs + Math.round(numberOf(context, 'timeout') * US_PER_S));
  return { details, step: () => !unit.blocked, heal: () => unit.unblock() };
};

const linkError: Start = (context) => {
  const { target, parameters } = context;
  const { unit } = gpuTarget(context);
  if (!unit.powered) return `${target} is off`;
  const details = heldBy(unit);
  if (parameters.fatal === true) {
    unit.health.raiseXid(74);
    killContext(unit, context);
  }
  let perS = 0;
  let lastUs = context.nowUs;
  let replays = 0;
  return {
    details,
    set: (intensity) => {
      perS = numberOf(context, 'rate') * intensity;
    },
    step: (nowUs) => {
      replays += unit.powered ? (perS * (nowUs - lastUs)) / US_PER_S : 0;
      lastUs = nowUs;
      const whole = Math.floor(replays);
      replays -= whole;
      unit.health.pcieReplays += whole;
      return false;
    },
  };
};

export const GPU_DEVICE_EFFECTS: Effects = {
  'gpu.latch-up': latchUp,
  'gpu.fell-off-bus': fellOffBus,
  'gpu.gsp-hang': gspHang,
  'gpu.link-error': linkError,
  'gpu.throttle': graded((context, intensity) => {
    const { gpuThrottleBits } = context.bench.plant.inputs;
    gpuThrottleBits[gpuTarget(context).index] = intensity > 0 ? numberOf(context, 'bits') : 0;
  }),
};

import { graded, numberOf, type Effects } from './effect';

export const ACTUATOR_EFFECTS: Effects = {
  'actuator.pump-degraded': graded((context, intensity) => {
    const { pumpHealth } = context.bench.plant.inputs;
    pumpHealth[context.target === 'prime' ? 0 : 1] = 1 + (numberOf(context, 'flow') - 1) * intensity;
  }),
};

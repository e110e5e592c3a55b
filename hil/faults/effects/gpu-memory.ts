import { graded, numberOf, textOf, type Effects, type Start } from './effect';
import { gpuTarget, heldBy, killContext } from './gpu-target';

const RAD_PER_KRAD = 1000;

const eccCorrected: Start = (context) => {
  const { target, nowUs } = context;
  const { unit } = gpuTarget(context);
  if (!unit.powered) return `${target} is off`;
  unit.health.correct(numberOf(context, 'count'), nowUs);
  // Errors in one row wear it out: the driver takes a spare.
  if (textOf(context, 'locality') === 'row') unit.health.remapRow();
  return {};
};

const eccContained: Start = (context) => {
  const { unit } = gpuTarget(context);
  if (!unit.powered) return `${context.target} is off`;
  const details = heldBy(unit);
  unit.health.eccUncorrected += 1;
  for (const xid of [48, 171, 94]) unit.health.raiseXid(xid);
  killContext(unit, context);
  unit.health.remapRow(textOf(context, 'remap') === 'recorded');
  return { details };
};

const eccUncontained: Start = (context) => {
  const { unit } = gpuTarget(context);
  if (!unit.powered) return `${context.target} is off`;
  const details = heldBy(unit);
  unit.health.eccUncorrected += 1;
  for (const xid of [48, 95]) unit.health.raiseXid(xid);
  killContext(unit, context);
  unit.block();
  return { details, step: () => !unit.blocked, heal: () => unit.unblock() };
};

export const GPU_MEMORY_EFFECTS: Effects = {
  'gpu.ecc-corrected': eccCorrected,
  'gpu.ecc-contained': eccContained,
  'gpu.ecc-uncontained': eccUncontained,
  'gpu.tid-drift': graded((context, intensity) => {
    const { gpuExtraDoseRad } = context.bench.plant.inputs;
    gpuExtraDoseRad[gpuTarget(context).index] = numberOf(context, 'dose') * RAD_PER_KRAD * intensity;
  }),
};

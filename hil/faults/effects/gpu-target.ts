import { strict as assert } from 'node:assert';
import type { DeviceBench } from '@hil/devices';
import type { EffectContext } from './effect';

type GpuUnit = DeviceBench['gpus'][number];

/** The GPU that a target of the form gpu/0 names, and its place in the channels of the plant. */
export interface GpuTarget {
  readonly unit: GpuUnit;
  readonly index: number;
}

export function gpuTarget({ bench, target }: Pick<EffectContext, 'bench' | 'target'>): GpuTarget {
  const unit = bench.gpu(Number(target.split('/')[1]));
  assert(unit, `the target ${target} was checked`);
  return { unit, index: bench.gpus.indexOf(unit) };
}

/** The GPU whose context the job holds; null while it runs nowhere. */
export function gpuOfJob(bench: DeviceBench, job: string): GpuUnit | null {
  return bench.gpus.find((unit) => unit.context?.job === job) ?? null;
}

/** Job and attempt on a GPU, for the record; empty when nothing runs there. */
export function heldBy({ context, gpu }: GpuUnit): Record<string, string | number> {
  return context ? { job: context.job, attempt: context.attempt, gpu: gpu.id } : { gpu: gpu.id };
}

/** The driver ends the context that holds the GPU: its process dies of the error. */
export function killContext(unit: GpuUnit, { actions }: Pick<EffectContext, 'actions'>): void {
  const held = unit.context;
  if (!held) return;
  unit.release();
  actions.failWorkload?.(held.job, held.attempt, 'crash');
}

import type { WorkloadCorruption, WorkloadFailure } from '../actions';
import { numberOf, textOf, US_PER_S, type Effects, type Start } from './effect';
import { gpuOfJob, gpuTarget, heldBy } from './gpu-target';

const kernelHang: Start = (context) => {
  const { target, actions, nowUs } = context;
  const { unit } = gpuTarget(context);
  const held = unit.context;
  if (!held) return `no job holds ${target}`;
  const timeoutUs = Math.round(numberOf(context, 'timeout') * US_PER_S);
  if (!unit.hang(numberOf(context, 'xid'), nowUs + timeoutUs)) return `${target} is not running a kernel`;
  const { job, attempt } = held;
  actions.freezeWorkload?.(job, attempt, true);
  return {
    details: heldBy(unit),
    // The kernel ends with its context: killed, replaced, reset or without power.
    step: () => !unit.hung || !unit.holds(job, attempt),
    heal: () => {
      if (unit.hung && unit.holds(job, attempt)) unit.unhang();
      actions.freezeWorkload?.(job, attempt, false);
    },
  };
};

const sdc: Start = (context) => {
  const { bench, target, actions } = context;
  const unit = gpuOfJob(bench, target);
  if (!unit?.context) return `${target} holds no GPU`;
  const refused = actions.corruptWorkload?.(target, unit.context.attempt, {
    bits: numberOf(context, 'bits'),
    where: textOf(context, 'where') as WorkloadCorruption['where'],
  });
  if (refused === undefined) return 'not possible in this world';
  return refused ?? { details: heldBy(unit) };
};

/** How the process ends, and what the driver reports of it, 0 for nothing. */
const JOB_FAULTS: Readonly<Record<string, { readonly how: WorkloadFailure; readonly xid: number }>> = {
  oom: { how: 'out-of-memory', xid: 0 },
  nan: { how: 'not-a-number', xid: 0 },
  'xid-13': { how: 'crash', xid: 13 },
  'xid-31': { how: 'crash', xid: 31 },
};

const jobFault: Start = (context) => {
  const { bench, target, actions } = context;
  const unit = gpuOfJob(bench, target);
  if (!unit?.context) return `${target} holds no GPU`;
  const details = heldBy(unit);
  const { how, xid } = JOB_FAULTS[textOf(context, 'kind')];
  const refused = actions.failWorkload?.(target, unit.context.attempt, how);
  if (refused === undefined) return 'not possible in this world';
  if (refused !== null) return refused;
  unit.release();
  if (xid !== 0) unit.health.raiseXid(xid);
  return { details };
};

export const GPU_JOB_EFFECTS: Effects = {
  'gpu.kernel-hang': kernelHang,
  'gpu.sdc': sdc,
  'gpu.job-fault': jobFault,
};

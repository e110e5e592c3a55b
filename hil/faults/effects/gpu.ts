import { numberOf, US_PER_S, type Effects, type Start } from './effect';

const kernelHang: Start = (context) => {
  const { bench, target, actions, nowUs } = context;
  const id = Number(target.split('/')[1]);
  const gpu = bench.gpu(id);
  const held = gpu?.context;
  if (!gpu || !held) return `no job holds ${target}`;
  const timeoutUs = Math.round(numberOf(context, 'timeout') * US_PER_S);
  if (!gpu.hang(numberOf(context, 'xid'), nowUs + timeoutUs)) return `${target} is not running a kernel`;
  const { job, attempt } = held;
  actions.freezeWorkload?.(job, attempt, true);
  return {
    details: { job, attempt, gpu: id },
    // The kernel ends with its context: killed, replaced, reset or without power.
    step: () => !gpu.hung || !gpu.holds(job, attempt),
    heal: () => {
      if (gpu.hung && gpu.holds(job, attempt)) gpu.unhang();
      actions.freezeWorkload?.(job, attempt, false);
    },
  };
};

export const GPU_EFFECTS: Effects = { 'gpu.kernel-hang': kernelHang };

import type { Gpu } from './gpu';
import { CEILING_SOURCES, inForce } from './gpu-cap';
import type { Job } from './job';
import { GPU_RELEASE_WAIT_US, GPU_SAMPLE_AGE_MAX_US } from './job-executor.limits';
import { hasAttempt, type Cause } from './job-state';

/** Why a GPU takes no job now, as the cause that revokes an admission; null when it takes one. */
export function closedBecause(gpu: Gpu, nominal: boolean, nowUs: number): Cause | null {
  if (!nominal) return 'REVOKED_MODE';
  const known = gpu.status !== null && nowUs - gpu.statusUs <= GPU_SAMPLE_AGE_MAX_US;
  if (!known || !gpu.status?.ready || gpu.drained) return 'REVOKED_GPU';
  for (const source of CEILING_SOURCES) {
    const ceiling = gpu.ceilings[source];
    if (!ceiling || !inForce(ceiling, nowUs) || !ceiling.admissionOpen || ceiling.suspend) {
      return source === 'power-manager' ? 'REVOKED_POWER' : 'REVOKED_THERMAL';
    }
  }
  return null;
}

/** JP-21: the last context has left the GPU, or had its time to. */
export function isReleased(gpu: Gpu, nowUs: number): boolean {
  if (gpu.status === null || gpu.status.boundJob === '') return true;
  return gpu.releasedUs !== null && nowUs - gpu.releasedUs > GPU_RELEASE_WAIT_US;
}

/** The job that holds a GPU, from its admission to the end of its attempt. */
export function holderOf(jobs: readonly Job[], gpu: number): Job | null {
  const held = (job: Job): boolean => job.record.state === 'ADMITTED' || hasAttempt(job.record.state);
  return jobs.find((job) => job.record.gpu === gpu && held(job)) ?? null;
}

/** The queued job that runs next: priority first, then the order of acceptance. */
export function nextJob(jobs: readonly Job[], nowUs: number): Job | null {
  const ready = jobs.filter((job) => job.record.state === 'QUEUED' && job.record.notBeforeUs <= nowUs);
  const better = (a: Job, b: Job): number =>
    b.record.order.priority - a.record.order.priority || a.record.number - b.record.number;
  return ready.sort(better)[0] ?? null;
}

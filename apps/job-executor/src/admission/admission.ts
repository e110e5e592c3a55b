import type { Gpu, GpuStatus } from '../gpu/gpu';
import { CEILING_SOURCES, inForce } from '../gpu/gpu-cap';
import type { Job } from '../job';
import { GPU_FREE_MEMORY_MAX_BYTES } from '../gpu/gpu-care.limits';
import { GPU_SAMPLE_AGE_MAX_US } from '../job-executor.limits';
import { hasAttempt, type Cause } from '../job-state';

export type Revoked = Extract<Cause, `REVOKED_${string}`>;

/** Why a GPU takes no job now, as the cause that revokes an admission; null when it takes one. */
export function closedBecause(gpu: Gpu, nominal: boolean, nowUs: number): Revoked | null {
  if (!nominal) return 'REVOKED_MODE';
  const known = gpu.status !== null && nowUs - gpu.statusUs <= GPU_SAMPLE_AGE_MAX_US;
  if (!known || !gpu.status?.ready || gpu.drained || gpu.health.verdict !== 'healthy') return 'REVOKED_GPU';
  for (const source of CEILING_SOURCES) {
    const ceiling = gpu.ceilings[source];
    if (!ceiling || !inForce(ceiling, nowUs) || !ceiling.admissionOpen || ceiling.suspend) {
      return source === 'power-manager' ? 'REVOKED_POWER' : 'REVOKED_THERMAL';
    }
  }
  return null;
}

/** JP-21: the last context has left the GPU and its memory is released. Memory that is not measured says nothing. */
export function isReleased(status: GpuStatus | null): boolean {
  return status === null || (status.boundJob === '' && status.memoryUsedBytes < GPU_FREE_MEMORY_MAX_BYTES);
}

function holds(job: Job): boolean {
  return job.record.state === 'ADMITTED' || hasAttempt(job.record.state);
}

/** The job that holds a GPU, from its admission to the end of its attempt. */
export function holderOf(jobs: readonly Job[], gpu: number): Job | null {
  return jobs.find((job) => job.record.gpu === gpu && holds(job)) ?? null;
}

/** All of them, by GPU: one pass, however long the queue is. */
export function holdersOf(jobs: readonly Job[]): ReadonlyMap<number, Job> {
  return new Map(jobs.filter(holds).map((job) => [job.record.gpu, job]));
}

import type { Job } from '../job';
import { hasAttempt } from '../job-state';
import type { Turn } from '../turn';

/** The job whose attempt has a GPU, also one that has ended and waits for its end to be judged. */
export function holderOfRun(turn: Turn, gpu: number): Job | null {
  const here = (job: Job): boolean => job.record.gpu === gpu && hasAttempt(job.record.state);
  return turn.jobs.find((job) => here(job) && job.run !== null) ?? null;
}

/** The job whose attempt lives on a GPU. */
export function tenantOf(turn: Turn, gpu: number): Job | null {
  const here = (job: Job): boolean => job.record.gpu === gpu && hasAttempt(job.record.state);
  return turn.jobs.find((job) => here(job) && job.run !== null && !job.run.exit) ?? null;
}

export function mayStop(job: Job | null): job is Job {
  return job !== null && job.record.state !== 'STOPPING';
}

import type { Job } from './job';
import { PROGRESS_STEPS, PROGRESS_WATCHDOGS, START_LIMIT_US } from './job-executor.limits';
import type { StopCause } from './job-state';

export interface Bite {
  readonly cause: Extract<StopCause, 'START_TIMEOUT' | 'WATCHDOG_HEARTBEAT' | 'WATCHDOG_PROGRESS'>;
  readonly name: 'start' | 'heartbeat' | 'progress';
  readonly ageUs: number;
}

/** The first watchdog that fires for a living attempt (JP-22); null when it is well. Ages are in its own time. */
export function biteOf(job: Job, ownUs: number): Bite | null {
  const { run, record } = job;
  if (!run || run.exit) return null;
  if (record.state === 'STARTING') {
    const ageUs = ownUs - run.startedOwnUs;
    return ageUs > START_LIMIT_US ? { cause: 'START_TIMEOUT', name: 'start', ageUs } : null;
  }
  if (record.state !== 'RUNNING' && record.state !== 'CHECKPOINTING') return null;
  const silentUs = ownUs - run.heartbeatOwnUs;
  if (silentUs > record.order.watchdogUs) {
    return { cause: 'WATCHDOG_HEARTBEAT', name: 'heartbeat', ageUs: silentUs };
  }
  const stalledUs = ownUs - run.progressOwnUs;
  return stalledUs > progressLimitUs(job)
    ? { cause: 'WATCHDOG_PROGRESS', name: 'progress', ageUs: stalledUs }
    : null;
}

export function progressLimitUs(job: Job): number {
  const { watchdogUs, stepTimeUs } = job.record.order;
  return Math.max(PROGRESS_WATCHDOGS * watchdogUs, PROGRESS_STEPS * stepTimeUs);
}

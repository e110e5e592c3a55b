import { strict as assert } from 'node:assert';
import { nextRestore } from '@dawnline/storage';
import { hasNewerCheckpoint, type Ending } from './attribution';
import { isService, type JobRecord, type Run } from '../job';
import {
  BACKOFF_BASE_US,
  BACKOFF_JITTER,
  BACKOFF_MAX_US,
  HEALTHY_RUN_US,
  IDLE_CYCLES_MAX,
} from '../job-executor.limits';
import type { Cause, JobStateName } from '../job-state';
import { jobFaultsMaxOf, platformStopsMaxOf } from '../orders/order';

export interface Decision {
  readonly to: Extract<JobStateName, 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'REQUEUED' | 'HELD'>;
  readonly cause: Cause;
  readonly patch: Partial<JobRecord>;
}

/** JP-15: 10 s x 2^n up to 6 min, with keyed jitter. `draw` is uniform in [0, 1). */
export function backoffUs(backoffs: number, draw: number): number {
  assert(backoffs >= 0 && draw >= 0 && draw < 1);
  let waitUs = BACKOFF_BASE_US;
  for (let doubling = 0; doubling < backoffs && waitUs < BACKOFF_MAX_US; doubling++) waitUs *= 2;
  return Math.round(Math.min(waitUs, BACKOFF_MAX_US) * (1 - BACKOFF_JITTER / 2 + BACKOFF_JITTER * draw));
}

/** JP-16: the attempt left neither a newer verified checkpoint nor a step never reached before. */
function wasIdle(record: JobRecord, run: Run | null): boolean {
  if (isService(record)) return (run?.replies ?? 0) === 0;
  return !hasNewerCheckpoint(record) && (run?.step ?? 0) <= record.bestStep;
}

/** What follows the end of an attempt: two budgets, back-off for job faults only, a stop without progress (JP-14 to JP-16). */
export function decide(
  record: JobRecord,
  run: Run | null,
  ending: Ending,
  nowUs: number,
  ownUs: number,
  draw: number,
): Decision {
  const bestStep = Math.max(record.bestStep, run?.step ?? 0);
  if (ending.kind === 'done') {
    return { to: 'COMPLETED', cause: 'EXIT_DONE', patch: { digest: ending.digest, bestStep } };
  }
  if (record.cancelled || ending.kind === 'cancelled') {
    return { to: 'CANCELLED', cause: 'CANCEL_GROUND', patch: { bestStep } };
  }
  if (ending.kind === 'failed') return { to: 'FAILED', cause: ending.cause, patch: { bestStep } };
  if (ending.kind === 'held') return { to: 'HELD', cause: ending.cause, patch: { bestStep } };
  // Stops that we ordered for power, heat or mode say nothing about the job, so they are no idle cycles.
  const judged = ending.kind !== 'platform' || ending.cause === 'PLATFORM_SEU';
  // A restore point that was just given up: the one before it has its own chance (JP-17).
  const { from, givenUp } = record.restoreHistory;
  const fellBack = from > 0 && givenUp.at(-1) === from;
  const idleCycles = fellBack || !wasIdle(record, run) ? 0 : record.idleCycles + (judged ? 1 : 0);
  const jobFaults = record.jobFaults + (ending.kind === 'job-fault' ? 1 : 0);
  // To make room for another job costs a job nothing (JP-14).
  const counted = ending.kind === 'platform' && ending.cause !== 'PLATFORM_PREEMPT';
  const platformStops = record.platformStops + (counted ? 1 : 0);
  const healthy = run !== null && (run.forgiven || ownUs - run.startedOwnUs >= HEALTHY_RUN_US);
  const backoffs = healthy ? 0 : record.backoffs;
  const waitUs = ending.kind === 'job-fault' ? backoffUs(backoffs, draw) : 0;
  const patch: Partial<JobRecord> = {
    bestStep,
    idleCycles,
    jobFaults,
    platformStops,
    backoffs: backoffs + (ending.kind === 'job-fault' ? 1 : 0),
    notBeforeUs: nowUs + waitUs,
  };
  const restore = nextRestore(record.restoreHistory, record.checkpoints, record.order.appFormat || null);
  if (restore.kind === 'exhausted') return { to: 'HELD', cause: 'RESTORE_EXHAUSTED', patch };
  if (idleCycles >= IDLE_CYCLES_MAX) return { to: 'HELD', cause: 'NO_PROGRESS', patch };
  if (jobFaults > jobFaultsMaxOf(record.order)) return { to: 'HELD', cause: 'BUDGET_JOB', patch };
  if (platformStops > platformStopsMaxOf(record.order))
    return { to: 'HELD', cause: 'BUDGET_PLATFORM', patch };
  return { to: 'REQUEUED', cause: ending.cause, patch };
}

import type { WorkloadEvent } from '@dawnline/host';
import { exited } from './lifecycle';
import type { Job, Run } from './job';
import type { Turn } from './turn';

/** What a workload says or does. A line of a stale attempt changes nothing (JOB-6). */
export function onWorkload(turn: Turn, event: WorkloadEvent): void {
  const job = turn.living(event.job, event.attempt);
  if (!job || job.run.exit) {
    turn.state = { ...turn.state, staleEvents: turn.state.staleEvents + 1 };
    return;
  }
  const id = event.job;
  switch (event.kind) {
    case 'started':
      turn.record(id, 'SPAWNED', { processId: event.processId });
      return;
    case 'spawn-failed':
      if (job.record.state !== 'STOPPING') {
        turn.change(id, 'STOPPING', 'SPAWN_FAILED', { stopCause: 'SPAWN_FAILED' });
      }
      exited(turn, turn.living(id, event.attempt)!, { code: null, signal: null, outOfMemory: false });
      return;
    case 'ready':
      alive(turn, id);
      if (job.record.state === 'STARTING') run(turn, job, 'READY');
      return;
    case 'heartbeat':
      alive(turn, id);
      if (job.record.state === 'STARTING') run(turn, job, 'READY_IMPLICIT');
      return;
    case 'progress':
      alive(turn, id);
      if (job.record.state === 'STARTING') run(turn, job, 'READY_IMPLICIT');
      progress(turn, job, event.step);
      return;
    case 'checkpoint':
      alive(turn, id);
      turn.emit({ kind: 'verify', job: id, sequence: event.sequence });
      return;
    case 'exited':
      exited(turn, job, { code: event.code, signal: event.signal, outOfMemory: event.outOfMemory });
      return;
    default:
      return;
  }
}

function alive(turn: Turn, id: string): void {
  turn.putRun(id, { heartbeatOwnUs: turn.know.ownUs });
}

/** STARTING -> RUNNING: watchdogs run from here, and the GPU gets the job's context. */
function run(turn: Turn, job: Job, cause: 'READY' | 'READY_IMPLICIT'): void {
  const { order, attempt, gpu } = job.record;
  const { ownUs, nowUs } = turn.know;
  turn.change(order.job, 'RUNNING', cause);
  turn.putRun(order.job, { heartbeatOwnUs: ownUs, progressOwnUs: ownUs });
  bind(turn, order.job, attempt, gpu, nowUs);
}

export function bind(turn: Turn, id: string, attempt: number, gpu: number, nowUs: number): void {
  const { utilisation, memoryUtilisation } = turn.job(id)!.record.order;
  const action = { kind: 'bind', job: id, attempt, utilisation, memoryUtilisation } as const;
  turn.emit({ kind: 'gpu', gpu, action });
  turn.putGpu(gpu, { boundUs: nowUs, releasedUs: null });
}

/** inv:J3 a step never falls within an attempt; only a higher one is progress. */
function progress(turn: Turn, job: Job & { readonly run: Run }, step: number): void {
  const id = job.record.order.job;
  const total = job.record.order.totalSteps || Number.MAX_SAFE_INTEGER;
  if (!Number.isSafeInteger(step) || step <= job.run.step || step > total) return;
  turn.putRun(id, { step, progressOwnUs: turn.know.ownUs, stepping: true });
  if (job.run.stepping) return;
  // Proof of resumed stepping, once per attempt and life of the executor.
  turn.event('JOB_STEPPING', { job: id, attempt: job.record.attempt, step });
}

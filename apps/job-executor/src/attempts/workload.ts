import { strict as assert } from 'node:assert';
import type { WorkloadEvent } from '@dawnline/host';
import { exited } from './lifecycle';
import type { Job, Run } from '../job';
import { METRICS_MAX_ITEMS, SECTIONS_MAX_ITEMS, STATUS_MAX_CHARACTERS } from '../job-executor.limits';
import { extend } from './extension';
import { replied } from '../services/services';
import type { Turn } from '../turn';

type Living = Job & { readonly run: Run };

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
      // A program that is asked for no sign of life gives none: it runs as soon as it is there (tier 0).
      if (job.record.state === 'STARTING' && job.record.order.watchdogUs === 0)
        run(turn, job, 'READY_IMPLICIT');
      return;
    case 'spawn-failed':
      return spawnFailed(turn, job, event.reason);
    case 'ready':
      alive(turn, id);
      if (job.record.state === 'STARTING') run(turn, job, 'READY');
      return;
    case 'heartbeat':
    case 'progress':
      alive(turn, id);
      if (job.record.state === 'STARTING') run(turn, job, 'READY_IMPLICIT');
      if (event.kind === 'progress') progress(turn, job, event.step, event.total);
      return;
    case 'checkpoint':
      alive(turn, id);
      turn.emit({ kind: 'verify', job: id, sequence: event.sequence });
      return;
    case 'exited':
      return exited(turn, job, {
        code: event.code,
        signal: event.signal,
        outOfMemory: event.outOfMemory,
      });
    default:
      return remark(turn, job, event);
  }
}

/** What a workload says of itself beyond its life and progress. */
function remark(turn: Turn, job: Living, event: WorkloadEvent): void {
  const id = event.job;
  const { ownUs } = turn.know;
  const { run: life } = job;
  switch (event.kind) {
    case 'trigger':
      return turn.putRun(id, { triggered: true });
    case 'restart-reset':
      return turn.putRun(id, { forgiven: true });
    case 'section-begin': {
      const section = { name: event.name, sinceOwnUs: ownUs, limitUs: event.limitUs };
      return turn.putRun(id, { sections: [...life.sections, section].slice(-SECTIONS_MAX_ITEMS) });
    }
    case 'section-end': {
      // Ends the innermost of that name, and those inside it that were never ended.
      const at = life.sections.findLastIndex(({ name }) => name === event.name);
      return at < 0 ? undefined : turn.putRun(id, { sections: life.sections.slice(0, at) });
    }
    case 'extend':
      return extend(turn, job, event.byUs);
    case 'status':
      return turn.putRun(id, { status: event.text.slice(0, STATUS_MAX_CHARACTERS) });
    case 'metric': {
      const { [event.name]: _, ...others } = life.metrics;
      const kept = Object.entries(others).slice(1 - METRICS_MAX_ITEMS);
      const metric = `${event.value}${event.unit}`;
      return turn.putRun(id, { metrics: Object.fromEntries([...kept, [event.name, metric]]) });
    }
    case 'fatal':
      // The first reason stands, and it outlives this life of the executor.
      return job.record.fatal === '' ? turn.record(id, 'FATAL', { fatal: event.reason }) : undefined;
    case 'log':
      return turn.putRun(id, { logOwnUs: ownUs });
    case 'dropped':
      if (life.droppedLines === 0) turn.event('NOTIFY_DROPPED', { job: id, attempt: event.attempt });
      return turn.putRun(id, { droppedLines: event.lines });
    case 'usage':
      return turn.putRun(id, { memoryBytes: event.memoryBytes, gpuMemoryBytes: event.gpuMemoryBytes });
    case 'not-delivered': {
      const { signal } = job.record;
      // A kill that comes too late does not take back that it was told to leave before.
      const explains = signal?.signal === event.signal && !signal.repeated && !signal.undelivered;
      return explains ? turn.record(id, 'SIGNAL', { signal: { ...signal, undelivered: true } }) : undefined;
    }
    case 'reply':
      alive(turn, id);
      return replied(turn, job, event.request);
    case 'stopping':
      return alive(turn, id);
    default:
      return;
  }
}

function spawnFailed(turn: Turn, job: Living, reason: string): void {
  const id = job.record.order.job;
  turn.event('SPAWN_FAILED', { job: id, attempt: job.record.attempt, reason });
  if (job.record.state !== 'STOPPING') {
    turn.change(id, 'STOPPING', 'SPAWN_FAILED', { stopCause: 'SPAWN_FAILED' });
  }
  const now = turn.living(id, job.record.attempt);
  assert(now, 'a change of state ends no attempt');
  exited(turn, now, { code: null, signal: null, outOfMemory: false });
}

function alive(turn: Turn, id: string): void {
  turn.putRun(id, { heartbeatOwnUs: turn.know.ownUs });
}

/** STARTING -> RUNNING: watchdogs run from here, and the GPU gets the job's context. */
function run(turn: Turn, job: Job, cause: 'READY' | 'READY_IMPLICIT'): void {
  const { order, attempt, gpu } = job.record;
  const { ownUs, nowUs } = turn.know;
  turn.change(order.job, 'RUNNING', cause);
  turn.putRun(order.job, { heartbeatOwnUs: ownUs, progressOwnUs: ownUs, logOwnUs: ownUs });
  bind(turn, order.job, attempt, gpu, nowUs);
}

export function bind(turn: Turn, id: string, attempt: number, gpu: number, nowUs: number): void {
  const { utilisation, memoryUtilisation } = turn.job(id)!.record.order;
  const action = { kind: 'bind', job: id, attempt, utilisation, memoryUtilisation } as const;
  turn.emit({ kind: 'gpu', gpu, action });
  turn.putGpu(gpu, { boundUs: nowUs, releasedUs: null });
}

/** inv:J3 a step never falls within an attempt; only a higher one is progress. */
function progress(turn: Turn, job: Living, step: number, said: number): void {
  const id = job.record.order.job;
  const total = job.record.order.totalSteps || Number.MAX_SAFE_INTEGER;
  if (!Number.isSafeInteger(step) || step <= job.run.step || step > total) return;
  turn.putRun(id, { step, total: said, progressOwnUs: turn.know.ownUs, stepping: true });
  if (job.run.stepping) return;
  // Proof of resumed stepping, once per attempt and life of the executor.
  turn.event('JOB_STEPPING', { job: id, attempt: job.record.attempt, step });
}

import type { RunningWorkload } from '@dawnline/host';
import { sealOutputs } from '../results/bundle';
import { newJob, newRun, type Job } from '../job';
import { hasAttempt, isTerminal } from '../job-state';
import { resultOutputs, specificationOf } from './lifecycle';
import { scanRequests } from '../services/services';
import type { Records } from '../ledger/ledger';
import type { Turn } from '../turn';

/** After a start of the executor: every attempt of an earlier life is re-adopted or killed, never started twice (JP-19). */
export function recover(
  turn: Turn,
  records: Records,
  running: readonly RunningWorkload[],
  restarted: boolean,
): void {
  const jobs: Record<string, Job> = {};
  for (const [id, record] of Object.entries(records)) jobs[id] = newJob(record);
  const all = Object.values(jobs).map((job) => job.record);
  turn.state = {
    ...turn.state,
    recovered: true,
    jobs,
    nextNumber: all.reduce((next, record) => Math.max(next, record.number + 1), 0),
    completed: all.filter((record) => record.state === 'COMPLETED').length,
    failed: all.filter((record) => record.state === 'FAILED').length,
    // The record that has seen most was written last.
    failures: all.reduce(
      (most, { failures }) => (failures.exposureS > most.exposureS ? failures : most),
      turn.state.failures,
    ),
  };
  const open = all.filter((record) => !isTerminal(record.state)).length;
  if (restarted) turn.event('EXECUTOR_RESUMED', { jobs: open });
  for (const one of running) {
    const record = turn.job(one.job)?.record;
    if (record && record.attempt === one.attempt && hasAttempt(record.state)) continue;
    turn.emit({ kind: 'signal', job: one.job, attempt: one.attempt, signal: 'SIGKILL' });
  }
  turn.emit({ kind: 'sweep' });
  for (const job of Object.values(jobs).sort((a, b) => a.record.number - b.record.number)) {
    const { order, attempt } = job.record;
    resume(turn, job, running.find((one) => one.job === order.job && one.attempt === attempt) ?? null);
  }
}

function resume(turn: Turn, job: Job, alive: RunningWorkload | null): void {
  const { order, state, published } = job.record;
  const id = order.job;
  if (state === 'COMPLETED' && !published) turn.emit(...resultOutputs(job.record));
  if (state === 'COMPLETED') turn.emit(...sealOutputs(turn.know, job.record));
  scanRequests(turn, job.record);
  // The mode is not known yet, so nothing may start; the reservation was volatile anyway.
  if (state === 'ADMITTED') turn.change(id, 'QUEUED', 'REVOKED_MODE');
  if (!hasAttempt(state)) return;
  // Also one that ended meanwhile: the port may know how (JOB-1).
  adopt(turn, job, alive);
}

function adopt(turn: Turn, job: Job, alive: RunningWorkload | null): void {
  const { order, state, step } = job.record;
  const id = order.job;
  const { ownUs } = turn.know;
  turn.put(id, { run: newRun(ownUs, step, true) });
  turn.emit({ kind: 'adopt', specification: specificationOf(turn, job.record, 'executor-restart') });
  if (!alive) {
    if (state !== 'STOPPING') turn.change(id, 'STOPPING', 'STOP_EXECUTOR', { stopCause: 'STOP_EXECUTOR' });
    return;
  }
  if (state === 'STARTING') turn.change(id, 'RUNNING', 'READOPTED', { processId: alive.processId });
  if (state === 'CHECKPOINTING') turn.change(id, 'RUNNING', 'CKPT_TIMEOUT');
  // It stays stopped until the reason of the pause is gone.
  if (state === 'PAUSED') turn.putRun(id, { pausedOwnUs: ownUs, pausedUs: turn.know.nowUs });
  // Its grace began in a life that is gone: the kill is due now.
  if (state === 'STOPPING') turn.putRun(id, { killOwnUs: ownUs });
  // Commits that were announced while nobody listened.
  else turn.emit({ kind: 'verify', job: id, sequence: null });
}

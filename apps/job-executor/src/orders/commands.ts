import { Refusal } from '@dawnline/contracts';
import { NO_RESTORE_HISTORY } from '@dawnline/storage';
import { ok, refuse } from './answers';
import { requestCheckpoint } from '../checkpoints/checkpoints';
import { nextRun, releasedDefence } from '../results/defence';
import { PINNED_MAX_ITEMS } from '../job-executor.limits';
import { isTerminal } from '../job-state';
import { stop } from '../attempts/lifecycle';
import { mayPause, pause, resume } from '../attempts/pauses';
import type { Turn } from '../turn';

export function cancel(turn: Turn, ticket: string, id: string): void {
  const job = turn.job(id);
  if (!job) return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `no job ${id}`);
  const { state } = job.record;
  if (isTerminal(state)) return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `job ${id} is ${state}`);
  if (job.run && !job.run.exit && state !== 'STOPPING') {
    stop(turn, job, 'STOP_GROUND', 'grace', { cancelled: true });
    turn.emit(ok(ticket, `job ${id} is stopping`));
  } else if (state === 'STOPPING') {
    turn.record(id, 'STATE', { cancelled: true }, [ok(ticket, `job ${id} is stopping`)]);
  } else {
    turn.change(id, 'CANCELLED', 'CANCEL_GROUND', { cancelled: true }, [ok(ticket, `job ${id} cancelled`)]);
  }
}

/** Lets a held job run again, with fresh budgets. */
export function release(turn: Turn, ticket: string, id: string): void {
  const job = turn.job(id);
  if (job?.record.state !== 'HELD')
    return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `job ${id} is not held`);
  const anew = releasedDefence(job.record);
  const fresh = {
    jobFaults: 0,
    backoffs: 0,
    platformStops: 0,
    idleCycles: 0,
    notBeforeUs: 0,
    restoreHistory: NO_RESTORE_HISTORY,
    healthSha256: '',
    ...anew,
  };
  turn.change(id, 'QUEUED', 'RELEASE_GROUND', fresh, [
    ok(ticket, `job ${id} released`),
    ...(anew.defence ? nextRun(id, anew.defence) : []),
  ]);
}

/** RUNNING -> CHECKPOINTING by order of the ground. */
export function checkpoint(turn: Turn, ticket: string, id: string): void {
  const job = turn.job(id);
  if (job?.record.state !== 'RUNNING')
    return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `job ${id} is not running`);
  if (requestCheckpoint(turn, job, 'CKPT_GROUND', ticket)) return;
  refuse(turn, ticket, Refusal.REFUSAL_RANGE, `job ${id} takes no checkpoint request`);
}

/** RUNNING -> PAUSED until the ground resumes it. */
export function pauseByGround(turn: Turn, ticket: string, id: string): void {
  const job = turn.job(id);
  if (job?.record.state !== 'RUNNING')
    return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `job ${id} is not running`);
  if (!mayPause(job))
    return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `job ${id} does not say that it is pausable`);
  pause(turn, job, 'PAUSE_GROUND', [ok(ticket, `job ${id} is paused`)]);
}

export function resumeByGround(turn: Turn, ticket: string, id: string): void {
  const job = turn.job(id);
  if (job?.record.state !== 'PAUSED' || !job.run)
    return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `job ${id} is not paused`);
  resume(turn, job, [ok(ticket, `job ${id} goes on`)]);
}

/** Keeps a checkpoint from retention, or no longer. */
export function pin(turn: Turn, ticket: string, id: string, sequence: number, pinned: boolean): void {
  const record = turn.job(id)?.record;
  if (!record) return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `no job ${id}`);
  const known = record.checkpoints.map((one) => one.sequence);
  if (!known.includes(sequence)) {
    const detail = `checkpoint ${sequence} of job ${id}: one of ${known.join(', ') || 'none'}`;
    return refuse(turn, ticket, Refusal.REFUSAL_RANGE, detail);
  }
  const others = record.pinned.filter((one) => one !== sequence);
  if (pinned && others.length >= PINNED_MAX_ITEMS) {
    return refuse(
      turn,
      ticket,
      Refusal.REFUSAL_RANGE,
      `job ${id} has ${PINNED_MAX_ITEMS} pinned checkpoints`,
    );
  }
  const then = [ok(ticket, `checkpoint ${sequence} of job ${id} ${pinned ? 'stays' : 'may go'}`)];
  turn.record(id, 'PINNED', { pinned: pinned ? [...others, sequence] : others }, then);
}

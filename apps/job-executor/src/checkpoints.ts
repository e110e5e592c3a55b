import type { Checkpoint, Verification } from '@dawnline/storage';
import { CHECKPOINTS_KEPT_ITEMS } from '@dawnline/storage';
import { answerCheckpoint, end } from './lifecycle';
import type { Job, JobRecord } from './job';
import type { CheckpointCause } from './job-state';
import type { CollectedResult } from './results';
import type { Output, Turn } from './turn';

interface Sorted {
  readonly patch: Partial<JobRecord>;
  /** To follow the durable record: events, and only then retention (JP-7). */
  readonly then: readonly Output[];
  readonly refused: readonly Output[];
}

/** What verifications mean for a job: new checkpoints in its record, events, and what may be removed after. */
function sortOut(record: JobRecord, found: readonly Verification[], nowUs: number): Sorted {
  const { job } = record.order;
  const known = new Set(record.checkpoints.map((checkpoint) => checkpoint.sequence));
  const fresh: Checkpoint[] = [];
  const refused: Output[] = [];
  for (const one of found) {
    if (one.kind === 'verified' && !known.has(one.checkpoint.sequence)) fresh.push(one.checkpoint);
    if (one.kind === 'refused') refused.push(refusal(job, one.sequence, `${one.fault}: ${one.detail}`));
  }
  const all = [...record.checkpoints, ...fresh].sort((a, b) => a.sequence - b.sequence);
  const then: Output[] = fresh.map(({ sequence, step }) => ({
    kind: 'event',
    code: 'CHECKPOINT_VERIFIED',
    parameters: { job, sequence, step },
  }));
  if (fresh.length > 0) {
    then.push({ kind: 'retain', job, sequences: all.map((checkpoint) => checkpoint.sequence) });
  }
  const checkpointUs = fresh.length > 0 ? nowUs : record.checkpointUs;
  return { patch: { checkpoints: all.slice(-CHECKPOINTS_KEPT_ITEMS), checkpointUs }, then, refused };
}

export function refusal(job: string, sequence: number, reason: string): Output {
  return { kind: 'event', code: 'CHECKPOINT_REFUSED', parameters: { job, sequence, reason } };
}

/**
 * RUNNING -> CHECKPOINTING: asks the program for a checkpoint now, only if it takes the signal, whose default action is
 * to die (JP-11). False when it does not.
 */
export function requestCheckpoint(
  turn: Turn,
  job: Job,
  cause: CheckpointCause,
  ticket: string | null = null,
): boolean {
  const { order, attempt } = job.record;
  const program = turn.know.programs.find((entry) => entry.name === order.program);
  if (!(order.takesCheckpointSignal || program?.takesCheckpointSignal)) return false;
  const id = order.job;
  turn.change(id, 'CHECKPOINTING', cause, {}, [{ kind: 'signal', job: id, attempt, signal: 'SIGUSR1' }]);
  turn.putRun(id, { checkpoint: { ticket, sinceOwnUs: turn.know.ownUs } });
  return true;
}

/** Commits of the living attempt were read back. */
export function checked(turn: Turn, id: string, attempt: number, found: readonly Verification[]): void {
  const job = turn.living(id, attempt);
  // The attempt ended meanwhile: its settlement sees the same folders.
  if (!job || job.run.exit) return;
  const { patch, then, refused } = sortOut(job.record, found, turn.know.nowUs);
  turn.emit(...refused);
  const ok = then.length > 0;
  if (ok) turn.record(id, 'VERIFIED', patch, then);
  if (job.record.state !== 'CHECKPOINTING' || (!ok && refused.length === 0)) return;
  turn.change(id, 'RUNNING', ok ? 'CKPT_VERIFIED' : 'CKPT_REFUSED');
  answerCheckpoint(turn, job, ok, ok ? 'checkpoint verified' : 'checkpoint refused');
}

/** Everything that an ended attempt left is verified or quarantined: the attempt's end can be judged. */
export function settled(
  turn: Turn,
  id: string,
  attempt: number,
  found: readonly Verification[],
  result: CollectedResult,
): void {
  const job = turn.job(id);
  if (!job || job.record.attempt !== attempt || job.record.state !== 'STOPPING') return;
  if (job.run && !job.run.exit) return;
  const { patch, then, refused } = sortOut(job.record, found, turn.know.nowUs);
  turn.emit(...refused);
  turn.put(id, { record: { ...job.record, ...patch } });
  end(turn, { ...job, record: { ...job.record, ...patch } }, result, then);
}

import {
  NO_RESTORE_HISTORY,
  stillVerified,
  type Checkpoint,
  type DamagedFinding,
  type ScrubCursor,
  type Verification,
} from '@dawnline/storage';
import type { TenantEntry } from '@dawnline/host';
import { allowanceOf } from '../admission/tenants';
import { keptOf } from './checkpoint-policy';
import { refusedOf, repairedOf, type Refused } from './checkpoint-work';
import { answerCheckpoint, end } from '../attempts/lifecycle';
import { withSaveTime } from './checkpoint-interval';
import type { Job, JobRecord, Run } from '../job';
import { SCRUB_PERIOD_US } from '../job-executor.limits';
import { isTerminal, type CheckpointCause } from '../job-state';
import type { CollectedResult } from '../results/results';
import type { ExecutorState, Output, Turn } from '../turn';

interface Sorted {
  readonly patch: Partial<JobRecord>;
  /** To follow the durable record: events, and only then retention (JP-7). */
  readonly then: readonly Output[];
  readonly refused: readonly Output[];
}

/** What verifications mean for a job: new checkpoints in its record, events, and what may be removed after. */
function sortOut(turn: Turn, record: JobRecord, found: readonly Verification[]): Sorted {
  const { job } = record.order;
  const known = new Set(record.checkpoints.map((checkpoint) => checkpoint.sequence));
  const fresh: Checkpoint[] = [];
  const refused: Output[] = [];
  for (const one of found) {
    if (one.kind === 'verified' && !known.has(one.checkpoint.sequence)) fresh.push(one.checkpoint);
    if (one.kind === 'refused') refused.push(refusal(job, one.sequence, `${one.fault}: ${one.detail}`));
  }
  if (fresh.length === 0) return { patch: {}, then: [], refused };
  const all = [...record.checkpoints, ...fresh].sort((a, b) => a.sequence - b.sequence);
  const { keep, remove } = keptOf(record, all, allowanceBytes(turn.state, job, turn.know.tenants));
  const then: Output[] = fresh.map(({ sequence, step }) => ({
    kind: 'event',
    code: 'CHECKPOINT_VERIFIED',
    parameters: { job, sequence, step },
  }));
  // Only after the newer one is durably recorded (JP-7).
  if (remove.length > 0) then.push({ kind: 'discard', job, sequences: remove });
  const patch = {
    checkpoints: keep,
    checkpointUs: turn.know.nowUs,
    // A newer checkpoint: the ladder begins anew (JP-17).
    restoreHistory: NO_RESTORE_HISTORY,
  };
  return { patch, then, refused };
}

/** Bytes that the tenant's quota leaves a job. */
export function allowanceBytes(
  state: ExecutorState,
  job: string,
  tenants: readonly TenantEntry[] | undefined,
): number {
  const record = Object.hasOwn(state.jobs, job) ? state.jobs[job].record : null;
  return record ? allowanceOf(tenants, Object.values(state.jobs), record) : Infinity;
}

export function refusal(job: string, sequence: number, reason: string): Output {
  return { kind: 'event', code: 'CHECKPOINT_REFUSED', parameters: { job, sequence, reason } };
}

export function takesCheckpointSignal(turn: Turn, { order }: JobRecord): boolean {
  const program = turn.know.programs.find((entry) => entry.name === order.program);
  return order.takesCheckpointSignal || (program?.takesCheckpointSignal ?? false);
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
  if (!takesCheckpointSignal(turn, job.record)) return false;
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
  const { patch, then, refused } = sortOut(turn, job.record, found);
  turn.emit(...refused);
  const ok = then.length > 0;
  if (ok) {
    turn.record(id, 'VERIFIED', { ...patch, ...savePatch(turn, job) }, then);
    turn.putRun(id, { savedOwnUs: turn.know.ownUs });
  }
  if (job.record.state !== 'CHECKPOINTING' || (!ok && refused.length === 0)) return;
  turn.change(id, 'RUNNING', ok ? 'CKPT_VERIFIED' : 'CKPT_REFUSED');
  answerCheckpoint(turn, job, ok, ok ? 'checkpoint verified' : 'checkpoint refused');
}

/** What a checkpoint that was asked for took, from the request to the verification. */
function savePatch(turn: Turn, job: Job & { readonly run: Run }): Partial<JobRecord> {
  const open = job.record.state === 'CHECKPOINTING' ? job.run.checkpoint : null;
  if (!open) return {};
  return {
    saveTimes: withSaveTime(job.record.saveTimes, Math.max(1, Math.round(turn.know.ownUs - open.sinceOwnUs))),
  };
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
  const { patch, then, refused } = sortOut(turn, job.record, found);
  turn.emit(...refused);
  turn.put(id, { record: { ...job.record, ...patch } });
  end(turn, { ...job, record: { ...job.record, ...patch } }, result, then);
}

export function tellRepairs(turn: Turn, job: string, repaired: readonly Refused[]): void {
  for (const { sequence, reason } of repaired)
    turn.event('CHECKPOINT_REPAIRED', { job, sequence, fault: reason });
}

/** Resting checkpoints were read back, and healed where that was possible (JP-9). */
export function scrubbed(
  turn: Turn,
  id: string,
  cursor: ScrubCursor | null,
  findings: readonly DamagedFinding[],
): void {
  const job = turn.job(id);
  if (!job) return;
  turn.put(id, { scrub: cursor });
  tellRepairs(turn, id, repairedOf(findings));
  const refused = refusedOf(findings);
  if (refused.length === 0) return;
  const checkpoints = stillVerified(job.record.checkpoints, findings);
  const then = refused.map(({ sequence, reason }) => refusal(id, sequence, reason));
  turn.record(id, 'VERIFIED', { checkpoints }, then);
}

/** One job a round: the next one that has something at rest. */
export function scrubNext(turn: Turn): void {
  if (turn.know.nowUs - turn.state.scrubbedUs < SCRUB_PERIOD_US) return;
  const resting = turn.jobs
    .filter(
      ({ record }) =>
        record.checkpoints.length > 0 && record.state !== 'STOPPING' && !isTerminal(record.state),
    )
    .sort((a, b) => a.record.number - b.record.number);
  const open = resting.find((job) => job.scrub !== null);
  const next = open ?? resting.find(({ record }) => record.number > turn.state.scrubbedNumber) ?? resting[0];
  turn.state = { ...turn.state, scrubbedUs: turn.know.nowUs };
  if (!next) return;
  turn.state = { ...turn.state, scrubbedNumber: next.record.number };
  turn.emit({ kind: 'scrub', job: next.record.order.job, cursor: next.scrub });
}

import { strict as assert } from 'node:assert';
import { Defence } from '@dawnline/contracts';
import type { WorkloadSpecification } from '@dawnline/host';
import { NO_RESTORE_HISTORY } from '@dawnline/storage';
import type { Ending } from '../attempts/attribution';
import {
  CANARY_FAILURES_MAX,
  CANARY_RETRY_US,
  CANARY_SEED,
  CANARY_STEPS,
  CANARY_VARIABLE,
  MISMATCHES_MAX,
} from './defence.limits';
import { initialDefence, type DefenceState } from './defence-state';
import type { JobRecord } from '../job';
import { environmentOf } from '../orders/order';
import type { Decision } from '../attempts/restart-policy';
import type { CollectedResult } from './results';
import type { Output } from '../turn';

/** What the defence makes of a run that came to its end; `also` overrides what the end of an attempt leaves otherwise. */
export interface Defended extends Decision {
  readonly also: Partial<JobRecord>;
  readonly told: readonly Output[];
}

/**
 * After a run that is done: whether its result may go out, or what runs next. Null where the ordinary rules decide: the
 * job has chosen no defence, or the attempt did not come to its end.
 */
export function defended(
  record: JobRecord,
  ending: Ending,
  result: CollectedResult,
  step: number,
  nowUs: number,
): Defended | null {
  if (ending.kind !== 'done' || record.order.defence === Defence.DEFENCE_NONE) return null;
  const verdict = judge(record, result, step, nowUs);
  if (verdict.to !== 'REQUEUED' || !record.cancelled) return verdict;
  return { to: 'CANCELLED', cause: 'CANCEL_GROUND', patch: {}, also: {}, told: [] };
}

function judge(record: JobRecord, result: CollectedResult, step: number, nowUs: number): Defended {
  const { order, defence } = record;
  if (order.defence === Defence.DEFENCE_DUPLICATE) return byVote(record, result, nowUs);
  const right = result.digest === order.expectedDigest;
  if (order.defence === Defence.DEFENCE_DIGEST)
    return right
      ? accepted('digest', result.digest)
      : wrong(record, 'digest', result, nowUs, { ...defence, phase: 'main' });
  assert(order.defence === Defence.DEFENCE_CANARY, `defence ${order.defence}`);
  if (defence.phase === 'main') {
    const { digest, files } = result;
    const pending = { digest, files, attempt: record.attempt, step };
    return next(record, 'NEXT_RUN', nowUs, { ...defence, phase: 'canary-after', pending });
  }
  if (defence.phase === 'canary-before')
    return right
      ? next(record, 'NEXT_RUN', nowUs, { ...defence, phase: 'main' })
      : waits(record, result, nowUs);
  const { pending } = defence;
  assert(pending, 'a canary after the job has a result to vouch for');
  if (!right)
    return wrong(record, 'canary', result, nowUs, { ...defence, phase: 'canary-before', pending: null });
  const also = { step: pending.step, results: pending.files, resultAttempt: pending.attempt };
  return { ...accepted('canary', pending.digest), also };
}

/** DUPLICATE: two equal results are the result, whichever two of three. */
function byVote(record: JobRecord, result: CollectedResult, nowUs: number): Defended {
  const { defence } = record;
  if (defence.digests.includes(result.digest)) return accepted('duplicate', result.digest);
  const digests = [...defence.digests, result.digest];
  if (digests.length === 1) return next(record, 'NEXT_RUN', nowUs, { ...defence, digests });
  if (digests.length === 2) {
    const again = next(record, 'PLATFORM_SEU', nowUs, { ...defence, digests });
    return { ...again, told: [distrust(record, 'duplicate', result.digest), ...again.told] };
  }
  return held(record, 'duplicate', result.digest);
}

/** A canary before the job was wrong: it waits, for a bounded number of tries. */
function waits(record: JobRecord, result: CollectedResult, nowUs: number): Defended {
  const canaryFailures = record.defence.canaryFailures + 1;
  if (canaryFailures >= CANARY_FAILURES_MAX) return held(record, 'canary', result.digest);
  const again = next(record, 'PLATFORM_SEU', nowUs + CANARY_RETRY_US, { ...record.defence, canaryFailures });
  return { ...again, told: [distrust(record, 'canary', result.digest), ...again.told] };
}

/** A result that must not go out: once more from a cold start, then it is for a person. */
function wrong(
  record: JobRecord,
  by: 'digest' | 'canary',
  result: CollectedResult,
  nowUs: number,
  change: DefenceState,
): Defended {
  const mismatches = record.defence.mismatches + 1;
  if (mismatches >= MISMATCHES_MAX) return held(record, by, result.digest);
  const again = next(record, 'PLATFORM_SEU', nowUs, { ...change, mismatches });
  return { ...again, told: [distrust(record, by, result.digest), ...again.told] };
}

type Verdict = Exclude<JobRecord['verdict'], 'none'>;

function accepted(verdict: Verdict, digest: string): Defended {
  return { to: 'COMPLETED', cause: 'EXIT_DONE', patch: { digest, verdict }, also: {}, told: [] };
}

function held(record: JobRecord, verdict: Verdict, digest: string): Defended {
  const told = [distrust(record, verdict, digest)];
  return { to: 'HELD', cause: 'DIGEST_MISMATCH', patch: { verdict }, also: {}, told };
}

function next(
  record: JobRecord,
  cause: 'NEXT_RUN' | 'PLATFORM_SEU',
  notBeforeUs: number,
  change: DefenceState,
): Defended {
  const { job } = record.order;
  const defence = { ...change, round: record.defence.round + 1 };
  const told = nextRun(job, defence);
  return { to: 'REQUEUED', cause, patch: { notBeforeUs }, also: { ...coldStart(), defence }, told };
}

/** Tells of a run from a cold start, and lets the checkpoints of the one before go. */
export function nextRun(job: string, { round, phase }: DefenceState): Output[] {
  return [
    { kind: 'event', code: 'JOB_NEXT_RUN', parameters: { job, run: round, phase } },
    { kind: 'drop-round', job, round: round - 1 },
  ];
}

/** Nothing of the run before may reach the next one. */
function coldStart(): Partial<JobRecord> {
  return {
    checkpoints: [],
    checkpointUs: 0,
    pinned: [],
    restoreHistory: NO_RESTORE_HISTORY,
    step: 0,
    bestStep: 0,
    restoredSequence: 0,
    restoredStep: 0,
    restoredFrom: null,
    idleCycles: 0,
  };
}

function distrust(record: JobRecord, defence: Verdict, digest: string): Output {
  const { order, attempt, gpu } = record;
  const { phase } = record.defence;
  return {
    kind: 'event',
    code: 'RESULT_WRONG',
    parameters: { job: order.job, attempt, gpu, defence, phase, digest },
  };
}

/** A job that its defence has held begins anew when the ground releases it. */
export function releasedDefence(record: JobRecord): Partial<JobRecord> {
  if (record.cause !== 'DIGEST_MISMATCH') return {};
  const defence = { ...initialDefence(record.order.defence), round: record.defence.round + 1 };
  return { ...coldStart(), defence, verdict: 'none' };
}

/** What a canary run is given otherwise than the job. */
export function phaseOf(record: JobRecord): Partial<WorkloadSpecification> {
  if (record.defence.phase === 'main') return {};
  return {
    seed: CANARY_SEED,
    totalSteps: CANARY_STEPS,
    checkpointEverySteps: CANARY_STEPS,
    environment: { ...environmentOf(record.order), [CANARY_VARIABLE]: '1' },
  };
}

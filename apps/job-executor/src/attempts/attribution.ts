import { ExitAction } from '@dawnline/contracts';
import { isPlatformXid } from '../gpu/xid-table';
import { isService, type JobRecord, type Run, type SignalRecord, type WorkloadExit } from '../job';
import { missingOf, type CollectedResult } from '../results/results';
import type { Cause, StopCause } from '../job-state';

/** How an attempt ended: what the job did, or whose fault the end was. */
export type Ending =
  | { readonly kind: 'done'; readonly digest: string }
  | {
      readonly kind: 'failed';
      readonly cause: 'EXIT_CONFIG' | 'EXIT_STOP' | 'EXIT_RULE' | 'JOB_FATAL' | 'DEADLINE_PASSED';
    }
  | { readonly kind: 'held'; readonly cause: 'EXIT_RULE' }
  | { readonly kind: 'cancelled' }
  /** Start again at once. */
  | { readonly kind: 'free'; readonly cause: 'EXIT_CKPT' | 'EXIT_TEMP' }
  /** Start again after a back-off. */
  | { readonly kind: 'job-fault'; readonly cause: 'EXIT_TEMP' | 'JOB_FAULT' }
  | { readonly kind: 'platform'; readonly cause: PlatformCause };

export type PlatformCause = Extract<Cause, `PLATFORM_${string}`>;

// Exit codes of the job protocol (jobs.md 3.6).
export const EXIT_CHECKPOINTED = 85;
const EXIT_TEMPORARY = 75;
const EXIT_CONFIGURATION = 78;
const EXIT_STOP = 93;
/** 128 + SIGKILL, 128 + SIGTERM: a shell's way to tell of a signal. */
const SHELL_SIGNALS: Readonly<Record<number, string>> = { 137: 'SIGKILL', 143: 'SIGTERM' };

const PLATFORM: Readonly<Partial<Record<StopCause, PlatformCause>>> = {
  STOP_PREEMPT: 'PLATFORM_PREEMPT',
  STOP_MODE: 'PLATFORM_PREEMPT',
  STOP_POWER: 'PLATFORM_POWER',
  STOP_THERMAL: 'PLATFORM_THERMAL',
  STOP_RADIATION: 'PLATFORM_SEU',
  STOP_GPU_FAULT: 'PLATFORM_SEU',
  STOP_EXECUTOR: 'PLATFORM_EXECUTOR',
};

/** What a reason of ours makes of the end of an attempt. */
function byReason(reason: StopCause, xid: number): Ending {
  if (reason === 'STOP_GROUND') return { kind: 'cancelled' };
  if (reason === 'STOP_DEADLINE') return { kind: 'failed', cause: 'DEADLINE_PASSED' };
  const platform = PLATFORM[reason];
  if (platform) return { kind: 'platform', cause: platform };
  // A watchdog says that the job hangs, not why: an Xid of its GPU meanwhile names the hardware.
  if (reason.startsWith('WATCHDOG_') && isPlatformXid(xid))
    return { kind: 'platform', cause: 'PLATFORM_SEU' };
  return { kind: 'job-fault', cause: 'JOB_FAULT' };
}

/**
 * Names the cause of an attempt's end from what was recorded before any signal was sent (JP-13), never from the exit
 * code alone. `run` is null when nothing is known of the attempt's end.
 */
export function attribute(record: JobRecord, run: Run | null, result: CollectedResult): Ending {
  // A signal that found nobody explains nothing.
  const ours = record.signal?.undelivered ? null : record.signal;
  if (!run?.exit) return ours ? byReason(ours.reason, 0) : { kind: 'platform', cause: 'PLATFORM_EXECUTOR' };
  const { code, signal, outOfMemory } = run.exit;
  const unseen = code === null && signal === null;
  const isComplete = result.digest !== '' && missingOf(result, record.order.results).length === 0;
  // A status that nobody saw: the sealed result, written last, stands for status 0.
  const sealed = unseen && result.files.some(({ path }) => path === 'digest');
  // A resident service is never done: only its deadline or the ground ends it.
  if ((code === 0 || sealed) && isComplete && !isService(record))
    return { kind: 'done', digest: result.digest };
  if (record.fatal !== '') return { kind: 'failed', cause: 'JOB_FATAL' };
  if (unseen && record.stopCause !== 'SPAWN_FAILED') {
    return ours ? byReason(ours.reason, run.xid) : { kind: 'platform', cause: 'PLATFORM_EXECUTOR' };
  }
  const ruled = byRule(record, ours !== null, code, signal);
  if (ruled) return ruled;
  // The kernel killed it for its memory, whatever we sent meanwhile.
  if (outOfMemory) return { kind: 'job-fault', cause: 'JOB_FAULT' };
  return byExit(record, run, ours, code, signal);
}

/** The rules of the protocol (jobs.md 3.6). */
function byExit(
  record: JobRecord,
  run: Run,
  ours: SignalRecord | null,
  code: number | null,
  signal: string | null,
): Ending {
  if (code === EXIT_CHECKPOINTED) {
    if (ours) return byReason(ours.reason, run.xid);
    return hasNewerCheckpoint(record)
      ? { kind: 'free', cause: 'EXIT_CKPT' }
      : { kind: 'job-fault', cause: 'JOB_FAULT' };
  }
  if (code === EXIT_CONFIGURATION) return { kind: 'failed', cause: 'EXIT_CONFIG' };
  if (code === EXIT_STOP) return { kind: 'failed', cause: 'EXIT_STOP' };
  if (ours) {
    const seen = signal ?? (code === null ? null : (SHELL_SIGNALS[code] ?? null));
    const killedByOther = seen !== null && seen !== 'SIGKILL' && seen !== ours.signal;
    return killedByOther ? { kind: 'job-fault', cause: 'JOB_FAULT' } : byReason(ours.reason, run.xid);
  }
  // It crashed while its GPU told of a fault of the hardware (fault:G2, fault:G3).
  if (isPlatformXid(run.xid) && isCrash({ code, signal })) return { kind: 'platform', cause: 'PLATFORM_SEU' };
  return { kind: 'job-fault', cause: code === EXIT_TEMPORARY ? 'EXIT_TEMP' : 'JOB_FAULT' };
}

/** An end that is none of those the protocol agreed on. */
export function isCrash({ code, signal }: Pick<WorkloadExit, 'code' | 'signal'>): boolean {
  const agreed = [0, EXIT_CHECKPOINTED, EXIT_TEMPORARY, EXIT_CONFIGURATION, EXIT_STOP];
  return signal !== null || (code !== null && !agreed.includes(code));
}

/** The job's own rules, first match wins. Codes and signals speak only when no signal of ours does. */
function byRule(record: JobRecord, ours: boolean, code: number | null, signal: string | null): Ending | null {
  const seen = signal ?? (code === null ? null : (SHELL_SIGNALS[code] ?? null));
  const rule = record.order.exitRules.find((one) => {
    if (one.reason !== '') return one.reason === record.stopCause;
    if (ours) return false;
    return one.signal !== '' ? one.signal === seen : one.code === code;
  });
  switch (rule?.action) {
    case ExitAction.EXIT_FAIL:
      return { kind: 'failed', cause: 'EXIT_RULE' };
    case ExitAction.EXIT_RETRY:
      return { kind: 'job-fault', cause: 'JOB_FAULT' };
    case ExitAction.EXIT_RETRY_FREE:
      return { kind: 'free', cause: 'EXIT_TEMP' };
    case ExitAction.EXIT_HOLD:
      return { kind: 'held', cause: 'EXIT_RULE' };
    case ExitAction.EXIT_REQUEUE:
      return { kind: 'platform', cause: 'PLATFORM_PREEMPT' };
    default:
      return null;
  }
}

/** The attempt left a verified checkpoint beyond the one that it started from. */
export function hasNewerCheckpoint(record: JobRecord): boolean {
  const newest = record.checkpoints.at(-1);
  if (!newest || newest.sequence <= record.restoredSequence) return false;
  // The same step under a new number is no progress, unless the job counts no steps.
  return record.order.totalSteps === 0 || newest.step > record.restoredStep;
}

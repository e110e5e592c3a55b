import { isPlatformXid } from './xid-table';
import type { JobRecord, Run } from './job';
import { missingOf, type CollectedResult } from './results';
import type { Cause, StopCause } from './job-state';

/** How an attempt ended: what the job did, or whose fault the end was. */
export type Ending =
  | { readonly kind: 'done'; readonly digest: string }
  | { readonly kind: 'failed'; readonly cause: 'EXIT_CONFIG' | 'EXIT_STOP' | 'DEADLINE_PASSED' }
  | { readonly kind: 'cancelled' }
  /** Start again at once. */
  | { readonly kind: 'free'; readonly cause: 'EXIT_CKPT' }
  /** Start again after a back-off. */
  | { readonly kind: 'job-fault'; readonly cause: 'EXIT_TEMP' | 'JOB_FAULT' }
  | { readonly kind: 'platform'; readonly cause: PlatformCause };

export type PlatformCause = Extract<Cause, `PLATFORM_${string}`>;

// Exit codes of the job protocol (jobs.md 3.6).
const EXIT_CHECKPOINTED = 85;
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
  const ours = record.signal;
  if (!run?.exit) return ours ? byReason(ours.reason, 0) : { kind: 'platform', cause: 'PLATFORM_EXECUTOR' };
  const { code, signal } = run.exit;
  const unseen = code === null && signal === null;
  const isComplete = result.digest !== '' && missingOf(result, record.order.results).length === 0;
  // A status that nobody saw: the sealed result, written last, stands for status 0.
  const sealed = unseen && result.files.some(({ path }) => path === 'digest');
  if ((code === 0 || sealed) && isComplete) return { kind: 'done', digest: result.digest };
  if (unseen && record.stopCause !== 'SPAWN_FAILED') {
    return ours ? byReason(ours.reason, run.xid) : { kind: 'platform', cause: 'PLATFORM_EXECUTOR' };
  }
  if (code === EXIT_CHECKPOINTED) {
    if (ours) return byReason(ours.reason, run.xid);
    const newest = record.checkpoints.at(-1)?.sequence ?? 0;
    return newest > record.restoredSequence
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
  return { kind: 'job-fault', cause: code === EXIT_TEMPORARY ? 'EXIT_TEMP' : 'JOB_FAULT' };
}

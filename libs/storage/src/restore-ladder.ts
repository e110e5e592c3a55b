import { strict as assert } from 'node:assert';
import { RESTORE_FAILURES_MAX_ITEMS } from './storage.limits';
import type { Checkpoint } from './verification';

/**
 * What the failures since the last newer checkpoint say of the ones to restore from (JP-17). Plain data: the owner keeps it in
 * its ledger beside the job.
 */
export interface RestoreHistory {
  /** What the last failed attempts started from: a sequence, or 0 for a cold start. */
  readonly from: number;
  /** How many in a row failed from there. */
  readonly failures: number;
  /** Sequences given up; never restored from again. They are quarantined, not deleted. */
  readonly givenUp: readonly number[];
}

/** Also after a newer checkpoint was verified: the ladder begins anew. */
export const NO_RESTORE_HISTORY: RestoreHistory = { from: 0, failures: 0, givenUp: [] };

export type RestoreChoice =
  | { readonly kind: 'restore'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'cold' }
  /** Every checkpoint and the cold start failed twice: RESTORE_EXHAUSTED, the job is held. */
  | { readonly kind: 'exhausted' };

/** An attempt that started from `from` (0: cold) has failed, and no newer checkpoint was verified meanwhile. */
export function noteRestoreFailure(history: RestoreHistory, from: number): RestoreHistory {
  assert(Number.isSafeInteger(from) && from >= 0, `no sequence: ${from}`);
  const failures = history.from === from ? history.failures + 1 : 1;
  const isLast = failures >= RESTORE_FAILURES_MAX_ITEMS && from > 0 && !history.givenUp.includes(from);
  return { from, failures, givenUp: isLast ? [...history.givenUp, from] : history.givenUp };
}

/**
 * What the next attempt starts from: the newest verified checkpoint of the program's format that was not given up, then a cold
 * start. A job that never had a checkpoint is always started cold: its fault budget ends it, not this ladder.
 */
export function nextRestore(
  history: RestoreHistory,
  verified: readonly Checkpoint[],
  appFormat: string | null = null,
): RestoreChoice {
  const candidates = verified.filter(
    (checkpoint) =>
      !history.givenUp.includes(checkpoint.sequence) &&
      (appFormat === null || checkpoint.appFormat === appFormat),
  );
  if (candidates.length > 0)
    return { kind: 'restore', checkpoint: candidates.reduce((a, b) => (b.sequence > a.sequence ? b : a)) };
  const isColdOver = history.from === 0 && history.failures >= RESTORE_FAILURES_MAX_ITEMS;
  return history.givenUp.length > 0 && isColdOver ? { kind: 'exhausted' } : { kind: 'cold' };
}

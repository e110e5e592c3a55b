import { strict as assert } from 'node:assert';
import { CHECKPOINTS_KEPT_ITEMS, CHECKPOINTS_KEPT_MINIMUM_ITEMS } from './storage.limits';
import type { Checkpoint } from './verification';

/** What of a job's verified checkpoints stays (JP-27). */
export interface RetentionPolicy {
  /** The newest so many, at least two. */
  readonly keptItems: number;
  /** And each whose sequence is a multiple of this; 0 for none. */
  readonly everyNth: number;
  /** Sequences that stay until they are unpinned. */
  readonly pinned: readonly number[];
  /** What this job may occupy: its tenant's quota less what the tenant's other jobs hold. Infinity for no quota. */
  readonly allowanceBytes: number;
}

export const DEFAULT_RETENTION: RetentionPolicy = {
  keptItems: CHECKPOINTS_KEPT_ITEMS,
  everyNth: 0,
  pinned: [],
  allowanceBytes: Infinity,
};

export interface RetentionPlan {
  readonly keep: readonly Checkpoint[];
  readonly remove: readonly number[];
  /** Bytes above the allowance that pinned checkpoints and the last good one still hold; 0 when all is within. */
  readonly overBytes: number;
}

type Held = Pick<Checkpoint, 'sequence' | 'bytes'>;

const sum = (held: readonly Held[]): number => held.reduce((bytes, one) => bytes + one.bytes, 0);

/**
 * What stays and what goes: first the rule of K, n-th and pinned, then the allowance, oldest unpinned first. The newest
 * always stays. Carry it out only when the newest is durably recorded as verified (JP-7).
 */
export function planRetention(verified: readonly Checkpoint[], policy: RetentionPolicy): RetentionPlan {
  assert(policy.keptItems >= CHECKPOINTS_KEPT_MINIMUM_ITEMS, 'JP-27: at least two verified checkpoints stay');
  const ordered = [...verified].sort((a, b) => a.sequence - b.sequence);
  const pinned = new Set(policy.pinned);
  const newest = ordered.at(-1);
  let keep = ordered.filter(
    ({ sequence }, index) =>
      index >= ordered.length - policy.keptItems ||
      pinned.has(sequence) ||
      (policy.everyNth > 0 && sequence % policy.everyNth === 0),
  );
  for (const one of [...keep]) {
    if (sum(keep) <= policy.allowanceBytes) break;
    if (one !== newest && !pinned.has(one.sequence)) keep = keep.filter((other) => other !== one);
  }
  assert(newest === undefined || keep.includes(newest), 'the newest verified checkpoint always stays');
  return {
    keep,
    remove: ordered.filter((one) => !keep.includes(one)).map(({ sequence }) => sequence),
    overBytes: Math.max(0, sum(keep) - policy.allowanceBytes),
  };
}

/**
 * The largest checkpoint that may still be taken: all unpinned ones could go for it, once it is verified. The
 * verification rule's `maximumBytes`: a full quota refuses the new checkpoint, and the job runs on with the last (JP-26).
 */
export function roomFor(verified: readonly Checkpoint[], policy: RetentionPolicy): number {
  const pinned = verified.filter(({ sequence }) => policy.pinned.includes(sequence));
  return Math.max(0, policy.allowanceBytes - sum(pinned));
}

import {
  DEFAULT_RETENTION,
  planRetention,
  roomFor,
  type Checkpoint,
  type RetentionPolicy,
} from '@dawnline/storage';
import type { JobRecord } from '../job';

/** What of a job's checkpoints stays (JP-27). `allowanceBytes`: what its tenant's quota leaves it. */
export function policyOf(record: JobRecord, allowanceBytes: number): RetentionPolicy {
  const { order, pinned } = record;
  const ownBytes = order.diskMaxBytes || Infinity;
  return {
    keptItems: order.checkpointsKept || DEFAULT_RETENTION.keptItems,
    everyNth: order.keepEvery,
    pinned,
    allowanceBytes: Math.min(ownBytes, allowanceBytes),
  };
}

/** The largest checkpoint that may still be taken (JP-26). */
export function roomOf(record: JobRecord, allowanceBytes: number): number {
  return roomFor(record.checkpoints, policyOf(record, allowanceBytes));
}

export interface Kept {
  readonly keep: readonly Checkpoint[];
  readonly remove: readonly number[];
}

/** What stays once these are verified, the newest last. */
export function keptOf(record: JobRecord, verified: readonly Checkpoint[], allowanceBytes: number): Kept {
  return planRetention(verified, policyOf(record, allowanceBytes));
}

import type { Ask } from '../admission/admission-ask';
import type { CapRange, Ceilings } from './gpu-cap';
import type { Need } from './xid-table';

/** What the GPU last said of itself. */
export interface GpuStatus {
  readonly ready: boolean;
  readonly boundJob: string;
  readonly boundAttempt: number;
  readonly xid: number;
  readonly xidCount: number;
  readonly powerW: number;
  /** Newest last, the last few only. */
  readonly recentXids: readonly number[];
  /** As NVML numbers it. */
  readonly recoveryAction: number;
  readonly clockEvents: number;
  readonly eccCorrected: number;
  readonly eccUncorrected: number;
  readonly remapPending: boolean;
  readonly remapFailed: boolean;
  readonly remappedRows: number;
  readonly pcieReplays: number;
  /** No GPU answers its driver. */
  readonly absent: boolean;
  /** Zero when not measured. */
  readonly memoryUsedBytes: number;
}

/**
 *   healthy     takes jobs
 *   suspect     takes none until what it needs is done
 *   resetting   a reset was commanded, it is not back yet
 *   failed      resets did not help: takes none until the ground says so
 * A drained GPU is out of use whatever its health.
 */
export type Verdict = 'healthy' | 'suspect' | 'resetting' | 'failed';

export interface GpuHealth {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly need: Need;
  /** The reset is maintenance and no sign of a bad GPU. */
  readonly planned: boolean;
  /** Resets commanded since boot, and those since it was last well for long. */
  readonly resets: number;
  readonly tries: number;
  readonly resetUs: number | null;
  /** It was seen down since the reset. */
  readonly sawDown: boolean;
  /** When it was last found well again. */
  readonly wellUs: number;
}

export const WELL: GpuHealth = {
  verdict: 'healthy',
  reason: '',
  need: 'nothing',
  planned: false,
  resets: 0,
  tries: 0,
  resetUs: null,
  sawDown: false,
  wellUs: 0,
};

export interface Gpu {
  readonly id: number;
  readonly range: CapRange;
  readonly ceilings: Ceilings;
  readonly status: GpuStatus | null;
  readonly statusUs: number;
  readonly capSentW: number;
  readonly capSentUs: number | null;
  readonly boundUs: number | null;
  readonly releasedUs: number | null;
  readonly health: GpuHealth;
  /** By the ground, or because a job on it could not be killed: nothing more starts here until the ground says so. */
  readonly drained: boolean;
  /** The open question whether the job that is admitted here may start. */
  readonly ask: Ask | null;
  /** After a refusal nothing is admitted until then. */
  readonly admitAgainUs: number;
  /** Refusals in a row. */
  readonly refusals: number;
}

export function newGpu(id: number, range: CapRange): Gpu {
  return {
    id,
    range,
    ceilings: {},
    status: null,
    statusUs: 0,
    capSentW: range.minimumCapW,
    capSentUs: null,
    boundUs: null,
    releasedUs: null,
    health: WELL,
    drained: false,
    ask: null,
    admitAgainUs: 0,
    refusals: 0,
  };
}

/** The codes that a status has and the one before it had not; none for the first of a life. */
export function freshXids(before: GpuStatus | null, status: GpuStatus): readonly number[] {
  if (!before) return [];
  // The counter starts again at power-on.
  const count = status.xidCount < before.xidCount ? status.xidCount : status.xidCount - before.xidCount;
  if (count <= 0) return [];
  if (status.recentXids.length > 0) return status.recentXids.slice(-count);
  return status.xid === 0 ? [] : [status.xid];
}

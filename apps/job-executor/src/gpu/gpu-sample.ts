import type { GpuStatusSample } from '@dawnline/contracts';
import type { GpuStatus } from './gpu';

/** What the executor reads of a sample. */
export function statusOf(sample: GpuStatusSample): GpuStatus {
  const { ready, boundJob, boundAttempt, xid, xidCount, powerW, recentXids, recoveryAction } = sample;
  const { clockEvents, eccCorrected, eccUncorrected, remapPending, remapFailed, remappedRows } = sample;
  const { pcieReplays, absent, memoryUsedBytes } = sample;
  return {
    ready: ready && !absent,
    boundJob,
    boundAttempt,
    xid,
    xidCount,
    powerW,
    recentXids: [...recentXids],
    recoveryAction,
    clockEvents,
    eccCorrected,
    eccUncorrected,
    remapPending,
    remapFailed,
    remappedRows,
    pcieReplays,
    absent,
    memoryUsedBytes,
  };
}

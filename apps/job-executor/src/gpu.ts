import type { CapRange, Ceilings } from './gpu-cap';

/** What the GPU last said of itself. */
export interface GpuStatus {
  readonly ready: boolean;
  readonly boundJob: string;
  readonly boundAttempt: number;
  readonly xid: number;
  readonly xidCount: number;
  readonly powerW: number;
}

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
  /** A job on it could not be killed: nothing more starts here until the executor is restarted. */
  readonly drained: boolean;
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
    drained: false,
  };
}

/** What is done about an Xid. RESTART_APP rows of the catalogue are left to the job's own exit or watchdog. */
export type XidAction = 'none' | 'reset-gpu';

// NVIDIA's Xid catalogue, 2025-10 (published): RESET_GPU rows, and 79, for which a node power cycle is asked elsewhere.
const RESET_XIDS = [46, 62, 64, 95, 109, 119, 120, 140, 143, 158];
/** Caused by the program itself (fault:G12). */
const PROGRAM_XIDS = [13, 31];

export function xidAction(xid: number): XidAction {
  return RESET_XIDS.includes(xid) ? 'reset-gpu' : 'none';
}

/** Whether an Xid during an attempt speaks for the platform as the cause of its end. */
export function isPlatformXid(xid: number): boolean {
  return xid !== 0 && !PROGRAM_XIDS.includes(xid);
}

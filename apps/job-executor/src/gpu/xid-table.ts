/**
 * What is done about an Xid.
 *   none           nothing
 *   alarm          told, and nothing else
 *   program        the program's own fault: its exit says what follows, the GPU is left alone (fault:G12)
 *   restart-app    the job's attempt is killed at once and starts again from its checkpoint
 *   reset-gpu      the attempt is killed and the GPU reset
 *   power-cycle    nothing but new power brings the GPU back: the attempt is killed, and whoever switches power is told
 *   follow         the recovery action of the sample says what is done
 */
export type XidAction = 'none' | 'alarm' | 'program' | 'restart-app' | 'reset-gpu' | 'power-cycle' | 'follow';

export interface XidRow {
  readonly xid: number;
  readonly meaning: string;
  /** Immediate action of NVIDIA's catalogue. */
  readonly catalogue: string;
  readonly action: XidAction;
  /** Whose fault the end of an attempt is after it; nobody's when the code says nothing of it. */
  readonly blames: 'platform' | 'program' | 'nobody';
}

const row = (
  xid: number,
  meaning: string,
  catalogue: string,
  action: XidAction,
  blames: XidRow['blames'] = 'platform',
): XidRow => ({ xid, meaning, catalogue, action, blames });

/** NVIDIA's Xid catalogue of 2025-10-29 (published): the codes that a single GPU on PCIe can report. */
export const XID_TABLE: readonly XidRow[] = [
  row(8, 'GPU stopped processing, idle timeout', 'RESTART_APP', 'restart-app'),
  row(13, 'graphics engine exception', 'RESTART_APP', 'program', 'program'),
  row(31, 'MMU page fault', 'RESTART_APP', 'program', 'program'),
  row(32, 'corrupted push buffer', 'RESTART_APP', 'restart-app'),
  row(43, 'stopped processing, channel reset', 'IGNORE', 'none'),
  // It follows another code, and that one is acted on.
  row(45, 'pre-emptive clean-up after an earlier error', 'WORKFLOW_XID_45', 'none', 'nobody'),
  row(46, 'GPU timeout', 'RESET_GPU', 'reset-gpu'),
  // With 63 or 94 the restart is all; 64 or 95, which come with it otherwise, bring the reset by their own rows.
  row(48, 'double-bit memory error', 'WORKFLOW_XID_48', 'restart-app'),
  row(62, 'micro-controller halted', 'RESET_GPU', 'reset-gpu'),
  // No failure: the remap waits for a reset, which is planned when the sample says so.
  row(63, 'row remap recorded', 'IGNORE', 'none', 'nobody'),
  row(64, 'row remap failed', 'RESET_GPU', 'reset-gpu'),
  // Its retries mostly hide it (published, Delta): no job is stopped for it.
  row(74, 'link error', 'WORKFLOW_NVLINK_ERR', 'none', 'nobody'),
  row(79, 'fallen off the bus', 'RESTART_BM', 'power-cycle'),
  row(92, 'high rate of corrected memory errors', 'IGNORE', 'alarm', 'nobody'),
  row(94, 'contained memory error', 'RESTART_APP', 'restart-app'),
  row(95, 'uncontained memory error', 'RESET_GPU', 'reset-gpu'),
  row(109, 'context-switch timeout', 'RESET_GPU', 'reset-gpu'),
  row(119, 'system-processor call timeout', 'RESET_GPU', 'reset-gpu'),
  row(120, 'system-processor error', 'RESET_GPU', 'reset-gpu'),
  row(140, 'unrecovered memory error', 'RESET_GPU', 'reset-gpu'),
  row(143, 'initialisation error', 'RESET_GPU', 'reset-gpu'),
  row(154, 'recovery action changed', 'FOLLOW_RECOVERY_ACTION', 'follow', 'nobody'),
  row(158, 'fatal timeout', 'RESET_GPU', 'reset-gpu'),
  row(171, 'memory detail that comes with 48', 'NONE', 'none', 'nobody'),
  row(172, 'on-chip memory detail that comes with 48', 'NONE', 'none', 'nobody'),
];

const BY_CODE: ReadonlyMap<number, XidRow> = new Map(XID_TABLE.map((entry) => [entry.xid, entry]));

/** A code that the table does not have is told and nothing is done: an unknown cure is no cure. */
export function xidAction(xid: number): XidAction {
  return BY_CODE.get(xid)?.action ?? 'none';
}

/** Whether an Xid during an attempt speaks for the platform as the cause of its end. */
export function isPlatformXid(xid: number): boolean {
  return xid !== 0 && (BY_CODE.get(xid)?.blames ?? 'platform') === 'platform';
}

export function meaningOf(xid: number): string {
  return BY_CODE.get(xid)?.meaning ?? 'not in the table';
}

/** What a GPU needs before it may be used again, from the mildest to the hardest. */
export const NEEDS = ['nothing', 'reset-idle', 'reset-empty', 'reset-now', 'power-cycle'] as const;
/**
 *   reset-idle    a reset when its job has ended by itself
 *   reset-empty   a reset when its job has checkpointed and left
 *   reset-now     a reset at once; the job on it is lost
 *   power-cycle   new power; the job on it is lost
 */
export type Need = (typeof NEEDS)[number];

/** NVML's recovery actions (published): 0 none, 1 reset, 2 node reboot, 3 drain peers, 4 drain and reset, 6 bus, 7 system. */
export function needOfRecovery(action: number): Need {
  switch (action) {
    case 1:
    case 6:
      return 'reset-now';
    case 2:
    case 7:
      return 'power-cycle';
    case 3:
      // Peers are other GPUs on a link: the job here goes on (fault:G7).
      return 'reset-idle';
    case 4:
      return 'reset-empty';
    default:
      return 'nothing';
  }
}

export function harderNeed(a: Need, b: Need): Need {
  return NEEDS.indexOf(a) >= NEEDS.indexOf(b) ? a : b;
}

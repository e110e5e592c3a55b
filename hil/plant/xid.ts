/** What the driver reports as Xid, what NVIDIA says to do about it, and the recovery action that NVML then asks for. */

export type XidAction =
  | 'NONE'
  | 'IGNORE'
  | 'RESTART_APP'
  | 'RESTART_BM'
  | 'RESTART_FM'
  | 'RESET_GPU'
  | 'CONTACT_SUPPORT'
  | 'CHECK_APP_CUDA'
  | 'INVESTIGATE_SW'
  | 'FOLLOW_RECOVERY_ACTION'
  | 'WORKFLOW_XID_13'
  | 'WORKFLOW_XID_31'
  | 'WORKFLOW_XID_45'
  | 'WORKFLOW_XID_48'
  | 'WORKFLOW_NVLINK_ERR';

export interface XidEntry {
  readonly xid: number;
  readonly meaning: string;
  readonly immediate: XidAction;
  readonly investigatory: XidAction;
}

const row = (
  xid: number,
  meaning: string,
  immediate: XidAction,
  investigatory: XidAction = 'CONTACT_SUPPORT',
): XidEntry => ({ xid, meaning, immediate, investigatory });

/** NVIDIA's Xid catalogue of 2025-10-29 (published), the rows that ODC-1's GPU can report. */
export const XIDS: readonly XidEntry[] = [
  row(8, 'GPU stopped processing, idle timeout', 'RESTART_APP'),
  row(13, 'graphics engine exception', 'RESTART_APP', 'WORKFLOW_XID_13'),
  row(31, 'MMU page fault', 'RESTART_APP', 'WORKFLOW_XID_31'),
  row(32, 'corrupted push buffer', 'RESTART_APP', 'CHECK_APP_CUDA'),
  row(43, 'stopped processing, reset channel', 'IGNORE'),
  // Alone it asks to restart the fabric manager; else the other Xid is to be followed.
  row(45, 'pre-emptive clean-up after an earlier error', 'WORKFLOW_XID_45', 'RESTART_FM'),
  row(46, 'GPU timeout', 'RESET_GPU'),
  row(48, 'double-bit ECC error', 'WORKFLOW_XID_48', 'WORKFLOW_XID_48'),
  row(62, 'halt of the micro-controller', 'RESET_GPU'),
  row(63, 'row remap recorded', 'IGNORE', 'IGNORE'),
  row(64, 'row remap failed', 'RESET_GPU'),
  row(74, 'NVLink error', 'WORKFLOW_NVLINK_ERR'),
  row(79, 'fallen off the bus', 'RESTART_BM'),
  row(92, 'high rate of single-bit ECC errors', 'IGNORE'),
  row(94, 'contained memory error', 'RESTART_APP', 'IGNORE'),
  row(95, 'uncontained memory error', 'RESET_GPU', 'IGNORE'),
  row(109, 'context-switch timeout', 'RESET_GPU'),
  row(119, 'GSP call timeout', 'RESET_GPU', 'INVESTIGATE_SW'),
  row(120, 'GSP error', 'RESET_GPU', 'INVESTIGATE_SW'),
  row(140, 'unrecovered ECC error', 'RESET_GPU'),
  row(143, 'initialisation error', 'RESET_GPU'),
  row(154, 'recovery action changed', 'FOLLOW_RECOVERY_ACTION', 'NONE'),
  row(158, 'fatal timeout', 'RESET_GPU'),
  row(171, 'DRAM detail of a double-bit error', 'NONE', 'NONE'),
  row(172, 'SRAM detail of a double-bit error', 'NONE', 'NONE'),
];

/** NVML's recovery actions (published). */
export const RECOVERY_ACTION = {
  none: 0,
  resetGpu: 1,
  rebootNode: 2,
  drainPeers: 3,
  drainAndReset: 4,
  recoverImex: 5,
  resetPcieBus: 6,
  rebootSystem: 7,
} as const;

/** The Xid that tells of a changed recovery action (published). */
export const XID_RECOVERY_ACTION = 154;

/** The row of a code; null for one that the table does not have. */
export function xidEntry(xid: number): XidEntry | null {
  return XIDS.find((entry) => entry.xid === xid) ?? null;
}

/** What a code makes NVML ask for. Which action belongs to which recovery value is assumed. */
export function recoveryActionOf(xid: number): number {
  switch (xidEntry(xid)?.immediate) {
    case 'RESET_GPU':
      return RECOVERY_ACTION.resetGpu;
    case 'RESTART_BM':
      return RECOVERY_ACTION.rebootNode;
    case 'WORKFLOW_NVLINK_ERR':
      return RECOVERY_ACTION.drainPeers;
    default:
      // A remap that waits for its reset; the other contained errors need nothing more than a new application.
      return xid === 63 ? RECOVERY_ACTION.drainAndReset : RECOVERY_ACTION.none;
  }
}

/** Recovery actions from the mildest to the hardest (assumed). */
const SEVERITY: readonly number[] = [
  RECOVERY_ACTION.none,
  RECOVERY_ACTION.drainPeers,
  RECOVERY_ACTION.recoverImex,
  RECOVERY_ACTION.drainAndReset,
  RECOVERY_ACTION.resetGpu,
  RECOVERY_ACTION.resetPcieBus,
  RECOVERY_ACTION.rebootNode,
  RECOVERY_ACTION.rebootSystem,
];

/** The harder of two recovery actions. */
export function harderRecovery(one: number, other: number): number {
  return SEVERITY.indexOf(one) >= SEVERITY.indexOf(other) ? one : other;
}

import { harderRecovery, RECOVERY_ACTION, recoveryActionOf, xidEntry, XIDS } from '../xid';

describe('Xid table', () => {
  it('plant check 14 (calibration): actions as in the catalogue', () => {
    const immediate = (action: string): number[] =>
      XIDS.filter((entry) => entry.immediate === action).map(({ xid }) => xid);
    expect(immediate('RESTART_APP')).toEqual([8, 13, 31, 32, 94]);
    expect(immediate('RESET_GPU')).toEqual([46, 62, 64, 95, 109, 119, 120, 140, 143, 158]);
    expect(immediate('IGNORE')).toEqual([43, 63, 92]);
    expect(immediate('RESTART_BM')).toEqual([79]);
    expect(immediate('WORKFLOW_NVLINK_ERR')).toEqual([74]);
    expect([45, 48].map((xid) => xidEntry(xid)!.immediate)).toEqual(['WORKFLOW_XID_45', 'WORKFLOW_XID_48']);
    expect([63, 94, 95, 119, 32, 13].map((xid) => xidEntry(xid)!.investigatory)).toEqual([
      'IGNORE',
      'IGNORE',
      'IGNORE',
      'INVESTIGATE_SW',
      'CHECK_APP_CUDA',
      'WORKFLOW_XID_13',
    ]);
    expect(xidEntry(1)).toBeNull();
    expect(new Set(XIDS.map(({ xid }) => xid)).size).toBe(XIDS.length);
  });

  it('leads to the recovery actions of NVML', () => {
    expect([8, 13, 92].map(recoveryActionOf)).toEqual([0, 0, 0]);
    expect([95, 119, 64].map(recoveryActionOf)).toEqual([1, 1, 1]);
    expect([79, 74, 63].map(recoveryActionOf)).toEqual([2, 3, 4]);
    const { none, resetGpu, rebootNode, drainAndReset } = RECOVERY_ACTION;
    expect(harderRecovery(none, drainAndReset)).toBe(drainAndReset);
    expect(harderRecovery(resetGpu, drainAndReset)).toBe(resetGpu);
    expect(harderRecovery(resetGpu, rebootNode)).toBe(rebootNode);
  });
});

import { Mode } from '@dawnline/contracts';
import {
  BOOT_MODE,
  decideMode,
  firstMode,
  groundMode,
  modeAfterReset,
  type ModeInput,
  type ModeState,
} from '../src/modes';

const WELL: ModeInput = { allHealthy: true, unhealthy: [], shedTier: 0, ladderSafe: false };
const NOMINAL: ModeState = { mode: Mode.MODE_NOMINAL, epoch: 5, cause: '' };
const SAFE: ModeState = { mode: Mode.MODE_SAFE, epoch: 5, cause: '' };

describe('modes', () => {
  it('FLT-013 rises to NOMINAL when all are healthy, falls to STANDBY while one is not, and comes back', () => {
    expect(decideMode(BOOT_MODE, { ...WELL, allHealthy: false })).toBe(BOOT_MODE);
    const nominal = decideMode(BOOT_MODE, WELL);
    expect(nominal.mode).toBe(Mode.MODE_NOMINAL);
    const standby = decideMode(nominal, { ...WELL, allHealthy: false, unhealthy: ['power-manager'] });
    expect(standby).toMatchObject({ mode: Mode.MODE_STANDBY, cause: 'without power-manager' });
    expect(decideMode(standby, WELL).mode).toBe(Mode.MODE_NOMINAL);
  });

  it('FLT-014 goes to SAFE and SURVIVAL on low charge and leaves them by ground consent only', () => {
    expect(decideMode(NOMINAL, { ...WELL, shedTier: 2 })).toBe(NOMINAL);
    expect(decideMode(NOMINAL, { ...WELL, shedTier: 3 }).mode).toBe(Mode.MODE_SAFE);
    expect(decideMode(SAFE, { ...WELL, shedTier: 4 }).mode).toBe(Mode.MODE_SURVIVAL);
    expect(decideMode(NOMINAL, { ...WELL, ladderSafe: true }).mode).toBe(Mode.MODE_SAFE);
    expect(decideMode(SAFE, WELL)).toBe(SAFE);
    expect(groundMode(SAFE, Mode.MODE_NOMINAL, true).mode).toBe(Mode.MODE_NOMINAL);
    expect(groundMode(SAFE, Mode.MODE_NOMINAL, false).mode).toBe(Mode.MODE_STANDBY);
  });

  it('FLT-013 begins its life in the mode of the table of the craft, else in STANDBY', () => {
    expect(firstMode()).toEqual(BOOT_MODE);
    const safe = firstMode('SAFE');
    expect(safe).toMatchObject({ mode: Mode.MODE_SAFE, epoch: BOOT_MODE.epoch });
    expect(decideMode(safe, WELL)).toBe(safe);
  });

  it('FLT-015 raises the epoch with each decision and follows the reset matrix', () => {
    expect(decideMode(NOMINAL, { ...WELL, shedTier: 3 }).epoch).toBe(NOMINAL.epoch + 1);
    expect(modeAfterReset(NOMINAL, 'service-restart')).toBe(NOMINAL);
    expect(modeAfterReset(NOMINAL, 'processor-reset').mode).toBe(Mode.MODE_STANDBY);
    expect(modeAfterReset(NOMINAL, 'power-on-reset').mode).toBe(Mode.MODE_SAFE);
    const survival = { ...SAFE, mode: Mode.MODE_SURVIVAL };
    expect(modeAfterReset(survival, 'power-on-reset')).toBe(survival);
  });
});

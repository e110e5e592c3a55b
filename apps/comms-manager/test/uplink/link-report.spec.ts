import { decodeControlWord } from '@dawnline/frames';
import { controlFieldOf } from '../../src/uplink/link-report';
import { keyRing } from '../../src/uplink/key-ring';
import { activateKey, activeOperational, addKey, statesAtBoot, type Change } from '../../src/keys/key-states';
import { CLOSED_UPLINK, openWindows, takeFrame, withWindow } from '../../src/uplink/uplink';
import { frame, KEYS, openUplink, uplinkContext } from '../fixture';

type Changed = Extract<Change, { kind: 'changed' }>;
const LOCKED = { lock: true };

describe('report on the uplink in every telemetry frame', () => {
  it('COM-086 tells the last sequence accepted under the operational key, and only that', () => {
    let state = openUplink();
    expect(decodeControlWord(controlFieldOf(state, 1, LOCKED))).toMatchObject({ report: 0, wait: false });
    for (const bytes of [frame(300), frame(7), frame(900, {}, 9)]) {
      ({ state } = takeFrame(state, bytes, uplinkContext()));
    }
    expect(decodeControlWord(controlFieldOf(state, 1, LOCKED))).toEqual({
      virtualChannel: 0,
      noBitLock: false,
      lockout: false,
      wait: false,
      report: 300 & 0xff,
    });
  });

  it('COM-086 follows the active key through a rotation, and locks out when none is taken', () => {
    const table = [
      { id: 1, role: 'operational' },
      { id: 9, role: 'recovery' },
    ] as const;
    const begun = statesAtBoot(table, { kind: 'absent' }, true);
    expect(activeOperational(begun, 0)).toBe(1);
    const added = addKey(begun, { id: 20, role: 'operational', wrapped: 'x' });
    const rotated = activateKey((added as Changed).states, 20, 0) as Changed;
    expect(activeOperational(rotated.states, 1)).toBe(20);
    const { state } = takeFrame(openUplink(), frame(300), uplinkContext());
    const word = decodeControlWord(controlFieldOf(withWindow(state, 20, 5), 20, LOCKED));
    expect(word).toMatchObject({ report: 5, lockout: false });
    const lost = statesAtBoot(table, { kind: 'untrusted' }, false);
    expect(activeOperational(lost, 0)).toBeNull();
    expect(decodeControlWord(controlFieldOf(state, null, LOCKED))).toMatchObject({
      lockout: true,
      report: 0,
    });
  });

  it('COM-086 says wait before the bounds are read, lockout when they are lost, and when the receiver has no lock', () => {
    const word = decodeControlWord(controlFieldOf(CLOSED_UPLINK, null, { lock: false }));
    expect(word).toMatchObject({ wait: true, noBitLock: true, lockout: false });
    const lost = openWindows(CLOSED_UPLINK, keyRing(KEYS), new Map([[1, { kind: 'untrusted' }]]), false);
    expect(decodeControlWord(controlFieldOf(lost, 1, LOCKED))).toMatchObject({
      wait: false,
      lockout: true,
    });
  });
});

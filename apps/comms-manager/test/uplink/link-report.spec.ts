import { decodeControlWord } from '@dawnline/frames';
import { controlFieldOf } from '../../src/uplink/link-report';
import { keyRing } from '../../src/uplink/key-ring';
import { CLOSED_UPLINK, openWindows, takeFrame } from '../../src/uplink/uplink';
import { frame, KEYS, openUplink, uplinkContext } from '../fixture';

const LOCKED = { lock: true };

describe('report on the uplink in every telemetry frame', () => {
  it('COM-086 tells the last sequence accepted under the operational key, and only that', () => {
    let state = openUplink();
    expect(decodeControlWord(controlFieldOf(state, KEYS, LOCKED))).toMatchObject({ report: 0, wait: false });
    for (const bytes of [frame(300), frame(7), frame(900, {}, 9)]) {
      ({ state } = takeFrame(state, bytes, uplinkContext()));
    }
    expect(decodeControlWord(controlFieldOf(state, KEYS, LOCKED))).toEqual({
      virtualChannel: 0,
      noBitLock: false,
      lockout: false,
      wait: false,
      report: 300 & 0xff,
    });
  });

  it('COM-086 says wait before the bounds are read, lockout when they are lost, and when the receiver has no lock', () => {
    const word = decodeControlWord(controlFieldOf(CLOSED_UPLINK, KEYS, { lock: false }));
    expect(word).toMatchObject({ wait: true, noBitLock: true, lockout: false });
    const lost = openWindows(CLOSED_UPLINK, keyRing(KEYS), new Map([[1, { kind: 'untrusted' }]]), false);
    expect(decodeControlWord(controlFieldOf(lost, KEYS, LOCKED))).toMatchObject({
      wait: false,
      lockout: true,
    });
  });
});

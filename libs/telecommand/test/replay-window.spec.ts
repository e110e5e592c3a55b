import {
  admitSequence,
  decodeReplayRecord,
  encodeReplayRecord,
  FRESH_WINDOW,
  REPLAY_WINDOW_FRAMES,
  RESERVATION_FRAMES,
  windowAfterReset,
  type ReplayWindow,
} from '../src/replay-window';

function admitted(window: ReplayWindow, sequence: number): ReplayWindow {
  const admission = admitSequence(window, sequence);
  if (admission.kind !== 'admitted') throw new Error(`sequence ${sequence} was ${admission.kind}`);
  return admission.window;
}

describe('replay window', () => {
  it('TC-006 LK-13 admits iff last < received <= last + window', () => {
    const window = admitted(FRESH_WINDOW, 100);
    expect(admitSequence(window, 99)).toEqual({ kind: 'replayed' });
    expect(admitSequence(window, 100)).toEqual({ kind: 'replayed' });
    expect(admitSequence(window, 101)).toMatchObject({ kind: 'admitted', window: { last: 101 } });
    expect(admitSequence(window, 100 + REPLAY_WINDOW_FRAMES)).toMatchObject({ kind: 'admitted' });
    expect(admitSequence(window, 101 + REPLAY_WINDOW_FRAMES)).toEqual({ kind: 'beyond-window' });
    expect(window.last).toBe(100);
  });

  it('TC-007 LK-14 reserves in blocks: the bound rises only once a block', () => {
    let window: ReplayWindow = FRESH_WINDOW;
    const bounds = new Set<number>();
    for (let sequence = 1; sequence <= 2 * RESERVATION_FRAMES; sequence++) {
      window = admitted(window, sequence);
      expect(window.bound).toBeGreaterThanOrEqual(sequence);
      bounds.add(window.bound);
    }
    expect([...bounds]).toEqual([RESERVATION_FRAMES, 2 * RESERVATION_FRAMES]);
  });

  it('TC-007 LK-14 goes on above the reserved bound after a reset', () => {
    const window = admitted(FRESH_WINDOW, 3);
    const after = windowAfterReset(window.bound);
    expect(admitSequence(after, 3)).toEqual({ kind: 'replayed' });
    expect(admitSequence(after, window.bound)).toEqual({ kind: 'replayed' });
    expect(admitSequence(after, window.bound + 1)).toMatchObject({ kind: 'admitted' });
  });

  it('TC-008 LK-14 trusts a stored bound only when its CRC, version and key hold', () => {
    const record = encodeReplayRecord(3, 192);
    expect(decodeReplayRecord(3, record)).toBe(192);
    expect(decodeReplayRecord(4, record)).toBeNull();
    expect(decodeReplayRecord(3, new Uint8Array(0))).toBeNull();
    expect(decodeReplayRecord(3, record.subarray(0, record.length - 3))).toBeNull();
    for (let index = 0; index < record.length; index++) {
      const rotten = Uint8Array.from(record);
      rotten[index] ^= 1;
      expect(decodeReplayRecord(3, rotten)).toBeNull();
    }
  });
});

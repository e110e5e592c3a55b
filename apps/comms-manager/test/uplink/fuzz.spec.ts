import { openUplink, frame, uplinkContext } from '../fixture';
import { takeFrame } from '../../src/uplink/uplink';
import { fuzzUplink } from './fuzz';

const cases = Number(process.env.UPLINK_FUZZ_CASES ?? 10_000);
const seed = Number(process.env.UPLINK_FUZZ_SEED ?? 1);
const PATIENCE_MS = 60_000 + cases * 5;

describe(`the uplink under fuzzing, seed ${seed}, ${cases} cases`, () => {
  it(
    'COM-028 LK-15 no crash, no effect of what nobody sealed, no growth; and what passes is sound',
    () => {
      const { commands, refused } = fuzzUplink(seed, cases);
      expect(commands).toBeGreaterThan(cases / 100);
      for (const reason of [
        ...['MALFORMED', 'UNAUTHENTICATED', 'REPLAYED', 'EXPIRED', 'UNKNOWN_TARGET', 'RANGE'],
        ...['WRONG_MODE', 'NOT_ARMED', 'RATE_LIMITED', 'DUPLICATE', 'repeated'],
      ])
        expect({ reason, frames: refused[reason] }).toEqual({ reason, frames: expect.any(Number) });
    },
    PATIENCE_MS,
  );

  it('COM-028 LK-13 a frame wrong in any one byte, or cut after any, is refused and moves nothing', () => {
    const sound = frame(1);
    const state = openUplink();
    for (let at = 0; at < sound.length; at++) {
      for (const bytes of [sound.map((byte, k) => (k === at ? byte ^ 0x55 : byte)), sound.subarray(0, at)]) {
        const taken = takeFrame(state, bytes, uplinkContext());
        expect(taken.outcome).toMatchObject({ kind: 'refused' });
        expect(taken.state.windows).toBe(state.windows);
      }
    }
    expect(takeFrame(state, sound, uplinkContext()).outcome.kind).toBe('command');
  });
});

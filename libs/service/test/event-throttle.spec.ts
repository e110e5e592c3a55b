import {
  EVENT_BURST_ITEMS,
  EVENT_DEBT_ITEMS,
  EVENT_RATE_PER_S,
  FULL_BUCKET,
  throttle,
} from '../src/event-throttle';

const SECOND_US = 1_000_000;

/** Sends `count` events at one instant and returns what passed and the notices. */
function flood(state: typeof FULL_BUCKET, count: number, nowUs: number) {
  let passed = 0;
  let notices = 0;
  for (let index = 0; index < count; index++) {
    const verdict = throttle(state, nowUs);
    state = verdict.state;
    passed += verdict.pass ? 1 : 0;
    notices += verdict.notice ? 1 : 0;
  }
  return { state, passed, notices };
}

describe('event throttle', () => {
  it('FD-40 lets a burst pass and then holds back', () => {
    expect(flood(FULL_BUCKET, 1000, 0).passed).toBe(EVENT_BURST_ITEMS);
  });

  it('FD-40 a squelched event costs a token, down to the debt floor', () => {
    const { state } = flood(FULL_BUCKET, 1000, 0);
    expect(state.tokens).toBe(-EVENT_DEBT_ITEMS);
    // The debt must be paid back before anything passes again.
    const payBackUs = ((EVENT_DEBT_ITEMS + 1) / EVENT_RATE_PER_S) * SECOND_US;
    expect(throttle(state, Math.floor(payBackUs) - 1).pass).toBe(false);
    expect(throttle(state, Math.ceil(payBackUs)).pass).toBe(true);
  });

  it('FD-41 gives exactly one notice per crossing', () => {
    const first = flood(FULL_BUCKET, 500, 0);
    expect(first.notices).toBe(1);
    const second = flood(first.state, 500, 60 * SECOND_US);
    expect(second.notices).toBe(1);
  });
});

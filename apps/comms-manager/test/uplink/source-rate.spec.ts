import { SOURCE_BURST_ITEMS, SOURCE_RATE_PER_S, SOURCES_MAX_ITEMS } from '../../src/comms-manager.limits';
import { dueNotices, NO_NOTICES, noteRefusal } from '../../src/uplink/refusal-notices';
import { NO_RATES, takeToken, type SourceRates } from '../../src/uplink/source-rate';

/** Takes as many as are let through at one moment. */
function drained(from: SourceRates, principal: string, nowUs: number, isRecovery = false) {
  let rates = from;
  for (let passed = 0; ; passed++) {
    const taken = takeToken(rates, principal, isRecovery, nowUs);
    if (!taken.isWithin) return { rates: taken.rates, passed };
    rates = taken.rates;
  }
}

describe('the rate of a source', () => {
  it('COM-023 LK-10 lets a burst through, then the rate, to the token', () => {
    const { rates, passed } = drained(NO_RATES, 'ops', 0);
    expect(passed).toBe(SOURCE_BURST_ITEMS);
    expect(drained(rates, 'ops', 1_000_000 / SOURCE_RATE_PER_S - 1).passed).toBe(0);
    expect(drained(rates, 'ops', 1_000_000 / SOURCE_RATE_PER_S).passed).toBe(1);
    expect(drained(rates, 'ops', 1_000_000).passed).toBe(SOURCE_RATE_PER_S);
    expect(drained(rates, 'ops', 3_600_000_000).passed).toBe(SOURCE_BURST_ITEMS);
  });

  it('COM-023 LK-10 one principal uses up nothing of another, nor of the recovery class', () => {
    const { rates } = drained(NO_RATES, 'ops', 0);
    expect(drained(rates, 'lab', 0).passed).toBe(SOURCE_BURST_ITEMS);
    expect(drained(rates, 'ops', 0, true).passed).toBe(SOURCE_BURST_ITEMS);
  });

  it('COM-023 is bounded by many principals, of whom the ones too many share one count', () => {
    let rates = NO_RATES;
    for (let index = 0; index < 10 * SOURCES_MAX_ITEMS; index++)
      ({ rates } = takeToken(rates, `p${index}`, index % 2 === 0, 0));
    expect(rates.size).toBeLessThanOrEqual(2 * (SOURCES_MAX_ITEMS + 1));
    expect(drained(rates, 'one more', 0).passed).toBe(0);
    // Whoever was quiet is forgotten, and its place is free.
    expect(drained(rates, 'one more', 60_000_000).passed).toBe(SOURCE_BURST_ITEMS);
  });

  it('a clock that goes back gives no tokens and takes none', () => {
    const { rates } = drained(NO_RATES, 'ops', 1_000_000);
    expect(drained(rates, 'ops', 0).passed).toBe(0);
  });
});

describe('events of refused frames', () => {
  it('COM-024 LK-10 tells the first of each reason at once, and the others as one count', () => {
    let notices = NO_NOTICES;
    let told = 0;
    for (let index = 0; index < 10_000; index++) {
      const noted = noteRefusal(notices, index % 2 ? 'UNAUTHENTICATED' : 'MALFORMED', index);
      notices = noted.notices;
      told += noted.tell ? 1 : 0;
    }
    expect(told).toBe(2);
    expect(dueNotices(notices, 4_000_000).due).toEqual([]);
    const ended = dueNotices(notices, 5_000_001);
    expect(ended.due).toEqual([
      { reason: 'MALFORMED', frames: 4_999 },
      { reason: 'UNAUTHENTICATED', frames: 4_999 },
    ]);
    expect(dueNotices(ended.notices, 11_000_000).notices.size).toBe(0);
  });
});

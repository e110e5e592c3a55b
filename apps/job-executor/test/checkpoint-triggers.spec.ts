import {
  isSaaSaveDue,
  NO_TRIGGERS,
  stepTriggers,
  TRIGGERS,
  type Trigger,
  type TriggerFacts,
  type TriggerMemory,
} from '../src/checkpoints/checkpoint-triggers';
import { forecastOf } from '../src/checkpoints/radiation-forecast';

const S = 1_000_000;
const SAVE = 30 * S;
const on = (...which: Trigger[]) =>
  Object.fromEntries(TRIGGERS.map((trigger) => [trigger, which.includes(trigger)])) as Record<
    Trigger,
    boolean
  >;
const facts = (over: Partial<TriggerFacts> = {}): TriggerFacts => ({
  nowUs: 1000 * S,
  saveUs: SAVE,
  verifiedUs: null,
  isOpen: false,
  ...over,
});

describe('triggers of a checkpoint', () => {
  it.each(TRIGGERS)('%s asks for one, once', (trigger) => {
    const first = stepTriggers(NO_TRIGGERS, on(trigger), facts());
    expect(first.request).toBe(trigger);
    const open = stepTriggers(first.memory, on(trigger), facts({ nowUs: 1001 * S, isOpen: true }));
    expect(open.request).toBeNull();
    const verified = facts({ nowUs: 1020 * S, verifiedUs: 1020 * S });
    expect(stepTriggers(open.memory, on(trigger), verified).request).toBeNull();
    // It stays on for hours: no further one.
    const late = facts({ nowUs: 9000 * S, verifiedUs: 1020 * S });
    expect(stepTriggers(open.memory, on(trigger), late).request).toBeNull();
  });

  it('are merged into a verified checkpoint at most one save time old', () => {
    const young = stepTriggers(NO_TRIGGERS, on('load-shed'), facts({ verifiedUs: 1000 * S - SAVE }));
    expect(young).toMatchObject({ request: null, merged: ['load-shed'] });
    const old = stepTriggers(NO_TRIGGERS, on('load-shed'), facts({ verifiedUs: 1000 * S - SAVE - 1 }));
    expect(old).toMatchObject({ request: 'load-shed', merged: [] });
  });

  it('that come together, or while a checkpoint is open, are answered by one', () => {
    const both = stepTriggers(NO_TRIGGERS, on('thermal-warning', 'ground'), facts());
    expect(both.request).toBe('thermal-warning');
    const shed = stepTriggers(
      both.memory,
      on('thermal-warning', 'ground', 'load-shed'),
      facts({ nowUs: 1010 * S, isOpen: true }),
    );
    expect(shed.request).toBeNull();
    const done = stepTriggers(
      shed.memory,
      on('thermal-warning', 'ground', 'load-shed'),
      facts({ nowUs: 1030 * S, verifiedUs: 1029 * S }),
    );
    expect(done.request).toBeNull();
  });

  it('ask again after a refused checkpoint, and not for ever', () => {
    let memory: TriggerMemory = NO_TRIGGERS;
    const requests: (Trigger | null)[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      const stepped = stepTriggers(memory, on('planned-reset'), facts({ nowUs: (1000 + turn) * S }));
      memory = stepped.memory;
      requests.push(stepped.request);
    }
    expect(requests.filter((request) => request !== null)).toEqual(['planned-reset', 'planned-reset']);
  });

  it('count anew when they come anew', () => {
    const first = stepTriggers(NO_TRIGGERS, on('load-shed'), facts());
    const off = stepTriggers(first.memory, on(), facts({ nowUs: 2000 * S, verifiedUs: 1020 * S }));
    expect(off.memory).toEqual({});
    const again = stepTriggers(off.memory, on('load-shed'), facts({ nowUs: 3000 * S, verifiedUs: 1020 * S }));
    expect(again.request).toBe('load-shed');
  });
});

describe('the save before a passage of the anomaly', () => {
  /** Entry after 600 s, 900 s long, 400 /(cm2 s). */
  const flux = Float64Array.from({ length: 60 }, (_, k) => (k >= 10 && k < 25 ? 400 : 0));
  const forecast = forecastOf(0, 60 * S, flux, [{ entryUs: 600 * S, exitUs: 1500 * S }]);
  const rates = { steadyPerS: 1e-9, crossSectionCm2: 9.1e-9 };
  const HOUR = 3600 * S;

  it('is due when it would end right before the entry, if what it protects is worth it', () => {
    expect(isSaaSaveDue(forecast, rates, 560 * S, SAVE, 5 * HOUR)).toBe(false);
    expect(isSaaSaveDue(forecast, rates, 568 * S, SAVE, 5 * HOUR)).toBe(true);
    // 0.33 % likely to fail: less than 30 s are at stake below 2.5 h of work.
    expect(isSaaSaveDue(forecast, rates, 568 * S, SAVE, 2 * HOUR)).toBe(false);
    expect(isSaaSaveDue(forecast, rates, 568 * S, SAVE, 3 * HOUR)).toBe(true);
  });

  it('is not due inside, nor when no passage is known', () => {
    expect(isSaaSaveDue(forecast, rates, 700 * S, SAVE, 50 * HOUR)).toBe(false);
    expect(isSaaSaveDue(forecast, rates, 2000 * S, SAVE, 50 * HOUR)).toBe(false);
  });
});

import {
  checkMonitorTable,
  evaluateMonitor,
  isNew,
  stampOf,
  startMonitor,
  type MonitorChange,
  type MonitorDefinition,
  type MonitorState,
} from '@dawnline/monitoring';

const S = 1_000_000;
const base: MonitorDefinition = {
  id: 'm',
  source: 'dev',
  unit: 'degC',
  check: { kind: 'limit', yellow: { low: 5, high: 40 }, red: { low: 0, high: 45 } },
  persistence: 3,
  clearAfter: 2,
  periodUs: S,
  maxAgeUs: 3 * S,
  range: { low: -100, high: 200 },
};

/** Feeds one value a second; null is a second without a new sample. */
function fly(definition: MonitorDefinition, values: readonly (number | null)[], start = startMonitor(0)) {
  let state: MonitorState = start;
  const changes: (MonitorChange & { second: number })[] = [];
  values.forEach((value, second) => {
    const sample =
      value === null ? null : { stamp: { bootId: 1, sequence: second + 1, atUs: second * S }, value };
    const result = evaluateMonitor(definition, state, sample, second * S);
    state = result.state;
    changes.push(...result.outputs.map((output) => ({ ...output, second })));
  });
  return { state, changes };
}
const brief = (changes: readonly (MonitorChange & { second: number })[]) =>
  changes.map((change) => `${change.second} ${change.change} ${change.band}`);

describe('monitors', () => {
  test('FD-3 reading the last value again is not a sample, a higher sequence or boot id is', () => {
    const stamp = { bootId: 1, sequence: 5, atUs: 0 };
    let state = startMonitor(0);
    for (let second = 0; second < 3; second += 1) {
      state = evaluateMonitor(base, state, { stamp, value: 99 }, second * S).state;
    }
    expect(state.red.fails).toBe(1);
    expect(isNew(stamp, { ...stamp, sequence: 6 })).toBe(true);
    expect(isNew(stamp, { bootId: 2, sequence: 1, atUs: 0 })).toBe(true);
    expect(isNew(stamp, { ...stamp, sequence: 4 })).toBe(false);
    expect(isNew({ bootId: 0, sequence: 0, atUs: 1 }, { bootId: 0, sequence: 0, atUs: 2 })).toBe(true);
  });

  test('FD-3 a device that knows no mission time is stamped on arrival, a future time is not believed', () => {
    expect(stampOf({ bootId: 0, sequence: 3, missionTimeUs: 0 }, 7)).toEqual({
      bootId: 0,
      sequence: 3,
      atUs: 7,
    });
    expect(stampOf({ bootId: 0, sequence: 3, missionTimeUs: 9 }, 7).atUs).toBe(7);
  });

  test('FD-4 a value equal to a limit passes, red also fails yellow, both at once are one event for red', () => {
    expect(fly(base, [40, 40, 40, 5, 5, 5]).changes).toEqual([]);
    expect(brief(fly(base, [50, 50, 50]).changes)).toEqual(['2 tripped red']);
    expect(fly(base, [50, 50, 50]).state.yellow.tripped).toBe(true);
    expect(brief(fly(base, [42, 42, 42, 50, 50, 50]).changes)).toEqual(['2 tripped yellow', '5 tripped red']);
  });

  test('FD-4 a gap above maxAge restarts the rate reference', () => {
    const rate: MonitorDefinition = {
      ...base,
      check: { kind: 'rate', maximumPerS: 1 },
      persistence: 1,
      whenStale: 'hold',
    };
    expect(brief(fly(rate, [10, 11, 12, 15]).changes)).toEqual(['3 tripped red']);
    expect(fly(rate, [10, null, null, null, 60, 61]).changes).toEqual([]);
    expect(brief(fly(rate, [10, null, 60]).changes)).toEqual(['2 tripped red']);
  });

  test('FD-4 expected value under a mask', () => {
    const expected: MonitorDefinition = {
      ...base,
      check: { kind: 'expected', mask: 0b110, value: 0b100 },
      persistence: 2,
      range: undefined,
    };
    expect(fly(expected, [0b100, 0b101, 0b001, 0b100]).changes).toEqual([]);
    expect(brief(fly(expected, [0b100, 0b010, 0b000]).changes)).toEqual(['2 tripped red']);
  });

  test('FD-5 trips once at persistence and not again while tripped', () => {
    const { changes, state } = fly(base, [50, 50, 20, 50, 50, 50, 50, 50]);
    expect(brief(changes)).toEqual(['5 tripped red']);
    expect(state.red.trips).toBe(1);
  });

  test('FD-6 clears after clearAfter passing samples, a fail zeroes the pass streak', () => {
    expect(brief(fly(base, [50, 50, 50, 20, 50, 20, 20]).changes)).toEqual([
      '2 tripped red',
      '6 cleared red',
      '6 cleared yellow',
    ]);
  });

  test('FD-7 no previous passing sample is needed for a trip', () => {
    expect(brief(fly({ ...base, persistence: 1 }, [50]).changes)).toEqual(['0 tripped red']);
  });

  test.each([
    ['count', ['7 tripped red']],
    ['trip', ['5 tripped red']],
    ['hold', []],
  ] as const)('FD-8 silence under policy %s', (whenStale, expected) => {
    const values = [20, 20, null, null, null, null, null, null, null];
    expect(brief(fly({ ...base, whenStale }, values).changes)).toEqual(expected);
  });

  test('FD-8 a dead sensor does not hide a runaway: silence continues the streak by default', () => {
    const { changes } = fly({ ...base, maxAgeUs: S }, [50, 50, null, null]);
    expect(brief(changes)).toEqual(['3 tripped red']);
  });

  test('FD-8 ignore ends both streaks, hold keeps them', () => {
    const ignore = { ...base, maxAgeUs: S, whenStale: 'ignore', ignoreReason: 'test' } as const;
    expect(fly(ignore, [50, 50, null, null, 50]).changes).toEqual([]);
    expect(brief(fly({ ...ignore, whenStale: 'hold' }, [50, 50, null, null, 50]).changes)).toEqual([
      '4 tripped red',
    ]);
  });

  test('FD-8 a frozen time stamp is silence, though the sequence counts on', () => {
    const stale: MonitorDefinition = { ...base, check: { kind: 'stale' }, persistence: 2 };
    let state = startMonitor(0);
    const changes: number[] = [];
    for (let second = 0; second < 8; second += 1) {
      const sample = { stamp: { bootId: 1, sequence: second + 1, atUs: 0 }, value: 20 };
      const result = evaluateMonitor(stale, state, sample, second * S);
      state = result.state;
      if (result.outputs.length > 0) changes.push(second);
    }
    expect(changes).toEqual([5]);
  });

  test('FD-8 a source that never spoke is silent from the start of watching', () => {
    const stale: MonitorDefinition = { ...base, check: { kind: 'stale' }, persistence: 1 };
    expect(brief(fly(stale, [null, null, null, null, null, 1, 1]).changes)).toEqual([
      '4 tripped red',
      '6 cleared red',
    ]);
  });

  test.each([NaN, Infinity, 500])(
    'FD-9 an invalid sample (%p) counts by default and ends staleness',
    (bad) => {
      expect(brief(fly(base, [20, bad, bad, bad]).changes)).toEqual(['3 tripped red']);
      expect(fly({ ...base, whenInvalid: 'hold' }, [20, bad, bad, bad]).changes).toEqual([]);
      const state = fly({ ...base, whenInvalid: 'hold' }, [20, bad, bad, bad, bad, bad, bad]).state;
      expect(state.staleCheckedUs).toBeNull();
    },
  );

  test('FD-12 a faulty table is refused with every fault named', () => {
    const known = { sources: ['dev'], responses: ['safe'] };
    expect(checkMonitorTable([{ ...base, response: 'safe' }], known)).toEqual([]);
    const bad: MonitorDefinition = {
      ...base,
      source: 'nobody',
      unit: '',
      check: { kind: 'limit', yellow: { low: -5, high: 60 }, red: { low: 0, high: 45 } },
      persistence: 0,
      clearAfter: 1.5,
      whenStale: 'ignore',
      response: 'none such',
    };
    const faults = checkMonitorTable([bad, bad], known);
    for (const part of [
      'persistence',
      'clearAfter',
      'unit',
      'source nobody',
      'response none such',
      'red low',
      'red high',
      'written reason',
      'used twice',
    ]) {
      expect(faults.join('\n')).toContain(part);
    }
  });
});

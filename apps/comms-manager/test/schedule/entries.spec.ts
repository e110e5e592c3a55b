import { entry, PlanBench, S } from './plan';

describe('absolute schedule', () => {
  it('COM-053 LK-16 releases each entry at its on-board time: not a microsecond early, not a second late', () => {
    const bench = new PlanBench([entry(1, 5 * S), entry(2, 7_000_001), entry(3, 60 * S)]);
    bench.nowUs = 5 * S - 1;
    bench.look();
    expect(bench.released).toEqual([]);
    bench.runTo(20 * S);
    expect(bench.released).toEqual([
      [5 * S, 'sched-1.1-1'],
      [7_000_001, 'sched-1.1-2'],
    ]);
    expect(bench.look().nextUs).toBe(60 * S);
  });

  it('COM-053 LK-16 follows a clock that drifts, still neither early nor a second late by its own time', () => {
    const bench = new PlanBench([entry(1, 1000 * S)]);
    for (bench.nowUs = 0; bench.released.length === 0; bench.nowUs += 250_000) {
      bench.errorUs = Math.round(bench.nowUs * 0.01);
      bench.look();
    }
    const [[atUs]] = bench.released;
    const onboardUs = atUs + Math.round(atUs * 0.01);
    expect(onboardUs).toBeGreaterThanOrEqual(1000 * S);
    expect(onboardUs).toBeLessThan(1001 * S);
    expect(bench.kinds()).toEqual([]);
  });

  it('COM-053 LK-16 takes an entry that is exactly one second late, and holds one that is later', () => {
    const bench = new PlanBench([entry(1, 5 * S), entry(2, 5 * S - 1)]);
    bench.nowUs = 6 * S;
    bench.look();
    expect(bench.released).toEqual([[6 * S, 'sched-1.1-1']]);
    expect(bench.entryState(2)).toBe('overdue');
  });

  it('COM-053 LK-18 releases equal times in ascending number, whatever the order of loading', () => {
    const bench = new PlanBench([entry(9, S), entry(2, S), entry(5, S)]);
    bench.runTo(2 * S);
    expect(bench.released.map(([, id]) => id)).toEqual(['sched-1.1-2', 'sched-1.1-5', 'sched-1.1-9']);
  });

  it('COM-054 LK-18 releases at most eight in a tick; the rest keep their order and are told as late', () => {
    const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
    const bench = new PlanBench([...numbers.map((number) => entry(number, 10 * S)), entry(99, 10_500_000)]);
    bench.runTo(20 * S);
    expect(bench.released.map(([, id]) => Number(id.split('-')[2]))).toEqual([...numbers, 99]);
    const counts = new Map<number, number>();
    for (const [atUs] of bench.released) counts.set(atUs, (counts.get(atUs) ?? 0) + 1);
    expect([...counts]).toEqual([
      [10 * S, 8],
      [11 * S, 8],
      [12 * S, 5],
    ]);
    const late = bench.notices.filter(({ kind }) => kind === 'late');
    expect(late).toHaveLength(13);
    expect(late[0]).toEqual({ kind: 'late', requestId: 'sched-1.1-9', byUs: S });
    expect(bench.kinds()).not.toContain('overdue');
  });

  it('COM-054 COM-065 waits in line while too many commands are open', () => {
    const bench = new PlanBench([entry(1, S), entry(2, S)]);
    bench.freeSlots = 1;
    bench.nowUs = S;
    bench.look();
    expect(bench.released).toHaveLength(1);
    bench.freeSlots = 0;
    bench.runTo(4 * S);
    expect(bench.released).toHaveLength(1);
    bench.freeSlots = 1;
    bench.nowUs = 5 * S;
    bench.look();
    expect(bench.released.at(-1)).toEqual([5 * S, 'sched-1.1-2']);
    expect(bench.notices).toEqual([{ kind: 'late', requestId: 'sched-1.1-2', byUs: 4 * S }]);
  });

  it('COM-055 FD-49 holds what a step of the clock overtakes: told, neither executed nor deleted', () => {
    const bench = new PlanBench([entry(1, 60 * S), entry(2, 70 * S), entry(3, 200 * S)]);
    bench.nowUs = 10 * S;
    bench.errorUs = 100 * S;
    const { releases, nextUs } = bench.look();
    expect(releases).toEqual([]);
    expect(bench.notices).toEqual([
      { kind: 'clock-step', byUs: 100 * S },
      { kind: 'overdue', number: 1 },
      { kind: 'overdue', number: 2 },
    ]);
    expect(nextUs).toBe(100 * S);
    bench.runTo(99 * S);
    expect([bench.entryState(1), bench.entryState(2), bench.released.length]).toEqual([
      'overdue',
      'overdue',
      0,
    ]);
    bench.runTo(100 * S);
    expect(bench.released).toEqual([[100 * S, 'sched-1.1-3']]);
  });

  it('COM-055 FD-49 lets the late rule of each entry decide: skip, hold or run', () => {
    const bench = new PlanBench([
      entry(1, 60 * S, { lateRule: 'skip' }),
      entry(2, 60 * S, { lateRule: 'hold' }),
      entry(3, 60 * S, { lateRule: 'run' }),
    ]);
    bench.nowUs = S;
    bench.errorUs = 100 * S;
    bench.look();
    expect([1, 2, 3].map((number) => bench.entryState(number))).toEqual(['skipped', 'overdue', 'dispatched']);
    expect(bench.kinds()).toEqual(['clock-step', 'overdue', 'skipped', 'overdue', 'overdue', 'late']);
  });

  it('COM-055 FD-48 FD-49 gives an overdue entry time again when the clock goes back, and runs it once', () => {
    const bench = new PlanBench([entry(1, 60 * S)]);
    bench.nowUs = S;
    bench.errorUs = 100 * S;
    bench.look();
    bench.nowUs = 2 * S;
    bench.errorUs = 0;
    bench.look();
    expect(bench.entryState(1)).toBe('waiting');
    bench.runTo(60 * S);
    expect(bench.released).toEqual([[60 * S, 'sched-1.1-1']]);
  });

  it('COM-056 FD-48 never releases again what was released before the clock went back', () => {
    const bench = new PlanBench([entry(1, 10 * S), entry(2, 20 * S)]);
    bench.runTo(20 * S);
    bench.errorUs = -3600 * S;
    bench.runTo(4000 * S);
    expect(bench.released.map(([, id]) => id)).toEqual(['sched-1.1-1', 'sched-1.1-2']);
  });

  it('COM-055 FD-48 takes a step of up to one second without holding anything', () => {
    const bench = new PlanBench([entry(1, 10 * S)]);
    bench.nowUs = 9_500_000;
    bench.errorUs = S;
    bench.look();
    expect(bench.kinds()).toEqual([]);
    expect(bench.released).toHaveLength(1);
  });

  it('COM-055 COM-060 holds entries of a disabled sub-schedule, and those of a disabled release', () => {
    const bench = new PlanBench([entry(1, S, { group: 7, lateRule: 'run' }), entry(2, S, { group: 8 })]);
    bench.state = { ...bench.state, disabledGroups: new Set([7]) };
    bench.runTo(5 * S);
    expect(bench.released.map(([, id]) => id)).toEqual(['sched-1.1-2']);
    expect(bench.entryState(1)).toBe('overdue');
    bench.state = { ...bench.state, disabledGroups: new Set() };
    bench.look();
    expect(bench.released).toHaveLength(2);
    const held = new PlanBench([entry(1, S)]);
    held.state = { ...held.state, enabled: false };
    held.runTo(5 * S);
    held.state = { ...held.state, enabled: true };
    held.look();
    expect([held.released.length, held.entryState(1)]).toEqual([0, 'overdue']);
  });

  it('COM-059 LK-20 checks each entry again before its release, with its own id, principal and deadline', () => {
    const bench = new PlanBench([entry(1, S, { principal: 'anna' }), entry(2, S)]);
    const judged: [string, string, number][] = [];
    bench.judge = ({ requestId, principal, expiresUs }) => {
      judged.push([requestId, principal, expiresUs]);
      return requestId.endsWith('-2') ? { refusal: 'UNKNOWN_TARGET', detail: 'gone' } : null;
    };
    bench.runTo(S);
    expect(judged).toEqual([
      ['sched-1.1-1', 'anna', 61 * S],
      ['sched-1.1-2', 'ops', 61 * S],
    ]);
    expect(bench.released).toEqual([[S, 'sched-1.1-1']]);
    expect(bench.entryState(2)).toBe('failed');
    expect(bench.kinds()).toEqual(['refused']);
  });

  it('COM-059 LK-19 ends an entry by the report of its target, once', () => {
    const bench = new PlanBench([entry(1, S), entry(2, S)]);
    bench.runTo(S);
    expect([bench.end('sched-1.1-1'), bench.end('sched-1.1-2', false)]).toEqual(['entry', 'entry']);
    expect([bench.entryState(1), bench.entryState(2)]).toEqual(['completed', 'failed']);
    expect(bench.end('sched-1.1-2')).toBe('late');
    expect(bench.entryState(2)).toBe('failed');
    expect(bench.end('tc-4711')).toBe('foreign');
  });

  it('COM-054 a full schedule of one moment is released in order, eight a second', () => {
    const bench = new PlanBench(Array.from({ length: 1000 }, (_, index) => entry(index + 1, 5 * S)));
    bench.runTo(5 * S);
    expect(bench.released).toHaveLength(8);
    bench.runTo(129 * S);
    expect(bench.released).toHaveLength(1000);
    expect(bench.released.at(-1)).toEqual([129 * S, 'sched-1.1-1000']);
  });
});

import { startRun, stopRun, continueRun } from '../../src/schedule/sequences';
import { withSequence, type Sequence } from '../../src/schedule/schedule';
import { entry, PlanBench, S, sequence } from './plan';

function started(...sequences: Sequence[]): PlanBench {
  const bench = new PlanBench([], sequences);
  for (const one of sequences) {
    bench.state = withSequence(bench.state, startRun(one, `1.${one.sequence}`, bench.nowUs));
  }
  bench.look();
  return bench;
}

const runOf = (bench: PlanBench, number = 1) => bench.state.sequences.get(number)!.run;

describe('relative sequences', () => {
  it('COM-057 LK-17 counts each delay from the due time of the command before, so that nothing adds up', () => {
    const delays = Array.from({ length: 100 }, () => 333_333);
    const bench = started(sequence(1, delays));
    for (let step = 1; step <= 100; step++) {
      // The look comes late each time, by up to a tick.
      bench.nowUs = step * 333_333 + ((step * 7_919) % 300_000);
      bench.look();
      bench.end(`seq-1-1.1-${step}`);
    }
    expect(bench.released).toHaveLength(100);
    expect(bench.notices.at(-1)).toMatchObject({ kind: 'run', change: { end: 'completed' } });
    bench.released.forEach(([atUs], index) => expect(atUs - (index + 1) * 333_333).toBeLessThan(300_000));
  });

  it.each([
    ['longer than one tick: from its dispatch', 13_000_001, 18_000_001],
    ['one tick at most: from its due time', 12_000_000, 16_000_000],
  ])('COM-057 LK-17 when a command was held %s', (_, heldUntilUs, nextUs) => {
    const bench = started(sequence(1, [S, 10 * S, 5 * S]));
    bench.runTo(heldUntilUs);
    expect(bench.released).toEqual([[S, 'seq-1-1.1-1']]);
    bench.end('seq-1-1.1-1');
    bench.look();
    bench.end('seq-1-1.1-2');
    bench.runTo(30 * S);
    expect(bench.released.slice(1)).toEqual([
      [heldUntilUs, 'seq-1-1.1-2'],
      [nextUs, 'seq-1-1.1-3'],
    ]);
  });

  it('COM-057 FD-48 is moved by no step of the on-board clock', () => {
    const bench = started(sequence(1, [2 * S, 2 * S]));
    bench.errorUs = 86_400 * S;
    bench.runTo(2 * S);
    bench.end('seq-1-1.1-1');
    bench.errorUs = -86_400 * S;
    bench.runTo(10 * S);
    expect(bench.released.map(([atUs]) => atUs)).toEqual([2 * S, 4 * S]);
  });

  it('COM-054 LK-18 releases the lower sequence first, and absolute entries of the same time before both', () => {
    const bench = new PlanBench([entry(5, 2 * S)], [sequence(3, [2 * S]), sequence(2, [2 * S])]);
    for (const number of [3, 2]) {
      const one = bench.state.sequences.get(number)!;
      bench.state = withSequence(bench.state, startRun(one, `1.${number}`, 0));
    }
    bench.runTo(2 * S);
    expect(bench.released.map(([, id]) => id)).toEqual(['sched-1.1-5', 'seq-2-1.2-1', 'seq-3-1.3-1']);
  });

  it('COM-054 LK-18 shares eight dispatches a tick among all sequences, and tells the rest as late', () => {
    const bench = started(...Array.from({ length: 12 }, (_, index) => sequence(index + 1, [3 * S])));
    bench.runTo(6 * S);
    expect(bench.released.filter(([atUs]) => atUs === 3 * S)).toHaveLength(8);
    expect(bench.released.slice(8)).toEqual(
      [9, 10, 11, 12].map((number) => [4 * S, `seq-${number}-1.${number}-1`]),
    );
    expect(bench.kinds()).toEqual(['late', 'late', 'late', 'late']);
  });

  it.each([
    ['abort', null, 'aborted: command 1 failed: broken'],
    ['go-on', 2, ''],
    ['wait', 1, ''],
  ] as const)('COM-058 LK-19 after a failure: %s', (onFailure, step, lastEnd) => {
    const bench = started(sequence(1, [S, S], { onFailure }));
    bench.runTo(S);
    bench.end('seq-1-1.1-1', false);
    bench.runTo(100 * S);
    const run = runOf(bench);
    expect(bench.released).toHaveLength(onFailure === 'go-on' ? 2 : 1);
    expect(bench.state.sequences.get(1)!.lastEnd.startsWith(lastEnd)).toBe(true);
    if (step === null) expect(run).toBeNull();
    if (onFailure === 'wait') expect(run).toMatchObject({ phase: 'waiting', step: 0 });
  });

  it('COM-058 LK-19 a sequence that waits goes on by command with the next command, at once when it is late', () => {
    const bench = started(sequence(1, [S, S], { onFailure: 'wait' }));
    bench.runTo(S);
    bench.end('seq-1-1.1-1', false);
    bench.runTo(50 * S);
    const one = bench.state.sequences.get(1)!;
    bench.state = withSequence(bench.state, continueRun(one, one.run!).sequence);
    bench.look();
    expect(bench.released.at(-1)).toEqual([50 * S, 'seq-1-1.1-2']);
  });

  it('COM-058 LK-19 a command that is not completed in time is a failure, and its late reply no progress', () => {
    const bench = started(sequence(1, [S, S], { onFailure: 'wait' }));
    bench.runTo(40 * S);
    expect(bench.kinds()).toContain('step-timeout');
    expect(runOf(bench)).toMatchObject({ phase: 'waiting', step: 0 });
    expect(bench.end('seq-1-1.1-1')).toBe('late');
    expect(runOf(bench)).toMatchObject({ phase: 'waiting', step: 0 });
  });

  it('COM-058 LK-20 a stop lets the current command finish, and releases no other', () => {
    const bench = started(sequence(1, [S, S]));
    bench.runTo(S);
    const one = bench.state.sequences.get(1)!;
    bench.state = withSequence(bench.state, stopRun(one, one.run!).sequence);
    expect(runOf(bench)).toMatchObject({ stopping: true, phase: 'running' });
    bench.end('seq-1-1.1-1');
    bench.runTo(10 * S);
    expect(runOf(bench)).toBeNull();
    expect(bench.state.sequences.get(1)!.lastEnd).toBe('stopped');
    expect(bench.released).toHaveLength(1);
  });

  it('COM-058 a stop between two commands ends the run at once', () => {
    const bench = started(sequence(1, [5 * S, S]));
    const one = bench.state.sequences.get(1)!;
    expect(stopRun(one, one.run!)).toMatchObject({ end: 'stopped', sequence: { run: null } });
  });

  it('COM-059 LK-20 refuses a step that no longer passes the checks, and follows the failure rule', () => {
    const bench = new PlanBench([], [sequence(1, [S, S])]);
    bench.state = withSequence(bench.state, startRun(sequence(1, [S, S]), '1.1', 0));
    bench.judge = () => ({ refusal: 'UNKNOWN_TARGET', detail: 'gone' });
    bench.runTo(5 * S);
    expect(bench.released).toEqual([]);
    expect(bench.kinds()).toEqual(['refused', 'run']);
    expect(runOf(bench)).toBeNull();
  });

  it('COM-061 holds its commands while the release is disabled, then goes on', () => {
    const bench = started(sequence(1, [S, 2 * S]));
    bench.state = { ...bench.state, enabled: false };
    bench.runTo(30 * S);
    expect(bench.released).toEqual([]);
    bench.state = { ...bench.state, enabled: true };
    bench.look();
    bench.end('seq-1-1.1-1');
    bench.runTo(40 * S);
    expect(bench.released.map(([atUs]) => atUs)).toEqual([30 * S, 32 * S]);
  });
});

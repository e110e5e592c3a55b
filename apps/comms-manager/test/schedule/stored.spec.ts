import { encodePlan, encodeProgress, restore } from '../../src/schedule/stored';
import { withSequence, type ScheduleState } from '../../src/schedule/schedule';
import { releasedRun, startRun } from '../../src/schedule/sequences';
import { ONBOARD_US } from '../fixture';
import { entry, PlanBench, S, sequence } from './plan';

function schedule(): ScheduleState {
  let { state } = new PlanBench(
    [
      entry(1, 10 * S),
      entry(2, 20 * S, { state: 'releasing' }),
      entry(3, 30 * S, { state: 'dispatched' }),
      entry(4, 40 * S, { state: 'completed' }),
      entry(5, 50 * S, { state: 'skipped', lateRule: 'skip', group: 4 }),
    ],
    [sequence(1, [0, S], { onFailure: 'wait' }), sequence(2, [0, S])],
  );
  const one = sequence(1, [0, S], { onFailure: 'wait' });
  state = withSequence(state, startRun(one, '1.7', 3 * S));
  const two = startRun(sequence(2, [0, S]), '1.8', 3 * S);
  const run = { ...releasedRun(two.run!, 30 * S, 3 * S), phase: 'running' as const };
  return withSequence(state, { ...two, run });
}

const AT = { nowUs: 0, onboardUs: ONBOARD_US };
const files = (state: ScheduleState) => ({ plan: encodePlan(state), progress: encodeProgress(state) });
const statesOf = ({ entries }: ScheduleState) => [...entries.values()].map(({ state }) => state);

describe('what is stored of the schedule', () => {
  it('COM-061 FD-48 comes back from a service restart: what was dispatched is followed on, what was about to be is unknown', () => {
    const { state, lost, unknown, resumed } = restore(files(schedule()), true, AT);
    expect(lost).toEqual([]);
    expect(statesOf(state)).toEqual(['waiting', 'unknown', 'dispatched', 'completed', 'skipped']);
    expect(unknown).toEqual(['sched-1.1-2']);
    expect(resumed.map(({ requestId }) => requestId)).toEqual(['sched-1.1-3', 'seq-2-1.8-1']);
    expect(state.entries.get(5)).toEqual(entry(5, 50 * S, { state: 'skipped', lateRule: 'skip', group: 4 }));
    expect(state.sequences.get(1)!.run).toMatchObject({ name: '1.7', phase: 'due', dueUs: 3 * S });
    expect(state.sequences.get(2)!.run).toMatchObject({ name: '1.8', phase: 'running' });
  });

  it('COM-056 COM-061 knows no end of what was out at a reset of the computer, and never runs it again', () => {
    const { state, unknown, resumed, runs } = restore(files(schedule()), false, AT);
    expect(statesOf(state)).toEqual(['waiting', 'unknown', 'unknown', 'completed', 'skipped']);
    expect(unknown).toEqual(['sched-1.1-2', 'sched-1.1-3', 'seq-2-1.8-1']);
    expect(resumed).toEqual([]);
    expect(runs).toMatchObject([{ name: '1.8', change: { end: 'aborted' } }]);
    expect(state.sequences.get(1)!.run).toMatchObject({ phase: 'due' });
  });

  it('COM-062 FD-26 drops a plan with any damaged byte', () => {
    const { plan, progress } = files(schedule());
    for (let at = 0; at < plan.length; at += 7) {
      const damaged = plan.map((byte, index) => (index === at ? byte ^ 1 : byte));
      const { state, lost } = restore({ plan: damaged, progress }, true, AT);
      expect([lost, state.entries.size, state.sequences.size]).toEqual([['plan'], 0, 0]);
    }
    expect(restore({ plan: 'unreadable', progress: 'absent' }, true, AT).lost).toEqual(['plan']);
  });

  it('COM-056 COM-062 FD-26 without trustworthy marks runs nothing that may have run already', () => {
    const { plan, progress } = files(schedule());
    const damaged = progress.subarray(0, progress.length - 1);
    const { state, lost, unknown } = restore({ plan, progress: damaged }, true, {
      nowUs: 35 * S,
      onboardUs: ONBOARD_US + 35 * S,
    });
    expect(lost).toEqual(['progress']);
    expect(statesOf(state)).toEqual(['unknown', 'unknown', 'unknown', 'waiting', 'skipped']);
    expect(unknown).toHaveLength(3);
    expect([...state.sequences.values()].map(({ run }) => run)).toEqual([null, null]);
  });

  it('COM-061 starts empty on a new disk', () => {
    const { state, lost } = restore({ plan: 'absent', progress: 'absent' }, false, AT);
    expect([state.ready, state.entries.size, lost]).toEqual([true, 0, []]);
  });

  it('COM-056 marks of a deleted entry do not hit a later one of the same number', () => {
    const old = schedule();
    const entries = new Map([[3, entry(3, 90 * S, { load: '2.1' })]]);
    const { state } = restore(
      { plan: encodePlan({ ...old, entries }), progress: encodeProgress(old) },
      false,
      AT,
    );
    expect(statesOf(state)).toEqual(['waiting']);
  });
});

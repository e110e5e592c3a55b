import { SequenceState, EntryState } from '@dawnline/contracts';
import {
  deleteEntries,
  deleteSequence,
  disableGroups,
  enableGroups,
  releaseOverdue,
  shift,
  type Change,
} from '../../src/schedule/changes';
import { reportPage } from '../../src/schedule/report';
import { summaryOf, type ScheduleState } from '../../src/schedule/schedule';
import { startRun } from '../../src/schedule/sequences';
import { ONBOARD_US } from '../fixture';
import { entry, PlanBench, S, sequence } from './plan';

const NOTHING = { numbers: [], groups: [], fromOnboardUs: 0, beforeOnboardUs: 0, all: false };

const state = new PlanBench(
  [
    entry(1, 10 * S, { group: 1 }),
    entry(2, 20 * S, { group: 2 }),
    entry(3, 30 * S, { group: 2, state: 'dispatched' }),
    entry(4, 40 * S, { group: 1 }),
    entry(5, -40 * S, { group: 3 }),
  ],
  [sequence(1, [0]), { ...sequence(2, [0]), run: startRun(sequence(2, [0]), '1.9', 5 * S).run }],
).state;

const after = (change: Change): ScheduleState => {
  if (change.kind !== 'changed') throw new Error(change.detail);
  return change.state;
};
const dueIn = (one: ScheduleState, number: number): number =>
  (one.entries.get(number)!.onboardUs - ONBOARD_US) / S;

describe('changes of the schedule', () => {
  it('COM-060 shifts by sub-schedule, number and time, later and earlier; what is being executed stays', () => {
    const groups = after(
      shift(state, { selection: { ...NOTHING, groups: [2] }, laterUs: 5 * S, earlierUs: 0 }),
    );
    expect([1, 2, 3, 4].map((number) => dueIn(groups, number))).toEqual([10, 25, 30, 40]);
    const times = after(
      shift(state, {
        selection: { ...NOTHING, fromOnboardUs: ONBOARD_US + 10 * S, beforeOnboardUs: ONBOARD_US + 40 * S },
        laterUs: 0,
        earlierUs: S,
      }),
    );
    expect([1, 2, 3, 4].map((number) => dueIn(times, number))).toEqual([9, 19, 30, 40]);
  });

  it('COM-060 deletes by sub-schedule, number and time; what is being executed stays', () => {
    const left = (change: Change): number[] => [...after(change).entries.keys()];
    expect(left(deleteEntries(state, { ...NOTHING, groups: [2] }))).toEqual([1, 3, 4, 5]);
    expect(left(deleteEntries(state, { ...NOTHING, numbers: [4, 5] }))).toEqual([1, 2, 3]);
    expect(left(deleteEntries(state, { ...NOTHING, beforeOnboardUs: ONBOARD_US + 20 * S }))).toEqual([
      2, 3, 4,
    ]);
    expect(left(deleteEntries(state, { ...NOTHING, all: true }))).toEqual([3]);
  });

  it.each([
    ['an empty selection to delete', deleteEntries(state, NOTHING), 'MALFORMED'],
    [
      'an empty selection to shift',
      shift(state, { selection: NOTHING, laterUs: 1, earlierUs: 0 }),
      'MALFORMED',
    ],
    [
      'a shift by nothing',
      shift(state, { selection: { ...NOTHING, all: true }, laterUs: 0, earlierUs: 0 }),
      'RANGE',
    ],
    [
      'a shift both ways',
      shift(state, { selection: { ...NOTHING, all: true }, laterUs: 1, earlierUs: 1 }),
      'RANGE',
    ],
    [
      'a shift before time began',
      shift(state, { selection: { ...NOTHING, all: true }, laterUs: 0, earlierUs: 2 * ONBOARD_US }),
      'RANGE',
    ],
    ['to delete only what is being executed', deleteEntries(state, { ...NOTHING, numbers: [3] }), 'FAILED'],
    ['to release what is not overdue', releaseOverdue(state, { ...NOTHING, numbers: [1] }), 'FAILED'],
    [
      '65 disabled sub-schedules',
      disableGroups(
        state,
        Array.from({ length: 65 }, (_, at) => at + 1),
      ),
      'RANGE',
    ],
    ['to delete a sequence that runs', deleteSequence(state, 2), 'FAILED'],
    ['to delete a sequence that is not there', deleteSequence(state, 3), 'FAILED'],
  ])('COM-060 refuses %s', (_, change, code) => {
    expect(change).toMatchObject({ kind: 'refused', code });
  });

  it('COM-055 FD-49 an overdue entry runs when the ground says so', () => {
    const bench = new PlanBench([entry(5, -40 * S)]);
    expect(bench.entryState(5)).toBe('overdue');
    bench.state = after(releaseOverdue(bench.state, { ...NOTHING, numbers: [5] }));
    bench.look();
    expect(bench.released).toEqual([[0, 'sched-1.1-5']]);
  });

  it('COM-055 a shifted overdue entry waits again', () => {
    const bench = new PlanBench([entry(5, -40 * S)]);
    const selection = { ...NOTHING, numbers: [5] };
    bench.state = after(shift(bench.state, { selection, laterUs: 50 * S, earlierUs: 0 }));
    bench.runTo(10 * S);
    expect(bench.released).toEqual([[10 * S, 'sched-1.1-5']]);
  });

  it('COM-060 disables and enables sub-schedules', () => {
    const disabled = after(disableGroups(state, [2, 3]));
    expect([...disabled.disabledGroups]).toEqual([2, 3]);
    expect([...after(enableGroups(disabled, [3])).disabledGroups]).toEqual([2]);
  });
});

describe('inspection', () => {
  it('COM-064 reports all entries in pages by number, with their states, and the sequences on the first', () => {
    const many = new PlanBench(
      Array.from({ length: 70 }, (_, index) => entry(70 - index, S + index)),
      [sequence(9, [0, 0])],
    ).state;
    const numbers: number[] = [];
    let [from, pages] = [0, 0];
    do {
      const page = reportPage(many, from);
      numbers.push(...page.entries.map(({ number }) => number));
      expect(page.sequences).toHaveLength(from === 0 ? 1 : 0);
      expect(page.entryCount).toBe(70);
      from = page.nextNumber;
      pages += 1;
    } while (from > 0);
    expect(numbers).toEqual(Array.from({ length: 70 }, (_, index) => index + 1));
    expect(pages).toBe(3);
    const first = reportPage(state, 0);
    expect(first.entries.map((one) => one.state)).toEqual([
      EntryState.ENTRY_WAITING,
      EntryState.ENTRY_WAITING,
      EntryState.ENTRY_RELEASED,
      EntryState.ENTRY_WAITING,
      EntryState.ENTRY_OVERDUE,
    ]);
    expect(first.sequences.map((one) => [one.state, one.step])).toEqual([
      [SequenceState.SEQUENCE_IDLE, 0],
      [SequenceState.SEQUENCE_DUE, 1],
    ]);
  });

  it('COM-064 sums it up for housekeeping', () => {
    expect(summaryOf(state)).toEqual({
      open: 5,
      overdue: 1,
      nextOnboardUs: ONBOARD_US + 10 * S,
      running: [2],
    });
  });
});

import {
  CommsManagerCommand,
  EntryState,
  FailureRule,
  LateRule,
  Mode,
  ThermalControllerCommand,
} from '@dawnline/contracts';
import { PLAN_PATH, PROGRESS_PATH } from '../../src/schedule/schedule-store';
import { ONBOARD_US } from '../fixture';
import { fileOf, S, scheduleEntry, scheduleSequence, sha256Of } from './plan';
import { ScheduleWorld } from './schedule-world';

/** An entry at a mission time, as long as the clock is right. */
const at = (number: number, seconds: number, more = {}) =>
  scheduleEntry(number, ONBOARD_US + Math.round(seconds * S), more);

const SET_LOOP = ThermalControllerCommand.encode({
  setLoopTarget: { loopC: 18 },
} as unknown as ThermalControllerCommand);

const startBody = (sequence: number): Uint8Array =>
  CommsManagerCommand.encode({ startSequence: sequence } as unknown as CommsManagerCommand);

const timesOf = (flight: ScheduleWorld): [number, string][] =>
  flight.commands.map(({ tUs, requestId }) => [tUs / S, requestId]);

describe('a stored schedule on a craft', () => {
  it('COM-053 LK-16 runs a loaded schedule on time: not early, and within 20 ms', async () => {
    const flight = new ScheduleWorld();
    await flight.run(2);
    await flight.load(fileOf([at(1, 20.25), at(2, 20.75), at(3, 33)]));
    await flight.runTo(40 * S);
    expect(flight.ids).toEqual(['sched-1.1-1', 'sched-1.1-2', 'sched-1.1-3']);
    [20.25, 20.75, 33].forEach((dueS, index) => {
      const lateUs = flight.commands[index].tUs - dueS * S;
      expect(lateUs).toBeGreaterThanOrEqual(0);
      expect(lateUs).toBeLessThan(20_000);
    });
    expect(flight.commands.every(({ principal }) => principal === 'ops')).toBe(true);
    expect(flight.of('SCHEDULE_RELEASED_LATE')).toEqual([]);
    await flight.order({ reportSchedule: { fromNumber: 0 } });
    expect(flight.pages.at(-1)!.entries.map(({ state }) => state)).toEqual(
      Array(3).fill(EntryState.ENTRY_COMPLETED),
    );
  });

  it('COM-052 COM-064 tells what is past at activation, and what waits in housekeeping', async () => {
    const flight = new ScheduleWorld();
    await flight.run(5);
    await flight.load(fileOf([at(1, 1, { lateRule: LateRule.LATE_RUN }), at(2, 60)]));
    await flight.run(3);
    expect(flight.of('SCHEDULE_SKIPPED')).toEqual([
      { count: '1', numbers: '1', reason: 'past when they were activated' },
    ]);
    expect(flight.housekeeping).toMatchObject({
      scheduleEnabled: true,
      scheduleEntries: 1,
      scheduleNextUs: ONBOARD_US + 60 * S,
      scheduleOverdue: 0,
    });
    expect(flight.commands).toEqual([]);
  });

  it('COM-057 COM-059 LK-17 an entry starts a sequence, whose commands keep their distances', async () => {
    const flight = new ScheduleWorld();
    await flight.run(1);
    const file = fileOf(
      [at(1, 20, { target: 'comms-manager', body: startBody(4) })],
      [scheduleSequence(4, [0, 2_500_000, 2_500_000])],
    );
    await flight.load(file);
    await flight.runTo(40 * S);
    expect(flight.ids).toEqual([1, 2, 3].map((step) => `seq-4-1.2-${step}`));
    const [first, second, third] = flight.commands.map(({ tUs }) => tUs);
    expect(Math.abs(second - first - 2_500_000)).toBeLessThan(20_000);
    expect(Math.abs(third - first - 5_000_000)).toBeLessThan(20_000);
    expect(flight.of('SEQUENCE_ENDED')).toEqual([{ sequence: '4', run: '1.2', end: 'completed' }]);
  });

  it('COM-058 LK-19 a silent target aborts the sequence at its time-out; the late reply is an event', async () => {
    const flight = new ScheduleWorld();
    await flight.run(1);
    flight.answerAfterUs = 5 * S;
    await flight.load(fileOf([], [scheduleSequence(1, [0, S], { completionTimeoutUs: 2 * S })]));
    expect((await flight.order({ startSequence: 1 })).ok).toBe(true);
    await flight.run(10);
    expect(flight.ids).toHaveLength(1);
    expect(flight.of('SEQUENCE_ABORTED')).toMatchObject([
      { end: 'aborted: command 1 was not completed in time' },
    ]);
    expect(flight.of('REPORT_DISCARDED').length).toBeGreaterThan(0);
    expect(flight.of('SCHEDULE_LATE_REPORT')).toEqual([]);
  });

  it('COM-058 LK-20 waits after a failure, goes on and stops by command', async () => {
    const flight = new ScheduleWorld();
    await flight.run(1);
    flight.answer = (id) => (id.endsWith('-1') ? 'fail' : 'complete');
    await flight.load(
      fileOf([], [scheduleSequence(1, [0, S, 60 * S], { onFailure: FailureRule.FAILURE_WAIT })]),
    );
    await flight.order({ startSequence: 1 });
    await flight.run(5);
    expect(flight.of('SEQUENCE_WAITS')).toMatchObject([{ step: '1' }]);
    expect((await flight.order({ continueSequence: 1 })).ok).toBe(true);
    await flight.run(2);
    expect(flight.ids).toHaveLength(2);
    expect((await flight.order({ stopSequence: 1 })).ok).toBe(true);
    await flight.run(100);
    expect(flight.ids).toHaveLength(2);
    expect(flight.of('SEQUENCE_ENDED')).toMatchObject([{ end: 'stopped' }]);
  });

  it('COM-055 FD-49 a clock step with a loaded schedule: held, told, and right again when the clock is', async () => {
    const flight = new ScheduleWorld();
    await flight.run(1);
    await flight.load(fileOf([at(1, 30), at(2, 40, { lateRule: LateRule.LATE_SKIP }), at(3, 300)]));
    const heal = flight.world.computer('obc').clock.disturb({ stepUs: 100 * S } as never);
    await flight.run(5);
    expect(flight.of('SCHEDULE_CLOCK_STEP')).toHaveLength(1);
    expect(flight.of('SCHEDULE_OVERDUE')).toEqual([{ count: '2', numbers: '1, 2' }]);
    expect(flight.of('SCHEDULE_SKIPPED')).toMatchObject([{ numbers: '2' }]);
    heal();
    await flight.runTo(60 * S);
    expect(flight.of('SCHEDULE_IN_TIME_AGAIN')).toMatchObject([{ numbers: '1' }]);
    expect(timesOf(flight).map(([atS, id]) => [Math.floor(atS), id])).toEqual([[30, 'sched-1.1-1']]);
  });

  it('COM-061 keeps the schedule over a service restart and a processor reset; what was overtaken is held', async () => {
    for (const strike of ['kill', 'reset'] as const) {
      const flight = new ScheduleWorld();
      await flight.run(1);
      await flight.load(fileOf([at(1, 20), at(2, 22), at(3, 60)]));
      await flight.runTo(21 * S);
      if (strike === 'kill') flight.world.kill('comms-manager');
      else flight.world.resetProcessor('obc');
      await flight.runTo(70 * S);
      const overdue = strike === 'kill' ? [] : [{ count: '1', numbers: '2' }];
      expect(flight.of('SCHEDULE_OVERDUE')).toEqual(overdue);
      const ran = strike === 'kill' ? ['1', '2', '3'] : ['1', '3'];
      expect(flight.ids.map((id) => id.split('-')[2])).toEqual(ran);
      expect(flight.crashes).toHaveLength(1);
    }
  });

  it('COM-061 after a power-on reset nothing is released until it is enabled, also over a restart in between', async () => {
    const flight = new ScheduleWorld();
    await flight.run(1);
    await flight.load(fileOf([at(1, 40), at(2, 100)], [scheduleSequence(1, [30 * S])]));
    await flight.order({ startSequence: 1 });
    flight.world.powerCycle('obc');
    await flight.run(20);
    expect(flight.of('SCHEDULE_HELD')).toMatchObject([
      { cause: 'power-on-reset', entries: '2', sequences: '1' },
    ]);
    flight.world.kill('comms-manager');
    await flight.runTo(60 * S);
    expect(flight.commands).toEqual([]);
    expect(flight.housekeeping).toMatchObject({
      scheduleEnabled: false,
      scheduleOverdue: 1,
      sequencesRunning: [1],
    });
    expect((await flight.order({ startSequence: 1 })).ok).toBe(false);
    expect((await flight.order({ enableSchedule: { groups: [] } })).ok).toBe(true);
    await flight.runTo(110 * S);
    expect(flight.ids).toEqual(['seq-1-1.2-1', 'sched-1.1-2']);
  });

  it('COM-061 follows what was dispatched over a service restart: its report counts', async () => {
    const flight = new ScheduleWorld();
    await flight.run(1);
    flight.answerAfterUs = 5 * S;
    await flight.load(fileOf([at(1, 20)], [scheduleSequence(1, [0, S])]));
    await flight.runTo(20 * S);
    await flight.order({ startSequence: 1 });
    await flight.run(1);
    flight.world.kill('comms-manager');
    await flight.run(20);
    expect(flight.of('SCHEDULE_OUTCOME_UNKNOWN')).toEqual([]);
    expect(flight.of('SEQUENCE_ENDED')).toMatchObject([{ end: 'completed' }]);
    await flight.order({ reportSchedule: { fromNumber: 0 } });
    expect(flight.pages[0].entries[0].state).toBe(EntryState.ENTRY_COMPLETED);
    expect(flight.ids).toHaveLength(3);
  });

  it('COM-063 a full disk: changes are refused without effect, nothing is released, and all goes on when there is room', async () => {
    const flight = new ScheduleWorld();
    await flight.run(1);
    await flight.load(
      fileOf([at(1, 30), at(2, 30, { lateRule: LateRule.LATE_RUN }), at(3, 90)], [scheduleSequence(1, [0])]),
    );
    const disk = flight.world.disk('obc', 'nvm');
    const heal = disk.addFault({ freeBytes: 0 });
    const selection = { numbers: [3], groups: [], fromOnboardUs: 0, beforeOnboardUs: 0, all: false };
    const refusal = await flight.order({ deleteSchedule: selection });
    expect(refusal.ok).toBe(false);
    expect(refusal.detail).toMatch(/nothing is changed: ENOSPC/);
    expect((await flight.order({ startSequence: 1 })).detail).toMatch(/not started: ENOSPC/);
    await flight.runTo(40 * S);
    expect(flight.commands).toEqual([]);
    expect(flight.of('SCHEDULE_NOT_STORED').length).toBeGreaterThanOrEqual(1);
    // What is tried each second and not released is neither told nor counted.
    expect(flight.of('SCHEDULE_RELEASED_LATE')).toEqual([]);
    expect(flight.housekeeping).toMatchObject({ scheduleReleased: 0 });
    heal();
    await flight.runTo(100 * S);
    expect(flight.ids).toEqual(['sched-1.1-2', 'sched-1.1-3']);
    expect(flight.of('SCHEDULE_OVERDUE')).toEqual([{ count: '2', numbers: '1, 2' }]);
  });

  it('COM-062 FD-26 a damaged plan is dropped with a HIGH event, and the release is disabled', async () => {
    for (const path of [PLAN_PATH, PROGRESS_PATH]) {
      const flight = new ScheduleWorld();
      await flight.run(1);
      await flight.load(fileOf([at(1, 20), at(2, 80)]));
      await flight.runTo(25 * S);
      const { tree } = flight.world.disk('obc', 'nvm');
      const bytes = tree
        .files()
        .find(([name]) => name === path)![1]
        .read();
      tree.change(
        'write',
        path,
        bytes.map((byte, index) => (index === 20 ? byte ^ 1 : byte)),
      );
      flight.world.kill('comms-manager');
      await flight.runTo(100 * S);
      expect(flight.of('SCHEDULE_LOST')).toEqual([{ what: path === PLAN_PATH ? 'plan' : 'progress' }]);
      expect(flight.ids).toEqual(['sched-1.1-1']);
      expect(flight.housekeeping).toMatchObject({ scheduleEnabled: false });
    }
  });

  it('COM-051 LK-11 loads a file that arrived on board, by its digest, with a separate activation', async () => {
    const flight = new ScheduleWorld();
    await flight.run(1);
    const file = fileOf([at(1, 30)]);
    const { tree } = flight.world.disk('obc', 'nvm');
    tree.makeFolder('files');
    tree.change('write', 'files/plan.bin', file);
    const load = (path: string, sha256: Uint8Array) => flight.order({ loadScheduleFile: { path, sha256 } });
    expect((await load('files/none.bin', sha256Of(file))).detail).toMatch(/no file files\/none.bin/);
    expect((await load('comms-manager/replay-1', sha256Of(file))).detail).toMatch(/expected one below files/);
    expect((await load('files/plan.bin', sha256Of(new Uint8Array(1)))).detail).toMatch(/SHA-256 is/);
    expect(await load('files/plan.bin', sha256Of(file))).toMatchObject({ ok: true });
    await flight.run(1);
    expect(flight.housekeeping!.scheduleEntries).toBe(0);
    expect((await flight.order({ activateScheduleLoad: { sha256: sha256Of(file) } })).ok).toBe(true);
    await flight.runTo(35 * S);
    expect(flight.ids).toEqual(['sched-1.1-1']);
  });

  it('COM-061 drops what is staged at a reset; a part is then refused', async () => {
    const flight = new ScheduleWorld();
    await flight.run(1);
    const [begin, part] = ScheduleWorld.loadOf(fileOf([at(1, 30)]));
    await flight.order(begin);
    flight.world.resetProcessor('obc');
    await flight.run(10);
    expect(await flight.order(part)).toEqual({ ok: false, detail: 'no load is begun' });
  });

  it('COM-059 LK-20 LK-8 checks an entry again before its release: the mode of that moment refuses it', async () => {
    const flight = new ScheduleWorld();
    await flight.run(1);
    await flight.load(fileOf([at(1, 30, { body: SET_LOOP }), at(2, 30), at(3, 60, { body: SET_LOOP })]));
    flight.setMode(Mode.MODE_SURVIVAL);
    await flight.runTo(40 * S);
    expect(flight.of('SCHEDULE_REFUSED')).toMatchObject([
      { requestId: 'sched-1.1-1', target: 'thermal-controller', refusal: 'WRONG_MODE' },
    ]);
    flight.setMode(Mode.MODE_NOMINAL);
    await flight.runTo(70 * S);
    expect(flight.ids).toEqual(['sched-1.1-2', 'sched-1.1-3']);
  });

  it('COM-065 leaves room for the ground when all stored commands stay unanswered', async () => {
    const flight = new ScheduleWorld();
    await flight.run(1);
    flight.answer = () => 'silent';
    const entries = Array.from({ length: 120 }, (_, index) => at(index + 1, 30));
    for (let first = 0; first < 120; first += 40) await flight.load(fileOf(entries.slice(first, first + 40)));
    let most = 0;
    for (let second = 30; second < 60; second++) {
      await flight.runTo(second * S);
      most = Math.max(most, flight.housekeeping!.commandsOpen);
    }
    expect(most).toBe(48);
    await flight.runTo(120 * S);
    expect(flight.ids).toHaveLength(120);
  });
});

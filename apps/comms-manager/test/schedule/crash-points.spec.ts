import { CommsManagerCommand, EntryState, SequenceState } from '@dawnline/contracts';
import { ONBOARD_US } from '../fixture';
import { fileOf, S, scheduleEntry, scheduleSequence } from './plan';
import { ScheduleWorld } from './schedule-world';

const STRIKES = ['kill', 'processor-reset', 'power-on-reset'] as const;
const MOMENTS = ['before', 'after'] as const;
/** Fewer would mean that the enumeration has lost a part of the flight (counted: 57). */
const POINTS_AT_LEAST = 50;
const MINUTES_10 = 600_000;

const at = (number: number, seconds: number, more = {}) =>
  scheduleEntry(number, ONBOARD_US + seconds * S, more);

const file = fileOf(
  [
    at(1, 12),
    at(2, 12),
    at(3, 14, {
      target: 'comms-manager',
      body: CommsManagerCommand.encode({ startSequence: 1 } as unknown as CommsManagerCommand),
    }),
    at(4, 60),
  ],
  [scheduleSequence(1, [0, S, S])],
);

interface Point {
  readonly method: string;
  readonly nth: number;
  readonly subject: string;
}

/** Whether a call belongs to the schedule: its files, and the commands that it gives. */
const isOurs = (method: string, subject: string): boolean =>
  (method.startsWith('disk.') && subject.includes('schedule')) ||
  (method === 'bus.publish' && subject.endsWith('/comms-manager') && subject.includes('/tc/'));

/** The ground loads what is not there, then lets everything be released. Orders that a reset swallowed are given again. */
async function recover(flight: ScheduleWorld): Promise<void> {
  const insist = async (command: Partial<CommsManagerCommand>): Promise<boolean> => {
    for (let attempt = 0; attempt < 3; attempt++) {
      const end = await flight.order(command).catch(() => null);
      if (end) return end.ok;
    }
    throw new Error('comms-manager answers nothing any more');
  };
  await flight.run(12);
  await insist({ reportSchedule: { fromNumber: 0 } });
  if (flight.pages.at(-1)!.entryCount === 0) {
    for (const command of ScheduleWorld.loadOf(file)) await insist(command);
  }
  await insist({ enableSchedule: { groups: [] } });
  await flight.runTo(80 * S);
  await insist({ reportSchedule: { fromNumber: 0 } });
}

/** What holds after any strike: the whole load or nothing, nothing early, nothing twice, and each end told as it was. */
function check(flight: ScheduleWorld): void {
  const { entries, sequences, entryCount } = flight.pages.at(-1)!;
  expect(flight.crashes.filter((reason) => /Error/.test(reason))).toEqual([]);
  expect(entryCount).toBe(4);
  expect(flight.of('SCHEDULE_LOST')).toEqual([]);
  const runs = new Map<string, number>();
  for (const id of flight.ids) runs.set(id, (runs.get(id) ?? 0) + 1);
  expect([...runs].filter(([, count]) => count > 1)).toEqual([]);
  for (const { tUs, requestId } of flight.commands) {
    const entry = entries.find((one) => one.requestId === requestId);
    if (entry) expect(tUs).toBeGreaterThanOrEqual(entry.onboardUs - ONBOARD_US);
  }
  for (const entry of entries.filter(({ target }) => target === 'thermal-controller')) {
    const count = runs.get(entry.requestId) ?? 0;
    if (entry.state === EntryState.ENTRY_COMPLETED) expect([entry.number, count]).toEqual([entry.number, 1]);
    else if (entry.state === EntryState.ENTRY_OUTCOME_UNKNOWN) expect(count).toBeLessThanOrEqual(1);
    else {
      expect([EntryState.ENTRY_OVERDUE, EntryState.ENTRY_SKIPPED, EntryState.ENTRY_FAILED]).toContain(
        entry.state,
      );
      expect([entry.number, entry.state === EntryState.ENTRY_FAILED ? 0 : count]).toEqual([entry.number, 0]);
    }
  }
  // Far from every strike.
  expect(entries.find(({ number }) => number === 4)!.state).toBe(EntryState.ENTRY_COMPLETED);
  expect(sequences.map(({ state }) => state)).toEqual([SequenceState.SEQUENCE_IDLE]);
  const steps = flight.ids.filter((id) => id.startsWith('seq-')).map((id) => Number(id.split('-')[3]));
  expect(steps).toEqual([1, 2, 3].slice(0, steps.length));
}

async function fly(prepare: (flight: ScheduleWorld) => void): Promise<ScheduleWorld> {
  const flight = new ScheduleWorld();
  await flight.run(1);
  prepare(flight);
  for (const command of ScheduleWorld.loadOf(file)) {
    const end = await flight.order(command).catch(() => null);
    if (!end?.ok) break;
  }
  await flight.runTo(20 * S);
  return flight;
}

async function pointsOfCalmFlight(): Promise<Point[]> {
  const points: Point[] = [];
  const counts = new Map<string, number>();
  let isOver = false;
  const flight = await fly((one) =>
    one.world.crashPoints.onCall(({ method, subject }) => {
      if (isOver || !isOurs(method, subject)) return;
      const key = `${method} ${subject}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      points.push({ method, subject, nth: counts.get(key)! });
    }),
  );
  isOver = true;
  expect(flight.ids).toEqual(['sched-1.1-1', 'sched-1.1-2', 'seq-1-1.2-1', 'seq-1-1.2-2', 'seq-1-1.2-3']);
  await recover(flight);
  check(flight);
  return points;
}

describe('crash points of the schedule', () => {
  it(
    'COM-050 COM-056 COM-061 LK-20 FD-48 FD-49 the load is whole or absent and nothing runs twice, whatever strikes at ' +
      'any call of disk and bus during load, release and sequence',
    async () => {
      const points = await pointsOfCalmFlight();
      expect(points.length).toBeGreaterThanOrEqual(POINTS_AT_LEAST);
      const failures: string[] = [];
      for (const { method, subject, nth } of points)
        for (const moment of MOMENTS)
          for (const strike of STRIKES) {
            let isStruck = false;
            const flight = await fly(({ world }) =>
              world.onCrashPoint({ on: `comms-manager/${method}`, path: subject, nth, moment }, () => {
                isStruck = true;
                if (strike === 'kill') world.kill('comms-manager');
                else if (strike === 'processor-reset') world.resetProcessor('obc');
                else world.powerCycle('obc');
              }),
            );
            try {
              expect(isStruck).toBe(true);
              await recover(flight);
              check(flight);
            } catch (error) {
              failures.push(`${strike} ${moment} ${method} ${subject} #${nth}: ${(error as Error).message}`);
            }
          }
      expect(failures.slice(0, 5)).toEqual([]);
    },
    MINUTES_10,
  );
});

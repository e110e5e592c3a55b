import { CommsManagerCommand, type ScheduleEntry, type ScheduleLoadPart } from '@dawnline/contracts';
import { activate } from '../../src/schedule/changes';
import { checkFile } from '../../src/schedule/schedule-file';
import { EMPTY_SCHEDULE, type ScheduleState } from '../../src/schedule/schedule';
import { SCHEDULE_FILE_MAX_BYTES } from '../../src/schedule/schedule.limits';
import { pathFault } from '../../src/schedule/schedule-store';
import {
  beginLoad,
  checkLoad,
  checkWhole,
  takePart,
  type Staged,
  type Staging,
} from '../../src/schedule/staging';
import { NOOP, ONBOARD_US } from '../fixture';
import {
  beginOf,
  entry,
  fileOf,
  judgeStored,
  PlanBench,
  S,
  scheduleEntry,
  scheduleSequence,
  sha256Of,
} from './plan';

const staged = (staging: Staging): Staged => {
  if (staging.kind !== 'staged') throw new Error(staging.detail);
  return staging.staged;
};

const part = (bytes: Uint8Array, offset: number, length: number): ScheduleLoadPart => ({
  offset,
  data: bytes.subarray(offset, offset + length),
});

function loaded(bytes: Uint8Array): Staged {
  let load = staged(beginLoad(beginOf(bytes), 'ops'));
  for (let at = 0; at < bytes.length; at += 100) load = staged(takePart(load, part(bytes, at, 100), 'ops'));
  return staged(checkLoad(load, judgeStored));
}

const later = (number: number, inUs: number, more: Partial<ScheduleEntry> = {}): ScheduleEntry =>
  scheduleEntry(number, ONBOARD_US + inUs, more);

const file = fileOf([later(1, 10 * S), later(2, 10 * S), later(3, 20 * S)], [scheduleSequence(4, [0, S])]);

describe('a load', () => {
  it('COM-050 LK-20 is staged in parts and checked as a whole; a part may come twice', () => {
    let load = staged(beginLoad(beginOf(file), 'ops'));
    load = staged(takePart(load, part(file, 0, 60), 'ops'));
    load = staged(takePart(load, part(file, 0, 60), 'ops'));
    load = staged(takePart(load, part(file, 30, 60), 'ops'));
    load = staged(takePart(load, part(file, 90, file.length), 'ops'));
    const checked = staged(checkLoad(load, judgeStored));
    expect(checked).toMatchObject({ kind: 'checked', principal: 'ops', totalBytes: file.length });
    expect(checked.kind === 'checked' && checked.loaded.entries.map(({ number }) => number)).toEqual([
      1, 2, 3,
    ]);
    expect(checkLoad(checked, judgeStored).kind).toBe('staged');
  });

  it.each([
    ['a part without a load', () => takePart(null, part(file, 0, 9), 'ops'), /no load is begun/],
    [
      'a part that leaves a gap',
      () => takePart(staged(beginLoad(beginOf(file), 'ops')), part(file, 9, 9), 'ops'),
      /offset 9, expected 0/,
    ],
    [
      'a part beyond the end',
      () =>
        takePart(
          staged(beginLoad(beginOf(file), 'ops')),
          { offset: 0, data: Buffer.alloc(file.length + 1) },
          'ops',
        ),
      /the load has \d+ bytes/,
    ],
    [
      'a part of another principal',
      () => takePart(staged(beginLoad(beginOf(file), 'ops')), part(file, 0, 9), 'eve'),
      /begun by ops/,
    ],
    ['no bytes', () => beginLoad({ ...beginOf(file), totalBytes: 0 }, 'ops'), /total_bytes 0, allowed/],
    [
      'too many bytes',
      () => beginLoad({ ...beginOf(file), totalBytes: SCHEDULE_FILE_MAX_BYTES + 1 }, 'ops'),
      /total_bytes 262145, allowed/,
    ],
    [
      'a short digest',
      () => beginLoad({ ...beginOf(file), sha256: Buffer.alloc(31) }, 'ops'),
      /sha256 has 31 bytes/,
    ],
    [
      'a check too early',
      () => checkLoad(staged(beginLoad(beginOf(file), 'ops')), judgeStored),
      /0 of \d+ bytes/,
    ],
  ])('COM-050 LK-20 refuses %s and keeps what is staged', (_, act, detail) => {
    const staging = act();
    expect(staging).toMatchObject({ kind: 'refused', drop: false });
    expect((staging as { detail: string }).detail).toMatch(detail);
  });

  it('COM-050 LK-20 refuses every flipped byte by CRC and drops the load; a matching CRC does not help', () => {
    for (let at = 0; at < file.length; at++) {
      const damaged = file.map((byte, index) => (index === at ? byte ^ 0x10 : byte));
      const load = staged(
        takePart(staged(beginLoad(beginOf(file), 'ops')), part(damaged, 0, damaged.length), 'ops'),
      );
      expect(checkLoad(load, judgeStored)).toMatchObject({ kind: 'refused', drop: true });
      expect(
        checkWhole(damaged, Buffer.from(sha256Of(file)).toString('hex'), 'ops', judgeStored),
      ).toMatchObject({
        kind: 'refused',
        drop: true,
      });
    }
  });

  it.each([
    ['no ScheduleFile', Buffer.from([0xff, 0xff]), /no ScheduleFile/],
    ['another version', fileOf([later(1, S)], [], { version: 2 }), /version: 2, expected 1/],
    [
      'a count that is not true',
      fileOf([later(1, S)], [], { entryCount: 2 }),
      /entry_count: 2, but 1 follow/,
    ],
    ['nothing', fileOf([]), /holds nothing/],
    ['number zero', fileOf([later(0, S)]), /entry 0: number must be 1/],
    ['a number twice', fileOf([later(1, S), later(1, 2 * S)]), /entry 1: number is used twice/],
    ['times out of order', fileOf([later(1, 2 * S), later(2, S)]), /entry 2: out of order/],
    ['equal times out of order', fileOf([later(2, S), later(1, S)]), /entry 1: out of order/],
    [
      'a target that is not',
      fileOf([later(1, S, { target: 'nobody' })]),
      /no subsystem "nobody" takes commands/,
    ],
    [
      'a body with a header',
      fileOf([later(1, S, { body: Buffer.from([0x0a, 0]) })]),
      /entry 1: body carries a header/,
    ],
    [
      'an argument out of range',
      fileOf([later(1, S, { target: 'comms-manager', body: Buffer.from([0xc8, 0x02, 0x00]) })]),
      /entry 1: .*startSequence/,
    ],
    ['a long body', fileOf([later(1, S, { body: Buffer.alloc(901) })]), /901 bytes, at most 900/],
    ['a late rule that is not', fileOf([later(1, S, { lateRule: 9 as never })]), /late_rule 9/],
    ['a time that is none', fileOf([scheduleEntry(1, 0)]), /onboard_us 0 is no time/],
    ['a sequence without steps', fileOf([], [scheduleSequence(1, [])]), /0 steps, allowed: 1 to 128/],
    [
      'a sequence without time-out',
      fileOf([], [scheduleSequence(1, [0], { completionTimeoutUs: 0 })]),
      /completion_timeout_us 0, allowed/,
    ],
    ['sequences out of order', fileOf([], [scheduleSequence(2, [0]), scheduleSequence(1, [0])]), /ascending/],
    [
      'a failure rule that is not',
      fileOf([], [scheduleSequence(1, [0], { onFailure: 7 as never })]),
      /on_failure 7/,
    ],
    [
      '65 sequences',
      fileOf(
        [],
        Array.from({ length: 65 }, (_, at) => scheduleSequence(at + 1, [0])),
      ),
      /more than 64/,
    ],
    [
      '1001 entries',
      fileOf(Array.from({ length: 1001 }, (_, at) => later(at + 1, S + at))),
      /more than 1000/,
    ],
  ])('COM-050 LK-20 finds %s', (_, bytes, faults) => {
    const check = checkFile(bytes, judgeStored);
    expect(check.kind === 'faulty' && check.faults).toMatch(faults);
  });

  it('COM-050 LK-20 names every fault, the first eight by place', () => {
    const check = checkFile(
      fileOf(Array.from({ length: 12 }, (_, at) => later(at + 1, S + at, { target: 'x' }))),
      judgeStored,
    );
    const faults = check.kind === 'faulty' ? check.faults : '';
    expect(faults.match(/takes commands/g)).toHaveLength(8);
    expect(faults).toMatch(/and 4 more$/);
  });

  it('COM-051 takes files below files/ only', () => {
    expect(pathFault('files/week-12.bin')).toBeNull();
    for (const path of [
      'comms-manager/schedule-plan',
      'files/../keys',
      'files/',
      '/files/a',
      'files//a',
      'files/./a',
    ]) {
      expect(pathFault(path)).toContain('expected one below files/');
    }
  });
});

describe('activation', () => {
  const at = { onboardUs: ONBOARD_US, load: '3.1' };
  const active = (state: ScheduleState, bytes: Uint8Array) =>
    activate(state, loaded(bytes), Buffer.from(sha256Of(bytes)).toString('hex'), at);

  it('COM-052 LK-16 LK-20 takes all of a checked load; what is past is skipped and told', () => {
    const change = active(
      EMPTY_SCHEDULE,
      fileOf([later(1, -5), later(2, 0), later(3, 1)], [scheduleSequence(7, [0])]),
    );
    if (change.kind !== 'changed') throw new Error(change.detail);
    expect(change.skipped).toEqual([1, 2]);
    expect(
      [...change.state.entries.values()].map(({ state, principal, load }) => [state, principal, load]),
    ).toEqual([
      ['skipped', 'ops', '3.1'],
      ['skipped', 'ops', '3.1'],
      ['waiting', 'ops', '3.1'],
    ]);
    expect(change.state.sequences.get(7)).toMatchObject({ steps: [{ delayUs: 0 }], run: null });
    expect(change.state.staged).toBeNull();
  });

  it.each([
    ['nothing checked', () => activate(EMPTY_SCHEDULE, null, '', at), 'FAILED'],
    [
      'a load that is only begun',
      () => activate(EMPTY_SCHEDULE, staged(beginLoad(beginOf(file), 'ops')), '', at),
      'FAILED',
    ],
    ['another digest', () => activate(EMPTY_SCHEDULE, loaded(file), 'aa', at), 'RANGE'],
    ['a number in use', () => active(new PlanBench([entry(2, 60 * S)]).state, file), 'DUPLICATE'],
  ])('COM-052 LK-11 LK-20 refuses %s', (_, act, code) => {
    expect(act()).toMatchObject({ kind: 'refused', code });
  });

  it('COM-052 LK-20 makes room by forgetting what has ended, never what is open; at most 1000 entries', () => {
    const many = (state: 'completed' | 'waiting'): ScheduleState =>
      new PlanBench(Array.from({ length: 999 }, (_, index) => entry(index + 100, 600 * S, { state }))).state;
    const ended = active(many('completed'), file);
    expect(ended.kind === 'changed' && ended.state.entries.size).toBe(1000);
    expect(active(many('waiting'), file)).toMatchObject({ kind: 'refused', code: 'FAILED' });
  });

  it('COM-050 a part of 800 bytes fits into a telecommand frame', () => {
    const command = {
      loadSchedulePart: { offset: 260_000, data: Buffer.alloc(800) },
    } as unknown as CommsManagerCommand;
    expect(CommsManagerCommand.encode(command).length).toBeLessThan(900);
    expect(NOOP.length).toBeGreaterThan(0);
  });
});

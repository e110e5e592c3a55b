import { FailureRule, LateRule, ScheduleFile } from '@dawnline/contracts';
import { buildCommand } from '@hil/ground';
import { parseSchedule, utcUs } from '../src/schedule/schedule-file';

const NOW_US = 1_790_000_000_000_000;

const WHOLE = `
entries:
  - { number: 2, in: 1h, target: comms-manager, command: { startSequence: 7 }, late: run, group: 3 }
  - number: 1
    at: 2026-09-21T14:13:30.000001Z
    target: thermal-controller
    command: noop
sequences:
  - sequence: 7
    onFailure: go-on
    completionTimeout: 2min
    steps:
      - { after: 0s, target: thermal-controller, command: { setLoopTarget: { loopC: 18 } } }
      - { after: 1.5s, target: thermal-controller, command: noop }
`;

const faultsOf = (text: string): string => {
  try {
    parseSchedule(text, 'f.yaml', NOW_US);
    return '';
  } catch (error) {
    expect((error as Error).name).toBe('UserError');
    return (error as Error).message;
  }
};

const entry = (change: string): string =>
  `entries: [{ number: 1, in: 1s, target: thermal-controller, command: noop, ${change} }]`;

describe('a schedule file of the ground', () => {
  it('becomes a ScheduleFile in the order that the craft wants', () => {
    const { bytes, entries, sequences } = parseSchedule(WHOLE, 'f.yaml', NOW_US);
    expect([entries, sequences]).toEqual([2, 1]);
    const file = ScheduleFile.decode(bytes);
    expect([file.version, file.entryCount, file.sequenceCount]).toEqual([1, 2, 1]);
    expect(file.entries.map(({ number, onboardUs }) => [number, onboardUs])).toEqual([
      [1, 1_790_000_010_000_001],
      [2, NOW_US + 3_600_000_000],
    ]);
    expect(file.entries.map(({ lateRule, group }) => [lateRule, group])).toEqual([
      [LateRule.LATE_HOLD, 0],
      [LateRule.LATE_RUN, 3],
    ]);
    expect(file.entries[1].body).toEqual(buildCommand('comms-manager', { startSequence: 7 }));
    const [{ onFailure, completionTimeoutUs, steps }] = file.sequences;
    expect([onFailure, completionTimeoutUs]).toEqual([FailureRule.FAILURE_GO_ON, 120_000_000]);
    expect(steps.map(({ delayUs }) => delayUs)).toEqual([0, 1_500_000]);
  });

  it.each([
    ['no mapping', '- 1', /document: \[1\]; allowed: a mapping with entries, sequences/],
    ['broken YAML', 'entries: [', /^f.yaml: /],
    ['nothing', '{}', /at least one of entries and sequences/],
    ['an unknown field', entry('when: now'), /entries\[0\]\.when: "now"; allowed: only number, at, in/],
    ['two times', entry('at: 2026-11-28T02:00:00Z'), /exactly one of `at` \(UTC\) and `in`/],
    ['a bad late rule', entry('late: never'), /entries\[0\]\.late: "never"; allowed: one of skip, hold, run/],
    ['a bad group', entry('group: -1'), /entries\[0\]\.group: -1; allowed: a whole number from 0/],
    [
      'a local time',
      'entries: [{ number: 1, at: "2026-11-28 02:00", target: thermal-controller, command: noop }]',
      /entries\[0\]\.at: "2026-11-28 02:00"; allowed: UTC such as/,
    ],
    [
      'a target that is not',
      'entries: [{ number: 1, in: 1s, target: nobody, command: noop }]',
      /entries\[0\]\.target: "nobody"; allowed: one of comms-manager/,
    ],
    [
      'a command that is not',
      'entries: [{ number: 1, in: 1s, target: thermal-controller, command: { dance: true } }]',
      /entries\[0\]\.command\.dance: true; allowed: one of the fields/,
    ],
    [
      'a number twice',
      'entries: [{ number: 1, in: 1s, target: thermal-controller, command: noop }, { number: 1, in: 2s, target: thermal-controller, command: noop }]',
      /entries: 1; allowed: each number once/,
    ],
    ['no steps', 'sequences: [{ sequence: 1, steps: [] }]', /steps: \[\]; allowed: a list of 1 to 128 steps/],
    [
      'a bad delay',
      'sequences: [{ sequence: 1, steps: [{ after: soon, target: thermal-controller, command: noop }] }]',
      /steps\[0\]\.after: "soon"; allowed: a duration/,
    ],
    [
      'a bad failure rule',
      'sequences: [{ sequence: 1, onFailure: cry, steps: [] }]',
      /one of abort, wait, go-on/,
    ],
  ])('refuses %s with field, value and what is allowed', (_, text, message) => {
    expect(faultsOf(text)).toMatch(message);
  });

  it('tells every fault at once', () => {
    expect(faultsOf(entry('late: x, group: y, foo: z')).split('\n')).toHaveLength(3);
  });

  it('reads UTC down to the microsecond, and nothing else', () => {
    expect(utcUs('2026-09-21T14:13:20Z')).toBe(NOW_US);
    expect(utcUs('2026-09-21T14:13:20.5Z')).toBe(NOW_US + 500_000);
    for (const text of ['2026-09-21', '2026-13-21T00:00:00Z', '2026-09-21T14:13:20+01:00', 'now']) {
      expect(utcUs(text)).toBeNull();
    }
  });
});

import { durationText, entriesOf, eventsOf, missionClock, modesOf, truthNumber } from '@hil/record';
import type { EventEntry, FlightEntry, TruthEntry } from '@hil/record';

const event = (t: number, source: string, code: string, parameters: Record<string, string>): EventEntry => ({
  kind: 'event',
  t,
  source,
  code,
  severity: 'LOW',
  parameters,
  text: '',
});
const truth: TruthEntry = { kind: 'truth', t: 3, fields: { stateOfCharge: 0.5, station: 'svalbard' } };
const entries: FlightEntry[] = [
  event(1, 'fault-manager', 'MODE_CHANGED', { from: 'MODE_STANDBY', to: 'MODE_NOMINAL' }),
  event(2, 'job-executor', 'MODE_CHANGED', { to: 'SAFE' }),
  truth,
  event(4, 'fault-manager', 'MODE_CHANGED', { from: 'NOMINAL', to: 'SAFE' }),
];

describe('flight record', () => {
  it('gives the entries of one kind in order', () => {
    expect(entriesOf(entries, 'truth')).toEqual([truth]);
    expect(entriesOf(entries, 'event').map((entry) => entry.t)).toEqual([1, 2, 4]);
    expect(entriesOf(entries, 'node')).toEqual([]);
  });

  it('gives the events of one source and code', () => {
    expect(eventsOf(entries, 'job-executor', 'MODE_CHANGED').map((entry) => entry.t)).toEqual([2]);
    expect(eventsOf(entries, 'job-executor', 'JOB_STATE')).toEqual([]);
  });

  it('takes the mode from fault-manager only, without the prefix of the contract', () => {
    expect(modesOf(entries)).toEqual([
      { t: 1, mode: 'NOMINAL' },
      { t: 4, mode: 'SAFE' },
    ]);
  });

  it('begins with the mode of the first housekeeping of fault-manager, when nothing was decided before', () => {
    const heard = (t: number): FlightEntry => ({
      kind: 'telemetry',
      t,
      contract: 'FaultManagerHousekeeping',
      source: 'fault-manager',
      fields: { service: { mode: 'MODE_STANDBY' } },
    });
    expect(modesOf([heard(0), ...entries])[0]).toEqual({ t: 0, mode: 'STANDBY' });
    expect(modesOf([...entries, heard(5)])[0]).toEqual({ t: 1, mode: 'NOMINAL' });
  });

  it('reads numbers of truth and nothing else', () => {
    expect(truthNumber(truth, 'stateOfCharge')).toBe(0.5);
    expect(truthNumber(truth, 'station')).toBeNaN();
    expect(truthNumber(truth, 'absent')).toBeNaN();
  });

  it.each([
    [0, 'T+00:00:00.000'],
    [754_567_890, 'T+00:12:34.567'],
    [360_000_000_000, 'T+100:00:00.000'],
  ])('shows mission time %d us as %s', (us, text) => {
    expect(missionClock(us)).toBe(text);
  });

  it.each([
    [0, '0.0 ms'],
    [9_949, '9.9 ms'],
    [12_000, '12 ms'],
    [999_400, '999 ms'],
    [999_600, '1.00 s'],
    [3_400_000, '3.40 s'],
    [119_999_000, '2 min 0 s'],
    [125_000_000, '2 min 5 s'],
    [179_600_000, '3 min 0 s'],
  ])('shows a duration of %d us as %s', (us, text) => {
    expect(durationText(us)).toBe(text);
  });
});

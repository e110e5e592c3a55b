import type { FlightEntry } from '@hil/record';
import { EMPTY_FLIGHT, plainLine, takeEntry, timelineLine, type FlightState } from '../src/view/flight-state';
import { renderFlight } from '../src/view/render';

const S = 1_000_000;
const ANSI = /\u001b\[[0-9;]*m/g;

const event = (code: string, more: Partial<Extract<FlightEntry, { kind: 'event' }>> = {}): FlightEntry => ({
  t: 65 * S,
  kind: 'event',
  source: 'job-executor',
  code,
  severity: 'INFORMATIVE',
  parameters: {},
  text: `text of ${code}`,
  ...more,
});

const FLIGHT: readonly FlightEntry[] = [
  {
    t: 0,
    kind: 'start',
    format: 1,
    world: 'live',
    scenario: 'smoke',
    craft: 'odc-1',
    seed: 1,
    epochUnixUs: 0,
    durationUs: 300 * S,
    software: '',
    node: '',
    broker: '',
  },
  { t: 0, kind: 'rate', rate: 20, reason: 'start' },
  { t: 1 * S, kind: 'node', node: 'power-manager', what: 'boot', details: {} },
  { t: 1 * S, kind: 'node', node: 'job-executor', what: 'boot', details: {} },
  { t: 60 * S, kind: 'truth', fields: { stateOfCharge: 0.876, gpuPowerW: 349.6, dieC: 71.24, light: 1 } },
  event('MODE_CHANGED', {
    source: 'fault-manager',
    parameters: { to: 'MODE_NOMINAL' },
    text: 'Mode changed',
  }),
  {
    t: 66 * S,
    kind: 'telemetry',
    contract: 'JobExecutorHousekeeping',
    source: 'job-executor',
    fields: {
      jobs: [{ job: 'train-a', state: 'JOB_RUNNING', step: 45, total: 90, attempt: 1, checkpointStep: 30 }],
    },
  },
  {
    t: 67 * S,
    kind: 'telemetry',
    contract: 'CommsManagerHousekeeping',
    source: 'comms-manager',
    fields: { inContact: true, station: 'redmond' },
  },
  {
    t: 84 * S,
    kind: 'fault',
    id: 'hang',
    fault: 'gpu.kernel-hang',
    target: 'gpu/0',
    what: 'onset',
    details: {},
  },
  { t: 85 * S, kind: 'node', node: 'job-executor', what: 'crash', details: {} },
];

const after = (entries: readonly FlightEntry[]): FlightState => entries.reduce(takeEntry, EMPTY_FLIGHT);
const plain = (state: FlightState, columns = 160, rows = 40): string =>
  renderFlight(state, columns, rows).replace(ANSI, '');

describe('the view of a flight', () => {
  it('follows clock, mode, charge, GPU, job, link and services', () => {
    const picture = plain(after(FLIGHT));
    expect(picture).toMatch(/smoke +T\+00:01:25\.000 of 00:05:00/);
    expect(picture).toContain('at 20x');
    expect(picture).toContain('mode NOMINAL');
    expect(picture).toContain('in contact with redmond');
    expect(picture).toContain('87.6 %');
    expect(picture).toContain('sunlit');
    expect(picture).toMatch(/die +71\.2 °C/);
    expect(picture).toMatch(/train-a +RUNNING +step 45\/90 +attempt 1 +checkpoint 30/);
    expect(picture).toContain('power-manager  job-executor (down)');
    expect(picture).toContain('fault onset: gpu.kernel-hang on gpu/0');
  });

  it('shows which devices real hardware plays, and whether it is heard', () => {
    const [start, ...others] = FLIGHT;
    const device = 'eps/battery';
    const flight = [{ ...start, external: [device, 'eps/bus'] } as FlightEntry, ...others];
    expect(plain(after(flight))).toContain('hardware eps/battery (waiting)  eps/bus (waiting)');
    const heard: FlightEntry = { t: 90 * S, kind: 'device', device, what: 'connected', detail: '' };
    const lost: FlightEntry = {
      t: 95 * S,
      kind: 'device',
      device,
      what: 'lost',
      detail: 'no sample for 3.1 s',
    };
    expect(plain(after([...flight, heard]))).toContain('eps/battery (connected)');
    const picture = plain(after([...flight, heard, lost]));
    expect(picture).toContain('eps/battery (lost)');
    expect(picture).toContain('real eps/battery: silent, no sample for 3.1 s');
    expect(plain(after(FLIGHT))).not.toContain('hardware');
  });

  it('shows what is not known yet as a dash, and eclipse as such', () => {
    const picture = plain(EMPTY_FLIGHT);
    expect(picture).toContain('no contact');
    expect(picture).toMatch(/charge.* - %/);
    expect(plain(after([{ t: 0, kind: 'truth', fields: { light: 0 } }]))).toContain('eclipse');
  });

  it('never wraps: no line is wider than the terminal, no picture higher', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      event('NOISE', { t: index * S, text: 'x'.repeat(200) }),
    );
    const state = after([...FLIGHT, ...many]);
    for (const [columns, rows] of [
      [60, 24],
      [200, 50],
    ]) {
      const lines = plain(state, columns, rows).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(columns);
      expect(lines.length).toBeLessThan(rows);
    }
  });

  it('keeps a bounded timeline', () => {
    const many = Array.from({ length: 500 }, (_, index) => event('NOISE', { t: index * S }));
    expect(after(many).timeline.length).toBeLessThanOrEqual(40);
    expect(after(many).timeline.at(-1)!.t).toBe(499 * S);
  });

  it('never lets the clock go back when entries of two sources overlap', () => {
    expect(after([event('LATE', { t: 9 * S }), event('EARLY', { t: 8 * S })]).t).toBe(9 * S);
  });

  it('tells good from bad in the timeline, and leaves out what people need not see', () => {
    expect(timelineLine(event('JOB_COMPLETED'))).toMatchObject({ tone: 'good' });
    expect(timelineLine(event('ANY', { severity: 'HIGH' }))).toMatchObject({ tone: 'bad' });
    expect(timelineLine(event('ANY', { severity: 'MEDIUM' }))).toMatchObject({ tone: 'warn' });
    expect(timelineLine({ t: 0, kind: 'truth', fields: {} })).toBeNull();
    const refused: FlightEntry = {
      t: 0,
      kind: 'fault',
      id: 'x',
      fault: 'gpu.kernel-hang',
      target: 'gpu/7',
      what: 'refused',
      details: { reason: 'no such target' },
    };
    expect(timelineLine(refused)!.text).toContain('(no such target)');
  });

  it('writes plain lines for pipes: mission time and text', () => {
    expect(plainLine(timelineLine(event('HELLO'))!)).toBe('T+00:01:05.000  job-executor: text of HELLO');
  });
});

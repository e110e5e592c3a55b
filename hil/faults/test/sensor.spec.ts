import { planned, Rig } from './rig';
import type { PlannedFault } from '@hil/faults';

const S = 1_000_000;
const LOOP = 'tcs/loop/loop_a_c';

const rigOf = (fault: string, target: string, more: Partial<PlannedFault> = {}): Rig =>
  new Rig([planned(fault, target, { trigger: { kind: 'time', atUs: 5 * S }, durationUs: 20 * S, ...more })]);
/** Readings of one field in the last samples of a device. */
const readings = (rig: Rig, device: string, field: string, count: number): number[] =>
  rig.flight
    .of(device)
    .slice(-count)
    .map((sample) => sample[field] as number);
const spread = (list: number[]): number => Math.max(...list) - Math.min(...list);
const mean = (list: number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;

describe('faults of sensors', () => {
  it('sensor.stuck-at: one value whatever happens, and the truth again after it', () => {
    const rig = rigOf('sensor.stuck-at', LOOP, { parameters: { value: 'max' } });
    rig.run(15);
    expect(readings(rig, 'tcs/loop', 'loopAC', 5)).toEqual([150, 150, 150, 150, 150]);
    rig.run(15);
    expect(Math.max(...readings(rig, 'tcs/loop', 'loopAC', 4))).toBeLessThan(60);
  });

  it('sensor.drift: walks to its limit, and comes back', () => {
    const rig = rigOf('sensor.drift', LOOP, { parameters: { rate: -3600, limit: 5 } });
    rig.run(5);
    const before = mean(readings(rig, 'tcs/loop', 'loopAC', 4));
    rig.run(15);
    expect(mean(readings(rig, 'tcs/loop', 'loopAC', 4)) - before).toBeCloseTo(-5, -0.3);
    rig.run(15);
    expect(Math.abs(mean(readings(rig, 'tcs/loop', 'loopAC', 4)) - before)).toBeLessThan(1);
  });

  it('sensor.noise-burst: more noise for a while, in bursts', () => {
    const shape = { kind: 'intermittent', periodUs: 10 * S, duty: 0.5 } as const;
    const rig = rigOf('sensor.noise-burst', LOOP, { parameters: { factor: 50 }, shape, durationUs: 40 * S });
    rig.run(9.5);
    expect(spread(readings(rig, 'tcs/loop', 'loopAC', 4))).toBeGreaterThan(5);
    rig.run(5);
    expect(spread(readings(rig, 'tcs/loop', 'loopAC', 4))).toBeLessThan(3);
    rig.run(40);
    expect(spread(readings(rig, 'tcs/loop', 'loopAC', 8))).toBeLessThan(3);
  });

  it('sensor.dropout: no number, nonsense, or nothing at all', () => {
    const nothing = rigOf('sensor.dropout', LOOP);
    nothing.run(10);
    expect(readings(nothing, 'tcs/loop', 'loopAC', 3)).toEqual([NaN, NaN, NaN]);
    nothing.run(20);
    expect(readings(nothing, 'tcs/loop', 'loopAC', 3).every(Number.isFinite)).toBe(true);
    const silent = rigOf('sensor.dropout', 'eps/bus', { parameters: { gives: 'none' } });
    silent.run(5);
    const count = silent.flight.of('eps/bus').length;
    expect(silent.run(15).flight.of('eps/bus').length).toBeLessThanOrEqual(count + 1);
    expect(silent.run(10).flight.of('eps/bus').length).toBeGreaterThan(count + 40);
  });

  it('sensor.frozen-stamp: the same stamp and number again and again', () => {
    const rig = rigOf('sensor.frozen-stamp', 'tcs/loop');
    const stamps = (): number[] =>
      rig.flight
        .of('tcs/loop')
        .slice(-4)
        .map(({ header }) => (header as { missionTimeUs: number }).missionTimeUs);
    rig.run(15);
    expect(new Set(stamps()).size).toBe(1);
    rig.run(15);
    expect(new Set(stamps()).size).toBe(4);
  });

  it('sensor.frozen-stamp: the stamp alone, or the sequence alone, or the values with them', () => {
    const seen = (parameters: Record<string, string>, lasts: number) => {
      const rig = rigOf('sensor.frozen-stamp', 'tcs/loop', { parameters }).run(lasts);
      const samples = rig.flight.of('tcs/loop').slice(-4);
      const different = (of: (sample: Record<string, unknown>) => unknown): number =>
        new Set(samples.map(of)).size;
      const header = (sample: Record<string, unknown>) =>
        sample.header as { missionTimeUs: number; sequence: number };
      return [
        different((sample) => header(sample).missionTimeUs),
        different((sample) => header(sample).sequence),
        different((sample) => sample.plateC),
      ];
    };
    expect(seen({ what: 'stamp' }, 15).slice(0, 2)).toEqual([1, 4]);
    expect(seen({ what: 'sequence' }, 15).slice(0, 2)).toEqual([4, 1]);
    expect(seen({ values: 'frozen' }, 15)).toEqual([1, 1, 1]);
    expect(seen({ values: 'frozen' }, 30)[2]).toBeGreaterThan(1);
  });

  it('sensor.swapped: two channels show each other’s reading', () => {
    const rig = rigOf('sensor.swapped', 'tcs/loop/plate_c', {
      parameters: { with: 'tcs/loop/radiator_a_c' },
    });
    rig.flight.plant.state.nodeTemperatureK[rig.flight.plant.nodeIndex.get('plate')!] = 333.15;
    rig.run(4);
    const [plate, radiator] = ['plateC', 'radiatorAC'].map((field) => readings(rig, 'tcs/loop', field, 1)[0]);
    expect(plate - radiator).toBeGreaterThan(15);
    rig.run(4);
    expect(rig.entries[0].details).toEqual({ with: 'tcs/loop/radiator_a_c' });
    expect(
      readings(rig, 'tcs/loop', 'radiatorAC', 1)[0] - readings(rig, 'tcs/loop', 'plateC', 1)[0],
    ).toBeGreaterThan(10);
    rig.run(20);
    expect(readings(rig, 'tcs/loop', 'plateC', 1)[0]).toBeGreaterThan(
      readings(rig, 'tcs/loop', 'radiatorAC', 1)[0],
    );
  });

  it('sensor.swapped: takes the next of its kind by default, and refuses what is not like it', () => {
    const rig = rigOf('sensor.swapped', 'eps/battery/voltage_a_v').run(6);
    expect(rig.entries[0].details).toEqual({ with: 'eps/battery/voltage_b_v' });
    const reason = (target: string, other?: string): string => {
      const parameters: Record<string, string> = other ? { with: other } : {};
      return String(rigOf('sensor.swapped', target, { parameters }).run(6).entries[0].details.reason);
    };
    expect(reason('eps/battery/voltage_a_v', 'tcs/loop/loop_a_c')).toMatch(
      /is not like .*allowed is one of eps\/battery\/voltage_b_v/,
    );
    expect(reason('eps/battery/voltage_a_v', 'eps/battery/voltage_z_v')).toMatch(
      /with .*allowed is a sensor/,
    );
    expect(reason('eps/battery')).toMatch(/no channel with another of its kind/);
  });
});

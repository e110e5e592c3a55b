import { DosimeterSample } from '@dawnline/contracts';
import { noise } from '../noise';
import { craft, Flight } from './flight';

const values = (flight: Flight, device: string, field: string): number[] =>
  flight.of(device).map((sample) => sample[field] as number);
const mean = (list: number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;

describe('devices on the bus', () => {
  it('publish at their own rates, and spread over the second', () => {
    const flight = new Flight();
    flight.bench.setComputer('obc', reading);
    flight.bench.setComputer('host', reading);
    flight.run(20);
    for (const device of craft.devices)
      expect([device.id, flight.of(device.id).length]).toEqual([device.id, device.rateHz * 20]);
    const busiest = Math.max(
      ...Array.from({ length: 200 }, (_, k) => flight.samples.filter((s) => s.atUs === (k + 1) * 1e5).length),
    );
    expect(busiest).toBeLessThanOrEqual(6);
  });

  it('measure the plant within noise and bias', () => {
    const flight = new Flight(7).run(60);
    const loop = flight.last('tcs/loop');
    const truth = flight.plant.state.nodeTemperatureK[flight.plant.nodeIndex.get('loop')!] - 273.15;
    for (const name of ['loopAC', 'loopBC', 'loopCC'])
      expect(Math.abs((loop[name] as number) - truth)).toBeLessThan(2.8);
    expect(flight.last('eps/bus').voltageV).toBeCloseTo(flight.plant.state.busVoltageV[0], 0);
    expect(flight.last('adcs/state').sunSensor).toBeGreaterThan(0.98);
    expect((flight.last('eps/switches').currentA as number[]).length).toBe(12);
    expect(flight.last('adcs/state').gnssTimeUs).toBe(
      flight.last('adcs/state').header!['onboardTimeUs' as never],
    );
  });

  it('differ in noise between seeds while the physics is equal, and agree for one seed', () => {
    const [one, two, again] = [1, 2, 1].map((seed) => new Flight(seed).run(10));
    expect(Buffer.from(one.plant.bytes).equals(Buffer.from(two.plant.bytes))).toBe(true);
    expect(values(one, 'tcs/loop', 'loopAC')).not.toEqual(values(two, 'tcs/loop', 'loopAC'));
    expect(one.samples).toEqual(again.samples);
  });

  it('draw noise that a fault elsewhere does not shift', () => {
    const plain = new Flight(3).run(30);
    const faulty = new Flight(3);
    faulty.bench.setSensorFault('tcs/loop/loop_a_c', { kind: 'dropout', gives: 'nan' });
    faulty.bench.setSensorFault('eps/bus', { kind: 'dropout', gives: 'none' });
    faulty.run(30);
    expect(values(faulty, 'tcs/loop', 'loopBC')).toEqual(values(plain, 'tcs/loop', 'loopBC'));
  });

  it('have noise of mean 0 and sigma 1', () => {
    const drawn = Array.from({ length: 20_000 }, (_, index) => noise(12345, index));
    expect(Math.abs(mean(drawn))).toBeLessThan(0.02);
    expect(Math.sqrt(mean(drawn.map((value) => value * value)))).toBeCloseTo(1, 1);
  });

  it('say nothing without power, and nothing for a dead computer', () => {
    const flight = new Flight().run(5);
    const before = flight.of('adcs/state').length;
    flight.bench.switches.command(1 << 3, 0, true, flight.nowUs);
    flight.run(5);
    expect(flight.of('adcs/state').length).toBeLessThanOrEqual(before + 1);
    expect(flight.of('obc/state')).toEqual([]);
  });

  it('leave the topics of an external device to the hardware', () => {
    const flight = new Flight(1, { external: ['env/dosimeter', 'tcs/loop'] }).run(10);
    expect(flight.of('env/dosimeter')).toEqual([]);
    expect(flight.of('tcs/loop')).toEqual([]);
    expect(flight.bench.hasSensor('tcs/loop/loop_a_c')).toBe(false);
    flight.bench.receive('craft/odc-1/dev/tcs/loop/command/thermal-controller', new Uint8Array(0));
    expect(flight.bench.counters.ignored).toBe(1);
    expect(() => new Flight(1, { external: ['tcs/lop'] })).toThrow('tcs/lop');
  });

  it('count particles as whole counts that scatter', () => {
    const flight = new Flight(5);
    flight.run(10);
    flight.plant.state.protonFlux[0] = 100;
    const payload = flight.samples.filter(({ topic }) => topic.includes('dosimeter')).at(-1)!.payload;
    expect(DosimeterSample.decode(payload).countRateHz * 5).toBeCloseTo(
      Math.round(DosimeterSample.decode(payload).countRateHz * 5),
    );
  });
});

const reading = {
  load: 0.1,
  memoryFree: 0.8,
  diskFree: 0.9,
  eccCorrected: 0,
  bootId: 1,
  resetCause: 'first-boot',
};

describe('sensor faults', () => {
  const channel = 'tcs/loop/loop_a_c';

  it('stick at the last value, an end of the range, or a given one', () => {
    const flight = new Flight().run(10);
    const last = flight.last('tcs/loop').loopAC;
    flight.bench.setSensorFault(channel, { kind: 'stuck-at', value: 'last' });
    flight.run(10);
    expect(new Set(values(flight, 'tcs/loop', 'loopAC').slice(-10))).toEqual(new Set([last]));
    flight.bench.setSensorFault(channel, { kind: 'stuck-at', value: 'max' });
    expect(flight.run(2).last('tcs/loop').loopAC).toBe(150);
    flight.bench.setSensorFault(channel, { kind: 'stuck-at', value: 40 });
    expect(flight.run(2).last('tcs/loop').loopAC).toBe(40);
    flight.bench.setSensorFault(channel, null);
    expect(flight.run(2).last('tcs/loop').loopAC).not.toBe(40);
  });

  it('drift up to their limit', () => {
    const flight = new Flight().run(5);
    const before = mean(values(flight, 'tcs/loop', 'loopAC'));
    flight.bench.setSensorFault(channel, { kind: 'drift', sinceUs: flight.nowUs, perHour: 3600, limit: 8 });
    flight.run(30);
    expect(mean(values(flight, 'tcs/loop', 'loopAC').slice(-10)) - before).toBeCloseTo(8, -0.5);
  });

  it('burst, drop out as NaN or out of range, and fall silent as a whole', () => {
    const flight = new Flight();
    flight.bench.setSensorFault(channel, { kind: 'noise-burst', factor: 50 });
    flight.run(20);
    const burst = values(flight, 'tcs/loop', 'loopAC');
    expect(Math.max(...burst) - Math.min(...burst)).toBeGreaterThan(10);
    flight.bench.setSensorFault(channel, { kind: 'dropout', gives: 'nan' });
    expect(flight.run(2).last('tcs/loop').loopAC).toBeNaN();
    flight.bench.setSensorFault(channel, { kind: 'dropout', gives: 'out-of-range' });
    expect(flight.run(2).last('tcs/loop').loopAC).toBe(300);
    flight.bench.setSensorFault(channel, null);
    flight.bench.setSensorFault('tcs/loop', { kind: 'dropout', gives: 'none' });
    const count = flight.of('tcs/loop').length;
    flight.run(5);
    expect(flight.of('tcs/loop').length).toBe(count);
    flight.bench.setSensorFault('tcs/loop', null);
    expect(flight.run(5).of('tcs/loop').length).toBe(count + 5);
  });

  it('freeze the stamp while the values live on', () => {
    const flight = new Flight().run(5);
    flight.bench.setFrozenStamp('tcs/loop', true);
    flight.run(5);
    const headers = flight
      .of('tcs/loop')
      .slice(-6)
      .map((sample) => sample.header as { sequence: number });
    expect(new Set(headers.map((header) => header.sequence)).size).toBe(1);
  });

  it('name every sensor of the craft', () => {
    const { bench } = new Flight();
    expect(bench.sensors.length).toBeGreaterThan(50);
    expect(bench.sensors).toContain('eps/switches/current_a.LCL7');
    expect(bench.sensors.every((sensor) => bench.hasSensor(sensor))).toBe(true);
    expect(bench.hasSensor('tcs/loop/loop_z_c')).toBe(false);
  });
});

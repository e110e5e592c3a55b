import { AdcsStateSample, DosimeterSample, EpsBusSample } from '@dawnline/contracts';
import { parseTle, parseUtc } from '@dawnline/orbit';
import type { Craft } from '@hil/crafts';
import { DeviceBench } from '@hil/devices';
import { createPlant, STEP_US } from '@hil/plant';
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
    const adcs = flight.last('adcs/state');
    const { onboardTimeUs } = adcs.header as { onboardTimeUs: number };
    expect(onboardTimeUs - (adcs.gnssTimeUs as number)).toBe(200_000);
    expect(adcs.starTrackerValid).toBe(true);
    for (const axis of 'XYZ') expect(Math.abs(adcs[`rate${axis}DegS`] as number)).toBeLessThan(0.04);
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
  bootId: 1,
  resetCause: 'first-boot',
};

describe('latency', () => {
  const START = '2026-08-19T03:19:00Z';

  it('shows the truth of some time ago, exactly', () => {
    const flight = new Flight();
    const { plant } = flight;
    const truths = new Map<number, number>();
    for (let step = 0; step < 100; step++) {
      flight.run(0.1);
      truths.set(flight.nowUs, plant.state.orbit[0]);
    }
    for (const { topic, atUs, payload } of flight.samples) {
      if (!topic.includes('adcs/state')) continue;
      const x = AdcsStateSample.decode(payload).positionXKm;
      const late = truths.get(atUs - 200_000);
      if (late !== undefined) expect(Math.abs(x - late)).toBeLessThan(0.02);
      expect(Math.abs(x - truths.get(atUs)!)).toBeGreaterThan(0.1);
    }
  });

  it('holds as many truths as lie between, also when a period is shorter than the latency', () => {
    const late: Craft = {
      ...craft,
      sensorKinds: {
        ...craft.sensorKinds,
        voltage: { ...craft.sensorKinds.voltage, sigma: 0, quantum: 0, latencyS: 0.3 },
      },
    };
    const orbit = late.orbits[1].tle;
    const plant = createPlant(late, parseTle(...orbit), parseUtc(START), { stateOfCharge: 0.9 });
    const shown: number[] = [];
    let nowUs = 0;
    const bench = new DeviceBench(late, plant, {
      nowUs: () => nowUs,
      publish: (topic, payload) => {
        if (topic.includes('eps/bus')) shown.push(EpsBusSample.decode(payload).voltageV);
      },
      uniform: () => 0.5,
    });
    for (let step = 1; step <= 20; step++) {
      nowUs += STEP_US;
      plant.state.busVoltageV[0] = step;
      bench.step(nowUs);
    }
    expect(shown.slice(3)).toEqual(Array.from({ length: 17 }, (_, k) => k + 1));
  });

  it('costs nothing where there is none', () => {
    const flight = new Flight().run(1);
    flight.plant.state.busVoltageV[0] = 20;
    flight.nowUs += STEP_US;
    flight.bench.step(flight.nowUs);
    expect(flight.last('eps/bus').voltageV).toBeCloseTo(20, 0);
  });
});

describe('the star tracker', () => {
  it('is blind in the core of the anomaly: the attitude is then no better than the Sun sensor’s', () => {
    const flight = new Flight(2);
    const errors = (flux: number): number => {
      const from = flight.nowUs;
      for (let second = 0; second < 40; second++) {
        flight.plant.state.protonFlux[0] = flux;
        for (let step = 0; step < 10; step++) {
          flight.nowUs += STEP_US;
          flight.bench.step(flight.nowUs);
        }
      }
      const samples = flight.samples.filter(({ topic, atUs }) => topic.includes('adcs') && atUs > from);
      const decoded = samples.map(({ payload }) => AdcsStateSample.decode(payload));
      expect(decoded.every(({ starTrackerValid }) => starTrackerValid === flux < 300)).toBe(true);
      return mean(decoded.map(({ attitudeErrorDeg }) => attitudeErrorDeg));
    };
    expect(errors(0)).toBeLessThan(0.01);
    expect(errors(800)).toBeGreaterThan(0.05);
    expect(errors(0)).toBeLessThan(0.01);
  });

  it('and the gyro see the craft turn away', () => {
    const flight = new Flight().run(10);
    for (let second = 0; second < 20; second++) {
      flight.plant.inputs.arrayIncidenceRad[0] += (0.5 * Math.PI) / 180;
      flight.run(1);
    }
    const { attitudeErrorDeg, rateXDegS } = flight.last('adcs/state');
    expect(attitudeErrorDeg).toBeGreaterThan(9);
    expect(rateXDegS).toBeCloseTo(0.5, 1);
  });
});

describe('the radio', () => {
  it('tells Eb/N0, Doppler and damaged frames in a pass', () => {
    const flight = new Flight(1, {}, {}, '2026-08-19T03:19:00Z');
    flight.bench.countFrame('s', 'up', true);
    flight.bench.countFrame('s', 'up');
    flight.run(3);
    const sample = flight.last('radio/s');
    expect(sample).toMatchObject({ lock: true, uplinkBps: 256_000, framesUp: 2, framesDamaged: 1 });
    expect(sample.ebN0Db).toBeGreaterThan(9);
    expect(sample.dopplerHz).toBeGreaterThan(20_000);
    expect(flight.last('radio/x').dopplerHz).toBeGreaterThan(80_000);
  });
});

describe('faults of one sensor from several sides', () => {
  const channel = 'tcs/loop/loop_a_c';

  it('heal apart from one another, in any order', () => {
    const flight = new Flight().run(5);
    const shown = (): number => flight.run(1).last('tcs/loop').loopAC as number;
    const before = shown();
    flight.bench.setSensorFault(channel, { kind: 'stuck-at', value: 77 }, 'one');
    flight.bench.setSensorFault('tcs/loop', { kind: 'dropout', gives: 'nan' }, 'two');
    expect(shown()).toBeNaN();
    flight.bench.setSensorFault('tcs/loop', null, 'two');
    expect(shown()).toBe(77);
    flight.bench.setSensorFault(channel, null, 'one');
    expect(Math.abs(shown() - before)).toBeLessThan(3);
    flight.bench.setSensorFault('tcs/loop', { kind: 'dropout', gives: 'none' }, 'one');
    flight.bench.setSensorFault('tcs/loop', { kind: 'dropout', gives: 'none' }, 'two');
    flight.bench.setSensorFault('tcs/loop', null, 'one');
    const count = flight.of('tcs/loop').length;
    expect(flight.run(3).of('tcs/loop').length).toBe(count);
    flight.bench.setSensorFault('tcs/loop', null, 'two');
    expect(flight.run(3).of('tcs/loop').length).toBe(count + 3);
  });
});

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
    flight.bench.setFrozenStamp('tcs/loop', 'both');
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

import {
  EpsSwitchesCommand,
  GpuCommand,
  RadioCommand,
  TcsHeaterCommand,
  TcsLoopCommand,
} from '@dawnline/contracts';
import { Flight } from './flight';

const bit = (switchIndex: number): number => 1 << switchIndex;
const LCL1 = 0;
const LCL3 = 2;
const LCL6 = 5;
const LCL7 = 6;
const H1 = 8;
const PM = 'power-manager';
const gpu = { gpu: 0 };

function switches(flight: Flight, mask: number, states: number, gpuPermission = false): void {
  flight.command(EpsSwitchesCommand, PM, { switchMask: mask, states, gpuPermission });
}

const bound = (job: string, attempt = 0) => ({
  bind: { job, attempt, utilisation: 0.95, memoryUtilisation: 0.6 },
});
const closed = (flight: Flight): boolean[] => flight.last('eps/switches').closed as boolean[];

describe('switches', () => {
  it('follow power-manager, but never open the rail of the OBC', () => {
    const flight = new Flight();
    switches(flight, bit(LCL3) | bit(LCL6), bit(LCL6));
    flight.run(2);
    expect(closed(flight)[LCL6]).toBe(true);
    expect(closed(flight)[LCL3]).toBe(true);
    expect(flight.bench.switches.refused).toBe(1);
  });

  it('ignore everybody else, forged senders, duplicates, expired and undecodable commands', () => {
    const flight = new Flight().run(1);
    const open = { switchMask: bit(LCL7), states: 0, gpuPermission: false };
    flight.command(EpsSwitchesCommand, 'thermal-controller', open);
    flight.command(EpsSwitchesCommand, PM, open, { from: 'thermal-controller' });
    flight.command(EpsSwitchesCommand, PM, open, {}, { source: 'job-executor' });
    flight.command(EpsSwitchesCommand, PM, open, {}, { expiresUs: 10 });
    flight.bench.receive(`craft/odc-1/dev/eps/switches/command/${PM}`, Uint8Array.of(255, 255));
    flight.bench.receive('craft/odc-1/dev/eps/nothing/command/x', new Uint8Array(0));
    expect(flight.bench.counters).toEqual({
      accepted: 0,
      undecodable: 1,
      unauthorised: 3,
      duplicates: 0,
      expired: 1,
      ignored: 1,
    });
    expect(closed(flight.run(1))[LCL7]).toBe(true);
    const reset = { reset: true };
    flight.command(GpuCommand, 'job-executor', reset, gpu, { sequence: 99 });
    flight.command(GpuCommand, 'job-executor', reset, gpu, { sequence: 99 });
    expect(flight.bench.counters.duplicates).toBe(1);
  });

  it('open the GPU rail by themselves 10 s after the last permission', () => {
    const flight = new Flight().run(4);
    switches(flight, 0, 0, true);
    flight.run(9.9);
    expect(flight.plant.state.railLive[LCL1]).toBe(1);
    flight.run(0.3);
    expect(flight.plant.state.railLive[LCL1]).toBe(0);
    expect(flight.bench.switches.permissionsExpired).toBe(1);
  });

  it('keep the GPU rail and the X-band transmitter open while the safe line is active', () => {
    const flight = new Flight();
    switches(flight, bit(LCL6), bit(LCL6), true);
    flight.bench.setSafeLine(true);
    switches(flight, bit(LCL1) | bit(LCL6), bit(LCL1) | bit(LCL6), true);
    flight.run(1);
    expect([flight.plant.state.railLive[LCL1], flight.plant.state.railLive[LCL6]]).toEqual([0, 0]);
    flight.bench.setSafeLine(false);
    switches(flight, bit(LCL1), bit(LCL1), true);
    expect(flight.run(1).plant.state.railLive[LCL1]).toBe(1);
  });

  it('trip on over-current, count it, and close again on command', () => {
    const flight = new Flight().run(1);
    flight.plant.inputs.railFaultA[LCL7] = 3;
    flight.run(0.2);
    flight.plant.inputs.railFaultA[LCL7] = 0;
    flight.run(1);
    expect(closed(flight)[LCL7]).toBe(false);
    expect((flight.last('eps/switches').trips as number[])[LCL7]).toBe(1);
    switches(flight, bit(LCL7), bit(LCL7));
    expect(closed(flight.run(1))[LCL7]).toBe(true);
    expect(flight.plant.state.railLive[LCL7]).toBe(1);
  });

  it('heat only where switch and heater are both on; the thermostat of H2 needs neither', () => {
    const flight = new Flight().run(1);
    expect(closed(flight)[H1]).toBe(true);
    expect(flight.plant.state.railLive[H1]).toBe(0);
    flight.command(TcsHeaterCommand, 'thermal-controller', { heatersOn: 1 });
    expect(flight.run(1).plant.state.railLive[H1]).toBe(1);
    expect((flight.last('tcs/structure').heaterCurrentA as number[])[0]).toBeCloseTo(0.46, 1);
    switches(flight, bit(H1), 0);
    expect(flight.run(1).plant.state.railLive[H1]).toBe(0);
    const cold = new Flight(1, {}, { temperaturesC: { battery: 0 } }).run(1);
    expect(cold.plant.state.railLive[H1 + 1]).toBe(1);
  });
});

describe('pumps, valve and radio', () => {
  it('follow their one commanding service', () => {
    const flight = new Flight();
    flight.command(TcsLoopCommand, 'thermal-controller', {
      pumpPrime: false,
      pumpStandby: false,
      bypassRatio: 7,
    });
    flight.command(RadioCommand, 'comms-manager', { transmit: true }, { radio: 's' });
    flight.run(1);
    expect(flight.last('tcs/loop').flowRatio).toBeLessThan(0.05);
    expect(flight.plant.inputs.valveBypass[0]).toBe(1);
    expect(flight.last('radio/s').transmitting).toBe(true);
    flight.command(RadioCommand, PM, { transmit: false }, { radio: 's' });
    expect(flight.run(1).last('radio/s').transmitting).toBe(true);
  });
});

describe('a GPU', () => {
  it('clamps its cap and works for the context that holds it', () => {
    const flight = new Flight();
    flight.command(GpuCommand, 'job-executor', { setCapW: 20 }, gpu);
    flight.command(GpuCommand, 'job-executor', bound('alpha'), gpu);
    flight.run(1);
    expect(flight.last('gpu/0/status')).toMatchObject({ capW: 200, ready: true, boundJob: 'alpha' });
    expect(flight.bench.throughput(0, 'alpha', 0)).toBeGreaterThan(0.3);
    expect(flight.bench.throughput(0, 'alpha', 0)).toBeLessThan(0.7);
    expect(flight.bench.throughput(0, 'alpha', 1)).toBe(0);
    expect(flight.bench.throughput(1, 'alpha', 0)).toBe(0);
    flight.command(GpuCommand, 'job-executor', { release: true }, gpu);
    expect(flight.run(1).bench.throughput(0, 'alpha', 0)).toBe(0);
    expect(flight.plant.inputs.hostBusy[0]).toBe(0);
  });

  it('fences off an older attempt of the job that holds it', () => {
    const flight = new Flight();
    flight.command(GpuCommand, 'job-executor', bound('alpha', 3), gpu);
    flight.command(GpuCommand, 'job-executor', bound('alpha', 2), gpu);
    flight.run(1);
    expect(flight.bench.throughput(0, 'alpha', 3)).toBeGreaterThan(0);
    expect(flight.bench.gpu(0)!.refused).toBe(1);
  });

  it('hangs at full utilisation with an Xid, until the context is released', () => {
    const flight = new Flight();
    expect(flight.bench.gpu(0)!.hang(8, 0)).toBe(false);
    flight.command(GpuCommand, 'job-executor', bound('alpha'), gpu);
    flight.run(1);
    expect(flight.bench.gpu(0)!.hang(8, flight.nowUs + 2_000_000)).toBe(true);
    flight.run(1);
    expect(flight.last('gpu/0/status')).toMatchObject({ utilisation: 1, xid: 0 });
    expect(flight.bench.throughput(0, 'alpha', 0)).toBe(0);
    flight.run(2);
    expect(flight.last('gpu/0/status')).toMatchObject({ xid: 8, xidCount: 1 });
    flight.command(GpuCommand, 'job-executor', { release: true }, gpu);
    flight.command(GpuCommand, 'job-executor', bound('alpha', 1), gpu);
    flight.run(1);
    expect(flight.bench.throughput(0, 'alpha', 1)).toBeGreaterThan(0);
  });

  it('is gone for its boot time after a reset, and forgets its context', () => {
    const flight = new Flight();
    flight.command(GpuCommand, 'job-executor', bound('alpha'), gpu);
    flight.command(GpuCommand, 'job-executor', { reset: true }, gpu);
    flight.command(GpuCommand, 'job-executor', bound('alpha', 1), gpu);
    flight.run(1);
    expect(flight.last('gpu/0/status')).toMatchObject({ ready: false, boundJob: '' });
    for (let second = 0; second < 46; second++) {
      switches(flight, 0, 0, true);
      flight.run(1);
    }
    expect(flight.last('gpu/0/status').ready).toBe(true);
    expect(flight.bench.throughput(0, 'alpha', 0)).toBe(0);
  });
});

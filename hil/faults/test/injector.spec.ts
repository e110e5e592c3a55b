import { GpuCommand } from '@dawnline/contracts';
import { event, planned, Rig } from './rig';

const S = 1_000_000;

describe('the injector', () => {
  it('strikes at its time and heals after the duration', () => {
    const rig = new Rig([
      planned('sensor.stuck-at', 'tcs/loop/loop_a_c', { durationUs: 5 * S, parameters: { value: 45 } }),
    ]);
    rig.run(4);
    expect(rig.flight.last('tcs/loop').loopAC).toBe(45);
    rig.run(6);
    expect(rig.flight.last('tcs/loop').loopAC).not.toBe(45);
    expect(rig.story).toEqual(['1 f1 onset', '6 f1 heal']);
    expect(rig.entries[0].details).toEqual({ value: 45 });
  });

  it('waits for a condition, its nth time, and an offset', () => {
    const rig = new Rig([
      planned('process.killed', 'power-manager', {
        trigger: {
          kind: 'condition',
          when: 'event',
          subject: 'job-executor/JOB_STEPPING?job=b',
          nth: 2,
          offsetUs: S,
        },
      }),
      planned('process.pause', 'comms-manager', {
        id: 'f2',
        trigger: { kind: 'condition', when: 'mode', subject: 'SAFE', nth: 1, offsetUs: 0 },
      }),
      planned('process.slow', 'comms-manager', {
        id: 'f3',
        trigger: { kind: 'condition', when: 'eclipse-enter', subject: '', nth: 1, offsetUs: 0 },
      }),
    ]);
    expect(rig.injector.nextUs()).toBeNull();
    for (const job of ['b', 'a', 'b', 'b']) {
      rig.injector.onFlight(event(rig.run(1).flight.nowUs, 'job-executor', 'JOB_STEPPING', { job }));
    }
    rig.injector.onFlight(
      event(rig.flight.nowUs, 'fault-manager', 'MODE_CHANGED', { to: 'MODE_SAFE', from: 'x' }),
    );
    rig.injector.onFlight({ kind: 'orbit', t: rig.flight.nowUs, what: 'eclipse-enter', station: '' });
    rig.run(1);
    expect(rig.story.slice(0, 4)).toEqual(['4 f1 onset', '4 f1 heal', '4.1 f2 onset', '4.1 f3 onset']);
    expect(rig.calls).toEqual([
      'kill "power-manager"',
      'pause "comms-manager" true',
      'slow "comms-manager" 10',
    ]);
  });

  it('hangs the kernel of the job that holds the GPU, until its context ends', () => {
    const rig = new Rig([planned('gpu.kernel-hang', 'gpu/0')]);
    rig.bind('alpha', 2);
    rig.run(3);
    expect(rig.entries[0].details).toMatchObject({ job: 'alpha', attempt: 2, xid: 8 });
    expect(rig.flight.bench.throughput(0, 'alpha', 2)).toBe(0);
    rig.flight.command(GpuCommand, 'job-executor', { release: true }, { gpu: 0 });
    rig.bind('alpha', 3);
    rig.run(1);
    expect(rig.flight.bench.throughput(0, 'alpha', 3)).toBeGreaterThan(0);
    expect(rig.story).toEqual(['1 f1 onset', '3.1 f1 heal']);
  });

  it('freezes and thaws the real process of a live job', () => {
    const calls: string[] = [];
    const freezeWorkload = (job: string, attempt: number, frozen: boolean) => {
      calls.push(`${job} ${attempt} ${frozen}`);
      return null;
    };
    const rig = new Rig(
      [planned('gpu.kernel-hang', 'gpu/0', { durationUs: 2 * S })],
      { freezeWorkload },
      'live',
    );
    rig.bind('alpha', 0);
    rig.run(5);
    expect(calls).toEqual(['alpha 0 true', 'alpha 0 false']);
    expect(rig.flight.bench.throughput(0, 'alpha', 0)).toBeGreaterThan(0);
  });

  it('refuses what cannot be, and says why', () => {
    const rig = new Rig([
      planned('gpu.kernel-hang', 'gpu/0'),
      planned('bus.partition', 'job-executor', { id: 'f2' }),
      planned('process.killed', 'nobody', { id: 'f3' }),
    ]);
    rig.run(1.2);
    expect(rig.entries.map(({ id, what, details }) => [id, what, details.reason])).toEqual([
      ['f1', 'refused', 'no job holds gpu/0'],
      ['f2', 'onset', undefined],
      [
        'f3',
        'refused',
        expect.stringContaining('target "nobody": allowed is a service: one of power-manager'),
      ],
    ]);
    const live = new Rig([planned('bus.partition', 'job-executor')], {}, 'live');
    expect(live.run(1.2).entries[0].details.reason).toBe('bus.partition exists in the simulated world only');
    const poor = new Rig([planned('bus.broker-crash', 'bus')], {}, 'live');
    expect(poor.run(1.2).entries[0].details.reason).toBe('not possible in this world');
  });

  it('degrades a pump along its ramp, and gives it back', () => {
    const rig = new Rig([
      planned('actuator.pump-degraded', 'prime', {
        durationUs: 20 * S,
        shape: { kind: 'ramp', rampUs: 10 * S },
        parameters: { flow: 0.5 },
      }),
    ]);
    rig.run(6);
    expect(rig.flight.last('tcs/loop').flowRatio).toBeCloseTo(0.75, 1);
    rig.run(10);
    expect(rig.flight.last('tcs/loop').flowRatio).toBeCloseTo(0.5, 1);
    rig.run(10);
    expect(rig.flight.last('tcs/loop').flowRatio).toBeGreaterThan(0.95);
  });

  it('lets a fault come and go', () => {
    const rig = new Rig([
      planned('actuator.pump-degraded', 'prime', {
        shape: { kind: 'intermittent', periodUs: 10 * S, duty: 0.3 },
      }),
    ]);
    const flows: number[] = [];
    for (let second = 0; second < 21; second += 1) {
      rig.run(1);
      flows.push(rig.flight.bench.plant.inputs.pumpHealth[0]);
    }
    expect(flows).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0]);
    expect(rig.story).toEqual(['1 f1 onset']);
    rig.injector.heal('f1', rig.flight.nowUs);
    expect(rig.flight.bench.plant.inputs.pumpHealth[0]).toBe(1);
  });

  it('refuses shapes that a fault cannot have, and its twin', () => {
    const pump = planned('actuator.pump-degraded', 'prime');
    const rig = new Rig([
      pump,
      { ...pump, id: 'f2', trigger: { kind: 'time', atUs: 2 * S } },
      planned('process.killed', 'power-manager', { id: 'f3', shape: { kind: 'ramp', rampUs: S } }),
      planned('sensor.dropout', 'eps/bus/voltage_v', {
        id: 'f4',
        shape: { kind: 'intermittent', periodUs: S, duty: 2 },
      }),
    ]);
    rig.run(3);
    const refusals = rig.entries.filter(({ what }) => what === 'refused');
    expect(refusals.map(({ id, details }) => [id, details.reason])).toEqual([
      ['f3', 'shape "ramp": allowed is step'],
      ['f4', 'shape.duty "2": allowed is 0.01 to 0.99'],
      ['f2', 'actuator.pump-degraded is at work on prime already, as f1'],
    ]);
  });

  it('trips a rail, and again after each re-arm', () => {
    const rig = new Rig([planned('power.rail-trip', 'LCL7', { parameters: { repeats: 2 } })]);
    const { switches } = rig.flight.bench;
    rig.run(2);
    expect(switches.trips[6]).toBe(1);
    switches.command(1 << 6, 1 << 6, true, rig.flight.nowUs);
    rig.run(2);
    expect(switches.trips[6]).toBe(2);
    switches.command(1 << 6, 1 << 6, true, rig.flight.nowUs);
    rig.run(2);
    expect(switches.trips[6]).toBe(2);
    expect(rig.entries.map((entry) => entry.what)).toEqual(['onset', 'heal']);
  });

  it('hands crash points to the world, and records what strikes there', () => {
    const trigger = {
      kind: 'crash-point',
      on: 'job-executor/disk.append',
      path: 'ledger',
      nth: 4,
      moment: 'before',
    } as const;
    const rig = new Rig([planned('process.killed', 'job-executor', { trigger })]);
    expect(rig.injector.crashPoints()).toEqual([{ fault: 'f1', ...trigger, kind: undefined }].map(strip));
    rig.run(2);
    expect(rig.injector.strike('f1', rig.flight.nowUs)).toBeNull();
    expect(rig.calls).toEqual(['kill "job-executor"']);
    expect(rig.story).toEqual(['2 f1 onset', '2 f1 heal']);
    expect(rig.injector.crashPoints()).toEqual([]);
    const live = new Rig([planned('process.killed', 'job-executor', { trigger })]);
    expect(live.injector.strike('f1', 3 * S, true)).toBeNull();
    expect(live.calls).toEqual([]);
    expect(live.injector.strike('f1', 4 * S)).toBe('f1 has struck before');
  });

  it('injects and heals by hand', () => {
    const rig = new Rig([]);
    const { trigger: _, ...fault } = planned('bus.broker-crash', 'bus', { id: 'hand-1' });
    expect(rig.injector.inject(fault, 7 * S)).toBeNull();
    expect(rig.injector.activeIds).toEqual(['hand-1']);
    expect(rig.injector.nextUs()).toBe(12 * S);
    expect(rig.injector.inject(fault, 8 * S)).toMatch(/used already/);
    expect(rig.injector.heal('hand-1', 9 * S)).toBe(true);
    expect(rig.injector.heal('hand-1', 9 * S)).toBe(false);
    expect(rig.calls).toEqual(['broker false', 'broker true']);
  });

  it('gives storage faults with all their parameters', () => {
    const rig = new Rig([planned('storage.eio', 'ssd0', { parameters: { path: 'ckpt' } })]);
    rig.run(40);
    expect(rig.calls[0]).toContain('disk "ssd0" {"kind":"eio","path":"ckpt","probability":0.1');
    expect(rig.calls[1]).toBe('disk "ssd0" null');
  });
});

function strip(point: Record<string, unknown>): Record<string, unknown> {
  const { kind: _, ...rest } = point;
  return rest;
}

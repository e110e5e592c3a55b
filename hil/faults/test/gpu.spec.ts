import { EpsSwitchesCommand, GpuCommand } from '@dawnline/contracts';
import type { PlannedFault } from '@hil/faults';
import { planned, Rig } from './rig';

const S = 1_000_000;
const gpu = { gpu: 0 };

/** A rig whose GPU runs a job, with its rail's permission renewed by the second. */
function fly(...plans: PlannedFault[]): Rig {
  const rig = new Rig(plans);
  rig.bind('alpha', 2);
  return rig;
}

function permit(rig: Rig, closed = true): void {
  const body = { switchMask: 1, states: closed ? 1 : 0, gpuPermission: closed };
  rig.flight.command(EpsSwitchesCommand, 'power-manager', body);
}

function run(rig: Rig, seconds: number): Rig {
  for (let second = 0; second < seconds; second += 1) {
    permit(rig);
    rig.run(1);
  }
  return rig;
}

function powerCycle(rig: Rig): void {
  permit(rig, false);
  rig.run(2);
  run(rig, 48);
}

function reset(rig: Rig): void {
  rig.flight.command(GpuCommand, 'job-executor', { reset: true }, gpu);
}

const status = (rig: Rig) => rig.flight.last('gpu/0/status');
const heal = (rig: Rig) => rig.injector.heal('f1', rig.flight.nowUs);

/** The GPU takes a job again and computes. */
function works(rig: Rig): boolean {
  rig.bind('beta', 0);
  run(rig, 1);
  return rig.flight.bench.throughput(0, 'beta', 0) > 0.3;
}

describe('fault:G1 gpu.ecc-corrected', () => {
  it('counts, and leaves the job alone', () => {
    const rig = run(fly(planned('gpu.ecc-corrected', 'gpu/0', { parameters: { count: 25 } })), 3);
    expect(status(rig)).toMatchObject({ eccCorrected: 25, xidCount: 0, boundJob: 'alpha', ready: true });
    run(rig, 5);
    expect(status(rig).eccCorrected).toBe(25);
    expect(rig.story).toEqual(['1 f1 onset', '1 f1 heal']);
  });

  it('remaps a row that they all fall into, and tells a high rate', () => {
    const parameters = { count: 1200, locality: 'row' };
    const rig = run(fly(planned('gpu.ecc-corrected', 'gpu/0', { parameters })), 3);
    expect(status(rig)).toMatchObject({ recentXids: [92, 63, 154], remapPending: true, remappedRows: 0 });
    reset(rig);
    run(rig, 47);
    expect(status(rig)).toMatchObject({ remapPending: false, remappedRows: 1, recoveryAction: 0 });
    expect(works(rig)).toBe(true);
  });
});

describe('fault:G2 gpu.ecc-contained', () => {
  it('ends the job on it and waits for a remap; a reset heals', () => {
    const rig = run(fly(planned('gpu.ecc-contained', 'gpu/0')), 3);
    expect(rig.calls).toEqual(['fail "alpha" 2 "crash"']);
    expect(status(rig)).toMatchObject({
      eccUncorrected: 1,
      recentXids: [48, 171, 94, 63, 154],
      xid: 63,
      recoveryAction: 4,
      remapPending: true,
      boundJob: '',
      ready: true,
    });
    expect(works(rig)).toBe(true);
    reset(rig);
    run(rig, 47);
    expect(status(rig)).toMatchObject({ recoveryAction: 0, remappedRows: 1, remapPending: false });
  });

  it('asks for a reset when the row cannot be remapped', () => {
    const parameters = { remap: 'failed' };
    const rig = run(fly(planned('gpu.ecc-contained', 'gpu/0', { parameters })), 3);
    expect(status(rig)).toMatchObject({ xid: 64, remapFailed: true, recoveryAction: 1 });
    reset(rig);
    expect(works(run(rig, 47))).toBe(true);
  });
});

describe('fault:G3 gpu.ecc-uncontained', () => {
  const plan = planned('gpu.ecc-uncontained', 'gpu/0');

  it('ends the job and leaves the GPU useless until a reset', () => {
    const rig = run(fly(plan), 3);
    expect(rig.calls).toEqual(['fail "alpha" 2 "crash"']);
    expect(status(rig)).toMatchObject({ xid: 95, eccUncorrected: 1, recoveryAction: 1, ready: false });
    expect(works(rig)).toBe(false);
    reset(rig);
    run(rig, 47);
    expect(works(rig)).toBe(true);
    expect(rig.injector.activeIds).toEqual([]);
  });

  it('is over when it is removed', () => {
    const rig = run(fly(plan), 3);
    heal(rig);
    expect(works(rig)).toBe(true);
  });
});

describe('fault:G4 gpu.latch-up', () => {
  const watts = (rig: Rig): number => rig.flight.plant.state.railCurrentA[0];

  it('draws a step of current and heats, until its rail is cut', () => {
    const rig = fly(planned('gpu.latch-up', 'gpu/0', { parameters: { step: 4 } }));
    rig.run(0.9);
    const before = watts(rig);
    const { nodeHeatW } = rig.flight.plant.state;
    const die = rig.flight.plant.nodeIndex.get('die')!;
    const heatBefore = nodeHeatW[die];
    run(rig, 1);
    expect(watts(rig) - before).toBeCloseTo(4, 0);
    expect(nodeHeatW[die] - heatBefore).toBeGreaterThan(80);
    expect((rig.flight.last('eps/switches').currentA as number[])[0]).toBeGreaterThan(before + 3);
    powerCycle(rig);
    expect(rig.flight.plant.inputs.railFaultA[0]).toBe(0);
    expect(watts(rig)).toBeLessThan(before);
    expect(rig.entries.map(({ what, details }) => [what, details.rail])).toEqual([
      ['onset', 'LCL1'],
      ['heal', undefined],
    ]);
  });

  it('trips the switch when the step is large; goes away when it is removed', () => {
    const large = run(fly(planned('gpu.latch-up', 'gpu/0', { parameters: { step: 10 } })), 1);
    large.run(1);
    expect((large.flight.last('eps/switches').trips as number[])[0]).toBe(1);
    const small = fly(planned('gpu.latch-up', 'gpu/0', { shape: { kind: 'ramp', rampUs: 10 * S } }));
    run(small, 6);
    expect(small.flight.plant.inputs.railFaultA[0]).toBeCloseTo(1.5, 1);
    heal(small);
    expect(small.flight.plant.inputs.railFaultA[0]).toBe(0);
  });
});

describe('fault:G5 gpu.fell-off-bus', () => {
  it('is gone with Xid 79, whatever is commanded, until its power is cycled', () => {
    const rig = run(fly(planned('gpu.fell-off-bus', 'gpu/0')), 3);
    expect(status(rig)).toMatchObject({ ready: false, xid: 79, recoveryAction: 2, boundJob: '' });
    expect(rig.entries[0].details).toMatchObject({ job: 'alpha', attempt: 2 });
    reset(rig);
    run(rig, 50);
    expect(status(rig).ready).toBe(false);
    powerCycle(rig);
    expect(works(rig)).toBe(true);
    expect(rig.entries.at(-1)!.what).toBe('heal');
  });

  it('comes back after a reset, or never, as its chances say', () => {
    const soft = run(fly(planned('gpu.fell-off-bus', 'gpu/0', { parameters: { resetReturns: 1 } })), 3);
    reset(soft);
    expect(works(run(soft, 48))).toBe(true);
    const dead = run(fly(planned('gpu.fell-off-bus', 'gpu/0', { parameters: { returns: 0 } })), 3);
    powerCycle(dead);
    powerCycle(dead);
    expect(works(dead)).toBe(false);
    expect(status(dead)).toMatchObject({ ready: false, xid: 79, xidCount: 2 });
    heal(dead);
    expect(works(run(dead, 48))).toBe(true);
  });
});

describe('fault:G6 gpu.gsp-hang', () => {
  it('answers nothing, is reported after the timeout, and a reset ends it', () => {
    const rig = run(fly(planned('gpu.gsp-hang', 'gpu/0', { parameters: { xid: 120 } })), 2);
    expect(status(rig)).toMatchObject({ ready: false, xid: 0, boundJob: '' });
    rig.flight.command(GpuCommand, 'job-executor', { release: true }, gpu);
    rig.flight.command(GpuCommand, 'job-executor', { setCapW: 250 }, gpu);
    run(rig, 3);
    expect(status(rig)).toMatchObject({ xid: 120, recoveryAction: 1, capW: 350 });
    reset(rig);
    run(rig, 47);
    expect(works(rig)).toBe(true);
    expect(rig.injector.activeIds).toEqual([]);
  });

  it('ends by itself', () => {
    const rig = run(fly(planned('gpu.gsp-hang', 'gpu/0', { durationUs: 4 * S })), 7);
    expect(rig.story).toEqual(['1 f1 onset', '5 f1 heal']);
    expect(works(rig)).toBe(true);
  });
});

describe('fault:G7 gpu.link-error', () => {
  it('repeats packets, which slows nothing, until it is removed', () => {
    const rig = run(fly(planned('gpu.link-error', 'gpu/0', { durationUs: 5 * S })), 4);
    expect(status(rig).pcieReplays).toBeGreaterThan(200);
    expect(status(rig)).toMatchObject({ boundJob: 'alpha', xidCount: 0 });
    run(rig, 4);
    expect(status(rig).pcieReplays).toBeCloseTo(500, -2);
    expect(rig.calls).toEqual([]);
  });

  it('ends the job when it is fatal', () => {
    const rig = run(fly(planned('gpu.link-error', 'gpu/0', { parameters: { fatal: true } })), 3);
    expect(rig.calls).toEqual(['fail "alpha" 2 "crash"']);
    expect(status(rig)).toMatchObject({ xid: 74, recoveryAction: 3, boundJob: '' });
    expect(works(rig)).toBe(true);
  });
});

describe('fault:G8 gpu.sdc', () => {
  it('corrupts the job that it names, silently', () => {
    const parameters = { bits: 3, where: 'activations' };
    const rig = run(fly(planned('gpu.sdc', 'alpha', { parameters })), 3);
    expect(rig.calls).toEqual(['corrupt "alpha" 2 {"bits":3,"where":"activations"}']);
    expect(status(rig)).toMatchObject({ xidCount: 0, eccCorrected: 0, eccUncorrected: 0, boundJob: 'alpha' });
    expect(rig.story).toEqual(['1 f1 onset', '1 f1 heal']);
    const nobody = run(fly(planned('gpu.sdc', 'beta')), 2);
    expect(nobody.entries[0].details.reason).toBe('beta holds no GPU');
  });
});

describe('fault:G10 gpu.tid-drift', () => {
  it('makes memory irregular along its ramp, and is undone', () => {
    const shape = { kind: 'ramp', rampUs: 100 * S } as const;
    const rig = run(fly(planned('gpu.tid-drift', 'gpu/0', { shape, parameters: { dose: 15 } })), 10);
    expect(status(rig).eccCorrected).toBe(0);
    run(rig, 110);
    const worn = status(rig).eccCorrected as number;
    expect(worn).toBeGreaterThan(5);
    heal(rig);
    run(rig, 60);
    expect(status(rig).eccCorrected).toBe(worn);
  });
});

describe('fault:G11 gpu.throttle', () => {
  it.each([
    [0x8, 0.5],
    [0x20, 0.75],
    [0x40, 0.5],
    [0x80, 0.25],
  ])('bits %i: clocks and modelled jobs fall to a share of %d', (bits, share) => {
    const rig = run(fly(planned('gpu.throttle', 'gpu/0', { parameters: { bits }, durationUs: 5 * S })), 1);
    const before = status(rig).clockMhz as number;
    run(rig, 3);
    expect(Number(status(rig).clockEvents) & bits).toBe(bits);
    expect(status(rig).clockMhz).toBeCloseTo(1755 * share, 3);
    expect(rig.flight.bench.throughput(0, 'alpha', 2)).toBeCloseTo(share, 6);
    run(rig, 4);
    expect(Number(status(rig).clockEvents) & bits).toBe(0);
    expect(status(rig).clockMhz).toBe(before);
  });
});

describe('fault:G12 gpu.job-fault', () => {
  it.each([
    ['oom', 'out-of-memory', []],
    ['nan', 'not-a-number', []],
    ['xid-13', 'crash', [13]],
    ['xid-31', 'crash', [31]],
  ])('%s: the job ends, the GPU is well', (kind, how, xids) => {
    const rig = run(fly(planned('gpu.job-fault', 'alpha', { parameters: { kind } })), 3);
    expect(rig.calls).toEqual([`fail "alpha" 2 "${how}"`]);
    expect(status(rig)).toMatchObject({ recentXids: xids, recoveryAction: 0, ready: true, boundJob: '' });
    expect(works(rig)).toBe(true);
  });

  it('is refused where a job cannot be struck', () => {
    const rig = new Rig([planned('gpu.job-fault', 'alpha')], {}, 'live');
    rig.bind('alpha', 0);
    rig.run(2);
    expect(rig.entries[0].details.reason).toBe('not possible in this world');
  });
});

describe('fault:G13 gpu.particle-storm', () => {
  it('floods the dosimeter, and ends', () => {
    const rig = fly(planned('gpu.particle-storm', 'environment', { durationUs: 60 * S }));
    run(rig, 20);
    // 100 times the mean of orbit B, 17 a second and square centimetre.
    expect(rig.flight.last('env/dosimeter').countRateHz).toBeGreaterThan(1500);
    expect(rig.flight.last('env/dosimeter').countRateHz).toBeLessThan(2000);
    const dose = rig.flight.plant.state.doseRad[0];
    run(rig, 50);
    expect(rig.flight.plant.state.doseRad[0]).toBeGreaterThan(dose * 2);
    expect(rig.flight.last('env/dosimeter').countRateHz).toBe(0);
    expect(rig.flight.plant.inputs.stormProtonFlux[0]).toBe(0);
  });

  it('brings a solar event to high latitudes only', () => {
    const plan = planned('gpu.particle-storm', 'environment', { parameters: { factor: 10, solar: 'S4' } });
    const rig = run(fly(plan), 5);
    const { inputs, state } = rig.flight.plant;
    expect(inputs.solarParticlePfu[0]).toBe(10_000);
    expect(state.solarProtonFlux[0]).toBe(0);
    expect(state.protonFlux[0]).toBeGreaterThan(100);
    heal(rig);
    expect(inputs.solarParticlePfu[0]).toBe(0);
  });
});

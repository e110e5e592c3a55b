import { Refusal } from '@dawnline/contracts';
import { ceiling, Core, orderWith, S, signals } from './core';

describe('acceptance of files', () => {
  const files = [{ path: 'a.py', bytes: 3, sha256: 'ab'.repeat(32) }];
  const fresh = (): Core => {
    const core = new Core();
    core.feed({ kind: 'recovered', records: {}, running: [], restarted: false });
    core.feed({ kind: 'submit', ticket: '1', order: orderWith({ files }) });
    return core;
  };

  test('JOBX-002 JP-24 a job with files is accepted when they are in its folder, and not before', () => {
    const core = fresh();
    expect(core.kinds()).toEqual(['sweep', 'stage']);
    core.feed({ kind: 'submit', ticket: '2', order: orderWith({ files }) });
    expect(core.done.at(-1)).toMatchObject({ ticket: '2', refusal: Refusal.REFUSAL_BUSY });
    core.feed({ kind: 'submit', ticket: '3', order: orderWith({ files, seed: 9 }) });
    expect(core.done.at(-1)).toMatchObject({ ticket: '3', refusal: Refusal.REFUSAL_DUPLICATE });
    core.feed({ kind: 'staged', ticket: '1', job: 'a', fault: null, refused: true });
    expect(core.jobState).toBeUndefined();
    core.durable();
    expect(core.jobState).toBe('QUEUED');
  });

  test('JOBX-002 files that are not on board refuse the job; a disk that is silent fails it', () => {
    const core = fresh();
    core.feed({ kind: 'staged', ticket: '1', job: 'a', fault: "files 'a.py': not on board", refused: true });
    expect(core.done.at(-1)).toMatchObject({
      refusal: Refusal.REFUSAL_RANGE,
      detail: expect.stringContaining('a.py'),
    });
    expect(core.state.staging).toEqual({});
    const silent = fresh();
    silent.feed({ kind: 'staged', ticket: '1', job: 'a', fault: 'EIO', refused: false });
    expect(silent.done.at(-1)).toMatchObject({ refusal: Refusal.REFUSAL_FAILED });
  });
});

describe('checkpoints that are asked for', () => {
  const verified = (core: Core, sequence: number): void => {
    const checkpoint = { sequence, step: sequence, attempt: 0, appFormat: 'x', bytes: 1 };
    core.feed({ kind: 'checked', job: 'a', attempt: 0, found: [{ kind: 'verified', checkpoint }] });
    core.durable();
  };
  const low = (source: string) => {
    const { packet, ...rest } = ceiling(source, false);
    return { ...rest, packet: { ...packet, ceilingW: 200 } };
  };
  const stepping = (change = {}): Core => {
    const core = Core.running({ watchdogUs: 3600 * S, ...change });
    core.says({ kind: 'progress', step: 1, total: 100 });
    return core;
  };

  test('JOBX-047 JP-11 heat and a shortage of power ask for a checkpoint before they take the GPU, once', () => {
    for (const [source, cause] of [
      ['power-manager', 'CKPT_LOADSHED'],
      ['thermal-controller', 'CKPT_THERMAL'],
    ] as const) {
      const core = stepping();
      core.nowUs = 100 * S;
      core.open();
      core.feed(low(source));
      core.feed({ kind: 'tick' });
      core.durable();
      expect(core.state.jobs.a.record).toMatchObject({ state: 'CHECKPOINTING', cause });
      expect(signals(core)).toEqual(['SIGUSR1']);
      core.nowUs = 104 * S;
      verified(core, 1);
      core.feed({ kind: 'tick' });
      core.durable();
      expect(core.jobState).toBe('RUNNING');
      expect(core.state.jobs.a.record.saveTimes).toEqual([4 * S]);
    }
  });

  test('JOBX-047 a trigger within one save time of a verified checkpoint is met by it', () => {
    const core = stepping();
    core.nowUs = 100 * S;
    verified(core, 1);
    core.nowUs = 110 * S;
    core.open();
    core.feed(low('power-manager'));
    core.feed({ kind: 'tick' });
    expect(core.jobState).toBe('RUNNING');
  });

  test('JOBX-047 fault:G13 a storm is told once, asks for a checkpoint, and spares a job that may be stopped in place', () => {
    const core = stepping();
    for (const countRateHz of [3, NaN, 5000, 6000]) core.feed({ kind: 'dosimeter', countRateHz });
    core.feed({ kind: 'tick' });
    core.durable();
    expect(core.state.jobs.a.record.cause).toBe('CKPT_SAA');
    expect(core.kinds().filter((kind) => kind.startsWith('PARTICLE'))).toEqual(['PARTICLE_STORM']);
    const pausable = stepping({ pausable: true });
    pausable.feed({ kind: 'dosimeter', countRateHz: 5000 });
    pausable.feed({ kind: 'tick' });
    expect(pausable.state.jobs.a.record.cause).toBe('PAUSE_RADIATION');
    pausable.feed({ kind: 'dosimeter', countRateHz: 2 });
    pausable.nowUs = 3600 * S;
    pausable.feed({ kind: 'dosimeter', countRateHz: 2 });
    pausable.feed({ kind: 'tick' });
    expect(pausable.state.jobs.a.record.cause).toBe('RESUME');
    expect(pausable.kinds()).toContain('PARTICLE_STORM_OVER');
  });

  test('JOBX-047 failures of the craft make saves denser: the plan asks by itself', () => {
    const core = stepping();
    const failures = { exposureS: 36_000, fluenceCm2: 0, steadyFailures: 20, radiationFailures: 0 };
    core.state = { ...core.state, failures };
    for (let minute = 0; minute < 30 && core.jobState === 'RUNNING'; minute += 1) {
      core.nowUs += 60 * S;
      core.says({ kind: 'progress', step: 2 + minute, total: 100 });
      core.open();
      core.feed({ kind: 'tick' });
    }
    expect(core.state.jobs.a.record.cause).toBe('CKPT_PERIODIC');
  });
});

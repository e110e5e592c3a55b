import { Mode, Refusal } from '@dawnline/contracts';
import { encodeSnapshot, readLedger } from '../src/ledger/ledger';
import { COLD, Core, DIGEST, orderWith, S, SEALED, statusWith } from './core';

describe('executor core', () => {
  test('JOBX-002 inv:J1 a job exists, and its sender is told, only after its record is durable', () => {
    const core = new Core();
    core.feed({ kind: 'recovered', records: {}, running: [], restarted: false });
    core.feed({ kind: 'submit', ticket: '1', order: orderWith() });
    expect(core.jobState).toBeUndefined();
    expect(core.kinds()).toEqual(['sweep', 'record']);
    core.feed({ kind: 'submit', ticket: '2', order: orderWith() });
    expect(core.done.at(-1)).toMatchObject({ kind: 'answer', ticket: '2', refusal: Refusal.REFUSAL_BUSY });
    core.durable();
    expect(core.jobState).toBe('QUEUED');
    expect(core.done).toContainEqual(expect.objectContaining({ kind: 'answer', ticket: '1', refusal: 0 }));
  });

  test('JOBX-002 a ledger that takes nothing accepts nothing', () => {
    const core = new Core();
    core.feed({ kind: 'submit', ticket: '1', order: orderWith() });
    core.feed({ kind: 'not-accepted', job: 'a', ticket: '1', reason: 'EIO' });
    core.durable();
    expect(core.jobState).toBeUndefined();
    expect(core.done).toContainEqual(
      expect.objectContaining({ kind: 'answer', refusal: Refusal.REFUSAL_FAILED }),
    );
  });

  test('JOBX-005 JP-19 the intent is durable before the process is started', () => {
    const core = new Core();
    core.feed({ kind: 'recovered', records: {}, running: [], restarted: false });
    core.feed({ kind: 'mode', mode: Mode.MODE_NOMINAL });
    core.open();
    core.feed({ kind: 'submit', ticket: '1', order: orderWith() });
    core.durable();
    core.feed({ kind: 'tick' });
    expect(core.kinds()).toContain('prepare');
    core.feed({ kind: 'prepared', job: 'a', ...COLD });
    expect(core.kinds()).not.toContain('start');
    core.durable();
    expect(core.kinds()).toContain('start');
  });

  test('JOBX-006 JP-13 a kill is recorded before it is sent', () => {
    const core = Core.running();
    core.nowUs = 11 * S;
    core.feed({ kind: 'tick' });
    expect(core.kinds()).toContain('WATCHDOG_FIRED');
    expect(core.kinds()).not.toContain('signal');
    core.durable();
    expect(core.done).toContainEqual({ kind: 'signal', job: 'a', attempt: 0, signal: 'SIGKILL' });
    expect(core.state.jobs.a.record.signal).toEqual({
      signal: 'SIGKILL',
      reason: 'WATCHDOG_HEARTBEAT',
      atUs: 11 * S,
    });
  });

  test('JOBX-006 JP-20 a job that outlives three kills is held, and its GPU drained', () => {
    const core = Core.running();
    core.nowUs = 11 * S;
    for (let tick = 0; tick < 5; tick++, core.nowUs += 10 * S) core.feed({ kind: 'tick' });
    core.durable();
    expect(core.done.filter((output) => output.kind === 'signal')).toHaveLength(3);
    expect(core.jobState).toBe('HELD');
    expect(core.state.gpus[0].drained).toBe(true);
    expect(core.kinds()).toEqual(expect.arrayContaining(['GPU_DRAINED']));
  });

  test('JOBX-013 JOB-6 lines of a stale attempt change nothing', () => {
    const core = Core.running();
    const before = core.state;
    for (const attempt of [-1, 1, 7]) {
      core.feed({ kind: 'workload', event: { job: 'a', attempt, kind: 'progress', step: 50, total: 100 } });
      core.feed({ kind: 'workload', event: { job: 'a', attempt, kind: 'fatal', reason: 'stale' } });
      core.feed({
        kind: 'workload',
        event: { job: 'a', attempt, kind: 'exited', code: 0, signal: null, outOfMemory: false },
      });
    }
    core.feed({
      kind: 'workload',
      event: { job: 'other', attempt: 0, kind: 'exited', code: 0, signal: null, outOfMemory: false },
    });
    expect(core.state).toEqual({ ...before, staleEvents: 10 });
    expect(core.done).toEqual([]);
  });

  test('JOBX-013 inv:J3 a step never falls within an attempt', () => {
    const core = Core.running();
    const progress = (step: number): void =>
      core.feed({ kind: 'workload', event: { job: 'a', attempt: 0, kind: 'progress', step, total: 100 } });
    for (const step of [5, 3, 101, 1e20, 6]) progress(step);
    expect(core.state.jobs.a.run?.step).toBe(6);
    expect(core.kinds()).toEqual(['JOB_STEPPING']);
  });

  test('JOBX-011 JP-27 the result goes out once, after it is durable, and that it did is recorded', () => {
    const core = Core.running();
    core.feed({
      kind: 'workload',
      event: { job: 'a', attempt: 0, kind: 'exited', code: 0, signal: null, outOfMemory: false },
    });
    core.durable();
    core.feed({ kind: 'settled', job: 'a', attempt: 0, found: [], result: SEALED });
    expect(core.kinds()).not.toContain('JOB_COMPLETED');
    core.durable();
    expect(core.kinds().filter((kind) => kind === 'JOB_COMPLETED')).toHaveLength(1);
    const records = readLedger(new Uint8Array(0), core.written);
    expect(records.a).toMatchObject({ state: 'COMPLETED', published: true, digest: DIGEST });
  });

  test('JOBX-011 a result that was durable but not published goes out after the restart', () => {
    const core = Core.running();
    core.feed({
      kind: 'workload',
      event: { job: 'a', attempt: 0, kind: 'exited', code: 0, signal: null, outOfMemory: false },
    });
    core.feed({ kind: 'settled', job: 'a', attempt: 0, found: [], result: SEALED });
    const next = new Core();
    const records = readLedger(new Uint8Array(0), core.written);
    next.feed({ kind: 'recovered', records, running: [], restarted: true });
    expect(next.kinds()).toEqual(['EXECUTOR_RESUMED', 'sweep', 'JOB_COMPLETED', 'published', 'record']);
  });

  test('JOBX-005 JP-7 JP-27 older checkpoints go only after the newer one is durably recorded', () => {
    const core = Core.running();
    const verified = (sequence: number) =>
      ({
        kind: 'verified',
        checkpoint: { sequence, step: 10 * sequence, attempt: 0, appFormat: 'x', bytes: 1 },
      }) as const;
    core.says({ kind: 'checkpoint', sequence: 4 });
    expect(core.kinds()).toEqual(['verify']);
    core.feed({ kind: 'checked', job: 'a', attempt: 0, found: [1, 2, 3, 4].map(verified) });
    expect(core.kinds()).toEqual(['verify', 'record']);
    core.durable();
    expect(core.kinds().slice(2)).toEqual([...Array<string>(4).fill('CHECKPOINT_VERIFIED'), 'discard']);
    expect(core.done.at(-1)).toEqual({ kind: 'discard', job: 'a', sequences: [1] });
    expect(core.state.jobs.a.record.checkpoints.map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
  });

  test('JOBX-010 JP-19 strangers and stale attempts found alive are killed', () => {
    const core = Core.running();
    const records = readLedger(encodeSnapshot([core.state.jobs.a.record]), []);
    const next = new Core();
    const running = [
      { job: 'a', attempt: 0, processId: 9 },
      { job: 'a', attempt: 7, processId: 10 },
      { job: 'stranger', attempt: 0, processId: 11 },
    ];
    next.feed({ kind: 'recovered', records, running, restarted: true });
    expect(next.done.filter((output) => output.kind === 'signal')).toEqual([
      { kind: 'signal', job: 'a', attempt: 7, signal: 'SIGKILL' },
      { kind: 'signal', job: 'stranger', attempt: 0, signal: 'SIGKILL' },
    ]);
    expect(next.kinds()).toContain('adopt');
    expect(next.jobState).toBe('RUNNING');
  });

  test('JOBX-008 a GPU that is gone ends its job at once; a reset Xid resets the GPU and no other does', () => {
    const status = statusWith({ boundJob: 'a' });
    const gone = Core.running();
    gone.feed({ kind: 'gpu-status', gpu: 0, status: { ...status, ready: false } });
    gone.durable();
    expect(gone.state.jobs.a.record.stopCause).toBe('STOP_GPU_FAULT');
    for (const [xid, resets] of [
      [8, false],
      [94, false],
      [95, true],
    ] as const) {
      const core = Core.running();
      core.feed({ kind: 'gpu-status', gpu: 0, status });
      core.feed({ kind: 'gpu-status', gpu: 0, status: { ...status, xid, xidCount: 1 } });
      core.durable();
      const reset = core.done.some((output) => output.kind === 'gpu' && output.action.kind === 'reset');
      expect([xid, reset]).toEqual([xid, resets]);
      expect(core.kinds()).toContain('GPU_XID');
    }
  });

  test('JOBX-008 what the GPU says it holds is put right', () => {
    const core = Core.running();
    core.nowUs = 4 * S;
    const status = statusWith();
    core.feed({ kind: 'gpu-status', gpu: 0, status });
    expect(core.done).toContainEqual(
      expect.objectContaining({ kind: 'gpu', action: expect.objectContaining({ kind: 'bind' }) }),
    );
  });
});

import type { Output } from '../src/turn';
import { XID_TABLE, isPlatformXid, needOfRecovery, xidAction } from '../src/gpu/xid-table';
import type { GpuStatus } from '../src/gpu/gpu';
import { readBook, readLedger } from '../src/ledger/ledger';
import { Core, orderWith, S, statusWith } from './core';

const resets = (core: Core): number[] =>
  core.done.flatMap((output) =>
    output.kind === 'gpu' && output.action.kind === 'reset' ? [output.gpu] : [],
  );
const events = (core: Core, code: string): Output[] =>
  core.done.filter((output) => output.kind === 'event' && output.code === code);
const verdict = (core: Core, gpu = 0): string => core.state.gpus[gpu].health.verdict;
const stopCause = (core: Core): string | null | undefined => core.state.jobs.a?.record.stopCause;

/** The GPU of a running job says something new. */
function say(core: Core, change: Partial<GpuStatus>, gpu = 0): void {
  core.feed({ kind: 'gpu-status', gpu, status: statusWith(change) });
}

function pass(core: Core, seconds: number): void {
  core.nowUs += seconds * S;
  core.feed({ kind: 'tick' });
}

/** Codes that a GPU reports in one sample. */
function report(xids: readonly number[], more: Partial<GpuStatus> = {}): Core {
  const core = Core.running();
  say(core, { boundJob: 'a' });
  say(core, { boundJob: 'a', xid: xids.at(-1), xidCount: xids.length, recentXids: xids, ...more });
  core.durable();
  return core;
}

/** Resets until the GPU is well again, or not. */
function comeBack(core: Core, change: Partial<GpuStatus> = {}): void {
  say(core, { ready: false });
  pass(core, 45);
  say(core, { ready: true, ...change });
}

describe('Xid table', () => {
  test('JOBX-017 JP-21 the table has every row of the catalogue that a single GPU can report, once', () => {
    const codes = XID_TABLE.map(({ xid }) => xid);
    expect(codes).toEqual([
      8, 13, 31, 32, 43, 45, 46, 48, 62, 63, 64, 74, 79, 92, 94, 95, 109, 119, 120, 140, 143, 154, 158, 171,
      172,
    ]);
    for (const { catalogue, action } of XID_TABLE) {
      if (catalogue === 'RESET_GPU') expect(action).toBe('reset-gpu');
      if (action === 'reset-gpu') expect(catalogue).toBe('RESET_GPU');
    }
    expect(xidAction(9999)).toBe('none');
    expect([13, 31, 63, 74, 92].map(isPlatformXid)).toEqual([false, false, false, false, false]);
    expect([8, 43, 48, 79, 94, 95].every(isPlatformXid)).toBe(true);
  });

  test('JOBX-017 each code leads to its action and to no harder one', () => {
    for (const { xid, action } of XID_TABLE) {
      const core = report([xid]);
      const killed = ['restart-app', 'reset-gpu', 'power-cycle'].includes(action);
      expect([xid, stopCause(core)]).toEqual([xid, killed ? 'STOP_GPU_FAULT' : null]);
      expect([xid, resets(core).length]).toEqual([xid, action === 'reset-gpu' ? 1 : 0]);
      expect([xid, events(core, 'GPU_LOST').length]).toEqual([xid, action === 'power-cycle' ? 1 : 0]);
      expect(events(core, 'GPU_XID')).toHaveLength(1);
    }
  });

  test('JOBX-017 fault:G2 a contained error ends the attempt for the platform; the row remap that follows is no failure', () => {
    const core = report([48, 94, 63], { recoveryAction: 4, remapPending: true });
    expect(stopCause(core)).toBe('STOP_GPU_FAULT');
    expect(resets(core)).toEqual([]);
    core.says({ kind: 'exited', code: null, signal: 'SIGKILL', outOfMemory: false });
    core.feed({ kind: 'settled', job: 'a', attempt: 0, found: [], result: { digest: '', files: [] } });
    expect(core.state.jobs.a.record).toMatchObject({
      state: 'REQUEUED',
      cause: 'PLATFORM_SEU',
      jobFaults: 0,
    });
    pass(core, 1);
    expect(resets(core)).toEqual([0]);
    comeBack(core);
    expect(core.state.gpus[0].health).toMatchObject({ verdict: 'healthy', tries: 0, resets: 1 });
  });

  test('JOBX-017 a double-bit error with an uncontained one, or a remap that failed, resets the GPU once', () => {
    for (const xid of [95, 64]) {
      const core = report([48, xid, 154], { recoveryAction: 1 });
      expect([xid, resets(core)]).toEqual([xid, [0]]);
      // The sample after it still shows the GPU as it was.
      core.nowUs += S;
      say(core, { xidCount: 3, recoveryAction: 1 });
      pass(core, 1);
      expect([xid, resets(core)]).toEqual([xid, [0]]);
    }
  });

  test('JOBX-017 fault:G12 what the program did itself is left to its exit, and the GPU is not touched', () => {
    for (const xid of [13, 31]) {
      const core = report([xid]);
      expect(verdict(core)).toBe('healthy');
      core.says({ kind: 'exited', code: 1, signal: null, outOfMemory: false });
      core.feed({ kind: 'settled', job: 'a', attempt: 0, found: [], result: { digest: '', files: [] } });
      expect(core.state.jobs.a.record.cause).toBe('JOB_FAULT');
      expect(resets(core)).toEqual([]);
    }
  });

  test('JOBX-017 fault:G7 a masked link error stops no job; the GPU is reset when its job has ended by itself', () => {
    const core = report([74, 154], { recoveryAction: 3 });
    pass(core, 1);
    expect(core.jobState).toBe('RUNNING');
    expect(verdict(core)).toBe('suspect');
    expect(resets(core)).toEqual([]);
    core.says({ kind: 'exited', code: 0, signal: null, outOfMemory: false });
    pass(core, 1);
    expect(resets(core)).toEqual([0]);
  });

  test('JOBX-017 fault:G1 many corrected errors are told, and nothing else is done', () => {
    const core = report([92], { eccCorrected: 1500 });
    expect(events(core, 'GPU_MEMORY_ERRORS')).toEqual([
      expect.objectContaining({ parameters: { gpu: 0, corrected: 1500 } }),
    ]);
    expect(verdict(core)).toBe('healthy');
  });

  test('JOBX-017 the recovery action is followed, also one that was there before the executor was', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(needOfRecovery)).toEqual([
      'nothing',
      'reset-now',
      'power-cycle',
      'reset-idle',
      'reset-empty',
      'nothing',
      'reset-now',
      'power-cycle',
    ]);
    const core = new Core();
    core.feed({ kind: 'recovered', records: {}, running: [], restarted: true });
    say(core, { recoveryAction: 1, xidCount: 5, recentXids: [95, 154], xid: 95 });
    expect(resets(core)).toEqual([0]);
    expect(events(core, 'GPU_XID')).toEqual([]);
    const drains = report([154], { recoveryAction: 4 });
    expect(drains.state.jobs.a.record.signal).toMatchObject({ signal: 'SIGTERM', reason: 'STOP_GPU_FAULT' });
  });
});

describe('GPU verdict', () => {
  test('JOBX-018 suspect, resetting, healthy on probation, and only a long healthy stretch forgets the resets', () => {
    const core = report([95]);
    expect(verdict(core)).toBe('resetting');
    comeBack(core);
    expect(core.state.gpus[0].health).toMatchObject({ verdict: 'healthy', tries: 1 });
    pass(core, 599);
    expect(core.state.gpus[0].health.tries).toBe(1);
    pass(core, 1);
    expect(core.state.gpus[0].health.tries).toBe(0);
  });

  test('JOBX-018 fault:G5 after three resets without a healthy stretch the GPU is failed: no reset for ever, no job', () => {
    const core = report([119]);
    for (let tries = 1; tries <= 4; tries++) {
      core.nowUs += 4 * S;
      comeBack(core);
      say(core, { xid: 119, xidCount: tries, recentXids: [119] });
      say(core, { xid: 119, xidCount: tries + 1, recentXids: [119] });
    }
    expect(resets(core)).toHaveLength(3);
    expect(verdict(core)).toBe('failed');
    expect(events(core, 'GPU_FAILED')).toHaveLength(1);
    pass(core, 3600);
    expect(verdict(core)).toBe('failed');
    core.open();
    expect(core.done.filter((output) => output.kind === 'prepare')).toEqual([]);
  });

  test('JOBX-018 a reset that never comes back is tried again and then given up, but not while power may be off', () => {
    const core = report([62]);
    say(core, { ready: false });
    core.feed({ kind: 'mode', mode: 3 });
    pass(core, 1000);
    expect(resets(core)).toHaveLength(1);
    core.feed({ kind: 'mode', mode: 5 });
    for (let k = 0; k < 4; k++) pass(core, 121);
    expect(resets(core)).toHaveLength(3);
    expect(verdict(core)).toBe('failed');
  });

  test('JOBX-018 JOBX-047 before a reset that can wait its job is asked for a checkpoint, once, and then to leave', () => {
    const core = Core.running({ takesCheckpointSignal: true });
    core.says({ kind: 'progress', step: 5, total: 100 });
    say(core, { boundJob: 'a' });
    say(core, { boundJob: 'a', remapPending: true });
    pass(core, 1);
    core.durable();
    expect(core.state.jobs.a.record).toMatchObject({ state: 'CHECKPOINTING', cause: 'CKPT_RESET' });
    expect(resets(core)).toEqual([]);
    const checkpoint = { sequence: 1, step: 5, attempt: 0, appFormat: 'x', bytes: 1 };
    core.feed({ kind: 'checked', job: 'a', attempt: 0, found: [{ kind: 'verified', checkpoint }] });
    core.durable();
    pass(core, 1);
    core.durable();
    expect(stopCause(core)).toBe('STOP_GPU_FAULT');
    expect(core.done).toContainEqual({ kind: 'signal', job: 'a', attempt: 0, signal: 'SIGTERM' });
    core.says({ kind: 'exited', code: 85, signal: null, outOfMemory: false });
    pass(core, 1);
    expect(resets(core)).toEqual([0]);
  });

  test('JOBX-018 a row that cannot be remapped fails the GPU after its reset', () => {
    const core = report([64], { remapFailed: true });
    expect(resets(core)).toEqual([0]);
    comeBack(core, { remapFailed: true });
    expect(verdict(core)).toBe('failed');
  });

  test('JOBX-018 fault:G5 a GPU off the bus ends its job, is told to whoever switches power, and is used again once back', () => {
    const core = report([79], { ready: false });
    expect(stopCause(core)).toBe('STOP_GPU_FAULT');
    expect(events(core, 'GPU_LOST')).toHaveLength(1);
    pass(core, 600);
    expect(resets(core)).toEqual([]);
    say(core, { ready: true });
    expect(verdict(core)).toBe('healthy');
  });

  test('JOBX-018 JP-21 memory that a dead job still holds is waited for 50 s, then the GPU is reset', () => {
    const core = Core.running();
    core.says({ kind: 'exited', code: 1, signal: null, outOfMemory: false });
    const held = { memoryUsedBytes: 20e9 };
    for (let second = 0; second <= 50; second++) {
      say(core, held);
      pass(core, 1);
      if (second < 50) expect(resets(core)).toEqual([]);
    }
    expect(resets(core)).toEqual([0]);
    comeBack(core, { memoryUsedBytes: 64e6 });
    expect(verdict(core)).toBe('healthy');
  });

  test('JOBX-018 FD-32 what was drained or failed stays so over restarts, until the ground takes it back', () => {
    const core = Core.running();
    core.feed({ kind: 'drain', ticket: 'd', gpu: 0, drained: true });
    expect(core.done).toContainEqual(expect.objectContaining({ kind: 'answer', ticket: 'd', refusal: 0 }));
    pass(core, 1);
    core.durable();
    expect(stopCause(core)).toBe('STOP_PREEMPT');
    const next = new Core();
    const none = new Uint8Array(0);
    next.feed({
      kind: 'recovered',
      records: readLedger(none, core.written),
      running: [],
      restarted: true,
      book: readBook(none, core.written),
    });
    expect(next.state.gpus[0].drained).toBe(true);
    next.feed({ kind: 'drain', ticket: 'u', gpu: 0, drained: false });
    expect(next.state.gpus[0].drained).toBe(false);
    next.feed({ kind: 'drain', ticket: 'x', gpu: 7, drained: true });
    expect(next.done.at(-1)).toMatchObject({ ticket: 'x', detail: 'gpu 7: the craft has 0' });
  });

  test('JOBX-018 a reset that the ground orders lets the job leave first and says nothing against the GPU', () => {
    const core = Core.running();
    core.feed({ kind: 'reset-gpu', ticket: 'r', gpu: 0 });
    core.durable();
    expect(core.done).toContainEqual({ kind: 'signal', job: 'a', attempt: 0, signal: 'SIGTERM' });
    expect(resets(core)).toEqual([]);
    core.says({ kind: 'exited', code: 85, signal: null, outOfMemory: false });
    pass(core, 1);
    expect(resets(core)).toEqual([0]);
    comeBack(core);
    expect(core.state.gpus[0].health).toMatchObject({ verdict: 'healthy', tries: 0 });
  });
});

describe('circuit breaker', () => {
  const eight = (): Core => {
    const core = new Core(8);
    core.feed({ kind: 'recovered', records: {}, running: [], restarted: false });
    core.open();
    return core;
  };
  const strike = (core: Core, gpu: number): void =>
    say(core, { xid: 95, xidCount: 1, recentXids: [95] }, gpu);

  test('JOBX-019 only the GPU that failed is reset, and only its job ends', () => {
    const core = eight();
    strike(core, 3);
    expect(resets(core)).toEqual([3]);
    expect(Object.values(core.state.gpus).map(({ health }) => health.verdict)).toEqual([
      'healthy',
      'healthy',
      'healthy',
      'resetting',
      'healthy',
      'healthy',
      'healthy',
      'healthy',
    ]);
    expect(orderWith().job).toBe('a');
  });

  test('JOBX-019 more than a quarter of the GPUs failing within a minute opens it once: no more is reset', () => {
    const core = eight();
    for (const gpu of [0, 1, 2, 3, 4, 5]) {
      core.nowUs += 5 * S;
      strike(core, gpu);
    }
    pass(core, 1);
    expect(resets(core)).toEqual([0, 1]);
    expect(events(core, 'GPU_BREAKER_OPEN')).toHaveLength(1);
    expect(core.state.breaker.open).toBe(true);
  });

  test('JOBX-019 failures that are far apart in time open nothing', () => {
    const core = eight();
    for (const gpu of [0, 1, 2, 3]) {
      core.nowUs += 31 * S;
      strike(core, gpu);
    }
    expect(resets(core)).toEqual([0, 1, 2, 3]);
    expect(core.state.breaker.open).toBe(false);
  });

  test('JOBX-019 it closes after ten quiet minutes or by command, and what is still needed is done then', () => {
    for (const byCommand of [false, true]) {
      const core = eight();
      for (const gpu of [0, 1, 2, 3]) strike(core, gpu);
      pass(core, 599);
      expect(core.state.breaker.open).toBe(true);
      if (byCommand) core.feed({ kind: 'close-breaker', ticket: 'c' });
      pass(core, 1);
      expect(core.state.breaker.open).toBe(false);
      expect(events(core, 'GPU_BREAKER_CLOSED')).toHaveLength(1);
      expect(resets(core)).toEqual(expect.arrayContaining([2, 3]));
    }
  });
});

import { Mode, Refusal } from '@dawnline/contracts';
import { advance, initialState, type Input } from '../src/executor';
import type { JobOrder } from '../src/job';
import { readLedger, encodeEntry, encodeSnapshot } from '../src/ledger';
import type { ExecutorState, Output } from '../src/turn';

const S = 1_000_000;
const DIGEST = 'ab'.repeat(32);

const order: JobOrder = {
  job: 'a',
  tenant: 't',
  program: 'chain',
  arguments: [],
  totalSteps: 100,
  stepTimeUs: S,
  checkpointEverySteps: 10,
  watchdogUs: 10 * S,
  utilisation: 1,
  memoryUtilisation: 0,
  priority: 0,
  seed: 1,
  deadlineUs: 0,
};

/** The pure core by itself. Outputs that wait for durability are let go only by `durable`. */
class Core {
  state: ExecutorState = initialState([{ id: 0, minimumCapW: 200, maximumCapW: 350 }]);
  nowUs = 0;
  readonly written: Uint8Array[] = [];
  readonly done: Output[] = [];
  private waiting: (readonly Output[])[] = [];

  feed(input: Input): void {
    const know = { nowUs: this.nowUs, ownUs: this.nowUs, draw: () => 0.5, programs: [{ name: 'chain' }] };
    const { state, outputs } = advance(this.state, input, know);
    this.state = state;
    this.take(outputs);
  }

  durable(): void {
    while (this.waiting.length > 0) this.take(this.waiting.shift()!);
  }

  kinds(): string[] {
    return this.done.map((output) => (output.kind === 'event' ? output.code : output.kind));
  }

  get jobState(): string | undefined {
    return this.state.jobs.a?.record.state;
  }

  /** A running attempt 0 of job a. */
  static running(): Core {
    const core = new Core();
    core.feed({ kind: 'recovered', records: {}, running: [], restarted: false });
    core.feed({ kind: 'mode', mode: Mode.MODE_NOMINAL });
    core.open();
    core.feed({ kind: 'submit', ticket: '1', order });
    core.durable();
    core.feed({ kind: 'tick' });
    core.feed({ kind: 'prepared', job: 'a', checkpoint: null, refused: [] });
    core.durable();
    core.feed({ kind: 'workload', event: { job: 'a', attempt: 0, kind: 'started', processId: 9 } });
    core.feed({ kind: 'workload', event: { job: 'a', attempt: 0, kind: 'ready' } });
    core.durable();
    core.done.length = 0;
    return core;
  }

  open(): void {
    const status = { ready: true, boundJob: '', boundAttempt: 0, xid: 0, xidCount: 0, powerW: 0 };
    this.feed({ kind: 'gpu-status', gpu: 0, status });
    const packet = {
      ceilingW: 300,
      timeToLiveUs: 10 * S,
      admissionOpen: true,
      suspend: false,
      predictedMinimumCharge: 0.7,
    };
    for (const source of ['power-manager', 'thermal-controller']) {
      this.feed({ kind: 'ceiling', gpu: 0, source, packet });
    }
  }

  private take(outputs: readonly Output[]): void {
    for (const output of outputs) {
      this.done.push(output);
      if (output.kind === 'accepted' || output.kind === 'published') this.feed(output);
      if (output.kind !== 'record') continue;
      this.written.push(encodeEntry(output.note, this.nowUs, output.record));
      this.waiting.push(output.then);
    }
  }
}

describe('executor core', () => {
  test('JOBX-002 inv:J1 a job exists, and its sender is told, only after its record is durable', () => {
    const core = new Core();
    core.feed({ kind: 'recovered', records: {}, running: [], restarted: false });
    core.feed({ kind: 'submit', ticket: '1', order });
    expect(core.jobState).toBeUndefined();
    expect(core.kinds()).toEqual(['record']);
    core.feed({ kind: 'submit', ticket: '2', order });
    expect(core.done.at(-1)).toMatchObject({ kind: 'answer', ticket: '2', refusal: Refusal.REFUSAL_BUSY });
    core.durable();
    expect(core.jobState).toBe('QUEUED');
    expect(core.done).toContainEqual(expect.objectContaining({ kind: 'answer', ticket: '1', refusal: 0 }));
  });

  test('JOBX-002 a ledger that takes nothing accepts nothing', () => {
    const core = new Core();
    core.feed({ kind: 'submit', ticket: '1', order });
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
    core.feed({ kind: 'submit', ticket: '1', order });
    core.durable();
    core.feed({ kind: 'tick' });
    expect(core.kinds()).toContain('prepare');
    core.feed({ kind: 'prepared', job: 'a', checkpoint: null, refused: [] });
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
      core.feed({ kind: 'workload', event: { job: 'a', attempt, kind: 'result', digest: DIGEST } });
      core.feed({ kind: 'workload', event: { job: 'a', attempt, kind: 'exited', code: 0, signal: null } });
    }
    core.feed({
      kind: 'workload',
      event: { job: 'other', attempt: 0, kind: 'exited', code: 0, signal: null },
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
    core.feed({ kind: 'workload', event: { job: 'a', attempt: 0, kind: 'result', digest: DIGEST } });
    core.feed({ kind: 'workload', event: { job: 'a', attempt: 0, kind: 'exited', code: 0, signal: null } });
    core.durable();
    core.feed({ kind: 'settled', job: 'a', attempt: 0, found: [] });
    expect(core.kinds()).not.toContain('JOB_COMPLETED');
    core.durable();
    expect(core.kinds().filter((kind) => kind === 'JOB_COMPLETED')).toHaveLength(1);
    const records = readLedger(new Uint8Array(0), core.written);
    expect(records.a).toMatchObject({ state: 'COMPLETED', published: true, digest: DIGEST });
  });

  test('JOBX-011 a result that was durable but not published goes out after the restart', () => {
    const core = Core.running();
    core.feed({ kind: 'workload', event: { job: 'a', attempt: 0, kind: 'result', digest: DIGEST } });
    core.feed({ kind: 'workload', event: { job: 'a', attempt: 0, kind: 'exited', code: 0, signal: null } });
    core.feed({ kind: 'settled', job: 'a', attempt: 0, found: [] });
    const next = new Core();
    const records = readLedger(new Uint8Array(0), core.written);
    next.feed({ kind: 'recovered', records, running: [], restarted: true });
    expect(next.kinds()).toEqual(['EXECUTOR_RESUMED', 'JOB_COMPLETED', 'published', 'record']);
  });

  test('JOBX-005 JP-7 older checkpoints go only after the newer one is durably recorded', () => {
    const core = Core.running();
    core.feed({ kind: 'workload', event: { job: 'a', attempt: 0, kind: 'checkpoint', sequence: 1 } });
    expect(core.kinds()).toEqual(['verify']);
    const checkpoint = { sequence: 1, step: 10, attempt: 0, appFormat: 'x', bytes: 1 };
    core.feed({ kind: 'checked', job: 'a', attempt: 0, found: [{ kind: 'verified', checkpoint }] });
    expect(core.kinds()).toEqual(['verify', 'record']);
    core.durable();
    expect(core.kinds()).toEqual(['verify', 'record', 'CHECKPOINT_VERIFIED', 'retain']);
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
    const status = { ready: true, boundJob: 'a', boundAttempt: 0, xid: 0, xidCount: 0, powerW: 0 };
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
    const status = { ready: true, boundJob: '', boundAttempt: 0, xid: 0, xidCount: 0, powerW: 0 };
    core.feed({ kind: 'gpu-status', gpu: 0, status });
    expect(core.done).toContainEqual(
      expect.objectContaining({ kind: 'gpu', action: expect.objectContaining({ kind: 'bind' }) }),
    );
  });
});

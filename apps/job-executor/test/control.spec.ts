import { ExitAction, Refusal } from '@dawnline/contracts';
import { ceiling, COLD, Core, orderWith, S, SEALED, signals } from './core';

const fired = (core: Core): unknown[] =>
  core.done.flatMap((output) =>
    output.kind === 'event' && output.code === 'WATCHDOG_FIRED' ? [output.parameters] : [],
  );

/** Lets the attempt of job a end, and settles it. */
function ends(core: Core, code: number | null, signal: string | null = null, outOfMemory = false): void {
  core.says({ kind: 'exited', code, signal, outOfMemory });
  core.durable();
  core.feed({
    kind: 'settled',
    job: 'a',
    attempt: 0,
    found: [],
    result: code === 0 ? SEALED : { digest: '', files: [] },
  });
  core.durable();
}

describe('watchdogs of a running job', () => {
  test('JOBX-006 JP-22 the first to be due names the cause, and the others are recorded', () => {
    const core = Core.running({ logSilenceUs: 3 * S, watchdogUs: 10 * S });
    core.nowUs = 12 * S;
    core.feed({ kind: 'tick' });
    expect(core.state.jobs.a.record.stopCause).toBe('WATCHDOG_LOG');
    expect(fired(core)).toEqual([expect.objectContaining({ watchdog: 'log', also: 'heartbeat' })]);
  });

  test('JOBX-006 JP-3 a section has a limit of its own; ending it ends those inside that were left open', () => {
    const core = Core.running({ watchdogUs: 100 * S });
    core.says({ kind: 'section-begin', name: 'epoch', limitUs: 50 * S });
    core.says({ kind: 'section-begin', name: 'load', limitUs: 2 * S });
    core.says({ kind: 'section-end', name: 'epoch' });
    core.nowUs = 5 * S;
    core.feed({ kind: 'tick' });
    expect(fired(core)).toEqual([]);
    core.says({ kind: 'section-begin', name: 'save', limitUs: 2 * S });
    core.nowUs = 8 * S;
    core.feed({ kind: 'tick' });
    expect(fired(core)).toEqual([expect.objectContaining({ watchdog: 'section' })]);
    expect(core.state.jobs.a.record.stopCause).toBe('WATCHDOG_SECTION');
  });

  test('JOBX-006 JP-4 JP-16 a heartbeat is no progress', () => {
    const core = Core.running({ watchdogUs: 10 * S, progressLimitUs: 30 * S });
    for (core.nowUs = S; core.nowUs <= 31 * S; core.nowUs += S) {
      core.says({ kind: 'heartbeat' });
      core.feed({ kind: 'tick' });
    }
    expect(core.state.jobs.a.record.stopCause).toBe('WATCHDOG_PROGRESS');
  });

  test('JOBX-006 JP-2 WATCHDOG=trigger counts as a hang at once', () => {
    const core = Core.running();
    core.says({ kind: 'trigger' });
    core.feed({ kind: 'tick' });
    expect(core.state.jobs.a.record.stopCause).toBe('WATCHDOG_HEARTBEAT');
    expect(fired(core)).toEqual([expect.objectContaining({ watchdog: 'trigger' })]);
  });

  test('JOBX-006 JP-22 memory of the tree and of the GPU have limits; what is not measured does not bite', () => {
    const core = Core.running({ memoryMaxBytes: 1000, gpuMemoryMaxBytes: 500 });
    core.says({ kind: 'usage', memoryBytes: 1000, gpuMemoryBytes: null, processorUs: null });
    core.feed({ kind: 'tick' });
    expect(core.jobState).toBe('RUNNING');
    core.says({ kind: 'usage', memoryBytes: 10, gpuMemoryBytes: 501, processorUs: null });
    core.feed({ kind: 'tick' });
    expect(core.state.jobs.a.record.stopCause).toBe('WATCHDOG_MEMORY');
    expect(fired(core)).toEqual([expect.objectContaining({ watchdog: 'gpu-memory' })]);
  });

  test('JOBX-006 JP-2 EXTEND_TIMEOUT holds the heartbeat watchdog off, up to a bound', () => {
    const core = Core.running({ progressLimitUs: 3600 * S });
    core.says({ kind: 'extend', byUs: 3600 * S });
    core.nowUs = 599 * S;
    core.feed({ kind: 'tick' });
    expect(core.jobState).toBe('RUNNING');
    core.nowUs = 601 * S;
    core.feed({ kind: 'tick' });
    expect(core.state.jobs.a.record.stopCause).toBe('WATCHDOG_HEARTBEAT');
  });

  test('JOBX-006 JP-2 no time is granted while power-manager wants the GPU back', () => {
    const core = Core.running({ progressLimitUs: 3600 * S, pausable: true });
    core.feed(ceiling('power-manager', true));
    core.says({ kind: 'extend', byUs: 100 * S });
    expect(core.state.jobs.a.run?.extendedOwnUs).toBe(0);
  });

  test('JOBX-006 a program of tier 0 runs as soon as it was started, and is never taken for hung', () => {
    const core = new Core();
    core.feed({ kind: 'recovered', records: {}, running: [], restarted: false });
    core.feed({ kind: 'mode', mode: 5 });
    core.open();
    const order = orderWith({ program: '', command: ['true'], watchdogUs: 0, totalSteps: 0, stepTimeUs: 0 });
    core.feed({ kind: 'submit', ticket: '1', order: { ...order, checkpointEverySteps: 0 } });
    core.durable();
    core.feed({ kind: 'tick' });
    core.feed({ kind: 'prepared', job: 'a', ...COLD });
    core.durable();
    core.says({ kind: 'started', processId: 9 });
    expect(core.state.jobs.a.record).toMatchObject({ state: 'RUNNING', cause: 'READY_IMPLICIT' });
    core.nowUs = 1e12;
    core.feed({ kind: 'tick' });
    expect(core.jobState).toBe('RUNNING');
  });
});

describe('pause', () => {
  test('JOBX-008 JP-12 only a job that says so is stopped in place; its clocks stop too', () => {
    const core = Core.running({ pausable: true });
    core.nowUs = 8 * S;
    core.feed(ceiling('thermal-controller', true));
    core.durable();
    expect(core.state.jobs.a.record).toMatchObject({ state: 'PAUSED', cause: 'PAUSE_THERMAL' });
    expect(signals(core)).toEqual(['SIGSTOP']);
    core.nowUs = 500 * S;
    core.feed(ceiling('thermal-controller', true));
    core.feed(ceiling('power-manager', false));
    core.feed({ kind: 'tick' });
    expect(core.jobState).toBe('PAUSED');
    core.feed(ceiling('thermal-controller', false));
    core.feed({ kind: 'tick' });
    core.durable();
    expect(core.state.jobs.a.record).toMatchObject({ state: 'RUNNING', cause: 'RESUME' });
    expect(signals(core)).toEqual(['SIGSTOP', 'SIGCONT']);
    // Eight seconds of silence before the pause, two are left.
    core.nowUs = 502 * S;
    core.feed({ kind: 'tick' });
    expect(core.jobState).toBe('RUNNING');
    core.nowUs = 503 * S;
    core.feed({ kind: 'tick' });
    expect(core.state.jobs.a.record.stopCause).toBe('WATCHDOG_HEARTBEAT');
  });

  test('JOBX-008 JP-10 a pause that lasts too long becomes a stop, SIGCONT first', () => {
    const core = Core.running({ pausable: true });
    core.feed(ceiling('power-manager', true));
    core.durable();
    for (const nowUs of [2400 * S, 2401 * S]) {
      core.nowUs = nowUs;
      core.feed(ceiling('power-manager', true));
      core.feed({ kind: 'tick' });
    }
    core.durable();
    expect(core.state.jobs.a.record).toMatchObject({ state: 'STOPPING', stopCause: 'STOP_POWER' });
    expect(signals(core)).toEqual(['SIGSTOP', 'SIGCONT', 'SIGTERM']);
  });

  test('JOBX-014 JP-12 the ground pauses and resumes, and is refused where it cannot', () => {
    const plain = Core.running();
    plain.feed({ kind: 'pause', ticket: 'p', job: 'a' });
    expect(plain.done.at(-1)).toMatchObject({ kind: 'answer', refusal: Refusal.REFUSAL_RANGE });
    const core = Core.running({ pausable: true });
    core.feed({ kind: 'resume', ticket: 'r', job: 'a' });
    expect(core.done.at(-1)).toMatchObject({ ticket: 'r', refusal: Refusal.REFUSAL_RANGE });
    core.feed({ kind: 'pause', ticket: 'p', job: 'a' });
    core.durable();
    expect(core.done.at(-1)).toMatchObject({ ticket: 'p', refusal: Refusal.REFUSAL_NONE });
    core.nowUs = 9000 * S;
    core.open();
    core.feed({ kind: 'tick' });
    expect(core.jobState).toBe('PAUSED');
    core.feed({ kind: 'resume', ticket: 'r', job: 'a' });
    core.durable();
    expect(core.jobState).toBe('RUNNING');
  });
});

describe('the end of an attempt', () => {
  test('JOBX-007 JP-3 X_FATAL means no retry, and outlives the executor', () => {
    const core = Core.running();
    core.says({ kind: 'fatal', reason: 'bad data' });
    ends(core, 1);
    expect(core.state.jobs.a.record).toMatchObject({
      state: 'FAILED',
      cause: 'JOB_FATAL',
      fatal: 'bad data',
    });
  });

  test("JOBX-007 the job's own exit rules come before those of the protocol, first match first", () => {
    const rule = (change: object) => ({
      code: 0,
      signal: '',
      reason: '',
      action: ExitAction.EXIT_FAIL,
      ...change,
    });
    const exitRules = [
      rule({ code: 3 }),
      rule({ code: 3, action: ExitAction.EXIT_HOLD }),
      rule({ signal: 'SIGSEGV', action: ExitAction.EXIT_HOLD }),
      rule({ code: 4, action: ExitAction.EXIT_RETRY }),
      rule({ code: 5, action: ExitAction.EXIT_RETRY_FREE }),
      rule({ code: 6, action: ExitAction.EXIT_REQUEUE }),
      rule({ code: 78, action: ExitAction.EXIT_RETRY }),
    ];
    const cases = [
      [3, null, 'FAILED', 'EXIT_RULE'],
      [null, 'SIGSEGV', 'HELD', 'EXIT_RULE'],
      [4, null, 'REQUEUED', 'JOB_FAULT'],
      [5, null, 'REQUEUED', 'EXIT_TEMP'],
      [6, null, 'REQUEUED', 'PLATFORM_PREEMPT'],
      [78, null, 'REQUEUED', 'JOB_FAULT'],
      [93, null, 'FAILED', 'EXIT_STOP'],
    ] as const;
    for (const [code, signal, state, cause] of cases) {
      const core = Core.running({ exitRules });
      ends(core, code, signal);
      expect([code, core.state.jobs.a.record]).toMatchObject([code, { state, cause }]);
    }
    const free = Core.running({ exitRules });
    ends(free, 5);
    expect(free.state.jobs.a.record).toMatchObject({ jobFaults: 0, notBeforeUs: 0 });
  });

  test('JOBX-007 a rule about a reason matches the stop that we ordered, a rule about a code does not', () => {
    const exitRules = [
      { code: 1, signal: '', reason: '', action: ExitAction.EXIT_FAIL },
      { code: 0, signal: '', reason: 'WATCHDOG_HEARTBEAT', action: ExitAction.EXIT_HOLD },
    ];
    const hung = Core.running({ exitRules });
    hung.nowUs = 11 * S;
    hung.feed({ kind: 'tick' });
    hung.durable();
    ends(hung, 1);
    expect(hung.state.jobs.a.record).toMatchObject({ state: 'HELD', cause: 'EXIT_RULE' });
    const shed = Core.running({ exitRules });
    shed.feed(ceiling('power-manager', true));
    shed.durable();
    ends(shed, 1);
    expect(shed.state.jobs.a.record).toMatchObject({ state: 'REQUEUED', cause: 'PLATFORM_POWER' });
  });

  test('JOBX-007 JP-13 a signal that found nobody explains nothing', () => {
    const core = Core.running();
    core.feed(ceiling('power-manager', true));
    core.durable();
    core.says({ kind: 'not-delivered', signal: 'SIGTERM' });
    ends(core, 1);
    expect(core.state.jobs.a.record).toMatchObject({ state: 'REQUEUED', cause: 'JOB_FAULT' });
  });

  test('JOBX-007 a tree that the kernel killed for its memory is a fault of the job', () => {
    const core = Core.running();
    core.feed(ceiling('power-manager', true));
    core.durable();
    ends(core, null, 'SIGKILL', true);
    expect(core.state.jobs.a.record).toMatchObject({ cause: 'JOB_FAULT', jobFaults: 1 });
  });

  test('JOBX-007 exit 0 without a file that was promised is a fault of the job', () => {
    const core = Core.running({ results: ['alerts.geojson'] });
    ends(core, 0);
    expect(core.state.jobs.a.record).toMatchObject({ state: 'REQUEUED', cause: 'JOB_FAULT' });
  });

  test('JOBX-009 JP-15 RESTART_RESET forgets the back-off', () => {
    const core = Core.running();
    core.says({ kind: 'restart-reset' });
    ends(core, 1);
    expect(core.state.jobs.a.record).toMatchObject({ backoffs: 1, notBeforeUs: 10 * S });
  });
});

import { closedBecause, holderOf, isReleased } from '../src/admission/admission';
import { attribute } from '../src/attempts/attribution';
import { newGpu } from '../src/gpu/gpu';
import { capW, takeCeiling, type Ceiling } from '../src/gpu/gpu-cap';
import { newJob, newRecord, newRun, type Job, type JobOrder, type JobRecord, type Run } from '../src/job';
import type { StopCause } from '../src/job-state';
import { backoffUs, decide } from '../src/attempts/restart-policy';
import { faultOf } from '../src/orders/specification';
import { NO_RESULT } from '../src/results/results';
import { bitesOf, progressLimitUs } from '../src/attempts/watchdogs';
import { orderWith, S, SEALED, statusWith } from './core';

const RANGE = { minimumCapW: 200, maximumCapW: 350 };

const order = orderWith;
const record = (change: Partial<JobRecord> = {}): JobRecord => ({
  ...newRecord(order(), 0),
  attempt: 0,
  ...change,
});
const run = (change: Partial<Run> = {}): Run => ({ ...newRun(0, 0, false), ...change });
const job = (change: Partial<JobRecord>, life: Run | null = null): Job => ({
  ...newJob(record(change)),
  run: life,
});
const exit = (code: number | null, signal: string | null = null) => ({
  exit: { code, signal, outOfMemory: false },
});
const signalled = (reason: StopCause, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => ({
  signal: { signal, reason, atUs: 0 },
});
const checkpoint = (sequence: number) => ({
  sequence,
  step: sequence * 10,
  attempt: 0,
  appFormat: '',
  bytes: 1,
});

describe('GPU cap', () => {
  const open = (watts: number, untilUs = 5 * S): Ceiling => ({
    ceilingW: watts,
    untilUs,
    admissionOpen: true,
    suspend: false,
    expiryTold: false,
  });

  test('JOBX-004 is the minimum of unexpired ceilings, inside what the GPU can do', () => {
    const both = { 'power-manager': open(320), 'thermal-controller': open(290) };
    expect(capW(both, RANGE, 0)).toBe(290);
    expect(capW({ ...both, 'thermal-controller': open(900) }, RANGE, 0)).toBe(320);
    expect(capW({ 'power-manager': open(900), 'thermal-controller': open(900) }, RANGE, 0)).toBe(350);
    expect(capW({ ...both, 'power-manager': open(50) }, RANGE, 0)).toBe(200);
  });

  test('JOBX-004 an absent or expired ceiling means 200 W', () => {
    expect(capW({}, RANGE, 0)).toBe(200);
    expect(capW({ 'power-manager': open(320) }, RANGE, 0)).toBe(200);
    const both = { 'power-manager': open(320), 'thermal-controller': open(300, 6 * S) };
    expect(capW(both, RANGE, 5 * S - 1)).toBe(300);
    expect(capW(both, RANGE, 5 * S)).toBe(200);
  });

  test('JOBX-004 a ceiling that is no number or claims to live for ever does not raise the cap', () => {
    const packet = { timeToLiveUs: 1e12, admissionOpen: true, suspend: false, predictedMinimumCharge: 0.9 };
    const taken = takeCeiling('power-manager', { ...packet, ceilingW: NaN }, 0);
    expect(taken).toMatchObject({ ceilingW: 0, untilUs: 10 * S });
  });

  test('JOBX-003 inv:P3 power admits no start below half charge at the end of the eclipse', () => {
    const packet = { ceilingW: 300, timeToLiveUs: 5 * S, admissionOpen: true, suspend: false };
    const at = (charge: number) =>
      takeCeiling('power-manager', { ...packet, predictedMinimumCharge: charge }, 0).admissionOpen;
    expect([at(0.5), at(0.49), at(NaN)]).toEqual([true, false, false]);
  });
});

describe('admission', () => {
  const status = statusWith();
  const ceiling = { ceilingW: 300, untilUs: 100 * S, admissionOpen: true, suspend: false, expiryTold: false };
  const open = {
    ...newGpu(0, RANGE),
    status,
    ceilings: { 'power-manager': ceiling, 'thermal-controller': ceiling },
  };

  test('JOBX-003 asks mode, GPU, power and heat, and names who said no', () => {
    expect(closedBecause(open, true, 0)).toBeNull();
    expect(closedBecause(open, false, 0)).toBe('REVOKED_MODE');
    expect(closedBecause({ ...open, status: { ...status, ready: false } }, true, 0)).toBe('REVOKED_GPU');
    expect(closedBecause(open, true, 6 * S)).toBe('REVOKED_GPU');
    expect(closedBecause({ ...open, drained: true }, true, 0)).toBe('REVOKED_GPU');
    const without = (name: string, change: object) => ({
      ...open,
      ceilings: { ...open.ceilings, [name]: { ...ceiling, ...change } },
    });
    expect(closedBecause(without('power-manager', { admissionOpen: false }), true, 0)).toBe('REVOKED_POWER');
    expect(closedBecause(without('thermal-controller', { suspend: true }), true, 0)).toBe('REVOKED_THERMAL');
    expect(closedBecause(without('thermal-controller', { untilUs: 0 }), true, 0)).toBe('REVOKED_THERMAL');
  });

  test('JOBX-018 JP-21 a GPU is free when its last context has left and its memory is released', () => {
    expect(isReleased(null)).toBe(true);
    expect(isReleased({ ...status, boundJob: 'x' })).toBe(false);
    expect(isReleased({ ...status, memoryUsedBytes: 512 * 1024 * 1024 })).toBe(false);
    expect(isReleased({ ...status, memoryUsedBytes: 512 * 1024 * 1024 - 1 })).toBe(true);
  });

  test('JOBX-003 one job a GPU', () => {
    const running = { ...job({ state: 'STOPPING', gpu: 0 }) };
    expect(holderOf([running], 0)).toBe(running);
    expect(holderOf([job({ state: 'REQUEUED', gpu: 0 })], 0)).toBeNull();
  });
});

const bite = (one: Job, ownUs: number) => bitesOf(one, ownUs)[0] ?? null;

describe('watchdogs', () => {
  test('JOBX-006 JP-22 fires on silence, on no progress, on no start; in the own time of the job', () => {
    const running = (change: Partial<Run>) => job({ state: 'RUNNING' }, run(change));
    expect(bite(running({}), 10 * S)).toBeNull();
    expect(bite(running({}), 10 * S + 1)).toMatchObject({ cause: 'WATCHDOG_HEARTBEAT', ageUs: 10 * S + 1 });
    const limitUs = progressLimitUs(running({}));
    expect(bite(running({ heartbeatOwnUs: limitUs }), limitUs)).toBeNull();
    expect(bite(running({ heartbeatOwnUs: limitUs }), limitUs + 1)).toMatchObject({ name: 'progress' });
    expect(bite(job({ state: 'STARTING' }, run()), 60 * S + 1)).toMatchObject({ cause: 'START_TIMEOUT' });
    expect(bite(job({ state: 'STOPPING' }, run()), 1e12)).toBeNull();
    expect(bite(job({ state: 'RUNNING' }, run(exit(0))), 1e12)).toBeNull();
  });
});

describe('attribution', () => {
  const cause = (facts: Partial<JobRecord>, life: Partial<Run> | null, result = NO_RESULT): string => {
    const ending = attribute(record({ stopCause: 'EXITED', ...facts }), life && run(life), result);
    return ending.kind === 'done' || ending.kind === 'cancelled' ? ending.kind : ending.cause;
  };

  test('JOBX-007 exit 0 is done only with a result, whatever was sent to it meanwhile', () => {
    expect(cause({}, exit(0), SEALED)).toBe('done');
    expect(cause(signalled('STOP_POWER'), exit(0), SEALED)).toBe('done');
    expect(cause({}, exit(0))).toBe('JOB_FAULT');
  });

  test('JOBX-007 JP-13 a signal counts as ours only when it was recorded before', () => {
    expect(cause(signalled('STOP_POWER'), exit(null, 'SIGTERM'))).toBe('PLATFORM_POWER');
    expect(cause(signalled('STOP_THERMAL'), exit(143))).toBe('PLATFORM_THERMAL');
    expect(cause(signalled('STOP_MODE'), exit(1))).toBe('PLATFORM_PREEMPT');
    expect(cause(signalled('STOP_POWER'), exit(null, 'SIGKILL'))).toBe('PLATFORM_POWER');
    expect(cause(signalled('STOP_POWER'), exit(null, 'SIGSEGV'))).toBe('JOB_FAULT');
    expect(cause({}, exit(null, 'SIGKILL'))).toBe('JOB_FAULT');
    expect(cause({}, exit(137))).toBe('JOB_FAULT');
    expect(cause({}, exit(1))).toBe('JOB_FAULT');
  });

  test('JOBX-007 the agreed exit codes; 85 needs a newer verified checkpoint', () => {
    expect(cause({ checkpoints: [checkpoint(1)] }, exit(85))).toBe('EXIT_CKPT');
    expect(cause({ checkpoints: [checkpoint(1)], restoredSequence: 1 }, exit(85))).toBe('JOB_FAULT');
    expect(cause(signalled('STOP_POWER'), exit(85))).toBe('PLATFORM_POWER');
    expect(cause({}, exit(75))).toBe('EXIT_TEMP');
    expect(cause({}, exit(78))).toBe('EXIT_CONFIG');
    expect(cause({}, exit(93))).toBe('EXIT_STOP');
  });

  test('JOBX-007 fault:G9 a hang with an Xid of the GPU is the platform, one without is the job', () => {
    const hang = signalled('WATCHDOG_HEARTBEAT', 'SIGKILL');
    expect(cause(hang, { ...exit(null, 'SIGKILL'), xid: 8 })).toBe('PLATFORM_SEU');
    expect(cause(hang, { ...exit(null, 'SIGKILL'), xid: 31 })).toBe('JOB_FAULT');
    expect(cause(hang, exit(null, 'SIGKILL'))).toBe('JOB_FAULT');
  });

  test('JOBX-007 JOBX-010 an end that nobody saw: our record if there is one, else the restart of the executor', () => {
    expect(cause({}, null)).toBe('PLATFORM_EXECUTOR');
    expect(cause(signalled('STOP_GROUND'), null)).toBe('cancelled');
    expect(cause({}, exit(null))).toBe('PLATFORM_EXECUTOR');
    expect(cause({}, exit(null), SEALED)).toBe('done');
    expect(cause({ stopCause: 'SPAWN_FAILED' }, exit(null))).toBe('JOB_FAULT');
  });
});

describe('restart policy', () => {
  const fault = { kind: 'job-fault', cause: 'JOB_FAULT' } as const;
  const platform = { kind: 'platform', cause: 'PLATFORM_POWER' } as const;
  const newer = { checkpoints: [checkpoint(1)] };

  test('JOBX-009 JP-15 backs off 10 s x 2^n up to 6 min, with jitter of 10 % either way', () => {
    expect([0, 1, 2, 5, 6, 60].map((n) => backoffUs(n, 0.5) / S)).toEqual([10, 20, 40, 320, 360, 360]);
    expect(backoffUs(0, 0) / S).toBe(9);
    expect(backoffUs(0, 0.999) / S).toBeLessThan(11);
  });

  test('JOBX-009 JP-14 only job faults back off; each budget has its own count', () => {
    const first = decide(record(newer), run(), fault, 100, 0, 0.5);
    expect(first).toMatchObject({
      to: 'REQUEUED',
      patch: { jobFaults: 1, backoffs: 1, notBeforeUs: 100 + 10 * S },
    });
    const second = decide(record(newer), run(), platform, 100, 0, 0.5);
    expect(second).toMatchObject({
      to: 'REQUEUED',
      patch: { jobFaults: 0, platformStops: 1, notBeforeUs: 100 },
    });
    expect(decide(record({ ...newer, jobFaults: 6 }), run(), fault, 0, 0, 0)).toMatchObject({
      cause: 'BUDGET_JOB',
    });
    expect(decide(record({ ...newer, platformStops: 50 }), run(), platform, 0, 0, 0)).toMatchObject({
      to: 'HELD',
      cause: 'BUDGET_PLATFORM',
    });
  });

  test('JOBX-009 JP-15 a healthy run of ten minutes resets the back-off, not the budget', () => {
    const decision = decide(record({ ...newer, backoffs: 4, jobFaults: 4 }), run(), fault, 0, 600 * S, 0.5);
    expect(decision.patch).toMatchObject({ notBeforeUs: 10 * S, jobFaults: 5 });
  });

  test('JOBX-009 JP-16 three cycles without a newer checkpoint or step hold the job', () => {
    const idle = decide(record({ idleCycles: 2 }), run(), fault, 0, 0, 0);
    expect(idle).toMatchObject({ to: 'HELD', cause: 'NO_PROGRESS' });
    expect(decide(record({ idleCycles: 2 }), run({ step: 1 }), fault, 0, 0, 0)).toMatchObject({
      to: 'REQUEUED',
      patch: { idleCycles: 0 },
    });
    expect(decide(record({ idleCycles: 2 }), run(), platform, 0, 0, 0)).toMatchObject({ to: 'REQUEUED' });
  });

  test('JOBX-014 a job that was cancelled while it finished is completed; else it is cancelled', () => {
    const done = { kind: 'done', digest: 'ab' } as const;
    expect(decide(record({ cancelled: true }), run(), done, 0, 0, 0).to).toBe('COMPLETED');
    expect(decide(record({ cancelled: true }), run(), fault, 0, 0, 0).to).toBe('CANCELLED');
  });
});

describe('orders', () => {
  test('JOBX-002 what cannot be run is refused with what is allowed', () => {
    expect(faultOf(order(), ['chain'])).toBeNull();
    const bad: Partial<JobOrder>[] = [
      { job: '' },
      { job: '../x' },
      { job: 'a/b' },
      { program: 'other' },
      { totalSteps: 0 },
      { totalSteps: 1.5 },
      { stepTimeUs: 0 },
      { checkpointEverySteps: 0 },
      { watchdogUs: 0 },
      { utilisation: 1.1 },
      { memoryUtilisation: NaN },
      { arguments: ['x'.repeat(2000)] },
    ];
    for (const change of bad) expect(faultOf(order(change), ['chain'])).not.toBeNull();
  });
});

import { JobKind, Refusal } from '@dawnline/contracts';
import { readLedger } from '../src/ledger/ledger';
import { NO_RESULT } from '../src/results/results';
import type { ServiceInput } from '../src/services/service-input';
import type { Output } from '../src/turn';
import { Core, DIGEST, S, SEALED } from './core';

const SERVICE = { kind: JobKind.JOB_KIND_SERVICE, totalSteps: 0, checkpointEverySteps: 0 };
const LIMITS = { requestLimitUs: 20 * S, healthPeriodUs: 30 * S, watchdogUs: 600 * S };
const BODY = Buffer.from('body');
const OTHER = 'ef'.repeat(32);

const running = (change = {}): Core => Core.running({ ...SERVICE, ...LIMITS, ...change });
const ask = (core: Core, request: string, ticket = request): void =>
  core.feed({ kind: 'request', ticket, job: 'a', request, body: BODY });
const put = (core: Core, request: string, fault: string | null = null): void =>
  core.feed({ kind: 'request-put', job: 'a', request, fault });
const read = (
  core: Core,
  request: string,
  change: Partial<Extract<ServiceInput, { kind: 'reply-read' }>> = {},
): void =>
  core.feed({
    ...{ kind: 'reply-read', job: 'a', attempt: 0, request, sha256: DIGEST, fault: null, unreadable: false },
    ...change,
  });
const refusals = (core: Core): Refusal[] =>
  core.done.flatMap((output) => (output.kind === 'answer' ? [output.refusal] : []));
const of = <K extends Output['kind']>(core: Core, kind: K): Extract<Output, { kind: K }>[] =>
  core.done.filter((output): output is Extract<Output, { kind: K }> => output.kind === kind);
const healthOf = (core: Core): string => core.state.jobs.a.run!.health!.request;

describe('requests in the core', () => {
  test('JOBX-033 its sender is told when a request is durable, and its answer goes out when that is', () => {
    const core = running();
    ask(core, 'r1');
    expect(core.kinds()).toEqual(['put-request']);
    put(core, 'r1');
    expect(refusals(core)).toEqual([Refusal.REFUSAL_NONE]);
    core.says({ kind: 'reply', request: 'r1' });
    read(core, 'r1');
    expect(of(core, 'answer-request')).toEqual([]);
    core.durable();
    expect(of(core, 'answer-request')).toMatchObject([
      { answered: { request: 'r1', attempt: 0, replySha256: DIGEST } },
    ]);
    core.feed({ kind: 'request-answered', job: 'a', request: 'r1', done: true });
    expect(core.state.jobs.a.requests).toEqual({});
  });

  test('JOBX-035 a request that its disk does not take is refused, and may be sent again', () => {
    const core = running();
    ask(core, 'r1');
    ask(core, 'r1', 'twice');
    put(core, 'r1', 'ENOSPC: full');
    expect(refusals(core)).toEqual([Refusal.REFUSAL_BUSY, Refusal.REFUSAL_FAILED]);
    ask(core, 'r1', 'later');
    expect(of(core, 'put-request')).toHaveLength(2);
  });

  test('JOBX-038 JOB-6 a reply of an attempt that is over, or to a request that nobody has put, changes nothing', () => {
    const core = running();
    core.says({ kind: 'reply', request: 'unknown' });
    ask(core, 'r1');
    put(core, 'r1');
    core.says({ kind: 'reply', request: 'r1' });
    read(core, 'r1', { attempt: -1 });
    expect(core.state.jobs.a.record.answered).toEqual([]);
    expect(core.state.jobs.a.requests.r1.reply).toBe('none');
    expect(of(core, 'read-reply')).toHaveLength(1);
  });

  test('JOBX-038 a reply that the disk does not give is read again; an answer that did not leave is sent again', () => {
    const core = running();
    ask(core, 'r1');
    put(core, 'r1');
    core.says({ kind: 'reply', request: 'r1' });
    read(core, 'r1', { unreadable: true });
    core.feed({ kind: 'tick' });
    expect(of(core, 'read-reply')).toHaveLength(2);
    read(core, 'r1');
    core.durable();
    core.feed({ kind: 'request-answered', job: 'a', request: 'r1', done: false });
    core.feed({ kind: 'tick' });
    expect(of(core, 'answer-request')).toHaveLength(2);
  });

  test('JOBX-038 after a restart the disk tells what is open; what was answered goes out again, nothing is taken before', () => {
    const core = running();
    for (const request of ['r1', 'r2']) {
      ask(core, request);
      put(core, request);
    }
    core.says({ kind: 'reply', request: 'r1' });
    read(core, 'r1');
    const next = new Core();
    next.feed({
      kind: 'recovered',
      records: readLedger(new Uint8Array(0), core.written),
      running: [{ job: 'a', attempt: 0, processId: 9 }],
      restarted: true,
    });
    next.feed({ kind: 'tick' });
    ask(next, 'r2', 'early');
    expect(refusals(next)).toEqual([Refusal.REFUSAL_BUSY]);
    const sha256 = core.state.jobs.a.requests.r2.sha256;
    const requests = ['r1', 'r2', 'r3'].map((request) => ({ request, sha256 }));
    next.feed({ kind: 'requests-found', job: 'a', requests: null, replies: [] });
    next.feed({ kind: 'tick' });
    next.feed({ kind: 'requests-found', job: 'a', requests, replies: ['r1', 'r2'] });
    next.feed({ kind: 'tick' });
    expect(of(next, 'scan-requests')).toHaveLength(2);
    expect(of(next, 'answer-request').map(({ answered }) => answered.request)).toEqual(['r1']);
    expect(of(next, 'read-reply').map(({ request }) => request)).toEqual(['r2']);
  });
});

describe('the health of a service in the core', () => {
  const beat = (core: Core, sha256 = DIGEST): void => {
    const request = healthOf(core);
    core.says({ kind: 'reply', request });
    read(core, request, { sha256 });
    core.durable();
  };

  test('JOBX-037 the first reply stands for all later ones, also over attempts', () => {
    const core = running();
    core.feed({ kind: 'tick' });
    beat(core);
    expect(core.state.jobs.a.record.healthSha256).toBe(DIGEST);
    core.nowUs = 31 * S;
    core.feed({ kind: 'tick' });
    beat(core, OTHER);
    core.open();
    core.feed({ kind: 'tick' });
    expect(core.state.jobs.a.record.stopCause).toBe('WATCHDOG_HEARTBEAT');
    expect(core.kinds()).toContain('WATCHDOG_FIRED');
  });

  test('JOBX-037 a disk that does not answer says nothing of the service', () => {
    const core = running();
    core.feed({ kind: 'tick' });
    put(core, healthOf(core), 'EIO: read');
    expect(core.state.jobs.a.run!.health).toBeNull();
    core.nowUs = 31 * S;
    core.feed({ kind: 'tick' });
    core.says({ kind: 'reply', request: healthOf(core) });
    read(core, healthOf(core), { unreadable: true });
    core.open();
    core.feed({ kind: 'tick' });
    expect(core.jobState).toBe('RUNNING');
  });
});

describe('the end of a service', () => {
  const exit = (core: Core, code: number, result = NO_RESULT): string => {
    core.says({ kind: 'exited', code, signal: null, outOfMemory: false });
    core.feed({ kind: 'settled', job: 'a', attempt: 0, found: [], result });
    return core.state.jobs.a.record.cause;
  };

  test('JOBX-036 exit 85 is no fault when it was asked to leave, and one when it was not', () => {
    const asked = running();
    asked.feed({ kind: 'mode', mode: 3 });
    expect(asked.jobState).toBe('STOPPING');
    ask(asked, 'r1');
    expect(refusals(asked)).toEqual([Refusal.REFUSAL_BUSY]);
    expect(exit(asked, 85)).toBe('PLATFORM_PREEMPT');
    expect(exit(running(), 85)).toBe('JOB_FAULT');
  });

  test('JOBX-036 a service never completes by itself, whatever it leaves', () => {
    expect(exit(running(), 0, SEALED)).toBe('JOB_FAULT');
  });

  test('JOBX-036 an order of a service that counts steps is refused', () => {
    const core = new Core();
    core.feed({ kind: 'recovered', records: {}, running: [], restarted: false });
    const order = { ...running().state.jobs.a.record.order, job: 'b', totalSteps: 5 };
    core.feed({ kind: 'submit', ticket: '1', order });
    expect(core.done.at(-1)).toMatchObject({ detail: 'total_steps 5: 0 for a service, which is never done' });
  });
});

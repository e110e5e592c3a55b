import { Mode } from '@dawnline/contracts';
import type { TenantEntry } from '@dawnline/host';
import { encodeSnapshot, readBook, readLedger } from '../src/ledger/ledger';
import { addDownlinked } from '../src/admission/accounting';
import { allowanceOf } from '../src/admission/tenants';
import { Turn, type Output } from '../src/turn';
import { COLD, Core, orderWith, S, statusWith } from './core';
import { PayloadWorld } from './payload-world';

const POWER = 'power-manager';
const HEAT = 'thermal-controller';

/** A core in NOMINAL with queued jobs. */
function queued(jobs: readonly string[], gpus = 1, tenants?: readonly TenantEntry[]): Core {
  const core = new Core(gpus);
  core.tenants = tenants;
  core.feed({ kind: 'recovered', records: {}, running: [], restarted: false });
  core.feed({ kind: 'mode', mode: Mode.MODE_NOMINAL });
  core.open();
  jobs.forEach((job, index) => {
    core.feed({
      kind: 'submit',
      ticket: String(index),
      order: orderWith({ job, tenant: `${job[0]}-lab`, watchdogUs: 3600 * S }),
    });
  });
  core.durable();
  return core;
}

const asks = (core: Core): Extract<Output, { kind: 'ask' }>[] =>
  core.done.filter((output) => output.kind === 'ask');

function answer(core: Core, from: string, granted: boolean, ask = asks(core).at(-1)!.packet.ask): void {
  core.feed({ kind: 'answer', answer: { ask, gpu: 0, from, granted, reason: 'test' } });
}

function pass(core: Core, seconds: number): void {
  core.nowUs += seconds * S;
  core.open();
  core.feed({ kind: 'tick' });
  core.durable();
}

describe('questions to power and heat', () => {
  const silent = { [POWER]: null, [HEAT]: null };

  test('JOBX-016 JP-24 a job starts only when power-manager and thermal-controller both said yes', () => {
    const core = queued(['a']);
    core.answers = silent;
    core.feed({ kind: 'tick' });
    expect(asks(core).map(({ to }) => to)).toEqual([POWER, HEAT]);
    expect(asks(core)[0].packet).toMatchObject({ gpu: 0, watts: 300, durationUs: 100 * S });
    core.feed({ kind: 'prepared', job: 'a', ...COLD });
    answer(core, POWER, true);
    core.durable();
    expect(core.jobState).toBe('ADMITTED');
    answer(core, HEAT, true);
    expect(core.jobState).toBe('STARTING');
  });

  test('JOBX-016 JP-24 a refusal sends the job back with its cause, and the GPU asks again later and later', () => {
    const core = queued(['a']);
    core.answers = silent;
    const gaps: number[] = [];
    for (let refusal = 1; refusal <= 7; refusal++) {
      const sinceUs = core.nowUs;
      const before = asks(core).length;
      while (asks(core).length === before) pass(core, 1);
      gaps.push((core.nowUs - sinceUs) / S);
      answer(core, POWER, refusal % 2 === 0);
      answer(core, HEAT, false);
      expect(core.jobState).toBe('QUEUED');
      expect(core.state.jobs.a.record.cause).toBe(refusal % 2 === 0 ? 'REVOKED_THERMAL' : 'REVOKED_POWER');
    }
    expect(gaps).toEqual([1, 15, 30, 60, 120, 240, 240]);
    // The second answer to each refused question came too late.
    expect(core.state.answersDiscarded).toBe(4);
  });

  test('JOBX-016 JP-24 answers that never come revoke the admission after 5 s, with the cause of who is silent', () => {
    for (const [mute, cause] of [
      [POWER, 'REVOKED_POWER'],
      [HEAT, 'REVOKED_THERMAL'],
    ]) {
      const core = queued(['a']);
      core.answers = { [POWER]: true, [HEAT]: true, [mute]: null };
      core.feed({ kind: 'tick' });
      core.feed({ kind: 'prepared', job: 'a', ...COLD });
      pass(core, 5);
      expect(core.jobState).toBe('ADMITTED');
      pass(core, 1);
      expect(core.state.jobs.a.record).toMatchObject({ state: 'QUEUED', cause });
      core.answers = { [POWER]: true, [HEAT]: true };
      pass(core, 15);
      core.feed({ kind: 'prepared', job: 'a', ...COLD });
      expect(core.jobState).toBe('STARTING');
    }
  });

  test('JOBX-016 late, repeated and foreign answers change nothing and are counted', () => {
    const core = queued(['a']);
    core.answers = silent;
    core.feed({ kind: 'tick' });
    const { ask } = asks(core)[0].packet;
    answer(core, POWER, true);
    answer(core, POWER, false);
    answer(core, 'stranger', false);
    answer(core, HEAT, false, 'other');
    expect(core.state.answersDiscarded).toBe(3);
    expect(core.jobState).toBe('ADMITTED');
    pass(core, 6);
    pass(core, 15);
    expect(asks(core).at(-1)!.packet.ask).not.toBe(ask);
    answer(core, HEAT, false, ask);
    expect(core.jobState).toBe('ADMITTED');
    expect(core.state.answersDiscarded).toBe(4);
  });

  test('JOBX-016 a cancelled admission leaves no question behind, and the ceilings still bind', () => {
    const core = queued(['a', 'b']);
    core.answers = silent;
    core.feed({ kind: 'tick' });
    core.feed({ kind: 'cancel', ticket: 'c', job: 'a' });
    core.durable();
    answer(core, POWER, true);
    expect(core.state.answersDiscarded).toBe(1);
    pass(core, 1);
    core.feed({ kind: 'prepared', job: 'b', ...COLD });
    answer(core, POWER, true);
    core.nowUs += 11 * S;
    core.feed({ kind: 'gpu-status', gpu: 0, status: statusWith() });
    answer(core, HEAT, true);
    expect(core.state.jobs.b.record).toMatchObject({ state: 'QUEUED', cause: 'REVOKED_POWER' });
  });
});

describe('tenants', () => {
  const quota = (name: string, change: Partial<TenantEntry> = {}): TenantEntry => ({
    name,
    publicKeyHex: '',
    gpusMax: 8,
    gpuSecondsPerOrbitMax: 1e6,
    bytesMax: 1e9,
    jobsMax: 100,
    ...change,
  });
  const told = (core: Core, ticket: string): Output | undefined =>
    core.done.find((output) => output.kind === 'answer' && output.ticket === ticket);
  /** Lets every admitted job start and run. */
  const run = (core: Core): void => {
    for (const { record } of Object.values(core.state.jobs)) {
      const { job } = record.order;
      if (record.state !== 'ADMITTED') continue;
      core.feed({ kind: 'prepared', job, ...COLD });
      core.durable();
      core.feed({ kind: 'workload', event: { job, attempt: record.attempt + 1, kind: 'ready' } });
      core.durable();
    }
  };
  const states = (core: Core): Record<string, string> =>
    Object.fromEntries(Object.entries(core.state.jobs).map(([id, job]) => [id, job.record.state]));

  test('JOBX-021 JP-26 refused orders name the quota, its value and what is allowed', () => {
    const tenants = [quota('a-lab', { jobsMax: 1, bytesMax: 1000 }), quota('b-lab')];
    const core = queued(['a1'], 1, tenants);
    core.feed({ kind: 'submit', ticket: 'many', order: orderWith({ job: 'a2', tenant: 'a-lab' }) });
    core.feed({
      kind: 'submit',
      ticket: 'big',
      order: orderWith({ job: 'b1', tenant: 'b-lab', diskMaxBytes: 2e9 }),
    });
    core.feed({ kind: 'submit', ticket: 'who', order: orderWith({ job: 'c1', tenant: 'c-lab' }) });
    expect(told(core, 'many')).toMatchObject({ detail: "tenant 'a-lab': open jobs 2, allowed 1" });
    expect(told(core, 'big')).toMatchObject({
      detail: "tenant 'b-lab': disk_max_bytes 2000000000, allowed 1000000000",
    });
    expect(told(core, 'who')).toMatchObject({ detail: "tenant 'c-lab' is not known: a-lab, b-lab" });
  });

  test('JOBX-021 JP-26 a tenant at its quota of GPUs waits, and others take the free ones', () => {
    const tenants = [quota('a-lab', { gpusMax: 2 }), quota('*')];
    const core = queued(['a1', 'a2', 'a3', 'b1'], 4, tenants);
    core.feed({ kind: 'tick' });
    expect(states(core)).toEqual({ a1: 'ADMITTED', a2: 'ADMITTED', a3: 'QUEUED', b1: 'ADMITTED' });
  });

  test('JOBX-021 JP-26 a tenant that used its GPU time of an orbit waits until the orbit has passed on', () => {
    const tenants = [quota('a-lab', { gpuSecondsPerOrbitMax: 100 })];
    const core = queued(['a1', 'a2'], 1, tenants);
    pass(core, 1);
    run(core);
    for (let second = 0; second < 120; second++) pass(core, 1);
    core.feed({
      kind: 'workload',
      event: { job: 'a1', attempt: 0, kind: 'exited', code: 78, signal: null, outOfMemory: false },
    });
    const nothing = { digest: '', files: [] };
    core.feed({ kind: 'settled', job: 'a1', attempt: 0, found: [], result: nothing });
    core.durable();
    for (let minute = 0; minute < 90; minute++) pass(core, 60);
    expect(states(core).a2).toBe('QUEUED');
    for (let minute = 0; minute < 12; minute++) pass(core, 60);
    expect(states(core).a2).toBe('ADMITTED');
  });

  test('JOBX-022 JP-26 GPU time and energy are counted by tenant, outlive jobs and restarts, and are written once a minute', () => {
    const core = queued(['a1'], 1, [quota('*')]);
    pass(core, 1);
    run(core);
    const books = (): number => core.done.filter((output) => output.kind === 'book').length;
    for (let second = 0; second < 300; second++) {
      core.nowUs += S;
      core.feed({ kind: 'gpu-status', gpu: 0, status: statusWith({ powerW: 250, boundJob: 'a1' }) });
      core.feed({ kind: 'tick' });
    }
    const account = core.state.accounts['a-lab'];
    expect(account.gpuSeconds).toBeCloseTo(300, 6);
    expect(account.energyJ).toBeCloseTo(75_000, 3);
    expect(core.state.jobs.a1.record.usage).toMatchObject({ gpuSeconds: 300, energyJ: 75_000 });
    expect(books()).toBe(5);
    const none = new Uint8Array(0);
    const book = readBook(none, core.written);
    expect(book.accounts['a-lab'].gpuSeconds).toBeGreaterThanOrEqual(240);
    const later = new Core();
    later.feed({ kind: 'recovered', records: {}, running: [], restarted: true, book });
    expect(later.state.accounts['a-lab']).toEqual(book.accounts['a-lab']);
    // A snapshot holds it too, and one that is older than books is read.
    expect(readBook(encodeSnapshot([], book), [])).toEqual(book);
    expect(readBook(encodeSnapshot([]), [])).toEqual({ accounts: {}, gpus: {} });
    expect(Object.keys(readLedger(none, core.written))).toEqual(['a1']);
  });

  test('JOBX-022 JP-26 a full byte quota is told once per crossing, and the job runs on', () => {
    const core = queued(['a1'], 1, [quota('a-lab', { bytesMax: 1000 })]);
    pass(core, 1);
    run(core);
    const hold = (bytes: number): void => {
      const { record } = core.state.jobs.a1;
      const checkpoints = [{ ...CHECKPOINT, bytes }];
      const jobs = { ...core.state.jobs, a1: { ...core.state.jobs.a1, record: { ...record, checkpoints } } };
      core.state = { ...core.state, jobs };
      pass(core, 1);
    };
    for (const bytes of [999, 1000, 1500, 400, 1200]) hold(bytes);
    const full = core.done.filter((output) => output.kind === 'event' && output.code === 'TENANT_QUOTA_FULL');
    expect(full.map((output) => (output.kind === 'event' ? output.parameters : {}))).toEqual([
      { tenant: 'a-lab', quota: 'bytes', value: 1000, allowed: 1000 },
      { tenant: 'a-lab', quota: 'bytes', value: 1200, allowed: 1000 },
    ]);
    expect(states(core).a1).toBe('RUNNING');
  });
});

describe('bytes', () => {
  const CHECK = (bytes: number) => [{ ...CHECKPOINT, bytes }];
  test('JOBX-021 JP-27 the quota leaves a job what the other jobs of its tenant do not hold', () => {
    const jobs = queued(['a1', 'a2', 'b1']).state.jobs;
    const tenants = [
      { name: '*', publicKeyHex: '', gpusMax: 1, gpuSecondsPerOrbitMax: 1, bytesMax: 1000, jobsMax: 9 },
    ];
    const [a1, a2, b1] = Object.values(jobs).map((job, index) => ({
      ...job,
      record: { ...job.record, checkpoints: CHECK(300 + index) },
    }));
    expect(allowanceOf(tenants, [a1, a2, b1], a1.record)).toBe(1000 - 301);
    expect(allowanceOf(tenants, [a1, a2, b1], b1.record)).toBe(1000);
    expect(allowanceOf(undefined, [a1, a2, b1], b1.record)).toBe(Infinity);
    const full = { ...a2, record: { ...a2.record, checkpoints: CHECK(2000) } };
    expect(allowanceOf(tenants, [a1, full], a1.record)).toBe(0);
  });

  test('JOBX-022 bytes handed to the downlink are counted by job and tenant', () => {
    const core = queued(['a1']);
    const turn = new Turn(core.state, {
      nowUs: 0,
      ownUs: 0,
      draw: () => 0,
      programs: [],
      epochUnixUs: 0,
      planner: core.planner,
    });
    addDownlinked(turn, 'a1', 700);
    addDownlinked(turn, 'a1', 300);
    addDownlinked(turn, 'nobody', 5);
    expect(turn.state.accounts['a-lab'].downlinkedBytes).toBe(1000);
    expect(turn.state.jobs.a1.record.usage.downlinkedBytes).toBe(1000);
    expect(turn.state.bookDue).toBe(true);
  });
});

const CHECKPOINT = { sequence: 1, step: 10, attempt: 0, appFormat: 'x', bytes: 1 };

describe('admission in the simulated world', () => {
  test('JOBX-016 a silent thermal-controller holds a job back, and it runs to its end once that answers again', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.answers['thermal-controller'] = null;
    flight.submit('a');
    await flight.run(60);
    expect(flight.codes('JOB_STARTED')).toEqual([]);
    const causes = flight.codes('JOB_STATE').map(({ parameters }) => parameters.cause);
    expect(causes).toContain('REVOKED_THERMAL');
    flight.answers['thermal-controller'] = true;
    await flight.run(160);
    expect(flight.states('a').at(-1)).toBe('COMPLETED');
    const [account] = flight.housekeeping!.tenants;
    expect(account).toMatchObject({ tenant: 'tenant-1', jobsOpen: 0 });
    expect(account.gpuSeconds).toBeGreaterThan(55);
    expect(account.energyJ).toBeCloseTo(account.gpuSeconds * 65, -1);
    expect(flight.housekeeping!.gpus).toEqual([expect.objectContaining({ gpu: 0, verdict: 'healthy' })]);
  });

  test('JOBX-022 a killed executor goes on counting where its ledger stands', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a', { totalSteps: 200 });
    await flight.run(130);
    const before = flight.housekeeping!.tenants[0].gpuSeconds;
    flight.world.kill('job-executor');
    await flight.run(5);
    const after = flight.housekeeping!.tenants[0].gpuSeconds;
    expect(after).toBeGreaterThan(before - 60);
    await flight.run(120);
    expect(flight.states('a').at(-1)).toBe('COMPLETED');
    expect(flight.housekeeping!.tenants[0].gpuSeconds).toBeGreaterThan(130);
  });
});

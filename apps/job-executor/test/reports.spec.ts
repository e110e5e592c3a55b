import { JobDetail, JobLog, JobState, toPlain } from '@dawnline/contracts';
import { DETAIL_MAX_BYTES, LOG_REPLY_MAX_BYTES, LOGS_READING_MAX_ITEMS } from '../src/orders/report.limits';
import { detailOf, logSpan } from '../src/orders/report';
import { Core, SEALED } from './core';
import { CRAFT, S } from './payload-peers';
import { PayloadWorld } from './payload-world';

/** The simulated world with what job-executor sends on request. */
class Asked {
  readonly details: JobDetail[] = [];
  readonly logs: JobLog[] = [];

  constructor(readonly flight: PayloadWorld) {
    const wire = flight.world.endpoint('asker');
    void wire.subscribe(`craft/${CRAFT}/tm/job-executor/detail`, (_, payload) =>
      this.details.push(JobDetail.decode(payload)),
    );
    void wire.subscribe(`craft/${CRAFT}/tm/job-executor/log`, (_, payload) =>
      this.logs.push(JobLog.decode(payload)),
    );
  }

  static async withJob(): Promise<Asked> {
    const asked = new Asked(PayloadWorld.open());
    await asked.flight.run(5);
    asked.flight.submit('a');
    await asked.flight.run(40);
    return asked;
  }

  /** What the log of an attempt holds, as its program would have written it. */
  writeLog(job: string, attempt: number, text: string): void {
    const { tree } = this.flight.world.disk('payload-host', 'ssd0');
    tree.change('write', `jobs/${job}/log-${attempt}`, Buffer.from(text));
  }

  last(requestId: string): { stage: number; ok: boolean; detail: string } | undefined {
    return this.flight.reports.filter((report) => report.requestId === requestId).at(-1);
  }
}

describe('questions about single jobs', () => {
  test('JOBX-048 tells everything about a job while it runs, and its result when it has ended', async () => {
    const asked = await Asked.withJob();
    asked.flight.command({ detail: 'a' }, 'q1');
    await asked.flight.run(2);
    expect(asked.details).toHaveLength(1);
    const [running] = asked.details.map((detail) => toPlain('JobDetail', detail));
    expect(running).toMatchObject({
      header: { source: 'job-executor', requestId: 'q1', principal: 'operator' },
      specification: { job: 'a', tenant: 'tenant-1', totalSteps: 60, defence: 'DEFENCE_NONE' },
      status: { job: 'a', state: 'JOB_RUNNING', attempt: 0 },
      results: [],
      bundlePath: '',
    });
    const sequences = (running.checkpoints as { sequence: number; step: number }[]).map(
      ({ sequence, step }) => [sequence, step],
    );
    expect(sequences.length).toBeGreaterThan(0);
    expect(sequences.every(([sequence, step]) => step === 10 * sequence)).toBe(true);
    expect(asked.last('q1')).toMatchObject({ ok: true, detail: 'job a is RUNNING' });

    await asked.flight.run(60);
    asked.flight.command({ detail: 'a' }, 'q2');
    await asked.flight.run(2);
    const ended = asked.details[1];
    expect(ended.status?.state).toBe(JobState.JOB_COMPLETED);
    expect(ended.results.map(({ path }) => path)).toContain('digest');
    expect(ended.results.every(({ sha256, bytes }) => /^[0-9a-f]{64}$/.test(sha256) && bytes > 0)).toBe(true);
    expect(ended.resultsLeftOut).toBe(0);
  });

  test('JOBX-048 JOBX-022 sends the end of the newest log, counted to its tenant, as much as was asked for and a packet holds', async () => {
    const asked = await Asked.withJob();
    asked.writeLog('a', 0, `${'x'.repeat(20_000)}the end\n`);
    asked.flight.command({ log: { job: 'a', maxBytes: 8 } }, 'q1');
    asked.flight.command({ log: { job: 'a', maxBytes: 0 } }, 'q2');
    asked.flight.command({ log: { job: 'a', maxBytes: 1_000_000 } }, 'q3');
    await asked.flight.run(2);
    expect(asked.logs.map(({ offset, contents }) => [offset, contents.length])).toEqual([
      [20_000, 8],
      [20_008 - LOG_REPLY_MAX_BYTES, LOG_REPLY_MAX_BYTES],
      [20_008 - LOG_REPLY_MAX_BYTES, LOG_REPLY_MAX_BYTES],
    ]);
    expect(asked.logs[0]).toMatchObject({ job: 'a', attempt: 0, header: { requestId: 'q1' } });
    const { tenants } = asked.flight.housekeeping!;
    expect(tenants[0].bytesDownlinked).toBe(8 + 2 * LOG_REPLY_MAX_BYTES);
    expect(Buffer.from(asked.logs[0].contents).toString()).toBe('the end\n');
    expect(asked.last('q1')).toMatchObject({ ok: true, detail: '8 bytes from 20000' });
  });

  test('JOBX-048 refuses what it does not know, by name', async () => {
    const asked = await Asked.withJob();
    asked.flight.command({ detail: 'nobody' }, 'q1');
    asked.flight.command({ log: { job: 'nobody', maxBytes: 0 } }, 'q2');
    asked.flight.submit('b');
    await asked.flight.run(1);
    asked.flight.command({ log: { job: 'b', maxBytes: 0 } }, 'q3');
    await asked.flight.run(2);
    expect(asked.last('q1')).toMatchObject({ ok: false, detail: "no job 'nobody'" });
    expect(asked.last('q2')).toMatchObject({ ok: false, detail: "no job 'nobody'" });
    expect(asked.last('q3')).toMatchObject({ ok: false, detail: 'job b has not started' });
    expect([asked.details, asked.logs]).toEqual([[], []]);
  });

  test('JOBX-048 says that there is no log, or that the disk does not give it', async () => {
    const asked = await Asked.withJob();
    const { tree } = asked.flight.world.disk('payload-host', 'ssd0');
    tree.remove('jobs/a/log-0');
    asked.flight.command({ log: { job: 'a', maxBytes: 0 } }, 'q1');
    await asked.flight.run(2);
    expect(asked.last('q1')).toMatchObject({ ok: false, detail: 'attempt 0 of job a has no log' });
    asked.writeLog('a', 0, 'text');
    const disk = asked.flight.world.disk('payload-host', 'ssd0');
    disk.addFault({ errors: { operations: [], path: 'log-0', probability: 1 } });
    asked.flight.command({ log: { job: 'a', maxBytes: 0 } }, 'q2');
    await asked.flight.run(2);
    expect(asked.last('q2')).toMatchObject({ ok: false });
    expect(asked.last('q2')!.detail).toContain('EIO');
    expect(asked.logs).toEqual([]);
  });

  test('JOBX-048 reads a bounded number of logs at once', async () => {
    const asked = await Asked.withJob();
    asked.writeLog('a', 0, 'text');
    for (let k = 0; k < 40; k++) asked.flight.command({ log: { job: 'a', maxBytes: 0 } }, `q${k}`);
    await asked.flight.run(3);
    const ends = Array.from({ length: 40 }, (_, k) => asked.last(`q${k}`)!);
    const busy = ends.filter(({ ok }) => !ok);
    expect(asked.logs).toHaveLength(40 - busy.length);
    expect(asked.logs.length).toBeGreaterThanOrEqual(LOGS_READING_MAX_ITEMS);
    expect(busy.length).toBeGreaterThan(0);
    for (const { detail } of busy) expect(detail).toMatch(/logs are being read|too many commands/);
  });

  test('JOBX-048 a detail fits into a packet, and says what it left out', () => {
    const core = Core.running();
    const file = { path: 'p'.repeat(200), bytes: 2 ** 40, sha256: 'ab'.repeat(32) };
    const many = Array.from({ length: 256 }, () => file);
    const job = core.state.jobs.a;
    const bundle = { path: 'ssd0:jobs/a/result.bundle', sha256: 'cd'.repeat(32), bytes: 99 };
    const detail = detailOf({ ...job, record: { ...job.record, results: many, bundle, pinned: [2] } }, S, S)!;
    expect(detail.results.length + detail.resultsLeftOut).toBe(256);
    expect(detail.resultsLeftOut).toBeGreaterThan(0);
    expect(detail).toMatchObject({ bundlePath: 'ssd0:jobs/a/result.bundle', bundleBytes: 99 });
    expect(JobDetail.encode({ ...detail, header: {} } as JobDetail).length).toBeLessThanOrEqual(
      DETAIL_MAX_BYTES,
    );
    const few = detailOf({ ...job, record: { ...job.record, results: SEALED.files } }, S, S)!;
    expect(few).toMatchObject({ results: SEALED.files, resultsLeftOut: 0 });
    const order = { ...job.record.order, arguments: Array.from({ length: 64 }, () => 'x'.repeat(1024)) };
    expect(detailOf({ ...job, record: { ...job.record, order } }, S, S)).toBeNull();
  });

  test('JOBX-048 the end of a log is never more than there is', () => {
    expect(logSpan(0, 0)).toEqual({ offset: 0, bytes: 0 });
    expect(logSpan(5, 0)).toEqual({ offset: 0, bytes: 5 });
    expect(logSpan(5, 3)).toEqual({ offset: 2, bytes: 3 });
    expect(logSpan(2 ** 30, 2 ** 20)).toEqual({
      offset: 2 ** 30 - LOG_REPLY_MAX_BYTES,
      bytes: LOG_REPLY_MAX_BYTES,
    });
  });
});

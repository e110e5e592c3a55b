import { JobKind, Stage } from '@dawnline/contracts';
import { serviceReplyOf } from '@hil/simulation';
import { ANSWERED_KEPT_ITEMS, OPEN_REQUESTS_MAX_ITEMS } from '../src/services/service.limits';
import { PayloadWorld } from './payload-world';

const SERVICE = {
  kind: JobKind.JOB_KIND_SERVICE,
  totalSteps: 0,
  checkpointEverySteps: 0,
  stepTimeUs: 2_000_000,
};

const reply = (body: string): string => serviceReplyOf(7, Buffer.from(body));

/** A flight with a resident service `a`. */
async function resident(change = {}, seconds = 20): Promise<PayloadWorld> {
  const flight = PayloadWorld.open();
  await flight.run(5);
  flight.submit('a', { ...SERVICE, ...change });
  await flight.run(seconds);
  return flight;
}

const ask = (flight: PayloadWorld, request: string, body = `body of ${request}`, id = request): void =>
  flight.command({ request: { job: 'a', request, body: Buffer.from(body) } }, id);

const lastReport = (flight: PayloadWorld, id: string) =>
  flight.reports.filter(({ requestId }) => requestId === id).at(-1);

const repliesTo = (flight: PayloadWorld, request: string) =>
  flight.replies.filter((one) => one.request === request);

/** Each request has been answered with what an undisturbed service says, and under its id with nothing else. */
function expectAllAnswered(flight: PayloadWorld, requests: readonly string[], most = 1): void {
  for (const request of requests) {
    const seen = repliesTo(flight, request);
    expect(seen.length).toBeGreaterThanOrEqual(1);
    expect(seen.length).toBeLessThanOrEqual(most);
    for (const one of seen) expect(one).toMatchObject({ ok: true, body: reply(`body of ${request}`) });
  }
}

const waiting = (flight: PayloadWorld): string[] =>
  flight.world
    .disk('payload-host', 'ssd0')
    .tree.list('jobs/a/requests')
    .filter((name) => !name.startsWith('health-'));

describe('resident services', () => {
  test('JOBX-033 a request is answered once with what the service computes, and leaves nothing open', async () => {
    const flight = await resident();
    expect(flight.states('a').at(-1)).toBe('RUNNING');
    for (const request of ['r1', 'r2', 'r3']) ask(flight, request);
    await flight.run(20);
    expectAllAnswered(flight, ['r1', 'r2', 'r3']);
    expect(lastReport(flight, 'r1')).toMatchObject({ stage: Stage.STAGE_COMPLETED, ok: true });
    expect(waiting(flight)).toEqual([]);
    expect(flight.states('a').at(-1)).toBe('RUNNING');
  });

  test('JOBX-034 an id answered before gets its stored reply; with another body it is refused', async () => {
    const flight = await resident();
    ask(flight, 'r1');
    await flight.run(15);
    ask(flight, 'r1', 'body of r1', 'again');
    ask(flight, 'r1', 'something else', 'other');
    await flight.run(5);
    expectAllAnswered(flight, ['r1'], 2);
    expect(repliesTo(flight, 'r1')).toHaveLength(2);
    expect(lastReport(flight, 'again')).toMatchObject({ ok: true, detail: 'request r1 was answered before' });
    expect(lastReport(flight, 'other')).toMatchObject({ ok: false });
    expect(lastReport(flight, 'other')!.detail).toMatch(/another body/);
  });

  test('JOBX-034 the answered ids that are remembered are bounded, and so are their replies on disk', async () => {
    const flight = await resident({ stepTimeUs: 10_000 });
    const asked = Array.from({ length: ANSWERED_KEPT_ITEMS + 6 }, (_, at) => `r${at}`);
    for (let from = 0; from < asked.length; from += 10) {
      for (const request of asked.slice(from, from + 10)) ask(flight, request);
      await flight.run(15);
    }
    expectAllAnswered(flight, asked);
    const kept = flight.world.disk('payload-host', 'ssd0').tree.list('jobs/a/replies-0');
    expect(kept.filter((name) => name.startsWith('r'))).toHaveLength(ANSWERED_KEPT_ITEMS);
  });

  test('JOBX-035 what is no request is refused with what is allowed; open requests are bounded', async () => {
    const flight = await resident({ stepTimeUs: 60_000_000, requestLimitUs: 3600e6, watchdogUs: 600e6 });
    ask(flight, '../x', '', 'path');
    ask(flight, 'health-1', '', 'ours');
    flight.command({ request: { job: 'b', request: 'r', body: new Uint8Array(0) } }, 'nobody');
    ask(flight, 'big', 'x'.repeat(65_537), 'big');
    for (let at = 0; at <= OPEN_REQUESTS_MAX_ITEMS; at += 1) ask(flight, `r${at}`);
    await flight.run(5);
    const details = ['path', 'ours', 'nobody', 'big', `r${OPEN_REQUESTS_MAX_ITEMS}`].map((id) => {
      const report = lastReport(flight, id)!;
      expect(report.ok).toBe(false);
      return report.detail;
    });
    expect(details[0]).toMatch(/^request '\.\.\/x': 1 to 64 letters/);
    expect(details[1]).toMatch(/executor's own/);
    expect(details[2]).toBe('no job b');
    expect(details[3]).toBe('body: 65537 bytes, 65536 at most');
    expect(details[4]).toMatch(/24 requests of a are open/);
    expect(waiting(flight)).toHaveLength(OPEN_REQUESTS_MAX_ITEMS);
  });

  test('JOBX-035 a request that is not answered within its limit is answered with the reason', async () => {
    const flight = await resident({ requestLimitUs: 20e6, healthPeriodUs: 3600e6 });
    flight.ceilings['power-manager'] = { watts: 200, open: false, suspend: true };
    await flight.run(15);
    expect(flight.states('a').at(-1)).toBe('QUEUED');
    ask(flight, 'r1');
    await flight.run(30);
    expect(repliesTo(flight, 'r1')).toMatchObject([
      { ok: false, detail: expect.stringMatching(/^no reply in 2\d s/) },
    ]);
    expect(waiting(flight)).toEqual([]);
  });

  test('JOBX-036 a service that was asked to leave loses no request: the next attempt answers', async () => {
    const flight = await resident();
    for (const request of ['r1', 'r2', 'r3', 'r4']) ask(flight, request);
    await flight.run(3);
    flight.ceilings['power-manager'] = { watts: 200, open: false, suspend: true };
    await flight.run(10);
    ask(flight, 'r5');
    await flight.run(2);
    expect(flight.states('a').at(-1)).toBe('QUEUED');
    expect(waiting(flight)).toContain('r5');
    flight.ceilings['power-manager'] = { watts: 320, open: true, suspend: false };
    await flight.run(50);
    expectAllAnswered(flight, ['r1', 'r2', 'r3', 'r4', 'r5']);
    const causes = flight.codes('JOB_STATE').map(({ parameters }) => parameters.cause);
    expect(causes).toContain('PLATFORM_POWER');
    expect(causes).not.toContain('JOB_FAULT');
  });

  test('JOBX-036 a cancelled service answers what is open with its end', async () => {
    const flight = await resident({ stepTimeUs: 10e6 });
    for (const request of ['r1', 'r2', 'r3']) ask(flight, request);
    await flight.run(3);
    flight.command({ cancel: 'a' }, 'cancel');
    await flight.run(60);
    expect(flight.states('a').at(-1)).toBe('CANCELLED');
    expect(repliesTo(flight, 'r3')).toMatchObject([{ ok: false, detail: 'the service is CANCELLED' }]);
    expect(flight.replies).toHaveLength(3);
    ask(flight, 'r4');
    await flight.run(3);
    expect(lastReport(flight, 'r4')).toMatchObject({ ok: false, detail: 'job a is CANCELLED' });
  });

  test('JOBX-037 an idle healthy service runs on: health alone is progress', async () => {
    const flight = await resident({ healthPeriodUs: 10e6 }, 1000);
    for (let attempt = 0; attempt < 4; attempt += 1) {
      flight.world.workload('a', attempt)!.crash(1, null);
      await flight.run(400);
    }
    expect(flight.states('a').at(-1)).toBe('RUNNING');
    expect(flight.codes('WATCHDOG_FIRED')).toEqual([]);
    expect(flight.replies).toEqual([]);
  });

  test('JOBX-037 JP-22 a service that computes wrongly is found by its next health request, and started anew', async () => {
    const flight = await resident({ healthPeriodUs: 10e6 }, 30);
    flight.world.workload('a', 0)!.corrupt({ bits: 2, where: 'state' });
    await flight.run(60);
    expect(flight.codes('WATCHDOG_FIRED')[0].parameters).toMatchObject({ job: 'a', watchdog: 'health' });
    ask(flight, 'r1');
    await flight.run(30);
    expectAllAnswered(flight, ['r1']);
    expect(flight.codes('JOB_STARTED').map(({ parameters }) => parameters.attempt)).toEqual(['0', '1']);
  });

  test('JOBX-037 JP-22 a service that no longer answers is killed at the limit of its health request', async () => {
    const flight = await resident({ healthPeriodUs: 10e6, requestLimitUs: 15e6, watchdogUs: 600e6 }, 30);
    Object.assign(flight.gpu, { hung: true });
    flight.world.throughputChanged();
    await flight.run(60);
    expect(flight.codes('WATCHDOG_FIRED')[0].parameters).toMatchObject({ watchdog: 'health' });
    ask(flight, 'r1');
    await flight.run(60);
    expectAllAnswered(flight, ['r1']);
  });

  test('JOBX-038 a crash of the service in the middle of its work: every request is answered once', async () => {
    const flight = await resident();
    for (const request of ['r1', 'r2', 'r3', 'r4']) ask(flight, request);
    await flight.run(5);
    flight.world.workload('a', 0)!.crash(null, 'SIGSEGV');
    await flight.run(60);
    expectAllAnswered(flight, ['r1', 'r2', 'r3', 'r4']);
  });
});

describe('a service whose executor is killed at every port call between request and reply', () => {
  const calls = [
    ...[
      'disk.write',
      'disk.sync',
      'disk.rename',
      'disk.syncFolder',
      'disk.digest',
      'disk.read',
      'disk.remove',
    ].map((method) => ({ method, path: 'jobs/a/re', nths: [1, 2] })),
    { method: 'disk.append', path: 'ledger', nths: [1, 2, 3] },
    { method: 'bus.publish', path: 'tm/job-executor/reply', nths: [1, 2] },
  ];
  const cases = calls.flatMap(({ method, path, nths }) =>
    nths.flatMap((nth) => (['before', 'after'] as const).map((moment) => ({ method, path, nth, moment }))),
  );

  test.each(cases)(
    'JOBX-038 JOB-4 $method $path call $nth, $moment: the right reply under its id, no request lost',
    async ({ method, path, nth, moment }) => {
      const flight = await resident({ healthPeriodUs: 3600e6 });
      let struck = false;
      flight.world.onCrashPoint({ on: `job-executor/${method}`, path, nth, moment }, () => {
        struck = true;
        flight.world.kill('job-executor');
      });
      let asked = 0;
      const askAgain = (request: string): void => {
        asked += 1;
        ask(flight, request);
      };
      for (const request of ['r1', 'r2']) askAgain(request);
      for (let passed = 0; passed < 60; passed += 10) {
        await flight.run(10);
        // The ground repeats what got no report.
        for (const request of ['r1', 'r2'])
          if (lastReport(flight, request)?.stage !== Stage.STAGE_COMPLETED) askAgain(request);
      }
      expectAllAnswered(flight, ['r1', 'r2'], 3);
      // One for each time that the ground asked; only a kill just after a reply went out repeats it.
      const repeats = moment === 'after' || ['disk.remove', 'disk.syncFolder'].includes(method) ? 1 : 0;
      expect(flight.replies.length).toBeLessThanOrEqual(asked + repeats);
      expect(waiting(flight)).toEqual([]);
      expect(flight.codes('JOB_STARTED')).toHaveLength(1);
      expect(struck).toBe(true);
    },
  );

  test('JOBX-038 a power cycle of the payload host: what was accepted is answered after it', async () => {
    const flight = await resident();
    for (const request of ['r1', 'r2', 'r3']) ask(flight, request);
    while (lastReport(flight, 'r3')?.stage !== Stage.STAGE_COMPLETED) await flight.run(1);
    flight.world.powerCycle('payload-host');
    Object.assign(flight.gpu, { boundJob: '', boundAttempt: 0 });
    await flight.run(90);
    expectAllAnswered(flight, ['r1', 'r2', 'r3'], 2);
  });
});

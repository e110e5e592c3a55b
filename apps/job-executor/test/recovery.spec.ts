import { Mode, Stage } from '@dawnline/contracts';
import { chainDigest } from '@hil/simulation';
import { S } from './payload-peers';
import { PayloadWorld } from './payload-world';

const GOLDEN = chainDigest(7, 60);
const UNTIL_DONE_S = 180;

/** What must hold of any flight of job `a`, whatever struck. */
function expectOneGoodEnd(flight: PayloadWorld): void {
  const ends = flight.states('a').filter((state) => ['COMPLETED', 'FAILED', 'CANCELLED'].includes(state));
  expect(new Set(ends)).toEqual(new Set(['COMPLETED']));
  expect(flight.digestOf('a')).toBe(GOLDEN);
  const attempts = flight.codes('JOB_STARTED').map((event) => Number(event.parameters.attempt));
  expect([...attempts].sort((x, y) => x - y)).toEqual(attempts);
  expect(new Set(attempts).size).toBe(attempts.length);
  let verified = 0;
  for (const { code, parameters } of flight.events) {
    if (code === 'CHECKPOINT_VERIFIED') verified = Number(parameters.step);
    if (code === 'JOB_STEPPING') expect(Number(parameters.step)).toBeGreaterThan(verified);
  }
}

describe('job-executor in the simulated world', () => {
  test('JOBX-001 JOBX-002 JOBX-011 an undisturbed job goes its way, and its digest is that of the computation', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a');
    await flight.run(100);
    const way = ['QUEUED', 'ADMITTED', 'STARTING', 'RUNNING', 'STOPPING', 'COMPLETED'];
    expect(flight.states('a')).toEqual(way);
    expect(flight.codes('JOB_COMPLETED')).toHaveLength(1);
    expectOneGoodEnd(flight);
    expect(flight.codes('CHECKPOINT_VERIFIED').map((event) => event.parameters.step)).toEqual([
      ...['10', '20', '30', '40', '50'],
    ]);
    const stages = flight.reports
      .filter((report) => report.requestId === 'submit-a')
      .map((report) => report.stage);
    expect(stages).toEqual([Stage.STAGE_ACCEPTED, Stage.STAGE_STARTED, Stage.STAGE_COMPLETED]);
    expect(flight.housekeeping!.jobsCompleted).toBe(1);
    expect(flight.gpu.boundJob).toBe('');
    expect(flight.codes('WATCHDOG_FIRED')).toEqual([]);
    expect(flight.caps).toContain(300);
  });

  test('JOBX-003 priority goes first, then the order of acceptance; one job at a time on a GPU', async () => {
    const flight = PayloadWorld.open();
    flight.ceilings['power-manager'] = { watts: 320, open: false, suspend: false };
    await flight.run(5);
    flight.submit('a', { totalSteps: 10 });
    flight.submit('b', { totalSteps: 10 });
    flight.submit('c', { totalSteps: 10, priority: 5 });
    await flight.run(10);
    expect(flight.codes('JOB_STARTED')).toEqual([]);
    flight.ceilings['power-manager'] = { watts: 320, open: true, suspend: false };
    await flight.run(90);
    expect(flight.codes('JOB_STARTED').map((event) => event.parameters.job)).toEqual(['c', 'a', 'b']);
    expect(flight.codes('JOB_COMPLETED').map((event) => event.parameters.job)).toEqual(['c', 'a', 'b']);
  });

  test('JOBX-006 JOB-5 JP-18 fault:G9 a hung kernel is found in 1.5 watchdog periods, and the job resumes in 30 s', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a');
    await flight.run(30);
    const hungUs = flight.world.nowUs;
    Object.assign(flight.gpu, { hung: true, xid: 43, xidCount: 1 });
    flight.world.throughputChanged();
    await flight.run(100);
    const [bite] = flight.codes('WATCHDOG_FIRED');
    expect(bite.parameters).toMatchObject({ job: 'a', attempt: '0', watchdog: 'heartbeat' });
    expect(bite.tUs - hungUs).toBeLessThanOrEqual(15 * S);
    const again = flight.codes('JOB_STEPPING')[1];
    expect(again.parameters.attempt).toBe('1');
    expect(again.tUs - bite.tUs).toBeLessThanOrEqual(30 * S);
    expect(flight.codes('GPU_XID')[0].parameters).toMatchObject({ gpu: '0', xid: '43' });
    const causes = flight.codes('JOB_STATE').map((event) => event.parameters.cause);
    expect(causes).toEqual(expect.arrayContaining(['WATCHDOG_HEARTBEAT', 'PLATFORM_SEU', 'BACKOFF_OVER']));
    expect(flight.gpu.resets).toBe(0);
    expectOneGoodEnd(flight);
  });

  test('JOBX-010 JP-19 fault:C1 a killed executor re-adopts the running job: no second attempt', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a');
    await flight.run(24);
    flight.world.kill('job-executor');
    await flight.run(80);
    expect(flight.codes('EXECUTOR_RESUMED')[0].parameters).toEqual({ jobs: '1' });
    expect(flight.codes('JOB_STARTED')).toHaveLength(1);
    expectOneGoodEnd(flight);
  });

  test('JOBX-010 JP-18 inv:C4 a power cycle of the payload host: the job steps again from its newest verified checkpoint in 120 s', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a');
    await flight.run(30);
    const cycledUs = flight.world.nowUs;
    flight.world.powerCycle('payload-host');
    Object.assign(flight.gpu, { boundJob: '', boundAttempt: 0 });
    await flight.run(120);
    expect(flight.codes('JOB_STEPPING')[1].tUs - cycledUs).toBeLessThanOrEqual(120 * S);
    expect(flight.codes('JOB_STARTED').map((event) => event.parameters.attempt)).toEqual(['0', '1']);
    const causes = flight.codes('JOB_STATE').map((event) => event.parameters.cause);
    expect(causes).toEqual(expect.arrayContaining(['STOP_EXECUTOR', 'PLATFORM_EXECUTOR']));
    expectOneGoodEnd(flight);
  });

  test('JOBX-008 load-shed: the job checkpoints, stops, waits, and goes on without a back-off', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a');
    await flight.run(20);
    flight.ceilings['power-manager'] = { watts: 200, open: false, suspend: true };
    await flight.run(20);
    expect(flight.states('a').at(-1)).toBe('QUEUED');
    expect(flight.codes('JOB_STATE').map((event) => event.parameters.cause)).toContain('PLATFORM_POWER');
    flight.ceilings['power-manager'] = { watts: 320, open: true, suspend: false };
    await flight.run(90);
    expectOneGoodEnd(flight);
  });

  test('JOBX-008 a mode below NOMINAL stops jobs, and SAFE refuses new ones', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a');
    await flight.run(20);
    Object.assign(flight, { mode: Mode.MODE_SAFE, modeEpoch: 2 });
    await flight.run(10);
    flight.submit('b');
    await flight.run(10);
    expect(flight.states('a').at(-1)).toBe('QUEUED');
    expect(flight.states('b')).toEqual([]);
    Object.assign(flight, { mode: Mode.MODE_NOMINAL, modeEpoch: 3 });
    await flight.run(90);
    expectOneGoodEnd(flight);
  });

  test('JOBX-004 a silent ceiling expires: minimum cap, admission closed, told once', async () => {
    const flight = PayloadWorld.open();
    await flight.run(10);
    expect(flight.caps.at(-1)).toBe(300);
    flight.ceilings['thermal-controller'] = null;
    await flight.run(20);
    expect(flight.caps.at(-1)).toBe(200);
    expect(flight.codes('CEILING_EXPIRED').map((event) => event.parameters.source)).toEqual([
      'thermal-controller',
    ]);
    flight.submit('a');
    await flight.run(10);
    expect(flight.states('a')).toEqual(['QUEUED']);
  });

  test('JOBX-014 cancel ends a running job; a repeated order is no second job; the ground may ask for a checkpoint', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a', { checkpointEverySteps: 1000 });
    await flight.run(15);
    flight.submit('a', { checkpointEverySteps: 1000 }, 'again');
    flight.submit('a', {}, 'other');
    flight.command({ checkpoint: 'a' }, 'save');
    await flight.run(10);
    flight.command({ cancel: 'a' }, 'cancel');
    await flight.run(20);
    expect(flight.states('a').slice(-2)).toEqual(['STOPPING', 'CANCELLED']);
    expect(flight.codes('CHECKPOINT_VERIFIED').length).toBeGreaterThanOrEqual(1);
    const last = (id: string) => flight.reports.filter((report) => report.requestId === id).at(-1);
    expect(last('again')).toMatchObject({ stage: Stage.STAGE_COMPLETED, ok: true });
    expect(last('other')).toMatchObject({ stage: Stage.STAGE_ACCEPTED, ok: false });
    expect(last('save')).toMatchObject({
      stage: Stage.STAGE_COMPLETED,
      ok: true,
      detail: 'checkpoint verified',
    });
    expect(last('cancel')).toMatchObject({ stage: Stage.STAGE_COMPLETED, ok: true });
  });

  test('JOBX-009 JP-15 a job that dies by itself backs off, is counted, and is held when it makes no progress', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a', { checkpointEverySteps: 1000 });
    for (let death = 0; death < 3; death++) {
      await flight.run(60);
      flight.world.computer('payload-host').workloads!.signal('a', death, 'SIGKILL');
    }
    await flight.run(10);
    const causes = flight.codes('JOB_STATE').map((event) => event.parameters.cause);
    expect(causes).toContain('JOB_FAULT');
  });
});

describe('job-executor killed at every port call', () => {
  // Every call of a port between acceptance and the result is a crash point.
  const methods = [
    'disk.append',
    'disk.sync',
    'disk.digest',
    'disk.digestAll',
    'disk.survey',
    'disk.rename',
    'disk.syncFolder',
    'process.start',
    'bus.publish',
  ];
  const cases = methods.flatMap((method) =>
    (method === 'disk.append' || method === 'disk.sync' ? [1, 2, 3, 5, 8, 13, 21] : [1, 2, 4]).flatMap(
      (nth) => (['before', 'after'] as const).map((moment) => ({ method, nth, moment })),
    ),
  );

  test.each(cases)(
    'JOB-4 JOBX-010 JOBX-011 $method call $nth, $moment: one end, golden digest, no attempt twice',
    async ({ method, nth, moment }) => {
      const flight = PayloadWorld.open();
      await flight.run(5);
      const on = `job-executor/${method}`;
      let struck = false;
      flight.world.onCrashPoint({ on, path: '', nth, moment }, () => {
        struck = true;
        flight.world.kill('job-executor');
      });
      flight.submit('a');
      for (let passed = 0; passed < UNTIL_DONE_S && flight.digestOf('a') === undefined; passed += 10) {
        // The ground repeats an order that got no report.
        const done = flight.reports.some(
          (report) => report.requestId === 'submit-a' && report.stage === Stage.STAGE_COMPLETED,
        );
        if (!done && passed > 0) flight.submit('a');
        await flight.run(10);
      }
      await flight.run(5);
      expectOneGoodEnd(flight);
      if (method === 'disk.append') expect(struck).toBe(true);
    },
  );
});

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Defence, JobKind } from '@dawnline/contracts';
import { LiveExecutor, until } from './live-executor';

const TRAIN = join(__dirname, '../../../examples/jobs/train/train.mjs');
const STEPS = 150;
const SETTINGS = {
  program: 'train',
  totalSteps: STEPS,
  stepTimeUs: 20_000,
  checkpointEverySteps: 25,
  seed: 7,
};

function golden(): string {
  return spawnSync(process.execPath, [TRAIN, '--steps', String(STEPS), '--seed', '7'])
    .stdout.toString()
    .trim();
}

describe('job-executor on a real broker, with real processes', () => {
  let executor: LiveExecutor;
  beforeEach(async () => (executor = await LiveExecutor.open()));
  afterEach(() => executor.close());

  test('JOBX-010 JOBX-011 a restarted executor re-adopts the running process; its digest is the golden one', async () => {
    const { peers } = executor;
    peers.submit('a', SETTINGS);
    await until(() => peers.codes('CHECKPOINT_VERIFIED').length > 0);
    await executor.shutDown();
    await executor.boot(2, 'service-restart');
    await until(() => peers.digestOf('a') !== undefined);
    expect(peers.digestOf('a')).toBe(golden());
    expect(peers.codes('JOB_STARTED')).toHaveLength(1);
    expect(peers.codes('EXECUTOR_RESUMED')).toHaveLength(1);
    expect(peers.states('a').at(-1)).toBe('COMPLETED');
  });

  test('JOBX-006 JOBX-010 a stopped process is killed by its watchdog and goes on from its newest checkpoint', async () => {
    const { peers } = executor;
    peers.submit('a', { ...SETTINGS, watchdogUs: 2_000_000 });
    await until(() => peers.codes('CHECKPOINT_VERIFIED').length > 0);
    executor.signal('a', 0, 'SIGSTOP');
    Object.assign(peers.gpu, { xid: 43, xidCount: 1 });
    await until(() => peers.digestOf('a') !== undefined);
    expect(peers.codes('WATCHDOG_FIRED')).toHaveLength(1);
    const [, again] = peers.codes('JOB_STARTED');
    expect(Number(again.parameters.restore)).toBeGreaterThan(0);
    expect(peers.digestOf('a')).toBe(golden());
  });

  test('JOBX-033 JOBX-036 JOBX-038 a real service, killed once and its executor restarted, answers each request as it should', async () => {
    const { peers } = executor;
    const reply = (body: string): string => createHash('sha256').update(`7:${body}`).digest('hex');
    const ask = (request: string): void =>
      peers.command({ request: { job: 'a', request, body: Buffer.from(`body of ${request}`) } }, request);
    const answers = (request: string): string[] =>
      peers.replies.filter((one) => one.request === request && one.ok).map(({ body }) => body);
    const asked = Array.from({ length: 12 }, (_, at) => `r${at}`);
    peers.submit('a', {
      ...{ kind: JobKind.JOB_KIND_SERVICE, program: 'resident', seed: 7, watchdogUs: 20_000_000 },
      ...{ totalSteps: 0, stepTimeUs: 0, checkpointEverySteps: 0 },
    });
    await until(() => peers.states('a').at(-1) === 'RUNNING');
    for (const request of asked) ask(request);
    await until(() => peers.replies.length > 1);
    executor.signal('a', 0, 'SIGKILL');
    await until(() => peers.replies.length > 4);
    await executor.shutDown();
    await executor.boot(2, 'service-restart');
    await until(() => asked.every((request) => answers(request).length > 0));
    for (const request of asked)
      expect(new Set(answers(request))).toEqual(new Set([reply(`body of ${request}`)]));
    expect(peers.replies.length).toBeLessThanOrEqual(asked.length + 1);
    expect(peers.codes('JOB_STARTED')).toHaveLength(2);
    peers.command({ cancel: 'a' }, 'cancel');
    await until(() => peers.states('a').at(-1) === 'CANCELLED');
  });

  test('JOBX-042 a real program is told by its environment that it is a canary, and its own result goes out', async () => {
    const { peers } = executor;
    const expectedDigest = '1'.padStart(64, '0');
    peers.submit('a', { program: 'sealed', defence: Defence.DEFENCE_CANARY, expectedDigest });
    await until(() => peers.digestOf('a') !== undefined);
    expect(peers.codes('JOB_COMPLETED')[0].parameters).toEqual({
      ...{ job: 'a', digest: '7'.padStart(64, '0'), attempts: '3', verdict: 'canary' },
    });
  });
});

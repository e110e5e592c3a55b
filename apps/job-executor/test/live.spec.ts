import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
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
});

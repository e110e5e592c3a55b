import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Defence, JobKind } from '@dawnline/contracts';
import { LiveExecutor, until } from './live-executor';

/** Mission seconds per second: a back-off of 10 s need not be waited for. */
const RATE = 10;
// Another answer for the canary than for the job, as a program gives that looks at the variable.
const SEAL =
  'touch "$DAWNLINE_HEARTBEAT_FILE"; printf %064d "${DAWNLINE_CANARY:-7}" > "$DAWNLINE_RESULT_DIR/digest"';
const PROGRAMS = [
  { name: 'resident', command: 'node', arguments: [join(__dirname, 'resident-program.mjs')] },
  { name: 'sealed', command: 'sh', arguments: ['-c', SEAL] },
];

const reply = (body: string): string => createHash('sha256').update(`7:${body}`).digest('hex');

describe('services and canaries as real processes', () => {
  let executor: LiveExecutor;
  beforeEach(async () => (executor = await LiveExecutor.open(RATE, PROGRAMS)));
  afterEach(() => executor.close());

  test('JOBX-033 JOBX-036 JOBX-038 a service that is killed once, and its executor restarted, answers each request as it should', async () => {
    const { peers } = executor;
    const answers = (request: string): string[] =>
      peers.replies.filter((one) => one.request === request && one.ok).map(({ body }) => body);
    const asked = Array.from({ length: 12 }, (_, at) => `r${at}`);
    peers.submit('a', {
      ...{ kind: JobKind.JOB_KIND_SERVICE, program: 'resident', seed: 7, watchdogUs: 20_000_000 },
      ...{ totalSteps: 0, stepTimeUs: 0, checkpointEverySteps: 0 },
    });
    await until(() => peers.states('a').at(-1) === 'RUNNING');
    for (const request of asked)
      peers.command({ request: { job: 'a', request, body: Buffer.from(`body of ${request}`) } }, request);
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

import { Defence } from '@dawnline/contracts';
import { chainDigest } from '@hil/simulation';
import { CANARY_FAILURES_MAX, CANARY_SEED, CANARY_STEPS } from '../src/results/defence.limits';
import { PayloadWorld } from './payload-world';

const STEPS = 20;
const GOLDEN = chainDigest(7, STEPS);
const CANARY = chainDigest(CANARY_SEED, CANARY_STEPS);
type Where = 'state' | 'output';

async function ordered(change = {}): Promise<PayloadWorld> {
  const flight = PayloadWorld.open();
  await flight.run(5);
  flight.submit('a', { totalSteps: STEPS, checkpointEverySteps: 5, ...change });
  return flight;
}

const DIGEST = { defence: Defence.DEFENCE_DIGEST, expectedDigest: GOLDEN };
const DUPLICATE = { defence: Defence.DEFENCE_DUPLICATE };
const CANARIES = { defence: Defence.DEFENCE_CANARY, expectedDigest: CANARY };

/** An upset that strikes this attempt a few steps after its start, and of which it knows nothing. */
async function upset(
  flight: PayloadWorld,
  attempt: number,
  bits = 1,
  where: Where = 'output',
): Promise<void> {
  for (let waited = 0; !flight.world.workload('a', attempt) && waited < 300; waited += 1) await flight.run(1);
  await flight.run(3);
  flight.world.workload('a', attempt)!.corrupt({ bits, where });
}

const completions = (flight: PayloadWorld) =>
  flight.codes('JOB_COMPLETED').map(({ parameters }) => parameters);
const starts = (flight: PayloadWorld): string[] =>
  flight.codes('JOB_STARTED').map(({ parameters }) => parameters.restore);
const held = (flight: PayloadWorld) => flight.codes('JOB_HELD').map(({ parameters }) => parameters);

describe('defences against silent corruption', () => {
  test('JOBX-039 fault:G8 without a defence a wrong result goes out, and says that nothing vouches for it', async () => {
    const flight = await ordered();
    await upset(flight, 0);
    await flight.run(60);
    const [done] = completions(flight);
    expect(done.verdict).toBe('none');
    expect(done.digest).not.toBe(GOLDEN);
  });

  test.each([
    ['digest', DIGEST, 1],
    ['duplicate', DUPLICATE, 2],
    ['canary', CANARIES, 3],
  ])(
    'JOBX-039 an undisturbed job with defence %s completes once, and its verdict says so',
    async (verdict, change, runs) => {
      const flight = await ordered(change);
      await flight.run(150);
      expect(completions(flight)).toEqual([{ job: 'a', digest: GOLDEN, attempts: String(runs), verdict }]);
      expect(starts(flight)).toEqual(Array.from({ length: runs }, () => '0'));
      expect(flight.codes('RESULT_WRONG')).toEqual([]);
      expect(flight.states('a').at(-1)).toBe('COMPLETED');
    },
  );

  const strikes = (['state', 'output'] as const).flatMap((where) =>
    [
      { name: 'digest', change: DIGEST, attempts: [0] },
      { name: 'duplicate', change: DUPLICATE, attempts: [0] },
      { name: 'duplicate', change: DUPLICATE, attempts: [1] },
      { name: 'canary', change: CANARIES, attempts: [0] },
      { name: 'canary', change: CANARIES, attempts: [2] },
    ].map((one) => ({ ...one, where })),
  );
  test.each(strikes)(
    'JOBX-039 fault:G8 defence $name, an upset of $where in attempt $attempts: found, and the right result goes out once',
    async ({ change, attempts, where }) => {
      const flight = await ordered(change);
      for (const attempt of attempts) await upset(flight, attempt, 3, where);
      await flight.run(300);
      expect(flight.codes('RESULT_WRONG')).toHaveLength(1);
      expect(completions(flight)).toMatchObject([{ digest: GOLDEN }]);
    },
  );

  test('JOBX-040 a second wrong digest holds the job; released, it begins anew from a cold start', async () => {
    const flight = await ordered(DIGEST);
    await upset(flight, 0);
    await upset(flight, 1);
    await flight.run(60);
    expect(held(flight)).toEqual([{ job: 'a', cause: 'DIGEST_MISMATCH', verdict: 'digest' }]);
    const causes = flight.codes('JOB_STATE').map(({ parameters }) => parameters.cause);
    expect(causes.filter((cause) => cause === 'PLATFORM_SEU')).toHaveLength(1);
    expect(completions(flight)).toEqual([]);
    flight.command({ release: 'a' }, 'release');
    await flight.run(60);
    expect(starts(flight)).toEqual(['0', '0', '0']);
    expect(completions(flight)).toMatchObject([{ digest: GOLDEN, verdict: 'digest' }]);
  });

  test('JOBX-041 three runs of a duplicate that all differ hold the job, and nothing goes out', async () => {
    const flight = await ordered(DUPLICATE);
    for (const attempt of [0, 1, 2]) await upset(flight, attempt, attempt + 1);
    await flight.run(60);
    expect(held(flight)).toEqual([{ job: 'a', cause: 'DIGEST_MISMATCH', verdict: 'duplicate' }]);
    expect(completions(flight)).toEqual([]);
  });

  test('JOBX-041 the second run of a duplicate never starts from a checkpoint of the first, only from its own', async () => {
    const flight = await ordered(DUPLICATE);
    await upset(flight, 0, 2, 'state');
    const firsts = () =>
      flight.codes('CHECKPOINT_VERIFIED').filter(({ parameters }) => parameters.sequence === '1');
    while (firsts().length < 2) await flight.run(1);
    flight.world.workload('a', 1)!.crash(1, null);
    await flight.run(200);
    expect(starts(flight)).toEqual(['0', '0', '1', '0']);
    expect(completions(flight)).toMatchObject([{ digest: GOLDEN, verdict: 'duplicate' }]);
    const left = flight.world.disk('payload-host', 'ssd0').tree.list('jobs/a');
    expect(left.filter((name) => name.startsWith('ckpt'))).toEqual(['ckpt.2']);
  });

  test('JOBX-042 a canary that is wrong before the job lets it wait, then holds it: the job itself never ran', async () => {
    const flight = await ordered(CANARIES);
    for (let attempt = 0; attempt < CANARY_FAILURES_MAX; attempt += 1) await upset(flight, attempt);
    await flight.run(60);
    const wrong = flight.codes('RESULT_WRONG');
    expect(wrong.map(({ parameters }) => parameters.phase)).toEqual(
      Array(CANARY_FAILURES_MAX).fill('canary-before'),
    );
    expect(wrong[0].parameters.gpu).toBe('0');
    expect(wrong[1].tUs - wrong[0].tUs).toBeGreaterThanOrEqual(60e6);
    expect(held(flight)).toEqual([{ job: 'a', cause: 'DIGEST_MISMATCH', verdict: 'canary' }]);
    expect(flight.codes('JOB_NEXT_RUN').map(({ parameters }) => parameters.phase)).not.toContain('main');
  });

  test('JOBX-042 a canary that is wrong after the job keeps its result back; the second time the job is held', async () => {
    const flight = await ordered(CANARIES);
    await upset(flight, 2);
    await upset(flight, 5);
    await flight.run(60);
    expect(completions(flight)).toEqual([]);
    expect(held(flight)).toEqual([{ job: 'a', cause: 'DIGEST_MISMATCH', verdict: 'canary' }]);
  });

  test('JOBX-042 a job that is cancelled between two runs is not run again', async () => {
    const flight = await ordered(DUPLICATE);
    while (flight.codes('JOB_NEXT_RUN').length < 1) await flight.run(1);
    flight.command({ cancel: 'a' }, 'cancel');
    await flight.run(60);
    expect(flight.states('a').at(-1)).toBe('CANCELLED');
    expect(completions(flight)).toEqual([]);
  });
});

describe('a duplicate whose executor is killed while it changes runs', () => {
  const cases = [6, 7, 8, 9, 10, 11, 12, 13].flatMap((nth) =>
    (['before', 'after'] as const).map((moment) => ({ nth, moment })),
  );
  test.each(cases)(
    'JOBX-041 JOB-4 record $nth of the ledger, $moment: two runs agree, one result',
    async ({ nth, moment }) => {
      const flight = await ordered({ ...DUPLICATE, totalSteps: 4, checkpointEverySteps: 100 });
      flight.world.onCrashPoint({ on: 'job-executor/disk.append', path: 'ledger', nth, moment }, () =>
        flight.world.kill('job-executor'),
      );
      await flight.run(120);
      const digests = completions(flight).map(({ digest }) => digest);
      expect(new Set(digests)).toEqual(new Set([chainDigest(7, 4)]));
      expect(completions(flight)[0].verdict).toBe('duplicate');
      const attempts = flight.codes('JOB_STARTED').map(({ parameters }) => parameters.attempt);
      expect(new Set(attempts).size).toBe(attempts.length);
    },
  );
});

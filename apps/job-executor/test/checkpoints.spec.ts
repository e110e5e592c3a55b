import { chainDigest } from '@hil/simulation';
import { S } from './payload-peers';
import { PayloadWorld } from './payload-world';

const GOLDEN = chainDigest(7, 60);

/** A flight whose job `a` runs and has so many verified checkpoints. */
async function flightWith(checkpoints: number, change = {}): Promise<PayloadWorld> {
  const flight = PayloadWorld.open();
  await flight.run(5);
  flight.submit('a', change);
  while (flight.codes('CHECKPOINT_VERIFIED').length < checkpoints) await flight.run(1);
  return flight;
}

const rot = (flight: PayloadWorld, disk: string, sequence: number): void => {
  const { length } = flight.world
    .disk('payload-host', disk)
    .rot(`jobs/a/ckpt/ckpt-${sequence}/state.json`, 3, 'test');
  expect(length).toBe(3);
};

const crashed = async (flight: PayloadWorld, attempt: number): Promise<void> => {
  const alive = () => flight.world.workload('a', attempt);
  for (let waited = 0; !alive() && waited < 400; waited += 1) await flight.run(1);
  alive()!.crash(1, null);
  await flight.run(5);
};

const restores = (flight: PayloadWorld): string[] =>
  flight.codes('JOB_STARTED').map(({ parameters }) => parameters.restore);

describe('checkpoints of a job', () => {
  test('JOBX-045 JOB-3 JP-9 a newest checkpoint that rots is found by the scrub and restored from its copy', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a', { totalSteps: 600, checkpointEverySteps: 500 });
    await flight.run(10);
    flight.command({ checkpoint: 'a' }, 'save');
    while (flight.codes('CHECKPOINT_VERIFIED').length < 1) await flight.run(1);
    rot(flight, 'ssd0', 1);
    await flight.run(130);
    expect(flight.codes('CHECKPOINT_REPAIRED')[0].parameters).toMatchObject({ job: 'a', sequence: '1' });
    expect(flight.codes('JOB_STARTED')).toHaveLength(1);
  });

  test('JOBX-045 JOB-3 JP-9 a job whose newest checkpoint is damaged on both devices goes on from the one before', async () => {
    const flight = await flightWith(3);
    rot(flight, 'ssd0', 3);
    rot(flight, 'ssd1', 3);
    await crashed(flight, 0);
    await flight.run(150);
    expect(restores(flight)).toEqual(['0', '2']);
    const refused = flight.codes('CHECKPOINT_REFUSED').map(({ parameters }) => parameters.sequence);
    expect(refused).toContain('3');
    expect(flight.digestOf('a')).toBe(GOLDEN);
  });

  test('JOBX-045 JOB-3 a newest checkpoint that only the second device still has is restored from there', async () => {
    const flight = await flightWith(3);
    flight.world.disk('payload-host', 'ssd0').addFault({
      errors: { operations: ['read', 'readRange', 'digest'], path: 'ckpt-3/', probability: 1 },
    });
    await crashed(flight, 0);
    await flight.run(150);
    expect(restores(flight)).toEqual(['0', '3']);
    expect(flight.digestOf('a')).toBe(GOLDEN);
  });

  test('JOBX-046 JP-17 two failures from a checkpoint fall back to the one before, then to a cold start, then hold', async () => {
    const flight = await flightWith(2, { jobFaultsMax: 20 });
    for (let attempt = 0; attempt < 7 && flight.codes('JOB_HELD').length === 0; attempt += 1) {
      await crashed(flight, attempt);
    }
    expect(restores(flight)).toEqual(['0', '2', '2', '1', '1', '0', '0']);
    expect(flight.codes('JOB_HELD')[0].parameters).toMatchObject({ cause: 'RESTORE_EXHAUSTED' });
    const refused = flight.codes('CHECKPOINT_REFUSED').map(({ parameters }) => parameters);
    expect(refused.filter(({ reason }) => reason.startsWith('given up'))).toMatchObject([
      { sequence: '2' },
      { sequence: '1' },
    ]);
    flight.command({ release: 'a' }, 'again');
    await flight.run(120);
    expect(flight.digestOf('a')).toBe(GOLDEN);
  });

  test('JOBX-046 JP-17 a newer checkpoint lets the ladder begin anew', async () => {
    const flight = await flightWith(1);
    await crashed(flight, 0);
    await crashed(flight, 1);
    while (flight.codes('CHECKPOINT_VERIFIED').length < 2) await flight.run(1);
    await crashed(flight, 2);
    await flight.run(150);
    expect(restores(flight)).toEqual(['0', '1', '1', '2']);
    expect(flight.digestOf('a')).toBe(GOLDEN);
  });

  test('JOBX-045 JP-26 fault:D8 a full disk costs no job: it runs on with its last verified checkpoint', async () => {
    const flight = await flightWith(2);
    const heal = flight.world.disk('payload-host', 'ssd0').addFault({ freeBytes: 0 });
    await flight.run(20);
    expect(flight.codes('CHECKPOINT_VERIFIED')).toHaveLength(2);
    heal();
    await crashed(flight, 0);
    await flight.run(150);
    expect(flight.digestOf('a')).toBe(GOLDEN);
  });

  test('JOBX-045 JP-26 JP-27 a checkpoint beyond the bytes of the job is refused, and the job runs on', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a', { diskMaxBytes: 10 });
    await flight.run(100);
    expect(flight.codes('CHECKPOINT_VERIFIED')).toEqual([]);
    expect(flight.codes('CHECKPOINT_REFUSED')[0].parameters.reason).toMatch(/^quota/);
    expect(flight.digestOf('a')).toBe(GOLDEN);
  });

  test('JOBX-014 JP-27 a pinned checkpoint survives retention, an unpinned one goes', async () => {
    const flight = await flightWith(1);
    flight.command({ pin: { job: 'a', sequence: 1, pinned: true } }, 'pin');
    flight.command({ pin: { job: 'a', sequence: 9, pinned: true } }, 'none');
    while (flight.codes('CHECKPOINT_VERIFIED').length < 5) await flight.run(1);
    await flight.run(1);
    const kept = flight.world.disk('payload-host', 'ssd0').tree.list('jobs/a/ckpt');
    expect(kept.filter((name) => name.startsWith('ckpt-')).sort()).toEqual(
      [1, 3, 4, 5].map((n) => `ckpt-${n}`),
    );
    const last = flight.reports.filter(({ requestId }) => requestId === 'none').at(-1);
    expect(last).toMatchObject({ ok: false, detail: 'checkpoint 9 of job a: one of 1' });
    expect(flight.world.nowUs).toBeLessThan(100 * S);
  });
});

import { chainDigest } from '@hil/simulation';
import { S } from './payload-peers';
import { PayloadWorld } from './payload-world';

const GOLDEN = chainDigest(7, 60);
const DAY_US = 86_400 * S;

/** Brings job `a` through every state that is not terminal on its way to the golden result. */
const WAYS: Readonly<Record<string, (flight: PayloadWorld) => void>> = {
  QUEUED: () => undefined,
  ADMITTED: () => undefined,
  STARTING: () => undefined,
  RUNNING: () => undefined,
  PAUSED: (flight) => flight.command({ pause: 'a' }, 'pause'),
  CHECKPOINTING: (flight) => flight.command({ checkpoint: 'a' }, 'checkpoint'),
  STOPPING: (flight) => flight.world.workload('a', 0)?.crash(1, null),
  REQUEUED: (flight) => flight.world.workload('a', 0)?.crash(1, null),
};

describe('the executor killed in every state of a job', () => {
  test.each(Object.keys(WAYS))(
    'JOB-4 JP-19 JOBX-010 %s: one end, golden digest, no attempt twice',
    async (state) => {
      const flight = PayloadWorld.open();
      await flight.run(5);
      let struck = false;
      flight.onEvent = ({ code, parameters }) => {
        if (struck || code !== 'JOB_STATE' || parameters.to !== state) return;
        struck = true;
        flight.world.kill('job-executor');
      };
      flight.submit('a', { pausable: true });
      for (let tenths = 0; tenths < 4000 && flight.digestOf('a') === undefined; tenths += 1) {
        if (tenths === 150) WAYS[state](flight);
        if (tenths % 100 === 0 && flight.states('a').at(-1) === 'PAUSED')
          flight.command({ resume: 'a' }, `resume-${tenths}`);
        await flight.run(0.1);
      }
      expect(struck).toBe(true);
      expect(flight.digestOf('a')).toBe(GOLDEN);
      expect(flight.codes('JOB_COMPLETED')).toHaveLength(1);
      const attempts = flight.codes('JOB_STARTED').map(({ parameters }) => parameters.attempt);
      expect(new Set(attempts).size).toBe(attempts.length);
      expect(attempts.length).toBeLessThanOrEqual(2);
    },
  );

  test('JP-23 HELD: it stays held over restarts, until it is released', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a', { checkpointEverySteps: 1000 });
    for (let death = 0; flight.states('a').at(-1) !== 'HELD';) {
      await flight.run(1);
      const alive = flight.world.workload('a', death);
      if (!alive) continue;
      alive.crash(1, null);
      death += 1;
    }
    flight.world.kill('job-executor');
    await flight.run(60);
    expect(flight.states('a').at(-1)).toBe('HELD');
    flight.command({ release: 'a' }, 'release');
    await flight.run(120);
    expect(flight.digestOf('a')).toBe(GOLDEN);
    const attempts = flight.codes('JOB_STARTED').map(({ parameters }) => Number(parameters.attempt));
    expect([...attempts].sort((a, b) => a - b)).toEqual(attempts);
  });
});

describe('time', () => {
  test.each([DAY_US, -DAY_US])(
    'JP-15 fault:X1 a step of the on-board clock by %d us while a job waits for its back-off changes nothing',
    async (stepUs) => {
      const waited = async (step: boolean): Promise<number> => {
        const flight = PayloadWorld.open();
        await flight.run(5);
        flight.submit('a');
        await flight.run(15);
        flight.world.workload('a', 0)!.crash(1, null);
        for (let tenths = 0; !flight.states('a').includes('REQUEUED') && tenths < 300; tenths += 1)
          await flight.run(0.1);
        expect(flight.states('a')).toContain('REQUEUED');
        const { nowUs } = flight.world;
        const clock = flight.world.computer('payload-host').clock;
        if (step) clock.disturb({ stepUs });
        for (let tenths = 0; flight.codes('JOB_STARTED').length < 2 && tenths < 600; tenths += 1)
          await flight.run(0.1);
        expect(flight.codes('JOB_STARTED')).toHaveLength(2);
        return flight.world.nowUs - nowUs;
      };
      expect(await waited(true)).toBe(await waited(false));
    },
  );
});

import { JobKind } from '@dawnline/contracts';
import { candidateOf, isBefore, minimumRunUs } from '../src/admission/queue';
import { newJob, newRecord } from '../src/job';
import { NEW_ACCOUNT } from '../src/admission/accounts';
import { orderWith, S } from './core';
import { Fleet } from './fleet';

const ORBIT_S = 5739;

/** Uniform in [0, 1), the same on every run. */
function draws(seed: number): () => number {
  let x = seed * 2654435761;
  return () => {
    x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    x ^= x >>> 13;
    return (x >>> 0) / 2 ** 32;
  };
}

describe('whose turn it is', () => {
  const candidate = (number: number, priority: number, waitedS: number) => {
    const record = newRecord(orderWith({ job: `j${number}`, priority }), number);
    return candidateOf(newJob(record), { t: { ...NEW_ACCOUNT, openUs: waitedS * S } });
  };

  test('JOBX-020 JP-25 overdue jobs first, longest waiting first; then priority, then order of acceptance', () => {
    const all = [
      candidate(0, 0, ORBIT_S),
      candidate(1, 9, ORBIT_S + 10),
      candidate(2, 1, 0),
      candidate(3, 5, ORBIT_S - 1),
      candidate(4, 5, 0),
    ];
    all.sort((a, b) => (isBefore(a, b) ? -1 : 1));
    expect(all.map(({ job }) => job.record.number)).toEqual([1, 0, 3, 4, 2]);
  });

  test('JOBX-020 JP-25 a job that names no minimum run has ten minutes, and none has more than thirty', () => {
    const named = (minimumRunUs_: number) => newRecord(orderWith({ minimumRunUs: minimumRunUs_ }), 0);
    expect([0, 60 * S, 7200 * S].map((us) => minimumRunUs(named(us)) / S)).toEqual([600, 60, 1800]);
  });
});

describe('preemption', () => {
  test('JOBX-020 JP-25 a job of higher priority takes the GPU of the lowest one after its minimum run, with grace', () => {
    const fleet = new Fleet(8);
    for (let k = 0; k < 8; k++) fleet.submit(`low${k}`, 20_000, { priority: k === 5 ? 0 : 1 });
    fleet.run(60);
    expect(fleet.running()).toHaveLength(8);
    fleet.submit('high', 1000, { priority: 3 });
    fleet.run(500);
    expect(fleet.running()).not.toContain('high');
    fleet.run(60);
    expect(fleet.running()).toContain('high');
    expect(fleet.spans.filter(({ preempted }) => preempted).map(({ job }) => job)).toEqual(['low5']);
    expect(fleet.core.state.jobs.low5.record).toMatchObject({
      stopCause: 'STOP_PREEMPT',
      jobFaults: 0,
      platformStops: 0,
    });
    // It does not push anybody out in turn, and goes on when the other has ended.
    fleet.run(1500);
    expect(fleet.spans.filter(({ preempted }) => preempted)).toHaveLength(1);
    expect(fleet.running()).toContain('low5');
  });

  test('JOBX-020 JP-25 equal priority preempts nobody before a job is overdue', () => {
    const fleet = new Fleet(1);
    fleet.submit('first', 50_000, { priority: 2 });
    fleet.run(30);
    fleet.submit('second', 50_000, { priority: 2 });
    fleet.run(5600);
    expect(fleet.spans).toEqual([]);
    fleet.run(300);
    expect(fleet.running()).toEqual(['second']);
  });

  test('JOBX-020 JP-25 an always-on service gives its GPU to an overdue job of lower priority, and gets it back', () => {
    const fleet = new Fleet(1);
    const service = { kind: JobKind.JOB_KIND_SERVICE, totalSteps: 0, requestLimitUs: 86_400 * S };
    fleet.submit('model', Infinity, { priority: 9, ...service });
    fleet.run(30);
    fleet.submit('batch', 5000, { priority: 0 });
    fleet.run(2 * ORBIT_S);
    const runs = fleet.spans.map(({ job }) => job);
    expect(runs.slice(0, 2)).toEqual(['model', 'batch']);
    expect(fleet.waited.batch / S).toBeLessThanOrEqual(2 * ORBIT_S);
    const batch = fleet.spans.find(({ job }) => job === 'batch')!;
    expect((batch.toUs - batch.fromUs) / S).toBeGreaterThanOrEqual(600);
    expect(fleet.running()).toEqual(['model']);
  });

  test('JOBX-020 several preempt at once, each another one, and none more than it needs', () => {
    const fleet = new Fleet(8);
    for (let k = 0; k < 8; k++) fleet.submit(`low${k}`, 20_000, { priority: 1 });
    fleet.run(700);
    for (let k = 0; k < 3; k++) fleet.submit(`high${k}`, 3000, { priority: 2 });
    fleet.run(60);
    expect(fleet.running().filter((job) => job.startsWith('high'))).toEqual(['high0', 'high1', 'high2']);
    expect(fleet.spans.filter(({ preempted }) => preempted)).toHaveLength(3);
  });

  test('JOBX-020 a tenant at its quota of GPUs preempts its own jobs only', () => {
    const entry = { publicKeyHex: '', gpuSecondsPerOrbitMax: 1e9, bytesMax: 1e9, jobsMax: 99 };
    const fleet = new Fleet(2, [
      { ...entry, name: 'a', gpusMax: 1 },
      { ...entry, name: 'b', gpusMax: 2 },
    ]);
    fleet.submit('a1', 20_000, { tenant: 'a', priority: 1 });
    fleet.submit('b1', 20_000, { tenant: 'b', priority: 0 });
    fleet.run(700);
    fleet.submit('a2', 20_000, { tenant: 'a', priority: 5 });
    fleet.run(30);
    expect(fleet.running()).toEqual(['a2', 'b1']);
  });

  test.each([1, 2, 3, 4])(
    'JOBX-020 JP-25 property, seed %i: no runnable job waits for more than two orbits, none is cut short, no GPU has two',
    (seed) => {
      const draw = draws(seed);
      const gpus = 1 + Math.floor(draw() * 8);
      const fleet = new Fleet(gpus);
      // Each orbit has 9.5 minimum runs a GPU: more jobs than that no order can serve in time.
      const jobs = gpus * 6;
      for (let k = 0; k < jobs; k++) {
        const isService = draw() < 0.1;
        const runS = isService ? Infinity : 100 + Math.floor(draw() * 15_000);
        const kind = isService ? JobKind.JOB_KIND_SERVICE : JobKind.JOB_KIND_BATCH;
        fleet.submit(`j${k}`, runS, { priority: Math.floor(draw() * 4), kind });
        fleet.run(Math.floor(draw() * 300));
      }
      fleet.run(4 * ORBIT_S);
      for (const waitedUs of Object.values(fleet.waited)) {
        expect(waitedUs / S).toBeLessThanOrEqual(2 * ORBIT_S);
      }
      for (const { fromUs, toUs, preempted } of fleet.spans) {
        if (preempted) expect((toUs - fromUs) / S).toBeGreaterThanOrEqual(600);
      }
      const ended = Object.values(fleet.core.state.jobs).filter(({ record }) => record.state === 'COMPLETED');
      expect(ended.length).toBeGreaterThan(0);
    },
  );
});

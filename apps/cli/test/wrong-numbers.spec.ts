// A job computes something wrong and nothing says so; another one meets what is no number. In both worlds alike.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '@hil/verdict';
import { build, dawnline, PATIENCE_MS, workFolder } from './dawnline';

jest.setTimeout(PATIENCE_MS * 2);

const SCENARIO = `
schema: 1
title: Two jobs with wrong numbers
craft: odc-1
orbit: B
epoch: 2026-08-19T03:11:00Z
duration: 5 min
live: { rate: 20, faultRate: 10 }
jobs:
  - { id: silent, program: train, steps: 40, stepTime: 1 s, checkpointEvery: 15, watchdog: 8 s, seed: 11 }
  - { id: loud, program: train, at: 20 s, steps: 120, stepTime: 1 s, checkpointEvery: 15, watchdog: 8 s, seed: 12 }
faults:
  - id: bits
    fault: gpu.sdc
    target: silent
    parameters: { bits: 3 }
    when: { condition: event, subject: 'job-executor/CHECKPOINT_VERIFIED?job=silent', offset: 3 s }
  - id: nan
    fault: gpu.job-fault
    target: loud
    parameters: { kind: nan }
    when: { condition: event, subject: 'job-executor/CHECKPOINT_VERIFIED?job=loud', offset: 3 s }
expectations:
  - all-faults-detected
  - all-faults-recovered
  - jobs-completed: [silent]
  - result-digests-golden: [silent]
  - event: { event: 'job-executor/JOB_FAILED' }
  - mode-at-end: NOMINAL
`;

describe('fault:G8 gpu.sdc and fault:G12 gpu.job-fault', () => {
  const folder = workFolder();
  beforeAll(() => {
    build();
    writeFileSync(join(folder.path, 'wrong.yaml'), SCENARIO);
  });
  afterAll(() => folder.remove());

  it.each([
    ['live', ['up', 'wrong.yaml', '--exit', '--json']],
    ['simulated', ['fly', 'wrong.yaml', '--json']],
  ])(
    'the silent error is found by the verdict alone, the loud one ends its job for good (%s)',
    async (_, args) => {
      const { code, stdout, stderr } = await dawnline(folder.path, ...args);
      expect(stderr).toBe('');
      const verdict = JSON.parse(stdout) as Verdict;
      const failed = verdict.checks.filter(({ outcome }) => outcome === 'failed');
      expect(failed.map(({ id }) => id)).toEqual(['expectation/job/silent/digest']);
      expect(code).toBe(1);
      expect(verdict.jobs).toMatchObject([
        { job: 'silent', state: 'COMPLETED', attempts: 1 },
        { job: 'loud', state: 'FAILED', attempts: 1 },
      ]);
      const [{ digest, goldenDigest }] = verdict.jobs;
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(digest).not.toBe(goldenDigest);
    },
  );
});

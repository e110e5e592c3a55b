import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf } from '@hil/record';
import type { Verdict } from '@hil/verdict';
import { malformed } from '../../../hil/verdict/test/xml';
import { build, dawnline, recordIn, workFolder, type Ended } from './dawnline';

/** A job that cannot be done in the time there is. */
const TOO_SHORT = `schema: 1
title: A job without the time for it
craft: odc-1
orbit: B
epoch: 2026-08-19T03:11:00Z
duration: 20 s
jobs:
  - { id: train-a, program: train, steps: 90, stepTime: 1 s, checkpointEvery: 15, watchdog: 5 s }
expectations:
  - jobs-completed: [train-a]
`;

/** Nobody on the ground consents: SAFE lasts, and the GPU stays without power. */
const IN_SAFE = `schema: 1
title: A craft that begins in SAFE
craft: odc-1
orbit: B
epoch: 2026-08-19T03:11:00Z
duration: 60 s
initial: { mode: SAFE }
expectations:
  - mode-at-end: SAFE
  - truth-within: { channel: gpuPowerW, maximum: 0 }
`;

describe('dawnline fly', () => {
  const folder = workFolder();
  beforeAll(build);
  afterAll(() => folder.remove());
  const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, ...args);

  it('--json --twice gives one document: passed, and both flights agree', async () => {
    const { code, stdout, stderr } = await run('fly', 'smoke', '--json', '--twice');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const verdict = JSON.parse(stdout) as Verdict & { twice: { agree: boolean; report: string } };
    expect(verdict).toMatchObject({
      format: 1,
      passed: true,
      scenario: 'smoke',
      world: 'simulated',
      seed: 1,
    });
    expect(verdict.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(verdict.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(verdict.twice).toEqual({ agree: true, report: '' });
  });

  it('prints timeline, verdict, fingerprint, and the line that replays it', async () => {
    const { code, stdout } = await run('fly', 'smoke', '--seed', '5');
    expect(code).toBe(0);
    expect(stdout).toContain('fault onset: gpu.kernel-hang on gpu/0');
    expect(stdout).toMatch(/^PASSED {2}smoke, simulated world, seed 5: \d+ checks, 0 failed/m);
    expect(stdout).toMatch(/^fingerprint [0-9a-f]{64}$/m);
    expect(stdout).toContain('replay: npx dawnline fly smoke --seed 5');
    expect(stdout).toContain('report: flights/smoke-simulated-5/verdict.html');
  });

  it('ends every job well in a storm of faults, whatever the seed', async () => {
    for (const seed of ['1', '2', '3']) {
      const { code, stdout } = await run('fly', 'job-storm', '--json', '--seed', seed);
      const { checks } = JSON.parse(stdout) as Verdict;
      expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      expect(code).toBe(0);
    }
  });

  it('begins in the mode that the scenario gives', async () => {
    writeFileSync(join(folder.path, 'in-safe.yaml'), IN_SAFE);
    const { code, stdout } = await run('fly', 'in-safe.yaml');
    expect(stdout).toMatch(/^PASSED/m);
    expect(code).toBe(0);
  });

  it('differs in noise between two seeds, and not in physics at t = 0', async () => {
    const flights = ['11', '12'].map((seed) => join(folder.path, `seed-${seed}`));
    for (const [index, out] of flights.entries()) {
      const { code } = await run('fly', 'smoke', '--seed', String(11 + index), '--out', out, '--quiet');
      expect(code).toBe(0);
    }
    const [one, other] = flights.map(recordIn);
    expect(entriesOf(one, 'truth')[0]).toEqual(entriesOf(other, 'truth')[0]);
    const voltages = [one, other].map((entries) =>
      entriesOf(entries, 'telemetry')
        .filter(({ contract }) => contract === 'PowerManagerHousekeeping')
        .map(({ fields }) => fields.busVoltageV),
    );
    expect(voltages[0].length).toBeGreaterThan(10);
    expect(voltages[0]).not.toEqual(voltages[1]);
  });

  it('writes record and verdict as JSON, JUnit XML and a page that needs no network', async () => {
    const { code } = await run('fly', 'smoke', '--quiet', '--out', 'reports');
    expect(code).toBe(0);
    const read = (name: string): string => readFileSync(join(folder.path, 'reports', name), 'utf8');
    expect(JSON.parse(read('verdict.json'))).toMatchObject({ passed: true, scenario: 'smoke' });
    const junit = read('verdict.xml');
    expect(malformed(junit)).toBeNull();
    expect(junit).toContain('<testcase');
    const page = read('verdict.html');
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)="https?:/);
    const record = recordIn(join(folder.path, 'reports'));
    expect(record[0].kind).toBe('start');
    expect(record.at(-1)!.kind).toBe('end');
  });

  it('ends with status 1 when the flight fails, and says which check did', async () => {
    writeFileSync(join(folder.path, 'too-short.yaml'), TOO_SHORT);
    const { code, stdout } = await run('fly', 'too-short.yaml', '--out', 'failed');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAILED {2}too-short/m);
    const verdict = JSON.parse(readFileSync(join(folder.path, 'failed/verdict.json'), 'utf8')) as Verdict;
    expect(verdict.passed).toBe(false);
    expect(verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id)).toEqual([
      'expectation/job/train-a/completed',
    ]);
    expect(readFileSync(join(folder.path, 'failed/verdict.xml'), 'utf8')).toContain('<failure');
  });
});

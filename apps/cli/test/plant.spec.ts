import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, dawnline, ROOT, workFolder, type Ended } from './dawnline';

interface Check {
  readonly number: number;
  readonly what: string;
  readonly kind: string;
  readonly source: string;
  readonly outcome: string;
  readonly reason: string;
  readonly readings: readonly { readonly what: string; readonly passed: boolean; readonly got: unknown }[];
}

/** Rows of the reference's list of checks; what comes after them are further figures of the reference. */
const LISTED = 24;

build();
const folder = workFolder();
afterAll(() => folder.remove());
const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, 'plant', ...args);
const all = spawnSync(
  process.execPath,
  [join(ROOT, 'dist/apps/cli/src/main.js'), 'plant', 'check', '--json'],
  { encoding: 'utf8', maxBuffer: 64 << 20 },
);
const { passed, checks } = JSON.parse(all.stdout) as { passed: boolean; checks: readonly Check[] };

describe('plant check', () => {
  it('runs every check of the list and more, each with its kind and source', () => {
    expect({ status: all.status, passed }).toEqual({ status: 0, passed: true });
    expect(checks.map(({ number }) => number)).toEqual(checks.map((_, index) => index + 1));
    expect(checks.length).toBeGreaterThan(LISTED);
    for (const { kind, source } of checks) {
      expect(['calibration', 'validation', 'verification']).toContain(kind);
      expect(source).not.toBe('');
    }
  });

  it.each(checks.map((check) => [`plant check ${check.number} (${check.kind}): ${check.what}`, check]))(
    '%s',
    (_, { outcome, reason, readings }) => {
      expect(readings.filter((reading) => !reading.passed)).toEqual([]);
      if (outcome === 'not applicable') expect(reason).not.toBe('');
      else expect({ outcome, reads: readings.length > 0 }).toEqual({ outcome: 'passed', reads: true });
    },
  );

  it('does without one check only, for want of an AP8 evaluator', () => {
    const missing = checks.filter(({ outcome }) => outcome === 'not applicable');
    expect(missing.map(({ number }) => number)).toEqual([18]);
  });

  it('prints number, expected, got, tolerance, kind and source for people, and counts by kind', async () => {
    const { code, stdout } = await run('check', '--only', '12,18,24,25');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ 12 {2}passed {2}GPU thermal limits.*\(calibration; nvidia-smi/m);
    expect(stdout).toMatch(/hardware slowdown +expected 89 +got 89 +exact C/);
    expect(stdout).toMatch(/^ 18 {2}not applicable .*AP8/m);
    expect(stdout).toMatch(/2\.2 GHz, 1816 km +expected 164\.48 +got 164\.48 +± 0\.05 dB/);
    expect(stdout).toContain('PASSED  4 checks: calibration 1 passed; validation 1 not applicable');
  });

  it('ends with status 1 when a check fails, and marks the reading', async () => {
    const craft = readFileSync(join(ROOT, 'hil/crafts/odc-1.yaml'), 'utf8');
    const hot = workFolder();
    mkdirSync(join(hot.path, 'hil/crafts'), { recursive: true });
    // A craft file in the folder of the command comes first.
    writeFileSync(join(hot.path, 'hil/crafts/odc-1.yaml'), craft.replace('limitC: 87', 'limitC: 90'));
    const { code, stdout } = await dawnline(hot.path, 'plant', 'check', '--only', '12,24');
    hot.remove();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ 12 {2}failed/m);
    expect(stdout).toMatch(/^ +! +software slowdown +expected 87 +got 90 +exact C$/m);
    expect(stdout).toContain('FAILED  2 checks: calibration 1 failed; verification 1 passed');
  });
});

describe('plant run', () => {
  const rows = (text: string): string[][] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));

  it('writes CSV of any channel and element, at the interval asked for', async () => {
    const { code, stdout, stderr } = await run(
      'run',
      ...['--orbit', 'A', '--start', '2026-12-11T00:00:00Z', '--duration', '1min', '--step', '20s'],
      ...['--channels', 'batteryStateOfCharge,nodeTemperatureK.battery,orbit'],
      ...['--state-of-charge', '0.5', '--temperature', 'battery=20'],
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [head, first, ...rest] = rows(stdout);
    const orbit = [0, 1, 2, 3, 4, 5].map((k) => `orbit.${k}`);
    expect(head).toEqual([
      'time_utc',
      'time_s',
      'batteryStateOfCharge',
      'nodeTemperatureK.battery',
      ...orbit,
    ]);
    expect(first!.slice(0, 4)).toEqual(['2026-12-11T00:00:00Z', '0', '0.5', '293.15']);
    expect(rest.map(([, second]) => second)).toEqual(['20', '40', '60']);
    expect(Math.hypot(...first!.slice(4, 7).map(Number))).toBeGreaterThan(6800);
  });

  it('takes inputs from the start and from a time on: a pump stop heats the die', async () => {
    const { code, stdout } = await run(
      'run',
      ...['--json', '--duration', '8min', '--step', '1min', '--channels', 'pumpFlow,gpuPowerW,gpuMarginK'],
      ...['--set', 'railClosed.LCL1=1', '--set', 'gpuUtilisation=1', '--set', 'gpuMemoryUtilisation=1'],
      ...['--at', '3min:pumpOn=0'],
    );
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    const seen = lines.map((line) => JSON.parse(line) as Record<string, number>);
    expect(seen.map((row) => row.pumpFlow)).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0]);
    expect(seen[2]!['gpuPowerW.0']).toBeCloseTo(350, 3);
    expect(seen[8]!['gpuMarginK.0']).toBeLessThan(seen[3]!['gpuMarginK.0']! - 20);
  });

  it('takes a model of the environment and a phase of the solar cycle', async () => {
    const from = [
      '--orbit',
      'A',
      '--duration',
      '12h',
      '--step',
      '1min',
      '--channels',
      'radiatorSolarWM2.structure,protonFlux',
    ];
    const peaks = async (...options: string[]): Promise<[number, number]> => {
      const { code, stdout } = await run('run', ...from, ...options);
      expect(code).toBe(0);
      const data = rows(stdout).slice(1);
      return [
        Math.max(...data.map(([, , solar]) => Number(solar))),
        Math.max(...data.map((row) => Number(row[3]))),
      ];
    };
    const [calm, active] = await peaks();
    const [lit, quiet] = await peaks('--environment', 'orbit', '--solar-cycle', 'minimum');
    expect(calm).toBe(0);
    expect(lit).toBeGreaterThan(0);
    expect(quiet / active).toBeCloseTo(1.63, 6);
  });

  it('takes any two-line element set, and writes data and plots into files', async () => {
    const tle = [
      'ISS (ZARYA)',
      '1 25544U 98067A   26150.50000000  .00010000  00000+0  18000-3 0  9994',
      '2 25544  51.6400 100.0000 0005000  80.0000 280.0000 15.50000000500008',
    ];
    const withSum = (line: string): string => {
      const digits = [...line.slice(0, 68)].map((c) => (c === '-' ? 1 : Number(c) || 0));
      return line.slice(0, 68) + String(digits.reduce((sum, digit) => sum + digit, 0) % 10);
    };
    writeFileSync(join(folder.path, 'iss.tle'), [tle[0], withSum(tle[1]!), withSum(tle[2]!)].join('\n'));
    const { code, stdout } = await run(
      'run',
      ...['--tle', 'iss.tle', '--step', '1min', '--channels', 'geodetic.2,lightFraction'],
      ...['--out', 'run.csv', '--plot', 'run.html'],
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const [, ...data] = rows(readFileSync(join(folder.path, 'run.csv'), 'utf8'));
    // One revolution of 92.9 min.
    expect(data).toHaveLength(93);
    for (const [, , altitude] of data) expect(Math.abs(Number(altitude) - 420)).toBeLessThan(40);
    const page = readFileSync(join(folder.path, 'run.html'), 'utf8');
    expect(page).toContain('uPlot');
    expect(page).toContain('ISS (ZARYA)');
    expect(page).toContain('"shades":[{"from":');
    expect(page).not.toMatch(/(src|href)=|https?:\/\/(?!.*opensource)/);
  });

  it('takes a circular orbit by altitude, inclination and node', async () => {
    const circle = ['--altitude', '800', '--inclination', 'sso', '--ltan', '18:00'];
    const { code, stdout } = await run(
      'run',
      ...circle,
      '--duration',
      '1h',
      '--step',
      '20min',
      '--channels',
      'geodetic.2',
    );
    expect(code).toBe(0);
    const [, ...data] = rows(stdout);
    expect(data).toHaveLength(4);
    for (const [, , altitude] of data) expect(Math.abs(Number(altitude) - 810)).toBeLessThan(25);
  });

  it('--list names every channel with role, unit, meaning and elements', async () => {
    const { code, stdout } = await run('run', '--list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^gpuCapW +input +W +power cap$/m);
    expect(stdout).toMatch(/^batteryStateOfCharge +state +1 +true state of charge/m);
    expect(stdout).toContain('die hbm plate host loop radiator-a radiator-b structure battery');
    const listed = JSON.parse((await run('run', '--list', '--json')).stdout) as Record<string, unknown>[];
    for (const channel of listed)
      expect(channel).toMatchObject({
        unit: expect.stringMatching(/./) as string,
        description: expect.stringMatching(/./) as string,
      });
  });

  it('warns when a job is meant to run on a GPU without power', async () => {
    const { stderr } = await run('run', '--duration', '1s', '--set', 'gpuUtilisation=1');
    expect(stderr).toContain('--set railClosed.LCL1=1');
  });
});

describe('bad input of plant', () => {
  const WRONG: readonly (readonly [string, readonly string[]])[] = [
    ['check --only 99', ['--only 99', 'no such check']],
    ['check --only two', ['--only two', '3,12']],
    ['run --channels gpucapw', ['--channels gpucapw', 'gpuCapW', '--list']],
    ['run --channels orbit.9', ['orbit.9', 'orbit.{0, 1, 2, 3, 4, 5}']],
    ['run --channels nodeTemperatureK.wing', ['nodeTemperatureK.wing', 'die', 'battery']],
    ['run --set gpuCapW=much', ['--set gpuCapW=much', 'NAME=NUMBER']],
    ['run --set valveBypass=2', ['--set valveBypass=2', 'valveBypass from 0 to 1']],
    ['run --set gpuUtilisation=-5', ['gpuUtilisation from 0 to 1']],
    ['run --duration 1min --at 2min:valveBypass=1', ['--at 2min:valveBypass=1', 'within the 60 s']],
    ['run --temperature die=9999', ['die=9999', 'above -273 and below 1000']],
    ['run --set busVoltageV=28', ['--set busVoltageV=28', 'works busVoltageV out', 'gpuCapW']],
    ['run --at pumpOn=0', ['--at pumpOn=0', 'TIME:NAME=NUMBER']],
    ['run --step 250ms', ['--step 250ms', 'multiple of 100ms']],
    ['run --temperature wing=3', ['--temperature wing=3', 'NODE=CELSIUS', 'die']],
    ['run --state-of-charge 2', ['--state-of-charge', '2', 'share']],
    ['run --environment warm', ['--environment', 'mean, orbit']],
    ['run --solar-cycle 24', ['--solar-cycle', 'maximum, minimum']],
    ['run --orbit C', ['--orbit C', 'A, B']],
    ['run --start noon', ['--start noon', 'UTC']],
    ['run --out /nowhere/at/all.csv', ['--out /nowhere/at/all.csv', 'file']],
    ['fly', ['fly']],
  ];

  it.each(WRONG)('dawnline plant %s: status 2, and the message says what is allowed', async (words, said) => {
    const { code, stdout, stderr } = await run(...words.split(' '));
    for (const word of said) expect(stderr).toContain(word);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('help of both commands names options and defaults', async () => {
    const check = (await run('check', '--help')).stdout.replace(/\s+/g, ' ');
    for (const word of ['--only', '--json', 'calibration', 'validation', 'verification', 'exit 1'])
      expect(check).toContain(word);
    const help = (await run('run', '--help')).stdout.replace(/\s+/g, ' ');
    for (const word of ['--list', '--channels', '--orbit', '--tle', '--set', '--at', '--plot', 'Examples'])
      expect(help).toContain(word);
  });
});

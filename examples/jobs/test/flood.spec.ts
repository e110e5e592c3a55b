import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Executor } from '../../shims/test/executor';
import { buildKillAt } from '../../shims/test/kill-at';
import { sweepEveryCall, sweepTimes } from '../../shims/test/sweep';
import { commandOf, JOBS, layOut } from './job-file';

const SWEEP_MS = 300_000;
const EXIT_CHECKPOINT = 85;
const EXIT_CONFIGURATION = 78;
const TILES = 4;
const INPUT_BYTES = TILES * 512 * 512 * 5 * 2 * 2;
const GOLDEN = '9b4b8810678d757058fa520abd1fd7ad4fe4a330af5a08fb0dd91ff43f1e2f05';

interface Alerts {
  type: string;
  features: {
    geometry: { type: string; coordinates: [number, number][][] };
    properties: { class: string; tile: number; areaHa: number; meanChange: number; confidence: number };
  }[];
}
interface Row {
  class: string;
  planted: number;
  precision: number;
  recall: number;
  hit: number;
  drawn: number;
  true: number;
}

/** Twice the area of a ring, positive when it runs counter-clockwise. */
function doubleArea(ring: [number, number][]): number {
  return ring.slice(1).reduce((sum, [x, y], n) => sum + ring[n][0] * y - x * ring[n][1], 0);
}

describe('flood', () => {
  const input = layOut('flood');
  let folder: string;
  let text: string;
  let stdout: string;
  let alerts: Alerts;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'flood-run-'));
    const executor = new Executor(folder, commandOf('flood', input, ['--tiles', TILES, '--seed', 7]));
    const ending = await executor.attempt();
    expect(ending).toMatchObject({ code: 0, stderr: '' });
    stdout = ending.stdout;
    text = readFileSync(join(folder, 'result', 'alerts.geojson'), 'utf8');
    alerts = JSON.parse(text) as Alerts;
  });
  afterAll(() => {
    for (const made of [folder, input]) rmSync(made, { recursive: true, force: true });
  });

  test('its result is more than a thousand times smaller than its input', () => {
    expect(stdout).toContain(`from ${INPUT_BYTES} bytes`);
    expect(text.length * 1000).toBeLessThan(INPUT_BYTES);
    expect(alerts.features.length).toBeGreaterThan(5);
  });

  test('its result is the same bytes on every machine', () => {
    expect(stdout).toContain(GOLDEN);
  });

  test('its result is GeoJSON: closed rings, counter-clockwise, each with class, area, change and confidence', () => {
    expect(alerts.type).toBe('FeatureCollection');
    for (const { geometry, properties } of alerts.features) {
      const [ring] = geometry.coordinates;
      expect(geometry.type).toBe('Polygon');
      expect(ring.length).toBeGreaterThanOrEqual(4);
      expect(ring[0]).toEqual(ring.at(-1));
      expect(doubleArea(ring)).toBeGreaterThan(0);
      expect(['flood', 'vegetation-loss', 'burn']).toContain(properties.class);
      expect(properties.areaHa).toBeGreaterThanOrEqual(0.4);
      expect(properties.meanChange).toBeGreaterThanOrEqual(0.3);
      expect(properties.confidence).toBeGreaterThanOrEqual(0);
      expect(properties.confidence).toBeLessThanOrEqual(1);
    }
  });

  test('its polygons have the area they claim, within their simplification', () => {
    const squareMetresPerSquareDegree = 77330 * 111132;
    const drawn = alerts.features.map(
      ({ geometry }) => (doubleArea(geometry.coordinates[0]) / 2) * (squareMetresPerSquareDegree / 10000),
    );
    const claimed = alerts.features.map(({ properties }) => properties.areaHa);
    const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
    expect(Math.abs(sum(drawn) / sum(claimed) - 1)).toBeLessThan(0.05);
  });

  test('it finds what was planted, and little else, among clouds, shadows, snow, harvests and lakes', async () => {
    const run = mkdtempSync(join(tmpdir(), 'flood-score-'));
    const words = ['--tiles', '24', '--size', '256', '--seed', '8'];
    await new Executor(run, commandOf('flood', input, words)).attempt();
    const score = [join(JOBS, 'flood', 'score.mjs'), join(run, 'result', 'alerts.geojson'), ...words];
    const rows = spawnSync(process.execPath, score).stdout.toString().trim().split('\n');
    expect(rows).toHaveLength(3);
    for (const row of rows.map((line) => JSON.parse(line) as Row)) {
      expect(row.planted).toBeGreaterThanOrEqual(10);
      expect(row.precision).toBeGreaterThanOrEqual(0.9);
      expect(row.recall).toBeGreaterThanOrEqual(0.85);
      expect(row.hit / row.drawn).toBeGreaterThanOrEqual(0.93);
      expect(row.hit / row.true).toBeGreaterThanOrEqual(0.88);
    }
    rmSync(run, { recursive: true });
  });

  test('without changes on the ground it alerts of nothing, whatever the weather', async () => {
    const run = mkdtempSync(join(tmpdir(), 'flood-calm-'));
    const made = join(run, 'make.mjs');
    // The first date of each tile against the first date of itself with other noise: planted changes are on the second.
    writeFileSync(
      made,
      `import { writeFileSync } from 'node:fs';
       import { scene } from ${JSON.stringify(join(JOBS, 'flood', 'scene.mjs'))};
       for (let n = 0; n < 3; n++) {
         const { before } = scene(5, n, 128);
         const later = before.map((value, at) => Math.max(0, value + ((at * 7919) % 161) - 80));
         writeFileSync(process.argv[2] + '/tile-' + n + '.bin', Buffer.concat([before, later].map((b) => Buffer.from(b.buffer))));
       }`,
    );
    spawnSync(process.execPath, [made, run]);
    mkdirSync(join(run, 'job'));
    const words = ['--tiles', 3, '--size', 128, '--input', run];
    const executor = new Executor(join(run, 'job'), commandOf('flood', input, words));
    expect(await executor.attempt()).toMatchObject({ code: 0 });
    const calm = JSON.parse(readFileSync(join(run, 'job', 'result', 'alerts.geojson'), 'utf8')) as Alerts;
    expect(calm.features).toEqual([]);
    copyFileSync(made, join(run, 'tile-1.bin'));
    mkdirSync(join(run, 'bad'));
    const bad = await new Executor(join(run, 'bad'), commandOf('flood', input, words)).attempt();
    expect(bad.code).toBe(EXIT_CONFIGURATION);
    expect(bad.stderr).toMatch(/tile-1\.bin has \d+ bytes; a tile of --size 128 has 327680/);
    rmSync(run, { recursive: true });
  });

  test('JP-10 at SIGTERM it keeps what it has found and leaves with 85', async () => {
    const run = mkdtempSync(join(tmpdir(), 'flood-term-'));
    const executor = new Executor(run, commandOf('flood', input, ['--tiles', 1000, '--size', 64]));
    expect((await executor.attempt({ signal: 'SIGTERM', atLine: 5 })).code).toBe(EXIT_CHECKPOINT);
    expect(executor.newest).toMatchObject({ attempt: 0 });
    rmSync(run, { recursive: true });
  });

  test(
    'JOB-2 killed at any moment, it ends with the same alerts',
    async () => {
      const library = buildKillAt(folder);
      const job = commandOf('flood', input, ['--tiles', 2, '--size', 64, '--seed', 7]);
      const sweep = await sweepEveryCall(job, library);
      expect(sweep).toMatchObject({ different: [] });
      expect(sweep.kills).toBeGreaterThan(20);
      const longer = commandOf('flood', input, ['--tiles', 6, '--size', 96, '--seed', 7]);
      expect(await sweepTimes(longer, library, 6)).toMatchObject({ different: [] });
    },
    SWEEP_MS,
  );
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Executor } from '../../shims/test/executor';
import { buildKillAt } from '../../shims/test/kill-at';
import { sweepEveryCall, sweepTimes } from '../../shims/test/sweep';
import { commandOf, layOut } from './job-file';

const RUN_MS = 120_000;
const SWEEP_MS = 600_000;
const STRIDE = 3;
const EXIT_CHECKPOINT = 85;
const GOLDEN_2 = '3ce16bfc6bb81552a91732930d7f130773e6a9abbadded5a84ede2ed448a9df1';

describe('upscale', () => {
  const input = layOut('upscale');
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'upscale-run-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  afterAll(() => rmSync(input, { recursive: true, force: true }));

  test(
    'its tiles have twice the width and height, the same bytes everywhere, and are nearer to the truth',
    async () => {
      const executor = new Executor(folder, commandOf('upscale', input, ['--tiles', 2, '--seed', 7]));
      const { code, stdout, lines } = await executor.attempt();
      expect(code).toBe(0);
      expect(readFileSync(join(folder, 'result', 'digest'), 'utf8').trim()).toBe(GOLDEN_2);
      const tile = readFileSync(join(folder, 'result', 'tile-1.ppm'));
      expect(tile.toString('latin1', 0, 15)).toBe('P6\n128 128\n255\n');
      expect(tile).toHaveLength(15 + 128 * 128 * 3);
      const [error, doubled] = /error ([\d.]+), by doubling ([\d.]+)/.exec(stdout)!.slice(1).map(Number);
      expect(error).toBeLessThan(doubled * 0.85);
      expect(lines.filter((line) => line === 'X_METRIC=canary:1:bool')).toHaveLength(2);
    },
    RUN_MS,
  );

  test(
    'one flipped bit in its weights does not pass the canary',
    async () => {
      const spoilt = layOut('upscale');
      const weights = readFileSync(join(spoilt, 'group1-shard1of1.bin'));
      weights[4003] ^= 0x40; // The exponent of a weight of the first layers.
      writeFileSync(join(spoilt, 'group1-shard1of1.bin'), weights);
      const executor = new Executor(folder, commandOf('upscale', spoilt, ['--tiles', 1, '--size', 16]));
      const { code, stderr } = await executor.attempt();
      expect(code).toBe(1);
      expect(stderr).toContain('the canary tile gave');
      expect(executor.results).toEqual([]);
      rmSync(spoilt, { recursive: true });
    },
    RUN_MS,
  );

  test(
    'JP-10 at SIGTERM it keeps its finished tiles and leaves with 85',
    async () => {
      const executor = new Executor(folder, commandOf('upscale', input, ['--tiles', 500, '--size', 16]));
      expect((await executor.attempt({ signal: 'SIGTERM', atLine: 6 })).code).toBe(EXIT_CHECKPOINT);
      expect(executor.newest!.step).toBeGreaterThan(0);
    },
    RUN_MS,
  );

  test(
    'JOB-2 killed at any moment, it ends with the same tiles',
    async () => {
      const library = buildKillAt(folder);
      const sweep = await sweepEveryCall(
        commandOf('upscale', input, ['--tiles', 2, '--size', 8]),
        library,
        STRIDE,
      );
      expect(sweep).toMatchObject({ different: [] });
      expect(sweep.kills).toBeGreaterThan(8);
      const longer = commandOf('upscale', input, ['--tiles', 6, '--size', 24]);
      expect(await sweepTimes(longer, library, 4)).toMatchObject({ different: [] });
    },
    SWEEP_MS,
  );
});

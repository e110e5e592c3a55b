import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Executor } from '../../shims/test/executor';
import { buildKillAt } from '../../shims/test/kill-at';
import { sweepEveryCall, sweepTimes } from '../../shims/test/sweep';
import { commandOf, JOBS, layOut } from './job-file';

const TRAIN = join(JOBS, 'train', 'train.mjs');
const GOLDEN_200 = '0fe56e8202795e86a0e247c5dab39fe29976ac0e277fac267cb02954dd16a166';
const SWEEP_MS = 300_000;
const EXIT_CHECKPOINT = 85;
const EXIT_CONFIGURATION = 78;

function bare(...words: (string | number)[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [TRAIN, ...words.map(String)], { encoding: 'utf8' });
}

describe('train', () => {
  const input = layOut('train');
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'train-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  afterAll(() => rmSync(input, { recursive: true, force: true }));

  test('its digest depends on the seed and on nothing else', () => {
    expect(bare('--steps', 200, '--seed', 7).stdout.trim()).toBe(GOLDEN_200);
    expect(bare('--steps', 200, '--seed', 8).stdout.trim()).not.toBe(GOLDEN_200);
  });

  test('what is wrong on its command line is named, with what is allowed, and ends it with 78', () => {
    const wrong = bare('--steps', 'many');
    expect(wrong).toMatchObject({ status: EXIT_CONFIGURATION, stdout: '' });
    expect(wrong.stderr).toBe('--steps is "many"; allowed is a whole number from 1 to 1000000000\n');
    expect(bare('--stride', 3)).toMatchObject({ status: EXIT_CONFIGURATION });
  });

  test('JP-2 JP-3 it tells readiness, progress and each commit, and seals its digest', async () => {
    const executor = new Executor(folder, commandOf('train', input, ['--steps', 200, '--seed', 7]));
    const { code, lines } = await executor.attempt();
    expect(code).toBe(0);
    expect(lines[0]).toBe('READY=1');
    for (const seq of [1, 2, 3, 4]) expect(lines).toContain(`X_CKPT=${seq}`);
    expect(lines).toContain('WATCHDOG=1 X_PROGRESS=200/200');
    expect(executor.newest).toMatchObject({ seq: 4, step: 200, attempt: 0 });
    expect(readFileSync(join(folder, 'result', 'digest'), 'utf8').trim()).toBe(GOLDEN_200);
  });

  test('JP-10 at SIGTERM it commits a checkpoint and leaves with 85, at once or paced', async () => {
    for (const stepUs of [0, 50_000]) {
      const words = ['--steps', 1_000_000_000, '--step-us', stepUs, '--checkpoint-every', 0];
      const executor = new Executor(mkdtempSync(join(folder, 'term-')), commandOf('train', input, words));
      expect((await executor.attempt({ signal: 'SIGTERM', atLine: 2 })).code).toBe(EXIT_CHECKPOINT);
      expect(executor.newest).toMatchObject({ seq: 1, attempt: 0 });
    }
  });

  const wrongly = (...upsets: object[]) => {
    const file = join(folder, 'upsets');
    rmSync(join(folder, 'ckpt'), { recursive: true, force: true });
    mkdirSync(join(folder, 'ckpt'));
    writeFileSync(file, upsets.map((upset) => `${JSON.stringify(upset)}\n`).join(''));
    const env = {
      PATH: process.env.PATH,
      DAWNLINE_UPSET_FILE: file,
      DAWNLINE_CKPT_DIR: join(folder, 'ckpt'),
    };
    const run = spawnSync(process.execPath, [TRAIN, '--steps', '200', '--seed', '7'], { env });
    return { status: run.status, digest: run.stdout.toString().trim() };
  };

  test('asked for a silent error, it goes on to another result, whatever was hit', () => {
    const digests = ['weights', 'activations', 'output'].flatMap((where) =>
      [1, 64].map((bits) => wrongly({ kind: 'bits', bits, where })),
    );
    expect(digests.every(({ status, digest }) => status === 0 && /^[0-9a-f]{64}$/.test(digest))).toBe(true);
    expect(new Set([GOLDEN_200, ...digests.map(({ digest }) => digest)]).size).toBe(7);
    expect(wrongly()).toEqual({ status: 0, digest: GOLDEN_200 });
  });

  test('asked for what is no number, it stops for good and commits none of it', () => {
    expect(wrongly({ kind: 'not-a-number' })).toEqual({ status: 93, digest: '' });
    expect(readdirSync(join(folder, 'ckpt'))).toEqual([]);
  });

  test('JP-11 at SIGUSR1 it commits a checkpoint and goes on', async () => {
    const words = ['--steps', 100, '--step-us', 5000, '--checkpoint-every', 0];
    const executor = new Executor(folder, commandOf('train', input, words));
    expect((await executor.attempt({ signal: 'SIGUSR1', atLine: 2 })).code).toBe(0);
    expect(executor.newest).toMatchObject({ seq: 1, attempt: 0 });
  });

  test(
    'JOB-2 killed at any moment, it ends with the same digest',
    async () => {
      const library = buildKillAt(folder);
      const job = commandOf('train', input, ['--steps', 30, '--checkpoint-every', 10, '--seed', 7]);
      const sweep = await sweepEveryCall(job, library);
      expect(sweep).toMatchObject({ different: [] });
      expect(sweep.kills).toBeGreaterThan(30);
      const longer = commandOf('train', input, ['--steps', 400, '--checkpoint-every', 7, '--step-us', 1000]);
      const times = await sweepTimes(longer, library, 8);
      expect(times).toMatchObject({ different: [] });
      expect(times.kills).toBeGreaterThan(0);
    },
    SWEEP_MS,
  );
});

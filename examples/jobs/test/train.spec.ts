import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TRAIN = join(__dirname, '..', 'train', 'train.mjs');
const STEPS = 400;
const GOLDEN_200 = '0fe56e8202795e86a0e247c5dab39fe29976ac0e277fac267cb02954dd16a166';

function bare(steps: number, seed: number): string {
  const run = spawnSync(process.execPath, [TRAIN, '--steps', String(steps), '--seed', String(seed)]);
  return run.stdout.toString().trim();
}

/** Newest committed checkpoint; null for none. */
function newest(folder: string): string | null {
  const sequences = readdirSync(folder)
    .map((name) => Number(/^ckpt-(\d+)$/.exec(name)?.[1] ?? 0))
    .filter((sequence) => sequence > 0);
  return sequences.length > 0 ? join(folder, `ckpt-${Math.max(...sequences)}`) : null;
}

/** One attempt, ended by a signal after some commits beyond the present ones; with none it runs to its end. */
function attempt(folder: string, number: number, end: { signal: NodeJS.Signals; afterMs: number } | null) {
  const checkpoints = join(folder, 'ckpt');
  const restore = newest(checkpoints);
  const pace = ['--step-us', end ? '2000' : '0', '--checkpoint-every', '7'];
  const child = spawn(process.execPath, [TRAIN, '--steps', String(STEPS), '--seed', '7', ...pace], {
    env: {
      PATH: process.env.PATH,
      DAWNLINE_ATTEMPT: String(number),
      DAWNLINE_CKPT_DIR: checkpoints,
      DAWNLINE_RESULT_DIR: join(folder, 'result'),
      ...(restore ? { DAWNLINE_RESTORE_DIR: restore } : {}),
    },
    stdio: 'ignore',
  });
  if (end) setTimeout(() => child.kill(end.signal), end.afterMs);
  return new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
}

describe('train', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'train-'));
    mkdirSync(join(folder, 'ckpt'));
    mkdirSync(join(folder, 'result'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('its digest depends on the seed and on nothing else', () => {
    expect(bare(200, 7)).toBe(GOLDEN_200);
    expect(bare(200, 8)).not.toBe(GOLDEN_200);
  });

  test('killed at any moment and resumed, it ends with the digest of the undisturbed run', async () => {
    for (let number = 0; number < 5; number++) {
      expect(await attempt(folder, number, { signal: 'SIGKILL', afterMs: 120 + 37 * number })).toBeNull();
    }
    expect(newest(join(folder, 'ckpt'))).not.toBeNull();
    expect(await attempt(folder, 5, null)).toBe(0);
    expect(readFileSync(join(folder, 'result', 'digest'), 'utf8').trim()).toBe(bare(STEPS, 7));
  });

  const wrongly = (...upsets: object[]) => {
    const file = join(folder, 'upsets');
    rmSync(join(folder, 'ckpt'), { recursive: true });
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
    expect(newest(join(folder, 'ckpt'))).toBeNull();
  });

  test('JP-10 SIGTERM makes it commit a checkpoint and exit with 85', async () => {
    expect(await attempt(folder, 0, { signal: 'SIGTERM', afterMs: 300 })).toBe(85);
    const manifest = JSON.parse(
      readFileSync(join(newest(join(folder, 'ckpt'))!, 'manifest.json'), 'utf8'),
    ) as object;
    expect(manifest).toMatchObject({ attempt: 0, app_format: 'train-1' });
  });
});

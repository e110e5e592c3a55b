import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { Executor, type JobCommand } from './executor';
import { buildKillAt } from './kill-at';
import { numberIn } from './protocol';
import { sweepEveryCall, sweepTimes } from './sweep';

const SHIMS = join(__dirname, '..');
const SHIM_MAX_LINES = 60;
const SWEEP_MS = 300_000;
const STEPS = 12;
/** One checkpoint and the result. */
const SWEPT_STEPS = 6;
const EXIT_CHECKPOINT = 85;
const EXIT_CONFIGURATION = 78;

const LANGUAGES = ['python', 'bash', 'c', 'typescript'] as const;
type Language = (typeof LANGUAGES)[number];
const FILES: Record<Language, string> = {
  python: 'dawnline.py',
  bash: 'dawnline.sh',
  c: 'dawnline.h',
  typescript: 'dawnline.mjs',
};

let built: string;
let library: string;
let folder: string;

/** The example program of a language with its shim beside it, as job files lie in the input folder of a job. */
function job(language: Language, steps: number, channel?: JobCommand['channel']): JobCommand {
  const commands: Record<Language, string[]> = {
    python: ['python3', '-S', 'example.py'],
    bash: ['bash', 'example.sh'],
    c: ['./example'],
    typescript: [process.execPath, 'example.mjs'],
  };
  const env = { PYTHONDONTWRITEBYTECODE: '1' };
  return { command: [...commands[language], String(steps)], cwd: join(built, language), channel, env };
}

/** What the example programs print, worked out here once more. */
function expected(steps: number): string {
  let hash = 7;
  for (let step = 1; step <= steps; step++) hash = (hash * 31 + step) % 1000003;
  return `${steps} ${hash}\n`;
}

beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), 'shims-'));
  library = buildKillAt(built);
  for (const language of LANGUAGES) cpSync(join(SHIMS, language), join(built, language), { recursive: true });
  const flags = ['-std=c99', '-Wall', '-Wextra', '-Werror', '-pedantic', '-O2'];
  const c = spawnSync('gcc', [...flags, '-o', 'example', 'example.c'], {
    cwd: join(built, 'c'),
    encoding: 'utf8',
  });
  if (c.status !== 0) throw new Error(c.stderr);
  const source = readFileSync(join(SHIMS, 'typescript', 'example.ts'), 'utf8');
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  writeFileSync(join(built, 'typescript', 'example.mjs'), outputText);
});
afterAll(() => rmSync(built, { recursive: true, force: true }));
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'shim-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each(LANGUAGES)('the shim for %s', (language) => {
  it(`has at most ${SHIM_MAX_LINES} lines`, () => {
    const lines = readFileSync(join(SHIMS, language, FILES[language]), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThanOrEqual(SHIM_MAX_LINES);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  it('does nothing without the variables: the program runs by hand', () => {
    const { command, cwd } = job(language, STEPS);
    const done = spawnSync(command[0], command.slice(1), {
      cwd,
      env: { PATH: process.env.PATH },
      encoding: 'utf8',
    });
    expect(done).toMatchObject({ status: 0, stdout: expected(STEPS), stderr: '' });
  });

  it.each(['fifo', 'fd'] as const)(
    'JP-1 JP-3 JP-4 says everything over %s, each line whole',
    async (channel) => {
      const executor = new Executor(folder, job(language, STEPS, channel));
      const { code, lines, stderr } = await executor.attempt();
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(lines[0]).toBe('READY=1');
      expect(lines[1]).toBe('X_SECTION=begin:count:60000');
      expect(lines.at(-1)).toBe('X_SECTION=end:count');
      expect(lines).toContain(`WATCHDOG=1 X_PROGRESS=${STEPS}/${STEPS}`);
      expect(lines.map((line) => numberIn(line, 'X_CKPT')).filter((seq) => seq !== null)).toEqual([1, 2]);
      expect(executor.newest).toMatchObject({ seq: 2, step: 10, attempt: 0 });
      expect(readFileSync(join(folder, 'result', 'count'), 'utf8')).toBe(expected(STEPS));
    },
  );

  it.each(['deaf', 'none', 'full', 'full-fd'] as const)(
    'JP-1 waits for no listener (%s): it comes to its end',
    async (channel) => {
      const executor = new Executor(folder, job(language, STEPS, channel));
      expect((await executor.attempt()).code).toBe(0);
      expect(executor.newest?.seq).toBe(2);
      expect(readFileSync(join(folder, 'result', 'count'), 'utf8')).toBe(expected(STEPS));
    },
  );

  it('JP-10 commits at SIGTERM and leaves with 85; the next attempt goes on from there', async () => {
    const executor = new Executor(folder, job(language, 2000));
    expect((await executor.attempt({ signal: 'SIGTERM', atLine: 4 })).code).toBe(EXIT_CHECKPOINT);
    const first = executor.newest!;
    expect(first).toMatchObject({ attempt: 0 });
    expect(first.step).toBeGreaterThan(0);
    const second = await executor.attempt({ signal: 'SIGTERM', atLine: 4 });
    expect(second.code).toBe(EXIT_CHECKPOINT);
    expect(executor.newest!.step).toBeGreaterThan(first.step);
    expect(executor.newest).toMatchObject({ attempt: 1 });
    const told = second.lines.map((line) => /X_PROGRESS=(\d+)/.exec(line)?.[1]).filter(Boolean);
    expect(Number(told[0])).toBeGreaterThan(first.step);
  });

  it('JP-11 commits at SIGUSR1 and goes on', async () => {
    const executor = new Executor(folder, job(language, 100));
    const { code, lines } = await executor.attempt({ signal: 'SIGUSR1', atLine: 3 });
    expect(code).toBe(0);
    expect(lines.filter((line) => line.startsWith('X_CKPT='))).toHaveLength(100 / 5 + 1);
  });

  it('JP-6 refuses a checkpoint of another format with 78', async () => {
    const executor = new Executor(folder, job(language, 12));
    await executor.attempt();
    const manifest = join(executor.newest!.folder, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('example-1', 'other-1'));
    expect((await executor.attempt()).code).toBe(EXIT_CONFIGURATION);
  });

  it(
    'JOB-2 JP-7 killed in any of its calls to the disk, it loses no checkpoint and ends with the same result',
    async () => {
      const sweep = await sweepEveryCall(job(language, SWEPT_STEPS), library);
      expect(sweep.different).toEqual([]);
      expect(sweep.calls).toBeGreaterThan(10);
      expect(sweep.kills).toBeGreaterThanOrEqual(0.8 * sweep.calls);
    },
    SWEEP_MS,
  );

  it(
    'JOB-2 killed at arbitrary times, again and again, it ends with the same result',
    async () => {
      const sweep = await sweepTimes(job(language, 40), library, 6);
      expect(sweep).toMatchObject({ different: [] });
      expect(sweep.kills).toBeGreaterThan(0);
    },
    SWEEP_MS,
  );
});

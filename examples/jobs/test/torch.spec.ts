import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Executor, type JobCommand } from '../../shims/test/executor';
import { buildKillAt } from '../../shims/test/kill-at';
import { sweepTimes } from '../../shims/test/sweep';
import { commandOf, layOut } from './job-file';

/** A Python with PyTorch, where there is one: the tests that train need it. */
const PYTHON = process.env.DAWNLINE_TORCH_PYTHON ?? 'python3';
const TRAINS = spawnSync(PYTHON, ['-c', 'import numpy, torch']).status === 0;
const SWEEP_MS = 600_000;
const KILLS = 4;
const EXIT_CHECKPOINT = 85;
const EXIT_CONFIGURATION = 78;

const input = layOut('torch');
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'torch-run-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(input, { recursive: true, force: true }));

function job(python: string, ...words: (string | number)[]): JobCommand {
  const { command, ...rest } = commandOf('torch', input, words);
  return { ...rest, command: [python, ...command.slice(1)] };
}

describe('torch', () => {
  test('without PyTorch it ends with 78 and says so', async () => {
    const withoutPackages = job('python3');
    withoutPackages.command = ['python3', '-I', '-S', '-c', START, ...withoutPackages.command.slice(1)];
    const { code, stderr } = await new Executor(folder, withoutPackages).attempt();
    expect(code).toBe(EXIT_CONFIGURATION);
    expect(stderr).toMatch(
      /^PyTorch or NumPy is missing \(No module named '(numpy|torch)'\): see README.md\n$/,
    );
  });

  test('what is wrong on its command line is named and ends it with 78', async () => {
    const { code, stderr } = await new Executor(folder, job('python3', '--steps', 0)).attempt();
    expect(code).toBe(EXIT_CONFIGURATION);
    expect(stderr).toBe('--steps is 0; allowed is a whole number from 1\n');
  });

  (TRAINS ? test : test.skip)(
    'where PyTorch is: without CUDA it ends with 78 and says so',
    async () => {
      const hidden = { ...job(PYTHON), env: { CUDA_VISIBLE_DEVICES: '' } };
      const { code, stderr } = await new Executor(folder, hidden).attempt();
      expect(code).toBe(EXIT_CONFIGURATION);
      expect(stderr).toMatch(/^PyTorch sees no CUDA device/);
    },
    SWEEP_MS,
  );

  (TRAINS ? test : test.skip)(
    'where PyTorch is: killed at arbitrary times, or told to leave, it ends with the same weights',
    async () => {
      const words = ['--device', 'cpu', '--steps', 30, '--batch', 16, '--checkpoint-every', 3];
      const library = buildKillAt(folder);
      const sweep = await sweepTimes(job(PYTHON, ...words), library, KILLS);
      expect(sweep).toMatchObject({ different: [] });
      const executor = new Executor(mkdtempSync(join(folder, 'term-')), job(PYTHON, ...words));
      expect((await executor.attempt({ signal: 'SIGTERM', atLine: 5 })).code).toBe(EXIT_CHECKPOINT);
      expect(executor.newest!.step).toBeGreaterThan(0);
      expect((await executor.attempt()).code).toBe(0);
    },
    SWEEP_MS,
  );
});

/** Runs the script that is named by the next argument, with its own folder as the only place of packages. */
const START =
  'import runpy, sys; sys.path.append("."); sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name="__main__")';

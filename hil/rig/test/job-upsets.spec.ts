import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JobUpsets } from '../job-upsets';

const TRAIN = join(__dirname, '../../../examples/jobs/train/train.mjs');
const flight = `upsets-${process.pid}`;

describe('wrong numbers in a real job', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-upsets-'));
  const upsets = new JobUpsets(flight);
  const children: ChildProcess[] = [];

  /** A job of some seconds, as job-executor starts it: what it printed, and how it ended. */
  function job(name: string, variables: (folder: string) => Record<string, string>) {
    const own = join(folder, name);
    mkdirSync(join(own, 'input'), { recursive: true });
    appendFileSync(join(own, 'input/time-scale'), '1');
    const child = spawn(process.execPath, [TRAIN, '--steps', '150', '--seed', '7', '--step-us', '20000'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        DAWNLINE_FLIGHT: flight,
        DAWNLINE_JOB_ID: name,
        DAWNLINE_ATTEMPT: '2',
        DAWNLINE_INPUT_DIR: join(own, 'input'),
        ...variables(own),
      },
    });
    children.push(child);
    let digest = '';
    child.stdout.on('data', (text: Buffer) => (digest += text.toString()));
    return once(child, 'close').then(([code]) => ({ code: code as number, digest: digest.trim() }));
  }
  const taking = (own: string): Record<string, string> => ({ DAWNLINE_UPSET_FILE: join(own, 'upsets') });

  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('end in another result, and the job knows nothing of it', async () => {
    const calm = await job('calm', taking);
    const hit = job('hit', taking);
    await until(() => upsets.strike('hit', 2, { kind: 'bits', bits: 1, where: 'weights' }) === null);
    const ended = await hit;
    expect(ended.code).toBe(0);
    expect(ended.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(ended.digest).not.toBe(calm.digest);
  });

  it('that are none end the job for good', async () => {
    const ended = job('nan', taking);
    await until(() => upsets.strike('nan', 2, { kind: 'not-a-number' }) === null);
    expect(await ended).toEqual({ code: 93, digest: '' });
  });

  it('are refused for another attempt, and for a program that does not take them', async () => {
    const ended = job('plain', () => ({}));
    const why = () => upsets.strike('plain', 2, { kind: 'not-a-number' });
    await until(() => why() !== 'no process of plain is alive');
    expect(why()).toMatch(/^the program of plain takes no upsets: .*takesUpsets/);
    expect(upsets.strike('plain', 1, { kind: 'not-a-number' })).toBe('no process of plain is alive');
    expect((await ended).code).toBe(0);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { JobFreezer } from '../job-freezer';
import { processState, processesOfJob } from '../process-table';

const flight = `freezer-${process.pid}`;

/** A job's process, as far as a rig sees it, that is up. */
async function job(name: string, attempt: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000); console.log("up")'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { DAWNLINE_FLIGHT: flight, DAWNLINE_JOB_ID: name, DAWNLINE_ATTEMPT: String(attempt) },
  });
  await once(child.stdout!, 'data');
  return child;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('faults of a real job', () => {
  const children: ChildProcess[] = [];
  const started = async (name: string, attempt: number): Promise<ChildProcess> => {
    const child = await job(name, attempt);
    children.push(child);
    return child;
  };

  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  it('let its processes stand still and go on', async () => {
    const freezer = new JobFreezer(flight);
    const child = await started('alpha', 1);
    expect(freezer.freeze('alpha', 1, true)).toBe(true);
    await until(() => processState(child.pid!) === 'T');
    expect(freezer.freeze('alpha', 1, false)).toBe(true);
    await until(() => processState(child.pid!) !== 'T');
    expect(freezer.freeze('alpha', 2, true)).toBe(false);
  });

  it.each(['SIGABRT', 'SIGKILL'] as const)('end them with %s, those of one attempt only', async (signal) => {
    const freezer = new JobFreezer(flight);
    const child = await started('beta', 1);
    const other = await started('beta', 2);
    const ended = once(child, 'exit');
    expect(freezer.fail('beta', 1, signal)).toBe(true);
    expect(await ended).toEqual([null, signal]);
    expect(freezer.fail('beta', 1, signal)).toBe(false);
    expect(processesOfJob(flight, 'beta', 2).map(({ processId }) => processId)).toEqual([other.pid]);
    other.kill('SIGKILL');
    await once(other, 'exit');
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Executor, type JobCommand } from './executor';

export interface Sweep {
  /** Calls that change a disk, in an undisturbed run. */
  calls: number;
  /** Attempts that were killed. */
  kills: number;
  /** Runs whose results were not those of the undisturbed run; the moments they were killed at. */
  different: string[];
}

const fresh = (): string => mkdtempSync(join(tmpdir(), 'sweep-'));

function resultsOf(executor: Executor): string {
  const folder = join(executor.folder, 'result');
  return executor.results.map((name) => `${name}: ${readFileSync(join(folder, name), 'base64')}`).join('\n');
}

/** Runs the job once to its end; its results and the number of its calls that change a disk. */
export async function undisturbed(
  job: JobCommand,
  library: string,
): Promise<{ results: string; calls: boolean[] }> {
  const executor = new Executor(fresh(), job);
  const ending = await executor.attempt({ signal: 'SIGKILL', atCall: { library, call: 0 } });
  const results = resultsOf(executor);
  rmSync(executor.folder, { recursive: true });
  if (ending.code !== 0 || results === '') throw new Error(`exit ${ending.code}: ${ending.stderr}`);
  return { results, calls: ending.calls };
}

/** Share of the calls of an undisturbed run at which a kill must have struck. */
const REACHED_MIN = 0.8;

/**
 * Kills the job before each `stride`-th of its calls that change a disk, and in the middle of its writes, each time in
 * a fresh folder and then lets it run to its end; compares all result files with those of an undisturbed run.
 */
export async function sweepEveryCall(job: JobCommand, library: string, stride = 1): Promise<Sweep> {
  const { results, calls } = await undisturbed(job, library);
  const sweep: Sweep = { calls: calls.length, kills: 0, different: [] };
  let tries = 0;
  for (let call = 1; call <= calls.length; call += stride) {
    for (const half of calls[call - 1] ? [false, true] : [false]) {
      const executor = new Executor(fresh(), job);
      const ending = await executor.attempt({ signal: 'SIGKILL', atCall: { library, call, half } });
      tries += 1;
      // Signs of life are told by the clock, so that the last calls of one run may not come in the next.
      const ended = ending.code === 0;
      if (!ended && ending.code !== null)
        throw new Error(`call ${call}: exit ${ending.code} ${ending.stderr}`);
      if (!ended) sweep.kills += 1;
      const last = ended ? ending : await executor.attempt();
      const same = last.code === 0 && resultsOf(executor) === results;
      if (!same) sweep.different.push(`call ${call}${half ? ' half' : ''}: exit ${last.code} ${last.stderr}`);
      rmSync(executor.folder, { recursive: true });
    }
  }
  if (sweep.kills < REACHED_MIN * tries)
    throw new Error(`only ${sweep.kills} of ${tries} calls were reached`);
  return sweep;
}

/**
 * Kills one and the same job again and again, after times drawn from a seed, then lets it run to its end. The times are
 * shares of what an undisturbed run takes, shorter ones after an attempt that ended before.
 */
export async function sweepTimes(job: JobCommand, library: string, attempts: number): Promise<Sweep> {
  const started = performance.now();
  const { results, calls } = await undisturbed(job, library);
  let withinMs = performance.now() - started;
  const executor = new Executor(fresh(), job);
  const sweep: Sweep = { calls: calls.length, kills: 0, different: [] };
  let random = 7;
  for (let n = 0; n < attempts; n++) {
    random = (random * 1664525 + 1013904223) % 4294967296;
    const ending = await executor.attempt({ signal: 'SIGKILL', afterMs: (random / 4294967296) * withinMs });
    if (ending.code === null) sweep.kills += 1;
    else if (ending.code !== 0) throw new Error(`exit ${ending.code}: ${ending.stderr}`);
    else withinMs /= 2;
  }
  if (sweep.kills === 0) throw new Error('no attempt was killed');
  const last = await executor.attempt();
  if (last.code !== 0 || resultsOf(executor) !== results)
    sweep.different.push(`exit ${last.code} ${last.stderr}`);
  rmSync(executor.folder, { recursive: true });
  return sweep;
}

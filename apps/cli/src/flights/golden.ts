import { spawnSync } from 'node:child_process';
import type { ProgramEntry } from '@dawnline/host';
import type { Scenario, ScenarioJob } from '@hil/scenarios';
import { chainDigest } from '@hil/simulation';
import { UserError } from '../errors';

/** An undisturbed run without pacing ends within this (assumed; the example's takes well under a second). */
const UNDISTURBED_WALL_MS = 120_000;

/** Result digests of an undisturbed modelled run, computed directly. */
export function modelledDigests(scenario: Scenario): Map<string, string> {
  return new Map(scenario.jobs.map((job) => [job.id, chainDigest(job.seed, job.totalSteps)]));
}

function argumentsOf(program: ProgramEntry, job: ScenarioJob): string[] {
  // No step time: the program computes without pacing.
  const values: Record<string, number> = { totalSteps: job.totalSteps, seed: job.seed, stepTimeUs: 0 };
  values.checkpointEverySteps = job.checkpointEverySteps;
  return program.arguments.map((argument) =>
    argument.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place)),
  );
}

/** Result digests of undisturbed runs of the real programs, outside any flight. */
export function realDigests(scenario: Scenario, programs: readonly ProgramEntry[]): Map<string, string> {
  const digests = new Map<string, string>();
  for (const job of scenario.jobs) {
    const program = programs.find(({ name }) => name === job.program);
    if (!program)
      throw new UserError(`job ${job.id}: program ${job.program} is not in the on-board catalogue`);
    const done = spawnSync(program.command, [...argumentsOf(program, job), ...job.arguments], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
      timeout: UNDISTURBED_WALL_MS,
    });
    const digest = /\b[0-9a-f]{64}\b/.exec(done.stdout ?? '')?.[0];
    if (!digest) throw new Error(`the undisturbed run of ${job.id} printed no digest: ${done.stderr}`);
    digests.set(job.id, digest);
  }
  return digests;
}

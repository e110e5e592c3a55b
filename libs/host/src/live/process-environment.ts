import { join } from 'node:path';
import type { ProgramEntry } from '../craft-table';
import type { WorkloadSpecification } from '../ports';

const US_PER_MS = 1000;
const US_PER_S = 1_000_000;

/** Folders and files of one attempt, absolute. */
export interface AttemptPaths {
  readonly folder: string;
  readonly notify: string;
  readonly heartbeat: string;
  readonly log: string;
  readonly result: string;
  readonly input: string;
  readonly checkpoints: string;
  readonly restore: string | null;
}

/** What a job finds in its environment (jobs.md 3.2); everything else is removed. */
export function environmentOfJob(
  specification: WorkloadSpecification,
  paths: AttemptPaths,
  timeScale: number,
  kept: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const { checkpointEverySteps, stepTimeUs, watchdogUs, graceUs } = specification;
  const environment: Record<string, string | undefined> = {
    ...kept,
    DAWNLINE_PROTOCOL: '1',
    DAWNLINE_JOB_ID: specification.job,
    DAWNLINE_ATTEMPT: String(specification.attempt),
    DAWNLINE_RESTART_REASON: specification.restartReason,
    DAWNLINE_RESTORE_DIR: paths.restore ?? undefined,
    DAWNLINE_CKPT_DIR: paths.checkpoints,
    DAWNLINE_NOTIFY: paths.notify,
    DAWNLINE_HEARTBEAT_FILE: paths.heartbeat,
    DAWNLINE_INPUT_DIR: paths.input,
    DAWNLINE_RESULT_DIR: paths.result,
    DAWNLINE_WATCHDOG_MS: watchdogUs > 0 ? String(Math.round(watchdogUs / US_PER_MS)) : undefined,
    DAWNLINE_GRACE_MS: String(Math.round(graceUs / US_PER_MS)),
    DAWNLINE_CKPT_INTERVAL_HINT_S: String((checkpointEverySteps * stepTimeUs) / US_PER_S),
    DAWNLINE_SEED: String(specification.seed),
    DAWNLINE_SIM_TIME_SCALE: String(timeScale),
    CUDA_VISIBLE_DEVICES: String(specification.gpu),
  };
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** For a program that takes upsets: where the rig asks for one, a line each. Others have no such variable. */
export function upsetVariable(program: ProgramEntry, { folder }: AttemptPaths): Record<string, string> {
  return program.takesUpsets ? { DAWNLINE_UPSET_FILE: join(folder, 'upsets') } : {};
}

/** The catalogue's arguments with the job's numbers filled in, then the job's own. */
export function argumentsOfJob(program: ProgramEntry, specification: WorkloadSpecification): string[] {
  const { totalSteps, stepTimeUs, checkpointEverySteps, seed } = specification;
  const values: Readonly<Record<string, number>> = { totalSteps, stepTimeUs, checkpointEverySteps, seed };
  const filled = program.arguments.map((argument) =>
    argument.replace(/\{(\w+)\}/g, (place, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : place,
    ),
  );
  return [...filled, ...specification.arguments];
}

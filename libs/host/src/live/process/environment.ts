import type { WorkloadSpecification } from '../../ports';
import type { AttemptPaths } from './paths';

const US_PER_MS = 1000;
const US_PER_S = 1_000_000;
/** What every job keeps of the executor's own environment. */
const KEPT = ['PATH', 'HOME'];
/** The one variable of the protocol that the executor sets by the specification: a run on a known answer. */
const CANARY = 'DAWNLINE_CANARY';
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

export interface EnvironmentOptions {
  readonly timeScale: number;
  /** UUID of the job's GPU, or its number where it is not known. */
  readonly gpu: string;
  /** Marks by which the rig finds what is left of a flight. */
  readonly marks: Readonly<Record<string, string>>;
  readonly own: Readonly<Record<string, string | undefined>>;
  /** The program makes the errors that a rig asks for. */
  readonly takesUpsets: boolean;
}

/**
 * What a job finds in its environment (jobs.md 3.2); everything else is removed.
 * @throws Error that names a variable which no job may set or keep
 */
export function environmentOfJob(
  specification: WorkloadSpecification,
  paths: AttemptPaths,
  options: EnvironmentOptions,
): Record<string, string> {
  const asked = [...specification.environmentAllow, ...Object.keys(specification.environment)];
  for (const name of asked) {
    if (!NAME.test(name)) throw new Error(`environment '${name}': not the name of a variable`);
    if (name.startsWith('DAWNLINE_') && name !== CANARY)
      throw new Error(`environment ${name}: names that start with DAWNLINE_ are the protocol's own`);
  }
  const kept = [...KEPT, ...specification.environmentAllow];
  const environment: Record<string, string | undefined> = {
    ...Object.fromEntries(kept.map((name) => [name, options.own[name]])),
    ...specification.environment,
    ...options.marks,
    ...ofProtocol(specification, paths),
    DAWNLINE_SIM_TIME_SCALE: String(options.timeScale),
    CUDA_VISIBLE_DEVICES: options.gpu,
    DAWNLINE_UPSET_FILE: options.takesUpsets ? paths.upsets : undefined,
  };
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function ofProtocol(
  specification: WorkloadSpecification,
  paths: AttemptPaths,
): Record<string, string | undefined> {
  const { watchdogUs, graceUs, intervalHintUs, deadlineUnixUs, powerCapW } = specification;
  const unlessZero = (value: number, perUnit: number): string | undefined =>
    value > 0 ? String(Math.round(value / perUnit)) : undefined;
  return {
    DAWNLINE_PROTOCOL: '1',
    DAWNLINE_JOB_ID: specification.job,
    DAWNLINE_ATTEMPT: String(specification.attempt),
    DAWNLINE_RESTART_REASON: specification.restartReason,
    DAWNLINE_RESTORE_DIR: paths.restore ?? undefined,
    DAWNLINE_CKPT_DIR: paths.checkpoints,
    DAWNLINE_NOTIFY: paths.notify,
    DAWNLINE_NOTIFY_FD: '3',
    DAWNLINE_HEARTBEAT_FILE: paths.heartbeat,
    DAWNLINE_INPUT_DIR: paths.input,
    DAWNLINE_RESULT_DIR: paths.result,
    DAWNLINE_REQUEST_DIR: paths.requests ?? undefined,
    DAWNLINE_REPLY_DIR: paths.replies ?? undefined,
    DAWNLINE_WATCHDOG_MS: unlessZero(watchdogUs, US_PER_MS),
    DAWNLINE_GRACE_MS: String(Math.round(graceUs / US_PER_MS)),
    DAWNLINE_CKPT_INTERVAL_HINT_S: intervalHintUs > 0 ? String(intervalHintUs / US_PER_S) : undefined,
    DAWNLINE_DEADLINE_UNIX_MS: unlessZero(deadlineUnixUs, US_PER_MS),
    DAWNLINE_SEED: String(specification.seed),
    DAWNLINE_TIME_SCALE_FILE: paths.timeScale,
    DAWNLINE_GPU_POWER_CAP_W: powerCapW > 0 ? String(powerCapW) : undefined,
  };
}

import {
  Defence,
  defaultsOf,
  ExitAction,
  JobKind,
  type ExitRule,
  type JobFile,
  type JobSpecification,
} from '@dawnline/contracts';
import { durationUs, parseChecked, sizeBytes, type Path } from '@hil/data';
import { checkJob, deadlineOf, placesOf, type Deadline, type JobContext } from './check';
import type { ActionName, JobFields, RuleFields } from './file';
import { jobSchema } from './schema';

/** A job file that does not hold. `problems` has one line for each thing to correct. */
export class JobFileError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'JobFileError';
  }
}

/** An input file: where it lies, seen from the job file, and what it will be on board. */
export interface PlannedFile extends JobFile {
  readonly from: string;
}

/** A job as its file orders it. */
export interface PlannedJob {
  /** Its deadline is zero until the time of submission is known: see `specificationAt`. */
  readonly specification: JobSpecification;
  readonly deadline: Deadline | null;
  readonly files: readonly PlannedFile[];
}

/** One value in place of the file's: `steps.total` and what stands for it, as YAML would have it. */
export interface Override {
  readonly path: Path;
  readonly value: unknown;
}

/** Values where a job file says nothing (assumed; the first two as in scenarios). */
const DEFAULTS = { utilisation: 0.95, memoryUtilisation: 0.6, stepTime: '1 s', seed: 1 } as const;

/** Reads the text of a job file, YAML or JSON. `file` is its name for messages. Throws JobFileError with all faults. */
export function parseJob(
  text: string,
  file: string,
  context: JobContext,
  overrides: readonly Override[] = [],
): PlannedJob {
  const fields = parseChecked<JobFields>(text, file, {
    schema: jobSchema(),
    check: (value) => checkJob(value, context),
    error: (problems) => new JobFileError(problems),
    overrides,
  });
  const files = (fields.files ?? []).map((entry): PlannedFile => {
    const { from, path } = placesOf(entry);
    return { from, path, ...context.file(from)! };
  });
  return {
    specification: specificationOf(fields, files),
    deadline: fields.deadline === undefined ? null : deadlineOf(fields.deadline),
    files,
  };
}

/** The specification of a job that is submitted at this mission time. Throws JobFileError for a deadline that has passed. */
export function specificationAt(
  { specification, deadline }: PlannedJob,
  when: { readonly nowUs: number; readonly epochUnixUs: number },
): JobSpecification {
  if (!deadline) return specification;
  const deadlineUs =
    deadline.kind === 'after' ? when.nowUs + deadline.us : deadline.unixUs - when.epochUnixUs;
  if (deadlineUs <= when.nowUs) {
    const lateS = Math.ceil((when.nowUs - deadlineUs) / 1e6);
    throw new JobFileError([`deadline: ${lateS} s ago; allowed: a time that is still to come on board`]);
  }
  return { ...specification, deadlineUs };
}

const optionalUs = (text: string | undefined): number => (text === undefined ? 0 : durationUs(text));
const optionalBytes = (text: string | undefined): number => (text === undefined ? 0 : sizeBytes(text));

function specificationOf(fields: JobFields, files: readonly PlannedFile[]): JobSpecification {
  const { resources, utilisation, watchdog, restart, service } = fields;
  return {
    ...defaultsOf<JobSpecification>('JobSpecification'),
    job: fields.job,
    tenant: fields.tenant,
    kind: fields.kind === 'service' ? JobKind.JOB_KIND_SERVICE : JobKind.JOB_KIND_BATCH,
    program: fields.program ?? '',
    command: [...(fields.command ?? [])],
    arguments: [...(fields.arguments ?? [])],
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    environment: Object.entries(fields.environment ?? {}).map(([name, value]) => `${name}=${value}`),
    environmentAllow: [...(fields.environmentAllow ?? [])],
    memoryMaxBytes: optionalBytes(resources?.memory),
    diskMaxBytes: optionalBytes(resources?.disk),
    gpuMemoryMaxBytes: optionalBytes(resources?.gpuMemory),
    utilisation: utilisation?.gpu ?? DEFAULTS.utilisation,
    memoryUtilisation: utilisation?.memory ?? DEFAULTS.memoryUtilisation,
    ...stepsOf(fields),
    ...checkpointsOf(fields),
    startLimitUs: optionalUs(watchdog?.start),
    watchdogUs: optionalUs(watchdog?.heartbeat),
    progressLimitUs: optionalUs(watchdog?.progress),
    logSilenceUs: optionalUs(watchdog?.log),
    graceUs: optionalUs(fields.grace),
    pausable: fields.pausable ?? false,
    minimumRunUs: optionalUs(fields.minimumRun),
    priority: fields.priority ?? 0,
    seed: fields.seed ?? DEFAULTS.seed,
    jobFaultsMax: restart?.jobFaults ?? 0,
    platformStopsMax: restart?.platformStops ?? 0,
    exitRules: (restart?.rules ?? []).map(exitRuleOf),
    results: [...(fields.results ?? [])],
    secret: fields.secret ?? false,
    ...defenceOf(fields),
    requestLimitUs: optionalUs(service?.requestLimit),
    healthPeriodUs: optionalUs(service?.health),
  };
}

function stepsOf({ steps }: JobFields): Pick<JobSpecification, 'totalSteps' | 'stepTimeUs'> {
  if (!steps) return { totalSteps: 0, stepTimeUs: 0 };
  return { totalSteps: steps.total, stepTimeUs: durationUs(steps.time ?? DEFAULTS.stepTime) };
}

function checkpointsOf({ checkpoints = {} }: JobFields): Partial<JobSpecification> {
  return {
    checkpointEverySteps: checkpoints.every ?? 0,
    takesCheckpointSignal: checkpoints.signal ?? false,
    checkpointsKept: checkpoints.keep ?? 0,
    keepEvery: checkpoints.keepEvery ?? 0,
    adopt: checkpoints.adopt ?? '',
    appFormat: checkpoints.format ?? '',
  };
}

const ACTION: Readonly<Record<ActionName, ExitAction>> = {
  fail: ExitAction.EXIT_FAIL,
  retry: ExitAction.EXIT_RETRY,
  retryFree: ExitAction.EXIT_RETRY_FREE,
  hold: ExitAction.EXIT_HOLD,
  requeue: ExitAction.EXIT_REQUEUE,
};

function exitRuleOf({ exit = 0, signal = '', reason = '', action }: RuleFields): ExitRule {
  return { code: exit, signal, reason, action: ACTION[action] };
}

const DEFENCE = {
  duplicate: Defence.DEFENCE_DUPLICATE,
  digest: Defence.DEFENCE_DIGEST,
  canary: Defence.DEFENCE_CANARY,
} as const;

function defenceOf({ defence }: JobFields): Pick<JobSpecification, 'defence' | 'expectedDigest'> {
  if (!defence) return { defence: Defence.DEFENCE_NONE, expectedDigest: '' };
  return { defence: DEFENCE[defence.kind], expectedDigest: defence.digest ?? '' };
}

/** JSON schema of a job file: for the parser, published for editors, and the source of docs/job-file.md. */
import { DURATION_PATTERN, DURATION_WORDS, SIZE_PATTERN, SIZE_WORDS } from '@hil/data';
import {
  ARGUMENT_MAX_BYTES,
  ARGUMENTS_MAX_ITEMS,
  BUDGET_MAX,
  FILES_MAX_ITEMS,
  KEPT_MAX,
  KEPT_MIN,
  PATH_MAX_CHARS,
  PRIORITY_MAX,
  RESULTS_MAX_ITEMS,
  RULES_MAX_ITEMS,
  STEPS_MAX,
} from './jobs.limits';

export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly examples?: readonly unknown[];
  readonly [keyword: string]: unknown;
}

/** Causes with which job-executor stops an attempt, as its state table has them. */
export const STOP_REASONS = [
  'START_TIMEOUT',
  'STOP_PREEMPT',
  'STOP_POWER',
  'STOP_THERMAL',
  'STOP_RADIATION',
  'STOP_GPU_FAULT',
  'STOP_MODE',
  'STOP_DEADLINE',
  'STOP_GROUND',
  'STOP_EXECUTOR',
  'WATCHDOG_HEARTBEAT',
  'WATCHDOG_SECTION',
  'WATCHDOG_PROGRESS',
  'WATCHDOG_LOG',
  'WATCHDOG_MEMORY',
];
export const ACTIONS = ['fail', 'retry', 'retryFree', 'hold', 'requeue'] as const;

const text = (description: string, maxLength = PATH_MAX_CHARS): Schema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  description,
});
const id = (about: string): Schema => ({
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
  description: `${about}: 1 to 64 letters, digits, dots, hyphens, underscores; the first a letter or digit`,
});
const duration = (about: string): Schema => ({
  type: 'string',
  pattern: DURATION_PATTERN,
  description: `${about}: ${DURATION_WORDS}`,
});
const size = (about: string): Schema => ({
  type: 'string',
  pattern: SIZE_PATTERN,
  description: `${about}: ${SIZE_WORDS}`,
});
const whole = (description: string, minimum: number, maximum: number): Schema => ({
  type: 'integer',
  minimum,
  maximum,
  description,
});
const share = (description: string): Schema => ({ type: 'number', minimum: 0, maximum: 1, description });
const flag = (description: string): Schema => ({ type: 'boolean', description });
const list = (items: Schema, description: string, maxItems: number): Schema => ({
  type: 'array',
  items,
  maxItems,
  description,
});
const words = (description: string): Schema =>
  list({ type: 'string', maxLength: ARGUMENT_MAX_BYTES }, description, ARGUMENTS_MAX_ITEMS);

function object(
  properties: Record<string, Schema>,
  required: readonly string[],
  description: string,
): Schema {
  return { type: 'object', properties, required, additionalProperties: false, description };
}

const NAME = '[A-Za-z_][A-Za-z0-9_]{0,127}';
const variable: Schema = {
  type: 'string',
  pattern: `^${NAME}$`,
  description: 'a name of letters, digits and underscores',
};

const file: Schema = {
  type: ['string', 'object'],
  if: { type: 'object' },
  then: object(
    {
      path: text('Path in the input folder'),
      from: text('Where it lies, from the folder of the job file'),
    },
    ['path', 'from'],
    'A file from elsewhere',
  ),
};

const rule = object(
  {
    exit: whole('Exit code', 1, 255),
    signal: { type: 'string', pattern: '^SIG[A-Z0-9]{2,10}$', description: 'a signal such as SIGSEGV' },
    reason: { enum: STOP_REASONS, description: 'Cause with which its attempt was stopped' },
    action: {
      enum: ACTIONS,
      description:
        'What follows: fail, retry (a job fault, backs off), retryFree (at once, costs nothing), hold (waits for a person), requeue (a platform cause)',
    },
  },
  ['action'],
  'One of exit, signal and reason, and what follows',
);

const identity: Record<string, Schema> = {
  schema: { const: 1, description: 'Version of this format' },
  job: id('Job id, unique for ever'),
  tenant: id('Whose job it is'),
  kind: {
    enum: ['batch', 'service'],
    description: 'batch ends by itself; service stays and answers requests. batch when left out',
  },
};

const work: Record<string, Schema> = {
  program: id('Program of the on-board catalogue; this or command'),
  command: {
    ...words(
      'Program and first arguments of a job that brings its own; this or program. Runs in the input folder',
    ),
    minItems: 1,
  },
  arguments: words('Further arguments'),
  files: list(
    file,
    'Files for the input folder, which is the working directory. Paths are from the folder of the job file and stay what they are below the input folder; one that leads out of that folder lands under its last name. 2 GiB in all',
    FILES_MAX_ITEMS,
  ),
  environment: {
    type: 'object',
    propertyNames: variable,
    maxProperties: ARGUMENTS_MAX_ITEMS,
    additionalProperties: { type: ['string', 'number'] },
    description: 'Variables for the job; DAWNLINE_… and CUDA_VISIBLE_DEVICES are the executor’s own',
    examples: [{ EPOCHS: 10 }],
  },
  environmentAllow: list(
    variable,
    'Variables that the job keeps of the executor’s own environment; all others are removed',
    ARGUMENTS_MAX_ITEMS,
  ),
};

const needs: Record<string, Schema> = {
  resources: object(
    {
      gpus: whole('GPUs it needs; a job has one', 1, 1),
      memory: size('Resident memory of its process tree; the craft’s limit when left out'),
      disk: size('Checkpoints, results and log; the craft’s limit when left out'),
      gpuMemory: size('GPU memory; all of it when left out'),
    },
    [],
    'What it may use',
  ),
  utilisation: object(
    { gpu: share('Share of time with a kernel running'), memory: share('Share of memory bandwidth in use') },
    [],
    'How hard it works the GPU, for the power and thermal forecast; 0.95 and 0.6 when left out',
  ),
  steps: object(
    {
      total: whole('Steps to do', 1, STEPS_MAX),
      time: duration('Time of a step at full clocks, at most 1 h; 1 s when left out'),
    },
    ['total'],
    'Its progress. A program of the catalogue needs it; others may say it themselves by X_PROGRESS',
  ),
  pausable: flag('It may be stopped in place, holding its GPU memory; no when left out'),
  minimumRun: duration('Own time for which a job of higher priority may not preempt it'),
  deadline: {
    type: 'string',
    minLength: 1,
    description:
      'When it must have ended: UTC such as 2026-08-19T05:00:00Z, or a duration from its submission such as 3 h',
  },
  priority: whole('Higher runs first; 0 when left out', 0, PRIORITY_MAX),
  seed: whole('Seed of the computation; 1 when left out', 0, Number.MAX_SAFE_INTEGER),
};

const survival: Record<string, Schema> = {
  checkpoints: object(
    {
      every: whole('Steps between checkpoints, told to programs of the catalogue', 1, STEPS_MAX),
      signal: flag('SIGUSR1 asks it for a checkpoint; others die of it. no when left out'),
      keep: whole('Newest verified checkpoints that stay; 3 when left out', KEPT_MIN, KEPT_MAX),
      keepEvery: whole('Each n-th checkpoint stays too', 2, STEPS_MAX),
      adopt: {
        type: 'string',
        pattern: '^[A-Za-z0-9._*?-]{1,64}$',
        description:
          'Pattern of files in the checkpoint folder that the executor commits for a program that only writes files: a file name with * and ?, such as state-*.pt',
      },
      format: id('Format of its checkpoints, compared at a restore'),
    },
    [],
    'How it is saved',
  ),
  watchdog: object(
    {
      start: duration('From the start to the first sign of life, 2 s to 24 h; 60 s when left out'),
      heartbeat: duration(
        'Longest time without a sign of life, 2 s to 1 h; no such watchdog when left out, which is for command alone',
      ),
      progress: duration('Longest time without a new step, 2 s to 24 h'),
      log: duration('Longest silence of its log, 2 s to 24 h; no such watchdog when left out'),
    },
    [],
    'What counts as hung, in the job’s own time',
  ),
  grace: duration('From SIGTERM to SIGKILL, own time, at most 120 s; 30 s when left out'),
  restart: object(
    {
      jobFaults: whole('Job faults before it is held; 6 when left out', 1, BUDGET_MAX),
      platformStops: whole('Platform stops before it is held; 50 when left out', 1, BUDGET_MAX),
      rules: list(
        rule,
        'What an exit means, first match first, before the rules of the protocol',
        RULES_MAX_ITEMS,
      ),
    },
    [],
    'When it is started again',
  ),
};

const outcome: Record<string, Schema> = {
  results: list(
    text('Path in the result folder'),
    'Files that must be in its result folder at exit 0',
    RESULTS_MAX_ITEMS,
  ),
  secret: flag('Results leave the craft sealed to the tenant’s key, or not at all; no when left out'),
  defence: object(
    {
      kind: {
        enum: ['duplicate', 'digest', 'canary'],
        description: 'duplicate runs it twice; digest compares the result; canary checks a known answer',
      },
      digest: {
        type: 'string',
        pattern: '^[0-9a-f]{64}$',
        description: 'SHA-256 that is expected, 64 hexadecimal digits; for digest and canary',
      },
    },
    ['kind'],
    'Against silent corruption; none when left out',
  ),
  service: object(
    {
      requestLimit: duration('Longest time to a reply, own time'),
      health: duration('Own time between health requests'),
    },
    [],
    'Of a service alone',
  ),
};

export function jobSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Dawnline job',
    ...object(
      { ...identity, ...work, ...needs, ...survival, ...outcome },
      ['schema', 'job', 'tenant'],
      'A job as a tenant orders it',
    ),
  };
}

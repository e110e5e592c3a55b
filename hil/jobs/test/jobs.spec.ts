import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultsOf, Defence, ExitAction, JobKind, type JobSpecification } from '@dawnline/contracts';
import {
  JobFileError,
  jobReferenceDocument,
  jobSchemaDocument,
  parseJob,
  specificationAt,
  type Override,
  type PlannedJob,
} from '@hil/jobs';
import * as executor from '../../../apps/job-executor/src/job-executor.limits';
import { orderOf } from '../../../apps/job-executor/src/orders/order';
import { faultOf } from '../../../apps/job-executor/src/orders/specification';
import { EDGES, isCause } from '../../../apps/job-executor/src/job-state';
import * as own from '../jobs.limits';
import { STOP_REASONS } from '../schema';

const root = join(__dirname, '../../..');
const S = 1_000_000;
const MIN = 60 * S;
const FILES: Readonly<Record<string, string>> = {
  'train.py': 'print(1)\n',
  './data/a.bin': 'a',
  '../a.bin': 'other',
};
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const context = {
  programs: ['train', 'chain'],
  file: (path: string) => (path in FILES ? { bytes: FILES[path].length, sha256: sha256(FILES[path]) } : null),
};

const WHOLE = `schema: 1
job: flood-1
tenant: lab-north
kind: batch
command: [python3, train.py, --x, '1']
arguments: [--fast]
files: [train.py, { path: in/b.bin, from: ../a.bin }, ../a.bin, ./data/a.bin]
environment: { EPOCHS: 10, NAME: a=b }
environmentAllow: [CUDA_HOME]
resources: { gpus: 1, memory: 512 MiB, disk: 1.5 GiB, gpuMemory: 8 GiB }
utilisation: { gpu: 0.5, memory: 0.25 }
steps: { total: 16, time: 2 s }
checkpoints: { every: 4, signal: true, keep: 3, keepEvery: 10, adopt: 'state-*.pt', format: torch-1 }
watchdog: { start: 60 s, heartbeat: 10 s, progress: 1 min, log: 5 min }
grace: 20 s
pausable: true
minimumRun: 10 min
deadline: 3 h
priority: 2
seed: 7
restart:
  jobFaults: 4
  platformStops: 40
  rules:
    - { exit: 3, action: fail }
    - { signal: SIGSEGV, action: hold }
    - { reason: WATCHDOG_HEARTBEAT, action: retryFree }
results: [alerts.geojson]
secret: true
defence: { kind: digest, digest: ${'ab'.repeat(32)} }
`;
const SMALL = 'schema: 1\njob: a\ntenant: t\ncommand: [echo]\n';

const parse = (text: string, overrides: readonly Override[] = []): PlannedJob =>
  parseJob(text, 'job.yaml', context, overrides);

function problems(text: string, overrides: readonly Override[] = []): readonly string[] {
  try {
    parse(text, overrides);
  } catch (error) {
    if (error instanceof JobFileError) return error.problems;
    throw error;
  }
  return [];
}

describe('a job file', () => {
  it('JOF-001 says everything that a specification can hold, in units of people', () => {
    expect(parse(WHOLE).specification).toEqual({
      job: 'flood-1',
      tenant: 'lab-north',
      program: '',
      arguments: ['--fast'],
      totalSteps: 16,
      stepTimeUs: 2 * S,
      checkpointEverySteps: 4,
      watchdogUs: 10 * S,
      utilisation: 0.5,
      memoryUtilisation: 0.25,
      priority: 2,
      seed: 7,
      deadlineUs: 0,
      kind: JobKind.JOB_KIND_BATCH,
      command: ['python3', 'train.py', '--x', '1'],
      files: [
        { path: 'train.py', bytes: 9, sha256: sha256('print(1)\n') },
        { path: 'in/b.bin', bytes: 5, sha256: sha256('other') },
        { path: 'a.bin', bytes: 5, sha256: sha256('other') },
        { path: 'data/a.bin', bytes: 1, sha256: sha256('a') },
      ],
      environment: ['EPOCHS=10', 'NAME=a=b'],
      environmentAllow: ['CUDA_HOME'],
      memoryMaxBytes: 512 * 1024 ** 2,
      diskMaxBytes: 1536 * 1024 ** 2,
      gpuMemoryMaxBytes: 8 * 1024 ** 3,
      startLimitUs: 60 * S,
      progressLimitUs: MIN,
      logSilenceUs: 5 * MIN,
      graceUs: 20 * S,
      minimumRunUs: 10 * MIN,
      takesCheckpointSignal: true,
      pausable: true,
      checkpointsKept: 3,
      keepEvery: 10,
      adopt: 'state-*.pt',
      appFormat: 'torch-1',
      exitRules: [
        { code: 3, signal: '', reason: '', action: ExitAction.EXIT_FAIL },
        { code: 0, signal: 'SIGSEGV', reason: '', action: ExitAction.EXIT_HOLD },
        { code: 0, signal: '', reason: 'WATCHDOG_HEARTBEAT', action: ExitAction.EXIT_RETRY_FREE },
      ],
      jobFaultsMax: 4,
      platformStopsMax: 40,
      results: ['alerts.geojson'],
      secret: true,
      defence: Defence.DEFENCE_DIGEST,
      expectedDigest: 'ab'.repeat(32),
      requestLimitUs: 0,
      healthPeriodUs: 0,
    });
    const service = parse(`${SMALL}kind: service\nservice: { requestLimit: 5 s, health: 30 s }\n`);
    expect(service.specification).toMatchObject({
      kind: JobKind.JOB_KIND_SERVICE,
      requestLimitUs: 5 * S,
      healthPeriodUs: 30 * S,
    });
  });

  it('JOF-001 knows no field less than the contract has', () => {
    const names = Object.keys(defaultsOf<JobSpecification>('JobSpecification'));
    expect(Object.keys(parse(WHOLE).specification).sort()).toEqual(names.sort());
  });

  it('JOF-001 may be JSON, and needs little', () => {
    const { specification } = parse('{"schema":1,"job":"a","tenant":"t","command":["echo"]}');
    expect(specification).toEqual(parse(SMALL).specification);
  });

  it.each([
    ['priority: 2', 'priority: high', 'job.yaml:19: priority: "high"; allowed: integer'],
    ['memory: 512 MiB', 'memory: 512', 'resources.memory: 512; allowed: string'],
    ['memory: 512 MiB', 'memory: 512 MB', 'resources.memory: "512 MB"; allowed: .*512 MiB'],
    ['grace: 20 s', 'grace: soon', 'job.yaml:15: grace: "soon"; allowed: .*90 s'],
    [
      'grace: 20 s',
      'patience: 20 s',
      'job.yaml:15: patience: "20 s"; allowed: no such field; known are .*grace',
    ],
    ['job: flood-1', 'job: -flood', 'job.yaml:2: job: "-flood"; allowed: .*letters'],
    ['kind: batch', 'kind: daemon', 'kind: "daemon"; allowed: one of batch, service'],
    ['kind: batch', 'program: train', 'program: "program and command"; allowed: exactly one'],
    ['tenant: lab-north', '# nobody', 'tenant: missing; allowed: a value'],
    ['heartbeat: 10 s', 'heartbeat: 1 s', 'watchdog.heartbeat: "1 s"; allowed: 2 s to 3600 s'],
    ['grace: 20 s', 'grace: 3 min', 'grace: "3 min"; allowed: above 0 to 120 s'],
    ['disk: 1.5 GiB', 'disk: 9 TiB', 'resources.disk: "9 TiB"; allowed: 1 B to 8 TiB'],
    ['alerts.geojson', '.hidden', 'results\\[0\\]: ".hidden"; allowed: a relative path'],
    ['time: 2 s', 'time: 2 h', 'steps.time: "2 h"; allowed: above 0 to 3600 s'],
    ['gpu: 0.5', 'gpu: 50', 'utilisation.gpu: 50; allowed: <= 1'],
    ['keep: 3', 'keep: 1', 'checkpoints.keep: 1; allowed: >= 2'],
    ['EPOCHS: 10', 'DAWNLINE_SEED: 1', 'environment.DAWNLINE_SEED: 1; allowed: a name that the executor'],
    ['EPOCHS: 10', '1X: 1', 'environment: .*; allowed: a name of letters'],
    ['exit: 3,', 'exit: 3, signal: SIGBUS,', 'rules\\[0\\]: "exit, signal"; allowed: exactly one of exit'],
    ['exit: 3,', '', 'rules\\[0\\]: missing; allowed: exactly one of exit'],
    ['action: hold', 'action: ignore', 'rules\\[1\\].action: "ignore"; allowed: one of fail, retry'],
    ['WATCHDOG_HEARTBEAT', 'BAD_LUCK', 'rules\\[2\\].reason: "BAD_LUCK"; allowed: one of START_TIMEOUT'],
    ['kind: digest', 'kind: duplicate', 'defence.digest: .*; allowed: nothing: duplicate'],
    [
      `kind: digest, digest: ${'ab'.repeat(32)}`,
      'kind: canary',
      'defence.digest: missing; allowed: the digest',
    ],
    ['secret: true', 'service: { health: 1 s }', 'service: "settings"; allowed: nothing for a batch job'],
  ])('JOF-002 with %s as %s is refused: %s', (from, to, expected) => {
    expect(WHOLE).toContain(from);
    expect(problems(WHOLE.replace(from, to)).join('\n')).toMatch(new RegExp(expected));
  });

  it('JOF-002 lists all that is wrong at once', () => {
    const broken = WHOLE.replace('priority: 2', 'priority: high').replace('kind: batch', 'kind: x');
    expect(problems(broken)).toHaveLength(2);
  });

  it('JOF-002 names programs of the catalogue, and what they need', () => {
    const lines = problems('schema: 1\njob: a\ntenant: t\nprogram: trian\n').join('\n');
    expect(lines).toContain('program: "trian"; allowed: one of the on-board catalogue: train, chain');
    expect(lines).toContain('steps: missing');
    expect(lines).toContain('checkpoints.every: missing');
    expect(lines).toContain('watchdog.heartbeat: missing');
  });

  it.each([
    ['[absent.py]', 'files[0]: "absent.py"; allowed: a file that can be read'],
    [
      '[train.py, { path: train.py, from: ../a.bin }]',
      'files[1].path: "train.py"; allowed: a path that is used',
    ],
    ['[{ path: ../x, from: train.py }]', 'files[0].path: "../x"; allowed: a relative path'],
    ['[{ path: /etc/x, from: train.py }]', 'files[0].path: "/etc/x"; allowed: a relative path'],
  ])('JOF-003 with the files %s is refused', (files, expected) => {
    expect(problems(`${SMALL}files: ${files}\n`).join('\n')).toContain(expected);
  });

  it('JOF-004 works a deadline out when it is submitted, and refuses one that has passed', () => {
    const when = { nowUs: 100 * S, epochUnixUs: Date.UTC(2026, 7, 19) * 1000 };
    expect(specificationAt(parse(WHOLE), when).deadlineUs).toBe(100 * S + 180 * MIN);
    const at = (utc: string): number =>
      specificationAt(parse(WHOLE.replace('deadline: 3 h', `deadline: ${utc}`)), when).deadlineUs;
    expect(at('2026-08-19T00:05:00Z')).toBe(5 * MIN);
    expect(() => at('2026-08-19T00:01:00Z')).toThrow('deadline: 40 s ago');
    expect(specificationAt(parse(SMALL), when).deadlineUs).toBe(0);
    expect(problems(WHOLE.replace('3 h', 'tomorrow')).join()).toContain('deadline: "tomorrow"; allowed: UTC');
  });

  it('JOF-005 takes values in place of those of the file, under the same checks', () => {
    const set = (name: string, value: unknown): Override => ({ path: name.split('.'), value });
    const { specification } = parse(WHOLE, [set('steps.total', 32), set('job', 'flood-2')]);
    expect(specification).toMatchObject({ job: 'flood-2', totalSteps: 32, stepTimeUs: 2 * S });
    expect(parse(SMALL, [set('watchdog.start', '5 s')]).specification).toMatchObject({
      startLimitUs: 5 * S,
    });
    expect(problems(WHOLE, [set('steps.total', -1)]).join()).toContain('steps.total: -1; allowed: >= 1');
    expect(problems(WHOLE, [set('stepz.total', 1)]).join()).toContain('stepz: {"total":1}; allowed: no such');
    expect(problems(WHOLE, [set('job.name', 1)]).join()).toContain('job has no fields of its own');
  });

  it('JOF-006 is published as the schema for editors and as a reference', () => {
    expect(readFileSync(join(root, 'hil/jobs/job.schema.json'), 'utf8')).toBe(jobSchemaDocument());
    const reference = readFileSync(join(root, 'docs/job-file.md'), 'utf8');
    expect(reference).toBe(jobReferenceDocument());
    for (const field of ['`restart.rules[].signal`', '`files[].from`', '`resources.memory`'])
      expect(reference).toContain(field);
  });

  it('JOF-006 gives nothing that job-executor would refuse', () => {
    const service = `${SMALL}kind: service\nservice: { requestLimit: 5 s, health: 30 s }\n`;
    const catalogue = 'schema: 1\njob: a\ntenant: t\nprogram: chain\nsteps: { total: 5 }\n';
    const rest = 'checkpoints: { every: 1 }\nwatchdog: { heartbeat: 10 s }\n';
    for (const text of [WHOLE, SMALL, service, catalogue + rest])
      expect(faultOf(orderOf(parse(text).specification), ['train', 'chain'])).toBeNull();
  });

  it('JOF-006 has the bounds and causes of job-executor', () => {
    const {
      ARGUMENTS_MAX_ITEMS,
      ARGUMENT_MAX_BYTES,
      FILES_MAX_ITEMS,
      FILES_MAX_BYTES,
      STEP_TIME_MAX_US,
      WATCHDOG_MIN_US,
      WATCHDOG_MAX_US,
      LIMIT_MAX_US,
      GRACE_MAX_US,
      BYTES_MAX,
      PRIORITY_MAX,
    } = executor;
    expect(own).toMatchObject({
      ARGUMENTS_MAX_ITEMS,
      ARGUMENT_MAX_BYTES,
      FILES_MAX_ITEMS,
      FILES_MAX_BYTES,
      STEP_TIME_MAX_US,
      WATCHDOG_MIN_US,
      WATCHDOG_MAX_US,
      LIMIT_MAX_US,
      GRACE_MAX_US,
      BYTES_MAX,
      PRIORITY_MAX,
      STEPS_MAX: executor.TOTAL_STEPS_MAX,
      RESULTS_MAX_ITEMS: executor.RESULT_FILES_MAX_ITEMS,
      RULES_MAX_ITEMS: executor.EXIT_RULES_MAX_ITEMS,
      KEPT_MIN: executor.CHECKPOINTS_KEPT_MIN_ITEMS,
      KEPT_MAX: executor.CHECKPOINTS_KEPT_MAX_ITEMS,
      BUDGET_MAX: executor.FAULTS_MAX,
    });
    const stops = [...EDGES.STARTING.STOPPING!, ...EDGES.RUNNING.STOPPING!].filter(
      (one) => one !== 'EXITED' && isCause(one),
    );
    expect([...STOP_REASONS].sort()).toEqual([...new Set(stops)].sort());
  });
});

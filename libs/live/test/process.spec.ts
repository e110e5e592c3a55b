import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkloadEvent, WorkloadSpecification } from '@dawnline/host';
import { LiveProcess } from '../../host/src/live/process';
import { factsOf } from '../../host/src/live/process-tree';

const TRAIN = join(__dirname, '../../../examples/jobs/train/train.mjs');
const TRAIN_ARGUMENTS = [
  ...[TRAIN, '--steps', '{totalSteps}', '--seed', '{seed}', '--step-us', '{stepTimeUs}'],
  ...['--checkpoint-every', '{checkpointEverySteps}'],
];
const GOLDEN_200 = '0fe56e8202795e86a0e247c5dab39fe29976ac0e277fac267cb02954dd16a166';

const shell = (name: string, script: string) => ({ name, command: 'sh', arguments: ['-c', script] });
const PROGRAMS = [
  { name: 'train', command: 'node', arguments: TRAIN_ARGUMENTS },
  { name: 'absent', command: '/nowhere/program', arguments: [] },
  shell('environment', 'env | sort > "$DAWNLINE_RESULT_DIR/environment"; echo a log line'),
  shell('touching', 'sleep 0.3; touch "$DAWNLINE_HEARTBEAT_FILE"; sleep 0.7; exit 85'),
  shell('sleeping', 'echo READY=1 > "$DAWNLINE_NOTIFY"; sleep 600'),
  shell('escaping', 'setsid sleep 600 & echo READY=1 > "$DAWNLINE_NOTIFY"; sleep 600'),
  shell('committing', 'mkdir "$DAWNLINE_CKPT_DIR/ckpt-3"; sleep 600'),
];

describe('live processes', () => {
  let root: string;
  let rate: number;
  const open: LiveProcess[] = [];

  beforeEach(() => {
    rate = 60;
    root = mkdtempSync(join(tmpdir(), 'process-'));
  });
  afterEach(async () => {
    for (const port of open.splice(0)) {
      for (const one of await port.list()) port.signal(one.job, one.attempt, 'SIGKILL');
      await until(async () => (await port.list()).length === 0);
      port.close();
    }
    rmSync(root, { recursive: true, force: true });
  });

  function port(): { port: LiveProcess; events: WorkloadEvent[] } {
    const made = new LiveProcess({
      programs: PROGRAMS,
      folder: join(root, 'attempts'),
      diskFolder: (disk) => join(root, disk),
      rate: () => rate,
      marks: { DAWNLINE_FLIGHT: 'test' },
    });
    const events: WorkloadEvent[] = [];
    made.onEvent((event) => events.push(event));
    open.push(made);
    return { port: made, events };
  }

  function specification(
    program: string,
    change: Partial<WorkloadSpecification> = {},
  ): WorkloadSpecification {
    return {
      job: program,
      attempt: 0,
      program,
      arguments: [],
      disk: 'ssd0',
      kind: 'batch',
      command: [],
      inputFolder: `jobs/${program}/input`,
      resultFolder: `jobs/${program}/result`,
      logFile: `jobs/${program}/log`,
      requestFolder: `jobs/${program}/requests`,
      replyFolder: `jobs/${program}/replies`,
      powerCapW: 350,
      intervalHintUs: 4_000_000,
      deadlineUnixUs: 0,
      environmentAllow: [],
      environment: {},
      memoryMaxBytes: 0,
      takesCheckpointSignal: true,
      checkpointFolder: `jobs/${program}/ckpt`,
      restoreDisk: 'ssd0',
      restoreFolder: null,
      restartReason: 'first',
      seed: 7,
      totalSteps: 200,
      stepTimeUs: 100_000,
      checkpointEverySteps: 40,
      watchdogUs: 10_000_000,
      graceUs: 30_000_000,
      gpu: 0,
      ...change,
    };
  }

  async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const resultOf = (job: string): string =>
    readFileSync(join(root, `ssd0/jobs/${job}/result/digest`), 'utf8').trim();
  const has = (events: readonly WorkloadEvent[], kind: WorkloadEvent['kind']) => () =>
    events.some((event) => event.kind === kind);

  test('JOBX-012 runs a job to its sealed result: ready, heartbeats, progress, checkpoints, result, exit', async () => {
    const { port: live, events } = port();
    live.start(specification('train'));
    await until(has(events, 'exited'));
    const kinds = events.map((event) => event.kind);
    expect(kinds.slice(0, 2)).toEqual(['started', 'ready']);
    expect(kinds.at(-1)).toBe('exited');
    expect(kinds).toEqual(expect.arrayContaining(['heartbeat', 'progress', 'checkpoint']));
    expect(resultOf('train')).toBe(GOLDEN_200);
    expect(events.at(-1)).toMatchObject({ job: 'train', attempt: 0, code: 0, signal: null });
    const sequences = events.flatMap((event) => (event.kind === 'checkpoint' ? [event.sequence] : []));
    expect(sequences).toEqual([1, 2, 3, 4, 5]);
    expect(existsSync(join(root, 'attempts/train/0/notify'))).toBe(false);
  });

  test('JOBX-012 gives exactly the environment of the protocol, and keeps the log', async () => {
    const { port: live, events } = port();
    live.start(specification('environment', { attempt: 2, restoreFolder: 'jobs/environment/ckpt/ckpt-1' }));
    await until(has(events, 'exited'));
    const text = readFileSync(join(root, 'ssd0/jobs/environment/result/environment'), 'utf8');
    const found = new Map(
      text
        .trim()
        .split('\n')
        .map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]),
    );
    const shellsOwn = ['_', 'PWD', 'SHLVL', 'OLDPWD'];
    expect([...found.keys()].filter((name) => !shellsOwn.includes(name))).toEqual([
      'CUDA_VISIBLE_DEVICES',
      'DAWNLINE_ATTEMPT',
      'DAWNLINE_CKPT_DIR',
      'DAWNLINE_CKPT_INTERVAL_HINT_S',
      'DAWNLINE_FLIGHT',
      'DAWNLINE_GRACE_MS',
      'DAWNLINE_HEARTBEAT_FILE',
      'DAWNLINE_INPUT_DIR',
      'DAWNLINE_JOB_ID',
      'DAWNLINE_NOTIFY',
      'DAWNLINE_PROTOCOL',
      'DAWNLINE_RESTART_REASON',
      'DAWNLINE_RESTORE_DIR',
      'DAWNLINE_RESULT_DIR',
      'DAWNLINE_SEED',
      'DAWNLINE_SIM_TIME_SCALE',
      'DAWNLINE_WATCHDOG_MS',
      'HOME',
      'PATH',
    ]);
    expect(found.get('DAWNLINE_SIM_TIME_SCALE')).toBe('60');
    expect(found.get('DAWNLINE_RESTORE_DIR')).toBe(join(root, 'ssd0/jobs/environment/ckpt/ckpt-1'));
    expect(readFileSync(join(root, 'attempts/environment/2/log'), 'utf8')).toBe('a log line\n');
  });

  test('JP-5 a touched heartbeat file is a heartbeat; an exit code is told as it was', async () => {
    const { port: live, events } = port();
    live.start(specification('touching', { watchdogUs: 2_000_000 }));
    await until(has(events, 'exited'));
    expect(events.map((event) => event.kind)).toEqual(['started', 'heartbeat', 'exited']);
    expect(events.at(-1)).toMatchObject({ code: 85, signal: null });
  });

  test('tier 1: a committed folder is found by polling', async () => {
    const { port: live, events } = port();
    mkdirSync(join(root, 'ssd0/jobs/committing/ckpt/ckpt-2'), { recursive: true });
    live.start(specification('committing', { watchdogUs: 2_000_000 }));
    await until(has(events, 'checkpoint'));
    expect(events.filter((event) => event.kind === 'checkpoint')).toMatchObject([{ sequence: 3 }]);
  });

  test('what cannot be run is an event, never inside the call', async () => {
    const { port: live, events } = port();
    live.start(specification('absent'));
    live.start(specification('not-in-catalogue'));
    expect(events).toEqual([]);
    await until(() => events.length === 2);
    expect(events.map((event) => event.kind)).toEqual(['spawn-failed', 'spawn-failed']);
  });

  test('JP-20 a kill reaches the group and what escaped it', async () => {
    const { port: live, events } = port();
    live.start(specification('escaping'));
    await until(has(events, 'ready'));
    const started = events.find((event) => event.kind === 'started')!;
    live.signal('escaping', 0, 'SIGKILL');
    await until(has(events, 'exited'));
    expect(events.at(-1)).toMatchObject({ signal: 'SIGKILL' });
    expect(await live.list()).toEqual([]);
    expect(factsOf((started as { processId: number }).processId)?.alive ?? false).toBe(false);
  });

  test('JP-19 JOBX-010 a job outlives the executor, is found by its environment and adopted, and ends with its result', async () => {
    const first = port();
    first.port.start(specification('train', { totalSteps: 400 }));
    await until(has(first.events, 'checkpoint'));
    first.port.close();
    const second = port();
    const found = await second.port.list();
    expect(found).toMatchObject([{ job: 'train', attempt: 0 }]);
    second.port.adopt(specification('train', { totalSteps: 400 }));
    await until(has(second.events, 'exited'));
    const kinds = second.events.map((event) => event.kind);
    expect(kinds).toEqual(expect.arrayContaining(['progress', 'checkpoint']));
    // The exit status of a process that is not our child cannot be read; its sealed result can.
    expect(kinds.at(-1)).toBe('exited');
    expect(second.events.at(-1)).toMatchObject({ code: null, signal: null });
  });

  test('JOBX-012 a paced job follows the rate of the rig and stands still in a pause, but keeps its heartbeat', async () => {
    const { port: live, events } = port();
    const step = (): number => events.reduce((at, event) => (event.kind === 'progress' ? event.step : at), 0);
    const heartbeats = (): number => events.filter((event) => event.kind === 'heartbeat').length;
    rate = 0;
    live.start(specification('train', { stepTimeUs: 1_000_000 }));
    await until(() => heartbeats() >= 5);
    expect(step()).toBeLessThanOrEqual(2);
    rate = 200;
    await until(has(events, 'exited'));
    expect(resultOf('train')).toBe(GOLDEN_200);
  });

  test('a job of another installation is not ours', async () => {
    const { port: live, events } = port();
    live.start(specification('sleeping'));
    await until(has(events, 'ready'));
    const other = new LiveProcess({
      programs: PROGRAMS,
      folder: join(root, 'other'),
      diskFolder: () => root,
      rate: () => 1,
      marks: {},
    });
    expect(await other.list()).toEqual([]);
    expect(await live.list()).toHaveLength(1);
  });

  test('adopting what is gone tells its end at once', async () => {
    const { port: live, events } = port();
    mkdirSync(join(root, 'attempts/sleeping/0/result'), { recursive: true });
    writeFileSync(join(root, 'attempts/sleeping/0/result/digest'), 'no digest');
    live.adopt(specification('sleeping'));
    await until(has(events, 'exited'));
    expect(events).toMatchObject([{ kind: 'exited', code: null, signal: null }]);
  });
});

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { factsOf } from '../../host/src/live/process/procfs';
import { eventsOf, first, ProcessWorld, until } from './process-world';

const GOLDEN_200 = '0fe56e8202795e86a0e247c5dab39fe29976ac0e277fac267cb02954dd16a166';
/** What a shell adds to its own environment. */
const SHELLS_OWN = ['_', 'PWD', 'SHLVL', 'OLDPWD'];

let world: ProcessWorld;
beforeEach(() => (world = new ProcessWorld()));
afterEach(() => world.close());

function environmentIn(text: string): Map<string, string> {
  const pairs = text
    .trim()
    .split('\n')
    .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return new Map(pairs.filter(([name]) => !SHELLS_OWN.includes(name)));
}

describe('live processes', () => {
  test('JOBX-012 runs a job to its sealed result: ready, heartbeats, progress, checkpoints, exit', async () => {
    const live = world.port();
    live.port.start(world.specification('train'));
    await first(live, 'exited');
    const kinds = live.events.map((event) => event.kind);
    expect(kinds.slice(0, 2)).toEqual(['started', 'ready']);
    expect(kinds).toEqual(expect.arrayContaining(['heartbeat', 'progress', 'checkpoint']));
    expect(live.events.at(-1)).toMatchObject({
      ...{ kind: 'exited', job: 'train', attempt: 0, code: 0, signal: null, outOfMemory: false },
    });
    expect(eventsOf(live, 'checkpoint').map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(world.text('jobs/train/result-0/digest').trim()).toBe(GOLDEN_200);
    expect(existsSync(join(world.root, 'attempts/train/0/notify'))).toBe(false);
  });

  test('JOBX-012 a paced job follows the rate of the rig and stands still in a pause, but keeps its heartbeat', async () => {
    const live = world.port();
    world.rate = 0;
    live.port.start(world.specification('train', { stepTimeUs: 1_000_000 }));
    await until(() => eventsOf(live, 'heartbeat').length >= 5);
    expect(eventsOf(live, 'progress').at(-1)?.step ?? 0).toBeLessThanOrEqual(2);
    world.rate = 200;
    await first(live, 'exited');
    expect(world.text('jobs/train/result-0/digest').trim()).toBe(GOLDEN_200);
  });

  test('JOBX-012 a job of the catalogue gets exactly the environment of the protocol, and its log is kept', async () => {
    const live = world.port();
    mkdirSync(join(world.root, 'ssd1/jobs/a/ckpt-1'), { recursive: true });
    const script = 'env | sort > "$DAWNLINE_RESULT_DIR/environment"; pwd; echo wrong >&2';
    live.port.start(
      world.shell('a', script, { attempt: 2, restoreDisk: 'ssd1', restoreFolder: 'jobs/a/ckpt-1' }),
    );
    await first(live, 'exited');
    const found = environmentIn(world.text('jobs/a/result-2/environment'));
    const attempt = join(world.root, 'attempts/a/2');
    expect(Object.fromEntries(found)).toEqual({
      CUDA_VISIBLE_DEVICES: '0',
      DAWNLINE_ATTEMPT: '2',
      DAWNLINE_CKPT_DIR: world.onDisk('jobs/a/ckpt'),
      DAWNLINE_CKPT_INTERVAL_HINT_S: '4',
      DAWNLINE_FLIGHT: 'test',
      DAWNLINE_GPU_POWER_CAP_W: '350',
      DAWNLINE_GRACE_MS: '30000',
      DAWNLINE_HEARTBEAT_FILE: join(attempt, 'heartbeat'),
      DAWNLINE_INPUT_DIR: world.onDisk('jobs/a/input'),
      DAWNLINE_JOB_ID: 'a',
      DAWNLINE_NOTIFY: join(attempt, 'notify'),
      DAWNLINE_NOTIFY_FD: '3',
      DAWNLINE_PROTOCOL: '1',
      DAWNLINE_RESTART_REASON: 'first',
      DAWNLINE_RESTORE_DIR: join(world.root, 'ssd1/jobs/a/ckpt-1'),
      DAWNLINE_RESULT_DIR: world.onDisk('jobs/a/result-2'),
      DAWNLINE_SEED: '7',
      DAWNLINE_SIM_TIME_SCALE: '60',
      DAWNLINE_TIME_SCALE_FILE: join(attempt, 'time-scale'),
      DAWNLINE_WATCHDOG_MS: '10000',
      HOME: process.env.HOME,
      PATH: process.env.PATH,
    });
    expect(world.text('jobs/a/log-2')).toBe(`${world.onDisk('jobs/a/input')}\nwrong\n`);
    expect(eventsOf(live, 'log')).not.toHaveLength(0);
  });

  test('a service gets its folders, a job its deadline, and what it asks of the environment', async () => {
    process.env.LIVE_PROCESS_TEST = 'kept';
    const live = world.port();
    const asked = {
      kind: 'service',
      ...{ watchdogUs: 0, gpu: -1, powerCapW: 0, intervalHintUs: 0, deadlineUnixUs: 1_790_000_000_123_000 },
      ...{ environmentAllow: ['LIVE_PROCESS_TEST'], environment: { LITERAL: 'a = b', HOME: '/nowhere' } },
    } as const;
    live.port.start(world.shell('a', 'env > "$DAWNLINE_RESULT_DIR/environment"', asked));
    await first(live, 'exited');
    delete process.env.LIVE_PROCESS_TEST;
    const found = environmentIn(world.text('jobs/a/result-0/environment'));
    expect(Object.fromEntries(found)).toMatchObject({
      DAWNLINE_REQUEST_DIR: world.onDisk('jobs/a/requests'),
      DAWNLINE_REPLY_DIR: world.onDisk('jobs/a/replies'),
      DAWNLINE_DEADLINE_UNIX_MS: '1790000000123',
      CUDA_VISIBLE_DEVICES: '',
      LIVE_PROCESS_TEST: 'kept',
      LITERAL: 'a = b',
      HOME: '/nowhere',
    });
    for (const name of ['WATCHDOG_MS', 'GPU_POWER_CAP_W', 'CKPT_INTERVAL_HINT_S', 'RESTORE_DIR']) {
      expect(found.has(`DAWNLINE_${name}`)).toBe(false);
    }
  });

  test('a job brings its own program among its input files, which it cannot change', async () => {
    const live = world.port();
    mkdirSync(world.onDisk('jobs/own/input/data'), { recursive: true });
    writeFileSync(
      world.onDisk('jobs/own/input/run.sh'),
      '#!/bin/sh\nstat -c %a . run.sh data data/tile\necho "$@"\n',
    );
    writeFileSync(world.onDisk('jobs/own/input/data/tile'), 'x');
    const command = ['./run.sh', '--steps={totalSteps}', '{unknown}'];
    live.port.start(world.specification('own', { command, arguments: ['{seed}'] }));
    expect(await first(live, 'exited')).toMatchObject({ code: 0 });
    expect(world.text('jobs/own/log-0')).toBe('555\n555\n555\n444\n--steps=200 {unknown} {seed}\n');
    // Afterwards the executor must be able to remove them.
    expect(statSync(world.onDisk('jobs/own/input/data')).mode & 0o777).toBe(0o700);
  });

  test('its working directory is the input folder', async () => {
    const live = world.port();
    mkdirSync(world.onDisk('jobs/a/input'), { recursive: true });
    writeFileSync(world.onDisk('jobs/a/input/tile'), 'seen');
    live.port.start(world.specification('a', { command: ['cat', 'tile'] }));
    expect(await first(live, 'exited')).toMatchObject({ code: 0 });
    expect(world.text('jobs/a/log-0')).toBe('seen');
  });
});

describe('what cannot be run is an event that says why, never inside the call', () => {
  test.each([
    [
      'no such program in the catalogue',
      { program: 'absent' },
      /program 'absent' is not in the catalogue: train/,
    ],
    [
      'no such program in PATH',
      { command: ['nowhere-program'] },
      /'nowhere-program' is in no folder of PATH/,
    ],
    ['an absolute path that is absent', { command: ['/nowhere/x'] }, /'\/nowhere\/x' is absent/],
    ['a missing input file', { command: ['./missing.sh'] }, /'.\/missing.sh' is not among the input files/],
    [
      'a program outside the input',
      { command: ['../../../../escape'] },
      /'..\/..\/..\/..\/escape' lies outside/,
    ],
    ['a folder for a program', { command: ['./folder'] }, /'.\/folder' is no file/],
    ['a reserved variable', { environment: { DAWNLINE_SEED: '1' } }, /environment DAWNLINE_SEED: names that/],
    ['a reserved variable to keep', { environmentAllow: ['DAWNLINE_TABLE'] }, /environment DAWNLINE_TABLE/],
    ['a variable that is none', { environment: { 'A=B': '1' } }, /environment 'A=B': not the name/],
    [
      'a checkpoint that is gone',
      { restoreFolder: 'jobs/a/ckpt/ckpt-9' },
      /restore folder: .*ckpt-9 is no folder/,
    ],
    ['a file where a folder must be', { resultFolder: 'file/result' }, /result folder: ENOTDIR/],
    ['a log that is a link', { logFile: 'link' }, /ELOOP/],
    ['an argument that no process can have', { arguments: ['a\0b'] }, /null bytes/],
    ['more arguments than the kernel takes', { arguments: ['x'.repeat(200_000)] }, /E2BIG/],
    ['a job id that is no name', { job: '../a' }, /job id '..\/a'/],
  ])('%s', async (_, change, reason) => {
    const live = world.port();
    mkdirSync(world.onDisk('jobs/a/input/folder'), { recursive: true });
    writeFileSync(join(world.root, 'escape'), '#!/bin/sh\n');
    chmodSync(join(world.root, 'escape'), 0o755);
    writeFileSync(world.onDisk('file'), '');
    symlinkSync('file', world.onDisk('link'));
    live.port.start(world.specification('a', { program: 'train', ...change }));
    expect(live.events).toEqual([]);
    expect((await first(live, 'spawn-failed')).reason).toMatch(reason);
    expect(live.events.map((event) => event.kind)).toEqual(['spawn-failed']);
    expect(await live.port.list()).toEqual([]);
    // The number may be used again in this life: nothing is left of it.
    live.port.start(world.shell('a', 'exit 3'));
    expect(await first(live, 'exited')).toMatchObject({ code: 3 });
  });

  test('a program without its interpreter ends at once with 127 and says so in its log', async () => {
    const live = world.port();
    mkdirSync(world.onDisk('jobs/a/input'), { recursive: true });
    writeFileSync(world.onDisk('jobs/a/input/run'), '#!/nowhere/interpreter\n');
    live.port.start(world.specification('a', { command: ['./run'] }));
    expect(await first(live, 'exited')).toMatchObject({ code: 127, signal: null });
    expect(world.text('jobs/a/log-0')).toMatch(/not found|No such file/);
  });

  test('JP-19 JOB-4 an attempt that already runs is not started again', async () => {
    const live = world.port();
    live.port.start(world.shell('a', 'sleep 600'));
    const { processId } = await first(live, 'started');
    live.port.close();
    const next = world.port();
    next.port.start(world.shell('a', 'sleep 600'));
    expect((await first(next, 'spawn-failed')).reason).toBe(
      `attempt 0 of job a already runs as process ${processId}`,
    );
    expect(await next.port.list()).toEqual([{ job: 'a', attempt: 0, processId }]);
  });

  test('JP-19 JOB-4 a second executor on the same folder starts, adopts and signals nothing, until the first is gone', async () => {
    const owner = world.port();
    const second = world.port();
    owner.port.start(world.shell('a', 'echo READY=1 >&3; sleep 600'));
    await first(owner, 'ready');
    second.port.start(world.shell('b', 'true'));
    second.port.adopt(world.shell('a', ''));
    second.port.signal('a', 0, 'SIGKILL');
    await until(() => second.events.length === 3);
    const reason = `another executor owns ${join(world.root, 'attempts')}: process ${process.pid}`;
    expect(second.events).toEqual([
      { job: 'b', attempt: 0, kind: 'spawn-failed', reason },
      { job: 'a', attempt: 0, kind: 'spawn-failed', reason },
      { job: 'a', attempt: 0, kind: 'not-delivered', signal: 'SIGKILL' },
    ]);
    expect(await second.port.list()).toHaveLength(1);
    owner.port.close();
    second.port.start(world.shell('b', 'true'));
    expect(await first(second, 'exited')).toMatchObject({ job: 'b', code: 0 });
  });

  test('JP-19 the lock of a dead executor is no obstacle, whoever has its process id now', async () => {
    mkdirSync(join(world.root, 'attempts'));
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8);
    const lock = join(world.root, 'attempts/owner');
    const stale = [
      () => symlinkSync(`${process.pid}:1:${boot}:dead`, lock),
      () => symlinkSync(`${process.pid}:${factsOf(process.pid)!.startTime}:earlier:dead`, lock),
      () => symlinkSync('garbage', lock),
      () => writeFileSync(lock, ''),
    ];
    for (const leave of stale) {
      leave();
      const live = world.port();
      live.port.start(world.shell('a', 'true'));
      expect(await first(live, 'exited')).toMatchObject({ code: 0 });
      live.port.close();
    }
  });
});

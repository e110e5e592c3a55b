import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkloadSpecification } from '@dawnline/host';
import { factsOf, sendSignal } from '../../host/src/live/process/procfs';
import { eventsOf, first, ProcessWorld, until } from './process-world';

/** An executor in a process of its own, from the sources: it starts one job and prints its process id. */
const EXECUTOR = `
  const { readFileSync } = require('fs');
  const { transformSync } = require('@swc/core');
  require.extensions['.ts'] = (module, filename) => {
    const jsc = { parser: { syntax: 'typescript' }, target: 'es2022' };
    const text = readFileSync(filename, 'utf8');
    module._compile(transformSync(text, { filename, jsc, module: { type: 'commonjs' } }).code, filename);
  };
  const { LiveProcess } = require(process.argv[1]);
  const options = JSON.parse(process.argv[2]);
  const port = new LiveProcess({
    ...options, programs: [], diskFolder: (disk) => options.root + '/' + disk, rate: () => 1, marks: {},
  });
  port.onEvent((event) => {
    if (event.kind === 'ready') port.list().then(([one]) => console.log(one.processId));
  });
  port.start(options.job);
  setInterval(() => undefined, 1000);`;
const LIVE_PROCESS = join(__dirname, '../../host/src/live/process');

let world: ProcessWorld;
beforeEach(() => (world = new ProcessWorld()));
afterEach(() => world.close());

/** A job that ends with a status when it is told so by a file. */
const UNTIL_TOLD = 'echo READY=1 >&3; while [ ! -e "$DAWNLINE_RESULT_DIR/go" ]; do sleep 0.02; done';
const go = (): void => writeFileSync(world.onDisk('jobs/a/result-0/go'), '');

/** Starts a job and lets its executor go away. */
async function leftBehind(specification: WorkloadSpecification): Promise<number> {
  const live = world.port();
  live.port.start(specification);
  await first(live, 'ready');
  live.port.close();
  return eventsOf(live, 'started')[0].processId;
}

describe('a job outlives its executor', () => {
  test('JP-19 JOBX-010 it is found, adopted, and ends with its result and its status', async () => {
    const job = world.specification('train', { totalSteps: 400 });
    const live = world.port();
    live.port.start(job);
    await first(live, 'checkpoint');
    live.port.close();
    const next = world.port();
    const { processId } = eventsOf(live, 'started')[0];
    expect(await next.port.list()).toEqual([{ job: 'train', attempt: 0, processId }]);
    next.port.adopt(job);
    expect(await first(next, 'exited')).toMatchObject({ code: 0, signal: null });
    const kinds = next.events.map((event) => event.kind);
    expect(kinds).toEqual(expect.arrayContaining(['progress', 'checkpoint']));
    expect(kinds).not.toContain('started');
    expect(existsSync(world.onDisk('jobs/train/result-0/digest'))).toBe(true);
  });

  test.each([
    ['exit 0', { code: 0, signal: null }],
    ['exit 85', { code: 85, signal: null }],
    ['exit 200', { code: 200, signal: null }],
    ['kill -ABRT $$', { code: null, signal: 'SIGABRT' }],
    ['kill -KILL $$', { code: null, signal: 'SIGKILL' }],
  ])('JOB-1 JP-13 its status is known when it ended after the adoption: %s', async (end, status) => {
    const job = world.shell('a', `${UNTIL_TOLD}; ${end}`);
    await leftBehind(job);
    const next = world.port();
    next.port.adopt(job);
    go();
    expect(await first(next, 'exited')).toMatchObject(status);
  });

  test('JOB-1 JP-13 its status is known when it ended while no executor was there, with checkpoints and replies', async () => {
    const end = 'mkdir "$DAWNLINE_CKPT_DIR/ckpt-1"; echo > "$DAWNLINE_REPLY_DIR/r1"; exit 75';
    const job = world.shell('a', `${UNTIL_TOLD}; ${end}`, { kind: 'service' });
    const leader = await leftBehind(job);
    go();
    await until(() => factsOf(leader)?.alive !== true);
    const next = world.port();
    expect(await next.port.list()).toEqual([]);
    next.port.adopt(job);
    expect(await first(next, 'exited')).toMatchObject({ code: 75, signal: null });
    expect(eventsOf(next, 'checkpoint')).toMatchObject([{ sequence: 1 }]);
    expect(eventsOf(next, 'reply')).toMatchObject([{ request: 'r1' }]);
  });

  test('JP-10 JP-20 an adopted one is stopped and killed as one of its own', async () => {
    const job = world.shell('a', `setsid sleep 600 & trap 'exit 85' TERM; ${UNTIL_TOLD}`);
    await leftBehind(job);
    const next = world.port();
    next.port.adopt(job);
    next.port.signal('a', 0, 'SIGTERM');
    expect(await first(next, 'exited')).toMatchObject({ code: 85 });
    expect(await next.port.list()).toEqual([]);
  });

  test('JP-13 JP-20 an adopted one that is killed has no status but the signal', async () => {
    const job = world.shell('a', `trap '' TERM; ${UNTIL_TOLD}`);
    await leftBehind(job);
    const next = world.port();
    next.port.adopt(job);
    next.port.signal('a', 0, 'SIGKILL');
    expect(await first(next, 'exited')).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  test('JP-20 the rest of a tree whose supervisor was killed while nobody looked is ended, its status unknown', async () => {
    const job = world.shell('a', UNTIL_TOLD);
    const leader = await leftBehind(job);
    sendSignal(leader, 'SIGKILL');
    await until(() => factsOf(leader)?.alive !== true);
    const next = world.port();
    expect(await next.port.list()).toHaveLength(1);
    next.port.adopt(job);
    expect(await first(next, 'exited')).toMatchObject({ code: null, signal: null });
    expect(await next.port.list()).toEqual([]);
  });

  test('a living one that is not adopted can be signalled all the same', async () => {
    await leftBehind(world.shell('a', UNTIL_TOLD));
    const next = world.port();
    next.port.signal('a', 0, 'SIGKILL');
    await until(async () => (await next.port.list()).length === 0);
    next.port.signal('a', 0, 'SIGKILL');
    expect(await first(next, 'not-delivered')).toMatchObject({ job: 'a', attempt: 0 });
    expect(next.events).toHaveLength(1);
  });

  test('JP-19 adopting what is gone without a trace tells its end at once, as unknown', async () => {
    const live = world.port();
    live.port.adopt(world.shell('a', ''));
    await first(live, 'exited');
    expect(live.events).toEqual([
      { job: 'a', attempt: 0, kind: 'exited', code: null, signal: null, outOfMemory: false },
    ]);
  });

  test('JP-19 a FIFO that was removed or replaced is made anew for an adopted job', async () => {
    const job = world.shell('a', `${UNTIL_TOLD}; echo STATUS=found > "$DAWNLINE_NOTIFY"`);
    await leftBehind(job);
    const fifo = join(world.root, 'attempts/a/0/notify');
    rmSync(fifo);
    mkdirSync(fifo);
    const next = world.port();
    next.port.adopt(job);
    go();
    expect(await first(next, 'status')).toMatchObject({ text: 'found' });
  });

  test('JP-19 JOB-4 an executor killed with SIGKILL leaves its job running, and the next one may adopt it', async () => {
    const job = world.shell('a', `${UNTIL_TOLD}; exit 7`);
    const options = JSON.stringify({ root: world.root, folder: join(world.root, 'attempts'), job });
    const executor = spawn(process.execPath, ['-e', EXECUTOR, LIVE_PROCESS, options], {
      cwd: join(__dirname, '../../..'),
    });
    executor.stderr.pipe(process.stderr);
    let printed = '';
    executor.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await until(() => printed.includes('\n'));
    executor.kill('SIGKILL');
    await until(() => executor.signalCode !== null);
    const next = world.port();
    const found = await next.port.list();
    expect(found).toEqual([{ job: 'a', attempt: 0, processId: Number(printed) }]);
    next.port.adopt(job);
    go();
    expect(await first(next, 'exited')).toMatchObject({ code: 7 });
  });

  test('JOB-1 JP-13 JP-19 a job that has filled the disk is adopted, and its status is known all the same', async () => {
    const size = 'size=400k';
    const small = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', world.root]).status === 0;
    try {
      const fill = 'cat /dev/zero > "$DAWNLINE_RESULT_DIR/big"';
      const job = world.shell('a', `${small ? fill : ''}; ${UNTIL_TOLD}; exit 9`);
      await leftBehind(job);
      const next = world.port();
      expect(await next.port.list()).toHaveLength(1);
      next.port.adopt(job);
      go();
      expect(await first(next, 'exited')).toMatchObject({ code: 9, signal: null });
      // One that is started on the full disk has nowhere to leave a number or a status: only its parent knows.
      next.port.start(world.shell('b', 'exit 4'));
      await until(() => eventsOf(next, 'exited').length === 2);
      expect(eventsOf(next, 'exited')[1]).toMatchObject({ job: 'b', code: 4 });
      if (small) expect(() => writeFileSync(world.onDisk('more'), 'x'.repeat(10_000))).toThrow('ENOSPC');
    } finally {
      if (small) {
        await world.stop();
        spawnSync('umount', [world.root]);
      }
    }
  });
});

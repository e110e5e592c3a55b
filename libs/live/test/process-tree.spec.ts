import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { factsOf, isAlive, sendSignal } from '../../host/src/live/process/procfs';
import { closeCgroupHome, openCgroupHome } from '../../host/src/live/process/cgroup';
import { eventsOf, first, ProcessWorld, until, type Watched } from './process-world';

let world: ProcessWorld;
beforeEach(() => (world = new ProcessWorld()));
afterEach(() => world.close());

/** Whether the kernel lets this machine have cgroups v2; both ways are tested where it does. */
const home = openCgroupHome('/tests/of/process/tree');
const CGROUPS = home !== null;
if (home) closeCgroupHome(home);
const WAYS = CGROUPS ? [{ cgroups: true }, { cgroups: false }] : [{ cgroups: false }];

const state = (processId: number): string =>
  readFileSync(`/proc/${processId}/stat`, 'latin1').split(') ')[1][0];

/** Process ids that the job has printed, one a line. */
async function printed(count: number): Promise<number[]> {
  const ids = (): number[] => {
    try {
      return world.text('jobs/a/log-0').split('\n').filter(Boolean).map(Number);
    } catch {
      return [];
    }
  };
  await until(() => ids().length >= count);
  return ids();
}
const gone = (processId: number): boolean => factsOf(processId)?.alive !== true;

async function killed(live: Watched): Promise<void> {
  live.port.signal('a', 0, 'SIGKILL');
  expect(await first(live, 'exited')).toMatchObject({ code: null, signal: 'SIGKILL' });
  expect(await live.port.list()).toEqual([]);
}

describe.each(WAYS)('a process tree is ended whole, with %p', (way) => {
  test('JP-20 a child in the group, a setsid grandchild and a double fork', async () => {
    const live = world.port(way);
    const script = `sleep 600 & echo $!
      setsid sh -c 'echo $$; exec sleep 600' &
      (setsid sh -c 'sh -c "echo \\$\\$; exec sleep 600" & exit' &)
      echo READY=1 >&3; sleep 600`;
    live.port.start(world.shell('a', script));
    await first(live, 'ready');
    const ids = await printed(3);
    expect(ids.every((id) => !gone(id))).toBe(true);
    await killed(live);
    expect(ids.filter((id) => !gone(id))).toEqual([]);
  });

  test('JP-20 what a job leaves behind at its own end is ended too, before the end is told', async () => {
    const live = world.port(way);
    live.port.start(
      world.shell(
        'a',
        `setsid sh -c 'echo $$; exec sleep 600' & while [ ! -s "$1" ]; do sleep 0.01; done; exit 5`,
        {
          arguments: ['sh', world.onDisk('jobs/a/log-0')],
        },
      ),
    );
    expect(await first(live, 'exited')).toMatchObject({ code: 5 });
    const [id] = await printed(1);
    expect(gone(id)).toBe(true);
  });

  test('JP-10 a job that ignores SIGTERM goes on until SIGKILL', async () => {
    const live = world.port(way);
    live.port.start(
      world.shell('a', `trap 'echo STATUS=heard >&3' TERM; echo READY=1 >&3; while :; do sleep 0.05; done`),
    );
    await first(live, 'ready');
    live.port.signal('a', 0, 'SIGTERM');
    await first(live, 'status');
    expect(eventsOf(live, 'exited')).toEqual([]);
    await killed(live);
    expect(eventsOf(live, 'not-delivered')).toEqual([]);
  });

  test('JP-10 SIGTERM reaches the program, whose own answer is told: a code or the signal', async () => {
    const live = world.port(way);
    live.port.start(world.shell('a', `trap 'exit 85' TERM; echo READY=1 >&3; while :; do sleep 0.05; done`));
    await first(live, 'ready');
    live.port.signal('a', 0, 'SIGTERM');
    expect(await first(live, 'exited')).toMatchObject({ code: 85, signal: null });
    const other = world.port({ ...way, folder: `${world.root}/other` });
    other.port.start(world.shell('a', 'echo READY=1 >&3; exec sleep 600', { attempt: 1 }));
    await first(other, 'ready');
    other.port.signal('a', 1, 'SIGTERM');
    expect(await first(other, 'exited')).toMatchObject({ code: null, signal: 'SIGTERM' });
  });

  test('JP-10 JP-12 a paused tree stands still, goes on, and hears SIGTERM also while it is paused', async () => {
    const live = world.port(way);
    const script = `trap 'exit 85' TERM; sleep 600 & echo $!; echo READY=1 >&3; while :; do sleep 0.05; done`;
    live.port.start(world.shell('a', script));
    await first(live, 'ready');
    const { processId } = await first(live, 'started');
    const [helper] = await printed(1);
    live.port.signal('a', 0, 'SIGSTOP');
    await until(() => state(processId) === 'T' && state(helper) === 'T');
    live.port.signal('a', 0, 'SIGCONT');
    await until(() => state(processId) !== 'T' && state(helper) !== 'T');
    live.port.signal('a', 0, 'SIGSTOP');
    await until(() => state(helper) === 'T');
    live.port.signal('a', 0, 'SIGTERM');
    expect(await first(live, 'exited')).toMatchObject({ code: 85 });
    expect(eventsOf(live, 'not-delivered')).toEqual([]);
  });

  test('JP-11 SIGUSR1 goes to the program alone, and only if it takes it', async () => {
    const live = world.port(way);
    const script = `sleep 600 & echo $!; trap 'echo STATUS=asked >&3' USR1; echo READY=1 >&3; while :; do sleep 0.05; done`;
    live.port.start(world.shell('a', script, { takesCheckpointSignal: true }));
    live.port.start(world.shell('b', 'echo READY=1 >&3; sleep 600'));
    await until(() => eventsOf(live, 'ready').length === 2);
    const [helper] = await printed(1);
    live.port.signal('a', 0, 'SIGUSR1');
    live.port.signal('b', 0, 'SIGUSR1');
    await first(live, 'status');
    expect(await first(live, 'not-delivered')).toMatchObject({ job: 'b', signal: 'SIGUSR1' });
    expect(gone(helper)).toBe(false);
    expect(await live.port.list()).toHaveLength(2);
  });
});

describe('a process tree', () => {
  test('JP-20 a process that cleared its environment and left its group is found by a cgroup, and only by one', async () => {
    const live = world.port();
    live.port.start(
      world.shell('a', `setsid env -i sh -c 'echo $$; exec sleep 600' & echo READY=1 >&3; sleep 600`),
    );
    await first(live, 'ready');
    const [id] = await printed(1);
    await killed(live);
    if (CGROUPS) expect(gone(id)).toBe(true);
    else expect(gone(id)).toBe(false);
    sendSignal(id, 'SIGKILL');
  });

  test('JP-13 a signal that comes when all has ended is told as not delivered', async () => {
    const live = world.port();
    live.port.start(world.shell('a', 'exit 0'));
    await first(live, 'exited');
    live.port.signal('a', 0, 'SIGTERM');
    expect(await first(live, 'not-delivered')).toEqual({
      ...{ job: 'a', attempt: 0, kind: 'not-delivered', signal: 'SIGTERM' },
    });
    expect(eventsOf(live, 'exited')).toHaveLength(1);
  });

  test('JP-13 JOB-1 of an end and a signal that race, either the code or the signal is told, and a delivered one at most', async () => {
    const live = world.port();
    for (let attempt = 0; attempt < 12; attempt += 1) {
      live.port.start(world.shell('a', 'echo READY=1 >&3; exec sleep 0.05', { attempt }));
      await until(() => eventsOf(live, 'ready').length > attempt);
      await new Promise((resolve) => setTimeout(resolve, 4 * attempt));
      live.port.signal('a', attempt, 'SIGTERM');
      await until(() => eventsOf(live, 'exited').length > attempt);
      const exited = eventsOf(live, 'exited')[attempt];
      const lost = eventsOf(live, 'not-delivered').some((event) => event.attempt === attempt);
      expect([exited.code, exited.signal]).toEqual(exited.code === 0 ? [0, null] : [null, 'SIGTERM']);
      if (lost) expect(exited.code).toBe(0);
    }
  });

  test('JP-13 a zombie is not alive, and a process id that another one has now is not the old process', async () => {
    const parent = spawn(process.execPath, [
      '-e',
      `const child = require('child_process').spawn('true'); console.log(child.pid); while (true);`,
    ]);
    let text = '';
    parent.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await until(() => text.endsWith('\n'));
    const zombie = Number(text);
    await until(() => state(zombie) === 'Z');
    expect(factsOf(zombie)).toMatchObject({ alive: false, parentId: parent.pid });
    const own = factsOf(process.pid)!;
    expect(isAlive(own)).toBe(true);
    expect(isAlive({ ...own, startTime: String(Number(own.startTime) - 1) })).toBe(false);
    parent.kill('SIGKILL');
  });

  test('a job that dies at once ends with its code, each time', async () => {
    const live = world.port();
    for (let attempt = 0; attempt < 5; attempt += 1)
      live.port.start(world.shell('a', `exit ${attempt}`, { attempt }));
    await until(() => eventsOf(live, 'exited').length === 5);
    expect(eventsOf(live, 'exited').map(({ attempt, code }) => code === attempt)).toEqual(
      Array(5).fill(true),
    );
  });

  test('a crash of the program is told by its signal, not as a code of the shell', async () => {
    const live = world.port();
    live.port.start(world.shell('a', 'kill -SEGV $$'));
    expect(await first(live, 'exited')).toMatchObject({ code: null, signal: 'SIGSEGV' });
    expect(world.text('jobs/a/log-0')).toBe('');
  });

  test('a killed supervisor does not leave its program behind', async () => {
    const live = world.port();
    live.port.start(world.shell('a', 'echo $$; exec sleep 600'));
    const { processId } = await first(live, 'started');
    const [program] = await printed(1);
    sendSignal(processId, 'SIGKILL');
    expect(await first(live, 'exited')).toMatchObject({ code: null, signal: 'SIGKILL' });
    expect(gone(program)).toBe(true);
  });

  test('a job of another installation is not ours', async () => {
    const live = world.port();
    live.port.start(world.shell('a', 'sleep 600'));
    await first(live, 'started');
    const other = world.port({ folder: `${world.root}/other` });
    expect(await other.port.list()).toEqual([]);
    expect(await live.port.list()).toHaveLength(1);
  });
});

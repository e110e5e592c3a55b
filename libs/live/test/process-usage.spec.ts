import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AttemptCgroup, attemptsIn, openCgroupHome } from '../../host/src/live/process/cgroup';
import { gpuMemoryOf, NvidiaSmi } from '../../host/src/live/process/nvidia-smi';
import { eventsOf, first, ProcessWorld, until } from './process-world';

const MEBIBYTE = 1_048_576;
const EATEN_BYTES = 150 * MEBIBYTE;

describe('what a job uses', () => {
  let world: ProcessWorld;
  beforeEach(() => (world = new ProcessWorld()));
  afterEach(() => world.close());

  test('JP-22 a job that eats memory is seen, or ended by the kernel where it can', async () => {
    const live = world.port();
    const script = `const eaten = Buffer.alloc(${EATEN_BYTES}, 1); setInterval(() => eaten.length, 1000);`;
    live.port.start(world.node('a', script, { memoryMaxBytes: EATEN_BYTES / 2 }));
    await until(
      () =>
        eventsOf(live, 'exited').length > 0 ||
        eventsOf(live, 'usage').some(({ memoryBytes }) => memoryBytes! > EATEN_BYTES),
    );
    for (const exited of eventsOf(live, 'exited')) {
      expect(exited).toMatchObject({ signal: 'SIGKILL', outOfMemory: true });
    }
  });

  test('JP-22 memory and processor time are those of the whole tree, escapees too', async () => {
    const live = world.port();
    const eater = `globalThis.eaten = Buffer.alloc(${EATEN_BYTES}, 1); const end = process.cpuUsage().user + 1e6; while (process.cpuUsage().user < end); setInterval(() => undefined, 1000)`;
    live.port.start(
      world.shell('a', `setsid "$1" -e "$2" & sleep 600`, { arguments: ['sh', process.execPath, eater] }),
    );
    await until(() =>
      eventsOf(live, 'usage').some(
        (usage) => usage.memoryBytes! > EATEN_BYTES && usage.processorUs! >= 900_000,
      ),
    );
    expect(eventsOf(live, 'exited')).toEqual([]);
  });

  test('JP-22 pages that processes share count once when it matters', async () => {
    const live = world.port();
    const script = `require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']); setInterval(() => undefined, 1000)`;
    live.port.start(world.node('a', script));
    live.port.start(world.node('b', script, { memoryMaxBytes: 1 }));
    const of = (job: string): number =>
      eventsOf(live, 'usage')
        .filter((usage) => usage.job === job)
        .at(-1)?.memoryBytes ?? 0;
    await until(() => eventsOf(live, 'usage').length >= 4);
    // Both run Node twice; its program text alone is tens of megabytes.
    expect(of('b')).toBeGreaterThan(MEBIBYTE);
    expect(of('b')).toBeLessThan(of('a'));
  });

  test('JP-21 GPU memory of the tree is read from the driver’s tool, and its GPU is named by UUID', async () => {
    const rows = join(world.root, 'rows');
    const tool = join(world.root, 'nvidia-smi');
    writeFileSync(rows, '');
    writeFileSync(tool, `#!/bin/sh\ncase "$1" in --query-gpu*) echo '0, GPU-5a';; *) cat ${rows};; esac\n`);
    chmodSync(tool, 0o755);
    const live = world.port({ nvidiaSmi: tool });
    const devices = new NvidiaSmi(tool);
    await until(() => devices.deviceOf(0) === 'GPU-5a');
    expect([devices.deviceOf(1), devices.deviceOf(-1)]).toEqual(['1', '']);
    live.port.start(world.shell('a', 'echo $$; echo $CUDA_VISIBLE_DEVICES; exec sleep 600'));
    await until(
      () => existsSync(world.onDisk('jobs/a/log-0')) && world.text('jobs/a/log-0').split('\n').length > 2,
    );
    const [processId, device] = world.text('jobs/a/log-0').split('\n');
    expect(device).toBe('GPU-5a');
    writeFileSync(rows, `${processId}, 300\n${processId}, 200\n1, 4000\n`);
    await until(() =>
      eventsOf(live, 'usage').some(({ gpuMemoryBytes }) => gpuMemoryBytes === 500 * MEBIBYTE),
    );
  });

  test('a driver that is absent or hangs is waited for by nobody', async () => {
    const tool = join(world.root, 'nvidia-smi');
    writeFileSync(tool, '#!/bin/sh\nexec sleep 600\n');
    chmodSync(tool, 0o755);
    for (const nvidiaSmi of [tool, '/nowhere/nvidia-smi']) {
      const live = world.port({ nvidiaSmi });
      live.port.start(world.shell('a', 'sleep 600', { attempt: nvidiaSmi === tool ? 0 : 1 }));
      expect(await first(live, 'usage')).toMatchObject({ gpuMemoryBytes: null });
      live.port.signal('a', nvidiaSmi === tool ? 0 : 1, 'SIGKILL');
      await first(live, 'exited');
      live.port.close();
    }
  });

  test('rows of processes that nobody knows here leave GPU memory unknown, not zero', () => {
    const tree = [{ processId: 5 }];
    const exists = (processId: number): boolean => processId < 100;
    expect(gpuMemoryOf(tree, null, exists)).toBeNull();
    expect(gpuMemoryOf(tree, new Map(), exists)).toBe(0);
    expect(gpuMemoryOf(tree, new Map([[6, 7]]), exists)).toBe(0);
    expect(gpuMemoryOf(tree, new Map([[600, 7]]), exists)).toBeNull();
    expect(
      gpuMemoryOf(
        tree,
        new Map([
          [600, 7],
          [5, 3],
        ]),
        exists,
      ),
    ).toBe(3);
    expect(gpuMemoryOf(tree, new Map([[5, NaN]]), exists)).toBeNull();
  });
});

// The files of a cgroup as plain files: what is written and read, without a kernel that acts on it.
describe('cgroups', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cgroup-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const kernel = (path = '/unit'): { mountinfo: string; cgroup: string } => ({
    mountinfo: `30 20 0:1 / /x rw - tmpfs tmpfs rw\n31 30 0:26 / ${folder} rw,relatime shared:4 - cgroup2 none rw\n`,
    cgroup: `4:memory:/other\n0::${path}\n`,
  });
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const text = (path: string): string => readFileSync(join(folder, path), 'latin1');

  /** A home with the memory controller: the kernel shows a new folder its controllers, here the test does. */
  function homeWithMemory() {
    put('unit/cgroup.controllers', 'cpu memory');
    put('unit/cgroup.subtree_control', '');
    const before = openCgroupHome('/root', kernel())!;
    expect(before.memory).toBe(false);
    writeFileSync(join(before.folder, 'cgroup.controllers'), 'memory\n');
    return openCgroupHome('/root', kernel())!;
  }

  test('JP-20 there are none without a mount, without a writable folder, or outside the mount', () => {
    expect(openCgroupHome('/root', { mountinfo: '', cgroup: '0::/\n' })).toBeNull();
    expect(openCgroupHome('/root', { ...kernel(), cgroup: '3:cpu:/\n' })).toBeNull();
    writeFileSync(join(folder, 'unit'), 'no folder');
    expect(openCgroupHome('/root', kernel())).toBeNull();
    const inside = { ...kernel('/elsewhere'), mountinfo: `1 2 0:3 /slice ${folder} rw - cgroup2 none rw` };
    expect(openCgroupHome('/root', inside)).toBeNull();
  });

  test('JP-20 they lie below the executor’s own, under the name of the installation', () => {
    put('a/unit/cgroup.controllers', '');
    const mountinfo = `1 2 0:3 /slice ${folder} rw - cgroup2 none rw`;
    const home = openCgroupHome('/root', { mountinfo, cgroup: '0::/slice/a/unit\n' })!;
    expect(home.folder).toMatch(new RegExp(`^${folder}/a/unit/dawnline-[0-9a-f]{8}$`));
    expect(openCgroupHome('/other', { mountinfo, cgroup: '0::/slice/a/unit\n' })!.folder).not.toBe(
      home.folder,
    );
  });

  test('JP-22 memory is bounded where the controller can be had, for the whole attempt and without swap', () => {
    const home = homeWithMemory();
    expect(home.memory).toBe(true);
    expect(text('unit/cgroup.subtree_control')).toBe('+memory');
    const cgroup = new AttemptCgroup(home, 'job-1', 3);
    expect(cgroup.create(5_000_000)).toBe(true);
    const files = ['memory.max', 'memory.oom.group', 'memory.swap.max'];
    expect(files.map((name) => readFileSync(join(home.folder, 'job-1-3', name), 'latin1'))).toEqual([
      ...['5000000', '1', '0'],
    ]);
    expect(attemptsIn(home)).toEqual([{ job: 'job-1', attempt: 3 }]);
    cgroup.kill();
    expect(readFileSync(join(home.folder, 'job-1-3/cgroup.kill'), 'latin1')).toBe('1');
  });

  test('JP-22 what the kernel counted is read, without the cache that can be had back', () => {
    const home = homeWithMemory();
    const cgroup = new AttemptCgroup(home, 'a', 0);
    cgroup.create(0);
    expect([cgroup.memoryBytes, cgroup.processorUs, cgroup.outOfMemory]).toEqual([null, null, false]);
    const file = (name: string, contents: string): void =>
      writeFileSync(join(home.folder, 'a-0', name), contents);
    file('memory.current', '9000\n');
    file('memory.stat', 'anon 5000\ninactive_file 2500\nactive_file 100\n');
    file('cpu.stat', 'usage_usec 123\nuser_usec 100\n');
    file('memory.events', 'low 0\nhigh 0\nmax 4\noom 1\noom_kill 1\noom_group_kill 1\n');
    expect([cgroup.memoryBytes, cgroup.processorUs, cgroup.outOfMemory]).toEqual([6500, 123, true]);
    file('memory.events', 'max 4\noom 1\noom_kill 0\n');
    expect(cgroup.outOfMemory).toBe(false);
  });

  test('JP-22 an executor that is alone in its cgroup moves aside for the controller, with others it does without', () => {
    // A folder in place of the file: the kernel refuses the controller while a process sits there.
    mkdirSync(join(folder, 'unit/cgroup.subtree_control'), { recursive: true });
    put('unit/cgroup.controllers', 'memory');
    put('unit/cgroup.procs', `${process.pid}\n1\n`);
    expect(openCgroupHome('/root', kernel())).toMatchObject({ memory: false });
    expect(existsSync(join(folder, 'unit/dawnline-executor'))).toBe(false);
    put('unit/cgroup.procs', `${process.pid}\n`);
    expect(openCgroupHome('/root', kernel())).toMatchObject({ memory: false });
    expect(text('unit/dawnline-executor/cgroup.procs')).toBe('0');
    // Where it has moved to is not where jobs go.
    const home = openCgroupHome('/root', kernel('/unit/dawnline-executor'))!;
    expect(home.folder.startsWith(join(folder, 'unit/dawnline-'))).toBe(true);
    expect(home.folder).not.toContain('dawnline-executor');
  });
});

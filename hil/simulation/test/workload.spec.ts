import type { Host, WorkloadEvent, WorkloadSpecification } from '@dawnline/host';
import { chainDigest, createWorld, type World } from '../index';
import { MS, S, addNode, table, text } from './support';

const SPECIFICATION: WorkloadSpecification = {
  job: 'train-1',
  attempt: 0,
  kind: 'batch',
  command: [],
  inputFolder: 'input/train-1',
  resultFolder: 'result/train-1',
  logFile: 'log/train-1',
  requestFolder: 'requests/train-1',
  replyFolder: 'replies/train-1',
  powerCapW: 350,
  intervalHintUs: 0,
  deadlineUnixUs: 0,
  environmentAllow: [],
  environment: {},
  memoryMaxBytes: 0,
  takesCheckpointSignal: true,
  program: 'train',
  arguments: [],
  disk: 'ssd0',
  checkpointFolder: 'jobs/train-1',
  restoreDisk: 'ssd0',
  restoreFolder: null,
  restartReason: 'first',
  seed: 7,
  totalSteps: 40,
  stepTimeUs: S,
  checkpointEverySteps: 10,
  watchdogUs: 10 * S,
  graceUs: 10 * S,
  gpu: 0,
};

interface Payload {
  readonly world: World;
  readonly events: WorkloadEvent[];
  readonly gpu: { throughput: number };
  host(): Host;
  kinds(): string[];
  last(): WorkloadEvent;
}

async function payload(seed = 1): Promise<Payload> {
  const gpu = { throughput: 1 };
  const events: WorkloadEvent[] = [];
  const hosts: Host[] = [];
  const world = createWorld({ seed, epochUnixUs: table.epochUnixUs, gpuThroughput: () => gpu.throughput });
  world.addComputer({ name: 'payload-host', disks: [{ name: 'ssd0' }], watchdogUs: null });
  addNode(
    world,
    'job-executor',
    (host) => {
      hosts.push(host);
      host.process!.onEvent((event) => events.push(event));
    },
    { process: true, computer: 'payload-host' },
  );
  await world.run(S);
  return {
    world,
    events,
    gpu,
    host: () => hosts.at(-1)!,
    kinds: () => events.map(({ kind }) => kind),
    last: () => events.at(-1)!,
  };
}

/** The result that the newest attempt sealed. */
const resultOf = (world: World): string =>
  text(world.disk('payload-host', 'ssd0').tree.file('result/train-1/digest', 'test').read()).trim();

const stepsOf = (events: readonly WorkloadEvent[]): number[] =>
  events.flatMap((event) => (event.kind === 'progress' ? [event.step] : []));

const manifestOf = (world: World, sequence: number) => {
  const { tree } = world.disk('payload-host', 'ssd0');
  const read = (name: string): string =>
    text(tree.file(`jobs/train-1/ckpt-${sequence}/${name}`, 'test').read());
  return {
    manifest: JSON.parse(read('manifest.json')) as Record<string, unknown>,
    state: read('state.json'),
  };
};

describe('modelled workload', () => {
  it('computes the chain, step by step, and ends with its digest', async () => {
    const { world, host, events, kinds } = await payload();
    host().process!.start(SPECIFICATION);
    await world.run(60 * S);
    expect(kinds().slice(0, 4)).toEqual(['started', 'ready', 'heartbeat', 'progress']);
    expect(stepsOf(events)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(kinds().filter((kind) => kind === 'heartbeat')).toHaveLength(40);
    expect(events.filter(({ kind }) => kind === 'checkpoint')).toMatchObject([
      { sequence: 1 },
      { sequence: 2 },
      { sequence: 3 },
    ]);
    expect(events.at(-1)).toMatchObject({ kind: 'exited', code: 0, signal: null });
    expect(resultOf(world)).toBe(chainDigest(7, 40));
  });

  it('commits checkpoints with a manifest that says what is in them', async () => {
    const { world, host } = await payload();
    host().process!.start({ ...SPECIFICATION, attempt: 3 });
    await world.run(25 * S);
    const { manifest, state } = manifestOf(world, 2);
    expect(manifest).toMatchObject({ seq: 2, step: 20, attempt: 3, app_format: 'dawnline-chain-1' });
    expect(manifest.files).toMatchObject([{ path: 'state.json', bytes: state.length }]);
    expect(JSON.parse(state)).toMatchObject({ step: 20, value: chainDigest(7, 20) });
  });

  it('restores a checkpoint and ends with the same digest', async () => {
    const { world, host, events } = await payload();
    host().process!.start(SPECIFICATION);
    await world.run(27 * S);
    host().process!.signal('train-1', 0, 'SIGKILL');
    await world.run(28 * S);
    expect(events.at(-1)).toMatchObject({ kind: 'exited', code: null, signal: 'SIGKILL' });
    events.length = 0;
    host().process!.start({ ...SPECIFICATION, attempt: 1, restoreFolder: 'jobs/train-1/ckpt-2' });
    await world.run(60 * S);
    expect(stepsOf(events)[0]).toBe(21);
    expect(events.filter(({ kind }) => kind === 'checkpoint')).toMatchObject([{ sequence: 3, attempt: 1 }]);
    expect(resultOf(world)).toBe(chainDigest(7, 40));
  });

  it('does not start from a checkpoint that it cannot read', async () => {
    const { world, host, last } = await payload();
    host().process!.start({ ...SPECIFICATION, restoreFolder: 'jobs/train-1/ckpt-9' });
    await world.run(5 * S);
    expect(last()).toMatchObject({ kind: 'exited', code: 1 });
  });

  it('follows the throughput of its GPU, and stands still while that is zero', async () => {
    const { world, host, events, gpu } = await payload();
    host().process!.start(SPECIFICATION);
    await world.run(6600 * MS);
    expect(stepsOf(events).at(-1)).toBe(5);
    gpu.throughput = 0.5;
    world.throughputChanged();
    await world.run(10_800 * MS);
    expect(stepsOf(events).at(-1)).toBe(7);
    gpu.throughput = 0;
    world.throughputChanged();
    await world.run(60 * S);
    expect(stepsOf(events).at(-1)).toBe(7);
    gpu.throughput = 1;
    world.throughputChanged();
    await world.run(61 * S);
    expect(stepsOf(events).at(-1)).toBe(8);
  });

  it('takes a checkpoint at SIGTERM and exits 85; without anything new it exits 143', async () => {
    const { world, host, events, last } = await payload();
    host().process!.start(SPECIFICATION);
    await world.run(6600 * MS);
    host().process!.signal('train-1', 0, 'SIGTERM');
    await world.run(8 * S);
    expect(events.slice(-2)).toMatchObject([
      { kind: 'checkpoint', sequence: 1 },
      { kind: 'exited', code: 85 },
    ]);
    host().process!.start({ ...SPECIFICATION, attempt: 1 });
    host().process!.signal('train-1', 1, 'SIGTERM');
    await world.run(10 * S);
    expect(last()).toMatchObject({ kind: 'exited', attempt: 1, code: 143 });
  });

  it('does not hear SIGTERM while its GPU hangs, but dies of SIGKILL', async () => {
    const { world, host, gpu, last } = await payload();
    host().process!.start(SPECIFICATION);
    await world.run(6300 * MS);
    gpu.throughput = 0;
    world.throughputChanged();
    host().process!.signal('train-1', 0, 'SIGTERM');
    await world.run(20 * S);
    expect(last().kind).toBe('progress');
    host().process!.signal('train-1', 0, 'SIGKILL');
    await world.run(21 * S);
    expect(last()).toMatchObject({ kind: 'exited', code: null, signal: 'SIGKILL' });
  });

  it('checkpoints at SIGUSR1 and goes on; stops at SIGSTOP and goes on at SIGCONT', async () => {
    const { world, host, events } = await payload();
    host().process!.start(SPECIFICATION);
    await world.run(4 * S);
    host().process!.signal('train-1', 0, 'SIGUSR1');
    await world.run(6 * S);
    expect(events.filter(({ kind }) => kind === 'checkpoint')).toHaveLength(1);
    host().process!.signal('train-1', 0, 'SIGSTOP');
    await world.run(7 * S);
    const steps = stepsOf(events).length;
    await world.run(30 * S);
    expect(stepsOf(events)).toHaveLength(steps);
    host().process!.signal('train-1', 0, 'SIGCONT');
    await world.run(90 * S);
    expect(resultOf(world)).toBe(chainDigest(7, 40));
  });

  it('survives the executor, is found and adopted by its next life, and runs only once', async () => {
    const { world, host, events } = await payload();
    host().process!.start(SPECIFICATION);
    await world.run(5 * S);
    world.kill('job-executor');
    const told = events.length;
    await world.run(8 * S);
    expect(events).toHaveLength(told);
    let found: unknown = null;
    void host()
      .process!.list()
      .then((list) => (found = list));
    await world.run(9 * S);
    expect(found).toEqual([{ job: 'train-1', attempt: 0, processId: 1000 }]);
    host().process!.adopt(SPECIFICATION);
    host().process!.start(SPECIFICATION);
    await world.run(60 * S);
    expect(events.find(({ kind }) => kind === 'spawn-failed')).toMatchObject({ attempt: 0 });
    expect(resultOf(world)).toBe(chainDigest(7, 40));
    expect(events.filter(({ kind }) => kind === 'exited')).toHaveLength(1);
  });

  it('dies without a word when its computer loses power', async () => {
    const { world, host, events, kinds } = await payload();
    host().process!.start(SPECIFICATION);
    await world.run(5 * S);
    world.powerCycle('payload-host');
    events.length = 0;
    await world.run(30 * S);
    expect(kinds()).toEqual([]);
    host().process!.adopt(SPECIFICATION);
    await world.run(31 * S);
    expect(kinds()).toEqual(['exited']);
  });

  it('goes on without a checkpoint that the disk refused', async () => {
    const { world, host, events } = await payload();
    host().process!.start(SPECIFICATION);
    const heal = world.disk('payload-host', 'ssd0').addFault({ freeBytes: 0 });
    await world.run(20 * S);
    expect(events.filter(({ kind }) => kind === 'checkpoint')).toHaveLength(0);
    heal();
    await world.run(60 * S);
    expect(resultOf(world)).toBe(chainDigest(7, 40));
    expect(events.filter(({ kind }) => kind === 'checkpoint').length).toBeGreaterThan(0);
  });

  it('can be struck at every step of a commit, and leaves no checkpoint half done', async () => {
    for (const on of ['write', 'sync', 'syncFolder', 'rename']) {
      for (const moment of ['before', 'after'] as const) {
        const { world, host, events } = await payload();
        host().process!.start(SPECIFICATION);
        world.onCrashPoint({ on: `workload/disk.${on}`, path: '', nth: 1, moment }, () =>
          host().process!.signal('train-1', 0, 'SIGKILL'),
        );
        await world.run(20 * S);
        expect(events.at(-1)).toMatchObject({ kind: 'exited', signal: 'SIGKILL' });
        const names = world.disk('payload-host', 'ssd0').tree.list('jobs/train-1');
        if (names.includes('ckpt-1'))
          expect(manifestOf(world, 1).manifest).toMatchObject({ seq: 1, step: 10 });
      }
    }
  });
});

describe('a workload that an upset hits', () => {
  const flown = async (strike: (world: World) => void, atUs: number) => {
    const { world, host, events } = await payload();
    host().process!.start(SPECIFICATION);
    await world.run(atUs);
    strike(world);
    await world.run(60 * S);
    return { world, host, events };
  };
  it('computes a wrong result from a wrong state, and a right one after going back before it', async () => {
    const { world, host } = await flown((one) => {
      expect(one.workload('train-1', 1)).toBeNull();
      one.workload('train-1', 0)!.corrupt({ bits: 1, where: 'state' });
    }, 27 * S);
    expect(resultOf(world)).toMatch(/^[0-9a-f]{64}$/);
    expect(resultOf(world)).not.toBe(chainDigest(7, 40));
    // The checkpoint of step 20 was taken before it.
    host().process!.start({ ...SPECIFICATION, attempt: 1, restoreFolder: 'jobs/train-1/ckpt-2' });
    await world.run(120 * S);
    expect(resultOf(world)).toBe(chainDigest(7, 40));
  });

  it('gives a wrong output although its checkpoints are right', async () => {
    const { world, host } = await flown(
      (one) => one.workload('train-1', 0)!.corrupt({ bits: 64, where: 'output' }),
      27 * S,
    );
    expect(resultOf(world)).not.toBe(chainDigest(7, 40));
    host().process!.start({ ...SPECIFICATION, attempt: 1, restoreFolder: 'jobs/train-1/ckpt-3' });
    await world.run(120 * S);
    expect(resultOf(world)).toBe(chainDigest(7, 40));
  });

  it('ends by its own fault', async () => {
    const stop = await flown((one) => one.workload('train-1', 0)!.crash(93, null), 20 * S);
    expect(stop.events.at(-1)).toMatchObject({ kind: 'exited', code: 93, signal: null });
    expect(stop.world.workload('train-1', 0)).toBeNull();
    const killed = await flown((one) => one.workload('train-1', 0)!.crash(null, 'SIGKILL'), 20 * S);
    expect(killed.events.at(-1)).toMatchObject({ kind: 'exited', code: null, signal: 'SIGKILL' });
  });
});

import { DiskError } from '@dawnline/host';
import {
  CheckpointStore,
  patternFault,
  type Checkpoint,
  type ScrubCursor,
  type StoreOptions,
} from '@dawnline/storage';
import { FOLDER, RULE, commit } from './commit';
import { MemoryDisk } from './memory-disk';

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, index) => (index === 20 ? byte ^ 1 : byte));
const eio = (operation: string): never => {
  throw new DiskError('EIO', operation);
};

interface Two {
  readonly ssd0: MemoryDisk;
  readonly ssd1: MemoryDisk;
  readonly store: CheckpointStore;
  readonly verified: Checkpoint[];
  take(sequence: number): Promise<Awaited<ReturnType<CheckpointStore['acknowledge']>>>;
}

async function two(options: StoreOptions = {}): Promise<Two> {
  const [ssd0, ssd1] = [new MemoryDisk('ssd0'), new MemoryDisk('ssd1')];
  const store = new CheckpointStore([ssd0, ssd1], FOLDER, options);
  await store.prepare();
  const verified: Checkpoint[] = [];
  const take: Two['take'] = async (sequence) => {
    await commit(ssd0, sequence);
    const found = await store.verify(sequence, RULE);
    if (found.kind !== 'verified') throw new Error(found.detail);
    verified.push(found.checkpoint);
    return store.acknowledge(verified);
  };
  return { ssd0, ssd1, store, verified, take };
}

const sequencesOf = (checkpoints: readonly Checkpoint[]): number[] =>
  checkpoints.map(({ sequence }) => sequence);

describe('watermark on two devices', () => {
  test('STO-004 inv:C1 fault:D3 what one lying device forgets, the other knows; then both know it again', async () => {
    for (const liar of ['ssd0', 'ssd1'] as const) {
      const world = await two();
      await world.take(1);
      world[liar].lies = true;
      await world.take(2);
      world.ssd0.powerLoss();
      world.ssd1.powerLoss();
      world[liar].lies = false;
      expect(sequencesOf(await world.store.load([]))).toEqual([1, 2]);
      const alone = new CheckpointStore(world[liar], FOLDER);
      expect(sequencesOf(await alone.load([]))).toEqual([1, 2]);
    }
  });

  test('STO-004 any damage to one slot on each device leaves the newest or, on both, the one before', async () => {
    const { ssd0, ssd1, store, take } = await two();
    await take(1);
    await take(2);
    const newest =
      (await ssd0.read('jobs/train/watermark-0')).length > (await ssd0.read('jobs/train/watermark-1')).length
        ? 0
        : 1;
    for (let cut = 0; cut < 200; cut += 7) {
      ssd0.corrupt(`jobs/train/watermark-${newest}`, (bytes) => bytes.slice(0, cut));
      expect(sequencesOf(await store.load([]))).toEqual([1, 2]);
    }
    for (const disk of [ssd0, ssd1]) disk.corrupt(`jobs/train/watermark-${newest}`, flip);
    expect(sequencesOf(await store.load([]))).toEqual([1]);
  });

  test('STO-004 fault:D7 after a failed flush the durable slot is not the one that is overwritten', async () => {
    const disk = new MemoryDisk('ssd0');
    const store = new CheckpointStore(disk, FOLDER);
    const mark = (sequence: number) =>
      store.record([{ sequence, step: sequence, attempt: 0, appFormat: '', bytes: 1 }]);
    await store.prepare();
    expect(await mark(1)).toEqual(['ssd0']);
    let left = 1;
    disk.refuse = (operation, path) => {
      // The first flush of the new slot fails; the cache shows it all the same.
      if (operation === 'sync' && path.endsWith('watermark-1') && left-- > 0) eio(operation);
    };
    expect(await mark(2)).toEqual([]);
    disk.lies = true;
    await mark(3);
    disk.powerLoss();
    disk.lies = false;
    disk.refuse = null;
    expect(sequencesOf(await store.load([]))).toEqual([1]);
  });

  test('STO-004 one device that refuses leaves the acknowledgement on the other; with none it is not recorded', async () => {
    const { ssd0, ssd1, take } = await two();
    await take(1);
    ssd1.refuse = (operation) => (operation === 'write' ? eio(operation) : undefined);
    expect(await take(2)).toMatchObject({ kind: 'acknowledged', watermarkOn: ['ssd0'] });
    ssd0.refuse = (operation, path) =>
      operation === 'write' && path.includes('watermark') ? eio(operation) : undefined;
    expect(await take(3)).toMatchObject({ kind: 'not-recorded' });
  });

  test('STO-004 ledger and watermark are merged, so that neither can forget alone', async () => {
    const { store, take, verified } = await two();
    await take(1);
    await take(2);
    const older = { sequence: 7, step: 70, attempt: 0, appFormat: '', bytes: 1 };
    expect(sequencesOf(await store.load([verified[0], older]))).toEqual([1, 2, 7]);
  });
});

describe('copy on the second device', () => {
  test('STO-005 the newest verified checkpoint is there, and only that', async () => {
    const { ssd1, take } = await two({ mirror: 'copy' });
    expect(await take(1)).toMatchObject({ copy: { kind: 'copied' } });
    expect(await take(2)).toMatchObject({ copy: { kind: 'copied' } });
    expect(await ssd1.list(FOLDER)).toEqual(['ckpt-2']);
  });

  test('STO-005 too large, no space, or a device that refuses: the job has its checkpoint all the same', async () => {
    const small = await two({ mirror: 'copy', copyMaxBytes: 10 });
    expect(await small.take(1)).toMatchObject({ kind: 'acknowledged', copy: { reason: 'too-large' } });
    const full = await two({ mirror: 'copy' });
    full.ssd1.freeBytes = () => Promise.resolve(1000);
    expect(await full.take(1)).toMatchObject({ kind: 'acknowledged', copy: { reason: 'no-space' } });
    const refusing = await two({ mirror: 'copy' });
    await refusing.take(1);
    refusing.ssd1.refuse = (operation, path) => (path.includes('.tmp-mirror') ? eio(operation) : undefined);
    expect(await refusing.take(2)).toMatchObject({ kind: 'acknowledged', copy: { reason: 'device' } });
    // The older copy stays until a newer one is proved.
    expect(await refusing.ssd1.list(FOLDER)).toContain('ckpt-1');
  });

  test('STO-005 a stale copy of a sequence that was used again is no copy', async () => {
    const { ssd0, ssd1, store, take, verified } = await two({ mirror: 'copy' });
    await take(1);
    await take(2);
    const stale = verified.pop()!;
    await store.quarantine(2);
    await commit(ssd0, 2, 0, 25);
    const found = await store.verify(2, RULE);
    if (found.kind !== 'verified') throw new Error(found.detail);
    expect(found.checkpoint.manifestSha256).not.toBe(stale.manifestSha256);
    ssd0.corrupt(`${FOLDER}/ckpt-2/state.json`, flip);
    expect(await ssd1.list(FOLDER)).toEqual(['ckpt-2']);
    const restored = await store.restore([...verified, found.checkpoint]);
    expect(restored).toMatchObject({ kind: 'found', checkpoint: { sequence: 1 } });
  });

  test('STO-005 a device that does not answer is asked again later, or its copy serves', async () => {
    const plain = await two();
    await plain.take(1);
    await plain.take(2);
    plain.ssd0.refuse = (operation, path) => (path.includes('ckpt-2') ? eio(operation) : undefined);
    expect(await plain.store.restore(plain.verified)).toMatchObject({ kind: 'try-later' });
    expect(await plain.store.restore(plain.verified, true)).toMatchObject({ checkpoint: { sequence: 1 } });
    plain.ssd0.refuse = null;
    expect(await plain.store.restore(plain.verified)).toMatchObject({
      checkpoint: { sequence: 2 },
      findings: [],
    });
    const copied = await two({ mirror: 'copy' });
    await copied.take(1);
    copied.ssd0.refuse = eio;
    expect(await copied.store.restore(copied.verified)).toMatchObject({ kind: 'found', disk: 'ssd1' });
  });
});

describe('scrub', () => {
  test('STO-008 JP-9 reads a bounded amount at a time and goes on where it stopped, also in another life', async () => {
    const { ssd0, ssd1, verified, take } = await two({ mirror: 'copy' });
    for (const sequence of [1, 2, 3]) await take(sequence);
    let cursor: ScrubCursor | null = null;
    const digests: string[] = [];
    let steps = 0;
    do {
      for (const disk of [ssd0, ssd1]) disk.calls.length = 0;
      const life = new CheckpointStore([ssd0, ssd1], FOLDER, { mirror: 'copy' });
      const step = await life.scrub(verified, JSON.parse(JSON.stringify(cursor)) as ScrubCursor | null, 1);
      expect(step.findings).toEqual([]);
      expect(step.bytes).toBe(verified[0].bytes);
      digests.push(...ssd0.calls.filter((call) => call.startsWith('digest')));
      ({ cursor } = step);
      steps += 1;
    } while (cursor);
    expect(steps).toBe(4);
    expect(digests).toEqual([1, 2, 3].map((sequence) => `digestAll ${FOLDER}/ckpt-${sequence}/state.json`));
    expect((await new CheckpointStore([ssd0, ssd1], FOLDER).scrub(verified, null)).cursor).toBeNull();
  });

  test('STO-008 inv:C3 quarantines what rots, repairs what has a copy, and renews a damaged copy', async () => {
    const { ssd0, ssd1, store, verified, take } = await two({ mirror: 'copy' });
    for (const sequence of [1, 2, 3]) await take(sequence);
    ssd0.corrupt(`${FOLDER}/ckpt-1/state.json`, flip);
    ssd0.corrupt(`${FOLDER}/ckpt-3/manifest.json`, flip);
    const first = await store.scrub(verified, null);
    expect(first.findings).toMatchObject([
      { kind: 'quarantined', checkpoint: { sequence: 1 }, fault: 'digest' },
      { kind: 'repaired', checkpoint: { sequence: 3 }, fault: 'manifest' },
    ]);
    ssd1.corrupt(`${FOLDER}/ckpt-3/state.json`, flip);
    expect(await store.scrub(verified.slice(1), null)).toMatchObject({ findings: [], copiesRenewed: [3] });
    expect(await store.scrub(verified.slice(1), null)).toMatchObject({ findings: [], copiesRenewed: [] });
  });
});

test('STO-009 JP-8 a pattern that could leave the folder, or has no end, is refused with the reason', () => {
  expect(patternFault('model/*.pt')).toBeNull();
  expect(patternFault('../*')).toMatch(/relative path/);
  expect(patternFault('a/b/c/d/e')).toMatch(/5 deep, 4 are allowed/);
  expect(patternFault('*'.repeat(300))).toMatch(/300 characters, 256 are allowed/);
});

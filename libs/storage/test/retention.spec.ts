import {
  CheckpointStore,
  DEFAULT_RETENTION,
  planRetention,
  roomFor,
  type Checkpoint,
} from '@dawnline/storage';
import { FOLDER, RULE, commit } from './commit';
import { MemoryDisk } from './memory-disk';

const held = (sequences: readonly number[], bytes = 100): Checkpoint[] =>
  sequences.map((sequence) => ({ sequence, step: sequence, attempt: 0, appFormat: 'x', bytes }));
const policy = (more: Partial<typeof DEFAULT_RETENTION>) => ({ ...DEFAULT_RETENTION, ...more });
const kept = (sequences: readonly number[], more: Partial<typeof DEFAULT_RETENTION>): number[] =>
  planRetention(held(sequences), policy(more)).keep.map(({ sequence }) => sequence);

describe('retention', () => {
  test('STO-006 JP-27 keeps the newest K, every n-th and pinned ones; K is at least two', () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(kept(all, {})).toEqual([7, 8, 9]);
    expect(kept(all, { keptItems: 2, everyNth: 4 })).toEqual([4, 8, 9]);
    expect(kept(all, { keptItems: 2, pinned: [1, 5] })).toEqual([1, 5, 8, 9]);
    expect(kept([3], { keptItems: 2 })).toEqual([3]);
    expect(kept([], {})).toEqual([]);
    expect(() => kept(all, { keptItems: 1 })).toThrow(/JP-27/);
  });

  test('STO-006 STO-007 JP-27 within the bytes, oldest unpinned first, and never the last good one', () => {
    const all = [1, 2, 3, 4, 5, 6];
    expect(kept(all, { everyNth: 2, allowanceBytes: 400 })).toEqual([2, 4, 5, 6]);
    expect(kept(all, { everyNth: 2, allowanceBytes: 399 })).toEqual([4, 5, 6]);
    expect(kept(all, { allowanceBytes: 250 })).toEqual([5, 6]);
    expect(kept(all, { allowanceBytes: 250, pinned: [1] })).toEqual([1, 6]);
    expect(planRetention(held(all), policy({ allowanceBytes: 50, pinned: [1] }))).toMatchObject({
      keep: [{ sequence: 1 }, { sequence: 6 }],
      remove: [2, 3, 4, 5],
      overBytes: 150,
    });
  });

  test('STO-007 a full quota refuses the new checkpoint before it is read, and the job keeps its last', async () => {
    const disk = new MemoryDisk('ssd0');
    const store = new CheckpointStore(disk, FOLDER);
    await store.prepare();
    await commit(disk, 1);
    const first = await store.verify(1, RULE);
    if (first.kind !== 'verified') throw new Error(first.detail);
    const verified = [first.checkpoint];
    const small = policy({ allowanceBytes: first.checkpoint.bytes + 10 });
    expect(roomFor(verified, small)).toBe(small.allowanceBytes);
    const room = roomFor(verified, { ...small, pinned: [1] });
    expect(room).toBe(10);
    await commit(disk, 2);
    disk.calls.length = 0;
    expect(await store.verify(2, { ...RULE, maximumBytes: room })).toMatchObject({ fault: 'quota' });
    expect(disk.calls.some((call) => call.startsWith('digest'))).toBe(false);
    expect(await store.settle(0, verified, room)).toMatchObject([{ kind: 'refused', fault: 'quota' }]);
    expect(await store.committed()).toEqual([1]);
    expect(disk.paths().some((path) => path.includes('quarantine'))).toBe(false);
    expect(await store.restore(verified)).toMatchObject({ kind: 'found', checkpoint: { sequence: 1 } });
  });

  test('STO-007 inv:C3 orphans are collected: temporaries, and commits behind the newest that nobody names', async () => {
    const disk = new MemoryDisk('ssd0');
    const store = new CheckpointStore(disk, FOLDER);
    await store.prepare();
    for (const sequence of [1, 2, 3, 4]) await commit(disk, sequence);
    await disk.makeFolder(`${FOLDER}/.tmp-9`);
    await disk.write(`${FOLDER}/.tmp-9/x`, new Uint8Array(5));
    await disk.write(`${FOLDER}/my-own`, new Uint8Array(5));
    await store.collect(held([1, 3]));
    expect(await disk.list(FOLDER)).toEqual(['ckpt-1', 'ckpt-3', 'ckpt-4', 'my-own']);
  });
});

import { DiskError } from '@dawnline/host';
import { MemoryDisk } from '../../storage/test/memory-disk';
import { DeviceStore, FileArea, type FileAccess } from '../src';
import { CHUNK_MAX_BYTES, UNFLUSHED_MAX_BYTES } from '../src/files.limits';

const POLICY = { mayRead: () => true, mayList: () => true, mayWrite: () => true, partials: 'partials' };
const contents = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 11) & 255);

/** `toEqual` takes seconds for a million bytes. */
const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(other);

/** A device on another computer, whose power may be lost at chosen writes or flushes. */
class Remote {
  readonly disk = new MemoryDisk('ssd0');
  life = 1;
  readonly calls: string[] = [];
  /** Numbers of calls before which the power is lost. */
  losses: readonly number[] = [];
  readonly access: FileAccess;

  constructor() {
    const area = new FileArea(this.disk, POLICY);
    const alive = async (call: string, act: () => Promise<unknown>): Promise<number> => {
      this.calls.push(call);
      if (this.losses.includes(this.calls.length)) {
        this.disk.powerLoss();
        this.life += 1;
      }
      await act();
      return this.life;
    };
    this.access = Object.assign(Object.create(area) as FileArea, {
      write: (partial: string, offset: number, data: Uint8Array) =>
        alive('write', () => area.write(partial, offset, data)),
      flush: (partial: string) => alive('flush', () => area.flush(partial)),
    });
  }
}

async function transfer(remote: Remote, bytes: Uint8Array): Promise<Uint8Array> {
  const store = new DeviceStore(remote.access);
  await store.openPartial('1:1', { destination: 'file', size: bytes.length, resume: false });
  for (let at = 0; at < bytes.length; at += 970) await store.write('1:1', at, bytes.subarray(at, at + 970));
  await store.flush('1:1');
  remote.disk.powerLoss();
  return remote.disk.read('partials/1-1');
}

describe('writing to a device of another computer', () => {
  it('FIL-004 gathers small pieces to large parts', async () => {
    const remote = new Remote();
    const bytes = contents(100_000);
    expect(same(await transfer(remote, bytes), bytes)).toBe(true);
    expect(remote.calls.filter((call) => call === 'write')).toHaveLength(Math.ceil(100_000 / (33 * 970)));
  });

  it('FIL-004 writes again what a restart of the other side may have lost, at whichever call it happens', async () => {
    const bytes = contents(200_000);
    for (let first = 1; first <= 9; first++) {
      const remote = new Remote();
      remote.losses = [first, first + 2];
      expect(same(await transfer(remote, bytes), bytes)).toBe(true);
    }
  });

  it('FIL-004 a flush forgets no part that was handed over while it went on', async () => {
    const remote = new Remote();
    const bytes = contents(4 * CHUNK_MAX_BYTES);
    const store = new DeviceStore(remote.access);
    await store.openPartial('1:1', { destination: 'file', size: bytes.length, resume: false });
    const write = (part: number): Promise<void> => {
      const at = part * CHUNK_MAX_BYTES;
      return store.write('1:1', at, bytes.subarray(at, at + CHUNK_MAX_BYTES));
    };
    await write(0);
    await write(1);
    await Promise.all([store.flush('1:1'), write(2), write(3)]);
    remote.losses = [remote.calls.length + 2];
    await store.flush('1:1');
    remote.disk.powerLoss();
    expect(same(await remote.disk.read('partials/1-1'), bytes)).toBe(true);
  });

  it('FIL-004 a part that was refused is written again before anything counts as flushed', async () => {
    const remote = new Remote();
    const bytes = contents(3 * CHUNK_MAX_BYTES);
    const store = new DeviceStore(remote.access);
    await store.openPartial('1:1', { destination: 'file', size: bytes.length, resume: false });
    const write = (part: number): Promise<void> => {
      const at = part * CHUNK_MAX_BYTES;
      return store.write('1:1', at, bytes.subarray(at, at + CHUNK_MAX_BYTES));
    };
    await write(0);
    await write(1);
    remote.disk.refuse = (operation) => {
      if (operation === 'writeRange') throw new DiskError('EIO', 'once');
    };
    await expect(write(2)).rejects.toThrow('once');
    await expect(store.flush('1:1')).rejects.toThrow('once');
    remote.disk.refuse = null;
    await write(2);
    await store.flush('1:1');
    remote.disk.powerLoss();
    expect(same(await remote.disk.read('partials/1-1'), bytes)).toBe(true);
  });

  it('FIL-004 gives up when the other side restarts without end', async () => {
    const remote = new Remote();
    remote.losses = Array.from({ length: 200 }, (_, index) => index);
    await expect(transfer(remote, contents(100_000))).rejects.toThrow(/was restarted/);
  });

  it('FIL-004 keeps a bounded amount in memory', async () => {
    const remote = new Remote();
    const bytes = contents(3 * UNFLUSHED_MAX_BYTES);
    expect(same(await transfer(remote, bytes), bytes)).toBe(true);
    const longest = Math.max(
      ...remote.calls
        .join(' ')
        .split('flush')
        .map((run) => run.split('write').length - 1),
    );
    expect(longest * CHUNK_MAX_BYTES).toBeLessThanOrEqual(UNFLUSHED_MAX_BYTES + 2 * CHUNK_MAX_BYTES);
  });
});

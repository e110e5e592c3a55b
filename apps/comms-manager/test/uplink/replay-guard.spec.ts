import type { TurnSource } from '@dawnline/host';
import { Procedures } from '@dawnline/storage';
import { DiskError } from '@dawnline/host';
import { MemoryDisk, untilKilled } from '../../../../libs/storage/test/memory-disk';
import { ReplayGuard } from '../../src/uplink/replay-guard';
import { readBounds, replayPath } from '../../src/uplink/replay-store';

/** Drains turns at once; real hosts do it one at a time too. */
function guardOn(disk: MemoryDisk): ReplayGuard {
  const attach = (source: TurnSource) => () => {
    setImmediate(() => {
      while (source.runNext() !== null);
    });
  };
  return new ReplayGuard(disk, new Procedures(attach));
}

async function durable(guard: ReplayGuard, keyId: number, bound: number): Promise<string | null> {
  return new Promise((resolve) => guard.whenDurable(keyId, bound, resolve));
}

describe('replay guard', () => {
  it('COM-006 LK-14 calls back only when the bound is on disk, and at once when it is already', async () => {
    const disk = new MemoryDisk('nvm');
    const guard = guardOn(disk);
    expect(await durable(guard, 1, 64)).toBeNull();
    expect((await readBounds(disk, [1])).get(1)).toEqual({ kind: 'bound', bound: 64 });
    const writes = disk.calls.length;
    let failure: string | null = 'not called';
    guard.whenDurable(1, 64, (reason) => (failure = reason));
    expect(failure).toBeNull();
    expect(disk.calls.length).toBe(writes);
  });

  it('COM-006 writes once for many that wait, and again for those that came with a higher bound', async () => {
    const disk = new MemoryDisk('nvm');
    const guard = guardOn(disk);
    const all = [64, 64, 128, 64].map((bound) => durable(guard, 1, bound));
    expect(await Promise.all(all)).toEqual([null, null, null, null]);
    expect(disk.calls.filter((call) => call.includes('rename'))).toHaveLength(2);
    expect((await readBounds(disk, [1])).get(1)).toEqual({ kind: 'bound', bound: 128 });
  });

  it('COM-006 says so when the disk refuses, and tries again for the next frame', async () => {
    const disk = new MemoryDisk('nvm');
    const guard = guardOn(disk);
    disk.refuse = (operation, path) => {
      if (operation === 'write') throw new DiskError('ENOSPC', path);
    };
    expect(await durable(guard, 1, 64)).toContain('ENOSPC');
    disk.refuse = null;
    expect(await durable(guard, 1, 64)).toBeNull();
  });

  it.each(['revive', 'powerLoss'] as const)(
    'COM-006 FD-26 killed at any call of the disk (%s) leaves the old bound or the new one, never none',
    async (rebirth) => {
      for (let call = 1; call < 100; call++) {
        const disk = new MemoryDisk('nvm');
        expect(await durable(guardOn(disk), 1, 64)).toBeNull();
        disk.calls.length = 0;
        disk.killAt = { call: Math.ceil(call / 2), moment: call % 2 === 0 ? 'before' : 'after' };
        const isDone = await untilKilled([disk], async () => {
          expect(await durable(guardOn(disk), 1, 128)).toBeNull();
        });
        disk[rebirth]();
        const stored = (await readBounds(disk, [1])).get(1) as { bound: number };
        expect([64, 128]).toContain(stored.bound);
        if (!isDone) continue;
        expect(stored.bound).toBe(128);
        return;
      }
      throw new Error('the write never got through');
    },
  );

  it('COM-007 reads a damaged record, or one that the disk refuses, as untrusted', async () => {
    const disk = new MemoryDisk('nvm');
    await durable(guardOn(disk), 1, 64);
    await disk.write(replayPath(2), Buffer.from('rubbish'));
    const bounds = await readBounds(disk, [1, 2, 3]);
    expect(bounds.get(2)).toEqual({ kind: 'untrusted' });
    expect(bounds.get(3)).toEqual({ kind: 'absent' });
    disk.refuse = (operation, path) => {
      if (operation === 'read') throw new DiskError('EIO', path);
    };
    expect((await readBounds(disk, [1])).get(1)).toEqual({ kind: 'untrusted' });
  });
});

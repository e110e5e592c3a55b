import { DiskError } from '@dawnline/host';
import { Journal, writeAtomically } from '@dawnline/storage';
import { MemoryDisk, untilKilled } from './memory-disk';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const texts = (records: readonly Uint8Array[]): string[] =>
  records.map((record) => Buffer.from(record).toString());

async function reopened(...disks: MemoryDisk[]): Promise<string[]> {
  const { snapshot, records } = await Journal.open(disks, 'ledger');
  return [Buffer.from(snapshot).toString(), ...texts(records)];
}

describe('journal', () => {
  test('gives back what was appended, in order, also after a compaction', async () => {
    const disk = new MemoryDisk('ssd0');
    const { journal } = await Journal.open([disk], 'ledger');
    await Promise.all([journal.append(bytes('a')), journal.append(bytes('b'))]);
    expect(await reopened(disk)).toEqual(['', 'a', 'b']);
    await journal.compact(bytes('S'));
    await journal.append(bytes('c'));
    expect(await reopened(disk)).toEqual(['S', 'c']);
    expect(disk.paths()).toEqual(['ledger/00000002.journal']);
  });

  test('an append that settled survives a power loss at any later call; waiting appends share one flush', async () => {
    const disk = new MemoryDisk('ssd0');
    const { journal } = await Journal.open([disk], 'ledger');
    disk.calls.length = 0;
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => journal.append(bytes(text))));
    expect(disk.calls.filter((call) => call.startsWith('sync '))).toHaveLength(2);
    disk.powerLoss();
    expect(await reopened(disk)).toEqual(['', 'a', 'b', 'c', 'd']);
  });

  test('a torn tail is detected and cut, and later appends follow the valid prefix', async () => {
    for (let cut = 1; cut < 14; cut++) {
      const disk = new MemoryDisk('ssd0');
      const { journal } = await Journal.open([disk], 'ledger');
      await journal.append(bytes('first'));
      await journal.append(bytes('last'));
      disk.corrupt('ledger/00000001.journal', (contents) => contents.slice(0, contents.length - cut));
      const second = await Journal.open([disk], 'ledger');
      expect(texts(second.records)).toEqual(['first']);
      expect(second.torn).toEqual([{ disk: 'ssd0', bytes: 16 - cut }]);
      await second.journal.append(bytes('next'));
      expect(await reopened(disk)).toEqual(['', 'first', 'next']);
    }
  });

  test('a flipped bit anywhere never changes a record: it ends the valid prefix', async () => {
    const disk = new MemoryDisk('ssd0');
    const { journal } = await Journal.open([disk], 'ledger');
    await journal.append(bytes('alpha'));
    await journal.append(bytes('beta'));
    const path = 'ledger/00000001.journal';
    const whole = await disk.read(path);
    for (let bit = 12 * 8; bit < whole.length * 8; bit++) {
      disk.corrupt(path, () =>
        whole.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
      );
      expect([[], ['alpha']]).toContainEqual((await reopened(disk)).slice(1));
      await disk.remove(path);
      await disk.write(path, whole);
    }
  });

  test('fault:D3 a lying first disk loses nothing: the mirror has the record and repairs the first', async () => {
    const [first, mirror] = [new MemoryDisk('ssd0'), new MemoryDisk('ssd1')];
    const { journal } = await Journal.open([first, mirror], 'ledger');
    await journal.append(bytes('kept'));
    first.lies = true;
    await journal.append(bytes('acknowledged'));
    first.powerLoss();
    mirror.powerLoss();
    expect(await reopened(first, mirror)).toEqual(['', 'kept', 'acknowledged']);
    first.lies = false;
    await reopened(first, mirror);
    mirror.corrupt('ledger/00000001.journal', () => new Uint8Array(0));
    expect(await reopened(first)).toEqual(['', 'kept', 'acknowledged']);
  });

  test('a disk that refuses is left out until the next compaction; with none left the append is refused', async () => {
    const [first, mirror] = [new MemoryDisk('ssd0'), new MemoryDisk('ssd1')];
    const { journal } = await Journal.open([first, mirror], 'ledger');
    const refuse = (operation: string): void => {
      if (operation === 'append' || operation === 'write') throw new DiskError('EIO', operation);
    };
    first.refuse = refuse;
    await journal.append(bytes('a'));
    expect(journal.failedDisks).toEqual(['ssd0']);
    mirror.refuse = refuse;
    await expect(journal.append(bytes('b'))).rejects.toThrow(DiskError);
    await expect(journal.compact(bytes('S'))).rejects.toThrow(DiskError);
    first.refuse = mirror.refuse = null;
    await journal.compact(bytes('S'));
    expect(journal.failedDisks).toEqual([]);
    expect(await reopened(first, mirror)).toEqual(['S']);
  });

  test.each(['kill', 'power loss'])(
    '%s at every port call: acknowledged records are never lost',
    async (kind) => {
      let call = 1;
      let ended = false;
      for (; !ended; call++) {
        const disks = [new MemoryDisk('ssd0'), new MemoryDisk('ssd1')];
        const target = disks[call % 2];
        target.killAt = { call: Math.ceil(call / 2), moment: call % 4 < 2 ? 'before' : 'after' };
        const acknowledged: string[] = [];
        ended = await untilKilled(disks, async () => {
          const { journal } = await Journal.open(disks, 'ledger');
          for (const text of ['a', 'b']) {
            await journal.append(bytes(text));
            acknowledged.push(text);
          }
          await journal.compact(bytes('a,b'));
          await journal.append(bytes('c'));
          acknowledged.push('c');
        });
        for (const disk of disks) if (kind === 'kill') disk.revive();
        for (const disk of disks) if (kind !== 'kill') disk.powerLoss();
        const found = (await reopened(...disks)).join(',').replace(/^,/, '').split(',');
        expect(found.slice(0, acknowledged.length)).toEqual(acknowledged);
        expect(['a', 'b', 'c']).toEqual(expect.arrayContaining(found.filter((text) => text !== '')));
      }
      expect(call).toBeGreaterThan(20);
    },
  );

  test('writeAtomically leaves the old or the new contents at any crash', async () => {
    for (let call = 1, ended = false; !ended; call++) {
      const disk = new MemoryDisk('nvm');
      await disk.write('state', bytes('old'));
      await disk.sync('state');
      await disk.syncFolder('');
      disk.calls.length = 0;
      disk.killAt = { call, moment: 'after' };
      ended = await untilKilled([disk], () => writeAtomically(disk, 'state', bytes('new')));
      disk.powerLoss();
      const found = Buffer.from(await disk.read('state')).toString();
      expect(ended ? ['new'] : ['old', 'new']).toContain(found);
    }
  });
});

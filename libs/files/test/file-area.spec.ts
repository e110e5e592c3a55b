import { createHash } from 'node:crypto';
import { checksumOf, ChecksumType } from '@dawnline/cfdp';
import { DiskError } from '@dawnline/host';
import { MemoryDisk, untilKilled } from '../../storage/test/memory-disk';
import { DeviceStore, FileArea, type CommitRequest, type FilePolicy } from '../src';
import { PAGE_MAX_ITEMS, PARTIALS_MAX_ITEMS } from '../src/files.limits';

const POLICY: FilePolicy = {
  mayRead: (path) => path.startsWith('open/'),
  mayList: (folder) => folder === '' || folder === 'open',
  mayWrite: (path) => path.startsWith('open/'),
  partials: 'partials',
};
const CONTENTS = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) & 255);

const commitOf = (
  contents: Uint8Array,
  destination = 'open/file',
  checksumType = ChecksumType.Crc32C,
): CommitRequest => ({
  destination,
  size: contents.length,
  checksumType,
  checksum: checksumOf(checksumType, contents),
});

async function diskWith(files: Readonly<Record<string, Uint8Array>> = {}): Promise<MemoryDisk> {
  const disk = new MemoryDisk('ssd0');
  await disk.makeFolder('open');
  await disk.syncFolder('');
  for (const [path, contents] of Object.entries(files)) await disk.write(path, contents);
  return disk;
}

/** A file in pieces of 1,000 bytes in a wild order, the last one twice. */
async function receive(area: FileArea, contents: Uint8Array, partial = '1:7'): Promise<void> {
  const store = new DeviceStore(area);
  await store.openPartial(partial, { destination: 'open/file', size: contents.length, resume: false });
  for (const index of [4, 0, 1, 3, 2, 4])
    await store.write(partial, index * 1000, contents.subarray(index * 1000, (index + 1) * 1000));
  await store.flush(partial);
}

describe('an area of files', () => {
  it('FIL-001 gives a file its name only once it is whole and flushed, and says so again when asked again (LK-25)', async () => {
    const disk = await diskWith();
    const area = new FileArea(disk, POLICY);
    await receive(area, CONTENTS);
    expect(disk.paths()).toEqual(['partials/1-7']);
    await area.commit('1:7', commitOf(CONTENTS));
    await area.commit('1:7', commitOf(CONTENTS));
    disk.powerLoss();
    expect(disk.paths()).toEqual(['open/file']);
    expect(await disk.read('open/file')).toEqual(CONTENTS);
  });

  it('FIL-001 gives no name to what has another checksum, or another size', async () => {
    const disk = await diskWith();
    const area = new FileArea(disk, POLICY);
    await receive(area, CONTENTS);
    const other = { ...commitOf(CONTENTS), checksum: 1 };
    await expect(area.commit('1:7', other)).rejects.toThrow(/'open\/file': 5000 bytes received of 5000/);
    await expect(area.commit('1:7', { ...commitOf(CONTENTS), size: 4000 })).rejects.toThrow(/of 4000/);
    disk.corrupt('partials/1-7', (bytes) => bytes.fill(0, 10, 12));
    await expect(area.commit('1:7', commitOf(CONTENTS))).rejects.toThrow(/another checksum/);
    expect(disk.paths()).toEqual(['partials/1-7']);
  });

  it('FIL-001 checks the digest that is the name of a file, where names are digests', async () => {
    const disk = await diskWith();
    const area = new FileArea(disk, { ...POLICY, namedByDigest: true });
    await receive(area, CONTENTS);
    const wrong = commitOf(CONTENTS, `open/${'0'.repeat(64)}`);
    await expect(area.commit('1:7', wrong)).rejects.toThrow(/not the SHA-256/);
    const name = createHash('sha256').update(CONTENTS).digest('hex');
    await area.commit('1:7', commitOf(CONTENTS, `open/${name}`));
    expect(disk.paths()).toEqual([`open/${name}`]);
  });

  it('FIL-002 replaces nothing', async () => {
    const disk = await diskWith({ 'open/file': CONTENTS.subarray(1) });
    const area = new FileArea(disk, POLICY);
    const request = { destination: 'open/file', size: 1, resume: false };
    await expect(area.open('1:1', request)).rejects.toMatchObject({ code: 'EEXIST' });
    await area.open('1:1', { ...request, destination: 'open/late' });
    await disk.write('open/late', CONTENTS.subarray(2));
    await expect(area.commit('1:1', commitOf(new Uint8Array(0), 'open/late'))).rejects.toMatchObject({
      code: 'EEXIST',
    });
    expect(await disk.read('open/late')).toEqual(CONTENTS.subarray(2));
  });

  it.each(['../a', 'open/../secret', '/open/a', 'open//a', 'open/\0', 'a'.repeat(256), 'other/a', ''])(
    'FIL-002 refuses to read or write %j',
    async (path) => {
      const area = new FileArea(await diskWith(), POLICY);
      await expect(area.read(path, 0, 1)).rejects.toThrow(DiskError);
      await expect(area.open('1:1', { destination: path, size: 0, resume: false })).rejects.toThrow(
        DiskError,
      );
      await expect(area.commit('1:1', commitOf(CONTENTS, path))).rejects.toThrow(DiskError);
    },
  );

  it('FIL-002 does not follow a link that a job left, and does not show it', async () => {
    const disk = await diskWith({ 'open/link': CONTENTS, 'open/plain': CONTENTS });
    disk.links.add('open/link');
    const area = new FileArea(disk, POLICY);
    await expect(area.read('open/link', 0, 10)).rejects.toThrow(/may not be read/);
    expect((await area.list('open', '')).entries.map(({ name }) => name)).toEqual(['plain']);
  });

  it.each(['1', '1:', 'a:1', '1:2/x', '../1:2', ''])(
    'FIL-002 refuses the partial file %j',
    async (partial) => {
      const area = new FileArea(await diskWith(), POLICY);
      const request = { destination: 'open/a', size: 0, resume: false };
      await expect(area.open(partial, request)).rejects.toMatchObject({ code: 'EINVAL' });
      await expect(area.discard(partial)).rejects.toMatchObject({ code: 'EINVAL' });
    },
  );

  it('FIL-002 keeps space free, and bounds partial files; keep removes those of nobody', async () => {
    const disk = await diskWith();
    const area = new FileArea(disk, POLICY);
    const open = (partial: string, size = 0) =>
      area.open(partial, { destination: 'open/a', size, resume: false });
    await expect(open('1:0', 950_000_000)).rejects.toMatchObject({ code: 'ENOSPC' });
    for (let index = 0; index < PARTIALS_MAX_ITEMS; index++) await open(`1:${index}`);
    await expect(open('2:1')).rejects.toThrow(/64 files are being received/);
    await open('1:5');
    await area.keep(['1:5', '1:6']);
    expect(disk.paths()).toEqual(['partials/1-5', 'partials/1-6']);
  });

  it('FIL-003 lists a folder in pages', async () => {
    const names = Array.from({ length: PAGE_MAX_ITEMS + 3 }, (_, index) => `f${100 + index}`);
    const disk = await diskWith(Object.fromEntries(names.map((name) => [`open/${name}`, new Uint8Array(2)])));
    const area = new FileArea(disk, POLICY);
    const first = await area.list('open', '');
    expect(first).toMatchObject({ more: true, entries: { length: PAGE_MAX_ITEMS } });
    const second = await area.list('open', first.entries.at(-1)!.name);
    expect(second.more).toBe(false);
    expect([...first.entries, ...second.entries].map(({ name }) => name)).toEqual(names);
    expect(await area.list('', '')).toEqual({
      entries: [{ name: 'open', bytes: 0, folder: true }],
      more: false,
    });
    await expect(area.list('partials', '')).rejects.toThrow(/may not be read/);
  });

  it('takes checksums of all types over files of any length', async () => {
    const long = Uint8Array.from({ length: 1_100_003 }, (_, index) => (index * 13) & 255);
    const store = new DeviceStore(new FileArea(await diskWith({ 'open/long': long }), POLICY));
    for (const type of [ChecksumType.Modular, ChecksumType.Crc32C, ChecksumType.Crc32, ChecksumType.Null])
      expect(await store.checksum('open/long', type, long.length)).toBe(checksumOf(type, long));
    const part = await store.read('open/long', 65_000, 40_000);
    expect(Buffer.from(part).equals(long.subarray(65_000, 105_000))).toBe(true);
    await expect(store.read('open/long', long.length - 1, 2)).rejects.toThrow(DiskError);
  });
});

describe('an area of files on a failing disk', () => {
  it('FIL-001 has, after a kill or a power loss at any call, either no file or the whole one, and the commit can be repeated (LK-25)', async () => {
    let outcomes = new Set<string>();
    for (let call = 1; call < 40; call++) {
      for (const moment of ['before', 'after'] as const) {
        for (const power of [false, true]) {
          const disk = await diskWith();
          const area = new FileArea(disk, POLICY);
          await receive(area, CONTENTS);
          disk.calls.length = 0;
          disk.killAt = { call, moment };
          await untilKilled([disk], () => area.commit('1:7', commitOf(CONTENTS)));
          if (power) disk.powerLoss();
          else disk.revive();
          const there = await disk.stat('open/file');
          if (there) expect(await disk.read('open/file')).toEqual(CONTENTS);
          outcomes = outcomes.add(there ? 'there' : 'absent');
          const next = new FileArea(disk, POLICY);
          const { resumed } = await next.open('1:7', { destination: 'open/file', size: 5000, resume: true });
          if (resumed || there) await next.commit('1:7', commitOf(CONTENTS));
          expect(resumed || there !== null).toBe(true);
          expect(await disk.read('open/file')).toEqual(CONTENTS);
        }
      }
    }
    expect(outcomes).toEqual(new Set(['there', 'absent']));
  });

  it('FIL-001 tells each error of the disk, and goes on when the disk does', async () => {
    for (const failing of ['writeRange', 'sync', 'rename', 'syncFolder', 'readRange', 'stat']) {
      const disk = await diskWith();
      const area = new FileArea(disk, POLICY);
      await receive(area, CONTENTS);
      let left = 1;
      disk.refuse = (operation, path) => {
        if (operation === failing && left-- > 0) throw new DiskError('EIO', `${operation} ${path}`);
      };
      const work = async (): Promise<void> => {
        await area.write('1:7', 0, CONTENTS.subarray(0, 10));
        await area.commit('1:7', commitOf(CONTENTS));
      };
      await expect(work()).rejects.toMatchObject({ code: 'EIO' });
      // After the failed flush of the folder the file has its name: repeating finds it whole.
      if (failing === 'syncFolder') await area.commit('1:7', commitOf(CONTENTS));
      else await work();
      expect(await disk.read('open/file')).toEqual(CONTENTS);
    }
  });
});

import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LiveDisk } from '../../host/src/live/disk';

describe('live disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-disk-'));
  const outside = join(folder, 'outside.txt');
  let disk: LiveDisk;

  beforeAll(async () => {
    writeFileSync(outside, 'secret');
    disk = await LiveDisk.open('ssd0', join(folder, 'ssd0'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['../outside.txt', '/etc/passwd', 'a/../../outside.txt', 'a//b', './a', 'a\\b', 'a\0b'])(
    'refuses the path %j',
    async (path) => {
      await expect(disk.read(path)).rejects.toMatchObject({ code: 'EINVAL' });
      await expect(disk.remove(path)).rejects.toMatchObject({ code: 'EINVAL' });
    },
  );

  it('does not follow links that a job may have left', async () => {
    symlinkSync(outside, join(folder, 'ssd0', 'link'));
    symlinkSync(folder, join(folder, 'ssd0', 'way-out'));
    await expect(disk.read('link')).rejects.toMatchObject({ code: 'EINVAL' });
    await expect(disk.digest('link')).rejects.toMatchObject({ code: 'EINVAL' });
    await expect(disk.stat('link')).rejects.toMatchObject({ code: 'EINVAL' });
    await expect(disk.read('way-out/outside.txt')).rejects.toMatchObject({ code: 'EINVAL' });
    await expect(disk.write('way-out/new', new Uint8Array(1))).rejects.toMatchObject({ code: 'EINVAL' });
  });

  it('names operation and path in its errors', async () => {
    await expect(disk.read('absent/file')).rejects.toThrow(/ENOENT: read absent\/file/);
  });
});

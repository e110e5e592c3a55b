import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { linkSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskError } from '@dawnline/host';
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
    await expect(disk.read('way-out/outside.txt')).rejects.toMatchObject({ code: 'EINVAL' });
    await expect(disk.write('way-out/new', new Uint8Array(1))).rejects.toMatchObject({ code: 'EINVAL' });
  });

  it('follows no link in a call for many files or a whole folder either', async () => {
    const bounds = { items: 100, depth: 4 };
    await disk.makeFolder('job/own');
    await disk.write('job/own/file', new Uint8Array(2));
    symlinkSync(outside, join(folder, 'ssd0/job/link'));
    symlinkSync(folder, join(folder, 'ssd0/job/way-out'));
    linkSync(join(folder, 'ssd0/job/own/file'), join(folder, 'ssd0/job/second'));
    execFileSync('mkfifo', [join(folder, 'ssd0/job/fifo')]);
    for (const path of ['job/link', 'job/way-out/outside.txt', 'job/way-out', 'job/fifo'])
      await expect(disk.digestAll(['job/own/file', path])).rejects.toMatchObject({
        code: 'EINVAL',
        message: expect.stringContaining(path) as string,
      });
    for (const path of ['job/way-out', 'job/way-out/ssd0'])
      await expect(disk.survey(path, bounds)).rejects.toMatchObject({ code: 'EINVAL' });
    const none = { bytes: 0, folder: false, plain: false };
    expect(await disk.survey('job', bounds)).toEqual({
      entries: [
        { path: 'fifo', ...none },
        { path: 'link', ...none },
        { path: 'own', bytes: 0, folder: true, plain: true },
        { path: 'own/file', bytes: 2, folder: false, plain: false },
        { path: 'second', bytes: 2, folder: false, plain: false },
        { path: 'way-out', ...none },
      ],
      isComplete: true,
    });
  });

  it('counts a name that it cannot even look at as not plain', async () => {
    await disk.makeFolder('odd');
    writeFileSync(Buffer.concat([Buffer.from(join(folder, 'ssd0/odd/')), Buffer.from([0xff])]), 'x');
    const { entries } = await disk.survey('odd', { items: 10, depth: 1 });
    expect(entries).toMatchObject([{ plain: false }]);
  });

  it('lets other calls pass a call for many files, which keeps to the bound too', async () => {
    const slow = await LiveDisk.open('ssd2', join(folder, 'ssd2'), 4_000_000);
    const names = ['a', 'b', 'c', 'd'];
    for (const name of names) await slow.write(name, new Uint8Array(500_000));
    const startedMs = performance.now();
    const order: string[] = [];
    const digests = slow.digestAll(names).then(() => order.push('digests'));
    await slow.append('ledger', new Uint8Array(1)).then(() => order.push('append'));
    await digests;
    expect(performance.now() - startedMs).toBeGreaterThan(200);
    expect(order).toEqual(['append', 'digests']);
  });

  it('tells what is no file of its own: a link, a second name, a FIFO', async () => {
    await disk.write('first', new Uint8Array(3));
    expect(await disk.stat('first')).toEqual({ bytes: 3, folder: false, plain: true });
    linkSync(join(folder, 'ssd0/first'), join(folder, 'ssd0/second'));
    symlinkSync(join(folder, 'ssd0/first'), join(folder, 'ssd0/symbolic'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'ssd0/dangling'));
    execFileSync('mkfifo', [join(folder, 'ssd0/fifo')]);
    for (const path of ['first', 'second', 'symbolic', 'dangling', 'fifo'])
      expect(await disk.stat(path)).toMatchObject({ folder: false, plain: false });
  });

  it('does not wait for the other end of a FIFO that a job has put in the place of a file', async () => {
    execFileSync('mkfifo', [join(folder, 'ssd0/trap')]);
    await expect(disk.digest('trap')).rejects.toMatchObject({ code: 'EINVAL' });
    await expect(disk.sync('trap')).rejects.toBeInstanceOf(DiskError);
  });

  it('does not let other calls wait for a digest, and hashes no faster than its bound', async () => {
    const slow = await LiveDisk.open('ssd1', join(folder, 'ssd1'), 4_000_000);
    const contents = new Uint8Array(2_000_000).fill(3);
    await slow.write('large', contents);
    const startedMs = performance.now();
    const order: string[] = [];
    const digest = slow.digest('large').then((value) => {
      order.push('digest');
      return value;
    });
    await slow.append('ledger', new Uint8Array(1)).then(() => order.push('append'));
    expect(await digest).toBe(createHash('sha256').update(contents).digest('hex'));
    // Half a second at the bound; the last chunk is not waited for.
    expect(performance.now() - startedMs).toBeGreaterThan(200);
    expect(order).toEqual(['append', 'digest']);
  });

  it('names operation and path in its errors', async () => {
    await expect(disk.read('absent/file')).rejects.toThrow(/ENOENT: read absent\/file/);
  });
});

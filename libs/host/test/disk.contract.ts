import { createHash } from 'node:crypto';
import { DIGEST_ALL_MAX_ITEMS, SURVEY_MAX_ITEMS, type Disk } from '../src';

export interface DiskUnderTest {
  readonly disk: Disk;
  /** Lets the disk's world go on until the work settles. */
  run<T>(work: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (contents: Uint8Array): string => new TextDecoder().decode(contents);

/** What every disk does, live or simulated. */
export function diskContract(world: string, open: () => Promise<DiskUnderTest>): void {
  describe(`disk contract, ${world}`, () => {
    let under: DiskUnderTest;
    let disk: Disk;
    const run = <T>(work: Promise<T>): Promise<T> => under.run(work);
    const code = (work: Promise<unknown>): Promise<unknown> =>
      run(
        work.then(
          () => 'done',
          (error: { code?: string }) => error.code,
        ),
      );

    beforeEach(async () => {
      under = await open();
      disk = under.disk;
    });
    afterEach(() => under.close());

    it('writes, replaces, appends and reads back', async () => {
      await run(disk.write('a', bytes('first, long')));
      await run(disk.write('a', bytes('second')));
      await run(disk.append('a', bytes('+third')));
      await run(disk.append('new', bytes('x')));
      expect(text(await run(disk.read('a')))).toBe('second+third');
      expect(text(await run(disk.read('new')))).toBe('x');
      await run(disk.sync('a'));
      await run(disk.syncFolder(''));
    });

    it('reads a range, and what there is of one beyond the end', async () => {
      await run(disk.write('a', bytes('0123456789')));
      expect(text(await run(disk.readRange('a', 2, 3)))).toBe('234');
      expect(text(await run(disk.readRange('a', 8, 5)))).toBe('89');
      expect(await run(disk.readRange('a', 20, 5))).toHaveLength(0);
    });

    it.each([
      ['bytes', bytes('1')],
      ['a Buffer', Buffer.from('1')],
    ])('takes calls in their order, and the contents of %s at the call', async (_, buffer) => {
      const first = disk.append('log', buffer);
      buffer[0] = 0x32;
      const others = [disk.append('log', buffer), disk.append('log', bytes('3')), disk.write('new', buffer)];
      buffer[0] = 0x31;
      await run(Promise.all([first, ...others]));
      expect(text(await run(disk.read('log')))).toBe('123');
      expect(text(await run(disk.read('new')))).toBe('2');
      (await run(disk.read('new')))[0] = 0x39;
      expect(text(await run(disk.read('new')))).toBe('2');
    });

    it('writes a range in its place, creates the file, and fills a gap with zeros', async () => {
      await run(disk.writeRange('a', 4, bytes('ef')));
      await run(disk.writeRange('a', 1, bytes('bc')));
      expect(text(await run(disk.read('a')))).toBe('\0bc\0ef');
      const buffer = Buffer.from('EFG');
      const late = disk.writeRange('a', 4, buffer);
      buffer.fill(0);
      await run(late);
      expect(text(await run(disk.read('a')))).toBe('\0bc\0EFG');
      await run(disk.writeRange('a', 0, new Uint8Array(0)));
      expect(await run(disk.stat('a'))).toEqual({ bytes: 7, folder: false, plain: true });
      await run(disk.makeFolder('folder'));
      expect(await code(disk.writeRange('folder', 0, bytes('x')))).toBe('EINVAL');
    });

    it('replaces a file by a rename, also across folders', async () => {
      await run(disk.makeFolder('folder/deep'));
      await run(disk.write('folder/deep/new', bytes('new')));
      await run(disk.write('old', bytes('old')));
      await run(disk.rename('folder/deep/new', 'old'));
      expect(text(await run(disk.read('old')))).toBe('new');
      expect(await run(disk.list('folder/deep'))).toEqual([]);
    });

    it('renames a folder with all it holds, but not over one that holds something', async () => {
      await run(disk.makeFolder('a'));
      await run(disk.write('a/file', bytes('1')));
      await run(disk.rename('a', 'b'));
      expect(await run(disk.list('b'))).toEqual(['file']);
      await run(disk.makeFolder('c'));
      expect(await code(disk.rename('c', 'b'))).toBe('ENOTEMPTY');
    });

    it('lists names in order, and tells files from folders', async () => {
      await run(disk.makeFolder('z'));
      await run(disk.makeFolder('z'));
      for (const name of ['b', 'a', 'C', '10', '9']) await run(disk.write(name, bytes('12345')));
      expect(await run(disk.list(''))).toEqual(['10', '9', 'C', 'a', 'b', 'z']);
      expect(await run(disk.stat('a'))).toEqual({ bytes: 5, folder: false, plain: true });
      expect(await run(disk.stat('z'))).toEqual({ bytes: 0, folder: true, plain: true });
      expect(await run(disk.stat('absent'))).toBeNull();
    });

    it('removes files and whole folders; what is absent is no error', async () => {
      await run(disk.makeFolder('a/b'));
      await run(disk.write('a/b/c', bytes('1')));
      await run(disk.remove('a'));
      await run(disk.remove('a'));
      await run(disk.remove('no/such/thing'));
      expect(await run(disk.list(''))).toEqual([]);
    });

    it('says what is wrong', async () => {
      await run(disk.makeFolder('folder'));
      await run(disk.write('file', bytes('1')));
      expect(await code(disk.read('absent'))).toBe('ENOENT');
      expect(await code(disk.readRange('absent', 0, 1))).toBe('ENOENT');
      expect(await code(disk.digest('absent'))).toBe('ENOENT');
      expect(await code(disk.sync('absent'))).toBe('ENOENT');
      expect(await code(disk.list('absent'))).toBe('ENOENT');
      expect(await code(disk.list('file'))).toBe('ENOENT');
      expect(await code(disk.rename('absent', 'x'))).toBe('ENOENT');
      expect(await code(disk.write('absent/file', bytes('1')))).toBe('ENOENT');
      expect(await code(disk.read('folder'))).toBe('EINVAL');
      expect(await code(disk.write('folder', bytes('1')))).toBe('EINVAL');
      expect(await code(disk.makeFolder('file'))).toBe('EEXIST');
      expect(await code(disk.makeFolder('file/below'))).toBe('EEXIST');
    });

    it.each(['..', '../x', 'a/../x', '/x', 'a//b', './x'])('refuses the path %s', async (path) => {
      expect(await code(disk.read(path))).toBe('EINVAL');
      expect(await code(disk.write(path, bytes('1')))).toBe('EINVAL');
      await run(disk.write('a', bytes('1')));
      expect(await code(disk.rename('a', path))).toBe('EINVAL');
    });

    it('keeps its root', async () => {
      expect(await code(disk.remove(''))).toBe('EINVAL');
      expect(await run(disk.list(''))).toEqual([]);
    });

    it('digests large files, in the order of the calls, and side by side', async () => {
      const large = new Uint8Array(3_000_017).map((_, index) => index * 7);
      const wanted = (contents: Uint8Array): string => createHash('sha256').update(contents).digest('hex');
      const writing = [
        disk.write('large', large),
        disk.write('small', bytes('s')),
        disk.write('empty', bytes('')),
      ];
      const digests = ['large', 'small', 'large', 'empty'].map((path) => disk.digest(path));
      await run(Promise.all(writing));
      expect(await run(Promise.all(digests))).toEqual(
        [large, bytes('s'), large, bytes('')].map((contents) => wanted(contents)),
      );
      expect(await code(disk.digest(''))).toBe('EINVAL');
    });

    const sha256 = (contents: Uint8Array): string => createHash('sha256').update(contents).digest('hex');

    it('digests many files in one call, in the order of their paths and after the calls before it', async () => {
      const large = new Uint8Array(3_000_017).map((_, index) => index * 7);
      const contents: Record<string, Uint8Array> = {
        'folder/deep/b': bytes('b'),
        'folder/a': bytes('a'),
        large,
        empty: bytes(''),
      };
      const making = disk.makeFolder('folder/deep');
      const writing = Object.entries(contents).map(([path, file]) => disk.write(path, file));
      const paths = ['large', 'folder/deep/b', 'empty', 'folder/a', 'folder/deep/b'];
      const digests = disk.digestAll(paths);
      await run(Promise.all([making, ...writing]));
      expect(await run(digests)).toEqual(paths.map((path) => sha256(contents[path])));
      expect(await run(disk.digestAll([]))).toEqual([]);
    });

    it('refuses many files by the first of them that it cannot read, and too many of them', async () => {
      await run(disk.makeFolder('folder'));
      await run(disk.write('a', bytes('1')));
      const refusal = (...paths: string[]): Promise<unknown> => code(disk.digestAll(paths));
      expect(await refusal('a', 'absent', 'folder')).toBe('ENOENT');
      expect(await refusal('a', 'folder', 'absent')).toBe('EINVAL');
      expect(await refusal('a', 'absent/file')).toBe('ENOENT');
      expect(await refusal('a', 'a/below')).toBe('ENOENT');
      for (const path of ['', '..', '../a', 'folder/../a', '/a'])
        expect(await refusal('a', path)).toBe('EINVAL');
      const names = await run(
        disk.digestAll(['a', 'absent']).then(
          () => '',
          (error: Error) => error.message,
        ),
      );
      expect(names).toMatch(/^ENOENT: .*absent/);
      const most = Array.from({ length: DIGEST_ALL_MAX_ITEMS }, () => 'a');
      expect(await run(disk.digestAll(most))).toHaveLength(DIGEST_ALL_MAX_ITEMS);
      expect(await refusal(...most, 'a')).toBe('EINVAL');
    });

    describe('survey', () => {
      const anything = { items: 100, depth: 16 };
      beforeEach(async () => {
        await run(disk.makeFolder('top/b/inner'));
        await run(disk.makeFolder('top/empty'));
        for (const path of ['c', 'a', 'b/two', 'b/inner/three', 'b-'])
          await run(disk.write(`top/${path}`, bytes(path)));
        await run(disk.write('beside', bytes('1')));
      });

      const file = (path: string) => ({ path, bytes: path.length, folder: false, plain: true });
      const folder = (path: string) => ({ path, bytes: 0, folder: true, plain: true });
      const below = [
        file('a'),
        folder('b'),
        folder('b/inner'),
        file('b/inner/three'),
        file('b/two'),
        file('b-'),
        file('c'),
        folder('empty'),
      ];

      it('tells everything below a folder, in the order of the names, after the calls before it', async () => {
        expect(await run(disk.survey('top', anything))).toEqual({ entries: below, isComplete: true });
        const { entries } = await run(disk.survey('', anything));
        expect(entries.map(({ path }) => path)).toEqual([
          'beside',
          'top',
          ...below.map(({ path }) => `top/${path}`),
        ]);
        expect(await run(disk.survey('top/empty', anything))).toEqual({ entries: [], isComplete: true });
        const writing = disk.write('top/empty/new', bytes('1'));
        const survey = disk.survey('top/empty', anything);
        await run(writing);
        expect((await run(survey)).entries).toMatchObject([{ path: 'new', bytes: 1 }]);
      });

      it('stops at its bounds and says so', async () => {
        const items = below.length;
        expect(await run(disk.survey('top', { items, depth: 2 }))).toEqual({
          entries: below,
          isComplete: true,
        });
        const fewer = await run(disk.survey('top', { items: items - 1, depth: 2 }));
        expect(fewer.isComplete).toBe(false);
        expect(fewer.entries.length).toBeLessThan(items);
        expect(await run(disk.survey('top', { items: 1, depth: 2 }))).toMatchObject({ isComplete: false });
        const shallow = await run(disk.survey('top', { items: 100, depth: 0 }));
        expect(shallow.isComplete).toBe(false);
        expect(shallow.entries.some(({ path }) => path.startsWith('b/'))).toBe(false);
        expect((await run(disk.survey('top', { items: 100, depth: 1 }))).isComplete).toBe(false);
        for (const bounds of [
          { items: 0, depth: 1 },
          { items: SURVEY_MAX_ITEMS + 1, depth: 1 },
          { items: 1.5, depth: 1 },
          { items: 1, depth: -1 },
        ])
          expect(await code(disk.survey('top', bounds))).toBe('EINVAL');
      });

      it('says what is wrong with the folder', async () => {
        expect(await code(disk.survey('absent', anything))).toBe('ENOENT');
        expect(await code(disk.survey('absent/below', anything))).toBe('ENOENT');
        expect(await code(disk.survey('top/a', anything))).toBe('ENOENT');
        expect(await code(disk.survey('../top', anything))).toBe('EINVAL');
      });
    });

    it('digests what it reads back, and has free space', async () => {
      await run(disk.write('a', bytes('contents')));
      const wanted = createHash('sha256').update('contents').digest('hex');
      expect(await run(disk.digest('a'))).toBe(wanted);
      expect(await run(disk.freeBytes())).toBeGreaterThan(1_000_000);
    });
  });
}

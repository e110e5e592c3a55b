import { sealResults, type ResultFile } from '@dawnline/results';
import { MemoryDisk } from '../../storage/test/memory-disk';
import { PROVENANCE, putFiles, requestOf } from './support';

async function refusal(
  sizes: Readonly<Record<string, number>>,
  change: (files: ResultFile[], disk: MemoryDisk) => readonly ResultFile[],
): Promise<{ readonly refusal: string; readonly paths: readonly string[] }> {
  const disk = new MemoryDisk('ssd0');
  const files = await putFiles(disk, sizes);
  const result = await sealResults(disk, requestOf(change(files, disk)));
  return { refusal: result.kind === 'refused' ? result.refusal : result.kind, paths: disk.paths() };
}

describe('result files', () => {
  it('RES-009 are not sealed when they are not what was collected', async () => {
    const sources = ['results/0', 'results/1'];
    const changes: Readonly<Record<string, (contents: Uint8Array) => Uint8Array>> = {
      rot: (contents) => contents.map((byte, index) => (index === 99_999 ? byte ^ 1 : byte)),
      shorter: (contents) => contents.slice(1),
      longer: (contents) => Uint8Array.of(...contents, 0),
    };
    for (const [name, change] of Object.entries(changes)) {
      const found = await refusal({ a: 10, b: 100_000 }, (files, disk) => {
        disk.corrupt('results/1', change);
        return files;
      });
      expect([name, found]).toEqual([name, { refusal: 'file', paths: sources }]);
    }
    const absent = await refusal({ a: 10, b: 20 }, (files) => [
      files[0],
      { ...files[1], source: 'results/9' },
    ]);
    expect(absent).toEqual({ refusal: 'file', paths: sources });
    const folder = await refusal({ a: 10 }, (files) => [{ ...files[0], source: 'results' }]);
    expect(folder.refusal).toBe('file');
  });

  it('RES-008 are not sealed under a path that no ground system should follow', async () => {
    for (const path of ['../a', '/a', 'a/./b', '', 'a\\b', 'x'.repeat(256), '\ud800'])
      expect(await refusal({ a: 1 }, ([file]) => [{ ...file, path }])).toMatchObject({ refusal: 'path' });
    expect(await refusal({ a: 1 }, ([file]) => [file, file])).toMatchObject({ refusal: 'path' });
    expect(await refusal({ a: 1 }, ([file]) => [file, { ...file, path: 'a/b' }])).toMatchObject({
      refusal: 'path',
    });
  });

  it('RES-012 have bounds: at most 1,024 of them', async () => {
    const many =
      (count: number) =>
      ([file]: ResultFile[]) =>
        Array.from({ length: count }, (_, index) => ({ ...file, path: `${index}` }));
    expect(await refusal({ a: 1 }, many(1025))).toMatchObject({ refusal: 'too-large' });
    expect(await refusal({ a: 1 }, many(1024))).toMatchObject({ refusal: 'sealed' });
  });

  it('RES-009 a provenance that does not hold is a bug of ours', async () => {
    const disk = new MemoryDisk('ssd0');
    const files = await putFiles(disk, { a: 1 });
    const provenance = { ...PROVENANCE, startedUs: 1.5 };
    await expect(sealResults(disk, requestOf(files, { provenance }))).rejects.toThrow('provenance.startedUs');
  });
});

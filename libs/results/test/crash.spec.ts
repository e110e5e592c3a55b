import { DiskError } from '@dawnline/host';
import { checkBundle, openBundle, sealResults, type ResultFile } from '@dawnline/results';
import { MemoryDisk, untilKilled } from '../../storage/test/memory-disk';
import {
  BUNDLE,
  contentsOf,
  counting,
  CRAFT_KEY,
  open,
  OUT,
  putFiles,
  requestOf,
  seal,
  TENANT_KEY,
} from './support';

const SIZES = { 'a.bin': 1_100_000, 'b/c.txt': 11, 'b/empty': 0 };
/** What strikes, and whether it does so before or after the call had its effect. */
const STRIKES = [
  ['killed', 'before'],
  ['killed', 'after'],
  ['power lost', 'before'],
  ['power lost', 'after'],
] as const;
type Strike = (typeof STRIKES)[number];

async function prepared(): Promise<{ disk: MemoryDisk; files: ResultFile[] }> {
  const disk = new MemoryDisk('ssd0');
  const files = await putFiles(disk, SIZES);
  disk.calls.length = 0;
  return { disk, files };
}

/** Runs `attempt` on a fresh disk with each of its port calls struck. Returns the number of points. */
async function everyPoint<T extends { disk: MemoryDisk }>(
  [loss, moment]: Strike,
  prepare: () => Promise<T>,
  attempt: (fixture: T) => Promise<void>,
  check: (fixture: T, where: string) => Promise<void>,
): Promise<number> {
  const clean = await prepare();
  await attempt(clean);
  const calls = [...clean.disk.calls];
  for (let call = 1; call <= calls.length; call++) {
    const fixture = await prepare();
    fixture.disk.killAt = { call, moment };
    expect(await untilKilled([fixture.disk], () => attempt(fixture))).toBe(false);
    if (loss === 'killed') fixture.disk.revive();
    else fixture.disk.powerLoss();
    await check(fixture, `${loss} ${moment} call ${call}, ${calls[call - 1]}`);
  }
  return calls.length;
}

describe('sealing', () => {
  it.each(STRIKES)(
    'RES-010 no bundle or a whole one, and done again: %s %s any port call',
    async (...strike) => {
      const attempt = async (
        { disk, files }: { disk: MemoryDisk; files: ResultFile[] },
        draw = 0,
      ): Promise<void> => {
        expect(await sealResults(disk, requestOf(files, { entropy: counting(draw) }))).toMatchObject({
          kind: 'sealed',
        });
      };
      let whole = 0;
      const points = await everyPoint(strike, prepared, attempt, async (fixture, where) => {
        const { disk } = fixture;
        if (await disk.stat(BUNDLE)) {
          expect([where, await checkBundle({ disk, path: BUNDLE }, CRAFT_KEY)]).toMatchObject([
            where,
            { kind: 'genuine' },
          ]);
          whole += 1;
        }
        await attempt(fixture, 1);
        const { opened, disk: ground } = await open(await disk.read(BUNDLE));
        expect([where, opened.kind]).toEqual([where, 'opened']);
        expect(
          Buffer.compare(await ground.read(`${OUT}/files/a.bin`), contentsOf('a.bin', SIZES['a.bin'])),
        ).toBe(0);
        expect(disk.paths()).toEqual([BUNDLE, 'results/0', 'results/1', 'results/2']);
      });
      expect(points).toBeGreaterThan(15);
      // Only the very last calls come after the rename.
      expect(whole).toBeLessThanOrEqual(2);
      if (strike[1] === 'after') expect(whole).toBeGreaterThanOrEqual(1);
    },
  );

  it('RES-015 gives the disk’s error at any port call; what stood at its place is whole, nothing lies beside it', async () => {
    const { disk: clean, files: some } = await prepared();
    await sealResults(clean, requestOf(some));
    clean.calls.length = 0;
    await sealResults(clean, requestOf(some, { entropy: counting(1) }));
    const calls = [...clean.calls];
    for (const [index, call] of calls.entries()) {
      const { disk, files } = await prepared();
      await sealResults(disk, requestOf(files));
      disk.calls.length = 0;
      disk.refuse = (operation, path) => {
        if (disk.calls.length === index + 1) throw new DiskError('ENOSPC', `${operation} ${path}`);
      };
      const again = sealResults(disk, requestOf(files, { entropy: counting(1) }));
      await expect(again).rejects.toThrow(`ENOSPC: ${call}`);
      disk.refuse = null;
      expect(await checkBundle({ disk, path: BUNDLE }, CRAFT_KEY)).toMatchObject({ kind: 'genuine' });
      expect([call, disk.paths()]).toEqual([call, [BUNDLE, 'results/0', 'results/1', 'results/2']]);
    }
    expect(calls.length).toBeGreaterThan(12);
  });

  it('RES-010 is refused when the disk gives back other bytes than were written', async () => {
    const { disk, files } = await prepared();
    disk.refuse = (operation, path) => {
      if (operation === 'digest')
        disk.corrupt(path, (all) => all.map((byte, at) => (at === 7777 ? byte ^ 1 : byte)));
    };
    const result = await sealResults(disk, requestOf(files));
    expect(result).toMatchObject({ kind: 'refused', refusal: 'read-back' });
    expect(disk.paths()).toEqual(['results/0', 'results/1', 'results/2']);
  });
});

describe('opening', () => {
  it.each(STRIKES)(
    'RES-011 no folder or a whole one, and done again: %s %s any port call',
    async (...strike) => {
      const { bytes } = await seal(SIZES);
      const prepare = async (): Promise<{ disk: MemoryDisk }> => {
        const disk = new MemoryDisk('ground');
        await disk.write('bundle', bytes);
        await disk.sync('bundle');
        await disk.syncFolder('');
        disk.calls.length = 0;
        return { disk };
      };
      const attempt = async ({ disk }: { disk: MemoryDisk }): Promise<void> => {
        const bundle = { disk, path: 'bundle' };
        const out = { disk, folder: OUT };
        const opened = await openBundle({ bundle, out, craftKey: CRAFT_KEY, tenantKey: TENANT_KEY });
        expect(['opened', 'out-exists']).toContain(opened.kind === 'refused' ? opened.refusal : opened.kind);
      };
      const points = await everyPoint(strike, prepare, attempt, async (fixture, where) => {
        const { disk } = fixture;
        const wasThere = (await disk.stat(OUT)) !== null;
        if (!wasThere) await attempt(fixture);
        const files = Object.entries(SIZES);
        for (const [path, size] of files)
          expect([
            where,
            Buffer.compare(await disk.read(`${OUT}/files/${path}`), contentsOf(path, size)),
          ]).toEqual([where, 0]);
        expect(disk.paths().filter((path) => path.startsWith(`${OUT}/`))).toHaveLength(files.length + 2);
      });
      expect(points).toBeGreaterThan(25);
    },
  );
});

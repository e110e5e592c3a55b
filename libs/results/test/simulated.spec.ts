import type { Host } from '@dawnline/host';
import { checkBundle, openBundle, sealResults, type SealedBundle } from '@dawnline/results';
import { addNode, MS, obcWorld, S } from '../../../hil/simulation/test/support';
import { BUNDLE, CRAFT_KEY, OUT, putFiles, requestOf, TENANT_KEY } from './support';

const SIZES = { 'a.bin': 70_000, 'b/c': 5 };

interface Flown {
  readonly results: readonly SealedBundle[];
  readonly found: readonly string[];
  readonly lives: number;
  readonly fingerprint: string;
}

/** Seals in every life of a service; `strike` ends the first one at some time after its boot. */
async function fly(
  seed: number,
  strike: { readonly what: 'kill' | 'power'; readonly afterUs: number } | null,
): Promise<Flown> {
  const world = obcWorld({ seed });
  const results: SealedBundle[] = [];
  const found: string[] = [];
  let lives = 0;
  addNode(world, 'job-executor', (host: Host) => {
    lives += 1;
    void (async () => {
      const disk = host.disks.nvm;
      if (await disk.stat(BUNDLE)) found.push((await checkBundle({ disk, path: BUNDLE }, CRAFT_KEY)).kind);
      const files = await putFiles(disk, SIZES);
      results.push(await sealResults(disk, requestOf(files, { entropy: host.entropy })));
      const out = { disk, folder: `${OUT}-${host.boot.bootId}` };
      const opened = await openBundle({
        bundle: { disk, path: BUNDLE },
        out,
        craftKey: CRAFT_KEY,
        tenantKey: TENANT_KEY,
      });
      found.push(opened.kind);
    })();
  });
  if (strike) {
    while (lives === 0) await world.run(world.nowUs + MS);
    await world.run(world.nowUs + strike.afterUs);
    if (strike.what === 'kill') world.kill('job-executor');
    else world.powerCycle('obc');
  }
  await world.run(world.nowUs + 12 * S);
  return { results, found, lives, fingerprint: world.fingerprint() };
}

describe('in the simulated world', () => {
  it('RES-002 seals with the port’s entropy alone, and a flight replays to the bit', async () => {
    const first = await fly(3, null);
    expect(first).toMatchObject({ lives: 1, results: [{ kind: 'sealed' }], found: ['opened'] });
    expect(await fly(3, null)).toEqual(first);
    expect((await fly(4, null)).results).not.toEqual(first.results);
  });

  it.each(['kill', 'power'] as const)(
    'RES-010 has no bundle or a whole one whenever it strikes: %s',
    async (what) => {
      const seen = new Set<string>();
      for (let afterUs = 0; afterUs < 24_000; afterUs += 1_500) {
        const { results, found, lives } = await fly(afterUs, { what, afterUs });
        expect([what, afterUs, lives]).toEqual([what, afterUs, 2]);
        expect(results.at(-1)).toMatchObject({ kind: 'sealed' });
        // What the second life finds, it finds whole; what it then makes opens.
        for (const kind of found) expect(['genuine', 'opened']).toContain(kind);
        expect(found.at(-1)).toBe('opened');
        seen.add(found.includes('genuine') ? 'whole' : 'none');
      }
      expect([...seen].sort()).toEqual(['none', 'whole']);
    },
  );
});

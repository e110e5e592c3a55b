import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Disk } from '@dawnline/host';
import { openBundle, sealResults } from '@dawnline/results';
import { LiveDisk } from '../../host/src/live/disk';
import { BUNDLE, CRAFT_KEY, OUT, putFiles, requestOf, sha256, TENANT, TENANT_KEY } from './support';

const LARGEST = 1_048_576;
/** What waits for its append is less than one transfer, and a piece that was just read at most one more. */
const LARGEST_APPEND = 2 * LARGEST;

interface Seen {
  largestRead: number;
  largestWrite: number;
  /** Operations that were under way at the same time. */
  most: number;
  whole: string[];
}

/** A disk that notes how much of a file it is asked for at once. */
function counted(disk: Disk, seen: Seen): Disk {
  let open = 0;
  return new Proxy(disk, {
    get: (target, name: keyof Disk) => {
      const own = target[name];
      if (typeof own !== 'function') return own;
      return async (...parameters: never[]) => {
        const [path, second, third] = parameters as readonly unknown[];
        if (name === 'read') seen.whole.push(String(path));
        if (name === 'readRange') seen.largestRead = Math.max(seen.largestRead, Number(third));
        if (name === 'write' || name === 'append')
          seen.largestWrite = Math.max(seen.largestWrite, (second as Uint8Array).length);
        seen.most = Math.max(seen.most, (open += 1));
        try {
          return await (own as (...all: never[]) => Promise<unknown>).apply(target, parameters);
        } finally {
          open -= 1;
        }
      };
    },
  });
}

describe('a large result on a real disk', () => {
  it.each([
    ['tenant', TENANT],
    ['none', null],
  ] as const)('RES-012 never has more than a transfer of it in memory (secrecy %s)', async (_, recipient) => {
    const root = mkdtempSync(join(tmpdir(), 'dawnline-results-'));
    try {
      const seen: Seen = { largestRead: 0, largestWrite: 0, most: 0, whole: [] };
      const real = await LiveDisk.open('ssd0', root);
      const disk = counted(real, seen);
      const sizes = { 'tile-1.tif': 24_000_001, 'tile-2.tif': 9_999_999, 'alerts.geojson': 777 };
      const files = await putFiles(real, sizes);
      const sealed = await sealResults(disk, requestOf(files, { recipient }));
      expect(sealed).toMatchObject({ kind: 'sealed', sha256: await real.digest(BUNDLE) });
      const out = { disk, folder: OUT };
      const bundle = { disk, path: BUNDLE };
      const opened = await openBundle({ bundle, out, craftKey: CRAFT_KEY, tenantKey: TENANT_KEY });
      expect(opened).toMatchObject({ kind: 'opened' });
      for (const file of files) expect(await real.digest(`${OUT}/files/${file.path}`)).toBe(file.sha256);
      expect(seen.whole).toEqual([]);
      expect(seen.most).toBe(1);
      expect(seen.largestRead).toBe(LARGEST);
      expect(seen.largestWrite).toBeGreaterThanOrEqual(LARGEST);
      expect(seen.largestWrite).toBeLessThan(LARGEST_APPEND);
      expect(sha256(await real.read(`${OUT}/manifest.json`))).toMatch(/^[0-9a-f]{64}$/);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

// Results that left the craft as a bundle: opened on the ground, from real files, with keys as people keep them.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LiveDisk } from '@dawnline/live';
import { sealResults } from '@dawnline/results';
import { signingPublicPem } from '@hil/ground';
import {
  BUNDLE,
  contentsOf,
  OTHER_KEY,
  putFiles,
  requestOf,
  SIGNING_KEY,
  TENANT_KEY,
} from '../../../libs/results/test/support';
import { openFetched, tenantKeyIn } from '../src/jobs/bundle';
import { workFolder } from './dawnline';

describe('opening fetched results', () => {
  const folder = workFolder();
  const keys = join(folder.path, 'keys.json');
  afterAll(() => folder.remove());

  /** A bundle of one file, as it lies after it was fetched. */
  async function fetched(name: string, isSealed: boolean): Promise<string> {
    const place = join(folder.path, name);
    const disk = await LiveDisk.open('ssd0', join(place, 'disk'));
    await disk.makeFolder('bundles');
    const request = requestOf(await putFiles(disk, { 'alerts.geojson': 70_000 }));
    const sealed = await sealResults(disk, isSealed ? request : { ...request, recipient: null });
    expect(sealed).toMatchObject({ kind: 'sealed' });
    mkdirSync(join(place, 'out'));
    copyFileSync(join(place, 'disk', BUNDLE), join(place, 'out/flood.bundle'));
    return join(place, 'out/flood.bundle');
  }

  beforeAll(() => {
    writeFileSync(
      join(folder.path, 'signing-key.pub'),
      signingPublicPem({
        format: 1,
        craft: 'odc-1',
        signingKeyHex: Buffer.from(SIGNING_KEY).toString('hex'),
      }),
    );
    writeFileSync(join(folder.path, 'tenant.key'), Buffer.from(TENANT_KEY).toString('hex'));
  });

  it('gives a sealed result to the tenant’s key, and to no other', async () => {
    const bundle = await fetched('sealed', true);
    expect(await openFetched(bundle, 'flood', keys, null)).toBeNull();
    await expect(openFetched(bundle, 'flood', keys, OTHER_KEY)).rejects.toThrow('recipient');
    const files = await openFetched(bundle, 'flood', keys, tenantKeyIn(join(folder.path, 'tenant.key')));
    expect(files).toEqual([join(folder.path, 'sealed/out/flood/files/alerts.geojson')]);
    const contents = contentsOf('alerts.geojson', 70_000);
    expect(Buffer.from(contents).equals(readFileSync(files![0]))).toBe(true);
    await expect(openFetched(bundle, 'flood', keys, TENANT_KEY)).rejects.toThrow('is there already');
  });

  it('gives one that is not secret to everybody, and a changed one to nobody', async () => {
    const bundle = await fetched('open', false);
    const bytes = readFileSync(bundle);
    bytes[500] ^= 1;
    writeFileSync(bundle, bytes);
    await expect(openFetched(bundle, 'flood', keys, null)).rejects.toThrow(bundle);
    expect(existsSync(join(folder.path, 'open/out/flood'))).toBe(false);
    bytes[500] ^= 1;
    writeFileSync(bundle, bytes);
    expect(await openFetched(bundle, 'flood', keys, null)).toHaveLength(1);
  });

  it('names a key file that holds none, and shows nothing of it', () => {
    const file = join(folder.path, 'bad.key');
    writeFileSync(file, 'c0ffee');
    expect(() => tenantKeyIn(file)).toThrow(/--key .*bad\.key: expected .*64 hexadecimal digits/);
    expect(() => tenantKeyIn(file)).not.toThrow('c0ffee');
    expect(() => tenantKeyIn(join(folder.path, 'absent'))).toThrow('64 hexadecimal digits');
  });
});

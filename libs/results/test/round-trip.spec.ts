import { verify } from 'node:crypto';
import { checkBundle, openBundle, sealResults } from '@dawnline/results';
import { publicKeyOf } from '../src/keys';
import { MemoryDisk } from '../../storage/test/memory-disk';
import {
  BUNDLE,
  contentsOf,
  counting,
  CRAFT_KEY,
  open,
  OTHER_KEY,
  OUT,
  PROVENANCE,
  putFiles,
  refusalOf,
  requestOf,
  seal,
  sha256,
  TENANT,
  TENANT_KEY,
  type OpenOptions,
} from './support';

const CHUNK = 65_536;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

async function expectBack(
  sizes: Readonly<Record<string, number>>,
  recipient: Uint8Array | null,
): Promise<void> {
  const sealed = await seal(sizes, { recipient });
  expect(sealed.result).toMatchObject({ bytes: sealed.bytes.length, sha256: sha256(sealed.bytes) });
  const options: OpenOptions = recipient ? {} : { tenantKey: null };
  const { opened, disk } = await open(sealed.bytes, options);
  const secrecy = recipient ? 'tenant' : 'none';
  expect(opened).toMatchObject({ kind: 'opened', secrecy, sha256: sealed.result.sha256 });
  for (const [path, bytes] of Object.entries(sizes)) {
    const back = await disk.read(`${OUT}/files/${path}`);
    expect(back.length).toBe(bytes);
    expect(sha256(back)).toBe(sha256(contentsOf(path, bytes)));
  }
  expect(disk.paths()).toHaveLength(Object.keys(sizes).length + 3);
}

/** Bytes before the files, for one file of this path. */
async function headBytes(): Promise<number> {
  const { bytes } = await seal({ 'a.bin': 0 });
  return bytes.length - 112 - 16 - 64;
}

describe('a bundle', () => {
  it('RES-001 gives back files of any size: none, one byte, around chunks and transfers', async () => {
    const around = [CHUNK, 2 * CHUNK, 16 * CHUNK].flatMap((size) => [size - 1, size, size + 1]);
    for (const size of [0, 1, 2, 4095, ...around, 40 * CHUNK + 17])
      for (const recipient of [TENANT, null]) await expectBack({ 'a.bin': size }, recipient);
  });

  it('RES-001 gives back a bundle whose last chunk is full, one byte short, or one byte over', async () => {
    for (const target of [CHUNK, 2 * CHUNK])
      for (const more of [-1, 0, 1]) {
        // The number of digits of the size is part of the manifest.
        const head = (await headBytes()) + String(target - 2000).length - 1;
        const { bytes } = await seal({ 'a.bin': target - head + more });
        const chunks = Math.ceil((target + more) / CHUNK);
        expect(bytes.length).toBe(112 + target + more + 16 * chunks + 64);
        await expectBack({ 'a.bin': target - head + more }, TENANT);
      }
  });

  it('RES-001 gives back no file, and many files in folders with names of any script', async () => {
    await expectBack({}, TENANT);
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [`tiles/${n % 7}/tile ${n}.tif`, n * 37]),
    );
    await expectBack({ ...many, 'données/Überflutung-洪水.geojson': 5, '.hidden': 0, 'a..b': 1 }, TENANT);
  });

  it('RES-001 gives back where the result comes from', async () => {
    const { bytes } = await seal({ 'alerts.geojson': 10, log: 3 });
    const { opened, disk } = await open(bytes);
    const manifest = JSON.parse(Buffer.from(await disk.read(`${OUT}/manifest.json`)).toString());
    expect(manifest).toMatchObject({ provenance: PROVENANCE, recipient: hex(TENANT) });
    expect(opened).toMatchObject({ manifest: { provenance: PROVENANCE, files: manifest.files } });
    const signed = await disk.read(`${OUT}/manifest.sig`);
    const contents = await disk.read(`${OUT}/manifest.json`);
    expect(verify(null, contents, publicKeyOf('ed25519', CRAFT_KEY), signed)).toBe(true);
    expect(manifest.files).toEqual([
      { path: 'alerts.geojson', bytes: 10, sha256: sha256(contentsOf('alerts.geojson', 10)) },
      { path: 'log', bytes: 3, sha256: sha256(contentsOf('log', 3)) },
    ]);
  });

  it('RES-002 shows nothing of its contents, and never the same bytes twice', async () => {
    const sizes = { 'secret-name.bin': 5000 };
    const entropy = counting();
    const [one, other] = [await seal(sizes, { entropy }), await seal(sizes, { entropy })];
    expect(one.bytes).toHaveLength(other.bytes.length);
    expect(hex(one.bytes.subarray(80, 112))).not.toBe(hex(other.bytes.subarray(80, 112)));
    const body = Buffer.from(one.bytes).subarray(112, -64);
    for (const secret of [
      'secret-name',
      'flood-7',
      'acme',
      Buffer.from(contentsOf('secret-name.bin', 5000).subarray(100, 116)),
    ])
      expect(body.includes(secret)).toBe(false);
    const same = [...body].filter((byte, index) => byte === other.bytes[112 + index]).length;
    expect(same).toBeLessThan(body.length / 32);
  });

  it('RES-002 never seals two results with one key, even if the entropy fails and repeats itself', async () => {
    const entropy = (): Uint8Array => new Uint8Array(32);
    const ephemeralOf = async (path: string): Promise<string> =>
      hex((await seal({ [path]: 5000 }, { entropy })).bytes.subarray(80, 112));
    expect(await ephemeralOf('a.bin')).toBe(await ephemeralOf('a.bin'));
    expect(await ephemeralOf('a.bin')).not.toBe(await ephemeralOf('b.bin'));
    await expect(seal({ a: 1 }, { entropy: () => new Uint8Array(16) })).rejects.toThrow('16 bytes');
  });

  it('RES-014 says openly when it is not secret, asks no entropy, and opens with no key or any key', async () => {
    const entropy = (): never => {
      throw new Error('asked');
    };
    const { bytes, result } = await seal({ 'a.bin': 100 }, { recipient: null, entropy });
    expect(result.secrecy).toBe('none');
    expect(bytes[7]).toBe(0);
    expect(Buffer.from(bytes).includes(Buffer.from(contentsOf('a.bin', 100)))).toBe(true);
    expect((await open(bytes, { tenantKey: null })).opened).toMatchObject({
      kind: 'opened',
      secrecy: 'none',
    });
    expect((await open(bytes, { tenantKey: OTHER_KEY })).opened).toMatchObject({ secrecy: 'none' });
    expect((await seal({ 'a.bin': 100 })).bytes[7]).toBe(1);
  });

  it('RES-003 can be checked by anybody who has the craft’s public key', async () => {
    const { bytes, disk, result } = await seal({ 'a.bin': 70_000 });
    const genuine = { kind: 'genuine', secrecy: 'tenant', recipient: hex(TENANT), sha256: result.sha256 };
    expect(await checkBundle({ disk, path: BUNDLE }, CRAFT_KEY)).toEqual({ ...genuine, bytes: bytes.length });
    expect(await checkBundle({ disk, path: BUNDLE }, TENANT)).toMatchObject({ refusal: 'signer' });
    expect(await checkBundle({ disk, path: 'nothing' }, CRAFT_KEY)).toMatchObject({ refusal: 'absent' });
    disk.corrupt(BUNDLE, (all) => all.map((byte, index) => (index === 40_000 ? byte ^ 4 : byte)));
    expect(await checkBundle({ disk, path: BUNDLE }, CRAFT_KEY)).toMatchObject({ refusal: 'signature' });
  });

  it('RES-002 opens for the tenant only', async () => {
    const { bytes } = await seal({ 'a.bin': 100 });
    expect(await refusalOf(bytes, { tenantKey: OTHER_KEY })).toBe('recipient');
    expect(await refusalOf(bytes, { tenantKey: null })).toBe('key-needed');
  });

  it('RES-002 is not sealed to a key that keeps no secret', async () => {
    const disk = new MemoryDisk('ssd0');
    const files = await putFiles(disk, { a: 1 });
    const result = await sealResults(disk, requestOf(files, { recipient: new Uint8Array(32) }));
    expect(result).toMatchObject({ kind: 'refused', refusal: 'recipient' });
    expect(disk.paths()).toEqual(['results/0']);
  });

  it('RES-011 does not open over something that is there', async () => {
    const { bytes } = await seal({ a: 1 });
    const { disk } = await open(bytes);
    const before = disk.paths();
    const out = { disk, folder: OUT };
    const again = await openBundle({
      bundle: { disk, path: 'bundle' },
      out,
      craftKey: CRAFT_KEY,
      tenantKey: TENANT_KEY,
    });
    expect(again).toMatchObject({ kind: 'refused', refusal: 'out-exists' });
    expect(disk.paths()).toEqual(before);
  });
});

import { createHash } from 'node:crypto';
import { encodeManifest } from '../src/manifest';
import { signManifest } from '../src/signature';
import {
  counting,
  CRAFT_KEY,
  flipped,
  HEADER_BYTES,
  open,
  OTHER_KEY,
  PROVENANCE,
  refusalOf,
  seal,
  SIGNATURE_BYTES,
  signedAnew,
  SIGNING_KEY,
  TENANT,
  TENANT_KEY,
} from './support';

const SECRECIES = [
  ['tenant', TENANT],
  ['none', null],
] as const;
// Thousands of openings take longer than the usual patience when the machine is busy.
jest.setTimeout(300_000);
const CHUNK = 65_536;
const SEALED_CHUNK = CHUNK + 16;
const ALLOWED = new Set([
  'not-a-bundle',
  'version',
  'header',
  'size',
  'signer',
  'signature',
  'recipient',
  'key-needed',
  'chunk',
  'manifest',
  'manifest-signature',
  'file',
]);

/** The header, the chunks and the signature of a bundle. */
function partsOf(bytes: Uint8Array): { header: Buffer; chunks: Buffer[]; signature: Buffer } {
  const all = Buffer.from(bytes);
  const body = all.subarray(HEADER_BYTES, -SIGNATURE_BYTES);
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; at += SEALED_CHUNK) chunks.push(body.subarray(at, at + SEALED_CHUNK));
  return { header: all.subarray(0, HEADER_BYTES), chunks, signature: all.subarray(-SIGNATURE_BYTES) };
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** A bundle whose signature is right: only the seal stands in the way. */
function forged(header: Buffer, chunks: readonly Buffer[]): Uint8Array {
  return signedAnew(joined(header, ...chunks, Buffer.alloc(SIGNATURE_BYTES)));
}

/** Says so in a header: its length decides over the size of the bundle. */
function withLength(header: Buffer, plaintextBytes: number): Buffer {
  const changed = Buffer.from(header);
  changed.writeBigUInt64BE(BigInt(plaintextBytes), 8);
  return changed;
}

describe('a bundle that was tampered with', () => {
  it.each(SECRECIES)(
    'RES-004 is refused whatever byte of it was changed (secrecy %s)',
    async (_, recipient) => {
      const { bytes } = await seal({ 'a.bin': 60, 'b/c': 0 }, { recipient });
      const tenantKey = recipient ? TENANT_KEY : null;
      expect((await open(bytes, { tenantKey })).opened.kind).toBe('opened');
      for (let at = 0; at < bytes.length; at++) {
        const refusal = await refusalOf(flipped(bytes, at, 1 << (at % 8)), { tenantKey });
        if (!ALLOWED.has(refusal)) throw new Error(`byte ${at}: ${refusal}`);
      }
    },
  );

  it.each(SECRECIES)(
    'RES-004 is refused by what is inside, whatever byte was changed by somebody with the signing key (secrecy %s)',
    async (_, recipient) => {
      const { bytes } = await seal({ 'a.bin': 60, 'b/c': 0 }, { recipient });
      const tenantKey = recipient ? TENANT_KEY : null;
      expect((await open(signedAnew(bytes), { tenantKey })).opened.kind).toBe('opened');
      const found = new Set<string>();
      for (let at = 0; at < bytes.length - SIGNATURE_BYTES; at++) {
        const refusal = await refusalOf(signedAnew(flipped(bytes, at)), { tenantKey });
        if (!ALLOWED.has(refusal) || refusal === 'signature') throw new Error(`byte ${at}: ${refusal}`);
        found.add(refusal);
      }
      const inside = recipient ? ['chunk', 'recipient'] : ['file', 'manifest', 'manifest-signature'];
      expect([...found]).toEqual(expect.arrayContaining(inside));
    },
  );

  it('RES-005 is refused when it was cut off: at every byte of a small one, at every chunk of a large one', async () => {
    const small = (await seal({ 'a.bin': 60 })).bytes;
    for (let length = 0; length < small.length; length++)
      expect(['not-a-bundle', 'size']).toContain(await refusalOf(small.subarray(0, length)));
    const large = (await seal({ 'a.bin': 4 * CHUNK })).bytes;
    const { header, chunks, signature } = partsOf(large);
    expect(chunks).toHaveLength(5);
    for (let kept = 0; kept < chunks.length; kept++) {
      const cut = chunks.slice(0, kept);
      expect(await refusalOf(joined(header, ...cut))).toBe('size');
      expect(await refusalOf(joined(header, ...cut, signature))).toBe('size');
      if (kept === 0) continue;
      // The header says the shorter length, and the craft's own key signs it: the last chunk is still not the last.
      const shorter = withLength(header, kept * CHUNK);
      expect(await refusalOf(joined(shorter, ...cut, signature))).toBe('signature');
      expect(await refusalOf(forged(shorter, cut))).toBe('chunk');
    }
    for (const more of [1, 16, SEALED_CHUNK])
      expect(await refusalOf(joined(large, Buffer.alloc(more)))).toBe('size');
  });

  it('RES-006 is refused when chunks were moved, doubled or left out, whoever signed it', async () => {
    const { bytes } = await seal({ 'a.bin': 4 * CHUNK });
    const { header, chunks } = partsOf(bytes);
    const orders: Readonly<Record<string, readonly number[]>> = {
      'first two changed places': [1, 0, 2, 3, 4],
      'middle ones changed places': [0, 2, 1, 3, 4],
      'one doubled in the place of the next': [0, 1, 1, 3, 4],
    };
    expect((await open(forged(header, chunks))).opened.kind).toBe('opened');
    for (const [name, order] of Object.entries(orders)) {
      const refusal = await refusalOf(
        forged(
          header,
          order.map((index) => chunks[index]),
        ),
      );
      expect(`${name}: ${refusal}`).toBe(`${name}: chunk`);
    }
    const lastBytes = chunks[4].length - 16;
    const without = [0, 1, 2, 4].map((index) => chunks[index]);
    expect(await refusalOf(forged(withLength(header, 3 * CHUNK + lastBytes), without))).toBe('chunk');
    const twice = [0, 1, 2, 3, 3, 4].map((index) => chunks[index]);
    expect(await refusalOf(forged(withLength(header, 5 * CHUNK + lastBytes), twice))).toBe('chunk');
  });

  it('RES-006 is refused when a chunk of another bundle was put in, also of the same tenant, file and place', async () => {
    const one = partsOf((await seal({ 'a.bin': 4 * CHUNK })).bytes);
    const other = partsOf((await seal({ 'a.bin': 4 * CHUNK }, { entropy: counting(9) })).bytes);
    for (let index = 0; index < one.chunks.length; index++) {
      const spliced = one.chunks.map((chunk, at) => (at === index ? other.chunks[at] : chunk));
      expect(await refusalOf(forged(one.header, spliced))).toBe('chunk');
    }
    expect(await refusalOf(forged(other.header, one.chunks))).toBe('chunk');
  });

  it('RES-003 is refused when another craft has signed it', async () => {
    const { bytes } = await seal({ 'a.bin': 60 }, { signingKey: OTHER_KEY });
    expect(await refusalOf(bytes)).toBe('signer');
    // With our craft's key in the header, but signed by the other.
    const claimed = joined(bytes.subarray(0, 16), CRAFT_KEY, bytes.subarray(48));
    expect(await refusalOf(claimed)).toBe('signature');
  });
});

describe('a result that its tenant or its craft seals anew', () => {
  /** A bundle without secrecy around a manifest of somebody's choice. */
  function bundleOf(manifest: Uint8Array, signature: Uint8Array, contents: Uint8Array): Uint8Array {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(manifest.length);
    const body = joined(length, manifest, signature, contents);
    const header = Buffer.alloc(HEADER_BYTES);
    header.write('DLRSLT');
    header[6] = 1;
    header.set(CRAFT_KEY, 16);
    return forged(withLength(header, body.length), [Buffer.from(body)]);
  }

  const contents = Buffer.from('result');
  const file = { path: 'a', bytes: 6, sha256: createHash('sha256').update(contents).digest('hex') };
  const manifest = encodeManifest({ recipient: null, provenance: PROVENANCE, files: [file] });
  const signature = signManifest(SIGNING_KEY, manifest);
  const refused = (bytes: Uint8Array): Promise<string> => refusalOf(bytes, { tenantKey: null });

  it('RES-007 is refused when its manifest is not what the craft has signed', async () => {
    expect((await open(bundleOf(manifest, signature, contents), { tenantKey: null })).opened.kind).toBe(
      'opened',
    );
    expect(await refused(bundleOf(manifest, signManifest(OTHER_KEY, manifest), contents))).toBe(
      'manifest-signature',
    );
    expect(await refused(bundleOf(flipped(manifest, 300), signature, contents))).toBe('manifest-signature');
    expect(await refused(bundleOf(manifest, signature, Buffer.from('resulT')))).toBe('file');
  });

  it('RES-007 is refused when its manifest is meant for another tenant', async () => {
    const recipient = Buffer.from(TENANT).toString('hex');
    const meant = encodeManifest({ recipient, provenance: PROVENANCE, files: [file] });
    expect(await refused(bundleOf(meant, signManifest(SIGNING_KEY, meant), contents))).toBe('manifest');
  });

  it('RES-007 is refused when its manifest does not hold, or does not fit the bundle', async () => {
    const signed = (value: unknown): Uint8Array => {
      const bytes = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
      return bundleOf(bytes, signManifest(SIGNING_KEY, bytes), contents);
    };
    const good = JSON.parse(manifest.toString()) as Record<string, unknown>;
    const provenance = good.provenance as Record<string, unknown>;
    expect((await open(signed({ ...good, later: 1 }), { tenantKey: null })).opened.kind).toBe('opened');
    const bad: unknown[] = [
      'no JSON',
      'null',
      { ...good, format: 'dawnline-result-manifest-2' },
      { ...good, recipient: 7 },
      { ...good, provenance: null },
      { ...good, provenance: { ...provenance, attempts: -1 } },
      { ...good, provenance: { ...provenance, inputs: [{ path: 'x' }] } },
      { ...good, provenance: { ...provenance, silentCorruption: { defence: 'luck', verdict: 'passed' } } },
      { ...good, files: 'a' },
      { ...good, files: [{ ...file, bytes: 1.5 }] },
      { ...good, files: [{ ...file, sha256: 'x' }] },
      { ...good, files: [{ ...file, bytes: 5 }] },
      { ...good, files: [{ ...file, bytes: 7 }] },
      { ...good, files: [] },
    ];
    for (const value of bad) expect(await refused(signed(value))).toBe('manifest');
    const length = Buffer.from(bundleOf(manifest, signature, contents));
    length.writeUInt32BE(0xffffffff, HEADER_BYTES);
    expect(await refused(signedAnew(length))).toBe('manifest');
    length.writeUInt32BE(100_000, HEADER_BYTES);
    expect(await refused(signedAnew(length))).toBe('manifest');
  });

  it('RES-008 is refused when a path leaves its folder, cannot be stored, or stands in the way of another', async () => {
    const unsafe = [
      '../a',
      '/etc/passwd',
      'a/../../b',
      '',
      '.',
      'a//b',
      'a/',
      'a\\b',
      'a\0b',
      'a\nb',
      '\ud800',
    ];
    const long = ['x'.repeat(256), Array(300).fill('abc').join('/')];
    for (const paths of [
      ...[...unsafe, ...long].map((path) => [path]),
      ['b', 'b'],
      ['b/c', 'b'],
      ['b', 'b/c/d'],
    ]) {
      const files = paths.map((path, index) => ({ ...file, path, bytes: index === 0 ? 6 : 0 }));
      const bytes = Buffer.from(JSON.stringify({ ...JSON.parse(manifest.toString()), files }));
      const refusal = await refused(bundleOf(bytes, signManifest(SIGNING_KEY, bytes), contents));
      expect(`${JSON.stringify(paths).slice(0, 40)} ${refusal}`).toBe(
        `${JSON.stringify(paths).slice(0, 40)} path`,
      );
    }
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKeyText, sealResults, signingPublicKey, tenantPublicKey } from '@dawnline/results';
import { MemoryDisk } from '../../storage/test/memory-disk';
import { BUNDLE, open, OUT, PROVENANCE, requestOf, sha256 } from './support';

/** Keys, entropy and files in, bundles out; `bundle` of a reader in another language must be these bytes. */
interface Vector {
  readonly signingKey: string;
  readonly craftKey: string;
  readonly tenantKey: string;
  readonly recipient: string;
  readonly entropy: string;
  readonly files: readonly { readonly path: string; readonly contents: string }[];
  readonly sealed: string;
  readonly open: string;
}

const VECTOR = JSON.parse(readFileSync(join(__dirname, 'vector.json'), 'utf8')) as Vector;
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

async function sealed(recipient: Uint8Array | null): Promise<string> {
  const disk = new MemoryDisk('ssd0');
  const files = [];
  for (const [index, { path, contents }] of VECTOR.files.entries()) {
    const bytes = Buffer.from(contents);
    await disk.write(`${index}`, bytes);
    files.push({ path, source: `${index}`, bytes: bytes.length, sha256: sha256(bytes) });
  }
  const entropy = (): Uint8Array => hex(VECTOR.entropy);
  await sealResults(disk, requestOf(files, { recipient, entropy, signingKey: hex(VECTOR.signingKey) }));
  return text(await disk.read(BUNDLE));
}

describe('the known answer', () => {
  it('RES-013 keys, entropy and files of vector.json give its bytes, sealed and open', async () => {
    expect(text(signingPublicKey(hex(VECTOR.signingKey)))).toBe(VECTOR.craftKey);
    expect(text(tenantPublicKey(hex(VECTOR.tenantKey)))).toBe(VECTOR.recipient);
    expect(await sealed(hex(VECTOR.recipient))).toBe(VECTOR.sealed);
    expect(await sealed(null)).toBe(VECTOR.open);
  });

  it('RES-013 the bytes of vector.json open', async () => {
    const keys = { craftKey: hex(VECTOR.craftKey), tenantKey: hex(VECTOR.tenantKey) };
    for (const bundle of [VECTOR.sealed, VECTOR.open]) {
      const { opened, disk } = await open(hex(bundle), keys);
      expect(opened).toMatchObject({ kind: 'opened', manifest: { provenance: PROVENANCE } });
      for (const { path, contents } of VECTOR.files)
        expect(Buffer.from(await disk.read(`${OUT}/files/${path}`)).toString()).toBe(contents);
    }
  });

  it('RES-013 README.md shows the header and the size of the bundle of vector.json', () => {
    const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
    const block = readme.split('<!-- header -->')[1].split('```')[1];
    const digits = block.split('\n').map((line) => /^[0-9a-f]+/.exec(line)?.[0] ?? '');
    expect(digits.join('')).toBe(VECTOR.sealed.slice(0, 2 * 112));
    expect(readme).toContain(`${VECTOR.sealed.length / 2} bytes`);
  });
});

describe('keys', () => {
  const PRIVATE = 'a5'.repeat(32);

  it('RES-002 are read from hexadecimal digits or PEM, private and public', () => {
    // RFC 8410, section 10.3: an Ed25519 private key and its seed.
    const pem =
      '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n';
    const seed = 'd4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842';
    const publicPem =
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n';
    const publicKey = '19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1';
    expect(text(readKeyText(pem, 'ed25519', 'private')!)).toBe(seed);
    expect(text(readKeyText(pem, 'ed25519', 'public')!)).toBe(publicKey);
    expect(text(readKeyText(publicPem, 'ed25519', 'public')!)).toBe(publicKey);
    expect(text(readKeyText(` ${PRIVATE.toUpperCase()}\n`, 'x25519', 'private')!)).toBe(PRIVATE);
  });

  it('RES-002 are refused when they are of another curve, another part, or no key at all', () => {
    const pem =
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n';
    expect(readKeyText(pem, 'x25519', 'public')).toBeNull();
    expect(readKeyText(pem, 'ed25519', 'private')).toBeNull();
    for (const bad of ['', 'abc', 'zz'.repeat(32), `${PRIVATE}00`, '-----BEGIN PUBLIC KEY-----\nAAAA\n'])
      expect(readKeyText(bad, 'x25519', 'private')).toBeNull();
  });
});

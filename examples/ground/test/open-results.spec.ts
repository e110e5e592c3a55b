import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LiveDisk } from '../../../libs/host/src/live/disk';
import {
  contentsOf,
  putFiles,
  requestOf,
  SIGNING_KEY,
  TENANT,
  TENANT_KEY,
} from '../../../libs/results/test/support';
import { sealResults, signingPublicKey } from '@dawnline/results';

const SCRIPT = join(__dirname, '../open_results.py');
const VECTOR_FILE = join(__dirname, '../../../libs/results/test/vector.json');

const python = spawnSync('python3', ['-c', 'import cryptography']);
const missing = python.status === 0 ? '' : 'skipped: python3 with the package cryptography is not here';
/** In CI nothing is skipped: there the absence fails the test. */
const whenPython = missing === '' || process.env.CI === 'true' ? it : it.skip;
const title = (text: string): string => (missing === '' ? text : `${text} (${missing})`);

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'dawnline-open-results-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Writes bundle and keys; returns what the script says, '' when it opened the bundle into `out`. */
function run(bundle: Uint8Array, craftKey: string, tenantKey: string | null): string {
  writeFileSync(at('bundle'), bundle);
  writeFileSync(at('craft.pub'), `${craftKey}\n`);
  if (tenantKey) writeFileSync(at('tenant.key'), `${tenantKey}\n`);
  for (const name of ['out', 'out.tmp']) rmSync(at(name), { recursive: true, force: true });
  const keys = [at('craft.pub'), at('out'), ...(tenantKey ? [at('tenant.key')] : [])];
  const done = spawnSync('python3', [SCRIPT, at('bundle'), ...keys]);
  return done.status === 0 ? '' : `${missing} ${String(done.stderr)}`;
}

describe('opening results in another language', () => {
  it('takes at most 80 lines of code', () => {
    const code = readFileSync(SCRIPT, 'utf8')
      .replace(/"""[\s\S]*?"""/g, '')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
    expect(code.length).toBeLessThanOrEqual(80);
  });

  whenPython(title('RES-013 opens the known answer, sealed and open, and shows its provenance'), () => {
    const vector = JSON.parse(readFileSync(VECTOR_FILE, 'utf8')) as Record<string, string> & {
      files: { path: string; contents: string }[];
    };
    for (const [bundle, key] of [
      [vector.sealed, vector.tenantKey],
      [vector.open, null],
    ] as const) {
      expect(run(Buffer.from(bundle, 'hex'), vector.craftKey, key)).toBe('');
      for (const { path, contents } of vector.files)
        expect(readFileSync(join(at('out'), 'files', path), 'utf8')).toBe(contents);
      const manifest = JSON.parse(readFileSync(at('out/manifest.json'), 'utf8'));
      expect(manifest).toMatchObject({ provenance: { craft: 'odc-1', job: 'flood-7', attempts: 3 } });
    }
  });

  whenPython(title('RES-001 opens a result of many chunks with keys that openssl made'), async () => {
    const disk = await LiveDisk.open('ssd0', at('disk'));
    const files = await putFiles(disk, { 'a.bin': 3_000_001, 'b/c': 0 });
    await sealResults(disk, requestOf(files, { recipient: TENANT }));
    const bundle = await disk.read('bundles/flood-7.dlr');
    const pem = `-----BEGIN PRIVATE KEY-----\n${Buffer.concat([
      Buffer.from('302e020100300506032b656e04220420', 'hex'),
      TENANT_KEY,
    ]).toString('base64')}\n-----END PRIVATE KEY-----`;
    expect(run(bundle, hex(signingPublicKey(SIGNING_KEY)), pem)).toBe('');
    expect(Buffer.compare(readFileSync(at('out/files/a.bin')), contentsOf('a.bin', 3_000_001))).toBe(0);
    expect(readFileSync(at('out/files/b/c'))).toHaveLength(0);
  });

  whenPython(title('RES-004 refuses what was changed, cut off, or is not for this key'), () => {
    const vector = JSON.parse(readFileSync(VECTOR_FILE, 'utf8')) as Record<string, string>;
    const bundle = Buffer.from(vector.sealed, 'hex');
    const changed = (byte: number): Buffer => {
      const copy = Buffer.from(bundle);
      copy[byte] ^= 1;
      return copy;
    };
    expect(run(changed(700), vector.craftKey, vector.tenantKey)).toContain('InvalidSignature');
    expect(run(changed(20), vector.craftKey, vector.tenantKey)).toContain('no result bundle of this craft');
    expect(run(bundle.subarray(0, -1), vector.craftKey, vector.tenantKey)).toContain('cut off');
    expect(run(bundle, vector.craftKey, '11'.repeat(32))).toContain('another tenant');
    expect(existsSync(at('out'))).toBe(false);
  });
});

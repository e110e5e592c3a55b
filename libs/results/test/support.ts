import { createHash } from 'node:crypto';
import type { Disk, Entropy } from '@dawnline/host';
import {
  openBundle,
  sealResults,
  signingPublicKey,
  tenantPublicKey,
  type OpenedBundle,
  type Provenance,
  type ResultFile,
  type SealedBundle,
  type SealRequest,
} from '@dawnline/results';
import { MemoryDisk } from '../../storage/test/memory-disk';
import { signBundle } from '../src/signature';

export const SIGNATURE_BYTES = 64;
export const HEADER_BYTES = 112;

const key = (name: string): Uint8Array => new Uint8Array(createHash('sha256').update(name).digest());

export const SIGNING_KEY = key('craft');
export const CRAFT_KEY = signingPublicKey(SIGNING_KEY);
export const TENANT_KEY = key('tenant');
export const TENANT = tenantPublicKey(TENANT_KEY);
export const OTHER_KEY = key('another tenant');

export const BUNDLE = 'bundles/flood-7.dlr';
export const OUT = 'opened';

export const PROVENANCE: Provenance = {
  craft: 'odc-1',
  job: 'flood-7',
  tenant: 'acme',
  attempts: 3,
  restoredFrom: [{ attempt: 2, sequence: 4, step: 400 }],
  program: 'flood',
  programSha256: null,
  specificationSha256: 'ab'.repeat(32),
  inputs: [{ path: 'tile.bin', bytes: 12, sha256: 'cd'.repeat(32) }],
  startedUs: 60_000_000,
  endedUs: 90_000_000,
  startedUtcUs: 1_700_000_060_000_000,
  endedUtcUs: 1_700_000_090_000_000,
  gpu: 'GPU-0',
  software: '0.1.0',
  resultDigest: null,
  silentCorruption: { defence: 'duplicate', verdict: 'passed' },
};

/** A different stream of bytes for every name. */
export function contentsOf(name: string, bytes: number): Uint8Array {
  const block = createHash('sha512').update(name).digest();
  const contents = Buffer.alloc(bytes, block);
  for (let at = 0; at + 4 <= bytes; at += 4096) contents.writeUInt32BE(at, at);
  return new Uint8Array(contents);
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Counted entropy: a new value for every draw. */
export function counting(start = 0): Entropy {
  let draws = start;
  return (bytes) =>
    new Uint8Array(createHash('sha256').update(`draw ${draws++}`).digest().subarray(0, bytes));
}

export async function putFiles(disk: Disk, sizes: Readonly<Record<string, number>>): Promise<ResultFile[]> {
  await disk.makeFolder('results');
  const files: ResultFile[] = [];
  for (const [index, [path, bytes]] of Object.entries(sizes).entries()) {
    const contents = contentsOf(path, bytes);
    const source = `results/${index}`;
    await disk.write(source, contents);
    await disk.sync(source);
    files.push({ path, source, bytes, sha256: sha256(contents) });
  }
  await disk.syncFolder('results');
  await disk.syncFolder('');
  return files;
}

export function requestOf(files: readonly ResultFile[], more: Partial<SealRequest> = {}): SealRequest {
  return {
    files,
    provenance: PROVENANCE,
    recipient: TENANT,
    signingKey: SIGNING_KEY,
    entropy: counting(),
    outPath: BUNDLE,
    ...more,
  };
}

export interface Sealed {
  readonly disk: MemoryDisk;
  readonly bytes: Uint8Array;
  readonly result: SealedBundle & { kind: 'sealed' };
}

export async function seal(
  sizes: Readonly<Record<string, number>>,
  more: Partial<SealRequest> = {},
): Promise<Sealed> {
  const disk = new MemoryDisk('ssd0');
  const result = await sealResults(disk, requestOf(await putFiles(disk, sizes), more));
  if (result.kind !== 'sealed') throw new Error(result.detail);
  return { disk, result, bytes: await disk.read(BUNDLE) };
}

export interface OpenOptions {
  readonly tenantKey?: Uint8Array | null;
  readonly craftKey?: Uint8Array;
}

/** Opens bytes as a bundle on a fresh disk. */
export async function open(
  bytes: Uint8Array,
  { tenantKey = TENANT_KEY, craftKey = CRAFT_KEY }: OpenOptions = {},
): Promise<{ readonly opened: OpenedBundle; readonly disk: MemoryDisk }> {
  const disk = new MemoryDisk('ground');
  await disk.write('bundle', bytes);
  const bundle = { disk, path: 'bundle' };
  const opened = await openBundle({ bundle, out: { disk, folder: OUT }, craftKey, tenantKey });
  return { opened, disk };
}

/** The refusal, and a check that nothing was left behind. */
export async function refusalOf(bytes: Uint8Array, options: OpenOptions = {}): Promise<string> {
  const { opened, disk } = await open(bytes, options);
  expect(disk.paths()).toEqual(['bundle']);
  return opened.kind === 'refused' ? opened.refusal : opened.kind;
}

/** What a forger could make who has the craft's own signing key: the strictest attacker for all that is inside. */
export function signedAnew(bytes: Uint8Array): Uint8Array {
  const signed = Buffer.from(bytes).subarray(0, -SIGNATURE_BYTES);
  const digest = createHash('sha256').update(signed).digest();
  return new Uint8Array(Buffer.concat([signed, signBundle(SIGNING_KEY, digest)]));
}

export function flipped(bytes: Uint8Array, at: number, mask = 0x01): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ mask : byte));
}

import { strict as assert } from 'node:assert';
import { collisionIn, faultOfPath } from './paths';
import { faultOfProvenance, isCount, isSha256, type Provenance } from './provenance';
import { Refused } from './refusal';
import { FILES_MAX_ITEMS, MANIFEST_MAX_BYTES } from './results.limits';

const FORMAT = 'dawnline-result-manifest-1';

/** One file of a bundle. */
export interface SealedFile {
  /** Relative, forward slashes, never upwards. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

export interface ResultManifest {
  /** X25519 public key of the tenant, hexadecimal; null where the bundle is not secret. */
  readonly recipient: string | null;
  readonly provenance: Provenance;
  /** In the order in which their contents follow. */
  readonly files: readonly SealedFile[];
}

/** @throws Refused 'path' or 'too-large' */
function checkFiles(files: readonly SealedFile[]): void {
  if (files.length > FILES_MAX_ITEMS)
    throw new Refused('too-large', `${files.length} files, at most ${FILES_MAX_ITEMS} are allowed`);
  for (const { path } of files) {
    const fault = faultOfPath(path);
    if (fault) throw new Refused('path', `${JSON.stringify(path.slice(0, 200))}: ${fault}`);
  }
  const twice = collisionIn(files.map(({ path }) => path));
  if (twice !== null)
    throw new Refused('path', `${JSON.stringify(twice)} is given twice, or is also a folder`);
}

/** The bytes that are sealed and signed. @throws Refused 'path' or 'too-large' */
export function encodeManifest({ recipient, provenance, files }: ResultManifest): Buffer {
  const fault = faultOfProvenance(provenance);
  assert(fault === null, `provenance.${fault} does not hold`);
  checkFiles(files);
  const entries = files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
  const contents = Buffer.from(
    `${JSON.stringify({ format: FORMAT, recipient, provenance, files: entries }, null, 1)}\n`,
  );
  if (contents.length > MANIFEST_MAX_BYTES)
    throw new Refused(
      'too-large',
      `the manifest has ${contents.length} bytes, at most ${MANIFEST_MAX_BYTES} are allowed`,
    );
  return contents;
}

function isFile(value: unknown): value is SealedFile {
  const { path, bytes, sha256 } = (value ?? {}) as Record<string, unknown>;
  return typeof path === 'string' && isCount(bytes) && isSha256(sha256);
}

/** Reads a manifest whose signature holds; unknown fields are ignored. @throws Refused 'manifest', 'path' or 'too-large' */
export function decodeManifest(contents: Uint8Array): ResultManifest {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(contents).toString('utf8'));
  } catch {
    throw new Refused('manifest', 'it is no JSON');
  }
  const { format, recipient, provenance, files } = (value ?? {}) as Record<string, unknown>;
  if (format !== FORMAT) throw new Refused('manifest', `format must be ${FORMAT}`);
  if (recipient !== null && !isSha256(recipient))
    throw new Refused('manifest', 'recipient must be a key in hexadecimal, or null');
  const fault = faultOfProvenance(provenance);
  if (fault) throw new Refused('manifest', `provenance.${fault} does not hold`);
  if (!Array.isArray(files) || !files.every(isFile))
    throw new Refused('manifest', 'files must be a list of path, bytes and sha256');
  checkFiles(files);
  return { recipient: recipient as string | null, provenance: provenance as Provenance, files };
}

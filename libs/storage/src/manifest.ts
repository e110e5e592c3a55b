import { isInnerPath } from './paths';
import { MANIFEST_FILES_MAX_ITEMS } from './storage.limits';

export const MANIFEST_NAME = 'manifest.json';

export interface ManifestFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a checkpoint says of itself (jobs.md 3.4). */
export interface Manifest {
  readonly sequence: number;
  readonly step: number;
  readonly attempt: number;
  readonly appFormat: string;
  readonly files: readonly ManifestFile[];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function fileOf(value: unknown): ManifestFile | null {
  const { path, bytes, sha256 } = (value ?? {}) as Record<string, unknown>;
  if (typeof path !== 'string' || !isInnerPath(path) || path === MANIFEST_NAME) return null;
  if (!isCount(bytes) || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return null;
  return { path, bytes, sha256 };
}

/** Reads a manifest; unknown fields are ignored (JP-6). Returns the reason as text when it is none. */
export function parseManifest(contents: Uint8Array): Manifest | string {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(contents).toString('utf8'));
  } catch {
    return 'manifest is no JSON';
  }
  const { seq, step, attempt, app_format: appFormat, files } = (value ?? {}) as Record<string, unknown>;
  if (!isCount(seq) || !isCount(step) || !isCount(attempt)) return 'seq, step and attempt must be counts';
  if (typeof appFormat !== 'string') return 'app_format must be a text';
  if (!Array.isArray(files) || files.length === 0 || files.length > MANIFEST_FILES_MAX_ITEMS) {
    return `files must be a list of 1 to ${MANIFEST_FILES_MAX_ITEMS}`;
  }
  const entries: ManifestFile[] = [];
  for (const file of files) {
    const entry = fileOf(file);
    if (!entry) return 'a file entry needs path, bytes and sha256';
    entries.push(entry);
  }
  if (new Set(entries.map((entry) => entry.path)).size !== entries.length) return 'a file is listed twice';
  return { sequence: seq, step, attempt, appFormat, files: entries };
}

import { createHash } from 'node:crypto';
import type { Disk } from '@dawnline/host';
import { RESULT_DEPTH_MAX_ITEMS, RESULT_FILES_MAX_ITEMS } from '../job-executor.limits';

/** What an attempt left in its result folder. */
export interface CollectedResult {
  /** The digest that the program sealed itself, else that of the list of files; '' when there is no file. */
  readonly digest: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

/** A program may seal a digest of its own here: 64 hex digits, written last. */
const DIGEST_FILE = 'digest';
const DIGEST = /^[0-9a-f]{64}\s*$/;
const DIGEST_FILE_MAX_BYTES = 128;

export const NO_RESULT: CollectedResult = { digest: '', files: [] };

/** Reads every file of a result folder back. Bounded; what is beyond the bound is no part of the result. */
export async function collectResult(disk: Disk, folder: string): Promise<CollectedResult> {
  const paths: string[] = [];
  await listInto(paths, disk, folder, '', 0);
  const files: CollectedResult['files'][number][] = [];
  for (const path of paths.sort()) {
    const whole = `${folder}/${path}`;
    const stat = await disk.stat(whole);
    if (stat) files.push({ path, bytes: stat.bytes, sha256: await disk.digest(whole) });
  }
  return { digest: (await sealedDigest(disk, folder)) ?? digestOf(files), files };
}

async function listInto(
  paths: string[],
  disk: Disk,
  folder: string,
  below: string,
  depth: number,
): Promise<void> {
  const here = below === '' ? folder : `${folder}/${below}`;
  if ((await disk.stat(here)) === null || depth > RESULT_DEPTH_MAX_ITEMS) return;
  for (const name of [...(await disk.list(here))].sort()) {
    const path = below === '' ? name : `${below}/${name}`;
    const stat = await disk.stat(`${folder}/${path}`);
    if (stat?.folder) await listInto(paths, disk, folder, path, depth + 1);
    else if (stat && paths.length < RESULT_FILES_MAX_ITEMS) paths.push(path);
  }
}

async function sealedDigest(disk: Disk, folder: string): Promise<string | null> {
  const path = `${folder}/${DIGEST_FILE}`;
  const stat = await disk.stat(path);
  if (!stat || stat.folder || stat.bytes > DIGEST_FILE_MAX_BYTES) return null;
  const text = Buffer.from(await disk.read(path)).toString('latin1');
  return DIGEST.test(text) ? text.trim() : null;
}

/** SHA-256 of one line a file, `sha256 bytes path`, in the order of the paths. */
function digestOf(files: CollectedResult['files']): string {
  if (files.length === 0) return '';
  const lines = files.map(({ path, bytes, sha256 }) => `${sha256} ${bytes} ${path}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** Names that a job promised and that are not there. */
export function missingOf(result: CollectedResult, promised: readonly string[]): string[] {
  const present = new Set(result.files.map(({ path }) => path));
  return promised.filter((name) => !present.has(name));
}

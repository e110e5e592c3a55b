import { DiskError } from '@dawnline/host';
import { closeTemporary, copyFile, openTemporary } from './copy';
import type { CheckpointFolder } from './layout';
import { MANIFEST_NAME, type ManifestFile } from './manifest';
import { filesMatching } from './pattern';
import { ensureFolder } from './paths';
import { RESERVE_BYTES } from './storage.limits';
import { bytesOf } from './verification';

/** A checkpoint made for a program that only writes files (JP-8). */
export interface AdoptRequest {
  /** The job's own folder on the device of its checkpoints, in which the pattern counts. */
  readonly source: string;
  readonly pattern: string;
  readonly sequence: number;
  readonly step: number;
  readonly attempt: number;
  readonly appFormat: string;
  /** As of the verification rule; absent for no bound. */
  readonly maximumBytes?: number;
}

export type Adoption =
  | { readonly kind: 'adopted'; readonly sequence: number; readonly files: number; readonly bytes: number }
  | {
      readonly kind: 'refused';
      readonly reason: 'pattern' | 'no-files' | 'exists' | 'quota' | 'no-space' | 'changing' | 'device';
      readonly detail: string;
    };

type Refused = Extract<Adoption, { kind: 'refused' }>;

const refused = (reason: Refused['reason'], detail: string): Refused => ({ kind: 'refused', reason, detail });

/**
 * Commits copies of the matching files as the protocol wants it: temporary folder, flush, manifest, rename, flush. It
 * is then verified like any other commit. The program's own files stay where they are.
 */
export async function adopt(folder: CheckpointFolder, request: AdoptRequest): Promise<Adoption> {
  const temporary = folder.temporary(`adopt-${request.sequence}`);
  try {
    const outcome = await commit(folder, request, temporary);
    if (outcome.kind === 'refused') await folder.disk.remove(temporary);
    return outcome;
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return refused(error.code === 'ENOSPC' ? 'no-space' : 'device', error.message);
  }
}

async function commit(folder: CheckpointFolder, request: AdoptRequest, temporary: string): Promise<Adoption> {
  const { disk } = folder;
  const { source, pattern, sequence } = request;
  const matching = await filesMatching(disk, source, pattern);
  if (typeof matching === 'string') return refused('pattern', matching);
  // The manifest's name is ours.
  const found = matching.filter(({ path }) => path !== MANIFEST_NAME);
  if (found.length === 0) return refused('no-files', `nothing in ${source} matches "${pattern}"`);
  const bytes = found.reduce((sum, file) => sum + file.bytes, 0);
  if (request.maximumBytes !== undefined && bytes > request.maximumBytes)
    return refused('quota', `${bytes} bytes, ${request.maximumBytes} are allowed`);
  const free = await disk.freeBytes();
  if (free < bytes + RESERVE_BYTES) return refused('no-space', `${free} bytes are free for ${bytes}`);
  await ensureFolder(disk, folder.path);
  if ((await disk.stat(folder.pathOf(sequence))) !== null)
    return refused('exists', `ckpt-${sequence} is there`);
  await openTemporary(disk, temporary, found);
  const files: ManifestFile[] = [];
  for (const { path } of found) {
    const copied = await copyFile(disk, `${source}/${path}`, disk, `${temporary}/${path}`);
    const sha256 = await disk.digest(`${temporary}/${path}`);
    // A program that is still writing would give a checkpoint that never was.
    if ((await disk.digest(`${source}/${path}`)) !== sha256)
      return refused('changing', `${path} is being written`);
    files.push({ path, bytes: copied, sha256 });
  }
  const manifest = `${temporary}/${MANIFEST_NAME}`;
  await disk.write(manifest, manifestBytes(request, files));
  await disk.sync(manifest);
  await closeTemporary(disk, temporary, files);
  await disk.rename(temporary, folder.pathOf(sequence));
  await disk.syncFolder(folder.path);
  return { kind: 'adopted', sequence, files: files.length, bytes: bytesOf(files) };
}

function manifestBytes(
  { sequence, step, attempt, appFormat }: AdoptRequest,
  files: readonly ManifestFile[],
): Uint8Array {
  return Buffer.from(JSON.stringify({ seq: sequence, step, attempt, app_format: appFormat, files }));
}

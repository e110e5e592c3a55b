import type { Disk } from '@dawnline/host';
import { MANIFEST_NAME, type ManifestFile } from './manifest';
import { folderOf } from './paths';
import { COPY_CHUNK_BYTES } from './storage.limits';

/** Copies a file, also between devices, in pieces of bounded size, and flushes it. Returns its bytes. @throws DiskError */
export async function copyFile(from: Disk, source: string, to: Disk, target: string): Promise<number> {
  let offset = 0;
  for (;;) {
    const piece = await from.readRange(source, offset, COPY_CHUNK_BYTES);
    if (offset === 0) await to.write(target, piece);
    else if (piece.length > 0) await to.append(target, piece);
    offset += piece.length;
    if (piece.length < COPY_CHUNK_BYTES) break;
  }
  await to.sync(target);
  return offset;
}

/** Folders of a checkpoint's files, the outer before the inner, without its own. */
export function foldersOf(files: readonly Pick<ManifestFile, 'path'>[]): string[] {
  const folders = new Set<string>();
  for (const { path } of files)
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  return [...folders].sort();
}

/** Makes an empty temporary folder with the folders that the files need. */
export async function openTemporary(
  disk: Disk,
  temporary: string,
  files: readonly Pick<ManifestFile, 'path'>[],
): Promise<void> {
  await disk.remove(temporary);
  await disk.makeFolder(temporary);
  for (const folder of foldersOf(files)) await disk.makeFolder(`${temporary}/${folder}`);
}

/** Makes every name of the temporary folder durable: then it may be renamed. */
export async function closeTemporary(
  disk: Disk,
  temporary: string,
  files: readonly Pick<ManifestFile, 'path'>[],
): Promise<void> {
  for (const folder of foldersOf(files).reverse()) await disk.syncFolder(`${temporary}/${folder}`);
  await disk.syncFolder(temporary);
}

/** Copies a whole checkpoint into a temporary folder, flushed but not yet proved. @throws DiskError */
export async function copyCheckpoint(
  from: Disk,
  root: string,
  to: Disk,
  temporary: string,
  files: readonly ManifestFile[],
): Promise<void> {
  await openTemporary(to, temporary, files);
  for (const { path } of files) await copyFile(from, `${root}/${path}`, to, `${temporary}/${path}`);
  await copyFile(from, `${root}/${MANIFEST_NAME}`, to, `${temporary}/${MANIFEST_NAME}`);
  await closeTemporary(to, temporary, files);
}

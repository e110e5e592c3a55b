import type { Disk } from '@dawnline/host';

/** The folder of a path; '' is the root of the disk. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** A path inside a checkpoint as a manifest may name it: relative, forward slashes, never upwards. */
export function isInnerPath(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.includes('\0')) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Makes a folder and those above it, each name durable. */
export async function ensureFolder(disk: Disk, path: string): Promise<void> {
  if (path === '') return;
  if ((await disk.stat(path)) !== null) return;
  await ensureFolder(disk, folderOf(path));
  await disk.makeFolder(path);
  await disk.syncFolder(folderOf(path));
}

/** Names in a folder; an absent folder is empty. */
export async function listFolder(disk: Disk, path: string): Promise<string[]> {
  if (path !== '' && (await disk.stat(path)) === null) return [];
  return [...(await disk.list(path))].sort();
}

/** Bytes of all files at and below a path, links not followed; `left` is how many names may still be looked at. */
export async function bytesUnder(disk: Disk, path: string, left: { names: number }): Promise<number> {
  if (left.names <= 0) return 0;
  left.names -= 1;
  const stat = await disk.stat(path);
  if (stat === null) return 0;
  if (!stat.folder) return stat.bytes;
  let bytes = 0;
  for (const name of await disk.list(path)) bytes += await bytesUnder(disk, `${path}/${name}`, left);
  return bytes;
}

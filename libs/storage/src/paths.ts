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

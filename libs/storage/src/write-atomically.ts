import type { Disk } from '@dawnline/host';
import { folderOf } from './paths';

/** Ending of a file that is being written; whoever finds one may remove it. */
export const TEMPORARY_ENDING = '.tmp';

/** Replaces a file so that after any crash either the old or the new contents are there, and durably the new once settled. */
export async function writeAtomically(disk: Disk, path: string, contents: Uint8Array): Promise<void> {
  const temporary = `${path}${TEMPORARY_ENDING}`;
  await disk.write(temporary, contents);
  await disk.sync(temporary);
  await disk.rename(temporary, path);
  await disk.syncFolder(folderOf(path));
}

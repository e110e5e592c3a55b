import { chmodSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { PROTECTED_MAX_ITEMS } from './process.limits';

const READ_FILE = 0o444;
const RUN_FILE = 0o555;
const READ_FOLDER = 0o555;
const OWN_FOLDER = 0o700;

/**
 * Makes the input read-only for the job, as far as modes do: a job of the superuser writes all the same.
 * `executable` is the job's own program if it is one of the files.
 * @throws Error when a part of it cannot be read or changed
 */
export function protectInput(folder: string, executable: string | null): void {
  try {
    const { files, folders } = itemsOf(realpathSync(folder));
    for (const file of files) chmodSync(file, file === executable ? RUN_FILE : READ_FILE);
    for (const one of folders) chmodSync(one, READ_FOLDER);
  } catch (error) {
    throw new Error(`input folder: ${(error as Error).message}`);
  }
}

/** Gives the folders back to their owner, so that they can be removed. */
export function releaseInput(folder: string): void {
  try {
    for (const one of itemsOf(folder).folders) chmodSync(one, OWN_FOLDER);
  } catch {
    // Gone: nothing to give back.
  }
}

/** Files and folders from the top, links left out. */
function itemsOf(top: string): { readonly files: readonly string[]; readonly folders: readonly string[] } {
  const files: string[] = [];
  const folders = [top];
  for (let at = 0; at < folders.length; at += 1) {
    for (const entry of readdirSync(folders[at], { withFileTypes: true })) {
      if (files.length + folders.length >= PROTECTED_MAX_ITEMS) return { files, folders };
      if (entry.isFile()) files.push(join(folders[at], entry.name));
      if (entry.isDirectory()) folders.push(join(folders[at], entry.name));
    }
  }
  return { files, folders };
}

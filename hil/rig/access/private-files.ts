import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { CREDENTIALS_MODE } from '@dawnline/live';

const FOLDER_MODE = 0o700;

/** Makes a folder that only its owner may enter. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
}

/** Writes a file that only its owner may read, whole or not at all; whoever may read a former one of that name does not matter. */
export function writePrivateFile(file: string, text: string): void {
  makePrivateFolder(dirname(file));
  const temporary = `${file}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, 'w', CREDENTIALS_MODE);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}

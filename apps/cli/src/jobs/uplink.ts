// Stands in for file uplink: puts files where it would leave them, on the disk of a live rig's payload host.
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors';
import type { RigFile } from '../rig-file';
import { readInPieces } from './job-file';

/** Where job-executor looks for staged files, each under its SHA-256. */
const STAGING = 'staged';
const MODE = 0o600;

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The disk of the rig's payload host that jobs and staged files are on. */
export function payloadDisk(rig: RigFile): string {
  if (!rig.payloadDisk || !existsSync(rig.payloadDisk))
    throw new UserError(
      `the rig's disk ${rig.payloadDisk ?? ''} is not on this machine: files go to a rig of this folder only`,
    );
  return rig.payloadDisk;
}

/** Writes a file whole or not at all, under the digest that was promised; one that is there already stays. */
function stage(disk: string, sha256: string, write: (put: (piece: Uint8Array) => void) => void): boolean {
  const target = join(disk, STAGING, sha256);
  if (existsSync(target) && readInPieces(target).sha256 === sha256) return false;
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const temporary = join(disk, `.uplink-${process.pid}-${sha256.slice(0, 16)}`);
  const hash = createHash('sha256');
  const handle = openSync(temporary, 'w', MODE);
  try {
    write((piece) => {
      hash.update(piece);
      for (let at = 0; at < piece.length;) at += writeSync(handle, piece, at);
    });
    fsyncSync(handle);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  if (hash.digest('hex') !== sha256) {
    rmSync(temporary);
    throw new UserError('an input file changed while it was being staged; submit again');
  }
  renameSync(temporary, target);
  syncFolder(dirname(target));
  return true;
}

/** Stages a file of this machine; false when it was on board already. */
export function stageFile(disk: string, place: string, sha256: string): boolean {
  return stage(disk, sha256, (put) => void readInPieces(place, put));
}

/** Stages bytes under their own digest, which it returns. */
export function stageBytes(disk: string, bytes: Uint8Array): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  stage(disk, sha256, (put) => put(bytes));
  return sha256;
}

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  createKeys,
  createSigningKey,
  formatKeyFile,
  formatSigningKey,
  KEY_FILE_MODE,
  nextSequence,
  parseKeyFile,
  parseSigningKey,
  signingPublicPem,
  type KeyFile,
  type SigningKeyFile,
} from '@hil/ground';

const KEY_BYTES = 32;
/** Whoever holds the lock longer than this is dead: a sequence takes a few milliseconds (assumed). */
const LOCK_STALE_MS = 2_000;
const LOCK_RETRY_MS = 2;

/** The frame leaves right after: its sequence must be on the disk first. */
function replaceDurably(file: string, text: string, mode: number = KEY_FILE_MODE): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, 'w', mode);
  writeSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(temporary, file);
}

/** The keys of a craft from their file; made anew where there is none. Only the owner may read the file. */
export function readOrCreateKeys(file: string, craft: string): KeyFile {
  if (existsSync(file)) return parseKeyFile(readFileSync(file, 'utf8'), file);
  const keys = createKeys(craft, () => new Uint8Array(randomBytes(KEY_BYTES)));
  mkdirSync(dirname(file), { recursive: true });
  replaceDurably(file, formatKeyFile(keys));
  return keys;
}

/** Beside the uplink keys: the craft's signing key, and its public half for whoever checks results. */
const SIGNING_KEY_NAME = 'signing-key.json';
const SIGNING_PUBLIC_NAME = 'signing-key.pub';
const PUBLIC_FILE_MODE = 0o644;

/** The signing key of a craft, in the folder of its uplink keys; made anew where there is none. */
export function readOrCreateSigningKey(folder: string, craft: string): SigningKeyFile {
  const file = join(folder, SIGNING_KEY_NAME);
  if (existsSync(file)) return parseSigningKey(readFileSync(file, 'utf8'), file);
  const key = createSigningKey(craft, randomBytes(KEY_BYTES));
  mkdirSync(folder, { recursive: true });
  // The private half comes last: where it is, the public one is too.
  replaceDurably(join(folder, SIGNING_PUBLIC_NAME), signingPublicPem(key), PUBLIC_FILE_MODE);
  replaceDurably(file, formatSigningKey(key));
  return key;
}

/** Takes the lock, or says that somebody else has it. A lock of somebody who died is broken. */
function tryLock(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const heldSince = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (heldSince > 0 && Date.now() - heldSince > LOCK_STALE_MS) rmSync(lock, { force: true });
  return false;
}

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Changes a key file while nobody else does; what `change` throws leaves the file as it was. */
export function changeKeys<T>(file: string, change: (keys: KeyFile) => { keys: KeyFile; result: T }): T {
  const lock = `${file}.lock`;
  while (!tryLock(lock)) Atomics.wait(pause, 0, 0, LOCK_RETRY_MS);
  try {
    const { keys, result } = change(parseKeyFile(readFileSync(file, 'utf8'), file));
    replaceDurably(file, formatKeyFile(keys));
    return result;
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * Takes the next sequence of a key, stored before it is returned. The rig and any number of commands may share the
 * file: a lock beside it keeps two of them from taking the same sequence, which would use one IV twice.
 */
export function takeSequence(file: string, keyId: number, lowest: number): number {
  return changeKeys(file, (keys) => {
    const next = nextSequence(keys, keyId, lowest);
    return { keys: next.keys, result: next.sequence };
  });
}

// The states of the keys on disk: one line of JSON and its CRC (FD-26).
import { DiskError, type Disk } from '@dawnline/host';
import { ensureFolder, writeAtomically } from '@dawnline/storage';
import { crcLine, readCrcLine, KEY_ID_MAX } from '@dawnline/telecommand';
import { KEYS_MAX_ITEMS } from '../comms-manager.limits';
import type { KeyRow, StoredKeys } from './key-states';

const FOLDER = 'comms-manager';
export const KEYS_PATH = `${FOLDER}/keys`;
const VERSION = 1;

const ROLES: readonly unknown[] = ['operational', 'recovery', 'file'];
const STATES: readonly unknown[] = ['active', 'standby', 'retiring', 'retired'];
const BASE64 = /^[A-Za-z0-9+/]{0,128}={0,2}$/;

export function encodeKeyRows(rows: Iterable<KeyRow>): Uint8Array {
  return crcLine({ version: VERSION, keys: [...rows] });
}

function rowOf(value: unknown): KeyRow | null {
  if (value === null || typeof value !== 'object') return null;
  const { id, role, state, untilUs, wrapped } = value as Record<string, unknown>;
  if (!Number.isInteger(id) || (id as number) < 1 || (id as number) > KEY_ID_MAX) return null;
  if (!ROLES.includes(role) || !STATES.includes(state)) return null;
  if (!Number.isSafeInteger(untilUs) || (untilUs as number) < 0) return null;
  if (typeof wrapped !== 'string' || !BASE64.test(wrapped)) return null;
  return { id, role, state, untilUs, wrapped } as KeyRow;
}

/** Null when the record cannot be trusted. */
export function decodeKeyRows(bytes: Uint8Array): readonly KeyRow[] | null {
  const value = readCrcLine(bytes) as { version?: unknown; keys?: unknown } | null;
  if (value?.version !== VERSION || !Array.isArray(value.keys)) return null;
  const rows = value.keys.map(rowOf);
  if (rows.length > KEYS_MAX_ITEMS || rows.some((row) => row === null)) return null;
  return new Set(rows.map((row) => row!.id)).size === rows.length ? (rows as KeyRow[]) : null;
}

/** A disk that refuses makes the record untrusted, never the boot fail. */
export async function readKeyRows(disk: Disk): Promise<StoredKeys> {
  try {
    const rows = decodeKeyRows(await disk.read(KEYS_PATH));
    return rows ? { kind: 'rows', rows } : { kind: 'untrusted' };
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return { kind: error.code === 'ENOENT' ? 'absent' : 'untrusted' };
  }
}

/** Makes the states durable; they are when this has settled. */
export async function writeKeyRows(disk: Disk, rows: Iterable<KeyRow>): Promise<void> {
  const bytes = encodeKeyRows(rows);
  await ensureFolder(disk, FOLDER);
  await writeAtomically(disk, KEYS_PATH, bytes);
}

// Uplink keys of a craft and the ground's sequences, as one JSON file that only its owner may read.
import { strict as assert } from 'node:assert';
import { createHmac } from 'node:crypto';
import type { KeyEntry } from '@dawnline/host';
import { KEY_BYTES, KEY_ID_MAX, type SealingKey } from '@dawnline/telecommand';

/** Whoever writes a key file gives it this mode. */
export const KEY_FILE_MODE = 0o600;

const FORMAT = 1;
const ROLES = ['operational', 'recovery', 'file'] as const;

/** As on board: frames are sealed with the active operational key; a retired key is never used again. */
export type GroundKeyState = 'active' | 'standby' | 'retiring' | 'retired';
const STATES: readonly unknown[] = ['active', 'standby', 'retiring', 'retired'];

export interface GroundKey extends KeyEntry {
  readonly state: GroundKeyState;
  /** Last sequence that was used; written before the frame leaves. */
  readonly sequence: number;
}

export interface KeyFile {
  readonly format: typeof FORMAT;
  readonly craft: string;
  readonly keys: readonly GroundKey[];
}

/** A key file that does not hold; names what to correct. */
export class KeyError extends Error {
  constructor(file: string, field: string, allowed: string) {
    // The value stays out: it may be a key.
    super(`${file}: ${field}: expected ${allowed}`);
    this.name = 'KeyError';
  }
}

/** Where key bytes come from: a random generator in the live world, a keyed hash in the simulated one. */
export type KeyMaterial = (keyId: number) => Uint8Array;

/** Key bytes that depend on a seed alone. For simulated flights only. */
export function derivedMaterial(seed: number): KeyMaterial {
  return (keyId) => createHmac('sha256', `dawnline uplink ${seed}`).update(String(keyId)).digest();
}

/** One operational key in use and one in standby, one recovery key, and one for files. */
export function createKeys(craft: string, material: KeyMaterial): KeyFile {
  const key = (id: number, role: KeyEntry['role'], state: GroundKeyState = 'active'): GroundKey => {
    const bytes = material(id);
    assert(bytes.length === KEY_BYTES, `key material has ${bytes.length} bytes, needs ${KEY_BYTES}`);
    return { id, role, state, hex: Buffer.from(bytes).toString('hex'), sequence: 0 };
  };
  return {
    format: FORMAT,
    craft,
    keys: [key(1, 'operational'), key(2, 'recovery'), key(3, 'file'), key(4, 'operational', 'standby')],
  };
}

export function formatKeyFile(keys: KeyFile): string {
  return `${JSON.stringify(keys, null, 2)}\n`;
}

function parseKey(file: string, value: unknown, index: number): GroundKey {
  const at = `keys[${index}]`;
  if (value === null || typeof value !== 'object') throw new KeyError(file, at, 'an object');
  const { id, role, hex, sequence, state } = value as Record<string, unknown>;
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1 || id > KEY_ID_MAX) {
    throw new KeyError(file, `${at}.id`, `a whole number from 1 to ${KEY_ID_MAX}`);
  }
  if (!ROLES.includes(role as never)) throw new KeyError(file, `${at}.role`, ROLES.join(' or '));
  if (typeof hex !== 'string' || !/^[0-9a-f]{64}$/i.test(hex)) {
    throw new KeyError(file, `${at}.hex`, `${KEY_BYTES} bytes in hexadecimal`);
  }
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 0) {
    throw new KeyError(file, `${at}.sequence`, 'a whole number from 0');
  }
  if (state !== undefined && !STATES.includes(state)) {
    throw new KeyError(file, `${at}.state`, STATES.join(' or '));
  }
  // A file from before there were states: the first operational key is in use (see parseKeyFile).
  const known = (state ?? 'active') as GroundKeyState;
  return { id, role: role as KeyEntry['role'], state: known, hex: hex.toLowerCase(), sequence };
}

/** Two keys in use at once would be two answers to which one seals: the first holds. */
function withOneActive(keys: readonly GroundKey[]): GroundKey[] {
  const seen = new Set<string>();
  return keys.map((key) => {
    if (key.role === 'recovery' || key.state !== 'active') return key;
    const isFirst = !seen.has(key.role);
    seen.add(key.role);
    return isFirst ? key : { ...key, state: 'standby' };
  });
}

/** Reads the text of a key file; `file` is its name for error messages. Throws KeyError. */
export function parseKeyFile(text: string, file: string): KeyFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new KeyError(file, 'contents', 'JSON');
  }
  const { format, craft, keys } = (value ?? {}) as Record<string, unknown>;
  if (format !== FORMAT) throw new KeyError(file, 'format', String(FORMAT));
  if (typeof craft !== 'string' || craft === '') throw new KeyError(file, 'craft', 'the id of a craft');
  if (!Array.isArray(keys) || keys.length === 0) throw new KeyError(file, 'keys', 'at least one key');
  const parsed = keys.map((key, index) => parseKey(file, key, index));
  const twice = parsed.find((key, index) => parsed.findIndex(({ id }) => id === key.id) !== index);
  if (twice) throw new KeyError(file, 'keys', `each id once, ${twice.id} is there twice`);
  return { format: FORMAT, craft, keys: withOneActive(parsed) };
}

/** What the craft's own table holds: no sequences of the ground. The key in use comes first: a new craft begins with it. */
export function keyEntries(keys: KeyFile): KeyEntry[] {
  const rank = ({ state }: GroundKey): number => (state === 'active' ? 0 : 1);
  return keys.keys
    .filter(({ state }) => state !== 'retired')
    .sort((a, b) => rank(a) - rank(b))
    .map(({ id, role, hex }) => ({ id, role, hex }));
}

/** The key of a role that frames are sealed with now. */
export const activeKey = (keys: KeyFile, wanted: GroundKey['role']): GroundKey | undefined =>
  keys.keys.find(({ role, state }) => role === wanted && state === 'active');

/** The key that seals commands now. Throws KeyError when no operational key is active. */
export function keyInUse(keys: KeyFile, file: string): GroundKey {
  const key = activeKey(keys, 'operational');
  if (!key) throw new KeyError(file, 'keys', 'an active operational key; `dawnline key use <id>` sets one');
  return key;
}

/** The file after the craft has taken another key into use. */
export function withActiveKey(keys: KeyFile, keyId: number): KeyFile {
  const next = keys.keys.find(({ id }) => id === keyId);
  assert(next && next.role !== 'recovery' && next.state !== 'retired', `key ${keyId} can be activated`);
  const changed = keys.keys.map((key): GroundKey => {
    if (key.id === keyId) return { ...key, state: 'active' };
    return key.role === next.role && key.state === 'active' ? { ...key, state: 'retiring' } : key;
  });
  return { ...keys, keys: changed };
}

/** The file after the craft has retired a key. */
export function withRetiredKey(keys: KeyFile, keyId: number): KeyFile {
  const retired = (key: GroundKey): GroundKey => (key.id === keyId ? { ...key, state: 'retired' } : key);
  return { ...keys, keys: keys.keys.map(retired) };
}

export function sealingKeyOf(key: KeyEntry): SealingKey {
  return { id: key.id, bytes: new Uint8Array(Buffer.from(key.hex, 'hex')) };
}

/** The next sequence of a key, not below `lowest`, and the file that must be stored before that sequence is used. */
export function nextSequence(
  keys: KeyFile,
  keyId: number,
  lowest: number,
): { keys: KeyFile; sequence: number } {
  const key = keys.keys.find((entry) => entry.id === keyId);
  assert(key, `no key ${keyId} in the key file`);
  const sequence = Math.max(key.sequence + 1, lowest);
  assert(Number.isSafeInteger(sequence), `the numbers of key ${keyId} are used up: rotate to another key`);
  const raised = (entry: GroundKey): GroundKey => (entry.id === keyId ? { ...entry, sequence } : entry);
  return { keys: { ...keys, keys: keys.keys.map(raised) }, sequence };
}

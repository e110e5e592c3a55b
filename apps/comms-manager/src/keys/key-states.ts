// Which uplink keys are taken, and how one takes the place of another: pure. No key bytes are in here, only ids.
import { strict as assert } from 'node:assert';
import type { KeyEntry } from '@dawnline/host';
import { KEY_OVERLAP_US, KEYS_MAX_ITEMS } from '../comms-manager.limits';

export type KeyRole = KeyEntry['role'] | 'file';
/** retiring: taken until a mission time, then retired. A retired key is never taken again. */
export type KeyState = 'active' | 'standby' | 'retiring' | 'retired';

export interface KeyRow {
  readonly id: number;
  readonly role: KeyRole;
  readonly state: KeyState;
  /** Mission time at which a retiring key is retired; zero for the others. */
  readonly untilUs: number;
  /** Of a key that came over the link: its wrapped bytes, base64; '' for a key of the craft table. */
  readonly wrapped: string;
}

export interface KeyStates {
  /** The stored record could not be trusted: recovery keys alone are taken until a key is activated. */
  readonly isLost: boolean;
  readonly rows: ReadonlyMap<number, KeyRow>;
}

/** What the disk holds. */
export type StoredKeys =
  | { readonly kind: 'rows'; readonly rows: readonly KeyRow[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'untrusted' };

export type Change =
  | { readonly kind: 'changed'; readonly states: KeyStates; readonly detail: string }
  /** It holds already; nothing is to be written. */
  | { readonly kind: 'same'; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string };

const refused = (detail: string): Change => ({ kind: 'refused', detail });

/** The first key of each role is active, the others stand by; recovery keys are always active. */
function firstRows(keys: readonly Pick<KeyRow, 'id' | 'role'>[]): KeyRow[] {
  const seen = new Set<KeyRole>();
  return keys.map(({ id, role }) => {
    const isFirst = role === 'recovery' || !seen.has(role);
    seen.add(role);
    return { id, role, state: isFirst ? 'active' : 'standby', untilUs: 0, wrapped: '' };
  });
}

/**
 * States after a boot, of the keys in the craft table and those that came over the link. Without a record that can be
 * trusted nobody knows which key was retired: all but the recovery keys stand by (LK-14). A record that is absent is
 * lost too, unless this is the first boot.
 */
export function statesAtBoot(
  table: readonly Pick<KeyRow, 'id' | 'role'>[],
  stored: StoredKeys,
  firstBoot: boolean,
): KeyStates {
  assert(table.length <= KEYS_MAX_ITEMS, `${table.length} keys, at most ${KEYS_MAX_ITEMS}`);
  const first = firstRows(table);
  if (stored.kind === 'rows') {
    const known = new Map(stored.rows.map((row) => [row.id, row]));
    // A key that a new craft table brings stands by; one that it no longer names is gone.
    const rows = first.map((row): KeyRow => {
      const entry = known.get(row.id);
      if (row.role === 'recovery') return row;
      return entry?.role === row.role ? { ...entry, wrapped: '' } : { ...row, state: 'standby' };
    });
    const tabled = new Set(rows.map(({ id }) => id));
    const loaded = stored.rows.filter(({ id, wrapped }) => wrapped !== '' && !tabled.has(id));
    return { isLost: false, rows: new Map([...rows, ...loaded].map((row) => [row.id, row])) };
  }
  const isLost = stored.kind === 'untrusted' || !firstBoot;
  const rows = first.map((row): KeyRow => {
    return isLost && row.role !== 'recovery' ? { ...row, state: 'standby' } : row;
  });
  return { isLost, rows: new Map(rows.map((row) => [row.id, row])) };
}

/** The state now: a retiring key is retired when its time has come, without a write. */
export function stateAt({ state, untilUs }: KeyRow, nowUs: number): KeyState {
  return state === 'retiring' && nowUs >= untilUs ? 'retired' : state;
}

/** Ids of the keys under which frames are taken now, active ones first. */
export function usableIds({ rows }: KeyStates, nowUs: number): number[] {
  const inState = (wanted: KeyState): number[] =>
    [...rows.values()].filter((row) => stateAt(row, nowUs) === wanted).map(({ id }) => id);
  return [...inState('active'), ...inState('retiring')];
}

/** The key that telecommands are sealed with; null when none is taken or the states are not read yet. */
export function activeOperational(states: KeyStates | null, nowUs: number): number | null {
  const ids = states ? usableIds(states, nowUs) : [];
  return ids.find((id) => states!.rows.get(id)!.role === 'operational') ?? null;
}

function withRows(states: KeyStates, changed: readonly KeyRow[]): Map<number, KeyRow> {
  return new Map([...states.rows, ...changed.map((row) => [row.id, row] as const)]);
}

/** Takes a key into use; the active one of its role is taken for a bounded time more (LK-15). */
export function activateKey(states: KeyStates, id: number, nowUs: number): Change {
  const row = states.rows.get(id);
  if (!row) return refused(`keyId: ${id}, allowed ${[...states.rows.keys()].join(', ')}`);
  const state = stateAt(row, nowUs);
  if (row.role === 'recovery') return { kind: 'same', detail: `key ${id} is a recovery key, always active` };
  if (state === 'active') return { kind: 'same', detail: `key ${id} is active already` };
  if (state === 'retired') return refused(`key ${id} is retired, for ever`);
  const untilUs = nowUs + KEY_OVERLAP_US;
  const before = [...states.rows.values()].filter(
    (entry) => entry.role === row.role && entry.state === 'active',
  );
  const rows = withRows(states, [
    ...before.map((entry): KeyRow => ({ ...entry, state: 'retiring', untilUs })),
    { ...row, state: 'active', untilUs: 0 },
  ]);
  const old = before.map((entry) => entry.id).join(', ');
  const detail = `key ${id} is active${old === '' ? '' : `, key ${old} is taken until mission time ${untilUs} us`}`;
  return { kind: 'changed', states: { isLost: false, rows }, detail };
}

/** Never takes a key again. The craft must stay in reach: no recovery key, and not the active operational key. */
export function retireKey(states: KeyStates, id: number, nowUs: number): Change {
  const row = states.rows.get(id);
  if (!row) return refused(`keyId: ${id}, allowed ${[...states.rows.keys()].join(', ')}`);
  if (row.role === 'recovery') return refused(`key ${id} is a recovery key, which is never retired`);
  if (stateAt(row, nowUs) === 'retired') return { kind: 'same', detail: `key ${id} is retired already` };
  if (row.role === 'operational') {
    const others = [...states.rows.values()].filter((entry) => entry.role === row.role && entry.id !== id);
    if (!others.some((entry) => entry.state === 'active'))
      return refused(`no other operational key than ${id} would be active: activate another one first`);
  }
  const rows = withRows(states, [{ ...row, state: 'retired', untilUs: 0 }]);
  return { kind: 'changed', states: { ...states, rows }, detail: `key ${id} is retired` };
}

/** Adds a key in standby. An id is used once in the life of a craft, so that no IV comes again with other bytes (LK-14). */
export function addKey(states: KeyStates, key: Pick<KeyRow, 'id' | 'role' | 'wrapped'>): Change {
  assert(
    key.role !== 'recovery' && key.wrapped !== '',
    `key ${key.id} is loaded, wrapped, and no recovery key`,
  );
  const known = states.rows.get(key.id);
  if (known)
    return known.wrapped === key.wrapped
      ? { kind: 'same', detail: `key ${key.id} is loaded already` }
      : refused(`key id ${key.id} is in use or was; take another one`);
  if (states.rows.size >= KEYS_MAX_ITEMS)
    return refused(`${states.rows.size} keys are on board, no more fit`);
  const rows = withRows(states, [{ ...key, state: 'standby', untilUs: 0 }]);
  assert(rows.size <= KEYS_MAX_ITEMS);
  return { kind: 'changed', states: { ...states, rows }, detail: `key ${key.id} stands by` };
}

/** Settles what time has decided: keys whose overlap has ended since the last call. */
export function lapseKeys(states: KeyStates, nowUs: number): { states: KeyStates; retired: number[] } {
  const due = [...states.rows.values()].filter(
    (row) => row.state === 'retiring' && stateAt(row, nowUs) === 'retired',
  );
  if (due.length === 0) return { states, retired: [] };
  const rows = withRows(
    states,
    due.map((row): KeyRow => ({ ...row, state: 'retired', untilUs: 0 })),
  );
  return { states: { ...states, rows }, retired: due.map(({ id }) => id) };
}

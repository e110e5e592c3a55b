import { strict as assert } from 'node:assert';

/** Outstanding and remembered requests of one subsystem (assumed; LK-5 asks only that it is bounded). */
export const REQUEST_TABLE_MAX_ITEMS = 256;
/** How long a handler may leave a command pending before it ends as failed, LK-2 and LK-5 (assumed). */
export const COMPLETION_WINDOW_US = 60_000_000;
/** How long an ended request is remembered, so that a resend is answered and not executed, LK-6 (assumed). */
export const REMEMBER_WINDOW_US = 6_000_000_000;

/** accepted: taken, still running. completed, failed: the one terminal outcome, LK-4. */
export type RequestState = 'accepted' | 'completed' | 'failed';

export interface RequestEntry {
  readonly key: string;
  /** Digest of the content: the same id with other content is refused. */
  readonly content: string;
  readonly state: RequestState;
  readonly detail: string;
  readonly deadlineUs: number;
  readonly forgetUs: number;
}

export type RequestTable = ReadonlyMap<string, RequestEntry>;

export type Opening =
  | { readonly kind: 'new'; readonly table: RequestTable }
  | { readonly kind: 'resend'; readonly entry: RequestEntry }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'full' };

function withoutForgotten(table: RequestTable, nowUs: number): Map<string, RequestEntry> {
  const kept = new Map<string, RequestEntry>();
  for (const [key, entry] of table)
    if (entry.state === 'accepted' || entry.forgetUs > nowUs) kept.set(key, entry);
  return kept;
}

/** Makes room by forgetting the oldest ended request; running ones are never forgotten. */
function makeRoom(table: Map<string, RequestEntry>): boolean {
  if (table.size < REQUEST_TABLE_MAX_ITEMS) return true;
  for (const [key, entry] of table) {
    if (entry.state === 'accepted') continue;
    table.delete(key);
    return true;
  }
  return false;
}

/** Opens a request, or says why it must not be executed (LK-5, LK-6). */
export function openRequest(
  table: RequestTable,
  key: string,
  content: string,
  nowUs: number,
  expiresUs = Infinity,
): Opening {
  const known = table.get(key);
  if (known) return known.content === content ? { kind: 'resend', entry: known } : { kind: 'conflict' };
  const next = withoutForgotten(table, nowUs);
  if (!makeRoom(next)) return { kind: 'full' };
  next.set(key, {
    key,
    content,
    state: 'accepted',
    detail: '',
    // Expired while it is executed is a time-out (LK-2).
    deadlineUs: Math.min(nowUs + COMPLETION_WINDOW_US, expiresUs),
    forgetUs: nowUs + REMEMBER_WINDOW_US,
  });
  assert(next.size <= REQUEST_TABLE_MAX_ITEMS);
  return { kind: 'new', table: next };
}

/** Ends a running request. Null when it is unknown or already ended: a late reply changes nothing (LK-5). */
export function closeRequest(
  table: RequestTable,
  key: string,
  state: 'completed' | 'failed',
  detail: string,
): RequestTable | null {
  const entry = table.get(key);
  if (!entry || entry.state !== 'accepted') return null;
  return new Map(table).set(key, { ...entry, state, detail });
}

/** Running requests whose deadline has passed: each must now be closed as failed. */
export function overdueRequests(table: RequestTable, nowUs: number): RequestEntry[] {
  return [...table.values()].filter((entry) => entry.state === 'accepted' && entry.deadlineUs <= nowUs);
}

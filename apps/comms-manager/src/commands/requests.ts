// Requests of the ground that were released, remembered until their deadlines, so that none is executed twice (LK-6).
import { strict as assert } from 'node:assert';
import { Refusal } from '@dawnline/contracts';
import {
  OUTCOME_MAX_CHARS,
  REQUESTS_MAX_ITEMS,
  REQUESTS_RECOVERY_RESERVE_ITEMS,
} from '../comms-manager.limits';
import type { CommandKey } from './command-table';

export interface RememberedRequest extends CommandKey {
  /** Digest of target and body. */
  readonly digest: string;
  /** It was to be armed, not executed. */
  readonly isArm: boolean;
  /** Mission time; after it the request is refused as expired and need not be remembered. */
  readonly expiresUs: number;
  readonly state: 'released' | 'completed' | 'failed';
  readonly refusal: Refusal;
  readonly detail: string;
}

export type Requests = ReadonlyMap<string, RememberedRequest>;

type Name = Pick<CommandKey, 'principal' | 'requestId'>;
/** Neither of the two has a space in it. */
const nameOf = ({ principal, requestId }: Name): string => `${principal} ${requestId}`;

export function requestOf(requests: Requests, name: Name): RememberedRequest | null {
  return requests.get(nameOf(name)) ?? null;
}

/** Remembers one more; null when no more can be, for a request that is forgotten could be executed twice. */
export function remember(
  requests: Requests,
  request: Omit<RememberedRequest, 'state' | 'refusal' | 'detail'>,
  isRecovery: boolean,
  nowUs: number,
): Requests | null {
  const kept = new Map(
    [...requests].filter(([, entry]) => entry.state === 'released' || entry.expiresUs >= nowUs),
  );
  if (kept.size >= REQUESTS_MAX_ITEMS - (isRecovery ? 0 : REQUESTS_RECOVERY_RESERVE_ITEMS)) return null;
  assert(!kept.has(nameOf(request)), 'a known request is not remembered again');
  return kept.set(nameOf(request), {
    ...request,
    state: 'released',
    refusal: Refusal.REFUSAL_NONE,
    detail: '',
  });
}

/** The one outcome of a request; null when it is unknown or has one. */
export function conclude(
  requests: Requests,
  name: Name,
  refusal: Refusal,
  detail: string,
): { readonly requests: Requests; readonly entry: RememberedRequest } | null {
  const known = requests.get(nameOf(name));
  if (!known || known.state !== 'released') return null;
  const state = refusal === Refusal.REFUSAL_NONE ? 'completed' : 'failed';
  const entry = { ...known, state, refusal, detail: detail.slice(0, OUTCOME_MAX_CHARS) } as const;
  return { requests: new Map(requests).set(nameOf(name), entry), entry };
}

export function encodeRequests(entries: readonly RememberedRequest[]): Uint8Array {
  return Buffer.from(JSON.stringify(entries), 'utf8');
}

/** Later records stand for earlier ones. The journal has checked the bytes, so what it holds is what we wrote. */
export function decodeRequests(records: readonly Uint8Array[]): Requests {
  const requests = new Map<string, RememberedRequest>();
  for (const record of records) {
    if (record.length === 0) continue;
    const entries = JSON.parse(Buffer.from(record).toString('utf8')) as RememberedRequest[];
    for (const entry of entries) requests.set(nameOf(entry), entry);
  }
  return requests;
}

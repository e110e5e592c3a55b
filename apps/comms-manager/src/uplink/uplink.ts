import { strict as assert } from 'node:assert';
import { DecodeError, Telecommand } from '@dawnline/contracts';
import type { KeyEntry } from '@dawnline/host';
import {
  admitSequence,
  FRESH_WINDOW,
  KEY_BYTES,
  KEY_ID_MAX,
  openFrame,
  RESERVATION_FRAMES,
  windowAfterReset,
  type ReplayWindow,
} from '@dawnline/telecommand';
import type { Command } from '../commands/command-table';
import { gate, type GateContext } from '../commands/gate';
import { DEFAULT_VALIDITY_US, FILE_RESERVATION_FRAMES } from '../comms-manager.limits';

export interface UplinkKey {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly role: KeyEntry['role'];
}

export type KeyRing = ReadonlyMap<number, UplinkKey>;

/** lost: the stored bound cannot be trusted, so nothing under this key can be told from a replay. */
export type KeyWindow = ReplayWindow | 'lost';

export interface UplinkState {
  /** Null until the stored bounds have been read. */
  readonly windows: ReadonlyMap<number, KeyWindow> | null;
  readonly accepted: number;
  readonly refused: number;
}

export const CLOSED_UPLINK: UplinkState = Object.freeze({ windows: null, accepted: 0, refused: 0 });

/** Names of the contract's Refusal, and what only the link knows. */
export type UplinkRefusal =
  'OUT_OF_CONTACT' | 'BUSY' | 'MALFORMED' | 'UNAUTHENTICATED' | 'REPLAYED' | 'EXPIRED' | 'UNKNOWN_TARGET';

interface FrameFacts {
  /** Zero when the frame did not authenticate. */
  readonly keyId: number;
  readonly sequence: number;
  /** The reserved bound of the key, so that the ground can jump over it (LK-14). */
  readonly bound: number;
}

export type UplinkOutcome = FrameFacts &
  (
    | { readonly kind: 'command'; readonly command: Command }
    /** One CFDP PDU, from a frame under a key for files. */
    | { readonly kind: 'file'; readonly pdu: Uint8Array }
    | {
        readonly kind: 'refused';
        readonly refusal: UplinkRefusal;
        readonly detail: string;
        /** Whose command it was, once that is authentic and its number was used: it gets a report. */
        readonly command: Omit<Command, 'body' | 'expiresUs'> | null;
      }
  );

export interface UplinkContext extends GateContext {
  readonly inContact: boolean;
  readonly keys: KeyRing;
  readonly nowUs: number;
  readonly onboardUs: number;
}

/** The keys of the craft table; an entry that is no AES-256 key is left out. */
export function keyRing(entries: readonly KeyEntry[]): KeyRing {
  const ring = new Map<number, UplinkKey>();
  for (const entry of entries) {
    const bytes = new Uint8Array(Buffer.from(entry.hex, 'hex'));
    if (bytes.length !== KEY_BYTES || entry.id <= 0 || entry.id > KEY_ID_MAX) continue;
    ring.set(entry.id, { id: entry.id, bytes, role: entry.role });
  }
  return ring;
}

/** What the disk holds for one key. */
export type StoredBound =
  | { readonly kind: 'bound'; readonly bound: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'untrusted' };

/**
 * Windows after a boot. An absent record is fresh only in the first boot. With its record lost, the recovery key alone
 * goes on, from zero (LK-14): it is used so rarely that its old frames are a smaller risk than a craft out of reach.
 */
export function openWindows(
  state: UplinkState,
  keys: KeyRing,
  stored: ReadonlyMap<number, StoredBound>,
  firstBoot: boolean,
): UplinkState {
  const windows = new Map<number, KeyWindow>();
  for (const key of keys.values()) {
    const record = stored.get(key.id) ?? { kind: 'absent' };
    if (record.kind === 'bound') windows.set(key.id, windowAfterReset(record.bound));
    else if (key.role === 'recovery' || (record.kind === 'absent' && firstBoot)) {
      windows.set(key.id, FRESH_WINDOW);
    } else windows.set(key.id, 'lost');
  }
  return { ...state, windows };
}

const NO_FACTS: FrameFacts = { keyId: 0, sequence: 0, bound: 0 };

type Refused = Extract<UplinkOutcome, { kind: 'refused' }>;

function refused(
  facts: FrameFacts,
  refusal: UplinkRefusal,
  detail: string,
  command: Refused['command'] = null,
): Refused {
  return { kind: 'refused', ...facts, refusal, detail, command };
}

/** Checks after the window, on the authenticated plaintext: expiry, schema, target (LK-15). */
function judge(facts: FrameFacts, plaintext: Uint8Array, context: UplinkContext): UplinkOutcome {
  let message: Telecommand;
  try {
    message = Telecommand.decode(plaintext);
  } catch (error) {
    assert(error instanceof DecodeError, error as Error);
    return refused(facts, 'MALFORMED', 'plaintext is no telecommand');
  }
  const { requestId, principal, target, body } = message;
  const who = { requestId, principal, target };
  const validUs = message.expiresOnboardUs
    ? message.expiresOnboardUs - context.onboardUs
    : DEFAULT_VALIDITY_US;
  if (validUs < 0) return refused(facts, 'EXPIRED', `expired ${-validUs} us ago`, who);
  if (requestId === '' || principal === '') {
    return refused(facts, 'MALFORMED', 'request id or principal is missing');
  }
  const refusal = gate({ ...who, body }, context);
  if (refusal) return refused(facts, refusal.refusal, refusal.detail, who);
  return { kind: 'command', ...facts, command: { ...who, body, expiresUs: context.nowUs + validUs } };
}

function examine(
  windows: ReadonlyMap<number, KeyWindow> | null,
  frame: Uint8Array,
  context: UplinkContext,
): { outcome: UplinkOutcome; moved: ReplayWindow | null } {
  const stop = (outcome: UplinkOutcome): { outcome: UplinkOutcome; moved: null } => ({
    outcome,
    moved: null,
  });
  if (!context.inContact)
    return stop(refused(NO_FACTS, 'OUT_OF_CONTACT', 'no contact is predicted and no lock'));
  if (!windows) return stop(refused(NO_FACTS, 'BUSY', 'anti-replay bounds are not read yet'));
  const opened = openFrame(frame, (id) => context.keys.get(id)?.bytes ?? null);
  if (opened.kind === 'refused') return stop(refused(NO_FACTS, opened.refusal, opened.detail));
  const { keyId, sequence } = opened;
  const window = windows.get(keyId);
  assert(window !== undefined, `key ${keyId} opens frames but has no window`);
  if (window === 'lost') {
    return stop(
      refused({ keyId, sequence, bound: 0 }, 'REPLAYED', 'anti-replay record is lost, use the recovery key'),
    );
  }
  const isFile = context.keys.get(keyId)?.role === 'file';
  const admission = admitSequence(window, sequence, isFile ? FILE_RESERVATION_FRAMES : RESERVATION_FRAMES);
  if (admission.kind !== 'admitted') {
    const facts = { keyId, sequence, bound: window.bound };
    const detail =
      admission.kind === 'replayed' ? `not above ${window.last}` : `too far above ${window.last}`;
    return stop(refused(facts, 'REPLAYED', detail));
  }
  const facts = { keyId, sequence, bound: admission.window.bound };
  const { plaintext } = opened;
  // What a key for files has sealed can be no command, and nothing else can be a file (LK-13).
  const outcome: UplinkOutcome = isFile
    ? { kind: 'file', ...facts, pdu: plaintext }
    : judge(facts, plaintext, context);
  return { outcome, moved: admission.window };
}

/**
 * Takes one frame. Only a frame whose MAC verified and that is in the window moves the window, also when its command
 * is then refused: else it could be replayed later. Every other refusal changes a counter and nothing else.
 */
export function takeFrame(
  state: UplinkState,
  frame: Uint8Array,
  context: UplinkContext,
): { state: UplinkState; outcome: UplinkOutcome; numberUsed: boolean } {
  const { outcome, moved } = examine(state.windows, frame, context);
  const counted =
    outcome.kind === 'refused'
      ? { ...state, refused: state.refused + 1 }
      : { ...state, accepted: state.accepted + 1 };
  if (!moved) return { state: counted, outcome, numberUsed: false };
  const windows = new Map(state.windows).set(outcome.keyId, moved);
  return { state: { ...counted, windows }, outcome, numberUsed: true };
}

/** Reserved bound of the first key of a role, for housekeeping; zero while unknown or lost. */
export function boundOf(role: KeyEntry['role'], state: UplinkState, keys: KeyRing): number {
  const key = [...keys.values()].find((entry) => entry.role === role);
  const window = key && state.windows?.get(key.id);
  return window && window !== 'lost' ? window.bound : 0;
}

import { strict as assert } from 'node:assert';
import {
  admitSequence,
  FRESH_WINDOW,
  isNearEnd,
  openFrame,
  RESERVATION_FRAMES,
  UNAUTHENTICATED_DETAIL,
  windowAfterReset,
  type ReplayWindow,
} from '@dawnline/telecommand';
import type { KeyEntry } from '@dawnline/host';
import { FILE_RESERVATION_FRAMES } from '../comms-manager.limits';
import {
  judge,
  NO_FACTS,
  refused,
  telecommandIn,
  type UplinkContext,
  type UplinkOutcome,
  type FrameFacts,
  type UplinkRefusal,
} from './judge';
import type { KeyRing } from './key-ring';
import { NO_NOTICES, type RefusalNotices } from './refusal-notices';
import { NO_RATES, type SourceRates } from './source-rate';

/** lost: the stored bound cannot be trusted, so nothing under this key can be told from a replay. */
export type KeyWindow = ReplayWindow | 'lost';

export interface UplinkState {
  /** Null until the stored bounds have been read. */
  readonly windows: ReadonlyMap<number, KeyWindow> | null;
  readonly accepted: number;
  readonly refused: number;
  /** Of the refused ones, those that no key of ours had sealed. */
  readonly unauthenticated: number;
  readonly rates: SourceRates;
  /** What the controller has told of refusals. */
  readonly notices: RefusalNotices;
}

export const CLOSED_UPLINK: UplinkState = Object.freeze({
  windows: null,
  accepted: 0,
  refused: 0,
  unauthenticated: 0,
  rates: NO_RATES,
  notices: NO_NOTICES,
});

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

interface Examination {
  readonly outcome: UplinkOutcome;
  /** The window of the frame's key, when the frame has used its number. */
  readonly moved: ReplayWindow | null;
  readonly rates: SourceRates;
}

function examine(state: UplinkState, frame: Uint8Array, context: UplinkContext): Examination {
  const { windows, rates } = state;
  const stop = (facts: FrameFacts, refusal: UplinkRefusal, detail: string): Examination => ({
    outcome: refused(facts, refusal, detail),
    moved: null,
    rates,
  });
  if (!windows) return stop(NO_FACTS, 'BUSY', 'anti-replay bounds are not read yet');
  if (!context.requests) return stop(NO_FACTS, 'BUSY', 'the ledger of request ids is not read yet');
  const opened = openFrame(frame, (id) => context.keys.get(id)?.bytes ?? null);
  if (opened.kind === 'refused') return stop(NO_FACTS, opened.refusal, opened.detail);
  const { keyId, sequence, plaintext } = opened;
  // What a key for files has sealed can be no command, and nothing else can be a file (LK-13).
  const isFile = context.keys.get(keyId)?.role === 'file';
  const message = isFile ? null : telecommandIn(plaintext);
  // A key may be shared by several craft; what was sealed for another one is none of ours, and moves no window here.
  if (message && message.craft !== context.craft)
    return stop(NO_FACTS, 'UNAUTHENTICATED', UNAUTHENTICATED_DETAIL);
  const window = windows.get(keyId);
  assert(window !== undefined, `key ${keyId} opens frames but has no window`);
  if (window === 'lost') {
    const detail = 'anti-replay record is lost, use the recovery key';
    return stop({ keyId, sequence, bound: 0 }, 'REPLAYED', detail);
  }
  const admission = admitSequence(window, sequence, isFile ? FILE_RESERVATION_FRAMES : RESERVATION_FRAMES);
  if (admission.kind !== 'admitted') {
    const detail =
      admission.kind === 'replayed' ? `not above ${window.last}` : `too far above ${window.last}`;
    return stop({ keyId, sequence, bound: window.bound }, 'REPLAYED', detail);
  }
  const facts = { keyId, sequence, bound: admission.window.bound };
  if (isFile) return { outcome: { kind: 'file', ...facts, pdu: plaintext }, rates, moved: admission.window };
  return { ...judge(facts, message, rates, context), moved: admission.window };
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
  const { outcome, moved, rates } = examine(state, frame, context);
  const isRefused = outcome.kind === 'refused';
  const isForeign =
    isRefused && outcome.keyId === 0 && ['UNAUTHENTICATED', 'MALFORMED'].includes(outcome.refusal);
  const counted: UplinkState = {
    ...state,
    rates,
    accepted: state.accepted + (isRefused ? 0 : 1),
    refused: state.refused + (isRefused ? 1 : 0),
    unauthenticated: state.unauthenticated + (isForeign ? 1 : 0),
  };
  if (!moved) return { state: counted, outcome, numberUsed: false };
  const windows = new Map(state.windows).set(outcome.keyId, moved);
  return { state: { ...counted, windows }, outcome, numberUsed: true };
}

/** Adds the window of a key that came over the link, at the bound that is on disk. */
export function withWindow(state: UplinkState, keyId: number, bound: number): UplinkState {
  assert(state.windows, 'no window is opened before the stored ones are read');
  if (state.windows.has(keyId)) return state;
  return { ...state, windows: new Map(state.windows).set(keyId, windowAfterReset(bound)) };
}

/** How many numbers a key has left, when these are few; else null. */
export function nearEnd(state: UplinkState, keyId: number): { left: number; bound: number } | null {
  const window = state.windows?.get(keyId);
  if (!window || window === 'lost' || !isNearEnd(window)) return null;
  return { left: Number.MAX_SAFE_INTEGER - window.bound, bound: window.bound };
}

/** Reserved bound of the first key of a role, for housekeeping; zero while unknown or lost. */
export function boundOf(role: KeyEntry['role'], state: UplinkState, keys: KeyRing): number {
  const key = [...keys.values()].find((entry) => entry.role === role);
  const window = key && state.windows?.get(key.id);
  return window && window !== 'lost' ? window.bound : 0;
}

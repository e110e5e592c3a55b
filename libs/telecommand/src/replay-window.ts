// Anti-replay (LK-13, LK-14): a sequence that must rise, with a bound that is on disk before it is used.
import { strict as assert } from 'node:assert';
import { crc16 } from './crc16';

/** How far the sequence may jump ahead, so that a fade cannot lock the sender out (LK-13, assumed). */
export const REPLAY_WINDOW_FRAMES = 65_536;
/** Numbers reserved by one write to disk (assumed): a reset costs the ground at most so many numbers. */
export const RESERVATION_FRAMES = 64;
/** With fewer numbers left than this a key must be changed (assumed): a frame jumps by the window at most, so 65,536 frames. */
export const NUMBERS_LOW_FRAMES = 65_536 * REPLAY_WINDOW_FRAMES;

const RECORD_VERSION = 1;

/** Of one key. */
export interface ReplayWindow {
  /** Highest sequence that was used. */
  readonly last: number;
  /** After a reset everything up to here counts as used; must be durable before a command is released. */
  readonly bound: number;
}

export const FRESH_WINDOW: ReplayWindow = Object.freeze({ last: 0, bound: 0 });

export type Admission =
  | { readonly kind: 'admitted'; readonly window: ReplayWindow }
  /** At or below the last one: seen, or skipped by a reset. */
  | { readonly kind: 'replayed' }
  | { readonly kind: 'beyond-window' };

/** Takes a sequence whose MAC verified. Only an admitted one moves the window. `block` numbers are reserved by one write. */
export function admitSequence(window: ReplayWindow, sequence: number, block = RESERVATION_FRAMES): Admission {
  assert(window.last <= window.bound, `last ${window.last} is above its bound ${window.bound}`);
  if (sequence <= window.last) return { kind: 'replayed' };
  if (sequence > window.last + REPLAY_WINDOW_FRAMES) return { kind: 'beyond-window' };
  // The bound rises in whole blocks, so that most frames need no write.
  const end = Math.min(Math.ceil(sequence / block) * block, Number.MAX_SAFE_INTEGER);
  const bound = sequence <= window.bound ? window.bound : end;
  return { kind: 'admitted', window: { last: sequence, bound } };
}

/** Whether a key's numbers run out: they never begin again, so the key must be changed (LK-14). */
export function isNearEnd(window: ReplayWindow): boolean {
  return Number.MAX_SAFE_INTEGER - window.bound < NUMBERS_LOW_FRAMES;
}

/** After a reset reception goes on above the reserved bound (LK-14). */
export function windowAfterReset(bound: number): ReplayWindow {
  return { last: bound, bound };
}

const checksum = (text: string): string => crc16(Buffer.from(text, 'utf8')).toString(16).padStart(4, '0');

/** One line of JSON and its CRC (FD-26). */
export function encodeReplayRecord(keyId: number, bound: number): Uint8Array {
  const text = JSON.stringify({ version: RECORD_VERSION, keyId, bound });
  return Buffer.from(`${text} ${checksum(text)}\n`, 'utf8');
}

/** The bound of a stored record, or null when it cannot be trusted. */
export function decodeReplayRecord(keyId: number, bytes: Uint8Array): number | null {
  const match = /^(\{[^\n]*\}) ([0-9a-f]{4})\n$/.exec(Buffer.from(bytes).toString('utf8'));
  if (!match || checksum(match[1]) !== match[2]) return null;
  const numbers = /^\{"version":(\d+),"keyId":(\d+),"bound":(\d{1,16})\}$/
    .exec(match[1])
    ?.slice(1)
    .map(Number);
  if (!numbers || numbers[0] !== RECORD_VERSION || numbers[1] !== keyId) return null;
  return Number.isSafeInteger(numbers[2]) ? numbers[2] : null;
}

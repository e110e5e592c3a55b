import { CONTACT_HOLD_US, RADIO_SAMPLE_MAX_AGE_US, TRANSMIT_REPEAT_US } from '../comms-manager.limits';
import { countOutcome, outcomeOf, type PassEvidence, type PassOutcome } from './passes';
import type { Contact } from './prediction';

/** What the S-band radio last said. */
export interface RadioState {
  readonly atUs: number;
  readonly lock: boolean;
  readonly transmitting: boolean;
  readonly uplinkBps: number;
  readonly downlinkBps: number;
}

export interface ContactState extends PassEvidence {
  /**
   * The window is open: frames are taken, and the transmitter is on. A predicted pass alone opens it, so that a dead
   * receiver does not silence the transmitter; acquired it is by a valid frame or the receiver's lock.
   */
  readonly inContact: boolean;
  /** The predicted pass; null when the lock came unpredicted. */
  readonly pass: Contact | null;
  /** Station of the contact; '' when the lock came unpredicted. */
  readonly station: string;
  /** When lock or prediction last held. */
  readonly heldUs: number;
  readonly transmitCommand: { readonly on: boolean; readonly atUs: number } | null;
  /** Contacts since boot by outcome, in the order of PASS_OUTCOMES. */
  readonly outcomes: readonly number[];
}

export const NO_CONTACT: ContactState = Object.freeze({
  inContact: false,
  pass: null,
  station: '',
  heldUs: 0,
  transmitCommand: null,
  acquiredUs: null,
  heardUs: 0,
  framesUp: 0,
  framesDown: 0,
  outcomes: [0, 0, 0, 0],
});

export type ContactOutput =
  | { readonly kind: 'acquired'; readonly station: string }
  | {
      readonly kind: 'ended';
      readonly station: string;
      readonly outcome: PassOutcome;
      readonly framesUp: number;
      readonly framesDown: number;
    }
  | { readonly kind: 'transmit'; readonly on: boolean };

export function isFresh(radio: RadioState | null, nowUs: number): radio is RadioState {
  return radio !== null && nowUs - radio.atUs <= RADIO_SAMPLE_MAX_AGE_US;
}

function transmitOutput(
  state: ContactState,
  radio: RadioState | null,
  nowUs: number,
): ContactState['transmitCommand'] {
  const on = state.inContact;
  const agrees = isFresh(radio, nowUs) && radio.transmitting === on;
  const last = state.transmitCommand;
  if (agrees) return null;
  // Without samples the radio is told once per change; with contrary ones again and again.
  if (!isFresh(radio, nowUs) && (last?.on === on || (!on && !last))) return null;
  return last?.on === on && nowUs - last.atUs < TRANSMIT_REPEAT_US ? null : { on, atUs: nowUs };
}

/** Opens the window of a pass, or of an unpredicted lock. What went by before it was opened is none of it. */
function opened(state: ContactState, predicted: Contact | null, nowUs: number): ContactState {
  const pass = predicted && { ...predicted, startUs: Math.max(predicted.startUs, nowUs) };
  const station = pass?.station ?? '';
  return { ...state, inContact: true, pass, station, acquiredUs: null, framesUp: 0, framesDown: 0 };
}

/** Ends a contact, and says how it went. */
function ended(state: ContactState): { state: ContactState; outputs: ContactOutput[] } {
  const { station, framesUp, framesDown } = state;
  const closed = { ...state, inContact: false, pass: null, station: '', acquiredUs: null };
  const outcome = outcomeOf(state, state.pass);
  if (!outcome) return { state: closed, outputs: [] };
  return {
    state: { ...closed, outcomes: countOutcome(state.outcomes, outcome) },
    outputs: [{ kind: 'ended', station, outcome, framesUp, framesDown }],
  };
}

/** Opens and closes windows: a lock that comes before its pass is the pass's; one station follows another at once. */
function followWindow(
  state: ContactState,
  predicted: Contact | null,
  hasLock: boolean,
  nowUs: number,
): { state: ContactState; outputs: ContactOutput[] } {
  const isHeld = predicted !== null || hasLock;
  if (!state.inContact) return { state: isHeld ? opened(state, predicted, nowUs) : state, outputs: [] };
  if (predicted && state.pass === null)
    return { state: { ...state, pass: predicted, station: predicted.station }, outputs: [] };
  if (predicted && state.station !== predicted.station) {
    const before = ended(state);
    return { state: opened(before.state, predicted, nowUs), outputs: before.outputs };
  }
  if (predicted && state.pass) {
    // A prediction made anew moves the end of the pass in progress by a little.
    const pass = { ...state.pass, endUs: predicted.endUs };
    return { state: { ...state, pass }, outputs: [] };
  }
  return isHeld || nowUs - state.heldUs < CONTACT_HOLD_US ? { state, outputs: [] } : ended(state);
}

/** The window follows prediction and lock; acquisition is decided by the lock, or by a valid frame (see heard). */
export function stepContact(
  state: ContactState,
  predicted: Contact | null,
  radio: RadioState | null,
  nowUs: number,
): { state: ContactState; outputs: ContactOutput[] } {
  const hasLock = isFresh(radio, nowUs) && radio.lock;
  const followed = followWindow(state, predicted, hasLock, nowUs);
  const { outputs } = followed;
  let next = followed.state;
  if (predicted || hasLock) next = { ...next, heldUs: nowUs };
  if (hasLock) {
    if (next.acquiredUs === null) outputs.push({ kind: 'acquired', station: next.station });
    next = { ...next, acquiredUs: next.acquiredUs ?? nowUs, heardUs: nowUs };
  }
  const transmitCommand = transmitOutput(next, radio, nowUs);
  if (transmitCommand) {
    next = { ...next, transmitCommand };
    outputs.push({ kind: 'transmit', on: transmitCommand.on });
  }
  return { state: next, outputs };
}

/** A valid frame came up: it opens and acquires a contact, whatever prediction and the receiver's samples say. */
export function heard(
  before: ContactState,
  nowUs: number,
): { state: ContactState; outputs: ContactOutput[] } {
  const state = before.inContact ? before : opened(before, null, nowUs);
  const { station } = state;
  const outputs: ContactOutput[] = state.acquiredUs === null ? [{ kind: 'acquired', station }] : [];
  const framesUp = state.framesUp + 1;
  return {
    state: { ...state, framesUp, acquiredUs: state.acquiredUs ?? nowUs, heardUs: nowUs, heldUs: nowUs },
    outputs,
  };
}

/** Frames leave only while the transmitter is known to be on, in a contact. */
export function mayTransmit(state: ContactState, radio: RadioState | null, nowUs: number): boolean {
  return state.inContact && isFresh(radio, nowUs) && radio.transmitting && radio.downlinkBps > 0;
}

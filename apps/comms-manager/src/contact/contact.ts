import { CONTACT_HOLD_US, RADIO_SAMPLE_MAX_AGE_US, TRANSMIT_REPEAT_US } from '../comms-manager.limits';
import type { Contact } from './prediction';

/** What the S-band radio last said. */
export interface RadioState {
  readonly atUs: number;
  readonly lock: boolean;
  readonly transmitting: boolean;
  readonly downlinkBps: number;
}

export interface ContactState {
  readonly inContact: boolean;
  /** Station of the contact; '' when the lock came unpredicted. */
  readonly station: string;
  /** When lock or prediction last held. */
  readonly heldUs: number;
  readonly transmitCommand: { readonly on: boolean; readonly atUs: number } | null;
  /** In this contact. */
  readonly framesUp: number;
  readonly framesDown: number;
}

export const NO_CONTACT: ContactState = Object.freeze({
  inContact: false,
  station: '',
  heldUs: 0,
  transmitCommand: null,
  framesUp: 0,
  framesDown: 0,
});

export type ContactOutput =
  | { readonly kind: 'acquired'; readonly station: string }
  | {
      readonly kind: 'lost';
      readonly station: string;
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

/** A contact is a receiver lock, or a prediction: a dead receiver must not silence the transmitter, and the reverse. */
export function stepContact(
  state: ContactState,
  predicted: Contact | null,
  radio: RadioState | null,
  nowUs: number,
): { state: ContactState; outputs: ContactOutput[] } {
  const outputs: ContactOutput[] = [];
  const held = predicted !== null || (isFresh(radio, nowUs) && radio.lock);
  let next: ContactState = held ? { ...state, heldUs: nowUs } : state;
  if (held && !state.inContact) {
    const station = predicted?.station ?? '';
    next = { ...next, inContact: true, station, framesUp: 0, framesDown: 0 };
    outputs.push({ kind: 'acquired', station });
  } else if (held && predicted && state.station !== predicted.station) {
    next = { ...next, station: predicted.station };
  } else if (!held && state.inContact && nowUs - state.heldUs >= CONTACT_HOLD_US) {
    const { station, framesUp, framesDown } = state;
    next = { ...next, inContact: false, station: '' };
    outputs.push({ kind: 'lost', station, framesUp, framesDown });
  }
  const transmitCommand = transmitOutput(next, radio, nowUs);
  if (transmitCommand) {
    next = { ...next, transmitCommand };
    outputs.push({ kind: 'transmit', on: transmitCommand.on });
  }
  return { state: next, outputs };
}

/** Frames leave only while the transmitter is known to be on, in a contact. */
export function mayTransmit(state: ContactState, radio: RadioState | null, nowUs: number): boolean {
  return state.inContact && isFresh(radio, nowUs) && radio.transmitting && radio.downlinkBps > 0;
}

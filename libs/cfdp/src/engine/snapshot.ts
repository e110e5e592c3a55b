// A state as plain JSON, so that transfers go on after a reset with the list of what is lost (LK-25).
import { addRange } from '../ranges';
import type { CfdpConfig } from './config';
import type { CfdpOutput, CfdpStep } from './interface';
import { commit } from './receiving';
import {
  contactUs,
  newCfdp,
  type CfdpState,
  type Ended,
  type Receiving,
  type Sending,
  type Timers,
  type Transaction,
} from './state';
import { Turn } from './turn';

const VERSION = 1;

type StoredSending = Omit<Sending, 'messages'> & { readonly messages: readonly string[] };

/** Its timers hold the time that is left. Nothing in it refers to a clock. */
export interface CfdpSnapshot {
  readonly version: number;
  readonly entity: number;
  readonly revision: number;
  readonly lastSequence: number;
  readonly ended: readonly Ended[];
  readonly transactions: readonly (StoredSending | Receiving)[];
}

/** `prompt` runs in suspended transactions too; the others stand still in them and hold what is left already. */
function shifted({ timers, suspended }: Transaction, clockUs: number, sign: 1 | -1): Timers {
  const move = (at: number | null, isStill: boolean): number | null =>
    at === null || isStill ? at : Math.max(0, at + sign * clockUs);
  return {
    ack: move(timers.ack, suspended),
    nak: move(timers.nak, suspended),
    inactivity: move(timers.inactivity, suspended),
    stall: move(timers.stall, suspended),
    prompt: move(timers.prompt, false),
  };
}

function stored(of: Transaction, clockUs: number): StoredSending | Receiving {
  const timers = shifted(of, clockUs, -1);
  // What was on its way to or from the disk is read or asked for again.
  if (of.role === 'receiving') return { ...of, timers, writing: [], needsRevision: 0 };
  const resend = of.reading.reduce(addRange, of.resend);
  const messages = of.messages.map((message) => Buffer.from(message).toString('hex'));
  return { ...of, timers, reading: [], resend, messages, needsRevision: 0 };
}

export function snapshotCfdp(state: CfdpState, nowUs: number): CfdpSnapshot {
  const clockUs = contactUs(state.clock, nowUs);
  return {
    version: VERSION,
    entity: state.config.entity,
    revision: state.revision,
    lastSequence: state.lastSequence,
    ended: state.ended,
    transactions: [...state.transactions.values()].map((of) => stored(of, clockUs)),
  };
}

/** Files are opened anew: what a transaction believes of them may be wrong by now. */
function reopen(turn: Turn, of: Transaction): CfdpOutput | null {
  const { id: transaction } = of;
  if (of.role === 'sending') {
    if (of.phase !== 'opening' && of.phase !== 'sending') return null;
    turn.put({ ...of, phase: 'opening' });
    return { kind: 'open-source', transaction, path: of.sourceName };
  }
  if (of.phase === 'saving' || of.phase === 'committing') commit(turn, of);
  if ((of.phase !== 'receiving' && of.phase !== 'checking') || !of.metadata) return null;
  turn.put({ ...of, phase: 'receiving', opened: false });
  const { destinationName: destination, size } = of.metadata;
  return { kind: 'open-partial', transaction, destination, size, resume: true };
}

function restored(of: StoredSending | Receiving): Transaction {
  const timers = shifted(of as Transaction, 0, 1);
  if (of.role === 'receiving') return { ...of, timers };
  return { ...of, timers, messages: of.messages.map((hex) => new Uint8Array(Buffer.from(hex, 'hex'))) };
}

/**
 * Goes on where a snapshot was taken; the link is closed at first. Null when it is of another version or entity. That
 * its bytes are whole is for the caller to make sure.
 */
export function restoreCfdp(
  config: CfdpConfig,
  snapshot: CfdpSnapshot,
  nowUs: number,
): CfdpStep<CfdpState> | null {
  if (snapshot.version !== VERSION || snapshot.entity !== config.entity) return null;
  const { revision, lastSequence, ended } = snapshot;
  const transactions = new Map(snapshot.transactions.map((of) => [of.id, restored(of)]));
  const state = { ...newCfdp(config), revision, savedRevision: revision, lastSequence, ended, transactions };
  const turn = new Turn(state, nowUs);
  for (const of of [...turn.transactions.values()]) {
    const output = reopen(turn, of);
    if (output) turn.outputs.push(output);
  }
  return turn.step();
}

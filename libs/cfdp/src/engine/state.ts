import type { ChecksumType, ConditionCode, DeliveryCode, FileStatus } from '../codes';
import type { Range } from '../pdu/types';
import type { Ranges } from '../ranges';
import type { CfdpConfig } from './config';
import type { FileLabel, TransactionId } from './interface';

/** Deadlines by the contact clock; of a suspended transaction all but prompt hold the time that was left. */
export interface Timers {
  readonly ack: number | null;
  readonly nak: number | null;
  readonly inactivity: number | null;
  readonly prompt: number | null;
  readonly stall: number | null;
}

export const NO_TIMERS: Timers = Object.freeze({
  ack: null,
  nak: null,
  inactivity: null,
  prompt: null,
  stall: null,
});

interface Common {
  readonly id: TransactionId;
  readonly source: number;
  readonly sequence: number;
  readonly destination: number;
  readonly entityIdBytes: number;
  readonly sequenceBytes: number;
  readonly crc: boolean;
  readonly large: boolean;
  readonly condition: ConditionCode;
  readonly suspended: boolean;
  readonly timers: Timers;
  /** Expiries of the acknowledgement timer since the last acknowledgement. */
  readonly retries: number;
  /** Nothing that depends on it is done before this revision is durable. */
  readonly needsRevision: number;
}

export interface Sending extends Common {
  readonly role: 'sending';
  /** finished: the outcome is known and is acknowledged next. */
  readonly phase: 'opening' | 'sending' | 'cancelled' | 'finished';
  readonly sourceName: string;
  readonly destinationName: string;
  readonly messages: readonly Uint8Array[];
  readonly size: number;
  readonly checksumType: ChecksumType;
  readonly checksum: number | null;
  /** A PDU has left. */
  readonly begun: boolean;
  /** Everything below was sent at least once, or is being read. */
  readonly progress: number;
  readonly resend: Ranges;
  readonly reading: readonly Range[];
  readonly eofSent: boolean;
  readonly eofAcked: boolean;
  readonly delivery: DeliveryCode;
  readonly fileStatus: FileStatus;
  /** What waits for the link. */
  readonly metadataDue: boolean;
  readonly eofDue: boolean;
  readonly ackFinishedDue: boolean;
  readonly promptDue: 'nak' | 'keep-alive' | null;
}

export interface ReceivedMetadata {
  readonly checksumType: ChecksumType;
  readonly size: number;
  readonly sourceName: string;
  readonly destinationName: string;
}

export interface Receiving extends Common {
  readonly role: 'receiving';
  /** saving: the checksum matched, and this must be durable before the commit. */
  readonly phase: 'receiving' | 'checking' | 'saving' | 'committing' | 'finished';
  readonly metadata: ReceivedMetadata | null;
  readonly opened: boolean;
  readonly received: Ranges;
  readonly writing: readonly Range[];
  /** End of the farthest byte seen. */
  readonly extent: number;
  readonly eof: { readonly size: number; readonly checksum: number } | null;
  /** Entity that found the fault, or where the operator cancelled. */
  readonly faultAt: number;
  /** Expiries of the NAK timer since the other side was last heard. */
  readonly naks: number;
  readonly delivery: DeliveryCode;
  readonly fileStatus: FileStatus;
  readonly finishedSent: boolean;
  /** What waits for the link: the condition to acknowledge, the offset to ask from. */
  readonly ackEofDue: ConditionCode | null;
  readonly nakDue: number | null;
  readonly keepAliveDue: boolean;
  readonly finishedDue: boolean;
}

export type Transaction = Sending | Receiving;

/** Enough to answer PDUs that come late. */
export type Ended = Pick<
  Common,
  'id' | 'source' | 'sequence' | 'destination' | 'entityIdBytes' | 'sequenceBytes' | 'crc' | 'large'
>;

/** An acknowledgement for a transaction that is over, or that we do not know. */
export interface Answer {
  readonly to: Ended;
  readonly of: 'eof' | 'finished';
  readonly condition: ConditionCode;
  readonly isKnown: boolean;
}

/** Time while the link was open. */
export interface ContactClock {
  readonly open: boolean;
  readonly sinceUs: number;
  readonly elapsedUs: number;
}

export interface Counters {
  readonly pdusIn: number;
  readonly pdusOut: number;
  readonly pdusRefused: number;
  /** Segments that came again, and those dropped because a table was full. */
  readonly duplicates: number;
  readonly dropped: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

export interface CfdpState {
  readonly config: CfdpConfig;
  readonly clock: ContactClock;
  /** Oldest first. */
  readonly transactions: ReadonlyMap<TransactionId, Transaction>;
  readonly ended: readonly Ended[];
  readonly answers: readonly Answer[];
  /** Sequence of the last transaction that we began; rises for ever. */
  readonly lastSequence: number;
  readonly revision: number;
  readonly savedRevision: number;
  /** When the last snapshot was asked for, and the bytes moved until then. */
  readonly savedAt: { readonly us: number; readonly bytes: number };
  readonly counters: Counters;
}

/** `lastSequence` when the numbers below may have been used although no snapshot says so. */
export function newCfdp(config: CfdpConfig, lastSequence = 0): CfdpState {
  return {
    config,
    clock: { open: false, sinceUs: 0, elapsedUs: 0 },
    transactions: new Map(),
    ended: [],
    answers: [],
    lastSequence,
    revision: 0,
    savedRevision: 0,
    savedAt: { us: 0, bytes: 0 },
    counters: {
      pdusIn: 0,
      pdusOut: 0,
      pdusRefused: 0,
      duplicates: 0,
      dropped: 0,
      bytesIn: 0,
      bytesOut: 0,
    },
  };
}

export function contactUs({ open, sinceUs, elapsedUs }: ContactClock, nowUs: number): number {
  return open ? elapsedUs + Math.max(0, nowUs - sinceUs) : elapsedUs;
}

export const idOf = (source: number, sequence: number): TransactionId => `${source}:${sequence}`;

export function labelOf(of: Transaction): FileLabel {
  const { id, role } = of;
  if (of.role === 'sending') {
    const { sourceName: source, destinationName: destination, size } = of;
    return { transaction: id, role, remote: of.destination, source, destination, size };
  }
  const names = { source: of.metadata?.sourceName ?? '', destination: of.metadata?.destinationName ?? '' };
  const size = of.eof?.size ?? of.metadata?.size ?? 0;
  return { transaction: id, role, remote: of.source, ...names, size };
}

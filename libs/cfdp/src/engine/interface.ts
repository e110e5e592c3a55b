// All that the engine is told and all that it asks for. It holds no file content, knows no disk and no clock.
import type { ChecksumType, ConditionCode, DeliveryCode, FileStatus } from '../codes';

/** `source entity:sequence`. */
export type TransactionId = string;

export interface PutRequest {
  /** Path in our filestore, and the name that the other side is asked to give the file. UTF-8, 1 to 255 bytes. */
  readonly source: string;
  readonly destination: string;
  readonly to: number;
  readonly messages?: readonly Uint8Array[];
}

/** What the filestore answers. Each operation gets exactly one answer; those of one transaction are done in the order asked. */
export type StoreInput =
  /** A file that we send: its size. It must not change from here on. */
  | { readonly kind: 'source-opened'; readonly transaction: TransactionId; readonly size: number }
  /** The partial file; `resumed` when it is the one that was there before a reset. */
  | { readonly kind: 'partial-opened'; readonly transaction: TransactionId; readonly resumed: boolean }
  | {
      readonly kind: 'data';
      readonly transaction: TransactionId;
      readonly offset: number;
      readonly data: Uint8Array;
    }
  | {
      readonly kind: 'written';
      readonly transaction: TransactionId;
      readonly offset: number;
      readonly length: number;
    }
  | { readonly kind: 'checksummed'; readonly transaction: TransactionId; readonly value: number }
  | { readonly kind: 'committed'; readonly transaction: TransactionId }
  | {
      readonly kind: 'failed';
      readonly transaction: TransactionId;
      readonly operation: 'open' | 'read' | 'write' | 'checksum' | 'commit';
      readonly reason: string;
    }
  /** A snapshot that was taken at this revision or later is durable. */
  | { readonly kind: 'saved'; readonly revision: number };

export type CfdpInput =
  | { readonly kind: 'tick' }
  /** Outside contacts the link is closed and every timer stands still (LK-24). */
  | { readonly kind: 'link'; readonly open: boolean }
  /**
   * The link takes this many bytes of PDUs now: give at least `pduMaxBytes`, or a long PDU never leaves. `expedited` asks
   * for acknowledgements, NAK, Finished and the like only.
   */
  | { readonly kind: 'may-send'; readonly bytes: number; readonly only?: 'expedited' }
  | { readonly kind: 'pdu'; readonly bytes: Uint8Array }
  | ({ readonly kind: 'put' } & PutRequest)
  | { readonly kind: 'cancel' | 'suspend' | 'resume'; readonly transaction: TransactionId }
  /** Sender only: asks the other side to say what it lacks, or how far it is. */
  | { readonly kind: 'prompt'; readonly transaction: TransactionId; readonly response: 'nak' | 'keep-alive' }
  | StoreInput;

export type Role = 'sending' | 'receiving';

export interface FileLabel {
  readonly transaction: TransactionId;
  readonly role: Role;
  readonly remote: number;
  /** Names of the metadata; '' while a receiver has not got them. */
  readonly source: string;
  readonly destination: string;
  /** 0 while unknown. */
  readonly size: number;
}

export type Indication =
  | { readonly type: 'accepted'; readonly file: FileLabel }
  | { readonly type: 'refused'; readonly request: string; readonly reason: string }
  /** The first PDU of a file left. */
  | { readonly type: 'started'; readonly file: FileLabel }
  | { readonly type: 'metadata'; readonly file: FileLabel; readonly messages: readonly Uint8Array[] }
  | { readonly type: 'eof-sent' | 'eof-received' | 'suspended' | 'resumed'; readonly file: FileLabel }
  | {
      readonly type: 'fault';
      readonly file: FileLabel;
      readonly condition: ConditionCode;
      readonly detail: string;
    }
  /** The outcome, once: with NoError, Complete and Retained the file is under its name. It may come again after a reset. */
  | {
      readonly type: 'finished';
      readonly file: FileLabel;
      readonly condition: ConditionCode;
      readonly delivery: DeliveryCode;
      readonly fileStatus: FileStatus;
    }
  /** The other side never acknowledged the outcome. */
  | { readonly type: 'abandoned'; readonly file: FileLabel }
  | { readonly type: 'pdu-refused'; readonly field: string; readonly detail: string };

export type CfdpOutput =
  | {
      readonly kind: 'send';
      readonly transaction: TransactionId;
      readonly pdu: Uint8Array;
      /** May overtake file data; the others must keep their order. */
      readonly expedited: boolean;
    }
  | { readonly kind: 'open-source'; readonly transaction: TransactionId; readonly path: string }
  /** Opens or creates the partial file; `resume` after a reset, when it should be there. */
  | {
      readonly kind: 'open-partial';
      readonly transaction: TransactionId;
      readonly destination: string;
      /** 0 when the sender does not know it. */
      readonly size: number;
      readonly resume: boolean;
    }
  | {
      readonly kind: 'read';
      readonly transaction: TransactionId;
      readonly path: string;
      readonly offset: number;
      readonly length: number;
    }
  | {
      readonly kind: 'write';
      readonly transaction: TransactionId;
      readonly offset: number;
      readonly data: Uint8Array;
    }
  /** Over the first `size` bytes of the source or of the partial file. */
  | {
      readonly kind: 'checksum';
      readonly transaction: TransactionId;
      readonly role: Role;
      readonly path: string;
      readonly type: ChecksumType;
      readonly size: number;
    }
  /**
   * Flush the partial file, cut to `size`, give it its name, flush the folder. May come again after a reset: without a
   * partial file it has been done before if the destination has this size and checksum.
   */
  | {
      readonly kind: 'commit';
      readonly transaction: TransactionId;
      readonly destination: string;
      readonly size: number;
      readonly checksumType: ChecksumType;
      readonly checksum: number;
    }
  /** The partial file is not needed any more; no answer. */
  | { readonly kind: 'discard'; readonly transaction: TransactionId }
  /** Take a snapshot of this state, flush what was answered as written, make the snapshot durable, then say `saved`. */
  | { readonly kind: 'save'; readonly revision: number }
  | { readonly kind: 'indication'; readonly indication: Indication };

export interface CfdpStep<S> {
  readonly state: S;
  readonly outputs: readonly CfdpOutput[];
}

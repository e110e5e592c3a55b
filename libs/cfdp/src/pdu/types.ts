import type {
  ConditionCode,
  DeliveryCode,
  DirectiveCode,
  FaultHandler,
  FilestoreAction,
  FileStatus,
  TransactionStatus,
} from '../codes';

/** What every PDU says of its transaction. Numbers above 2^53 - 1 are refused. */
export interface PduHeader {
  readonly direction: 'toward-receiver' | 'toward-sender';
  readonly mode: 'acknowledged' | 'unacknowledged';
  /** The PDU ends with a CRC-16/CCITT-FALSE over everything before it. */
  readonly crc: boolean;
  /** Offsets and sizes have 64 bits instead of 32. */
  readonly large: boolean;
  /** Record boundaries are preserved; only said, never acted on. */
  readonly segmentation: boolean;
  /** Widths in bytes, 1 to 8. */
  readonly entityIdBytes: number;
  readonly sequenceBytes: number;
  readonly source: number;
  readonly sequence: number;
  readonly destination: number;
}

export interface EntityIdTlv {
  readonly kind: 'entity-id';
  readonly id: number;
  /** Width in bytes. */
  readonly bytes: number;
}

export interface FilestoreRequestTlv {
  readonly kind: 'filestore-request';
  readonly action: FilestoreAction;
  readonly first: string;
  /** Only of the actions that name two files. */
  readonly second: string | null;
}

export interface FilestoreResponseTlv {
  readonly kind: 'filestore-response';
  readonly action: FilestoreAction;
  /** 0 successful, 15 not performed; the others depend on the action. */
  readonly status: number;
  readonly first: string;
  readonly second: string | null;
  readonly message: Uint8Array;
}

export type Tlv =
  | FilestoreRequestTlv
  | FilestoreResponseTlv
  | { readonly kind: 'message-to-user'; readonly message: Uint8Array }
  | { readonly kind: 'fault-handler'; readonly condition: ConditionCode; readonly handler: FaultHandler }
  | { readonly kind: 'flow-label'; readonly label: Uint8Array }
  | EntityIdTlv;

export interface EofPdu {
  readonly kind: 'eof';
  readonly condition: ConditionCode;
  readonly checksum: number;
  readonly size: number;
  /** Who found the fault; absent without one. */
  readonly faultLocation: EntityIdTlv | null;
}

export interface FinishedPdu {
  readonly kind: 'finished';
  readonly condition: ConditionCode;
  readonly delivery: DeliveryCode;
  readonly fileStatus: FileStatus;
  readonly responses: readonly FilestoreResponseTlv[];
  readonly faultLocation: EntityIdTlv | null;
}

export interface AckPdu {
  readonly kind: 'ack';
  readonly of: DirectiveCode.Eof | DirectiveCode.Finished;
  readonly condition: ConditionCode;
  readonly status: TransactionStatus;
}

export interface MetadataPdu {
  readonly kind: 'metadata';
  readonly closureRequested: boolean;
  /** Raw, 0 to 15: it may be one that we do not support. */
  readonly checksumType: number;
  /** 0 when unbounded, or without a file. */
  readonly size: number;
  readonly sourceName: string;
  readonly destinationName: string;
  readonly options: readonly Tlv[];
}

/** From start up to, not including, end. [0, 0] asks for the metadata. */
export type Range = readonly [start: number, end: number];

export interface NakPdu {
  readonly kind: 'nak';
  readonly scope: Range;
  readonly segments: readonly Range[];
}

export interface PromptPdu {
  readonly kind: 'prompt';
  readonly response: 'nak' | 'keep-alive';
}

export interface KeepAlivePdu {
  readonly kind: 'keep-alive';
  readonly progress: number;
}

export interface SegmentMetadata {
  /** Record continuation state, 0 to 3. */
  readonly continuation: number;
  readonly metadata: Uint8Array;
}

export interface FileDataPdu {
  readonly kind: 'file-data';
  readonly segmentMetadata: SegmentMetadata | null;
  readonly offset: number;
  readonly data: Uint8Array;
}

export type Directive = EofPdu | FinishedPdu | AckPdu | MetadataPdu | NakPdu | PromptPdu | KeepAlivePdu;
export type PduBody = Directive | FileDataPdu;

export interface Pdu {
  readonly header: PduHeader;
  readonly body: PduBody;
}

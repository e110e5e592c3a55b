// What the golden bytes of golden.txt say, field by field.
import {
  ConditionCode as Condition,
  DeliveryCode,
  FileStatus,
  type Pdu,
  type PduBody,
  type PduHeader,
} from '../src';
import { DirectiveCode, FaultHandler, FilestoreAction, TransactionStatus } from '../src/codes';

const HEADER: PduHeader = {
  direction: 'toward-receiver',
  mode: 'acknowledged',
  crc: false,
  large: false,
  segmentation: false,
  entityIdBytes: 1,
  sequenceBytes: 4,
  source: 1,
  sequence: 7,
  destination: 2,
};
const down = (body: PduBody, header: Partial<PduHeader> = {}): Pdu => ({
  header: { ...HEADER, ...header },
  body,
});
const up = (body: PduBody, header: Partial<PduHeader> = {}): Pdu =>
  down(body, { direction: 'toward-sender', ...header });

const metadata = (
  size: number,
  sourceName: string,
  destinationName: string,
  more: { checksumType?: number; closureRequested?: boolean; options?: never[] } = {},
) =>
  ({
    kind: 'metadata',
    closureRequested: false,
    checksumType: 3,
    size,
    sourceName,
    destinationName,
    options: [],
    ...more,
  }) as const;
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const data = (
  offset: number,
  text: string,
  segmentMetadata: null | { continuation: number; metadata: Uint8Array } = null,
) => ({ kind: 'file-data', segmentMetadata, offset, data: bytes(text) }) as const;
const entity = (id: number) => ({ kind: 'entity-id', id, bytes: 1 }) as const;

export const PDUS: Readonly<Record<string, Pdu>> = {
  metadata: down(metadata(1000, 'a.txt', 'b.txt')),
  'metadata-crc': down(metadata(1000, 'a.txt', 'b.txt'), { crc: true }),
  'metadata-large': down(metadata(2 ** 33, 'a', 'b'), { large: true }),
  'metadata-options': down({
    ...metadata(5, 'a', 'ü', { checksumType: 0, closureRequested: true }),
    options: [
      { kind: 'filestore-request', action: FilestoreAction.RenameFile, first: 'a', second: 'b' },
      { kind: 'message-to-user', message: bytes('hello') },
      { kind: 'fault-handler', condition: Condition.FileChecksumFailure, handler: FaultHandler.Ignore },
      { kind: 'flow-label', label: Uint8Array.of(0xf0) },
    ],
  }),
  'metadata-wide': down(metadata(5, 'a', 'b', { checksumType: 15 }), {
    entityIdBytes: 2,
    sequenceBytes: 5,
    source: 0x0102,
    sequence: 0x03_0405_0607,
    destination: 0xfffe,
  }),
  'file-data': down(data(512, '0123456789')),
  'file-data-crc': down(data(512, '0123456789'), { crc: true }),
  'file-data-large': down(data(2 ** 32, 'x'), { large: true }),
  'file-data-segment-metadata': down(data(0, 'x', { continuation: 3, metadata: bytes('ab') })),
  eof: down({
    kind: 'eof',
    condition: Condition.NoError,
    checksum: 0xcbf43926,
    size: 9,
    faultLocation: null,
  }),
  'eof-cancel': down({
    kind: 'eof',
    condition: Condition.CancelRequest,
    checksum: 0,
    size: 4096,
    faultLocation: entity(1),
  }),
  finished: up({
    kind: 'finished',
    condition: Condition.NoError,
    delivery: DeliveryCode.Complete,
    fileStatus: FileStatus.Retained,
    responses: [],
    faultLocation: null,
  }),
  'finished-fault': up({
    kind: 'finished',
    condition: Condition.FileChecksumFailure,
    delivery: DeliveryCode.Incomplete,
    fileStatus: FileStatus.DiscardedDeliberately,
    responses: [
      {
        kind: 'filestore-response',
        action: FilestoreAction.CreateFile,
        status: 15,
        first: 'a',
        second: null,
        message: bytes('no'),
      },
    ],
    faultLocation: entity(2),
  }),
  'ack-eof': up({
    kind: 'ack',
    of: DirectiveCode.Eof,
    condition: Condition.NoError,
    status: TransactionStatus.Active,
  }),
  'ack-finished': down({
    kind: 'ack',
    of: DirectiveCode.Finished,
    condition: Condition.InactivityDetected,
    status: TransactionStatus.Terminated,
  }),
  nak: up({
    kind: 'nak',
    scope: [0, 5000],
    segments: [
      [0, 0],
      [512, 1024],
    ],
  }),
  'nak-large': up({ kind: 'nak', scope: [0, 2 ** 34], segments: [[2 ** 32, 2 ** 32 + 7]] }, { large: true }),
  'prompt-nak': down({ kind: 'prompt', response: 'nak' }),
  'prompt-keep-alive': down({ kind: 'prompt', response: 'keep-alive' }),
  'keep-alive': up({ kind: 'keep-alive', progress: 4096 }),
};

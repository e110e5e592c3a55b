// The receiving side of a transaction of class 2 (CCSDS 727.0-B-5, 4.6.1 and 4.6.4).
import { strict as assert } from 'node:assert';
import { RANGES_MAX_ITEMS, RECEIVING_MAX_ITEMS, WRITES_MAX_ITEMS } from '../cfdp.limits';
import { ChecksumType, ConditionCode, DeliveryCode, FileStatus, isSupportedChecksum } from '../codes';
import type { EofPdu, FileDataPdu, MetadataPdu, PduBody, PduHeader, Range } from '../pdu/types';
import { addRange, covers, endOf, gapsOf, type Ranges } from '../ranges';
import { idOf, labelOf, NO_TIMERS, type Receiving } from './state';
import { hasExpired, restarted, started, stopped } from './timers';
import type { Turn } from './turn';

/** Begins with any PDU of a file: the metadata may be lost. Null when the table is full. */
export function beginReceiving(turn: Turn, header: PduHeader): Receiving | null {
  const open = [...turn.transactions.values()].filter(({ role }) => role === 'receiving').length;
  if (open >= RECEIVING_MAX_ITEMS) {
    turn.count('dropped');
    return null;
  }
  const { source, sequence, destination, entityIdBytes, sequenceBytes, crc, large } = header;
  const begun: Receiving = {
    role: 'receiving',
    id: idOf(source, sequence),
    source,
    sequence,
    destination,
    entityIdBytes,
    sequenceBytes,
    crc,
    large,
    condition: ConditionCode.NoError,
    suspended: false,
    timers: NO_TIMERS,
    retries: 0,
    needsRevision: 0,
    phase: 'receiving',
    metadata: null,
    opened: false,
    received: [],
    writing: [],
    extent: 0,
    eof: null,
    faultAt: destination,
    naks: 0,
    delivery: DeliveryCode.Incomplete,
    fileStatus: FileStatus.Unreported,
    finishedSent: false,
    ackEofDue: null,
    nakDue: null,
    keepAliveDue: false,
    finishedDue: false,
  };
  return turn.put({ ...begun, timers: started(turn, begun, 'inactivity', 'stall') });
}

/** What is on the disk, and what is on its way there. */
export function held(of: Receiving): Ranges {
  return of.writing.reduce<Ranges>(addRange, of.received);
}

/** Lost segments up to the end of the file, or to the farthest byte seen while the end is unknown. */
export const lostSegments = (of: Receiving): Ranges => gapsOf(held(of), [0, of.eof?.size ?? of.extent]);

function fail(turn: Turn, of: Receiving, condition: ConditionCode, detail: string): void {
  turn.indicate({ type: 'fault', file: labelOf(of), condition, detail });
  cancelReceiving(turn, of, condition);
}

/** A fault, the operator, or the sender: the partial file goes, Finished says why. */
export function cancelReceiving(
  turn: Turn,
  of: Receiving,
  condition: ConditionCode,
  faultAt = of.destination,
): void {
  assert(
    of.phase !== 'committing' && of.phase !== 'finished',
    `a transaction that is ${of.phase} is not cancelled`,
  );
  if (of.metadata) turn.outputs.push({ kind: 'discard', transaction: of.id });
  const isFilestore = condition === ConditionCode.FilestoreRejection;
  finish(turn, of, {
    condition,
    faultAt,
    delivery: DeliveryCode.Incomplete,
    fileStatus: isFilestore ? FileStatus.DiscardedByFilestore : FileStatus.DiscardedDeliberately,
  });
}

function finish(
  turn: Turn,
  of: Receiving,
  outcome: Pick<Receiving, 'condition' | 'delivery' | 'fileStatus' | 'faultAt'>,
): void {
  const finished: Receiving = {
    ...of,
    ...outcome,
    phase: 'finished',
    suspended: false,
    timers: NO_TIMERS,
    retries: 0,
    received: [],
    writing: [],
    nakDue: null,
    keepAliveDue: false,
    finishedDue: true,
  };
  turn.save();
  turn.put(finished);
  const { condition, delivery, fileStatus } = outcome;
  turn.indicate({ type: 'finished', file: labelOf(finished), condition, delivery, fileStatus });
}

/** A size that contradicts the end of the file, or what the metadata promised. */
function sizeFault(turn: Turn, of: Receiving): string | null {
  const { extent, eof, metadata } = of;
  const max = turn.config.fileMaxBytes;
  const promised = metadata && metadata.size > 0 ? metadata.size : null;
  const size = eof?.size ?? promised;
  if (Math.max(extent, size ?? 0) > max) return `the file is above the bound of ${max} bytes`;
  if (eof && promised !== null && eof.size !== promised)
    return `EOF says ${eof.size}, metadata ${promised} bytes`;
  return size !== null && extent > size ? `there is data up to ${extent}, the file has ${size} bytes` : null;
}

/** Looks what is missing; with nothing missing the checksum is next. */
export function evaluate(turn: Turn, of: Receiving): void {
  turn.put(of);
  if (of.phase !== 'receiving') return;
  const fault = sizeFault(turn, of);
  if (fault !== null) return fail(turn, of, ConditionCode.FileSizeError, fault);
  if (!of.eof) return;
  const isMissing = !of.metadata || lostSegments(of).length > 0;
  if (isMissing) {
    if (of.nakDue === null && of.timers.nak === null) turn.put({ ...of, nakDue: 0 });
    return;
  }
  const whole: Receiving = { ...of, nakDue: null, naks: 0, timers: stopped(of, 'nak') };
  turn.put(whole);
  if (of.writing.length > 0 || !of.opened) return;
  check(turn, whole, of.eof.size);
}

function check(turn: Turn, of: Receiving, size: number): void {
  const { id, metadata } = of;
  assert(
    metadata && isSupportedChecksum(metadata.checksumType),
    'a file is opened after its metadata were taken',
  );
  turn.put({ ...of, phase: 'checking' });
  if (metadata.checksumType === ChecksumType.Null) return onChecksum(turn, { ...of, phase: 'checking' }, 0);
  const { checksumType: type, destinationName: path } = metadata;
  turn.outputs.push({ kind: 'checksum', transaction: id, role: 'receiving', path, type, size });
}

export function onChecksum(turn: Turn, of: Receiving, value: number): void {
  if (of.phase !== 'checking') return;
  assert(of.eof && of.metadata, 'a file is checked after its end and its metadata came');
  const isRight = of.metadata.checksumType === ChecksumType.Null || value === of.eof.checksum;
  if (!isRight) {
    const detail = `checksum is ${value.toString(16)}, EOF says ${of.eof.checksum.toString(16)}`;
    return fail(turn, of, ConditionCode.FileChecksumFailure, detail);
  }
  turn.put({
    ...of,
    phase: 'saving',
    timers: stopped(of, 'inactivity', 'stall'),
    needsRevision: turn.save(),
  });
}

/** Once it is durable that the file is whole; again after a reset. */
export function commit(turn: Turn, of: Receiving): void {
  assert(of.eof && of.metadata && isSupportedChecksum(of.metadata.checksumType));
  const { destinationName: destination, checksumType } = of.metadata;
  turn.put({ ...of, phase: 'committing' });
  turn.outputs.push({ kind: 'commit', transaction: of.id, destination, checksumType, ...of.eof });
}

export function onCommitted(turn: Turn, of: Receiving): void {
  if (of.phase !== 'committing') return;
  const { faultAt } = of;
  const outcome = {
    condition: ConditionCode.NoError,
    delivery: DeliveryCode.Complete,
    fileStatus: FileStatus.Retained,
  };
  finish(turn, of, { ...outcome, faultAt });
}

export function onStoreFailure(turn: Turn, of: Receiving, operation: string, reason: string): void {
  if (of.phase === 'finished') return;
  const condition = ConditionCode.FilestoreRejection;
  turn.indicate({ type: 'fault', file: labelOf(of), condition, detail: `${operation}: ${reason}` });
  cancelReceiving(turn, of.phase === 'committing' ? { ...of, phase: 'saving' } : of, condition);
}

export function onPartialOpened(turn: Turn, of: Receiving, resumed: boolean): void {
  if (of.phase !== 'receiving') return;
  evaluate(turn, { ...of, opened: true, received: resumed ? of.received : [] });
}

export function onWritten(turn: Turn, of: Receiving, offset: number, length: number): void {
  const at = of.writing.findIndex(([start, end]) => start === offset && end === offset + length);
  if (at < 0) return;
  const writing = of.writing.toSpliced(at, 1);
  evaluate(turn, { ...of, writing, received: addRange(of.received, [offset, offset + length]) });
}

/** A file comes to lie in its place and does nothing else (LK-11): requests to the filestore are turned down with it. */
function rejectionOf({ destinationName, options }: MetadataPdu): string | null {
  if (destinationName === '') return 'no file is named';
  return options.some(({ kind }) => kind === 'filestore-request')
    ? 'requests to the filestore are not taken'
    : null;
}

function onMetadata(turn: Turn, of: Receiving, pdu: MetadataPdu): void {
  if (of.phase !== 'receiving' || of.metadata) return;
  const { checksumType, size, sourceName, destinationName, options } = pdu;
  const metadata = { checksumType, size, sourceName, destinationName };
  const told = turn.put<Receiving>({ ...of, metadata });
  const messages = options.flatMap((tlv) => (tlv.kind === 'message-to-user' ? [tlv.message] : []));
  turn.indicate({ type: 'metadata', file: labelOf(told), messages });
  if (!isSupportedChecksum(checksumType))
    return fail(turn, told, ConditionCode.UnsupportedChecksum, `type ${checksumType}`);
  const rejection = rejectionOf(pdu);
  if (rejection !== null) return fail(turn, told, ConditionCode.FilestoreRejection, rejection);
  const fault = sizeFault(turn, told);
  if (fault !== null) return fail(turn, told, ConditionCode.FileSizeError, fault);
  const { id } = of;
  turn.outputs.push({
    kind: 'open-partial',
    transaction: id,
    destination: destinationName,
    size,
    resume: false,
  });
  // What was asked for besides the metadata is asked for anew: data that came before them were not kept.
  const timers = stopped(told, 'nak');
  evaluate(turn, { ...told, timers, nakDue: null });
}

function segmentFits(of: Receiving, range: Range): boolean {
  return of.writing.length < WRITES_MAX_ITEMS && addRange(held(of), range).length <= RANGES_MAX_ITEMS;
}

function onFileData(turn: Turn, of: Receiving, { offset, data }: FileDataPdu): void {
  if (of.phase !== 'receiving' || data.length === 0) return;
  const range: Range = [offset, offset + data.length];
  const before = held(of);
  const isGap = offset > Math.max(endOf(before), of.extent);
  const seen: Receiving = { ...of, extent: Math.max(of.extent, range[1]) };
  const fault = sizeFault(turn, seen);
  if (fault !== null) return fail(turn, of, ConditionCode.FileSizeError, fault);
  if (!of.metadata) {
    // Where it belongs is not known yet: the metadata are asked for at once.
    turn.put({ ...seen, nakDue: of.timers.nak === null ? 0 : of.nakDue });
    return turn.count('dropped');
  }
  if (covers(before, range)) {
    turn.put(seen);
    return turn.count('duplicates');
  }
  const nakDue =
    turn.config.nak === 'immediate' && isGap ? Math.min(of.nakDue ?? offset, endOf(before)) : of.nakDue;
  if (!segmentFits(of, range)) {
    turn.put({ ...seen, nakDue });
    return turn.count('dropped');
  }
  const timers = restarted(turn, of, 'nak', 'stall');
  turn.outputs.push({ kind: 'write', transaction: of.id, offset, data });
  turn.count('bytesIn', data.length);
  evaluate(turn, { ...seen, nakDue, timers, writing: [...of.writing, range] });
}

function onEof(turn: Turn, of: Receiving, { condition, size, checksum }: EofPdu): void {
  const isCancel = condition !== ConditionCode.NoError;
  // The acknowledgement promises that the end is known for good: it waits for the disk.
  const isNew = of.phase === 'receiving' && (isCancel || !of.eof);
  const acked: Receiving = {
    ...of,
    ackEofDue: condition,
    needsRevision: isNew ? turn.save() : of.needsRevision,
  };
  turn.put(acked);
  if (isCancel) {
    const isOver = of.phase === 'committing' || of.phase === 'finished';
    if (!isOver) cancelReceiving(turn, acked, condition, of.source);
    return;
  }
  if (!isNew) return;
  const told: Receiving = { ...acked, eof: { size, checksum }, timers: stopped(of, 'inactivity') };
  turn.indicate({ type: 'eof-received', file: labelOf(told) });
  evaluate(turn, told);
}

/** Any PDU of the sender shows that it lives. */
export function onPduToReceiver(turn: Turn, before: Receiving, body: PduBody): void {
  const of: Receiving = { ...before, naks: 0, timers: restarted(turn, before, 'inactivity') };
  turn.put(of);
  switch (body.kind) {
    case 'metadata':
      return onMetadata(turn, of, body);
    case 'file-data':
      return onFileData(turn, of, body);
    case 'eof':
      return onEof(turn, of, body);
    case 'prompt':
      if (body.response === 'keep-alive') turn.put({ ...of, keepAliveDue: of.phase !== 'finished' });
      else if (of.phase === 'receiving') turn.put({ ...of, nakDue: 0 });
      return;
    case 'ack':
      if (of.phase === 'finished' && of.finishedSent && body.condition === of.condition) turn.end(of);
      return;
    default:
      turn.count('pdusRefused');
  }
}

function onNakTimer(turn: Turn, of: Receiving): void {
  const naks = of.naks + 1;
  if (naks >= turn.config.nakLimit)
    return fail(turn, of, ConditionCode.NakLimit, `${naks} requests in a row brought nothing`);
  const stillMissing = !of.metadata || lostSegments(of).length > 0;
  turn.put({ ...of, naks, timers: stopped(of, 'nak'), nakDue: stillMissing ? 0 : null });
}

export function onReceiverTimers(turn: Turn, of: Receiving): void {
  if (hasExpired(turn, of, 'ack')) {
    const retries = of.retries + 1;
    if (retries < turn.config.ackLimit) {
      turn.put({ ...of, retries, finishedDue: true, timers: stopped(of, 'ack') });
      return;
    }
    turn.indicate({ type: 'abandoned', file: labelOf(of) });
    return turn.end(of);
  }
  if (of.phase !== 'receiving') return;
  if (hasExpired(turn, of, 'nak')) return onNakTimer(turn, of);
  for (const name of ['inactivity', 'stall'] as const) {
    if (hasExpired(turn, of, name))
      return fail(turn, of, ConditionCode.InactivityDetected, `${name}: the sender does not get on`);
  }
}

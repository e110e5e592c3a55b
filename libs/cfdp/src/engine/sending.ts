// The sending side of a transaction of class 2 (CCSDS 727.0-B-5, 4.6.1 and 4.6.4).
import { strict as assert } from 'node:assert';
import { RANGES_MAX_ITEMS, SMALL_FILE_MAX_BYTES } from '../cfdp.limits';
import { ConditionCode, DeliveryCode, FileStatus } from '../codes';
import type { AckPdu, FinishedPdu, NakPdu, PduBody } from '../pdu/types';
import { addRange, type Ranges } from '../ranges';
import type { PutRequest } from './interface';
import { idOf, labelOf, NO_TIMERS, type Sending } from './state';
import { hasExpired, restarted, started, stopped } from './timers';
import type { Turn } from './turn';

/** Begins a transaction. Nothing of it leaves before its number is durable and its file is open. */
export function beginSending(turn: Turn, { source, destination, to, messages }: PutRequest): Sending {
  const { config } = turn;
  turn.lastSequence += 1;
  const begun = turn.put<Sending>({
    role: 'sending',
    id: idOf(config.entity, turn.lastSequence),
    source: config.entity,
    sequence: turn.lastSequence,
    destination: to,
    entityIdBytes: config.entityIdBytes,
    sequenceBytes: config.sequenceBytes,
    crc: config.crc,
    large: false,
    condition: ConditionCode.NoError,
    suspended: false,
    timers: NO_TIMERS,
    retries: 0,
    needsRevision: turn.save(),
    phase: 'opening',
    sourceName: source,
    destinationName: destination,
    messages: messages ?? [],
    size: 0,
    checksumType: config.checksum,
    checksum: null,
    begun: false,
    progress: 0,
    resend: [],
    reading: [],
    eofSent: false,
    eofAcked: false,
    delivery: DeliveryCode.Incomplete,
    fileStatus: FileStatus.Unreported,
    metadataDue: false,
    eofDue: false,
    ackFinishedDue: false,
    promptDue: null,
  });
  turn.outputs.push({ kind: 'open-source', transaction: begun.id, path: source });
  turn.indicate({ type: 'accepted', file: labelOf(begun) });
  return begun;
}

/** Also after a reset: then the size must be the one that it was. */
export function onSourceOpened(turn: Turn, of: Sending, size: number): void {
  if (of.phase !== 'opening' && of.phase !== 'sending') return;
  if (size > turn.config.fileMaxBytes)
    return failSending(turn, of, ConditionCode.FileSizeError, `${size} bytes are above the bound`);
  if (of.begun && size !== of.size)
    return failSending(turn, of, ConditionCode.FileSizeError, 'the file has changed its size');
  const large = size > SMALL_FILE_MAX_BYTES;
  const metadataDue = of.metadataDue || !of.begun;
  const opened = turn.put<Sending>({ ...of, phase: 'sending', size, large, metadataDue });
  if (opened.checksum !== null) return eofWhenDone(turn, opened);
  const { id, checksumType: type, sourceName: path } = opened;
  turn.outputs.push({ kind: 'checksum', transaction: id, role: 'sending', path, type, size });
}

export function onSourceChecksum(turn: Turn, of: Sending, checksum: number): void {
  if (of.phase === 'sending') eofWhenDone(turn, { ...of, checksum });
}

/** The end is told when everything before it has left. */
export function eofWhenDone(turn: Turn, of: Sending): void {
  const isDone =
    of.phase === 'sending' &&
    of.begun &&
    !of.metadataDue &&
    !of.eofSent &&
    of.progress === of.size &&
    of.reading.length === 0 &&
    of.checksum !== null;
  turn.put(isDone ? { ...of, eofDue: true } : of);
}

function withResend(of: Sending, segments: Ranges): Sending {
  let resend = of.resend;
  for (const [start, end] of segments) resend = addRange(resend, [start, Math.min(end, of.progress)]);
  return { ...of, resend: resend.slice(0, RANGES_MAX_ITEMS) };
}

/** A segment that was read but cannot leave now goes back among those to be sent. */
export function putBack(turn: Turn, of: Sending, offset: number, length: number): void {
  turn.put(withResend(of, [[offset, offset + length]]));
}

function onNak(turn: Turn, of: Sending, nak: NakPdu): void {
  const wantsMetadata = nak.segments.some(([start, end]) => start === 0 && end === 0);
  turn.put({ ...withResend(of, nak.segments), metadataDue: of.metadataDue || wantsMetadata });
}

function onAckOfEof(turn: Turn, of: Sending, ack: AckPdu): void {
  // A late acknowledgement of an earlier EOF does not answer the one that cancels.
  if (!of.eofSent || of.eofAcked || ack.condition !== of.condition) return;
  const acked: Sending = { ...of, eofAcked: true, eofDue: false, retries: 0, timers: stopped(of, 'ack') };
  if (of.phase === 'cancelled') finishSending(turn, acked);
  else turn.put({ ...acked, timers: started(turn, acked, 'inactivity', 'prompt') });
}

/** The outcome as the receiver tells it. It is durable here before it is acknowledged: the receiver tells it no more after that. */
function onFinished(turn: Turn, of: Sending, finished: FinishedPdu): void {
  if (!of.begun || of.phase === 'finished') {
    turn.put({ ...of, ackFinishedDue: of.phase === 'finished' });
    return;
  }
  const condition = of.phase === 'cancelled' ? of.condition : finished.condition;
  const { delivery, fileStatus } = finished;
  const known = turn.put<Sending>({
    ...of,
    phase: 'finished',
    condition,
    delivery,
    fileStatus,
    suspended: false,
    timers: NO_TIMERS,
    metadataDue: false,
    eofDue: false,
    promptDue: null,
    resend: [],
    ackFinishedDue: true,
    needsRevision: turn.save(),
  });
  tellOutcome(turn, known);
}

function tellOutcome(turn: Turn, of: Sending): void {
  const { condition, delivery, fileStatus } = of;
  turn.indicate({ type: 'finished', file: labelOf(of), condition, delivery, fileStatus });
}

function finishSending(turn: Turn, of: Sending): void {
  tellOutcome(turn, of);
  turn.end(of);
  turn.save();
}

/** A fault, or the operator: the receiver is told by an EOF with the reason, if it can know of the file at all. */
export function cancelSending(turn: Turn, of: Sending, condition: ConditionCode): void {
  assert(
    of.phase === 'opening' || of.phase === 'sending',
    `a transaction that is ${of.phase} is not cancelled`,
  );
  const cancelled: Sending = {
    ...of,
    phase: 'cancelled',
    condition,
    suspended: false,
    timers: NO_TIMERS,
    retries: 0,
    resend: [],
    metadataDue: false,
    promptDue: null,
    eofSent: false,
    eofAcked: false,
    eofDue: true,
    needsRevision: turn.save(),
  };
  if (of.begun) turn.put(cancelled);
  else finishSending(turn, cancelled);
}

export function failSending(turn: Turn, of: Sending, condition: ConditionCode, detail: string): void {
  if (of.phase === 'cancelled' || of.phase === 'finished') return;
  turn.indicate({ type: 'fault', file: labelOf(of), condition, detail });
  cancelSending(turn, of, condition);
}

/** Any PDU of the receiver shows that it lives. */
export function onPduToSender(turn: Turn, before: Sending, body: PduBody): void {
  const of: Sending = { ...before, timers: restarted(turn, before, 'inactivity', 'prompt') };
  switch (body.kind) {
    case 'ack':
      turn.put(of);
      return onAckOfEof(turn, of, body);
    case 'nak':
      if (of.phase === 'sending') return onNak(turn, of, body);
      break;
    case 'finished':
      return onFinished(turn, of, body);
    case 'keep-alive':
      break;
    default:
      turn.count('pdusRefused');
  }
  turn.put(of);
}

function onAckTimer(turn: Turn, of: Sending): void {
  const retries = of.retries + 1;
  if (retries < turn.config.ackLimit) {
    turn.put({ ...of, retries, eofDue: true, timers: stopped(of, 'ack') });
  } else if (of.phase === 'cancelled') {
    turn.indicate({ type: 'abandoned', file: labelOf(of) });
    finishSending(turn, of);
  } else {
    failSending(turn, of, ConditionCode.PositiveAckLimit, `EOF was not acknowledged ${retries} times`);
  }
}

export function onSenderTimers(turn: Turn, of: Sending): void {
  if (hasExpired(turn, of, 'ack')) return onAckTimer(turn, of);
  for (const name of ['inactivity', 'stall'] as const) {
    if (hasExpired(turn, of, name))
      return failSending(turn, of, ConditionCode.InactivityDetected, `${name}: the receiver does not get on`);
  }
  if (hasExpired(turn, of, 'prompt'))
    turn.put({ ...of, promptDue: of.promptDue ?? 'keep-alive', timers: started(turn, of, 'prompt') });
}

// What leaves, and in which order, when the link takes something. Nothing is queued as bytes: transactions know what is due.
import { READS_MAX_ITEMS } from '../cfdp.limits';
import { ConditionCode, DirectiveCode, TransactionStatus } from '../codes';
import { encodePdu, fileDataOverhead } from '../pdu/pdu';
import type { EntityIdTlv, PduBody, PduHeader, Range } from '../pdu/types';
import { gapsOf, removeRange } from '../ranges';
import { eofWhenDone, failSending, putBack } from './sending';
import { held } from './receiving';
import { labelOf, type Ended, type Receiving, type Sending, type Transaction } from './state';
import { started } from './timers';
import type { Turn } from './turn';

interface Budget {
  bytes: number;
}

function headerOf(of: Ended, direction: PduHeader['direction']): PduHeader {
  const { crc, large, entityIdBytes, sequenceBytes, source, sequence, destination } = of;
  return {
    direction,
    mode: 'acknowledged',
    crc,
    large,
    segmentation: false,
    entityIdBytes,
    sequenceBytes,
    source,
    sequence,
    destination,
  };
}

const offsetWidth = (of: Ended): number => (of.large ? 8 : 4);

/** Sends when it fits what the link takes. */
function send(
  turn: Turn,
  budget: Budget,
  header: PduHeader,
  of: Ended,
  body: PduBody,
  expedited: boolean,
): boolean {
  const pdu = encodePdu({ header, body });
  if (pdu.length > budget.bytes) return false;
  budget.bytes -= pdu.length;
  turn.outputs.push({ kind: 'send', transaction: of.id, pdu, expedited });
  turn.count('pdusOut');
  return true;
}

const toSender = (of: Ended): PduHeader => headerOf(of, 'toward-sender');
const toReceiver = (of: Ended): PduHeader => headerOf(of, 'toward-receiver');
const locationOf = (id: number, of: Ended): EntityIdTlv => ({
  kind: 'entity-id',
  id,
  bytes: of.entityIdBytes,
});

function sendAnswers(turn: Turn, budget: Budget): void {
  const left = turn.answers.filter(({ to, of, condition, isKnown }) => {
    const status = isKnown ? TransactionStatus.Terminated : TransactionStatus.Unrecognised;
    const directive = of === 'eof' ? DirectiveCode.Eof : DirectiveCode.Finished;
    const header = of === 'eof' ? toSender(to) : toReceiver(to);
    return !send(turn, budget, header, to, { kind: 'ack', of: directive, condition, status }, true);
  });
  turn.answers = left;
}

function sendAckOfEof(turn: Turn, budget: Budget, of: Receiving): Receiving {
  if (of.ackEofDue === null) return of;
  const status = TransactionStatus.Active;
  const ack = { kind: 'ack', of: DirectiveCode.Eof, condition: of.ackEofDue, status } as const;
  return send(turn, budget, toSender(of), of, ack, true) ? { ...of, ackEofDue: null } : of;
}

function sendFinished(turn: Turn, budget: Budget, of: Receiving): Receiving {
  if (!of.finishedDue) return of;
  const { condition, delivery, fileStatus } = of;
  const hasNoLocation =
    condition === ConditionCode.NoError || condition === ConditionCode.UnsupportedChecksum;
  const faultLocation = hasNoLocation ? null : locationOf(of.faultAt, of);
  const body = { kind: 'finished', condition, delivery, fileStatus, responses: [], faultLocation } as const;
  if (!send(turn, budget, toSender(of), of, body, true)) return of;
  return { ...of, finishedDue: false, finishedSent: true, timers: started(turn, of, 'ack') };
}

/** One NAK PDU; the next one goes on where its scope ends. */
function sendNak(turn: Turn, budget: Budget, of: Receiving): Receiving {
  if (of.nakDue === null || of.suspended) return of;
  const header = toSender(of);
  const width = offsetWidth(of);
  const room = turn.config.pduMaxBytes - fileDataOverhead(header) - 1 - width;
  const end = of.eof?.size ?? of.extent;
  const from = Math.min(of.nakDue, end);
  const metadata: Range[] = of.metadata || from > 0 ? [] : [[0, 0]];
  const wanted = [...metadata, ...gapsOf(held(of), [from, end])];
  const segments = wanted.slice(0, Math.floor(room / (2 * width)));
  const isLast = segments.length === wanted.length;
  const scopeEnd = isLast ? end : segments.at(-1)![1];
  if (!send(turn, budget, header, of, { kind: 'nak', scope: [from, scopeEnd], segments }, true)) return of;
  const timers = wanted.length > 0 ? started(turn, of, 'nak') : of.timers;
  return isLast
    ? { ...of, nakDue: null, timers }
    : sendNak(turn, budget, { ...of, nakDue: scopeEnd, timers });
}

function sendKeepAlive(turn: Turn, budget: Budget, of: Receiving): Receiving {
  if (!of.keepAliveDue) return of;
  const body = { kind: 'keep-alive', progress: of.extent } as const;
  return send(turn, budget, toSender(of), of, body, true) ? { ...of, keepAliveDue: false } : of;
}

function receiverSends(turn: Turn, budget: Budget, of: Receiving): void {
  const steps = [sendAckOfEof, sendFinished, sendNak, sendKeepAlive];
  turn.put(steps.reduce((next, step) => step(turn, budget, next), of));
}

function sendEof(turn: Turn, budget: Budget, of: Sending): Sending {
  const isCancel = of.condition !== ConditionCode.NoError;
  const body = {
    kind: 'eof',
    condition: of.condition,
    checksum: isCancel ? 0 : (of.checksum ?? 0),
    size: isCancel ? of.progress : of.size,
    faultLocation: isCancel ? locationOf(of.source, of) : null,
  } as const;
  if (!send(turn, budget, toReceiver(of), of, body, isCancel)) return of;
  if (!of.eofSent) turn.indicate({ type: 'eof-sent', file: labelOf(of) });
  return { ...of, eofDue: false, eofSent: true, timers: started(turn, of, 'ack', 'prompt') };
}

/** What may overtake file data. */
function senderSendsExpedited(turn: Turn, budget: Budget, before: Sending): void {
  let of = before;
  const header = toReceiver(of);
  if (of.ackFinishedDue) {
    const { condition } = of;
    const ack = {
      kind: 'ack',
      of: DirectiveCode.Finished,
      condition,
      status: TransactionStatus.Active,
    } as const;
    if (!send(turn, budget, header, of, ack, true)) return;
    turn.end(of);
    turn.save();
    return;
  }
  if (of.phase === 'cancelled' && of.eofDue) of = sendEof(turn, budget, of);
  if (
    of.promptDue === 'keep-alive' &&
    send(turn, budget, header, of, { kind: 'prompt', response: 'keep-alive' }, true)
  )
    of = { ...of, promptDue: null, timers: started(turn, of, 'prompt') };
  turn.put(of);
}

function sendMetadata(turn: Turn, budget: Budget, of: Sending): Sending {
  const body = {
    kind: 'metadata',
    closureRequested: false,
    checksumType: of.checksumType,
    size: of.size,
    sourceName: of.sourceName,
    destinationName: of.destinationName,
    options: of.messages.map((message) => ({ kind: 'message-to-user', message }) as const),
  } as const;
  if (!send(turn, budget, toReceiver(of), of, body, false)) return of;
  if (of.begun) return { ...of, metadataDue: false, timers: started(turn, of, 'prompt') };
  turn.indicate({ type: 'started', file: labelOf(of) });
  return { ...of, begun: true, metadataDue: false, timers: started(turn, of, 'prompt', 'stall') };
}

/** Asks for the next segments: lost ones first. Their room on the link is taken now. */
function readSegments(turn: Turn, budget: Budget, before: Sending): Sending {
  let of = before;
  const overhead = fileDataOverhead(toReceiver(of));
  const segmentMax = turn.config.pduMaxBytes - overhead;
  for (;;) {
    const next = of.resend[0] ?? ([of.progress, of.size] as const);
    const length = Math.min(next[1] - next[0], segmentMax);
    if (length <= 0 || of.reading.length >= READS_MAX_ITEMS || overhead + length > budget.bytes) return of;
    const range: Range = [next[0], next[0] + length];
    budget.bytes -= overhead + length;
    turn.outputs.push({ kind: 'read', transaction: of.id, path: of.sourceName, offset: range[0], length });
    of = {
      ...of,
      reading: [...of.reading, range],
      resend: removeRange(of.resend, range),
      progress: Math.max(of.progress, range[1]),
    };
  }
}

function senderSendsInOrder(turn: Turn, budget: Budget, before: Sending): void {
  if (before.phase !== 'sending' || before.suspended) return;
  let of = before;
  if (of.metadataDue) of = sendMetadata(turn, budget, of);
  if (of.begun && !of.metadataDue) of = readSegments(turn, budget, of);
  eofWhenDone(turn, of);
  of = turn.transactions.get(of.id) as Sending;
  if (of.eofDue && !of.metadataDue) of = sendEof(turn, budget, of);
  const prompt = { kind: 'prompt', response: 'nak' } as const;
  if (of.promptDue === 'nak' && of.begun && send(turn, budget, toReceiver(of), of, prompt, false))
    of = { ...of, promptDue: null };
  turn.put(of);
}

/** The link takes so many bytes: answers and short directives first, then files in the order in which they were put. */
export function transmit(turn: Turn, bytes: number, only: 'expedited' | undefined): void {
  if (!turn.clock.open) return;
  const budget: Budget = { bytes };
  sendAnswers(turn, budget);
  const mine = (): Transaction[] => [...turn.transactions.values()].filter((of) => turn.isDurable(of));
  for (const of of mine()) {
    if (of.role === 'receiving') receiverSends(turn, budget, of);
    else senderSendsExpedited(turn, budget, of);
  }
  if (only === 'expedited') return;
  for (const of of mine()) if (of.role === 'sending') senderSendsInOrder(turn, budget, of);
}

/** A segment that was read leaves at once: its room was taken when it was asked for. */
export function onData(turn: Turn, of: Sending, offset: number, data: Uint8Array): void {
  const at = of.reading.findIndex(([start]) => start === offset);
  if (at < 0) return;
  const [start, end] = of.reading[at]!;
  const read: Sending = { ...of, reading: of.reading.toSpliced(at, 1) };
  turn.put(read);
  if (of.phase !== 'sending' && of.phase !== 'opening') return;
  if (data.length !== end - start) {
    const detail = `${data.length} bytes at ${offset} instead of ${end - start}`;
    return failSending(turn, read, ConditionCode.FileSizeError, detail);
  }
  if (!turn.clock.open || of.suspended) return putBack(turn, read, offset, data.length);
  const body = { kind: 'file-data', segmentMetadata: null, offset, data } as const;
  send(turn, { bytes: Infinity }, toReceiver(of), of, body, false);
  turn.count('bytesOut', data.length);
  eofWhenDone(turn, { ...read, timers: started(turn, read, 'prompt', 'stall') });
}

// The engine: one input, one step. No input throws; what is wrong with it becomes an indication or a counter.
import { MESSAGES_MAX_ITEMS, SENDING_MAX_ITEMS, VALUE_MAX_BYTES } from '../cfdp.limits';
import { ConditionCode, DirectiveCode } from '../codes';
import { decodePdu } from '../pdu/pdu';
import type { Pdu, PduHeader } from '../pdu/types';
import type { CfdpInput, CfdpStep, PutRequest, StoreInput, TransactionId } from './interface';
import {
  beginReceiving,
  cancelReceiving,
  commit,
  onChecksum,
  onCommitted,
  onPartialOpened,
  onPduToReceiver,
  onReceiverTimers,
  onStoreFailure,
  onWritten,
} from './receiving';
import {
  beginSending,
  cancelSending,
  failSending,
  onPduToSender,
  onSenderTimers,
  onSourceChecksum,
  onSourceOpened,
} from './sending';
import { contactUs, idOf, labelOf, type CfdpState, type Receiving, type Sending } from './state';
import { nextDeadline, resumed, suspended } from './timers';
import { onData, transmit } from './transmit';
import { Turn } from './turn';

function nameFault(field: string, name: string): string | null {
  const bytes = new TextEncoder().encode(name).length;
  if (bytes < 1 || bytes > VALUE_MAX_BYTES)
    return `${field} has ${bytes} bytes, allowed are 1 to ${VALUE_MAX_BYTES}`;
  return name.includes('\0') ? `${field} has a zero byte` : null;
}

function putFault(turn: Turn, { source, destination, to, messages = [] }: PutRequest): string | null {
  const { remotes, sequenceBytes, pduMaxBytes } = turn.config;
  if (!remotes.includes(to)) return `entity ${to} is not one of ${remotes.join(', ')}`;
  const fault = nameFault('source', source) ?? nameFault('destination', destination);
  if (fault !== null) return fault;
  const bytes = messages.reduce((sum, message) => sum + message.length + 2, 0);
  // Two names of full length and the header always fit the smallest PDU.
  const room = pduMaxBytes - 2 * (VALUE_MAX_BYTES + 1) - 48;
  if (
    messages.length > MESSAGES_MAX_ITEMS ||
    bytes > room ||
    messages.some(({ length }) => length > VALUE_MAX_BYTES)
  )
    return `messages: at most ${MESSAGES_MAX_ITEMS} of ${VALUE_MAX_BYTES} bytes, ${room} bytes together`;
  const open = [...turn.transactions.values()].filter(({ role }) => role === 'sending').length;
  if (open >= SENDING_MAX_ITEMS) return `${open} files wait or are on their way already`;
  if (turn.lastSequence + 1 >= 256 ** sequenceBytes) return 'sequence numbers are used up';
  return null;
}

function onPut(turn: Turn, request: PutRequest): void {
  const fault = putFault(turn, request);
  if (fault !== null) turn.indicate({ type: 'refused', request: 'put', reason: fault });
  else beginSending(turn, request);
}

function refusePdu(turn: Turn, field: string, detail: string): void {
  turn.count('pdusRefused');
  turn.indicate({ type: 'pdu-refused', field, detail });
}

/** What contradicts that a PDU is for us. */
function addressFault(turn: Turn, header: PduHeader): [field: string, detail: string] | null {
  const { entity, remotes } = turn.config;
  if (header.mode !== 'acknowledged') return ['transmission mode', 'only class 2 is spoken here'];
  const isToReceiver = header.direction === 'toward-receiver';
  const ours = isToReceiver ? header.destination : header.source;
  const other = isToReceiver ? header.source : header.destination;
  if (ours !== entity)
    return [isToReceiver ? 'destination entity' : 'source entity', `${ours} is not ours, which is ${entity}`];
  if (remotes.includes(other)) return null;
  return [isToReceiver ? 'source entity' : 'destination entity', `${other} is not known here`];
}

/** PDUs of transactions that are over, or that we have forgotten. Only file data, metadata and EOF begin something. */
function onUnknown(turn: Turn, { header, body }: Pdu): void {
  const id = idOf(header.source, header.sequence);
  const ended = turn.ended.find((entry) => entry.id === id);
  const { source, sequence, destination, entityIdBytes, sequenceBytes, crc, large } = header;
  const to = ended ?? { id, source, sequence, destination, entityIdBytes, sequenceBytes, crc, large };
  const isKnown = ended !== undefined;
  if (header.direction === 'toward-sender') {
    if (body.kind === 'finished') turn.answer({ to, of: 'finished', condition: body.condition, isKnown });
    return;
  }
  const isCancel = body.kind === 'eof' && body.condition !== ConditionCode.NoError;
  if (body.kind === 'eof' && (isKnown || isCancel))
    return turn.answer({ to, of: 'eof', condition: body.condition, isKnown });
  const begins = body.kind === 'eof' || body.kind === 'metadata' || body.kind === 'file-data';
  if (isKnown || !begins) return;
  const begun = beginReceiving(turn, header);
  if (begun) onPduToReceiver(turn, begun, body);
}

function onPdu(turn: Turn, bytes: Uint8Array): void {
  const decoded = decodePdu(bytes);
  if (decoded.kind === 'refused') return refusePdu(turn, decoded.field, decoded.detail);
  const { header, body } = decoded.pdu;
  const fault = addressFault(turn, header);
  if (fault) return refusePdu(turn, ...fault);
  turn.count('pdusIn');
  const known = turn.transactions.get(idOf(header.source, header.sequence));
  if (!known) return onUnknown(turn, decoded.pdu);
  const isAckOfFinished = body.kind === 'ack' && body.of === DirectiveCode.Finished;
  if (body.kind === 'ack' && isAckOfFinished !== (known.role === 'receiving'))
    return refusePdu(turn, 'acknowledged directive', 'does not go this way');
  if (header.large !== known.large)
    return refusePdu(turn, 'large file flag', 'differs from that of the transaction');
  if (known.role === 'receiving') onPduToReceiver(turn, known, body);
  else onPduToSender(turn, known, body);
}

type Request = 'cancel' | 'suspend' | 'resume' | 'prompt';

function requestFault(of: Sending | Receiving | undefined, request: Request): string | null {
  if (!of) return 'the transaction is not known';
  if (of.phase === 'finished' || of.phase === 'cancelled' || of.phase === 'committing')
    return 'its outcome is settled already';
  if (request === 'suspend' && of.suspended) return 'it is suspended already';
  if (request === 'resume' && !of.suspended) return 'it is not suspended';
  return request === 'prompt' && of.role === 'receiving' ? 'only its sender may prompt' : null;
}

function onRequest(
  turn: Turn,
  request: Request,
  transaction: TransactionId,
  response: 'nak' | 'keep-alive' | null = null,
): void {
  const of = turn.transactions.get(transaction);
  const fault = requestFault(of, request);
  if (!of || fault !== null)
    return turn.indicate({ type: 'refused', request: `${request} ${transaction}`, reason: fault ?? '' });
  if (request === 'prompt') {
    if (of.role === 'sending') turn.put({ ...of, promptDue: response });
  } else if (request === 'cancel') {
    if (of.role === 'sending') cancelSending(turn, of, ConditionCode.CancelRequest);
    else cancelReceiving(turn, of, ConditionCode.CancelRequest);
  } else {
    const next = turn.put(request === 'suspend' ? suspended(turn, of) : resumed(turn, of));
    turn.indicate({ type: request === 'suspend' ? 'suspended' : 'resumed', file: labelOf(next) });
    turn.save();
  }
}

function onSaved(turn: Turn, revision: number): void {
  turn.savedRevision = Math.max(turn.savedRevision, revision);
  for (const of of turn.transactions.values())
    if (of.role === 'receiving' && of.phase === 'saving' && turn.isDurable(of)) commit(turn, of);
}

/** Answers for a transaction that is over by now are of no interest. */
function onStore(turn: Turn, input: Exclude<StoreInput, { kind: 'saved' }>): void {
  const of = turn.transactions.get(input.transaction);
  if (!of) return;
  if (of.role === 'sending') {
    if (input.kind === 'source-opened') onSourceOpened(turn, of, input.size);
    else if (input.kind === 'data') onData(turn, of, input.offset, input.data);
    else if (input.kind === 'checksummed') onSourceChecksum(turn, of, input.value);
    else if (input.kind === 'failed')
      failSending(turn, of, ConditionCode.FilestoreRejection, `${input.operation}: ${input.reason}`);
  } else if (input.kind === 'partial-opened') onPartialOpened(turn, of, input.resumed);
  else if (input.kind === 'written') onWritten(turn, of, input.offset, input.length);
  else if (input.kind === 'checksummed') onChecksum(turn, of, input.value);
  else if (input.kind === 'committed') onCommitted(turn, of);
  else if (input.kind === 'failed') onStoreFailure(turn, of, input.operation, input.reason);
}

function onTick(turn: Turn): void {
  for (const of of [...turn.transactions.values()]) {
    if (of.role === 'sending') onSenderTimers(turn, of);
    else onReceiverTimers(turn, of);
  }
  turn.saveProgress();
}

function apply(turn: Turn, input: CfdpInput): void {
  switch (input.kind) {
    case 'tick':
      return onTick(turn);
    case 'link':
      turn.clock = { open: input.open, sinceUs: turn.nowUs, elapsedUs: turn.clockUs };
      return;
    case 'may-send':
      return transmit(turn, input.bytes, input.only);
    case 'pdu':
      return onPdu(turn, input.bytes);
    case 'put':
      return onPut(turn, input);
    case 'cancel':
    case 'suspend':
    case 'resume':
      return onRequest(turn, input.kind, input.transaction);
    case 'prompt':
      return onRequest(turn, 'prompt', input.transaction, input.response);
    case 'saved':
      return onSaved(turn, input.revision);
    default:
      return onStore(turn, input);
  }
}

/** `nowUs` is monotonic mission time. */
export function stepCfdp(state: CfdpState, input: CfdpInput, nowUs: number): CfdpStep<CfdpState> {
  const turn = new Turn(state, nowUs);
  apply(turn, input);
  return turn.step();
}

/** When the next tick matters, by mission time; null while nothing runs or the link is closed. */
export function nextDueUs(state: CfdpState, nowUs: number): number | null {
  if (!state.clock.open) return null;
  const deadlines = [...state.transactions.values()].map(nextDeadline).filter((at) => at !== null);
  if (deadlines.length === 0) return null;
  return nowUs + Math.max(0, Math.min(...deadlines) - contactUs(state.clock, nowUs));
}

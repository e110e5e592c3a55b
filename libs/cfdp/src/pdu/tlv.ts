// Type-length-value objects (CCSDS 727.0-B-5, 5.4).
import { TLVS_MAX_ITEMS } from '../cfdp.limits';
import {
  FaultHandler,
  FilestoreAction,
  isConditionCode,
  namesTwoFiles,
  TlvType,
  type ConditionCode,
} from '../codes';
import { concat, Reader, Refused, uintBytes, valueBytes } from './cursor';
import type { EntityIdTlv, Tlv } from './types';

function condition(field: string, value: number): ConditionCode {
  if (!isConditionCode(value)) throw new Refused(field, `${value} is no condition code`);
  return value;
}

function action(value: number): FilestoreAction {
  if (value > FilestoreAction.DenyDirectory)
    throw new Refused('filestore action', `${value} is above ${FilestoreAction.DenyDirectory}`);
  return value;
}

function readRequest(reader: Reader): Tlv {
  const code = action(reader.uint('filestore action', 1) >> 4);
  const first = reader.text('first file name');
  const second = namesTwoFiles(code) ? reader.text('second file name') : null;
  return { kind: 'filestore-request', action: code, first, second };
}

function readResponse(reader: Reader): Tlv {
  const byte = reader.uint('filestore action', 1);
  const code = action(byte >> 4);
  const first = reader.text('first file name');
  const second = namesTwoFiles(code) ? reader.text('second file name') : null;
  const message = reader.value('filestore message');
  return { kind: 'filestore-response', action: code, status: byte & 0xf, first, second, message };
}

function readFaultHandler(reader: Reader): Tlv {
  const byte = reader.uint('fault handler', 1);
  const handler = byte & 0xf;
  if (handler < FaultHandler.Cancel || handler > FaultHandler.Abandon)
    throw new Refused('fault handler', `${handler} is not 1 to 4`);
  return { kind: 'fault-handler', condition: condition('fault handler condition', byte >> 4), handler };
}

function readEntityId(reader: Reader): EntityIdTlv {
  const bytes = reader.left;
  if (bytes < 1 || bytes > 8) throw new Refused('entity id', `has ${bytes} bytes, not 1 to 8`);
  return { kind: 'entity-id', id: reader.uint('entity id', bytes), bytes };
}

function readValue(type: number, value: Uint8Array): Tlv {
  const reader = new Reader(value);
  switch (type) {
    case TlvType.FilestoreRequest:
      return ended(reader, 'filestore request', readRequest(reader));
    case TlvType.FilestoreResponse:
      return ended(reader, 'filestore response', readResponse(reader));
    case TlvType.MessageToUser:
      return { kind: 'message-to-user', message: value };
    case TlvType.FaultHandler:
      return ended(reader, 'fault handler override', readFaultHandler(reader));
    case TlvType.FlowLabel:
      return { kind: 'flow-label', label: value };
    case TlvType.EntityId:
      return readEntityId(reader);
    default:
      throw new Refused('TLV type', `${type} is not known`);
  }
}

function ended(reader: Reader, field: string, tlv: Tlv): Tlv {
  reader.end(field);
  return tlv;
}

/** Reads all that is left. */
export function readTlvs(reader: Reader): Tlv[] {
  const tlvs: Tlv[] = [];
  while (reader.left > 0) {
    if (tlvs.length === TLVS_MAX_ITEMS) throw new Refused('TLVs', `are more than ${TLVS_MAX_ITEMS}`);
    const type = reader.uint('TLV type', 1);
    tlvs.push(readValue(type, reader.value('TLV value')));
  }
  return tlvs;
}

function tlv(type: TlvType, ...parts: Uint8Array[]): Uint8Array {
  return concat([Uint8Array.of(type), valueBytes(concat(parts))]);
}

const secondName = (of: FilestoreAction, second: string | null): Uint8Array =>
  namesTwoFiles(of) ? valueBytes(second ?? '') : new Uint8Array(0);

export function tlvBytes(object: Tlv): Uint8Array {
  switch (object.kind) {
    case 'filestore-request':
      return tlv(
        TlvType.FilestoreRequest,
        Uint8Array.of(object.action << 4),
        valueBytes(object.first),
        secondName(object.action, object.second),
      );
    case 'filestore-response':
      return tlv(
        TlvType.FilestoreResponse,
        Uint8Array.of((object.action << 4) | object.status),
        valueBytes(object.first),
        secondName(object.action, object.second),
        valueBytes(object.message),
      );
    case 'message-to-user':
      return tlv(TlvType.MessageToUser, object.message);
    case 'fault-handler':
      return tlv(TlvType.FaultHandler, Uint8Array.of((object.condition << 4) | object.handler));
    case 'flow-label':
      return tlv(TlvType.FlowLabel, object.label);
    case 'entity-id':
      return tlv(TlvType.EntityId, uintBytes(object.id, object.bytes));
  }
}

// File directives (CCSDS 727.0-B-5, 5.2). Spare bits are sent as zero and not looked at.
import { strict as assert } from 'node:assert';
import { RANGES_MAX_ITEMS } from '../cfdp.limits';
import { DirectiveCode, isConditionCode, type ConditionCode } from '../codes';
import { concat, Reader, Refused, uintBytes, valueBytes } from './cursor';
import { readTlvs, tlvBytes } from './tlv';
import type {
  AckPdu,
  Directive,
  EntityIdTlv,
  EofPdu,
  FilestoreResponseTlv,
  FinishedPdu,
  MetadataPdu,
  NakPdu,
  Range,
  Tlv,
} from './types';

function condition(value: number): ConditionCode {
  if (!isConditionCode(value)) throw new Refused('condition code', `${value} is no condition code`);
  return value;
}

function onlyLocation(tlvs: readonly Tlv[]): EntityIdTlv | null {
  const [first, ...more] = tlvs;
  if (!first) return null;
  if (first.kind !== 'entity-id' || more.length > 0)
    throw new Refused('fault location', 'is not exactly one entity id');
  return first;
}

function readEof(reader: Reader, width: number): EofPdu {
  const code = condition(reader.uint('condition code', 1) >> 4);
  const checksum = reader.uint('file checksum', 4);
  const size = reader.uint('file size', width);
  return { kind: 'eof', condition: code, checksum, size, faultLocation: onlyLocation(readTlvs(reader)) };
}

function readFinished(reader: Reader): FinishedPdu {
  const byte = reader.uint('condition code', 1);
  const tlvs = readTlvs(reader);
  const responses = tlvs.filter((tlv): tlv is FilestoreResponseTlv => tlv.kind === 'filestore-response');
  return {
    kind: 'finished',
    condition: condition(byte >> 4),
    delivery: (byte >> 2) & 1,
    fileStatus: byte & 3,
    responses,
    faultLocation: onlyLocation(tlvs.filter((tlv) => tlv.kind !== 'filestore-response')),
  };
}

function readAck(reader: Reader): AckPdu {
  const first = reader.uint('directive code', 1);
  const of = first >> 4;
  if (of !== DirectiveCode.Eof && of !== DirectiveCode.Finished)
    throw new Refused('acknowledged directive', `${of} is neither EOF nor Finished`);
  const subtype = first & 0xf;
  if (subtype !== (of === DirectiveCode.Finished ? 1 : 0))
    throw new Refused('directive subtype', `${subtype} does not belong to directive ${of}`);
  const second = reader.uint('condition code', 1);
  return { kind: 'ack', of, condition: condition(second >> 4), status: second & 3 };
}

function readMetadata(reader: Reader, width: number): MetadataPdu {
  const byte = reader.uint('checksum type', 1);
  return {
    kind: 'metadata',
    closureRequested: (byte & 0x40) !== 0,
    checksumType: byte & 0xf,
    size: reader.uint('file size', width),
    sourceName: reader.text('source file name'),
    destinationName: reader.text('destination file name'),
    options: readTlvs(reader),
  };
}

function readRange(reader: Reader, width: number, field: string): Range {
  const start = reader.uint(`${field} start`, width);
  const end = reader.uint(`${field} end`, width);
  if (end < start) throw new Refused(`${field} end`, `${end} is before its start ${start}`);
  return [start, end];
}

function readNak(reader: Reader, width: number): NakPdu {
  const scope = readRange(reader, width, 'scope');
  const segments: Range[] = [];
  while (reader.left > 0) {
    if (segments.length === RANGES_MAX_ITEMS)
      throw new Refused('segment requests', `are more than ${RANGES_MAX_ITEMS}`);
    segments.push(readRange(reader, width, 'segment request'));
  }
  return { kind: 'nak', scope, segments };
}

function readBody(reader: Reader, width: number): Directive {
  const code = reader.uint('directive code', 1);
  switch (code) {
    case DirectiveCode.Eof:
      return readEof(reader, width);
    case DirectiveCode.Finished:
      return readFinished(reader);
    case DirectiveCode.Ack:
      return readAck(reader);
    case DirectiveCode.Metadata:
      return readMetadata(reader, width);
    case DirectiveCode.Nak:
      return readNak(reader, width);
    case DirectiveCode.Prompt:
      return { kind: 'prompt', response: reader.uint('response required', 1) & 0x80 ? 'keep-alive' : 'nak' };
    case DirectiveCode.KeepAlive:
      return { kind: 'keep-alive', progress: reader.uint('progress', width) };
    default:
      throw new Refused('directive code', `${code} is not known`);
  }
}

/** `width` is that of offsets and sizes, 4 or 8. */
export function readDirective(data: Uint8Array, width: number): Directive {
  const reader = new Reader(data);
  const directive = readBody(reader, width);
  reader.end(directive.kind);
  return directive;
}

const codeBytes = (code: DirectiveCode, ...more: number[]): Uint8Array => Uint8Array.of(code, ...more);
const locationBytes = (tlv: EntityIdTlv | null): Uint8Array => (tlv ? tlvBytes(tlv) : new Uint8Array(0));

function ackBytes(ack: AckPdu): Uint8Array {
  const subtype = ack.of === DirectiveCode.Finished ? 1 : 0;
  return codeBytes(DirectiveCode.Ack, (ack.of << 4) | subtype, (ack.condition << 4) | ack.status);
}

export function directiveBytes(directive: Directive, width: number): Uint8Array {
  const uint = (value: number): Uint8Array => uintBytes(value, width);
  switch (directive.kind) {
    case 'eof':
      return concat([
        codeBytes(DirectiveCode.Eof, directive.condition << 4),
        uintBytes(directive.checksum, 4),
        uint(directive.size),
        locationBytes(directive.faultLocation),
      ]);
    case 'finished':
      return concat([
        codeBytes(
          DirectiveCode.Finished,
          (directive.condition << 4) | (directive.delivery << 2) | directive.fileStatus,
        ),
        ...directive.responses.map(tlvBytes),
        locationBytes(directive.faultLocation),
      ]);
    case 'ack':
      return ackBytes(directive);
    case 'metadata':
      assert(directive.checksumType <= 0xf, 'a checksum type has 4 bits');
      return concat([
        codeBytes(DirectiveCode.Metadata, (directive.closureRequested ? 0x40 : 0) | directive.checksumType),
        uint(directive.size),
        valueBytes(directive.sourceName),
        valueBytes(directive.destinationName),
        ...directive.options.map(tlvBytes),
      ]);
    case 'nak':
      return concat([
        codeBytes(DirectiveCode.Nak),
        ...[directive.scope, ...directive.segments].flatMap(([start, end]) => [uint(start), uint(end)]),
      ]);
    case 'prompt':
      return codeBytes(DirectiveCode.Prompt, directive.response === 'keep-alive' ? 0x80 : 0);
    case 'keep-alive':
      return concat([codeBytes(DirectiveCode.KeepAlive), uint(directive.progress)]);
  }
}

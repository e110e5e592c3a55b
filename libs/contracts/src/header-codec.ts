import type { Reader, Writer } from 'protobufjs/minimal';
import { PacketReader } from './packet-reader';
import { PacketWriter } from './packet-writer';

/** Fields 1 to 5: who sends. They stay the same from packet to packet of one sender. */
interface Sender {
  readonly schema: number;
  readonly craft: string;
  readonly source: string;
  readonly instance: string;
  readonly bootId: number;
}

interface KnownSender extends Sender {
  readonly bytes: Uint8Array;
}

interface HeaderFields extends Sender {
  schema: number;
  craft: string;
  source: string;
  instance: string;
  bootId: number;
  sequence: number;
  missionTimeUs: number;
  onboardTimeUs: number;
  requestId: string;
  replyTopic: string;
  expiresUs: number;
  priority: number;
  modeEpoch: number;
  principal: string;
  $unknowns?: unknown;
}

/** The generated codec of the header, whose functions the generated codecs of packets call by name. */
export interface HeaderCodec {
  new (): HeaderFields;
  encode(message: HeaderFields, writer: Writer, depth?: number): Writer;
  decode(reader: Reader, length?: number, end?: number, depth?: number, target?: object): HeaderFields;
}

/** Senders that are recognised; with more of them, reading field by field is as fast (assumed). */
const HEARD_MAX_ITEMS = 256;
/** Senders that are remembered; a craft has some dozen (assumed). */
const SENDERS_MAX_ITEMS = 4_096;
/** Of a header with schema, craft and source: three tags, a number, two lengths. */
const SHORTEST_BYTES = 6;
const SMALL_INTEGER = 0x3fffffff;
const HASH_FACTOR = 31;

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const tag = (field: number, wireType: number): number => (field << 3) | wireType;
const SCHEMA = tag(1, VARINT);
const CRAFT = tag(2, LENGTH_DELIMITED);
const SOURCE = tag(3, LENGTH_DELIMITED);
const SEQUENCE = tag(6, VARINT);
const MISSION_TIME = tag(7, VARINT);
const ONBOARD_TIME = tag(8, VARINT);
const REQUEST_ID = tag(9, LENGTH_DELIMITED);
const REPLY_TOPIC = tag(10, LENGTH_DELIMITED);
const EXPIRES = tag(11, VARINT);
const PRIORITY = tag(12, VARINT);
const MODE_EPOCH = tag(13, VARINT);
const PRINCIPAL = tag(14, LENGTH_DELIMITED);

function isSender(known: Sender, message: HeaderFields): boolean {
  return (
    known.instance === message.instance &&
    known.bootId === message.bootId &&
    known.craft === message.craft &&
    known.schema === message.schema
  );
}

function senderOf({ schema, craft, source, instance, bootId }: HeaderFields): Sender {
  return { schema, craft, source, instance, bootId };
}

/** Whether a header begins with the bytes of this sender. */
function isHeaderOf({ bytes }: KnownSender, buf: Uint8Array, start: number, end: number): boolean {
  const { length } = bytes;
  if (start + length > end) return false;
  // The end first: instance and boot tell more than the craft.
  for (let index = length - 1; index >= 0; index--) if (bytes[index] !== buf[start + index]) return false;
  return true;
}

/** A number for the source of a header that begins as ours do: schema, craft, source; -1 for any other. */
function sourceKey(buf: Uint8Array, start: number, end: number): number {
  if (start + SHORTEST_BYTES > end || buf[start] !== SCHEMA || buf[start + 2] !== CRAFT) return -1;
  const source = start + 4 + buf[start + 3];
  if (source + 2 > end || buf[source] !== SOURCE) return -1;
  const last = source + 2 + buf[source + 1];
  if (last > end) return -1;
  let hash = 0;
  for (let index = source + 2; index < last; index++) hash = (Math.imul(hash, HASH_FACTOR) + buf[index]) | 0;
  return hash & SMALL_INTEGER;
}

/** Writes the fields behind the sender's in the order of their numbers, as the generated codec does. */
function writeRest(message: HeaderFields, writer: PacketWriter): void {
  if (message.sequence) writer.uint32(SEQUENCE).uint32(message.sequence);
  if (message.missionTimeUs) writer.uint32(MISSION_TIME).uint64(message.missionTimeUs);
  if (message.onboardTimeUs) writer.uint32(ONBOARD_TIME).uint64(message.onboardTimeUs);
  if (message.requestId) writer.uint32(REQUEST_ID).string(message.requestId);
  if (message.replyTopic) writer.uint32(REPLY_TOPIC).string(message.replyTopic);
  if (message.expiresUs) writer.uint32(EXPIRES).uint64(message.expiresUs);
  if (message.priority) writer.uint32(PRIORITY).uint32(message.priority);
  if (message.modeEpoch) writer.uint32(MODE_EPOCH).uint32(message.modeEpoch);
  if (message.principal) writer.uint32(PRINCIPAL).string(message.principal);
}

/** Reads them; false at anything unusual, which the generated codec then judges. */
function readRest(message: HeaderFields, reader: PacketReader, end: number): boolean {
  while (reader.pos < end) {
    switch (reader.buf[reader.pos++]) {
      case SEQUENCE:
        message.sequence = reader.uint32();
        break;
      case MISSION_TIME:
        message.missionTimeUs = reader.uint64();
        break;
      case ONBOARD_TIME:
        message.onboardTimeUs = reader.uint64();
        break;
      case REQUEST_ID:
        message.requestId = reader.stringVerify();
        break;
      case REPLY_TOPIC:
        message.replyTopic = reader.stringVerify();
        break;
      case EXPIRES:
        message.expiresUs = reader.uint64();
        break;
      case PRIORITY:
        message.priority = reader.uint32();
        break;
      case MODE_EPOCH:
        message.modeEpoch = reader.uint32();
        break;
      case PRINCIPAL:
        message.principal = reader.stringVerify();
        break;
      default:
        return false;
    }
  }
  return reader.pos === end;
}

/**
 * Puts faster functions in the place of the generated ones: the same bytes and the same fields, with the sender's part
 * of each header remembered as a whole. Whatever is unusual goes the generated way.
 */
export function speedUpHeader(codec: HeaderCodec): void {
  const Header = codec;
  const { encode, decode } = codec;
  const bySource = new Map<string, KnownSender>();
  const byKey = new Map<number, KnownSender>();

  const remember = (message: HeaderFields): KnownSender => {
    const sender = senderOf(message);
    const bytes = encode(sender as HeaderFields, new PacketWriter().begin()) as PacketWriter;
    const known = { ...sender, bytes: Uint8Array.from(bytes.finish()) };
    if (bySource.size >= SENDERS_MAX_ITEMS) bySource.clear();
    bySource.set(message.source, known);
    return known;
  };

  codec.encode = (message, writer, depth) => {
    if (!(writer instanceof PacketWriter) || message.$unknowns !== undefined || !message.source)
      return encode(message, writer, depth);
    let known = bySource.get(message.source);
    if (known === undefined || !isSender(known, message)) known = remember(message);
    writer.copy(known.bytes);
    writeRest(message, writer);
    return writer;
  };

  codec.decode = (reader, length, groupEnd, depth, target) => {
    const start = reader.pos;
    const end = length === undefined ? reader.len : start + length;
    if (!(reader instanceof PacketReader) || end > reader.len || target || groupEnd !== undefined)
      return decode(reader, length, groupEnd, depth, target);
    const { buf } = reader;
    let known = reader.sender as KnownSender | null | undefined;
    let key = -1;
    if (!known || !isHeaderOf(known, buf, start, end)) {
      key = sourceKey(buf, start, end);
      known = byKey.get(key);
      if (known && !isHeaderOf(known, buf, start, end)) known = undefined;
    }
    if (known) {
      reader.sender = known;
      const message = new Header();
      message.schema = known.schema;
      message.craft = known.craft;
      message.source = known.source;
      message.instance = known.instance;
      message.bootId = known.bootId;
      reader.pos = start + known.bytes.length;
      const { len } = reader;
      reader.len = end;
      const isRead = readRest(message, reader, end);
      reader.len = len;
      if (isRead) return message;
      reader.pos = start;
    }
    const message = decode(reader, length, groupEnd, depth, target);
    if (message.source === '' || key < 0 || (byKey.size >= HEARD_MAX_ITEMS && !byKey.has(key)))
      return message;
    const sender = remember(message);
    if (isHeaderOf(sender, buf, start, end)) byKey.set(key, sender);
    return message;
  };
}

// The two MQTT 3.1.1 packets on the hot path, written straight into a send buffer (MQTT 3.1.1 sections 3.3 and 3.4).

const PUBLISH = 0x30;
const QOS_1 = 0x02;
const RETAIN = 0x01;
const PUBACK = 0x40;
export const PUBACK_BYTES = 4;
const VARINT_BITS = 7;
const VARINT_MORE = 0x80;
/** Fixed header with the longest remaining length, topic length, message id. */
const PUBLISH_OVERHEAD_BYTES = 1 + 4 + 2 + 2;

/** No more bytes than this are written by `writePublish`. */
export function publishBytes(topic: string, payload: Uint8Array): number {
  return PUBLISH_OVERHEAD_BYTES + Buffer.byteLength(topic) + payload.length;
}

/** Writes a PUBLISH at `offset` and returns where it ends. Message id 0 stands for QoS 0. */
export function writePublish(
  buffer: Buffer,
  offset: number,
  topic: string,
  payload: Uint8Array,
  retain: boolean,
  messageId: number,
): number {
  const topicBytes = Buffer.byteLength(topic);
  let remaining = 2 + topicBytes + (messageId === 0 ? 0 : 2) + payload.length;
  buffer[offset++] = PUBLISH | (messageId === 0 ? 0 : QOS_1) | (retain ? RETAIN : 0);
  while (remaining >= VARINT_MORE) {
    buffer[offset++] = (remaining % VARINT_MORE) | VARINT_MORE;
    remaining >>>= VARINT_BITS;
  }
  buffer[offset++] = remaining;
  offset = buffer.writeUInt16BE(topicBytes, offset);
  offset += buffer.write(topic, offset);
  if (messageId !== 0) offset = buffer.writeUInt16BE(messageId, offset);
  buffer.set(payload, offset);
  return offset + payload.length;
}

/** Writes a PUBACK at `offset` and returns where it ends. */
export function writePuback(buffer: Buffer, offset: number, messageId: number): number {
  buffer[offset] = PUBACK;
  buffer[offset + 1] = 2;
  return buffer.writeUInt16BE(messageId, offset + 2);
}

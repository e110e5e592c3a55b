import { strict as assert } from 'node:assert';
import { configure, Reader, util, Writer } from 'protobufjs/minimal';

// 64-bit fields are plain numbers: times stay below 2^53 microseconds (285 years).
util.Long = null as unknown as typeof util.Long;
configure();

/** What the generated code offers for one message. */
export interface Codec {
  encode(message: object, writer: Writer): Writer;
  decode(reader: Reader): unknown;
}

export type Qos = 0 | 1;

/** Where and how a packet travels; absent for a message that is only part of others. */
export interface PacketFacts {
  /** Topic template: {craft} and {self} are known to the bus, other {names} are filled in by the publisher. */
  readonly topic: string;
  readonly qos: Qos;
  readonly retained: boolean;
}

/** One message type of proto/: its codec and, for a packet, its topic. */
export interface Contract<T> {
  readonly name: string;
  readonly packet: PacketFacts | null;
  encode(message: T): Uint8Array;
  /** @throws DecodeError when the bytes are no valid message of this contract */
  decode(bytes: Uint8Array): T;
}

/** A packet without its header, which the bus fills in. */
export type Body<T> = Omit<T, 'header'>;

/** The payload is not what its topic promises: the world's fault, to be counted and reported. */
export class DecodeError extends Error {
  constructor(
    readonly contract: string,
    reason: string,
  ) {
    super(`${contract}: ${reason}`);
    this.name = 'DecodeError';
  }
}

const VARINT_MAX_BYTES = 10;
const DOUBLE_BYTES = 8;

/**
 * Reads 64-bit numbers without a pair of 32-bit ones in between, for all of ours are below 2^53, and doubles without a
 * view of each packet.
 */
class PacketReader extends Reader {
  override double(): number {
    const start = this.pos;
    if (start + DOUBLE_BYTES > this.len) throw new RangeError('index out of range');
    this.pos = start + DOUBLE_BYTES;
    return Buffer.prototype.readDoubleLE.call(this.buf, start);
  }

  override uint64(): never {
    const { buf, len } = this;
    let value = 0;
    let scale = 1;
    for (let count = 0; count < VARINT_MAX_BYTES; count++) {
      if (this.pos >= len) throw new RangeError('index out of range');
      const byte = buf[this.pos++];
      value += (byte & 0x7f) * scale;
      // The library's types know of its own 64-bit class only.
      if (byte < 0x80) return value as never;
      scale *= 0x80;
    }
    throw new Error('invalid varint encoding');
  }
}

export function defineContract<T>(
  name: string,
  codec: Codec,
  packet: { topic: string; qos: number; retained: boolean } | null,
): Contract<T> {
  assert(codec, `no codec for ${name}`);
  // One encoder is enough: nothing else runs during an encoding. One that failed half-way is not used again.
  let idle: Writer | null = null;
  return {
    name,
    packet: packet as PacketFacts | null,
    encode: (message) => {
      const writer = idle ?? Writer.create();
      idle = null;
      const bytes = codec.encode(message as object, writer).finish();
      idle = writer.reset();
      return bytes;
    },
    decode: (bytes) => {
      let message: unknown;
      try {
        message = codec.decode(new PacketReader(bytes));
      } catch (cause) {
        throw new DecodeError(name, cause instanceof Error ? cause.message : String(cause));
      }
      if (packet && !(message as { header?: unknown }).header)
        throw new DecodeError(name, 'header is missing');
      return message as T;
    },
  };
}

import { strict as assert } from 'node:assert';
import { configure, util, type Reader, type Writer } from 'protobufjs/minimal';
import { speedUpHeader, type HeaderCodec } from './header-codec';
import { PacketReader } from './packet-reader';
import { PacketWriter } from './packet-writer';

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
  /** Adds the message's fields to what is being written. */
  write(message: T, writer: PacketWriter): void;
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

/** Nothing else runs during an encoding, so one writer is enough. */
const writer = new PacketWriter();
const HEADER = 'Header';

export function defineContract<T>(
  name: string,
  codec: Codec,
  packet: { topic: string; qos: number; retained: boolean } | null,
): Contract<T> {
  assert(codec, `no codec for ${name}`);
  if (name === HEADER) speedUpHeader(codec as unknown as HeaderCodec);
  const reader = new PacketReader();
  return {
    name,
    packet: packet as PacketFacts | null,
    encode: (message) => {
      codec.encode(message as object, writer.begin());
      return writer.finish();
    },
    write: (message, target) => void codec.encode(message as object, target),
    decode: (bytes) => {
      let message: unknown;
      try {
        message = codec.decode(reader.open(bytes));
      } catch (cause) {
        throw new DecodeError(name, cause instanceof Error ? cause.message : String(cause));
      }
      if (packet && !(message as { header?: unknown }).header)
        throw new DecodeError(name, 'header is missing');
      return message as T;
    },
  };
}

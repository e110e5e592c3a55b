import { BufferWriter } from 'protobufjs/minimal';

/** Packets are written one behind the other into a slab of memory, as Node's own pool of small buffers does (assumed). */
const SLAB_BYTES = 8_192;
/** A message is begun in a fresh slab when less than this is left: most then fit without moving (assumed). */
const ROOM_BYTES = 512;
const VARINT_MAX_BYTES = 10;
const DOUBLE_BYTES = 8;
/** Texts up to here are written character by character, which is faster than a call into the engine (measured). */
const SHORT_TEXT_CHARS = 64;
const ASCII_MAX = 0x7f;
const SEVEN_BITS = 0x80;
/** Four groups of seven bits; what a number below 2^53 has above them fits 32 bits. */
const BITS_28 = 0x10000000;

/**
 * Writes what the library's writer writes, without a copy of each packet at its end: packets are views of a slab. All
 * 64-bit numbers of ours are below 2^53, so they need no pair of 32-bit ones.
 */
export class PacketWriter extends BufferWriter {
  private start = 0;
  /** The library's own members, which its types leave out. */
  declare buf: Buffer;
  declare view: DataView | null;

  /** Begins a message; what was left half-written before is overwritten. */
  begin(): this {
    if (this.buf.length - this.start < ROOM_BYTES) this.renew(SLAB_BYTES);
    this.pos = this.start;
    (this as unknown as { states: null }).states = null;
    return this;
  }

  override finish(): Buffer {
    const packet = this.buf.subarray(this.start, this.pos);
    this.start = this.pos;
    return packet;
  }

  /** The library calls this before it writes `bytes` more. */
  _reserve(bytes: number): void {
    if (this.pos + bytes <= this.buf.length) return;
    const { buf, start, pos } = this;
    const wanted = pos - start + bytes;
    this.renew(Math.max(SLAB_BYTES, wanted * 2));
    buf.copy(this.buf, 0, start, pos);
    this.pos = pos - start;
    const { states } = this as unknown as { states: number[] | null };
    if (states) for (let index = 0; index < states.length; index++) states[index] -= start;
  }

  override double(value: number): this {
    this._reserve(DOUBLE_BYTES);
    this.view ??= new DataView(this.buf.buffer, this.buf.byteOffset, this.buf.length);
    this.view.setFloat64(this.pos, value, true);
    this.pos += DOUBLE_BYTES;
    return this;
  }

  override uint32(value: number): this {
    this._reserve(VARINT_MAX_BYTES);
    const { buf } = this;
    let rest = value >>> 0;
    let at = this.pos;
    while (rest >= SEVEN_BITS) {
      buf[at++] = (rest & 0x7f) | SEVEN_BITS;
      rest >>>= 7;
    }
    buf[at++] = rest;
    this.pos = at;
    return this;
  }

  override uint64(value: Parameters<BufferWriter['uint64']>[0]): this {
    if (!(typeof value === 'number' && value >= 0 && Number.isSafeInteger(value))) {
      super.uint64(value);
      return this;
    }
    if (value < BITS_28) return this.uint32(value);
    this._reserve(VARINT_MAX_BYTES);
    const { buf, pos } = this;
    const high = Math.floor(value / BITS_28);
    const low = value - high * BITS_28;
    buf[pos] = (low & 0x7f) | SEVEN_BITS;
    buf[pos + 1] = ((low >>> 7) & 0x7f) | SEVEN_BITS;
    buf[pos + 2] = ((low >>> 14) & 0x7f) | SEVEN_BITS;
    buf[pos + 3] = (low >>> 21) | SEVEN_BITS;
    this.pos = pos + 4;
    return this.uint32(high);
  }

  override string(value: string): this {
    const { length } = value;
    if (length >= SHORT_TEXT_CHARS) return this.anyText(value);
    this._reserve(length + 1);
    const { buf, pos } = this;
    buf[pos] = length;
    for (let index = 0; index < length; index++) {
      const code = value.charCodeAt(index);
      if (code > ASCII_MAX) return this.anyText(value);
      buf[pos + 1 + index] = code;
    }
    this.pos = pos + 1 + length;
    return this;
  }

  /** A few bytes as they are. */
  copy(bytes: Uint8Array): void {
    this._reserve(bytes.length);
    const { buf, pos } = this;
    for (let index = 0; index < bytes.length; index++) buf[pos + index] = bytes[index];
    this.pos = pos + bytes.length;
  }

  private anyText(value: string): this {
    super.string(value);
    return this;
  }

  private renew(bytes: number): void {
    this.buf = Buffer.allocUnsafeSlow(bytes);
    this.view = null;
    this.start = 0;
  }
}

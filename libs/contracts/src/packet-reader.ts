import { Reader } from 'protobufjs/minimal';

const VARINT_MAX_BYTES = 10;
const DOUBLE_BYTES = 8;
/** Texts up to here are looked up among those read before (assumed: names, reasons, modes). */
const SHORT_TEXT_BYTES = 48;
/** Places for texts read before; a power of two (assumed; a craft's packets repeat some hundred names). */
const TEXT_PLACES = 1_024;
const ASCII_MAX = 0x7f;
const HASH_FACTOR = 31;

const EMPTY = new Uint8Array(0);

/** Texts by their bytes: the same few names come again and again, and one copy of each is enough. */
const texts: (string | undefined)[] = new Array<string | undefined>(TEXT_PLACES).fill(undefined);

function isTextAt(text: string, bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < text.length; index++)
    if (text.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}

/**
 * Reads 64-bit numbers without a pair of 32-bit ones in between, for all of ours are below 2^53, doubles without a
 * view of each packet, and short texts without making each of them anew.
 */
export class PacketReader extends Reader {
  /** Sender of the last header that it read; the next one is most often of the same. */
  sender: object | null = null;

  constructor() {
    super(EMPTY);
  }

  /** Begins at the first of these bytes. */
  open(bytes: Uint8Array): this {
    this.buf = bytes;
    this.pos = 0;
    this.len = bytes.length;
    this.view = null;
    return this;
  }

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

  /** What the generated code calls for a text; anything but a short one in ASCII goes the library's way. */
  override stringVerify(): string {
    const { buf, pos, len } = this;
    const length = pos < len ? buf[pos] : SHORT_TEXT_BYTES;
    const start = pos + 1;
    if (length >= SHORT_TEXT_BYTES || start + length > len) return super.stringVerify();
    let hash = length;
    let all = 0;
    for (let index = start; index < start + length; index++) {
      all |= buf[index];
      hash = (Math.imul(hash, HASH_FACTOR) + buf[index]) | 0;
    }
    if (all > ASCII_MAX) return super.stringVerify();
    const place = (hash ^ (hash >>> 10)) & (TEXT_PLACES - 1);
    const known = texts[place];
    if (known !== undefined && known.length === length && isTextAt(known, buf, start)) {
      this.pos = start + length;
      return known;
    }
    const text = super.stringVerify();
    texts[place] = text;
    return text;
  }
}

import { strict as assert } from 'node:assert';
import { VALUE_MAX_BYTES } from '../cfdp.limits';

/** A refusal on its way to the edge of the decoder, where it becomes a value. Never leaves it as an exception. */
export class Refused extends Error {
  constructor(
    readonly field: string,
    readonly detail: string,
  ) {
    super(`${field}: ${detail}`);
    this.name = 'Refused';
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads big-endian fields one after another; what is not there is refused by the name of its field. */
export class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  take(field: string, length: number): Uint8Array {
    if (this.left < length) throw new Refused(field, `needs ${length} bytes, ${this.left} are left`);
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }

  uint(field: string, length: number): number {
    let value = 0;
    for (const byte of this.take(field, length)) value = value * 256 + byte;
    if (!Number.isSafeInteger(value)) throw new Refused(field, 'is above 2^53 - 1');
    return value;
  }

  /** Length of one byte, then the value. */
  value(field: string): Uint8Array {
    return this.take(field, this.uint(`${field} length`, 1));
  }

  text(field: string): string {
    try {
      return utf8.decode(this.value(field));
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new Refused(field, 'is not UTF-8');
    }
  }

  rest(): Uint8Array {
    return this.take('rest', this.left);
  }

  end(field: string): void {
    if (this.left > 0) throw new Refused(field, `is followed by ${this.left} bytes that do not belong to it`);
  }
}

/** Big endian. What does not fit is a bug of the caller. */
export function uintBytes(value: number, length: number): Uint8Array {
  assert(Number.isSafeInteger(value) && value >= 0, `${value} is no unsigned integer`);
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let index = length - 1; index >= 0; index--) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  assert(rest === 0, `${value} does not fit ${length} bytes`);
  return bytes;
}

export function valueBytes(value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  assert(bytes.length <= VALUE_MAX_BYTES, `a value of ${bytes.length} bytes is above ${VALUE_MAX_BYTES}`);
  return concat([Uint8Array.of(bytes.length), bytes]);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

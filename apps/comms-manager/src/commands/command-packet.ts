// Puts a target's command packet together without knowing the target's contract.
import { UplinkFrame, type Header } from '@dawnline/contracts';

const HEADER_FIELD = 1;

/** One varint: its value (exact below 2^53) and where the next byte is; null when the bytes end inside. */
function varintAt(bytes: Uint8Array, from: number): { value: number; next: number } | null {
  let value = 0;
  let scale = 1;
  for (let at = from; at < bytes.length && at < from + 10; at++) {
    value += (bytes[at] & 0x7f) * scale;
    if (bytes[at] < 0x80) return { value, next: at + 1 };
    scale *= 128;
  }
  return null;
}

/** Where a field's value ends, by its wire type; null when it is cut off or of a type that proto3 does not use. */
function endOfValue(bytes: Uint8Array, wireType: number, from: number): number | null {
  if (wireType === 0) return varintAt(bytes, from)?.next ?? null;
  if (wireType === 1) return from + 8;
  if (wireType === 5) return from + 4;
  if (wireType !== 2) return null;
  const length = varintAt(bytes, from);
  return length ? length.next + length.value : null;
}

/** Numbers of the fields of a body that the ground sealed, in order; or why it is no message without a header. */
export function topFields(
  body: Uint8Array,
): { readonly numbers: readonly number[] } | { readonly fault: string } {
  const numbers: number[] = [];
  let at = 0;
  while (at < body.length) {
    const tag = varintAt(body, at);
    if (!tag || tag.value < 8) return { fault: 'body is no protobuf message' };
    const number = Math.floor(tag.value / 8);
    // A second header would let the body choose its own request id, principal and expiry.
    if (number === HEADER_FIELD) return { fault: 'body carries a header' };
    const end = endOfValue(body, tag.value % 8, tag.next);
    if (end === null || end > body.length) return { fault: 'body is cut off' };
    numbers.push(number);
    at = end;
  }
  return { numbers };
}

/** Header as field 1, then the body: concatenated protobuf messages are one message. */
export function commandPacket(header: Header, body: Uint8Array): Uint8Array {
  // Any packet's contract writes its header as field 1; this one's other field stays away when it is not set.
  const head = UplinkFrame.encode({ header } as UplinkFrame);
  return Buffer.concat([head, body]);
}

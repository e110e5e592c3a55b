/** Endpoint ids and timestamps of the Bundle Protocol (published, RFC 9171), as deterministic CBOR (RFC 8949). */
import assert from 'node:assert/strict';

/** CBOR major types, in the upper three bits of a head (published, RFC 8949). */
const UNSIGNED = 0;
const ARRAY = 4;
/** URI schemes (published, RFC 9171). */
const SCHEME_DTN = 1;
const SCHEME_IPN = 2;

type Item = number | readonly Item[];

/** The shortest form of a number: in the head itself, or in 1, 2, 4 or 8 bytes after it. */
function head(major: number, value: number): Buffer {
  assert(Number.isSafeInteger(value) && value >= 0, `${value} is a whole number that is not negative`);
  const type = major << 5;
  if (value < 24) return Buffer.from([type | value]);
  const size = value < 0x100 ? 0 : value < 0x1_0000 ? 1 : value < 0x1_0000_0000 ? 2 : 3;
  const bytes = Buffer.alloc(9);
  bytes.writeBigUInt64BE(BigInt(value), 1);
  return Buffer.concat([Buffer.from([type | (24 + size)]), bytes.subarray(9 - (1 << size))]);
}

function encode(item: Item): Buffer {
  if (typeof item === 'number') return head(UNSIGNED, item);
  return Buffer.concat([head(ARRAY, item.length), ...item.map(encode)]);
}

/** `dtn:none` or `ipn:node.service`. */
export function endpointId(uri: string): Buffer {
  if (uri === 'dtn:none') return encode([SCHEME_DTN, 0]);
  const ipn = /^ipn:(\d+)\.(\d+)$/.exec(uri);
  assert(ipn, `${uri} is dtn:none or ipn:node.service`);
  return encode([SCHEME_IPN, [Number(ipn[1]), Number(ipn[2])]]);
}

/** Time of the clock that made the bundle, and a counter. */
export function creationTimestamp(dtnTime: number, sequence: number): Buffer {
  return encode([dtnTime, sequence]);
}

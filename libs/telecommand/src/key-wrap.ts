// A key on its way: AES key wrap (RFC 3394) under a key derived from another one. It needs no IV, and checks itself.
import { strict as assert } from 'node:assert';
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { KEY_BYTES } from './frame';

const CIPHER = 'id-aes256-wrap';
/** Default initial value (published: RFC 3394 section 2.2.3.1); unwrapping compares it. */
const INITIAL = Buffer.from('a6a6a6a6a6a6a6a6', 'hex');
/** Version, role, key id, zeros: authenticated with the key, so that no wrapped key serves for another id or role. */
const LABEL_BYTES = 8;
const VERSION = 1;
/** The initial value's eight bytes, the label and the key. */
const WRAPPED_KEY_BYTES = INITIAL.length + LABEL_BYTES + KEY_BYTES;
/** The wrapping key is not the recovery key itself: one key, one algorithm. */
const PURPOSE = 'dawnline key wrap 1';

export interface WrappableKey {
  readonly id: number;
  /** Number of its role, 1 to 255. */
  readonly role: number;
  readonly bytes: Uint8Array;
}

function wrappingKey(recoveryKey: Uint8Array): Buffer {
  assert(recoveryKey.length === KEY_BYTES, `recovery key has ${recoveryKey.length} bytes`);
  return Buffer.from(hkdfSync('sha256', recoveryKey, new Uint8Array(0), PURPOSE, KEY_BYTES));
}

function labelOf({ id, role }: Omit<WrappableKey, 'bytes'>): Buffer {
  const label = Buffer.alloc(LABEL_BYTES);
  label.writeUInt8(VERSION, 0);
  label.writeUInt8(role, 1);
  label.writeUInt16BE(id, 2);
  return label;
}

/** WRAPPED_KEY_BYTES bytes. */
export function wrapKey(recoveryKey: Uint8Array, key: WrappableKey): Uint8Array {
  assert(key.bytes.length === KEY_BYTES, `key ${key.id} has ${key.bytes.length} bytes`);
  const cipher = createCipheriv(CIPHER, wrappingKey(recoveryKey), INITIAL);
  return new Uint8Array(
    Buffer.concat([cipher.update(Buffer.concat([labelOf(key), key.bytes])), cipher.final()]),
  );
}

/** The key's bytes; null when the wrapping is damaged, of another recovery key, or of another id or role. */
export function unwrapKey(
  recoveryKey: Uint8Array,
  key: Omit<WrappableKey, 'bytes'>,
  wrapped: Uint8Array,
): Uint8Array | null {
  if (wrapped.length !== WRAPPED_KEY_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, wrappingKey(recoveryKey), INITIAL);
  let plain: Buffer;
  try {
    plain = Buffer.concat([decipher.update(wrapped), decipher.final()]);
  } catch {
    return null;
  }
  if (!plain.subarray(0, LABEL_BYTES).equals(labelOf(key))) return null;
  return new Uint8Array(plain.subarray(LABEL_BYTES));
}

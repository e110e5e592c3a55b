// The sealed uplink frame, modelled on CCSDS SDLS (LK-12): header ‖ AES-256-GCM ciphertext ‖ MAC ‖ CRC-16.
import { strict as assert } from 'node:assert';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { crc16 } from './crc16';

const VERSION = 1;
const FLAGS = 0;
const CIPHER = 'aes-256-gcm';
/** Version, flags, key id, sequence: sent in clear and authenticated. */
const HEADER_BYTES = 12;
const MAC_BYTES = 16;
const CRC_BYTES = 2;
export const FRAME_OVERHEAD_BYTES = HEADER_BYTES + MAC_BYTES + CRC_BYTES;
/** Longest frame, as a telecommand transfer frame (published: CCSDS 232.0-B). */
export const FRAME_MAX_BYTES = 1024;
/** Key length of AES-256. */
export const KEY_BYTES = 32;
/** Key ids have 16 bits on the link. */
export const KEY_ID_MAX = 0xffff;
/** One external answer for an unknown key and a bad MAC: a forger must not learn which keys exist (LK-15). */
export const UNAUTHENTICATED_DETAIL = 'not authenticated';

export interface SealingKey {
  readonly id: number;
  readonly bytes: Uint8Array;
}

export type OpenedFrame =
  | {
      readonly kind: 'opened';
      readonly keyId: number;
      readonly sequence: number;
      readonly plaintext: Uint8Array;
    }
  | {
      readonly kind: 'refused';
      readonly refusal: 'MALFORMED' | 'UNAUTHENTICATED';
      readonly detail: string;
    };

function headerOf(keyId: number, sequence: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(VERSION, 0);
  header.writeUInt8(FLAGS, 1);
  header.writeUInt16BE(keyId, 2);
  header.writeBigUInt64BE(BigInt(sequence), 4);
  return header;
}

/** The IV is key id and sequence, so one key never sees an IV twice as long as its sequence rises (LK-14). */
function ivOf(keyId: number, sequence: bigint): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(keyId, 0);
  iv.writeBigUInt64BE(sequence, 4);
  return iv;
}

/** Seals one telecommand. The caller never uses a sequence twice with one key. */
export function sealFrame(key: SealingKey, sequence: number, plaintext: Uint8Array): Uint8Array {
  assert(key.bytes.length === KEY_BYTES, `key ${key.id} has ${key.bytes.length} bytes, needs ${KEY_BYTES}`);
  assert(key.id > 0 && key.id <= KEY_ID_MAX, `key id ${key.id} is not in 1..${KEY_ID_MAX}`);
  assert(Number.isSafeInteger(sequence) && sequence > 0, `sequence ${sequence} is not a positive integer`);
  assert(plaintext.length + FRAME_OVERHEAD_BYTES <= FRAME_MAX_BYTES, `${plaintext.length} bytes do not fit`);
  const header = headerOf(key.id, sequence);
  const cipher = createCipheriv(CIPHER, key.bytes, ivOf(key.id, BigInt(sequence)), {
    authTagLength: MAC_BYTES,
  });
  cipher.setAAD(header);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const sealed = Buffer.concat([header, ciphertext, cipher.getAuthTag(), Buffer.alloc(CRC_BYTES)]);
  sealed.writeUInt16BE(crc16(sealed.subarray(0, -CRC_BYTES)), sealed.length - CRC_BYTES);
  return sealed;
}

function malformed(detail: string): OpenedFrame {
  return { kind: 'refused', refusal: 'MALFORMED', detail };
}

const UNAUTHENTICATED: OpenedFrame = Object.freeze({
  kind: 'refused',
  refusal: 'UNAUTHENTICATED',
  detail: UNAUTHENTICATED_DETAIL,
});

/** Checks in the order of LK-15: length, CRC, layout, key id, MAC. Says nothing about replay: see admitSequence. */
export function openFrame(frame: Uint8Array, keyOf: (keyId: number) => Uint8Array | null): OpenedFrame {
  if (frame.length < FRAME_OVERHEAD_BYTES || frame.length > FRAME_MAX_BYTES) {
    return malformed(`length ${frame.length} is not in ${FRAME_OVERHEAD_BYTES}..${FRAME_MAX_BYTES} bytes`);
  }
  const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.length);
  const crcAt = bytes.length - CRC_BYTES;
  if (crc16(bytes.subarray(0, crcAt)) !== bytes.readUInt16BE(crcAt)) return malformed('CRC does not match');
  if (bytes[0] !== VERSION || bytes[1] !== FLAGS) return malformed('version or flags are unknown');
  const keyId = bytes.readUInt16BE(2);
  const sequence = bytes.readBigUInt64BE(4);
  // Beyond what a number holds exactly; no sender counts that far, and a key is changed long before.
  if (sequence > BigInt(Number.MAX_SAFE_INTEGER)) return malformed('sequence is out of range');
  const key = keyOf(keyId);
  if (!key) return UNAUTHENTICATED;
  const macAt = crcAt - MAC_BYTES;
  const decipher = createDecipheriv(CIPHER, key, ivOf(keyId, sequence), { authTagLength: MAC_BYTES });
  decipher.setAAD(bytes.subarray(0, HEADER_BYTES));
  decipher.setAuthTag(bytes.subarray(macAt, crcAt));
  const plaintext = decipher.update(bytes.subarray(HEADER_BYTES, macAt));
  try {
    // Compares the MAC in constant time and throws when it differs.
    decipher.final();
  } catch {
    return UNAUTHENTICATED;
  }
  return { kind: 'opened', keyId, sequence: Number(sequence), plaintext: new Uint8Array(plaintext) };
}

import { strict as assert } from 'node:assert';
import { RESULT_KEY_BYTES } from './keys';
import { Refused } from './refusal';
import { CHUNK_BYTES, TAG_BYTES } from './results.limits';

const MAGIC = Buffer.from('DLRSLT');
const VERSION = 1;
const SECRECY = { none: 0, tenant: 1 } as const;
const LENGTH_AT = 8;
const SIGNER_AT = 16;
const RECIPIENT_AT = SIGNER_AT + RESULT_KEY_BYTES;
const EPHEMERAL_AT = RECIPIENT_AT + RESULT_KEY_BYTES;
export const HEADER_BYTES = EPHEMERAL_AT + RESULT_KEY_BYTES;
export const SIGNATURE_BYTES = 64;
const NO_KEY = Buffer.alloc(RESULT_KEY_BYTES);

/** Who can read a bundle: `tenant`, or everybody (`none`). */
export type Secrecy = keyof typeof SECRECY;

export interface Header {
  /** Bytes of manifest, its signature and all files together, before they are sealed. */
  readonly plaintextBytes: number;
  /** Ed25519 public key of the craft. */
  readonly signer: Uint8Array;
  /** X25519 public keys; null where the bundle is not secret. */
  readonly sealedTo: { readonly recipient: Uint8Array; readonly ephemeral: Uint8Array } | null;
}

export function secrecyOf(header: Header): Secrecy {
  return header.sealedTo ? 'tenant' : 'none';
}

export function encodeHeader({ plaintextBytes, signer, sealedTo }: Header): Buffer {
  assert(Number.isSafeInteger(plaintextBytes) && plaintextBytes > 0, `${plaintextBytes} bytes`);
  const prefix = Buffer.alloc(SIGNER_AT);
  MAGIC.copy(prefix);
  prefix.writeUInt8(VERSION, MAGIC.length);
  prefix.writeUInt8(sealedTo ? SECRECY.tenant : SECRECY.none, MAGIC.length + 1);
  prefix.writeBigUInt64BE(BigInt(plaintextBytes), LENGTH_AT);
  return Buffer.concat([prefix, signer, sealedTo?.recipient ?? NO_KEY, sealedTo?.ephemeral ?? NO_KEY]);
}

/** @throws Refused when the bytes are no header of this version */
export function decodeHeader(bytes: Uint8Array): Header {
  const header = Buffer.from(bytes);
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC))
    throw new Refused('not-a-bundle', `it does not begin with the ${HEADER_BYTES} bytes of a result bundle`);
  const version = header[MAGIC.length];
  if (version !== VERSION)
    throw new Refused('version', `version ${version} is unknown, only ${VERSION} is known`);
  const secrecy = header[MAGIC.length + 1];
  if (secrecy !== SECRECY.none && secrecy !== SECRECY.tenant)
    throw new Refused('header', `secrecy ${secrecy} is unknown, only 0 and 1 are known`);
  const plaintextBytes = header.readBigUInt64BE(LENGTH_AT);
  if (plaintextBytes === 0n || plaintextBytes > BigInt(Number.MAX_SAFE_INTEGER))
    throw new Refused('header', `a length of ${plaintextBytes} bytes is not possible`);
  const keyAt = (at: number): Uint8Array => new Uint8Array(header.subarray(at, at + RESULT_KEY_BYTES));
  const recipient = keyAt(RECIPIENT_AT);
  const ephemeral = keyAt(EPHEMERAL_AT);
  const isSealed = secrecy === SECRECY.tenant;
  if (!isSealed && !(NO_KEY.equals(recipient) && NO_KEY.equals(ephemeral)))
    throw new Refused('header', 'a bundle without secrecy must hold zeros in the place of its keys');
  return {
    plaintextBytes: Number(plaintextBytes),
    signer: keyAt(SIGNER_AT),
    sealedTo: isSealed ? { recipient, ephemeral } : null,
  };
}

/** Chunks of a sealed bundle; each but the last is full. */
export function chunksOf(plaintextBytes: number): number {
  return Math.ceil(plaintextBytes / CHUNK_BYTES);
}

/** The one size that a bundle with this header can have. */
export function bundleBytesOf({ plaintextBytes, sealedTo }: Header): number {
  const tags = sealedTo ? chunksOf(plaintextBytes) * TAG_BYTES : 0;
  return HEADER_BYTES + plaintextBytes + tags + SIGNATURE_BYTES;
}

/** Additional data of a chunk: a chunk cannot pass as the last, nor the last as another. */
export function chunkMark(index: number, chunks: number): Uint8Array {
  return Uint8Array.of(index === chunks - 1 ? 1 : 0);
}

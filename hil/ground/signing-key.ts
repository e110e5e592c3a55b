// The key with which a craft signs what leaves it, as one JSON file that only its owner may read.
import { strict as assert } from 'node:assert';
import { createHmac } from 'node:crypto';
import { RESULT_KEY_BYTES, signingPublicKey } from '@dawnline/results';
import { KeyError } from './keys';

const FORMAT = 1;

export interface SigningKeyFile {
  readonly format: typeof FORMAT;
  readonly craft: string;
  /** Ed25519 private key (the seed of RFC 8032), 32 bytes. */
  readonly signingKeyHex: string;
}

/** Signing key bytes that depend on a seed alone. For simulated flights only. */
export function derivedSigningKey(seed: number): Uint8Array {
  return createHmac('sha256', `dawnline signing ${seed}`).update('ed25519').digest();
}

export function createSigningKey(craft: string, key: Uint8Array): SigningKeyFile {
  assert(key.length === RESULT_KEY_BYTES, `key material has ${key.length} bytes, needs ${RESULT_KEY_BYTES}`);
  return { format: FORMAT, craft, signingKeyHex: Buffer.from(key).toString('hex') };
}

export function formatSigningKey(key: SigningKeyFile): string {
  return `${JSON.stringify(key, null, 2)}\n`;
}

/** Reads the text of a signing key file; `file` is its name for error messages. Throws KeyError. */
export function parseSigningKey(text: string, file: string): SigningKeyFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new KeyError(file, 'contents', 'JSON');
  }
  const { format, craft, signingKeyHex } = (value ?? {}) as Record<string, unknown>;
  if (format !== FORMAT) throw new KeyError(file, 'format', String(FORMAT));
  if (typeof craft !== 'string' || craft === '') throw new KeyError(file, 'craft', 'the id of a craft');
  if (typeof signingKeyHex !== 'string' || !/^[0-9a-f]{64}$/i.test(signingKeyHex))
    throw new KeyError(file, 'signingKeyHex', `${RESULT_KEY_BYTES} bytes in hexadecimal`);
  return { format: FORMAT, craft, signingKeyHex: signingKeyHex.toLowerCase() };
}

/** SubjectPublicKeyInfo of an Ed25519 key, all before the key itself (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The public half as PEM, for tenants and for openssl. */
export function signingPublicPem({ signingKeyHex }: SigningKeyFile): string {
  const publicKey = signingPublicKey(Buffer.from(signingKeyHex, 'hex'));
  const text = Buffer.concat([SPKI, publicKey]).toString('base64');
  return `-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----\n`;
}

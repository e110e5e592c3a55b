// Raw 32-byte keys of RFC 7748 and RFC 8032 as Node's key objects. No key is ever made here: bytes come from a port.
import { strict as assert } from 'node:assert';
import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';

/** Length of every key: X25519 and Ed25519, private and public. */
export const RESULT_KEY_BYTES = 32;

type Curve = 'x25519' | 'ed25519';

/** Everything in the DER of RFC 8410 before the key itself. */
const PKCS8 = {
  x25519: '302e020100300506032b656e04220420',
  ed25519: '302e020100300506032b657004220420',
} as const;
const SPKI = { x25519: '302a300506032b656e032100', ed25519: '302a300506032b6570032100' } as const;

function derOf(prefix: string, key: Uint8Array): Buffer {
  assert(key.length === RESULT_KEY_BYTES, `key has ${key.length} bytes, needs ${RESULT_KEY_BYTES}`);
  return Buffer.concat([Buffer.from(prefix, 'hex'), key]);
}

export function privateKeyOf(curve: Curve, key: Uint8Array): KeyObject {
  return createPrivateKey({ key: derOf(PKCS8[curve], key), format: 'der', type: 'pkcs8' });
}

export function publicKeyOf(curve: Curve, key: Uint8Array): KeyObject {
  return createPublicKey({ key: derOf(SPKI[curve], key), format: 'der', type: 'spki' });
}

function rawPublicKey(curve: Curve, privateKey: Uint8Array): Uint8Array {
  const der = createPublicKey(privateKeyOf(curve, privateKey)).export({ format: 'der', type: 'spki' });
  return new Uint8Array(der.subarray(-RESULT_KEY_BYTES));
}

/** X25519 public key of a tenant's 32-byte private key. */
export function tenantPublicKey(privateKey: Uint8Array): Uint8Array {
  return rawPublicKey('x25519', privateKey);
}

/** Ed25519 public key of a craft's 32-byte signing key (the seed of RFC 8032). */
export function signingPublicKey(signingKey: Uint8Array): Uint8Array {
  return rawPublicKey('ed25519', signingKey);
}

/** X25519, or null where the public key is a point of low order: its secret would be known to everybody. */
export function agree(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array | null {
  try {
    return diffieHellman({
      privateKey: privateKeyOf('x25519', privateKey),
      publicKey: publicKeyOf('x25519', publicKey),
    });
  } catch {
    return null;
  }
}

const PEM = { x25519: 'X25519', ed25519: 'Ed25519' } as const;
const HEX = /^[0-9a-f]{64}$/i;

/**
 * A 32-byte key from the text of a key file: 64 hexadecimal digits, or PEM (PKCS #8, SPKI) as `openssl genpkey` writes it.
 * A private PEM also gives its public key. Null when the text holds no such key.
 */
export function readKeyText(text: string, curve: Curve, part: 'private' | 'public'): Uint8Array | null {
  const trimmed = text.trim();
  if (HEX.test(trimmed)) return new Uint8Array(Buffer.from(trimmed, 'hex'));
  if (!trimmed.startsWith('-----BEGIN ')) return null;
  try {
    const key = part === 'private' ? createPrivateKey(trimmed) : createPublicKey(trimmed);
    const { crv, d, x } = key.export({ format: 'jwk' });
    const value = part === 'private' ? d : x;
    return crv === PEM[curve] && value ? new Uint8Array(Buffer.from(value, 'base64url')) : null;
  } catch {
    return null;
  }
}

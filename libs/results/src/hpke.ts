// HPKE of RFC 9180 in base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305. Names are those of the RFC.
import { strict as assert } from 'node:assert';
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { agree, RESULT_KEY_BYTES, tenantPublicKey } from './keys';
import { TAG_BYTES } from './results.limits';

const AEAD = 'chacha20-poly1305';
const NONCE_BYTES = 12;
/** Sequence numbers are written with 48 bits: more chunks than any disk holds. */
const SEQUENCE_BYTES = 6;
const HASH_BYTES = 32;
const VERSION = Buffer.from('HPKE-v1');
const KEM_SUITE = Buffer.concat([Buffer.from('KEM'), Buffer.from('0020', 'hex')]);
const HPKE_SUITE = Buffer.concat([Buffer.from('HPKE'), Buffer.from('002000010003', 'hex')]);
const NOTHING = new Uint8Array(0);
const BASE_MODE = Buffer.from([0]);

function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

function labeledExtract(suite: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array): Uint8Array {
  return hmac(salt, VERSION, suite, Buffer.from(label), ikm);
}

/** One block of HKDF-Expand is all that this suite ever asks for. */
function labeledExpand(
  suite: Uint8Array,
  prk: Uint8Array,
  label: string,
  info: Uint8Array,
  bytes: number,
): Uint8Array {
  assert(bytes <= HASH_BYTES, `${bytes} bytes are more than one block`);
  const length = Buffer.from([0, bytes]);
  return hmac(prk, length, VERSION, suite, Buffer.from(label), info, Buffer.from([1])).subarray(0, bytes);
}

/** DeriveKeyPair: an ephemeral private key from 32 secret bytes. */
export function deriveKey(ikm: Uint8Array): Uint8Array {
  assert(ikm.length === RESULT_KEY_BYTES, `${ikm.length} bytes of key material, needs ${RESULT_KEY_BYTES}`);
  const prk = labeledExtract(KEM_SUITE, NOTHING, 'dkp_prk', ikm);
  return labeledExpand(KEM_SUITE, prk, 'sk', NOTHING, RESULT_KEY_BYTES);
}

function contextOf(dh: Uint8Array, enc: Uint8Array, recipient: Uint8Array, info: Uint8Array): HpkeContext {
  const eae = labeledExtract(KEM_SUITE, NOTHING, 'eae_prk', dh);
  const shared = labeledExpand(
    KEM_SUITE,
    eae,
    'shared_secret',
    Buffer.concat([enc, recipient]),
    RESULT_KEY_BYTES,
  );
  const schedule = Buffer.concat([
    BASE_MODE,
    labeledExtract(HPKE_SUITE, NOTHING, 'psk_id_hash', NOTHING),
    labeledExtract(HPKE_SUITE, NOTHING, 'info_hash', info),
  ]);
  const secret = labeledExtract(HPKE_SUITE, shared, 'secret', NOTHING);
  return new HpkeContext(
    labeledExpand(HPKE_SUITE, secret, 'key', schedule, RESULT_KEY_BYTES),
    labeledExpand(HPKE_SUITE, secret, 'base_nonce', schedule, NONCE_BYTES),
  );
}

/** SetupBaseS with a given ephemeral key. Null when the recipient's key is of low order. */
export function setupSender(
  ephemeral: Uint8Array,
  recipient: Uint8Array,
  info: Uint8Array,
): HpkeContext | null {
  const dh = agree(ephemeral, recipient);
  return dh && contextOf(dh, tenantPublicKey(ephemeral), recipient, info);
}

/** SetupBaseR. Null when the encapsulated key is of low order. */
export function setupReceiver(enc: Uint8Array, privateKey: Uint8Array, info: Uint8Array): HpkeContext | null {
  const dh = agree(privateKey, enc);
  return dh && contextOf(dh, enc, tenantPublicKey(privateKey), info);
}

/** Seals and opens messages by sequence number. A sender never uses a sequence twice. */
export class HpkeContext {
  constructor(
    private readonly key: Uint8Array,
    private readonly baseNonce: Uint8Array,
  ) {}

  seal(sequence: number, aad: Uint8Array, plaintext: Uint8Array): Buffer {
    const cipher = createCipheriv(AEAD, this.key, this.nonce(sequence), { authTagLength: TAG_BYTES });
    cipher.setAAD(aad, { plaintextLength: plaintext.length });
    return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  }

  /** Null when the message is not the one that was sealed with this sequence and this additional data. */
  open(sequence: number, aad: Uint8Array, sealed: Uint8Array): Buffer | null {
    if (sealed.length < TAG_BYTES) return null;
    const textBytes = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv(AEAD, this.key, this.nonce(sequence), { authTagLength: TAG_BYTES });
    decipher.setAAD(aad, { plaintextLength: textBytes });
    decipher.setAuthTag(sealed.subarray(textBytes));
    const plaintext = decipher.update(sealed.subarray(0, textBytes));
    try {
      decipher.final();
    } catch {
      return null;
    }
    return plaintext;
  }

  private nonce(sequence: number): Uint8Array {
    const nonce = Buffer.alloc(NONCE_BYTES);
    nonce.writeUIntBE(sequence, NONCE_BYTES - SEQUENCE_BYTES, SEQUENCE_BYTES);
    return nonce.map((byte, index) => byte ^ this.baseNonce[index]);
  }
}

import { sign, verify } from 'node:crypto';
import { privateKeyOf, publicKeyOf } from './keys';

/** No manifest begins like this: a signature of one can never pass for a signature of the other. */
const BUNDLE_LABEL = Buffer.from('dawnline result bundle 1\n');

/** What the craft signs of a bundle: the label, and SHA-256 of all its bytes before the signature. */
const bundleMessage = (digest: Uint8Array): Uint8Array => Buffer.concat([BUNDLE_LABEL, digest]);

export function signBundle(signingKey: Uint8Array, digest: Uint8Array): Uint8Array {
  return sign(null, bundleMessage(digest), privateKeyOf('ed25519', signingKey));
}

export function isBundleSigned(signer: Uint8Array, digest: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, bundleMessage(digest), publicKeyOf('ed25519', signer), signature);
}

/** Of the manifest's bytes as they are: the tenant can show file, manifest and signature to anybody. */
export function signManifest(signingKey: Uint8Array, manifest: Uint8Array): Uint8Array {
  return sign(null, manifest, privateKeyOf('ed25519', signingKey));
}

export function isManifestSigned(signer: Uint8Array, manifest: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, manifest, publicKeyOf('ed25519', signer), signature);
}

import { createHash } from 'node:crypto';
import type { Disk } from '@dawnline/host';
import {
  bundleBytesOf,
  decodeHeader,
  HEADER_BYTES,
  secrecyOf,
  SIGNATURE_BYTES,
  type Header,
  type Secrecy,
} from './header';
import { Refused, type OpenRefusal } from './refusal';
import { isBundleSigned } from './signature';
import { piecesOf } from './streams';

export interface BundleFile {
  readonly disk: Disk;
  readonly path: string;
}

export interface RefusedBundle {
  readonly kind: 'refused';
  readonly refusal: OpenRefusal;
  readonly detail: string;
}

export type CheckedBundle =
  | {
      readonly kind: 'genuine';
      readonly secrecy: Secrecy;
      /** Public key of the tenant that can open it, hexadecimal; null where everybody can. */
      readonly recipient: string | null;
      readonly sha256: string;
      readonly bytes: number;
    }
  | RefusedBundle;

export interface Genuine {
  readonly header: Header;
  /** SHA-256 of everything before the signature. */
  readonly signedDigest: Buffer;
  readonly sha256: string;
  readonly bytes: number;
}

/** Checks form, size, signer and signature, before anything inside is looked at. @throws Refused, DiskError */
export async function readGenuine({ disk, path }: BundleFile, craftKey: Uint8Array): Promise<Genuine> {
  const stat = await disk.stat(path);
  if (!stat || stat.folder) throw new Refused('absent', `there is no file ${path}`);
  const headerBytes = await disk.readRange(path, 0, HEADER_BYTES);
  const header = decodeHeader(headerBytes);
  const bytes = bundleBytesOf(header);
  if (stat.bytes !== bytes) throw new Refused('size', `it has ${stat.bytes} bytes instead of ${bytes}`);
  if (!Buffer.from(header.signer).equals(craftKey))
    throw new Refused('signer', `it is signed with the key ${Buffer.from(header.signer).toString('hex')}`);
  const hash = createHash('sha256');
  for await (const piece of piecesOf(disk, path, 0, bytes - SIGNATURE_BYTES)) hash.update(piece);
  const signedDigest = hash.copy().digest();
  const signature = await disk.readRange(path, bytes - SIGNATURE_BYTES, SIGNATURE_BYTES);
  if (signature.length !== SIGNATURE_BYTES || !isBundleSigned(header.signer, signedDigest, signature))
    throw new Refused('signature', 'it is not what the craft has signed');
  return { header, signedDigest, sha256: hash.update(signature).digest('hex'), bytes };
}

/** Turns a refusal into a value; what is no refusal goes on. */
export async function refusable<T>(action: () => Promise<T>): Promise<T | RefusedBundle> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'refused', refusal: error.refusal as OpenRefusal, detail: error.detail };
  }
}

/**
 * Says without any private key whether a bundle is whole and from this craft, for whoever passes it on.
 * `craftKey` is the craft's Ed25519 public key. Rejects with DiskError when the disk refuses.
 */
export async function checkBundle(bundle: BundleFile, craftKey: Uint8Array): Promise<CheckedBundle> {
  return refusable(async () => {
    const { header, sha256, bytes } = await readGenuine(bundle, craftKey);
    const recipient = header.sealedTo && Buffer.from(header.sealedTo.recipient).toString('hex');
    return { kind: 'genuine' as const, secrecy: secrecyOf(header), recipient, sha256, bytes };
  });
}

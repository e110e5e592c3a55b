import { strict as assert } from 'node:assert';
import { createHash, createHmac } from 'node:crypto';
import { DiskError, type Disk, type Entropy } from '@dawnline/host';
import { ensureFolder, TEMPORARY_ENDING } from '@dawnline/storage';
import { bundleBytesOf, chunkMark, chunksOf, encodeHeader, type Header, type Secrecy } from './header';
import { deriveKey, setupSender, type HpkeContext } from './hpke';
import { RESULT_KEY_BYTES, signingPublicKey, tenantPublicKey } from './keys';
import { encodeManifest, type SealedFile } from './manifest';
import { folderOf } from './paths';
import type { Provenance } from './provenance';
import { Refused, type SealRefusal } from './refusal';
import { CHUNK_BYTES } from './results.limits';
import { signBundle, signManifest } from './signature';
import { FileWriter, inChunks, piecesOf, type Pieces } from './streams';

/** A result file as the executor has collected it. */
export interface ResultFile extends SealedFile {
  /** Where it lies on the disk; `path` is its name in the bundle. */
  readonly source: string;
}

export interface SealRequest {
  readonly files: readonly ResultFile[];
  readonly provenance: Provenance;
  /** X25519 public key of the tenant, 32 bytes; null: signed, but readable by everybody. */
  readonly recipient: Uint8Array | null;
  /** Ed25519 private key of the craft, 32 bytes. */
  readonly signingKey: Uint8Array;
  /** Asked once for 32 secret bytes, unless the bundle is not secret. */
  readonly entropy: Entropy;
  /** The bundle on the same disk. */
  readonly outPath: string;
}

export type SealedBundle =
  | {
      readonly kind: 'sealed';
      /** SHA-256 of the whole bundle, lower-case hexadecimal. */
      readonly sha256: string;
      readonly bytes: number;
      readonly secrecy: Secrecy;
    }
  | { readonly kind: 'refused'; readonly refusal: SealRefusal; readonly detail: string };

/**
 * Writes one bundle: whole and durable at `outPath` once settled, and not there at all before. After a crash it is
 * simply done again. Rejects with DiskError when the disk refuses; what stands at `outPath` is whole also then.
 */
export async function sealResults(disk: Disk, request: SealRequest): Promise<SealedBundle> {
  const { recipient, signingKey, outPath } = request;
  assert(signingKey.length === RESULT_KEY_BYTES, `signing key has ${signingKey.length} bytes`);
  assert(
    recipient === null || recipient.length === RESULT_KEY_BYTES,
    `tenant's key has ${recipient?.length} bytes`,
  );
  const temporary = `${outPath}${TEMPORARY_ENDING}`;
  try {
    const sealed = await writeBundle(disk, request, temporary);
    await disk.rename(temporary, outPath);
    await disk.syncFolder(folderOf(outPath));
    return sealed;
  } catch (error) {
    if (!(error instanceof Refused || error instanceof DiskError)) throw error;
    // A disk that has just failed may fail again; whoever seals next empties the file.
    await disk.remove(temporary).catch(() => undefined);
    if (error instanceof DiskError) throw error;
    return { kind: 'refused', refusal: error.refusal as SealRefusal, detail: error.detail };
  }
}

interface Plan {
  readonly header: Header;
  readonly head: Buffer;
  readonly cipher: HpkeContext | null;
}

/** All that is known before the first byte of a file is read. */
function planOf({ files, provenance, recipient, signingKey, entropy }: SealRequest): Plan {
  const hex = recipient && Buffer.from(recipient).toString('hex');
  const manifest = encodeManifest({ recipient: hex, provenance, files });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(manifest.length);
  const signature = signManifest(signingKey, manifest);
  const head = Buffer.concat([length, manifest, signature]);
  const ephemeral = recipient && deriveKey(hedged(entropy(RESULT_KEY_BYTES), signature));
  const header: Header = {
    plaintextBytes: files.reduce((sum, { bytes }) => sum + bytes, head.length),
    signer: signingPublicKey(signingKey),
    sealedTo: recipient && { recipient, ephemeral: tenantPublicKey(ephemeral!) },
  };
  const cipher = recipient && setupSender(ephemeral!, recipient, encodeHeader(header));
  if (recipient && !cipher) throw new Refused('recipient', `${hex} is no X25519 key that keeps a secret`);
  return { header, head, cipher };
}

/**
 * Secret bytes that differ between bundles even if the entropy failed and gave the same twice: a key and its nonces must
 * never meet two plaintexts. The signature is a secret too, it travels inside the seal.
 */
function hedged(secret: Uint8Array, signature: Uint8Array): Uint8Array {
  assert(
    secret.length === RESULT_KEY_BYTES,
    `entropy gave ${secret.length} bytes instead of ${RESULT_KEY_BYTES}`,
  );
  return createHmac('sha256', secret).update(signature).digest();
}

async function writeBundle(
  disk: Disk,
  request: SealRequest,
  temporary: string,
): Promise<SealedBundle & { kind: 'sealed' }> {
  const { header, head, cipher } = planOf(request);
  await ensureFolder(disk, folderOf(request.outPath));
  const writer = await FileWriter.create(disk, temporary);
  await writer.add(encodeHeader(header));
  const plaintext = plaintextOf(disk, head, request.files);
  for await (const piece of cipher ? sealedChunks(plaintext, cipher, header) : plaintext)
    await writer.add(piece);
  await writer.add(signBundle(request.signingKey, writer.digest()));
  assert(writer.bytes === bundleBytesOf(header), `bundle has ${writer.bytes} bytes`);
  await writer.finish();
  const sha256 = writer.digest().toString('hex');
  if ((await disk.digest(temporary)) !== sha256)
    throw new Refused('read-back', `${request.outPath}: the disk does not give back what was written`);
  return { kind: 'sealed', sha256, bytes: writer.bytes, secrecy: cipher ? 'tenant' : 'none' };
}

async function* sealedChunks(plaintext: Pieces, cipher: HpkeContext, { plaintextBytes }: Header): Pieces {
  const chunks = chunksOf(plaintextBytes);
  let index = 0;
  for await (const chunk of inChunks(plaintext, CHUNK_BYTES)) {
    yield cipher.seal(index, chunkMark(index, chunks), chunk);
    index += 1;
  }
  assert(index === chunks, `${index} chunks instead of ${chunks}`);
}

async function* plaintextOf(disk: Disk, head: Buffer, files: readonly ResultFile[]): Pieces {
  yield head;
  for (const file of files) yield* checkedFile(disk, file);
}

/** A file's contents, as long as they are what the executor has collected. */
async function* checkedFile(disk: Disk, { source, bytes, sha256 }: ResultFile): Pieces {
  const stat = await disk.stat(source);
  if (!stat || stat.folder) throw new Refused('file', `${source} is ${stat ? 'a folder' : 'absent'}`);
  if (stat.bytes !== bytes)
    throw new Refused('file', `${source} has ${stat.bytes} bytes instead of ${bytes}`);
  const hash = createHash('sha256');
  let seen = 0;
  for await (const piece of piecesOf(disk, source, 0, bytes)) {
    hash.update(piece);
    seen += piece.length;
    yield piece;
  }
  if (seen !== bytes) throw new Refused('file', `${source} ended after ${seen} of ${bytes} bytes`);
  if (hash.digest('hex') !== sha256) throw new Refused('file', `${source} is not what its digest says`);
}

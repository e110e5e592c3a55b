import { strict as assert } from 'node:assert';
import { createHash, type Hash } from 'node:crypto';
import { DiskError, type Disk } from '@dawnline/host';
import { ensureFolder, TEMPORARY_ENDING } from '@dawnline/storage';
import { readGenuine, refusable, type BundleFile, type Genuine, type RefusedBundle } from './check';
import {
  chunkMark,
  chunksOf,
  encodeHeader,
  HEADER_BYTES,
  secrecyOf,
  SIGNATURE_BYTES,
  type Header,
  type Secrecy,
} from './header';
import { setupReceiver, type HpkeContext } from './hpke';
import { RESULT_KEY_BYTES, tenantPublicKey } from './keys';
import { decodeManifest, type ResultManifest, type SealedFile } from './manifest';
import { folderOf } from './paths';
import { Refused } from './refusal';
import { CHUNK_BYTES, MANIFEST_MAX_BYTES, TAG_BYTES } from './results.limits';
import { isManifestSigned } from './signature';
import { FileWriter, inChunks, PieceReader, piecesOf, type Pieces } from './streams';

/** In the folder of an opened bundle. */
const OPENED = { manifest: 'manifest.json', signature: 'manifest.sig', files: 'files' } as const;

export interface OpenRequest {
  readonly bundle: BundleFile;
  /** A folder that does not exist yet. */
  readonly out: { readonly disk: Disk; readonly folder: string };
  /** Ed25519 public key of the craft that the result must come from, 32 bytes. */
  readonly craftKey: Uint8Array;
  /** X25519 private key of the tenant, 32 bytes; null for a bundle that is not secret. */
  readonly tenantKey: Uint8Array | null;
}

export type OpenedBundle =
  | {
      readonly kind: 'opened';
      readonly secrecy: Secrecy;
      readonly manifest: ResultManifest;
      /** SHA-256 of the whole bundle, lower-case hexadecimal. */
      readonly sha256: string;
    }
  | RefusedBundle;

/**
 * Opens a bundle into a new folder: `manifest.json`, its signature `manifest.sig`, and the files below `files/`. The
 * folder appears whole and durable, after everything was checked, or not at all. Rejects with DiskError when a disk refuses.
 */
export async function openBundle(request: OpenRequest): Promise<OpenedBundle> {
  const { out, craftKey, tenantKey } = request;
  assert(craftKey.length === RESULT_KEY_BYTES, `craft's key has ${craftKey.length} bytes`);
  assert(
    tenantKey === null || tenantKey.length === RESULT_KEY_BYTES,
    `tenant's key has ${tenantKey?.length} bytes`,
  );
  const temporary = `${out.folder}${TEMPORARY_ENDING}`;
  return refusable(async () => {
    if (await out.disk.stat(out.folder)) throw new Refused('out-exists', `${out.folder} is there already`);
    const genuine = await readGenuine(request.bundle, craftKey);
    const cipher = cipherOf(genuine.header, tenantKey);
    try {
      await out.disk.remove(temporary);
      const manifest = await extract(request, genuine, cipher, temporary);
      await out.disk.rename(temporary, out.folder);
      await out.disk.syncFolder(folderOf(out.folder));
      const secrecy = secrecyOf(genuine.header);
      return { kind: 'opened' as const, secrecy, manifest, sha256: genuine.sha256 };
    } catch (error) {
      if (error instanceof Refused || error instanceof DiskError)
        await out.disk.remove(temporary).catch(() => undefined);
      throw error;
    }
  });
}

function cipherOf(header: Header, tenantKey: Uint8Array | null): HpkeContext | null {
  const { sealedTo } = header;
  if (!sealedTo) return null;
  if (!tenantKey) throw new Refused('key-needed', 'it is sealed: give the private key of the tenant');
  if (!Buffer.from(sealedTo.recipient).equals(tenantPublicKey(tenantKey)))
    throw new Refused(
      'recipient',
      `it is sealed to the key ${Buffer.from(sealedTo.recipient).toString('hex')}`,
    );
  const cipher = setupReceiver(sealedTo.ephemeral, tenantKey, encodeHeader(header));
  if (!cipher) throw new Refused('header', 'its ephemeral key is no X25519 key that keeps a secret');
  return cipher;
}

async function extract(
  { bundle, out }: OpenRequest,
  { header, signedDigest, bytes }: Genuine,
  cipher: HpkeContext | null,
  folder: string,
): Promise<ResultManifest> {
  const hash = createHash('sha256').update(encodeHeader(header));
  const body = hashed(
    piecesOf(bundle.disk, bundle.path, HEADER_BYTES, bytes - HEADER_BYTES - SIGNATURE_BYTES),
    hash,
  );
  const reader = new PieceReader(cipher ? openedChunks(body, cipher, header) : body);
  const { manifest, contents, signature } = await readManifest(reader, header);
  const place = new OpenedFolder(out.disk, folder);
  await place.add(OPENED.manifest, [contents]);
  await place.add(OPENED.signature, [signature]);
  await place.makeFolder(OPENED.files);
  for (const file of manifest.files) await extractFile(reader, file, place);
  // Between the two readings somebody may have changed the file; what is not secret has no tags to tell it.
  if (!(await reader.isAtEnd()) || !hash.digest().equals(signedDigest))
    throw new Refused('changed', 'it changed while it was being opened');
  await place.finish();
  return manifest;
}

async function* hashed(pieces: Pieces, hash: Hash): Pieces {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

async function* openedChunks(sealed: Pieces, cipher: HpkeContext, { plaintextBytes }: Header): Pieces {
  const chunks = chunksOf(plaintextBytes);
  let index = 0;
  for await (const chunk of inChunks(sealed, CHUNK_BYTES + TAG_BYTES)) {
    const plaintext = cipher.open(index, chunkMark(index, chunks), chunk);
    if (!plaintext)
      throw new Refused('chunk', `chunk ${index + 1} of ${chunks} is not what was sealed there`);
    yield plaintext;
    index += 1;
  }
}

async function readManifest(
  reader: PieceReader,
  header: Header,
): Promise<{ manifest: ResultManifest; contents: Buffer; signature: Buffer }> {
  const length = await reader.take(4);
  const bytes = length.length === 4 ? length.readUInt32BE() : 0;
  if (bytes === 0 || bytes > MANIFEST_MAX_BYTES)
    throw new Refused('manifest', `a length of ${bytes} bytes is not in 1..${MANIFEST_MAX_BYTES}`);
  const contents = await reader.take(bytes);
  const signature = await reader.take(SIGNATURE_BYTES);
  if (contents.length !== bytes || signature.length !== SIGNATURE_BYTES)
    throw new Refused('manifest', 'the bundle ends before its manifest does');
  if (!isManifestSigned(header.signer, contents, signature))
    throw new Refused('manifest-signature', 'the manifest is not what the craft has signed');
  const manifest = decodeManifest(contents);
  const recipient = header.sealedTo && Buffer.from(header.sealedTo.recipient).toString('hex');
  // A result that was sealed anew to somebody else carries the first tenant's name.
  if (manifest.recipient !== recipient)
    throw new Refused('manifest', `it is meant for the key ${manifest.recipient}, not for ${recipient}`);
  const expected = manifest.files.reduce((sum, file) => sum + file.bytes, 4 + bytes + SIGNATURE_BYTES);
  if (expected !== header.plaintextBytes)
    throw new Refused(
      'manifest',
      `its files need ${expected} bytes, the bundle holds ${header.plaintextBytes}`,
    );
  return { manifest, contents, signature };
}

async function extractFile(reader: PieceReader, file: SealedFile, place: OpenedFolder): Promise<void> {
  const sha256 = await place.add(`${OPENED.files}/${file.path}`, reader.stream(file.bytes));
  if (sha256 !== file.sha256) throw new Refused('file', `${file.path} is not what the manifest says`);
}

/** A new folder and what is in it, flushed at the end. */
class OpenedFolder {
  private readonly folders = new Set<string>();

  constructor(
    private readonly disk: Disk,
    private readonly root: string,
  ) {}

  /** Returns the digest. A name that is there already, as a file system that folds case may say, is refused. */
  async add(path: string, pieces: Iterable<Uint8Array> | Pieces): Promise<string> {
    await this.makeFolder(folderOf(path));
    const full = `${this.root}/${path}`;
    if (await this.disk.stat(full))
      throw new Refused('path', `${path} cannot stand beside another file here`);
    const writer = await FileWriter.create(this.disk, full);
    for await (const piece of pieces) await writer.add(piece);
    await writer.finish();
    return writer.digest().toString('hex');
  }

  async makeFolder(path: string): Promise<void> {
    const full = path === '' ? this.root : `${this.root}/${path}`;
    if (this.folders.has(full)) return;
    await ensureFolder(this.disk, full);
    this.folders.add(full);
  }

  async finish(): Promise<void> {
    for (const folder of this.folders) await this.disk.syncFolder(folder);
  }
}

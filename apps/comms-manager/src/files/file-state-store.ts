import { checksumOf, ChecksumType, type CfdpSnapshot } from '@dawnline/cfdp';
import { DiskError, type Disk } from '@dawnline/host';
import { ensureFolder, writeAtomically } from '@dawnline/storage';
import { FILE_STATE_MAX_BYTES } from '../comms-manager.limits';

const FOLDER = 'comms-manager';
export const FILE_STATE_PATH = `${FOLDER}/files`;
const VERSION = 1;

/** What the disk holds of the transfers. */
export type StoredFiles =
  | { readonly kind: 'snapshot'; readonly snapshot: CfdpSnapshot }
  | { readonly kind: 'absent' }
  | { readonly kind: 'untrusted'; readonly reason: string };

const checksum = (text: string): string =>
  checksumOf(ChecksumType.Crc32, Buffer.from(text, 'utf8')).toString(16).padStart(8, '0');

/** One line of JSON and its CRC-32 (FD-26). */
export function encodeFileState(snapshot: CfdpSnapshot): Uint8Array {
  const text = JSON.stringify({ version: VERSION, snapshot });
  return Buffer.from(`${text} ${checksum(text)}\n`, 'utf8');
}

export function decodeFileState(bytes: Uint8Array): StoredFiles {
  if (bytes.length > FILE_STATE_MAX_BYTES) return { kind: 'untrusted', reason: 'it is too long' };
  const match = /^(\{.*\}) ([0-9a-f]{8})\n$/s.exec(Buffer.from(bytes).toString('utf8'));
  if (!match || checksum(match[1]) !== match[2])
    return { kind: 'untrusted', reason: 'its CRC does not match' };
  const { version, snapshot } = JSON.parse(match[1]) as { version: number; snapshot: CfdpSnapshot };
  if (version !== VERSION) return { kind: 'untrusted', reason: `its version is ${version}` };
  return { kind: 'snapshot', snapshot };
}

/** A disk that refuses makes the state untrusted, never the boot fail. */
export async function readFileState(disk: Disk): Promise<StoredFiles> {
  try {
    return decodeFileState(await disk.read(FILE_STATE_PATH));
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return error.code === 'ENOENT' ? { kind: 'absent' } : { kind: 'untrusted', reason: error.message };
  }
}

/** Makes the state durable; it is when this has settled. */
export async function writeFileState(disk: Disk, snapshot: CfdpSnapshot): Promise<void> {
  await ensureFolder(disk, FOLDER);
  await writeAtomically(disk, FILE_STATE_PATH, encodeFileState(snapshot));
}

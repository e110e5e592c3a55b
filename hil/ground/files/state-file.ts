import { checksumOf, ChecksumType, type CfdpSnapshot } from '@dawnline/cfdp';
import { DiskError, type Disk } from '@dawnline/host';
import { writeAtomically } from '@dawnline/storage';
import { STATE_MAX_BYTES } from './files.limits';

const PATH = 'state';
const VERSION = 1;

const sumOf = (text: string): string =>
  checksumOf(ChecksumType.Crc32, Buffer.from(text, 'utf8')).toString(16).padStart(8, '0');

/** What the ground knew of its transfers; null when there is nothing, or nothing that can be trusted. */
export async function readState(disk: Disk): Promise<CfdpSnapshot | null> {
  let bytes: Uint8Array;
  try {
    bytes = await disk.read(PATH);
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return null;
  }
  if (bytes.length > STATE_MAX_BYTES) return null;
  const [, text, sum] = /^(\{.*\}) ([0-9a-f]{8})\n$/s.exec(Buffer.from(bytes).toString('utf8')) ?? [];
  if (text === undefined || sumOf(text) !== sum) return null;
  const { version, snapshot } = JSON.parse(text) as { version: number; snapshot: CfdpSnapshot };
  return version === VERSION ? snapshot : null;
}

/** Durable once settled. */
export async function writeState(disk: Disk, snapshot: CfdpSnapshot): Promise<void> {
  const text = JSON.stringify({ version: VERSION, snapshot });
  await writeAtomically(disk, PATH, Buffer.from(`${text} ${sumOf(text)}\n`, 'utf8'));
}

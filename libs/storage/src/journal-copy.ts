import { DiskError, type Disk } from '@dawnline/host';
import { scanRecords, type JournalRecord } from './journal-record';
import { ensureFolder, listFolder } from './paths';
import { writeAtomically } from './write-atomically';

const FILE = /^(\d{8})\.journal$/;

/** What one disk holds of a journal. */
export interface JournalCopy {
  readonly disk: Disk;
  readonly generation: number;
  /** Empty when there was no readable file. */
  readonly records: readonly JournalRecord[];
  readonly bytes: Uint8Array;
  /** Bytes after the last valid record. */
  readonly tornBytes: number;
  /** The disk refused; the copy is out until the next compaction. */
  readonly failed: boolean;
}

export function journalPath(folder: string, generation: number): string {
  return `${folder}/${String(generation).padStart(8, '0')}.journal`;
}

export function isDiskError(error: unknown): error is DiskError {
  return error instanceof DiskError;
}

/** Runs a disk operation; the disk's own refusal is an answer, anything else is our bug. */
export async function attempt(operation: () => Promise<void>): Promise<boolean> {
  try {
    await operation();
    return true;
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return false;
  }
}

async function readNewest(disk: Disk, folder: string): Promise<JournalCopy> {
  await ensureFolder(disk, folder);
  const generations = (await listFolder(disk, folder))
    .map((name) => Number(FILE.exec(name)?.[1] ?? 0))
    .filter((generation) => generation > 0)
    .sort((a, b) => b - a);
  let torn = 0;
  for (const generation of generations) {
    const path = journalPath(folder, generation);
    const bytes = await disk.read(path);
    const scan = scanRecords(folder, bytes);
    const tornBytes = bytes.length - scan.validBytes;
    torn += tornBytes;
    if (scan.records.length === 0) continue;
    // What was read may still be only in the page cache; nobody may act on it before it is durable.
    await disk.sync(path);
    const valid = bytes.slice(0, scan.validBytes);
    return { disk, generation, records: scan.records, bytes: valid, tornBytes: torn, failed: false };
  }
  return { disk, generation: 0, records: [], bytes: new Uint8Array(0), tornBytes: torn, failed: false };
}

/** Reads one disk's newest generation that starts with a valid snapshot. */
export async function readCopy(disk: Disk, folder: string): Promise<JournalCopy> {
  try {
    return await readNewest(disk, folder);
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return { disk, generation: 0, records: [], bytes: new Uint8Array(0), tornBytes: 0, failed: true };
  }
}

/** Puts a whole generation on a disk and then removes all others. */
export async function replaceCopy(
  disk: Disk,
  folder: string,
  generation: number,
  bytes: Uint8Array,
): Promise<boolean> {
  return attempt(async () => {
    await ensureFolder(disk, folder);
    const path = journalPath(folder, generation);
    await writeAtomically(disk, path, bytes);
    for (const name of await listFolder(disk, folder)) {
      if (`${folder}/${name}` !== path) await disk.remove(`${folder}/${name}`);
    }
    await disk.syncFolder(folder);
  });
}

import { DiskError, type Disk } from '@dawnline/host';
import { ensureFolder, listFolder, TEMPORARY_ENDING, writeAtomically } from '@dawnline/storage';
import type { Batch, Write } from './batch';
import { RESERVE_BYTES, SEGMENT_FILES_MAX_ITEMS } from './recorder.limits';
import type { FoundFile } from './recovery';
import { RECORDER_FOLDER } from './segment-file';

export interface BatchResult {
  readonly written: readonly Write[];
  readonly failed: readonly Write[];
  readonly removed: readonly string[];
  /** Why the first that failed did; null when all went well. */
  readonly failure: string | null;
}

async function readFile(disk: Disk, name: string): Promise<FoundFile> {
  try {
    return { name, bytes: await disk.read(`${RECORDER_FOLDER}/${name}`) };
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return { name, bytes: null };
  }
}

/** Everything that earlier boots left. @throws DiskError when not even the folder can be read. */
export async function readFiles(disk: Disk): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for (const name of (await listFolder(disk, RECORDER_FOLDER)).slice(0, SEGMENT_FILES_MAX_ITEMS)) {
    files.push(name.endsWith(TEMPORARY_ENDING) ? { name, bytes: null } : await readFile(disk, name));
  }
  return files;
}

async function write(disk: Disk, { path, bytes, isWhole, isNew }: Write): Promise<void> {
  if (isWhole) {
    await writeAtomically(disk, path, bytes);
    return;
  }
  await disk.append(path, bytes);
  await disk.sync(path);
  if (isNew) await disk.syncFolder(RECORDER_FOLDER);
}

/** Writes, then removes: the record of a gap is on disk before what it tells of is gone. What is written is durable. */
export async function storeBatch(disk: Disk, batch: Batch): Promise<BatchResult> {
  const removed: string[] = [];
  const written: Write[] = [];
  const failed: Write[] = [];
  let failure: string | null = null;
  const attempt = async (act: () => Promise<void>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      failure ??= error.message;
      return false;
    }
  };
  await attempt(() => ensureFolder(disk, RECORDER_FOLDER));
  const room = { bytes: 0 };
  await attempt(async () => void (room.bytes = (await disk.freeBytes()) - RESERVE_BYTES));
  for (const next of batch.writes) {
    room.bytes -= next.bytes.length;
    // The reserve is for what the craft needs to recover; only the expedited class may use it.
    if (room.bytes < 0 && next.index > 0) {
      failure ??= `less than ${RESERVE_BYTES} bytes are free`;
      failed.push(next);
    } else if (await attempt(() => write(disk, next))) written.push(next);
    else failed.push(next);
  }
  for (const path of batch.removals) if (await attempt(() => disk.remove(path))) removed.push(path);
  return { written, failed, removed, failure };
}

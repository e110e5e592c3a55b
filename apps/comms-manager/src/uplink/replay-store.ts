import { DiskError, type Disk } from '@dawnline/host';
import { ensureFolder, writeAtomically } from '@dawnline/storage';
import { decodeReplayRecord, encodeReplayRecord } from '@dawnline/telecommand';
import type { StoredBound } from './uplink';

const FOLDER = 'comms-manager';

/** One file a key, so that the loss of one record does not take the others along. */
export const replayPath = (keyId: number): string => `${FOLDER}/replay-${keyId}`;

async function readBound(disk: Disk, keyId: number): Promise<StoredBound> {
  try {
    const bound = decodeReplayRecord(keyId, await disk.read(replayPath(keyId)));
    return bound === null ? { kind: 'untrusted' } : { kind: 'bound', bound };
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return error.code === 'ENOENT' ? { kind: 'absent' } : { kind: 'untrusted' };
  }
}

/** Reads the stored bound of every key. A disk that refuses makes its record untrusted, never the boot fail. */
export async function readBounds(disk: Disk, keyIds: readonly number[]): Promise<Map<number, StoredBound>> {
  const bounds = new Map<number, StoredBound>();
  for (const keyId of keyIds) bounds.set(keyId, await readBound(disk, keyId));
  return bounds;
}

/** Makes a bound durable; it is when this has settled. */
export async function writeBound(disk: Disk, keyId: number, bound: number): Promise<void> {
  await ensureFolder(disk, FOLDER);
  await writeAtomically(disk, replayPath(keyId), encodeReplayRecord(keyId, bound));
}

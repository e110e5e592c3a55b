import { createHash } from 'node:crypto';
import type { MemoryDisk } from './memory-disk';

export const FOLDER = 'jobs/train/ckpt';
export const RULE = { attempt: 0, minimumStep: -1, aboveSequence: -1 };

/** Commits as a job does (jobs.md 3.4). */
export async function commit(
  disk: MemoryDisk,
  sequence: number,
  attempt = 0,
  step = sequence * 10,
): Promise<void> {
  const temporary = `${FOLDER}/.tmp-${sequence}`;
  const state = Buffer.from(JSON.stringify({ step, weights: 'x'.repeat(40) }));
  const sha256 = createHash('sha256').update(state).digest('hex');
  const files = [{ path: 'state.json', bytes: state.length, sha256 }];
  await disk.remove(temporary);
  await disk.makeFolder(temporary);
  await disk.write(`${temporary}/state.json`, state);
  await disk.sync(`${temporary}/state.json`);
  const manifest = JSON.stringify({
    seq: sequence,
    step,
    attempt,
    app_format: 'test-1',
    files,
    later: 'ignored',
  });
  await disk.write(`${temporary}/manifest.json`, Buffer.from(manifest));
  await disk.sync(`${temporary}/manifest.json`);
  await disk.syncFolder(temporary);
  await disk.rename(temporary, `${FOLDER}/ckpt-${sequence}`);
  await disk.syncFolder(FOLDER);
}

import type { Disk } from '@dawnline/host';
import { digestOf } from '../disk/disk-model';

export const APP_FORMAT = 'dawnline-chain-1';
const STATE_FILE = 'state.json';
const MANIFEST_FILE = 'manifest.json';
const CHECKPOINT_NAME = /^(?:ckpt-|\.tmp-)(\d+)$/;

export interface ChainState {
  readonly step: number;
  readonly value: string;
}

/** Commits a checkpoint as a job does: everything flushed under a temporary name, then renamed, then flushed again. */
export async function commitCheckpoint(
  disk: Disk,
  folder: string,
  facts: { readonly sequence: number; readonly attempt: number; readonly seed: number },
  state: ChainState,
): Promise<void> {
  const temporary = `${folder}/.tmp-${facts.sequence}`;
  const contents = bytesOf({
    app_format: APP_FORMAT,
    seed: facts.seed,
    step: state.step,
    value: state.value,
  });
  const manifest = bytesOf({
    seq: facts.sequence,
    step: state.step,
    attempt: facts.attempt,
    app_format: APP_FORMAT,
    files: [{ path: STATE_FILE, bytes: contents.length, sha256: digestOf(contents) }],
  });
  await disk.makeFolder(temporary);
  await disk.write(`${temporary}/${STATE_FILE}`, contents);
  await disk.sync(`${temporary}/${STATE_FILE}`);
  await disk.write(`${temporary}/${MANIFEST_FILE}`, manifest);
  await disk.sync(`${temporary}/${MANIFEST_FILE}`);
  await disk.syncFolder(temporary);
  await disk.rename(temporary, `${folder}/ckpt-${facts.sequence}`);
  await disk.syncFolder(folder);
}

/** State of a checkpoint; null when it cannot be used. Whoever gave the folder has verified it. */
export async function loadCheckpoint(disk: Disk, folder: string, seed: number): Promise<ChainState | null> {
  try {
    const text = new TextDecoder().decode(await disk.read(`${folder}/${STATE_FILE}`));
    const state = JSON.parse(text) as { app_format: string; seed: number; step: number; value: string };
    if (state.app_format !== APP_FORMAT || state.seed !== seed) return null;
    if (!Number.isInteger(state.step) || !/^[0-9a-f]{64}$/.test(state.value)) return null;
    return { step: state.step, value: state.value };
  } catch {
    return null;
  }
}

/** The next number that no checkpoint of the job has had, as far as the folders tell. */
export async function nextSequence(disk: Disk, folders: readonly string[]): Promise<number> {
  let highest = 0;
  const names = folders.flatMap((folder) => folder.split('/').slice(-1));
  for (const folder of folders) names.push(...(await disk.list(folder).catch(() => [])));
  for (const name of names) highest = Math.max(highest, Number(CHECKPOINT_NAME.exec(name)?.[1] ?? 0));
  return highest + 1;
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

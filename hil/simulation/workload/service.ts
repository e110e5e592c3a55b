import { createHash } from 'node:crypto';
import type { Disk } from '@dawnline/host';
import { chainStart } from './chain';

/** First what its executor asks of its health, then the others by name. */
const order = (a: string, b: string): number =>
  Number(b.startsWith('health-')) - Number(a.startsWith('health-')) || (a < b ? -1 : 1);

const isWhole = (name: string): boolean => !name.startsWith('.');

/** The next request without a reply of this attempt; null when there is none, or the disk does not answer. */
export async function nextRequest(disk: Disk, requests: string, replies: string): Promise<string | null> {
  const open = (await listIfAny(disk, requests)).filter(isWhole);
  if (open.length === 0) return null;
  const done = new Set(await listIfAny(disk, replies));
  return open.filter((name) => !done.has(name)).sort(order)[0] ?? null;
}

/** What a modelled service replies to a body: a pure function of its state, which follows from its seed, and the body. */
export function serviceReply(state: string, body: Uint8Array): string {
  return createHash('sha256').update(state).update(':').update(body).digest('hex');
}

/** The reply of an undisturbed service with this seed. */
export function serviceReplyOf(seed: number, body: Uint8Array): string {
  return serviceReply(chainStart(seed), body);
}

/** Writes a reply whole or not at all; false when the request is gone or the disk refuses. */
export async function writeReply(
  disk: Disk,
  folders: { readonly requests: string; readonly replies: string },
  request: string,
  replyTo: (body: Uint8Array) => string,
): Promise<boolean> {
  try {
    const body = await disk.read(`${folders.requests}/${request}`);
    const temporary = `${folders.replies}/.${request}`;
    await disk.makeFolder(folders.replies);
    await disk.write(temporary, new TextEncoder().encode(replyTo(body)));
    await disk.sync(temporary);
    await disk.rename(temporary, `${folders.replies}/${request}`);
    await disk.syncFolder(folders.replies);
    return true;
  } catch {
    return false;
  }
}

async function listIfAny(disk: Disk, folder: string): Promise<string[]> {
  return disk.list(folder).catch(() => []);
}

import type { Disk } from '@dawnline/host';
import { folderOf, listFolder } from './paths';
import { QUARANTINE_MAX_ITEMS } from './storage.limits';

const COMMITTED = /^ckpt-(\d{1,9})$/;
const QUARANTINED = /^quarantine-(\d{1,9})$/;
const TEMPORARY = /^\.tmp-/;

async function sequencesOf(disk: Disk, folder: string, pattern: RegExp): Promise<number[]> {
  return (await listFolder(disk, folder))
    .map((name) => pattern.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}

/** One job's checkpoint folder on one device: what its names mean, and how they change without harm at any crash. */
export class CheckpointFolder {
  constructor(
    readonly disk: Disk,
    readonly path: string,
  ) {}

  pathOf(sequence: number): string {
    return `${this.path}/ckpt-${sequence}`;
  }

  /** A name for what is not finished; whoever finds one may remove it. */
  temporary(purpose: string): string {
    return `${this.path}/.tmp-${purpose}`;
  }

  /** Sequences of committed checkpoints, oldest first, verified or not. */
  committed(): Promise<number[]> {
    return sequencesOf(this.disk, this.path, COMMITTED);
  }

  quarantined(): Promise<number[]> {
    return sequencesOf(this.disk, this.path, QUARANTINED);
  }

  /** Renames before it removes: a crash leaves a temporary, never half a checkpoint under a good name. */
  async discard(sequence: number): Promise<void> {
    if ((await this.disk.stat(this.pathOf(sequence))) === null) return;
    const temporary = this.temporary(`discarded-${sequence}`);
    await this.disk.remove(temporary);
    await this.disk.rename(this.pathOf(sequence), temporary);
    await this.disk.syncFolder(this.path);
    await this.disk.remove(temporary);
  }

  /** Takes a checkpoint out of use but keeps it for people; the oldest quarantined ones make room. */
  async quarantine(sequence: number): Promise<void> {
    if ((await this.disk.stat(this.pathOf(sequence))) === null) return;
    const target = `${this.path}/quarantine-${sequence}`;
    await this.disk.remove(target);
    await this.disk.rename(this.pathOf(sequence), target);
    await this.boundQuarantine(QUARANTINE_MAX_ITEMS);
    await this.disk.syncFolder(this.path);
  }

  async boundQuarantine(items: number): Promise<void> {
    const all = await this.quarantined();
    for (const old of all.slice(0, Math.max(0, all.length - items))) {
      await this.disk.remove(`${this.path}/quarantine-${old}`);
    }
  }

  /** Removes what is not finished; only when no attempt is alive. Returns how many there were. */
  async removeTemporaries(): Promise<number> {
    const names = (await listFolder(this.disk, this.path)).filter((name) => TEMPORARY.test(name));
    for (const name of names) await this.disk.remove(`${this.path}/${name}`);
    return names.length;
  }

  /** Makes a finished temporary folder the checkpoint of that sequence, in place of what is there. */
  async put(temporary: string, sequence: number): Promise<void> {
    await this.quarantine(sequence);
    await this.disk.rename(temporary, this.pathOf(sequence));
    await this.disk.syncFolder(this.path);
  }

  async remove(): Promise<void> {
    await this.disk.remove(this.path);
    if ((await this.disk.stat(folderOf(this.path))) !== null) await this.disk.syncFolder(folderOf(this.path));
  }
}

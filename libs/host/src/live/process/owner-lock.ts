import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { factsOf } from './procfs';

const LOCK_NAME = 'owner';
const TRIES = 3;
const SHORT_CHARACTERS = 8;

/**
 * One executor per folder. The lock is a link that points nowhere: it is made in one step with all it says, and needs no
 * room on a full disk. It names its owner by process id, start time and boot of the kernel, so that it needs no clean-up
 * after a SIGKILL. A mistake is found at each use, not only at the start.
 */
export class OwnerLock {
  private readonly lock: string;
  private readonly aside: string;
  private readonly text: string;

  constructor(private readonly folder: string) {
    const instance = randomUUID().slice(0, SHORT_CHARACTERS);
    this.lock = join(folder, LOCK_NAME);
    this.aside = join(folder, `${LOCK_NAME}.${instance}`);
    const startTime = factsOf(process.pid)?.startTime ?? '';
    this.text = [process.pid, startTime, kernelBoot(), instance].join(':');
  }

  /** Null when this instance owns the folder or has just become its owner; else why it does not. */
  refusal(): string | null {
    let reason = 'its lock changes all the time';
    for (let tries = 0; tries < TRIES; tries += 1) {
      const found = this.read();
      if (found === this.text) return null;
      if (found !== null && isOfLiving(found))
        return `another executor owns ${this.folder}: process ${found.split(':')[0]}`;
      try {
        if (found !== null) this.clear(found);
        symlinkSync(this.text, this.lock);
      } catch (error) {
        reason = (error as Error).message;
      }
    }
    return this.read() === this.text ? null : `cannot own ${this.folder}: ${reason}`;
  }

  /** Gives the folder up, if it is ours. */
  release(): void {
    if (this.read() === this.text) rmSync(this.lock, { force: true });
  }

  /** Null when there is no lock; '' for what is none. */
  private read(): string | null {
    try {
      return readlinkSync(this.lock);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : '';
    }
  }

  /** Takes a dead owner's lock away; a living one's that came meanwhile is put back. */
  private clear(stale: string): void {
    renameSync(this.lock, this.aside);
    const taken = stale === '' ? '' : readlinkSync(this.aside);
    rmSync(this.aside, { recursive: true, force: true });
    if (taken !== stale) symlinkSync(taken, this.lock);
  }
}

function isOfLiving(text: string): boolean {
  const [processId, startTime, boot] = text.split(':');
  const facts = factsOf(Number(processId));
  return boot === kernelBoot() && facts?.alive === true && facts.startTime === startTime;
}

/** Start of the kernel's boot id: after a boot no process is the one that is named. */
function kernelBoot(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, SHORT_CHARACTERS);
  } catch {
    return '';
  }
}

import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsOf } from './procfs';

const LOCK_FILE = 'owner';
const TRIES = 3;

interface Owner {
  readonly processId: number;
  readonly startTime: string;
  /** Of the kernel: after a boot no process is the one that is named. */
  readonly boot: string;
  readonly instance: string;
}

/**
 * One executor per folder. The file names its owner by process id and start time, so that it needs no clean-up after a
 * SIGKILL. A mistake is found at each use, not only at the start.
 */
export class OwnerLock {
  private readonly file: string;
  private readonly spare: string;
  private readonly text: string;

  constructor(private readonly folder: string) {
    const instance = randomUUID();
    this.file = join(folder, LOCK_FILE);
    this.spare = join(folder, `${LOCK_FILE}.${instance}`);
    const startTime = factsOf(process.pid)?.startTime ?? '';
    const owner: Owner = { processId: process.pid, startTime, boot: kernelBoot(), instance };
    this.text = JSON.stringify(owner);
  }

  /** Null when this instance owns the folder or has just become its owner; else why it does not. */
  refusal(): string | null {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const found = this.read();
      if (found === this.text) return null;
      if (found === null) {
        if (this.place()) return null;
        continue;
      }
      const owner = parse(found);
      if (owner && lives(owner)) return `another executor owns ${this.folder}: process ${owner.processId}`;
      this.clear(found);
    }
    return `nobody can own ${this.folder}: its lock changes all the time`;
  }

  /** Gives the folder up, if it is ours. */
  release(): void {
    if (this.read() === this.text) rmSync(this.file, { force: true });
  }

  private read(): string | null {
    try {
      return readFileSync(this.file, 'utf8');
    } catch {
      return null;
    }
  }

  /** By a link: the file is there with all its contents, or it is another's. */
  private place(): boolean {
    writeFileSync(this.spare, this.text);
    try {
      linkSync(this.spare, this.file);
      return true;
    } catch {
      return false;
    } finally {
      rmSync(this.spare, { force: true });
    }
  }

  /** Moves a dead owner's file away; a living one's that came meanwhile is put back. */
  private clear(stale: string): void {
    try {
      renameSync(this.file, this.spare);
      if (readFileSync(this.spare, 'utf8') !== stale) linkSync(this.spare, this.file);
    } catch {
      // Another was faster: the next try sees what is there.
    } finally {
      rmSync(this.spare, { force: true });
    }
  }
}

function parse(text: string): Owner | null {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return null;
  }
}

function lives(owner: Owner): boolean {
  const facts = factsOf(owner.processId);
  return owner.boot === kernelBoot() && facts?.alive === true && facts.startTime === owner.startTime;
}

function kernelBoot(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return '';
  }
}

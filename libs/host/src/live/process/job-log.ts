import {
  closeSync,
  constants,
  openSync,
  readSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { LOG_EVENT_EVERY_MS, LOG_MAX_BYTES } from './process.limits';

const FILE_MODE = 0o600;

/** Opens a job's log for appending, so that it may be cut under its writer. A link is not followed. */
export function openLog(path: string): number {
  const { O_WRONLY, O_CREAT, O_APPEND, O_NOFOLLOW } = constants;
  return openSync(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, FILE_MODE);
}

/** Watches the log of an attempt grow, and keeps it bounded. */
export class JobLog {
  private size: number;
  private quietUntilMs = 0;

  constructor(private readonly path: string) {
    this.size = sizeOf(path);
  }

  /** True when it has grown since the last time that this was told, at a bounded rate. */
  poll(): boolean {
    const size = sizeOf(this.path);
    const now = performance.now();
    const grown = size !== this.size && now >= this.quietUntilMs;
    if (grown) {
      this.size = size;
      this.quietUntilMs = now + LOG_EVENT_EVERY_MS;
    }
    if (size > LOG_MAX_BYTES) this.rotate(size);
    return grown;
  }

  /** Its end goes to `.old`, then it is cut. What is written in between is lost: the writer holds the file open. */
  private rotate(size: number): void {
    try {
      const tail = new Uint8Array(LOG_MAX_BYTES);
      const log = openSync(this.path, constants.O_RDONLY | constants.O_NOFOLLOW);
      const bytes = readSync(log, tail, 0, tail.length, size - LOG_MAX_BYTES);
      closeSync(log);
      writeFileSync(`${this.path}.tmp`, tail.subarray(0, bytes), { mode: FILE_MODE });
      renameSync(`${this.path}.tmp`, `${this.path}.old`);
    } catch {
      // A full disk: then it is cut all the more.
    }
    try {
      truncateSync(this.path, 0);
      this.size = 0;
    } catch {
      // Gone: nothing to cut.
    }
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

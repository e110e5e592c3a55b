import { spawnSync } from 'node:child_process';
import { closeSync, constants, lstatSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { EventLimiter } from './event-limiter';
import { LineCutter } from './line-cutter';
import { parseNotify } from './notify';
import type { AttemptPaths } from './paths';
import {
  CLAIMS_MAX_ITEMS,
  DRAIN_POLLS_MAX,
  EVENTS_PER_POLL_MAX_ITEMS,
  NOTIFY_POLL_MAX_BYTES,
} from './process.limits';
import type { Said } from './said';
import { WatchedFolder } from './watched-folder';

const COMMITTED = /^ckpt-(\d{1,9})$/;
/** A reply is whole under its last name: a name that starts with a dot or ends in .tmp is still being written. */
const REPLY = /^(?!\.)(?!.*\.tmp$)./;
const BOTH_WAYS = constants.O_RDWR | constants.O_NONBLOCK;

/**
 * What comes over the channels of one attempt: lines in its FIFO, its heartbeat file, committed checkpoints, replies.
 * The FIFO is read by polling, so that a job that babbles waits for its reader and not the other way round.
 */
export class JobChannel {
  private readonly limiter: EventLimiter;
  private readonly cutter = new LineCutter();
  private readonly buffer = new Uint8Array(NOTIFY_POLL_MAX_BYTES);
  private readonly descriptor: number;
  private readonly commits: WatchedFolder;
  private readonly replies: WatchedFolder | null;
  private readonly claims = new Set<number>();
  private heartbeat: string;
  private malformed = 0;
  private open = true;

  /** @throws Error when the FIFO can be neither made nor opened */
  constructor(
    private readonly paths: AttemptPaths,
    adopted: boolean,
    emit: (event: Said) => void,
  ) {
    this.limiter = new EventLimiter(emit);
    this.descriptor = openFifo(paths.notify);
    this.heartbeat = this.heartbeatMark();
    this.commits = new WatchedFolder(paths.checkpoints, COMMITTED, adopted);
    this.replies = paths.replies === null ? null : new WatchedFolder(paths.replies, REPLY, adopted);
  }

  /** Lines that were dropped as malformed or oversize, and metrics under too many names. */
  get dropped(): number {
    return this.malformed + this.cutter.dropped + this.limiter.dropped;
  }

  /** Looks at everything once, within the bounds of a poll. False when there was nothing in the FIFO. */
  poll(): boolean {
    const taken = this.takeLines();
    const mark = this.heartbeatMark();
    // Only a change counts; times of files are never compared with a clock (JP-5).
    if (mark !== this.heartbeat) this.limiter.say({ kind: 'heartbeat' });
    this.heartbeat = mark;
    for (const name of this.commits.look(EVENTS_PER_POLL_MAX_ITEMS)) {
      this.claim(Number(COMMITTED.exec(name)![1]));
    }
    for (const request of this.replies?.look(EVENTS_PER_POLL_MAX_ITEMS) ?? []) {
      this.limiter.say({ kind: 'reply', request });
    }
    this.limiter.endPoll();
    return taken;
  }

  /** Takes what is still in the FIFO, once nobody writes any more. */
  drain(): void {
    for (let polls = 0; polls < DRAIN_POLLS_MAX && this.poll(); polls += 1);
    this.cutter.end();
  }

  /** Removes the FIFO too when the attempt has ended (JP-4). */
  close(ended: boolean): void {
    if (!this.open) return;
    this.open = false;
    closeSync(this.descriptor);
    if (ended) rmSync(this.paths.notify, { force: true });
  }

  private takeLines(): boolean {
    let taken = false;
    let bytesLeft = NOTIFY_POLL_MAX_BYTES;
    while (!this.limiter.full) {
      const line = this.cutter.next();
      if (line !== null) {
        this.take(line);
        taken = true;
        continue;
      }
      const bytes = bytesLeft > 0 ? this.read(bytesLeft) : 0;
      if (bytes === 0) return taken;
      bytesLeft -= bytes;
      taken = true;
    }
    return taken;
  }

  private take(line: string): void {
    const said = parseNotify(line);
    if (!said) {
      this.malformed += 1;
      return;
    }
    for (const event of said) {
      if (event.kind === 'checkpoint') this.claim(event.sequence);
      else this.limiter.say(event);
    }
  }

  private read(most: number): number {
    try {
      const bytes = readSync(this.descriptor, this.buffer, 0, most, null);
      this.cutter.push(this.buffer.subarray(0, bytes));
      return bytes;
    } catch {
      return 0; // Empty (EAGAIN): the usual end.
    }
  }

  /** A checkpoint is told once, whether its line or its folder is seen first. */
  private claim(sequence: number): void {
    if (this.claims.has(sequence)) return;
    this.claims.add(sequence);
    if (this.claims.size > CLAIMS_MAX_ITEMS) this.claims.delete(this.claims.values().next().value!);
    this.limiter.say({ kind: 'checkpoint', sequence });
  }

  private heartbeatMark(): string {
    try {
      const { mtimeNs, size } = statSync(this.paths.heartbeat, { bigint: true });
      return `${mtimeNs}/${size}`;
    } catch {
      return '';
    }
  }
}

/** Both ways: the end of one writer is then not the end of the stream, and no opening waits for the other side. */
function openFifo(path: string): number {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFIFO()) {
    rmSync(path, { force: true, recursive: true });
    const made = spawnSync('mkfifo', ['-m', '600', path]);
    if (made.status !== 0) throw new Error(`mkfifo ${path}: ${made.error?.message ?? String(made.stderr)}`);
  }
  return openSync(path, BOTH_WAYS);
}

/**
 * The FIFO once more, as descriptor 3 of the job (JP-4). It is open both ways, so that the job gets no SIGPIPE while the
 * executor is away, and does not block: a job that fills it then gets EAGAIN and goes on.
 */
export function openForJob(path: string): number {
  return openSync(path, BOTH_WAYS);
}

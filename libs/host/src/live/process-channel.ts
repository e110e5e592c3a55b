import { spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import type { AttemptPaths } from './process-environment';
import { LineCutter, parseNotify, type NotifyMessage } from './process-notify';

const READ_BYTES = 4096;
const COMMITTED = /^ckpt-(\d{1,9})$/;

/** What comes over the channels of one attempt: FIFO lines, heartbeat file, committed checkpoint folders. */
export interface ChannelListener {
  onMessage(message: NotifyMessage): void;
  onHeartbeatFile(): void;
  onCommit(sequence: number): void;
}

/** The FIFO of an attempt, and the two files that are polled (JP-4, JP-5). */
export class JobChannel {
  private readonly cutter = new LineCutter();
  private readonly descriptor: number;
  private readonly socket: Socket;
  private heartbeat: string;
  private readonly commits = new Set<number>();
  private malformed = 0;
  private open = true;

  /** @throws Error when the FIFO can be neither made nor opened */
  constructor(
    private readonly paths: AttemptPaths,
    adopted: boolean,
    private readonly listener: ChannelListener,
  ) {
    if (!existsSync(paths.notify)) {
      const made = spawnSync('mkfifo', ['-m', '600', paths.notify]);
      if (made.status !== 0) throw new Error(`mkfifo ${paths.notify}: ${made.error?.message ?? made.stderr}`);
    }
    // Open for both ways: the end of one writer is then not the end of the stream.
    this.descriptor = openSync(paths.notify, constants.O_RDWR | constants.O_NONBLOCK);
    this.socket = new Socket({ fd: this.descriptor, readable: true, writable: false });
    this.socket.on('data', (chunk: Uint8Array) => this.take(chunk));
    this.socket.on('error', () => this.socket.destroy());
    this.socket.unref();
    this.heartbeat = this.heartbeatMark();
    // Commits of earlier attempts are no news; those of an adopted one may be.
    if (!adopted) for (const sequence of this.committed()) this.commits.add(sequence);
  }

  /** Lines that were dropped as malformed or oversize. */
  get dropped(): number {
    return this.malformed + this.cutter.dropped;
  }

  /** Only a change counts; times of files are never compared with a clock. */
  poll(): void {
    const mark = this.heartbeatMark();
    if (mark !== this.heartbeat) this.listener.onHeartbeatFile();
    this.heartbeat = mark;
    for (const sequence of this.committed()) this.announce(sequence);
  }

  /** Takes what is still in the FIFO, once nobody writes any more. */
  drain(): void {
    const buffer = new Uint8Array(READ_BYTES);
    try {
      for (;;) {
        const bytes = readSync(this.descriptor, buffer, 0, buffer.length, null);
        if (bytes === 0) break;
        this.take(buffer.subarray(0, bytes));
      }
    } catch {
      // Empty (EAGAIN): the usual end.
    }
    this.poll();
  }

  /** Removes the FIFO too when the attempt has ended. */
  close(ended: boolean): void {
    if (!this.open) return;
    this.open = false;
    this.socket.destroy();
    if (ended) rmSync(this.paths.notify, { force: true });
  }

  private take(chunk: Uint8Array): void {
    for (const line of this.cutter.take(chunk)) {
      const message = parseNotify(line);
      if (!message) {
        this.malformed += 1;
        continue;
      }
      if (message.checkpoint !== null) this.announce(message.checkpoint);
      this.listener.onMessage(message);
    }
  }

  private announce(sequence: number): void {
    if (this.commits.has(sequence)) return;
    this.commits.add(sequence);
    this.listener.onCommit(sequence);
  }

  private heartbeatMark(): string {
    try {
      const { mtimeNs, size } = statSync(this.paths.heartbeat, { bigint: true });
      return `${mtimeNs}/${size}`;
    } catch {
      return '';
    }
  }

  private committed(): number[] {
    try {
      return readdirSync(this.paths.checkpoints)
        .map((name) => COMMITTED.exec(name)?.[1])
        .filter((digits) => digits !== undefined)
        .map(Number)
        .sort((a, b) => a - b);
    } catch {
      return [];
    }
  }
}

/** Opens a job's log for appending. */
export function openLog(path: string): number {
  return openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, 0o600);
}

export function closeLog(descriptor: number): void {
  closeSync(descriptor);
}

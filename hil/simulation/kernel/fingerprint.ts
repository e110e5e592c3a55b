import { createHash } from 'node:crypto';
import type { Trace } from './trace';

const BLOCK_BYTES = 64 * 1024;
/** The longest record without its payload: kind, flags, four numbers. */
const RECORD_BYTES = 64;
const HASH_START = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

const KIND = { event: 1, message: 2, disk: 3, state: 4, name: 5, note: 6 } as const;

/**
 * Rolling SHA-256 over everything that happens in a flight. Updates go into a block first: hashing is called once
 * per 64 KiB. With a trace each record also gets a digest of its own.
 */
export class Fingerprint {
  private readonly hash = createHash('sha256');
  private readonly block = new Uint8Array(BLOCK_BYTES);
  private readonly view = new DataView(this.block.buffer);
  private readonly names = new Map<string, number>();
  private used = 0;
  private recordStart = 0;
  private recordHash = HASH_START;

  constructor(private readonly trace: Trace | null = null) {}

  event(timeUs: number, label: string, owner: string): void {
    const what = this.name(label);
    const whose = this.name(owner);
    this.start(KIND.event);
    this.number(timeUs);
    this.integer(what);
    this.integer(whose);
    if (this.trace) this.end(() => `t=${timeUs} ${label} ${owner}`);
  }

  message(timeUs: number, topic: string, payload: Uint8Array, flags: number): void {
    const where = this.name(topic);
    this.start(KIND.message);
    this.number(timeUs);
    this.integer(where);
    this.integer(flags);
    this.bytes(payload);
    if (this.trace) this.end(() => `t=${timeUs} message ${topic} ${Buffer.from(payload).toString('hex')}`);
  }

  disk(timeUs: number, disk: string, operation: string, path: string, bytes: number, failed: boolean): void {
    const what = this.name(operation);
    const where = this.name(disk);
    const which = this.name(path);
    this.start(KIND.disk);
    this.number(timeUs);
    this.integer(what);
    this.integer(where);
    this.integer(which);
    this.number(failed ? -1 - bytes : bytes);
    if (this.trace)
      this.end(() => `t=${timeUs} disk ${disk} ${operation} ${path} ${bytes} B${failed ? ' failed' : ''}`);
  }

  /** Raw bits of the plant's state, or of anything else that is a block of bytes. */
  state(timeUs: number, source: string, bits: Uint8Array): void {
    const where = this.name(source);
    this.start(KIND.state);
    this.number(timeUs);
    this.integer(where);
    this.bytes(bits);
    if (this.trace) this.end(() => `t=${timeUs} state ${source} ${Buffer.from(bits).toString('hex')}`);
  }

  /** Anything else worth comparing: node lives, faults, log lines. */
  note(timeUs: number, text: string): void {
    this.start(KIND.note);
    this.number(timeUs);
    this.bytes(Buffer.from(text));
    if (this.trace) this.end(() => `t=${timeUs} ${text}`);
  }

  /** Of everything so far, lower-case hex. Updates may go on. */
  digest(): string {
    this.flush();
    return this.hash.copy().digest('hex');
  }

  /** Names are hashed once, at their first use, and go by number afterwards. */
  private name(text: string): number {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    const number = this.names.size;
    this.names.set(text, number);
    this.start(KIND.name);
    this.bytes(Buffer.from(text));
    if (this.trace) this.end(() => `name ${number} = ${text}`);
    return number;
  }

  private start(kind: number): void {
    if (this.used + RECORD_BYTES > BLOCK_BYTES) this.flush();
    this.recordStart = this.used;
    this.block[this.used++] = kind;
  }

  private number(value: number): void {
    this.view.setFloat64(this.used, value);
    this.used += 8;
  }

  private integer(value: number): void {
    this.view.setUint32(this.used, value);
    this.used += 4;
  }

  private bytes(bytes: Uint8Array): void {
    this.integer(bytes.length);
    let taken = 0;
    while (taken < bytes.length) {
      if (this.used === BLOCK_BYTES) this.flush();
      const room = Math.min(bytes.length - taken, BLOCK_BYTES - this.used);
      if (room <= 32) {
        // For a few bytes a loop is faster than a typed-array copy.
        for (let index = 0; index < room; index++) this.block[this.used + index] = bytes[taken + index];
      } else
        this.block.set(
          taken === 0 && room === bytes.length ? bytes : bytes.subarray(taken, taken + room),
          this.used,
        );
      this.used += room;
      taken += room;
    }
  }

  private flush(): void {
    if (this.trace) this.digestRecord();
    this.hash.update(this.block.subarray(0, this.used));
    this.used = 0;
    this.recordStart = 0;
  }

  private end(line: () => string): void {
    this.digestRecord();
    this.trace!.add(this.recordHash >>> 0, line);
    this.recordHash = HASH_START;
  }

  private digestRecord(): void {
    let hash = this.recordHash;
    for (let index = this.recordStart; index < this.used; index++)
      hash = Math.imul(hash ^ this.block[index], HASH_PRIME);
    this.recordHash = hash;
    this.recordStart = this.used;
  }
}

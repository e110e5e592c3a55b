import { SECTOR_BYTES } from './constants';

const EMPTY = new Uint8Array(0);

/** A change of a file's contents that has not reached the medium. */
export interface DataOperation {
  readonly number: number;
  readonly kind: 'write' | 'append' | 'writeRange';
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** A failed sync marked it clean: it shows in the cache and will never reach the medium. */
  lost: boolean;
}

/** A file or folder. `contents` and `children` are what programs see, the durable ones what the medium holds. */
export class Inode {
  readonly children = new Map<string, Inode>();
  durableChildren = new Map<string, Inode>();
  pending: DataOperation[] = [];
  private buffer: Uint8Array = EMPTY;
  private length = 0;
  private durable: Uint8Array = EMPTY;
  private durableLength = 0;

  constructor(
    readonly id: number,
    readonly folder: boolean,
  ) {}

  get bytes(): number {
    return this.length;
  }

  /** A copy: callers may do with it what they like. */
  read(offset = 0, bytes = this.length): Uint8Array {
    const start = Math.min(offset, this.length);
    return this.buffer.slice(start, Math.min(start + bytes, this.length));
  }

  apply(operation: DataOperation): void {
    this.pending.push(operation);
    if (operation.kind === 'write') {
      this.buffer = operation.bytes.slice();
      this.length = this.buffer.length;
    } else {
      [this.buffer, this.length] = patched(this.buffer, this.length, operation.offset, operation.bytes);
    }
  }

  /** A flush that tells the truth, of all operations or those up to a number. */
  flush(upTo = Infinity): void {
    const rest: DataOperation[] = [];
    for (const operation of this.pending) {
      if (operation.number > upTo) rest.push(operation);
      else if (!operation.lost) this.toMedium(operation, operation.bytes.length);
    }
    this.pending = rest;
  }

  /** A flush that failed: the kernel marks the pages clean, and forgets that they never left. */
  loseDirty(): void {
    for (const operation of this.pending) operation.lost = true;
  }

  /** Power is lost: `kept` says how many of an operation's bytes reached the medium, or null for none of it. */
  powerLoss(kept: (operation: DataOperation) => number | null): void {
    for (const operation of this.pending) {
      const bytes = operation.lost ? null : kept(operation);
      if (bytes !== null) this.toMedium(operation, bytes);
    }
    this.pending = [];
    this.buffer = this.durable.slice(0, this.durableLength);
    this.length = this.durableLength;
    this.children.clear();
    for (const [name, child] of this.durableChildren) this.children.set(name, child);
  }

  /** Flips one bit, on the medium and in the cache. */
  rot(bit: number): void {
    const index = bit >> 3;
    const mask = 1 << (bit & 7);
    if (index < this.length) this.buffer[index] ^= mask;
    if (index < this.durableLength) this.durable[index] ^= mask;
  }

  private toMedium(operation: DataOperation, bytes: number): void {
    if (operation.kind === 'write') {
      this.durable = operation.bytes.slice(0, bytes);
      this.durableLength = bytes;
    } else if (bytes > 0) {
      const part = bytes === operation.bytes.length ? operation.bytes : operation.bytes.subarray(0, bytes);
      [this.durable, this.durableLength] = patched(this.durable, this.durableLength, operation.offset, part);
    }
  }
}

/** Writes at an offset; what lies between the end and the offset reads as zero. */
function patched(
  buffer: Uint8Array,
  length: number,
  offset: number,
  bytes: Uint8Array,
): [Uint8Array, number] {
  const end = Math.max(length, offset + bytes.length);
  let target = buffer;
  if (end > buffer.length) {
    target = new Uint8Array(Math.max(end, buffer.length * 2));
    target.set(buffer.subarray(0, length));
  }
  target.set(bytes, offset);
  return [target, end];
}

/** How much of a write survives when it tears: whole sectors, at least one too few. */
export function tornBytes(bytes: number, draw: number): number {
  const sectors = Math.ceil(bytes / SECTOR_BYTES);
  return Math.min(Math.floor(draw * sectors) * SECTOR_BYTES, Math.max(0, bytes - 1));
}

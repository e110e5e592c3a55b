// Bytes on their way from disk to disk: never more than a few transfers of them are in memory.
import { createHash } from 'node:crypto';
import type { Disk } from '@dawnline/host';
import { TRANSFER_BYTES } from './results.limits';

export type Pieces = AsyncGenerator<Uint8Array, void>;

/** A range of a file, piece by piece. Ends early where the file does. */
export async function* piecesOf(disk: Disk, path: string, from: number, bytes: number): Pieces {
  for (let at = 0; at < bytes;) {
    const piece = await disk.readRange(path, from + at, Math.min(TRANSFER_BYTES, bytes - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

/** The same bytes in chunks of one size; the last one may be shorter. */
export async function* inChunks(pieces: Pieces, chunkBytes: number): Pieces {
  let chunk = Buffer.alloc(chunkBytes);
  let filled = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + chunkBytes - filled);
      chunk.set(part, filled);
      at += part.length;
      filled += part.length;
      if (filled < chunkBytes) continue;
      yield chunk;
      chunk = Buffer.alloc(chunkBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

/** Reads exactly so many bytes at a time from pieces of any size. */
export class PieceReader {
  private rest: Uint8Array = new Uint8Array(0);

  constructor(private readonly pieces: Pieces) {}

  /** The next bytes, piece by piece. Fewer where the pieces end. */
  async *stream(bytes: number): Pieces {
    for (let left = bytes; left > 0;) {
      if (this.rest.length === 0) {
        const next = await this.pieces.next();
        if (next.done) return;
        this.rest = next.value;
        continue;
      }
      const part = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  /** The next bytes at once, for small ones. */
  async take(bytes: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of this.stream(bytes)) parts.push(part);
    return Buffer.concat(parts);
  }

  /** Reads what is left, to see that it is nothing. */
  async isAtEnd(): Promise<boolean> {
    return (await this.take(1)).length === 0;
  }
}

/** A new file that grows by whole transfers, and its digest. */
export class FileWriter {
  private readonly hash = createHash('sha256');
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  bytes = 0;

  private constructor(
    private readonly disk: Disk,
    private readonly path: string,
  ) {}

  /** Empties what an earlier try has left there. */
  static async create(disk: Disk, path: string): Promise<FileWriter> {
    await disk.write(path, new Uint8Array(0));
    return new FileWriter(disk, path);
  }

  async add(piece: Uint8Array): Promise<void> {
    this.hash.update(piece);
    this.bytes += piece.length;
    this.waiting.push(piece);
    this.waitingBytes += piece.length;
    if (this.waitingBytes >= TRANSFER_BYTES) await this.flush();
  }

  /** Digest of what was added so far. */
  digest(): Buffer {
    return this.hash.copy().digest();
  }

  /** Durable once settled. */
  async finish(): Promise<void> {
    await this.flush();
    await this.disk.sync(this.path);
  }

  private async flush(): Promise<void> {
    if (this.waitingBytes === 0) return;
    const contents = Buffer.concat(this.waiting);
    this.waiting = [];
    this.waitingBytes = 0;
    await this.disk.append(this.path, contents);
  }
}

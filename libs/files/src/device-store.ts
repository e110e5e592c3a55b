import { endChecksum, startChecksum, type ChecksumType } from '@dawnline/cfdp';
import type { CommitRequest, FileAccess, FileFacts, FolderPage, OpenRequest } from './access';
import type { FileStore } from './file-store';
import { CHUNK_MAX_BYTES, READ_AHEAD_MAX_ITEMS, SUM_MAX_BYTES } from './files.limits';
import { isPartial } from './paths';
import { outOfRange } from './refusal';
import { WriteBehind } from './write-behind';

interface Ahead {
  readonly path: string;
  readonly offset: number;
  readonly data: Uint8Array;
}

/** The files of one device in large parts, whatever the size of the pieces that an entity works with. */
export class DeviceStore implements FileStore {
  private ahead: readonly Ahead[] = [];
  private readonly partials = new Map<string, WriteBehind>();

  constructor(private readonly access: FileAccess) {}

  async openSource(path: string): Promise<{ size: number }> {
    const facts = await this.access.stat(path);
    if (!facts) throw outOfRange(`no file '${path}'`);
    if (facts.folder) throw outOfRange(`'${path}' is a folder`);
    this.ahead = this.ahead.filter((part) => part.path !== path);
    return { size: facts.bytes };
  }

  async read(path: string, offset: number, length: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for (let at = offset; at < offset + length;) {
      const left = offset + length - at;
      const { data, offset: begin } = await this.partAt(path, at, Math.min(left, CHUNK_MAX_BYTES));
      const piece = data.subarray(at - begin, at - begin + left);
      pieces.push(piece);
      at += piece.length;
    }
    return pieces.length === 1 ? pieces[0].slice() : new Uint8Array(Buffer.concat(pieces));
  }

  async openPartial(transaction: string, request: OpenRequest): Promise<{ resumed: boolean }> {
    const opened = await this.access.open(transaction, request);
    this.partials.set(transaction, new WriteBehind(this.access, transaction));
    return opened;
  }

  write(transaction: string, offset: number, data: Uint8Array): Promise<void> {
    return this.behind(transaction).write(offset, data);
  }

  async checksum(of: string, type: ChecksumType, size: number): Promise<number> {
    if (isPartial(of)) await this.flush(of);
    const summed = isPartial(of) ? { partial: of } : { path: of };
    let running = startChecksum(type);
    while (running.seen < size)
      running = await this.access.sum(summed, running, Math.min(SUM_MAX_BYTES, size - running.seen));
    return endChecksum(running);
  }

  async flush(transaction: string): Promise<void> {
    await this.partials.get(transaction)?.flush();
  }

  async commit(transaction: string, request: CommitRequest): Promise<void> {
    await this.flush(transaction);
    await this.access.commit(transaction, request);
    this.partials.delete(transaction);
  }

  async discard(transaction: string): Promise<void> {
    this.partials.delete(transaction);
    await this.access.discard(transaction);
  }

  stat(path: string): Promise<FileFacts | null> {
    return this.access.stat(path);
  }

  list(folder: string, after: string): Promise<FolderPage> {
    return this.access.list(folder, after);
  }

  keep(transactions: readonly string[]): Promise<void> {
    return this.access.keep(transactions);
  }

  /** A partial file that a transaction goes on with though this life did not open it. */
  private behind(transaction: string): WriteBehind {
    const known = this.partials.get(transaction);
    if (known) return known;
    const fresh = new WriteBehind(this.access, transaction);
    this.partials.set(transaction, fresh);
    return fresh;
  }

  /** The part that holds an offset: one that is there, or read now, as long as a message takes and the file has. */
  private async partAt(path: string, offset: number, needed: number): Promise<Ahead> {
    const known = this.ahead.find(
      (part) => part.path === path && part.offset <= offset && offset < part.offset + part.data.length,
    );
    if (known) return known;
    const size = (await this.access.stat(path))?.bytes ?? 0;
    const length = Math.max(needed, Math.min(CHUNK_MAX_BYTES, size - offset));
    const part = { path, offset, data: await this.access.read(path, offset, length) };
    this.ahead = [part, ...this.ahead.filter((other) => other.path !== path)].slice(0, READ_AHEAD_MAX_ITEMS);
    return part;
  }
}

import { addToChecksum, endChecksum, startChecksum, type RunningChecksum } from '@dawnline/cfdp';
import type { Disk, FileStat } from '@dawnline/host';
import { ensureFolder } from '@dawnline/storage';
import type {
  CommitRequest,
  FileAccess,
  FileFacts,
  FolderEntry,
  FolderPage,
  Life,
  OpenRequest,
  Summed,
} from './access';
import {
  CHUNK_MAX_BYTES,
  FILE_MAX_BYTES,
  PAGE_MAX_ITEMS,
  PARTIALS_MAX_ITEMS,
  RESERVE_BYTES,
  SUM_MAX_BYTES,
} from './files.limits';
import { checkPath, folderOf, nameOf, partialName } from './paths';
import { busy, denied, exists, mismatch, noSpace, notFound, outOfRange } from './refusal';

/** What of a device others may touch. Pure; the paths it is asked about are inside the device. */
export interface FilePolicy {
  mayRead(path: string): boolean;
  /** Whether a folder may be looked into. */
  mayList(folder: string): boolean;
  mayWrite(path: string): boolean;
  /** Whether the name of a file that may be written is the SHA-256 of its contents; it is checked before it appears. */
  readonly namedByDigest?: boolean;
  /** Folder of partial files, below one that nobody else uses. */
  readonly partials: string;
  readonly reserveBytes?: number;
}

const SAME_LIFE: Life = 0;

/**
 * Files of one disk of this computer, for whoever moves them over the link. A file appears under its name only when it
 * was flushed and has its checksum (LK-25); nothing is replaced.
 */
export class FileArea implements FileAccess {
  constructor(
    private readonly disk: Disk,
    private readonly policy: FilePolicy,
  ) {}

  async stat(path: string): Promise<FileFacts | null> {
    checkPath(path, true);
    const stat = path === '' ? { bytes: 0, folder: true, plain: true } : await this.disk.stat(path);
    if (!stat) {
      if (!this.isOpenTo(path)) throw denied(`'${path}' may not be read`);
      return null;
    }
    if (!this.isVisible(path, stat)) throw denied(`'${path}' may not be read`);
    return { bytes: stat.bytes, folder: stat.folder };
  }

  async read(path: string, offset: number, length: number): Promise<Uint8Array> {
    if (length > CHUNK_MAX_BYTES) throw outOfRange(`length ${length}: at most ${CHUNK_MAX_BYTES}`);
    return this.part(await this.readable(path), offset, length);
  }

  async sum(of: Summed, running: RunningChecksum, length: number): Promise<RunningChecksum> {
    if (length > SUM_MAX_BYTES) throw outOfRange(`length ${length}: at most ${SUM_MAX_BYTES}`);
    const path = 'path' in of ? await this.readable(of.path) : this.partialPath(of.partial);
    return addToChecksum(running, await this.part(path, running.seen, length));
  }

  async list(folder: string, after: string): Promise<FolderPage> {
    checkPath(folder, true);
    if (!this.policy.mayList(folder)) throw denied(`folder '${folder}' may not be read`);
    if (folder !== '') {
      const stat = await this.disk.stat(folder);
      if (!stat) throw notFound(`no folder '${folder}'`);
      if (!stat.folder) throw outOfRange(`'${folder}' is a file`);
    }
    const names = [...(await this.disk.list(folder))].sort().filter((name) => name > after);
    const entries: FolderEntry[] = [];
    for (const name of names) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (!this.isOpenTo(path)) continue;
      const stat = await this.disk.stat(path);
      if (!stat || !this.isVisible(path, stat)) continue;
      if (entries.length === PAGE_MAX_ITEMS) return { entries, more: true };
      entries.push({ name, bytes: stat.bytes, folder: stat.folder });
    }
    return { entries, more: false };
  }

  async open(partial: string, { destination, size, resume }: OpenRequest): Promise<{ resumed: boolean }> {
    const path = this.partialPath(partial);
    this.checkDestination(destination);
    const stat = await this.disk.stat(path);
    if (resume && stat) return { resumed: true };
    // After a reset the file may have its name already: whether it is this one, the commit tells.
    if (!resume && (await this.disk.stat(destination))) throw exists(`'${destination}' is there already`);
    if (size > FILE_MAX_BYTES) throw outOfRange(`size ${size}: at most ${FILE_MAX_BYTES}`);
    await this.checkSpace(size);
    await ensureFolder(this.disk, this.policy.partials);
    const others = (await this.disk.list(this.policy.partials)).filter((name) => name !== nameOf(path));
    if (others.length >= PARTIALS_MAX_ITEMS) throw busy(`${others.length} files are being received`);
    await this.disk.write(path, new Uint8Array(0));
    await this.disk.syncFolder(this.policy.partials);
    return { resumed: false };
  }

  async write(partial: string, offset: number, data: Uint8Array): Promise<Life> {
    if (data.length > CHUNK_MAX_BYTES)
      throw outOfRange(`data of ${data.length} bytes: at most ${CHUNK_MAX_BYTES}`);
    const end = offset + data.length;
    if (end > FILE_MAX_BYTES) throw outOfRange(`offset ${offset}: files of at most ${FILE_MAX_BYTES} bytes`);
    const path = this.partialPath(partial);
    const { bytes } = await this.opened(path, partial);
    if (end > bytes) await this.checkSpace(end - bytes);
    await this.disk.writeRange(path, offset, data);
    return SAME_LIFE;
  }

  async flush(partial: string): Promise<Life> {
    const path = this.partialPath(partial);
    await this.opened(path, partial);
    await this.disk.sync(path);
    await this.disk.syncFolder(this.policy.partials);
    return SAME_LIFE;
  }

  async commit(partial: string, request: CommitRequest): Promise<void> {
    const { destination, size } = request;
    const path = this.partialPath(partial);
    this.checkDestination(destination);
    const stat = await this.disk.stat(path);
    const there = await this.disk.stat(destination);
    if (there) {
      const isSame = there.plain && !there.folder && (await this.isWhole(destination, there.bytes, request));
      if (!isSame) throw exists(`'${destination}' is there already`);
      await this.disk.syncFolder(folderOf(destination));
      await this.disk.remove(path);
      return;
    }
    if (!stat) throw notFound(`no partial file ${partial}`);
    await this.disk.sync(path);
    if (!(await this.isWhole(path, stat.bytes, request)))
      throw mismatch(`'${destination}': ${stat.bytes} bytes received of ${size}, or another checksum`);
    if (this.policy.namedByDigest && (await this.disk.digest(path)) !== nameOf(destination))
      throw mismatch(`'${destination}': its name is not the SHA-256 of its contents`);
    await ensureFolder(this.disk, folderOf(destination));
    await this.disk.rename(path, destination);
    await this.disk.syncFolder(folderOf(destination));
    await this.disk.syncFolder(this.policy.partials);
  }

  async discard(partial: string): Promise<void> {
    await this.disk.remove(this.partialPath(partial));
  }

  async keep(partials: readonly string[]): Promise<void> {
    const kept = new Set(partials.map(partialName));
    if ((await this.disk.stat(this.policy.partials)) === null) return;
    for (const name of await this.disk.list(this.policy.partials))
      if (!kept.has(name)) await this.disk.remove(`${this.policy.partials}/${name}`);
  }

  private partialPath(partial: string): string {
    return `${this.policy.partials}/${partialName(partial)}`;
  }

  private async opened(path: string, partial: string): Promise<FileStat> {
    const stat = await this.disk.stat(path);
    if (!stat) throw notFound(`no partial file ${partial}`);
    return stat;
  }

  private checkDestination(path: string): void {
    checkPath(path);
    if (!this.policy.mayWrite(path)) throw denied(`'${path}' may not be written`);
  }

  private async checkSpace(bytes: number): Promise<void> {
    const { reserveBytes = RESERVE_BYTES } = this.policy;
    const free = await this.disk.freeBytes();
    if (free - reserveBytes < bytes)
      throw noSpace(`${bytes} bytes, ${Math.max(0, free - reserveBytes)} are free for files`);
  }

  private isOpenTo(path: string): boolean {
    return this.policy.mayRead(path) || this.policy.mayList(path);
  }

  /** A job may have put a link where its result should be. */
  private isVisible(path: string, { folder, plain }: FileStat): boolean {
    return plain && (folder ? this.policy.mayList(path) : this.policy.mayRead(path));
  }

  private async readable(path: string): Promise<string> {
    const facts = await this.stat(path);
    if (!facts) throw notFound(`no file '${path}'`);
    if (facts.folder) throw outOfRange(`'${path}' is a folder`);
    return path;
  }

  /** All of a part, or nothing. */
  private async part(path: string, offset: number, length: number): Promise<Uint8Array> {
    const data = await this.disk.readRange(path, offset, length);
    if (data.length !== length)
      throw outOfRange(`'${path}': ${data.length} of ${length} bytes at offset ${offset}`);
    return data;
  }

  private async isWhole(path: string, bytes: number, request: CommitRequest): Promise<boolean> {
    if (bytes !== request.size) return false;
    let running = startChecksum(request.checksumType);
    while (running.seen < bytes) {
      const length = Math.min(SUM_MAX_BYTES, bytes - running.seen);
      running = addToChecksum(running, await this.part(path, running.seen, length));
    }
    return endChecksum(running) === request.checksum;
  }
}

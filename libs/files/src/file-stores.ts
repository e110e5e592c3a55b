import type { ChecksumType } from '@dawnline/cfdp';
import type { CommitRequest, FileAccess, FileFacts, FolderPage, OpenRequest } from './access';
import { DeviceStore } from './device-store';
import type { FileStore } from './file-store';
import { isPartial } from './paths';
import { notFound } from './refusal';

interface Place {
  readonly store: FileStore;
  readonly path: string;
}

/** Several devices as one: the first part of a path names the device, as in `ssd0/jobs/a/result.bundle`. */
export class FileStores implements FileStore {
  private readonly devices: ReadonlyMap<string, FileStore>;
  /** Where the partial file of a transaction is. */
  private readonly opened = new Map<string, FileStore>();

  constructor(devices: Readonly<Record<string, FileAccess>>) {
    this.devices = new Map(Object.entries(devices).map(([name, access]) => [name, new DeviceStore(access)]));
  }

  async openSource(path: string): Promise<{ size: number }> {
    const place = this.placeOf(path);
    return place.store.openSource(place.path);
  }

  async openPartial(transaction: string, request: OpenRequest): Promise<{ resumed: boolean }> {
    const { store, path } = this.placeOf(request.destination);
    this.opened.set(transaction, store);
    return store.openPartial(transaction, { ...request, destination: path });
  }

  async read(path: string, offset: number, length: number): Promise<Uint8Array> {
    const place = this.placeOf(path);
    return place.store.read(place.path, offset, length);
  }

  async write(transaction: string, offset: number, data: Uint8Array): Promise<void> {
    return this.storeOf(transaction).write(transaction, offset, data);
  }

  async checksum(of: string, type: ChecksumType, size: number): Promise<number> {
    if (isPartial(of)) return this.storeOf(of).checksum(of, type, size);
    const { store, path } = this.placeOf(of);
    return store.checksum(path, type, size);
  }

  async flush(transaction: string): Promise<void> {
    await this.opened.get(transaction)?.flush(transaction);
  }

  async commit(transaction: string, request: CommitRequest): Promise<void> {
    const { store, path } = this.placeOf(request.destination);
    await store.commit(transaction, { ...request, destination: path });
    this.opened.delete(transaction);
  }

  /** Also where this life has not opened it: the entity may have given up before. */
  async discard(transaction: string): Promise<void> {
    const store = this.opened.get(transaction);
    this.opened.delete(transaction);
    if (store) return store.discard(transaction);
    for (const each of this.devices.values()) await each.discard(transaction);
  }

  async stat(path: string): Promise<FileFacts | null> {
    if (path === '') return { bytes: 0, folder: true };
    const place = this.placeOf(path);
    return place.store.stat(place.path);
  }

  /** The root lists the devices. */
  async list(folder: string, after: string): Promise<FolderPage> {
    if (folder === '') {
      const names = [...this.devices.keys()].sort().filter((name) => name > after);
      return { entries: names.map((name) => ({ name, bytes: 0, folder: true })), more: false };
    }
    const { store, path } = this.placeOf(folder);
    return store.list(path, after);
  }

  async keep(transactions: readonly string[]): Promise<void> {
    for (const store of this.devices.values()) await store.keep(transactions);
  }

  private placeOf(path: string): Place {
    const slash = path.indexOf('/');
    const device = slash < 0 ? path : path.slice(0, slash);
    const store = this.devices.get(device);
    if (!store)
      throw notFound(`device '${device}' in '${path}': one of ${[...this.devices.keys()].join(', ')}`);
    return { store, path: slash < 0 ? '' : path.slice(slash + 1) };
  }

  private storeOf(transaction: string): FileStore {
    const store = this.opened.get(transaction);
    if (!store) throw notFound(`no partial file ${transaction}`);
    return store;
  }
}

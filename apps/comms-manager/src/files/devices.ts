import type { RunningChecksum } from '@dawnline/cfdp';
import {
  FileArea,
  type CommitRequest,
  type FileAccess,
  type FileClient,
  type FileFacts,
  type FilePolicy,
  type FolderPage,
  type Life,
  type OpenRequest,
  type Summed,
} from '@dawnline/files';
import type { Disk } from '@dawnline/host';
import { FILES_FOLDER } from '../comms-manager.limits';

const PARTIALS = 'comms-manager/partial';

const isBelow = (path: string): boolean => path.startsWith(`${FILES_FOLDER}/`);

const NVM_POLICY: FilePolicy = {
  mayRead: isBelow,
  mayWrite: isBelow,
  mayList: (folder) => folder === '' || folder === FILES_FOLDER || isBelow(folder),
  partials: PARTIALS,
};

/**
 * A device that opens no partial file before those that nobody knows any more are gone, or could not be removed: a late
 * cleaning would take new ones along.
 */
export class CleanedDevice implements FileAccess {
  private settle: () => void = () => undefined;
  private readonly cleaned = new Promise<void>((resolve) => (this.settle = resolve));

  constructor(private readonly access: FileAccess) {}

  async clean(known: readonly string[]): Promise<void> {
    try {
      await this.access.keep(known);
    } finally {
      this.settle();
    }
  }

  async open(partial: string, request: OpenRequest): Promise<{ resumed: boolean }> {
    await this.cleaned;
    return this.access.open(partial, request);
  }

  stat(path: string): Promise<FileFacts | null> {
    return this.access.stat(path);
  }

  read(path: string, offset: number, length: number): Promise<Uint8Array> {
    return this.access.read(path, offset, length);
  }

  sum(of: Summed, running: RunningChecksum, length: number): Promise<RunningChecksum> {
    return this.access.sum(of, running, length);
  }

  list(folder: string, after: string): Promise<FolderPage> {
    return this.access.list(folder, after);
  }

  write(partial: string, offset: number, data: Uint8Array): Promise<Life> {
    return this.access.write(partial, offset, data);
  }

  flush(partial: string): Promise<Life> {
    return this.access.flush(partial);
  }

  commit(partial: string, request: CommitRequest): Promise<void> {
    return this.access.commit(partial, request);
  }

  discard(partial: string): Promise<void> {
    return this.access.discard(partial);
  }

  keep(partials: readonly string[]): Promise<void> {
    return this.access.keep(partials);
  }
}

/** The disks of the craft as the ground names them: `nvm/files/…`, and those of the payload host over the bus. */
export function craftDevices(nvm: Disk, client: FileClient): ReadonlyMap<string, CleanedDevice> {
  return new Map([
    ['nvm', new CleanedDevice(new FileArea(nvm, NVM_POLICY))],
    ['ssd0', new CleanedDevice(client.device('ssd0'))],
    ['ssd1', new CleanedDevice(client.device('ssd1'))],
  ]);
}

// Files of one device as two kinds of owner see them: of this computer (FileArea), or of another one (FileClient).
import type { ChecksumType, RunningChecksum } from '@dawnline/cfdp';

export interface FileFacts {
  readonly bytes: number;
  readonly folder: boolean;
}

export interface FolderEntry extends FileFacts {
  readonly name: string;
}

export interface FolderPage {
  /** In the order of their names. */
  readonly entries: readonly FolderEntry[];
  readonly more: boolean;
}

export interface OpenRequest {
  readonly destination: string;
  /** 0 when unknown. */
  readonly size: number;
  /** Keep the partial file that is there, else begin anew. */
  readonly resume: boolean;
}

export interface CommitRequest {
  readonly destination: string;
  readonly size: number;
  readonly checksumType: ChecksumType;
  readonly checksum: number;
}

export type Summed = { readonly path: string } | { readonly partial: string };

/**
 * Names a life of whoever holds the device: written parts that were not flushed may be lost when it changes. Constant
 * for a device of this computer, whose writer dies with it.
 */
export type Life = number;

/** Operations on one device. Each may be repeated; each rejects with a FileRefused or another DiskError. */
export interface FileAccess {
  stat(path: string): Promise<FileFacts | null>;
  /** Exactly so many bytes; at most CHUNK_MAX_BYTES. */
  read(path: string, offset: number, length: number): Promise<Uint8Array>;
  /** The next `length` bytes after those that the running checksum has seen; at most SUM_MAX_BYTES. */
  sum(of: Summed, running: RunningChecksum, length: number): Promise<RunningChecksum>;
  list(folder: string, after: string): Promise<FolderPage>;
  open(partial: string, request: OpenRequest): Promise<{ resumed: boolean }>;
  /** At most CHUNK_MAX_BYTES. */
  write(partial: string, offset: number, data: Uint8Array): Promise<Life>;
  flush(partial: string): Promise<Life>;
  /** Done before, when the destination has this size and checksum. */
  commit(partial: string, request: CommitRequest): Promise<void>;
  discard(partial: string): Promise<void>;
  /** Removes all partial files but these. */
  keep(partials: readonly string[]): Promise<void>;
}

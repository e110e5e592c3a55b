import type { ChecksumType } from '@dawnline/cfdp';
import type { CommitRequest, FileFacts, FolderPage, OpenRequest } from './access';

/**
 * All that a CFDP entity asks of its files. Every method rejects with a DiskError whose message is the reason. Calls of one
 * transaction are made one after another; those of several may run side by side.
 */
export interface FileStore {
  openSource(path: string): Promise<{ size: number }>;
  openPartial(transaction: string, request: OpenRequest): Promise<{ resumed: boolean }>;
  /** Exactly so many bytes. */
  read(path: string, offset: number, length: number): Promise<Uint8Array>;
  /** Taken, not yet durable; `flush` makes it so. */
  write(transaction: string, offset: number, data: Uint8Array): Promise<void>;
  /** Over the first `size` bytes of a source, or of the partial file of a transaction. Unsigned, 32 bits. */
  checksum(of: string, type: ChecksumType, size: number): Promise<number>;
  flush(transaction: string): Promise<void>;
  commit(transaction: string, request: CommitRequest): Promise<void>;
  discard(transaction: string): Promise<void>;
  stat(path: string): Promise<FileFacts | null>;
  /** A page of a folder; `after` is the last name of the page before, '' for the first. */
  list(folder: string, after: string): Promise<FolderPage>;
  /** Removes all partial files but those of these transactions. */
  keep(transactions: readonly string[]): Promise<void>;
}

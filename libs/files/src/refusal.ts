import { FileRefusal } from '@dawnline/contracts';
import { DiskError } from '@dawnline/host';

const CODES: Readonly<Record<FileRefusal, DiskError['code']>> = {
  [FileRefusal.FILE_REFUSAL_NONE]: 'EIO',
  [FileRefusal.FILE_REFUSAL_DENIED]: 'EROFS',
  [FileRefusal.FILE_REFUSAL_NOT_FOUND]: 'ENOENT',
  [FileRefusal.FILE_REFUSAL_EXISTS]: 'EEXIST',
  [FileRefusal.FILE_REFUSAL_NO_SPACE]: 'ENOSPC',
  [FileRefusal.FILE_REFUSAL_RANGE]: 'EINVAL',
  [FileRefusal.FILE_REFUSAL_CHECKSUM]: 'EIO',
  [FileRefusal.FILE_REFUSAL_DISK]: 'EIO',
  [FileRefusal.FILE_REFUSAL_BUSY]: 'EIO',
  [FileRefusal.FILE_REFUSAL_MALFORMED]: 'EINVAL',
};

/** An operation on a file that was not done, and why. It is a DiskError, so that it may end a procedure. */
export class FileRefused extends DiskError {
  constructor(
    readonly refusal: FileRefusal,
    /** The reason without its code. */
    readonly detail: string,
  ) {
    super(CODES[refusal], detail);
    this.name = 'FileRefused';
  }
}

export const denied = (detail: string): FileRefused =>
  new FileRefused(FileRefusal.FILE_REFUSAL_DENIED, detail);
export const notFound = (detail: string): FileRefused =>
  new FileRefused(FileRefusal.FILE_REFUSAL_NOT_FOUND, detail);
export const exists = (detail: string): FileRefused =>
  new FileRefused(FileRefusal.FILE_REFUSAL_EXISTS, detail);
export const noSpace = (detail: string): FileRefused =>
  new FileRefused(FileRefusal.FILE_REFUSAL_NO_SPACE, detail);
export const outOfRange = (detail: string): FileRefused =>
  new FileRefused(FileRefusal.FILE_REFUSAL_RANGE, detail);
export const mismatch = (detail: string): FileRefused =>
  new FileRefused(FileRefusal.FILE_REFUSAL_CHECKSUM, detail);
export const busy = (detail: string): FileRefused => new FileRefused(FileRefusal.FILE_REFUSAL_BUSY, detail);
export const malformed = (detail: string): FileRefused =>
  new FileRefused(FileRefusal.FILE_REFUSAL_MALFORMED, detail);

const REFUSALS: Readonly<Partial<Record<DiskError['code'], FileRefusal>>> = {
  ENOENT: FileRefusal.FILE_REFUSAL_NOT_FOUND,
  EEXIST: FileRefusal.FILE_REFUSAL_EXISTS,
  ENOSPC: FileRefusal.FILE_REFUSAL_NO_SPACE,
  EINVAL: FileRefusal.FILE_REFUSAL_MALFORMED,
};

/** What a disk's own error is in a reply. */
export function refusalOf(error: DiskError): { refusal: FileRefusal; detail: string } {
  if (error instanceof FileRefused) return { refusal: error.refusal, detail: error.detail };
  return { refusal: REFUSALS[error.code] ?? FileRefusal.FILE_REFUSAL_DISK, detail: error.message };
}

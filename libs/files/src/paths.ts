import { PATH_MAX_BYTES } from './files.limits';
import { malformed } from './refusal';

const PARTIAL = /^\d{1,20}:\d{1,20}$/;
const encoder = new TextEncoder();

/** @throws FileRefused for what is no path inside a device: relative, forward slashes, never upwards */
export function checkPath(path: string, rootAllowed = false): void {
  if (path === '' && rootAllowed) return;
  const parts = path.split('/');
  const isInner = !parts.some((part) => part === '' || part === '.' || part === '..');
  if (!isInner || /[\\\p{Cc}]/u.test(path) || encoder.encode(path).length > PATH_MAX_BYTES)
    throw malformed(
      `path '${path.slice(0, PATH_MAX_BYTES)}': a path inside the device, at most ${PATH_MAX_BYTES} bytes`,
    );
}

/** Whether a text names a transaction, and so a partial file, and not a path. */
export const isPartial = (name: string): boolean => PARTIAL.test(name);

/** File name of a partial file. @throws FileRefused */
export function partialName(partial: string): string {
  if (!isPartial(partial))
    throw malformed(`partial file '${partial.slice(0, 50)}': SOURCE:SEQUENCE, whole numbers`);
  return partial.replace(':', '-');
}

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

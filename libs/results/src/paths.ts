import { NAME_MAX_BYTES, PATH_MAX_BYTES } from './results.limits';

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');
/** Half of a surrogate pair has no UTF-8 of its own. */
const isText = (text: string): boolean => Buffer.from(text, 'utf8').toString('utf8') === text;
/** Control characters, and the separator of another system. */
const UNSAFE = /[\u0000-\u001f\u007f\\]/;

function faultOfName(name: string): string | null {
  if (name === '' || name === '.' || name === '..') return `a name may not be '${name}'`;
  if (bytesOf(name) > NAME_MAX_BYTES) return `a name has at most ${NAME_MAX_BYTES} bytes`;
  return UNSAFE.test(name) ? "a name may not hold control characters or '\\'" : null;
}

/** What is wrong with a path inside a bundle; null when any ground system can store it below a folder of its choice. */
export function faultOfPath(path: string): string | null {
  if (bytesOf(path) > PATH_MAX_BYTES) return `a path has at most ${PATH_MAX_BYTES} bytes`;
  if (!isText(path)) return 'a path must be valid Unicode';
  for (const name of path.split('/')) {
    const fault = faultOfName(name);
    if (fault) return fault;
  }
  return null;
}

/** The first path that cannot stand beside the others: given twice, or a file where another needs a folder. */
export function collisionIn(paths: readonly string[]): string | null {
  const files = new Set<string>();
  for (const path of paths) {
    if (files.has(path)) return path;
    files.add(path);
  }
  for (const path of paths)
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
      if (files.has(path.slice(0, slash))) return path.slice(0, slash);
  return null;
}

/** The folder of a path; '' is the root of the disk. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

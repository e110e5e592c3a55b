import type { Disk } from '@dawnline/host';
import { isInnerPath, listFolder } from './paths';
import { MANIFEST_FILES_MAX_ITEMS, PATTERN_DEPTH_MAX_ITEMS, PATTERN_MAX_CHARS } from './storage.limits';

/**
 * Says what is wrong with a pattern of files, or null. A pattern is a relative path; in each part `*` stands for any
 * characters and `?` for one, neither for a slash.
 */
export function patternFault(pattern: string): string | null {
  if (pattern.length > PATTERN_MAX_CHARS)
    return `pattern has ${pattern.length} characters, ${PATTERN_MAX_CHARS} are allowed`;
  if (!isInnerPath(pattern)) return `pattern "${pattern}" must be a relative path inside the folder`;
  const depth = pattern.split('/').length;
  if (depth > PATTERN_DEPTH_MAX_ITEMS)
    return `pattern "${pattern}" is ${depth} deep, ${PATTERN_DEPTH_MAX_ITEMS} are allowed`;
  return null;
}

/** Whether a name matches one part of a pattern; in linear time for each star, whatever the name. */
export function matchesPart(part: string, name: string): boolean {
  let [at, index] = [0, 0];
  let [star, resume] = [-1, 0];
  while (index < name.length) {
    if (at < part.length && part[at] !== '*' && (part[at] === '?' || part[at] === name[index])) {
      at += 1;
      index += 1;
    } else if (part[at] === '*') {
      star = at++;
      resume = index;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (part[at] === '*') at += 1;
  return at === part.length;
}

/** Files below a folder that match; the text says why there is no answer. Hidden names match only when spelled out. */
export async function filesMatching(
  disk: Disk,
  folder: string,
  pattern: string,
): Promise<{ readonly path: string; readonly bytes: number }[] | string> {
  const fault = patternFault(pattern);
  if (fault) return fault;
  let holders = [''];
  const parts = pattern.split('/');
  const last = parts.pop()!;
  const namesIn = async (inner: string, part: string): Promise<string[]> =>
    (await listFolder(disk, inner === '' ? folder : `${folder}/${inner}`))
      .filter((name) => matchesPart(part, name) && (part.startsWith('.') || !name.startsWith('.')))
      .map((name) => (inner === '' ? name : `${inner}/${name}`));
  const plain = async (path: string, wantsFolder: boolean): Promise<number | null> => {
    const stat = await disk.stat(`${folder}/${path}`);
    return stat !== null && stat.plain && stat.folder === wantsFolder ? stat.bytes : null;
  };
  for (const part of parts) {
    const inside: string[] = [];
    for (const holder of holders)
      for (const path of await namesIn(holder, part))
        if ((await plain(path, true)) !== null) inside.push(path);
    holders = inside.slice(0, MANIFEST_FILES_MAX_ITEMS);
  }
  const found: { path: string; bytes: number }[] = [];
  for (const holder of holders)
    for (const path of await namesIn(holder, last)) {
      const bytes = await plain(path, false);
      if (bytes === null) continue;
      if (found.length === MANIFEST_FILES_MAX_ITEMS)
        return `more than ${MANIFEST_FILES_MAX_ITEMS} files match "${pattern}"`;
      found.push({ path, bytes });
    }
  return found;
}

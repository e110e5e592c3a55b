import { DIGEST_ALL_MAX_ITEMS, SURVEY_MAX_ITEMS } from './disk.limits';
import { DiskError, type FileStat, type Survey, type SurveyBounds, type SurveyEntry } from './ports';

/** What every disk refuses before it looks. @throws DiskError EINVAL */
export function checkDigestAll(paths: readonly string[]): void {
  if (paths.length > DIGEST_ALL_MAX_ITEMS)
    throw new DiskError('EINVAL', `digest-all: ${paths.length} files; at most ${DIGEST_ALL_MAX_ITEMS}`);
}

/** As `checkDigestAll`. @throws DiskError EINVAL */
export function checkSurvey(folder: string, { items, depth }: SurveyBounds): void {
  if (!Number.isInteger(items) || items < 1 || items > SURVEY_MAX_ITEMS)
    throw new DiskError('EINVAL', `survey ${folder}: ${items} items; 1 to ${SURVEY_MAX_ITEMS} are allowed`);
  if (!Number.isInteger(depth) || depth < 0)
    throw new DiskError('EINVAL', `survey ${folder}: depth ${depth}; an integer from 0 is allowed`);
}

/** How a survey looks at a folder; paths are inside it, '' is itself. */
export interface Surveyed {
  /** Names in any order; of more than `items` any `items + 1`, so that a flood is not read to its end. */
  names(path: string, items: number): string[];
  stat(path: string): FileStat;
}

/**
 * The one way in which a folder is surveyed, whatever the device. The live disk hands it to its thread as text, so it
 * uses nothing from around it.
 */
export function surveyOf(look: Surveyed, bounds: SurveyBounds, maximumChars: number): Survey {
  const entries: SurveyEntry[] = [];
  /** Names that were found and not yet looked at: with the entries never more than the bound. */
  let waiting = 0;
  let chars = 0;
  const enter = (inner: string, depth: number): boolean => {
    const room = bounds.items - entries.length - waiting;
    const names = look.names(inner, room);
    if (names.length > room) return false;
    waiting += names.length;
    for (const name of names.sort()) {
      const path = inner === '' ? name : `${inner}/${name}`;
      chars += path.length;
      if (chars > maximumChars) return false;
      const { bytes, folder, plain } = look.stat(path);
      waiting -= 1;
      entries.push({ path, bytes, folder, plain });
      if (folder && (depth >= bounds.depth || !enter(path, depth + 1))) return false;
    }
    return true;
  };
  const isComplete = enter('', 0);
  return { entries, isComplete };
}

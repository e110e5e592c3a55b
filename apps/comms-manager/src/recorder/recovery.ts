// What a boot makes of the recorder's files: segments, and a gap for everything that may be missing between them.
import { SEGMENT_FILES_MAX_ITEMS } from './recorder.limits';
import type { Gap, GapRange, Recovered } from './recorder';
import { CLASSES, lastOf, type DownlinkClass, type Segment } from './segment';
import { decodeSegment, parseSegmentName, RECORDER_FOLDER, type SegmentName } from './segment-file';

/** One file as the disk gave it; null when it could not be read. */
export interface FoundFile {
  readonly name: string;
  readonly bytes: Uint8Array | null;
}

interface Read extends SegmentName {
  readonly segment: Segment | null;
  readonly isWhole: boolean;
}

/** The open end of a boot: what of each class was not on disk yet when it ended. */
function openEnd(index: DownlinkClass, boot: number, own: readonly Read[]): GapRange {
  const last = own.filter((read) => read.boot === boot).at(-1)?.segment;
  return { index, boot, first: last ? lastOf(last) + 1 : 0, last: 0 };
}

function damages(index: DownlinkClass, own: readonly Read[]): GapRange[] {
  return own.flatMap(({ boot, first, segment, isWhole }, at) => {
    if (isWhole) return [];
    const following = own[at + 1]?.boot === boot ? own[at + 1].first - 1 : 0;
    const from = segment ? lastOf(segment) + 1 : first;
    return following > 0 && following < from ? [] : [{ index, boot, first: from, last: following }];
  });
}

/**
 * Sorts out the files of a boot. Files of this boot or a later one cannot be ours: the boot counter was lost, and their
 * numbers would be given again.
 */
export function recover(files: readonly FoundFile[], boot: number): Recovered {
  const removals: string[] = [];
  const reads: Read[] = [];
  for (const { name, bytes } of [...files]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, SEGMENT_FILES_MAX_ITEMS)) {
    const parsed = parseSegmentName(name);
    if (!parsed) {
      removals.push(`${RECORDER_FOLDER}/${name}`);
      continue;
    }
    const decoded = bytes && parsed.boot < boot ? decodeSegment(parsed, bytes) : null;
    // What the disk would not read stays: the next boot may have more luck.
    if (bytes && !decoded) removals.push(`${RECORDER_FOLDER}/${name}`);
    reads.push({ ...parsed, segment: decoded?.segment ?? null, isWhole: decoded?.isWhole ?? false });
  }
  reads.sort((a, b) => a.boot - b.boot || a.first - b.first);
  const ofClass = (index: DownlinkClass): Read[] => reads.filter((read) => read.index === index);
  const damaged = CLASSES.flatMap((index) => damages(index, ofClass(index)));
  const gaps: Gap[] = damaged.length > 0 ? [{ reason: 'damaged', packets: 0, ranges: damaged }] : [];
  if (boot > 1) {
    const ranges = CLASSES.map((index) => openEnd(index, boot - 1, ofClass(index)));
    gaps.push({ reason: 'restart', packets: 0, ranges });
  }
  const segments = reads.flatMap(({ index, segment }) => (segment ? [{ index, segment }] : []));
  return { segments, gaps, removals };
}

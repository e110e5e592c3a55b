// The recorded packets of one class: segments in order of boot and number, and how far they have been sent.
import { strict as assert } from 'node:assert';
import { holesOf, type NumberRange } from '@dawnline/frames';
import { HOLES_MAX_ITEMS } from './recorder.limits';
import {
  acknowledge,
  appended,
  countOf,
  hasRoom,
  lastOf,
  newSegment,
  nextOpen,
  openRanges,
  sizeOf,
  type RecordedPacket,
  type Segment,
} from './segment';

/** A place in a shelf: numbers begin anew with each boot. */
interface Place {
  readonly boot: number;
  readonly number: number;
}

export interface BootRange extends NumberRange {
  readonly boot: number;
}

export interface Shelf {
  readonly segments: readonly Segment[];
  readonly bytes: number;
  /** Record number of the next packet of this boot. */
  readonly next: number;
  /** Everything from here on has not been sent in this pass. */
  readonly cursor: Place;
  /** Sent, and lost on the link: the ground acknowledged what followed. */
  readonly holes: readonly BootRange[];
  readonly sentUs: number;
}

const START: Place = { boot: 0, number: 0 };

export const EMPTY_SHELF: Shelf = Object.freeze({
  segments: [],
  bytes: 0,
  next: 1,
  cursor: START,
  holes: [],
  sentUs: 0,
});

export const packetsOf = (shelf: Shelf): number =>
  shelf.segments.reduce((sum, segment) => sum + countOf(openRanges(segment)), 0);

export function put(shelf: Shelf, boot: number, packet: RecordedPacket): Shelf {
  const last = shelf.segments.at(-1);
  const isOpen = last?.boot === boot && hasRoom(last, packet);
  const segment = appended(isOpen ? last : newSegment(boot, shelf.next), packet);
  assert(lastOf(segment) === shelf.next, `packet ${shelf.next} got the number ${lastOf(segment)}`);
  const segments = [...(isOpen ? shelf.segments.slice(0, -1) : shelf.segments), segment];
  return { ...shelf, segments, bytes: shelf.bytes + sizeOf(packet), next: shelf.next + 1 };
}

/** Puts segments of earlier boots before those of this one. */
export function adopt(shelf: Shelf, earlier: readonly Segment[]): Shelf {
  const bytes = earlier.reduce((sum, segment) => sum + segment.bytes, shelf.bytes);
  return { ...shelf, segments: [...earlier, ...shelf.segments], bytes, cursor: START };
}

/** Changes or (by null) removes segments of the shelf. */
function withSegments(shelf: Shelf, change: (segment: Segment) => Segment | null): Shelf {
  const segments = shelf.segments.map(change).filter((segment) => segment !== null);
  return { ...shelf, segments, bytes: segments.reduce((sum, segment) => sum + segment.bytes, 0) };
}

export function replaceSegment(
  shelf: Shelf,
  boot: number,
  first: number,
  change: (old: Segment) => Segment,
): Shelf {
  return withSegments(shelf, (segment) =>
    segment.boot === boot && segment.first === first ? change(segment) : segment,
  );
}

/** Takes the oldest segment away, with what of it the ground has not got. */
export function withoutOldest(shelf: Shelf): { shelf: Shelf; removed: Segment } {
  const [removed, ...segments] = shelf.segments;
  assert(removed, 'an empty shelf has no oldest segment');
  return { shelf: { ...shelf, segments, bytes: shelf.bytes - removed.bytes }, removed };
}

/** Releases what the ground has; whole segments of it go, and what it lacks below is sent again. */
export function release(
  shelf: Shelf,
  range: BootRange,
): { shelf: Shelf; removed: readonly Segment[]; packets: number } {
  const removed: Segment[] = [];
  let packets = 0;
  const next = withSegments(shelf, (segment) => {
    if (segment.boot !== range.boot) return segment;
    const marked = acknowledge(segment, range);
    packets += countOf(openRanges(segment)) - countOf(openRanges(marked));
    if (openRanges(marked).length > 0) return marked;
    removed.push(segment);
    return null;
  });
  return { shelf: next, removed, packets };
}

/** After acknowledgements of one boot: what was sent below the newest of them and is still open was lost. */
export function withHoles(shelf: Shelf, ranges: readonly BootRange[]): Shelf {
  const holes: BootRange[] = [];
  for (const boot of new Set(ranges.map((range) => range.boot))) {
    const newest = Math.max(...ranges.filter((range) => range.boot === boot).map((range) => range.last));
    for (const segment of shelf.segments) {
      if (segment.boot !== boot || segment.first > newest) continue;
      const sentUpTo =
        boot < shelf.cursor.boot ? lastOf(segment) : Math.min(lastOf(segment), shelf.cursor.number - 1);
      const last = Math.min(newest, sentUpTo);
      if (boot > shelf.cursor.boot || last < segment.first) continue;
      for (const hole of holesOf(segment.acknowledged, { first: segment.first, last }))
        holes.push({ boot, ...hole });
    }
  }
  return { ...shelf, holes: holes.slice(0, HOLES_MAX_ITEMS) };
}

/** Everything that is not acknowledged is sent again. */
export const rewound = (shelf: Shelf): Shelf => ({ ...shelf, cursor: START, holes: [] });

interface Find {
  readonly segment: Segment;
  readonly number: number;
  readonly shelf: Shelf;
  /** Last number that may be sent with it. */
  readonly last: number;
}

function nextHole(shelf: Shelf): Find | null {
  let holes = shelf.holes;
  while (holes.length > 0) {
    const [{ boot, first, last }, ...others] = holes;
    const segment = shelf.segments.find(
      (candidate) => candidate.boot === boot && candidate.first <= last && lastOf(candidate) >= first,
    );
    const number = segment ? nextOpen(segment, first) : null;
    if (segment && number !== null && number <= last) {
      return { segment, number, shelf: { ...shelf, holes }, last: Math.min(last, lastOf(segment)) };
    }
    holes = others;
  }
  return null;
}

function nextUnsent(shelf: Shelf): Find | null {
  const { cursor } = shelf;
  const newest = shelf.segments.at(-1);
  if (!newest || newest.boot < cursor.boot || (newest.boot === cursor.boot && lastOf(newest) < cursor.number))
    return null;
  for (const segment of shelf.segments) {
    if (segment.boot < cursor.boot) continue;
    const number = nextOpen(segment, segment.boot === cursor.boot ? cursor.number : 0);
    if (number !== null) return { segment, number, shelf: { ...shelf, holes: [] }, last: lastOf(segment) };
  }
  return null;
}

export interface Taken {
  readonly shelf: Shelf;
  readonly boot: number;
  readonly first: number;
  readonly packets: readonly RecordedPacket[];
}

/** The packets of one frame: neighbours of one segment, as many as fit, one at least. Null when nothing waits. */
export function takePackets(
  shelf: Shelf,
  maxBytes: number,
  goTogether: (a: RecordedPacket, b: RecordedPacket) => boolean,
  nowUs: number,
): Taken | null {
  const hole = nextHole(shelf);
  const found = hole ?? nextUnsent(shelf);
  if (!found) return null;
  const { segment, number } = found;
  const at = number - segment.first;
  let bytes = 0;
  let count = 0;
  while (number + count <= found.last && nextOpen(segment, number + count) === number + count) {
    const packet = segment.packets[at + count];
    bytes += sizeOf(packet);
    if (count > 0 && (bytes > maxBytes || !goTogether(segment.packets[at], packet))) break;
    count += 1;
  }
  assert(count > 0, `packet ${segment.boot}/${number} was found and not taken`);
  const end = number + count;
  const next: Shelf = hole
    ? { ...found.shelf, holes: [{ ...found.shelf.holes[0], first: end }, ...found.shelf.holes.slice(1)] }
    : { ...found.shelf, cursor: { boot: segment.boot, number: end } };
  const packets = segment.packets.slice(at, at + count);
  return { shelf: { ...next, sentUs: nowUs }, boot: segment.boot, first: number, packets };
}

/** Whether everything has been sent in this pass. */
export const isAllSent = (shelf: Shelf): boolean => nextHole(shelf) === null && nextUnsent(shelf) === null;

// What goes to disk next, and what the state is when it is there.
import { BATCH_MAX_BYTES, BATCH_REMOVALS_MAX_ITEMS } from './recorder.limits';
import { withShelf, type RecorderState } from './recorder';
import { CLASSES, type DownlinkClass, type Segment } from './segment';
import { encodePacket, segmentPath } from './segment-file';
import { replaceSegment } from './shelf';

export interface Write {
  readonly path: string;
  readonly index: DownlinkClass;
  readonly boot: number;
  readonly first: number;
  /** Packets of the segment that are on disk afterwards. */
  readonly stored: number;
  /** The whole file, else what goes to its end. */
  readonly isWhole: boolean;
  readonly isNew: boolean;
  readonly bytes: Uint8Array;
}

export interface Batch {
  readonly writes: readonly Write[];
  readonly removals: readonly string[];
}

function writeOf(index: DownlinkClass, segment: Segment): Write {
  const { boot, first, packets, isSuspect } = segment;
  const path = segmentPath(index, boot, first);
  const from = isSuspect ? 0 : segment.stored;
  const records = packets.slice(from).map((packet, at) => encodePacket(path, first + from + at, packet));
  const bytes = Buffer.concat(records);
  const isNew = segment.stored === 0;
  return { path, index, boot, first, stored: packets.length, isWhole: isSuspect, isNew, bytes };
}

/** Most urgent class first, oldest first, within the bound of one batch; one write at least when something waits. */
export function nextBatch(state: RecorderState): Batch | null {
  const writes: Write[] = [];
  let bytes = 0;
  for (const index of CLASSES) {
    for (const segment of state.shelves[index].segments) {
      if (segment.stored === segment.packets.length && !segment.isSuspect) continue;
      if (writes.length > 0 && bytes >= BATCH_MAX_BYTES) break;
      const write = writeOf(index, segment);
      bytes += write.bytes.length;
      writes.push(write);
    }
  }
  const removals = state.removals.slice(0, BATCH_REMOVALS_MAX_ITEMS);
  return writes.length === 0 && removals.length === 0 ? null : { writes, removals };
}

/** After a write: its packets are on disk. A segment that went meanwhile leaves a file to remove. */
export function markStored(state: RecorderState, write: Write): RecorderState {
  const { index, boot, first, path, stored } = write;
  const shelf = state.shelves[index];
  const isThere = shelf.segments.some((segment) => segment.boot === boot && segment.first === first);
  if (!isThere)
    return state.removals.includes(path) ? state : { ...state, removals: [...state.removals, path] };
  const mark = (segment: Segment): Segment => ({ ...segment, stored, isSuspect: false });
  return withShelf(state, index, replaceSegment(shelf, boot, first, mark));
}

/** After a write that failed: nobody knows what of it is in the file. */
export function markFailed(state: RecorderState, write: Write): RecorderState {
  const { index, boot, first } = write;
  const mark = (segment: Segment): Segment => ({ ...segment, isSuspect: true });
  return withShelf(state, index, replaceSegment(state.shelves[index], boot, first, mark));
}

export function withoutRemovals(state: RecorderState, done: readonly string[]): RecorderState {
  return done.length === 0
    ? state
    : { ...state, removals: state.removals.filter((path) => !done.includes(path)) };
}

/** Packets that are in memory only. */
export function notStored(state: RecorderState): number {
  return state.shelves.reduce(
    (sum, shelf) =>
      sum + shelf.segments.reduce((all, { packets, stored }) => all + packets.length - stored, 0),
    0,
  );
}

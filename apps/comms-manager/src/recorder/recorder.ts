// Store and forward (LK-21 to LK-23), as functions of its state. What a function returns in `removals` and `gaps` waits
// there for the disk and for the record.
import { strict as assert } from 'node:assert';
import type { NumberRange } from '@dawnline/frames';
import { PACKET_MAX_BYTES } from '../comms-manager.limits';
import {
  CLASS_MAX_AGE_US,
  CLASS_MAX_BYTES,
  GAPS_MAX_ITEMS,
  RECORDER_MAX_BYTES,
  RETRY_US,
  REWIND_WAIT_US,
} from './recorder.limits';
import {
  CLASSES,
  countOf,
  openRanges,
  sizeOf,
  type DownlinkClass,
  type DownlinkPacket,
  type Segment,
} from './segment';
import { segmentPath } from './segment-file';
import {
  adopt,
  EMPTY_SHELF,
  isAllSent,
  put,
  release,
  rewound,
  withHoles,
  withoutOldest,
  type BootRange,
  type Shelf,
} from './shelf';

export type GapReason = 'full' | 'old' | 'long' | 'cleared' | 'damaged' | 'restart';

export interface GapRange extends BootRange {
  readonly index: DownlinkClass;
}

/** What will not come down. */
export interface Gap {
  readonly reason: GapReason;
  readonly ranges: readonly GapRange[];
  /** Zero when it is not known. */
  readonly packets: number;
}

export interface RecorderState {
  readonly boot: number;
  readonly shelves: readonly Shelf[];
  /** Dropped since boot, by class. */
  readonly dropped: readonly number[];
  readonly acknowledged: number;
  /** Gap records that are owed. */
  readonly gaps: readonly Gap[];
  /** Files that are of no more use. */
  readonly removals: readonly string[];
  /** Null out of contact. */
  readonly contact: {
    readonly sinceUs: number;
    readonly isRewound: boolean;
    readonly isHeard: boolean;
  } | null;
}

export function emptyRecorder(boot: number): RecorderState {
  return {
    boot,
    shelves: CLASSES.map(() => EMPTY_SHELF),
    dropped: CLASSES.map(() => 0),
    acknowledged: 0,
    gaps: [],
    removals: [],
    contact: null,
  };
}

export function withShelf(state: RecorderState, index: DownlinkClass, shelf: Shelf): RecorderState {
  return { ...state, shelves: state.shelves.with(index, shelf) };
}

/** Owes a gap record; one more than there may be grows together with the last. */
export function withGap(state: RecorderState, gap: Gap): RecorderState {
  const last = state.gaps.at(-1);
  const isFull = state.gaps.length >= GAPS_MAX_ITEMS;
  if (last && (isFull || last.reason === gap.reason) && last.ranges.length < GAPS_MAX_ITEMS) {
    const packets = last.packets + gap.packets;
    const grown: Gap = { reason: last.reason, ranges: [...last.ranges, ...gap.ranges], packets };
    return { ...state, gaps: [...state.gaps.slice(0, -1), grown] };
  }
  return { ...state, gaps: [...state.gaps, gap] };
}

function forget(state: RecorderState, index: DownlinkClass, segments: readonly Segment[]): RecorderState {
  const written = segments.filter(({ stored, isSuspect }) => stored > 0 || isSuspect);
  const paths = written.map(({ boot, first }) => segmentPath(index, boot, first));
  return { ...state, removals: [...state.removals, ...paths] };
}

function dropOldest(state: RecorderState, index: DownlinkClass, reason: GapReason): RecorderState {
  const { shelf, removed } = withoutOldest(state.shelves[index]);
  const ranges = openRanges(removed);
  const packets = countOf(ranges);
  const next = forget(withShelf(state, index, shelf), index, [removed]);
  const dropped = state.dropped.with(index, state.dropped[index] + packets);
  const boot = removed.boot;
  return withGap(
    { ...next, dropped },
    { reason, packets, ranges: ranges.map((range) => ({ index, boot, ...range })) },
  );
}

const totalBytes = (state: RecorderState): number =>
  state.shelves.reduce((sum, shelf) => sum + shelf.bytes, 0);

/** The drop policy: a full class loses its oldest segment; a full recorder the oldest of its lowest class. */
export function bounded(state: RecorderState): RecorderState {
  let next = state;
  for (const index of CLASSES) {
    while (next.shelves[index].bytes > CLASS_MAX_BYTES[index]) next = dropOldest(next, index, 'full');
  }
  while (totalBytes(next) > RECORDER_MAX_BYTES) {
    const lowest = [...CLASSES].reverse().find((index) => next.shelves[index].segments.length > 0);
    assert(lowest !== undefined, 'a recorder above its bound has segments');
    next = dropOldest(next, lowest, 'full');
  }
  return next;
}

/** Records a packet. One that is too long for a frame is dropped, counted and told. */
export function record(
  state: RecorderState,
  index: DownlinkClass,
  packet: DownlinkPacket,
  nowUs: number,
): RecorderState {
  if (sizeOf(packet) > PACKET_MAX_BYTES) {
    const dropped = state.dropped.with(index, state.dropped[index] + 1);
    return withGap({ ...state, dropped }, { reason: 'long', packets: 1, ranges: [] });
  }
  const shelf = put(state.shelves[index], state.boot, { ...packet, atUs: nowUs });
  return bounded(withShelf(state, index, shelf));
}

/** Drops what is above the greatest age of its class. */
export function withoutOld(state: RecorderState, nowUs: number): RecorderState {
  let next = state;
  for (const index of CLASSES) {
    const isOld = (segment: Segment | undefined): boolean =>
      segment !== undefined &&
      segment.packets[segment.packets.length - 1].atUs < nowUs - CLASS_MAX_AGE_US[index];
    while (isOld(next.shelves[index].segments[0])) next = dropOldest(next, index, 'old');
  }
  return next;
}

/** Empties one class by command; the packets count as dropped. */
export function cleared(state: RecorderState, index: DownlinkClass): RecorderState {
  let next = state;
  while (next.shelves[index].segments.length > 0) next = dropOldest(next, index, 'cleared');
  return next;
}

/** What a boot found on disk. */
export interface Recovered {
  readonly segments: readonly { readonly index: DownlinkClass; readonly segment: Segment }[];
  readonly gaps: readonly Gap[];
  /** Files that cannot be used. */
  readonly removals: readonly string[];
}

export function recovered(state: RecorderState, found: Recovered): RecorderState {
  let next: RecorderState = { ...state, removals: [...state.removals, ...found.removals] };
  for (const index of CLASSES) {
    const own = found.segments.filter((entry) => entry.index === index).map((entry) => entry.segment);
    next = withShelf(next, index, adopt(next.shelves[index], own));
  }
  for (const gap of found.gaps) next = withGap(next, gap);
  return bounded(next);
}

/** Follows the contact: unacknowledged packets of earlier passes go again once the ground had time to acknowledge. */
export function followContact(state: RecorderState, inContact: boolean, nowUs: number): RecorderState {
  if (!inContact) return state.contact ? { ...state, contact: null } : state;
  const contact = state.contact ?? { sinceUs: nowUs, isRewound: false, isHeard: false };
  if (!contact.isRewound && nowUs - contact.sinceUs >= REWIND_WAIT_US) {
    return { ...state, contact: { ...contact, isRewound: true }, shelves: state.shelves.map(rewound) };
  }
  if (!contact.isHeard) return { ...state, contact };
  // The ground acknowledges in this pass: what it did not in time was lost at the end of what was sent.
  const shelves = state.shelves.map((shelf) =>
    shelf.segments.length > 0 && nowUs - shelf.sentUs >= RETRY_US && isAllSent(shelf)
      ? { ...rewound(shelf), sentUs: nowUs }
      : shelf,
  );
  return { ...state, contact, shelves };
}

/** Takes an acknowledgement of the ground. Unknown and repeated ranges change nothing. */
export function acknowledged(
  state: RecorderState,
  ranges: readonly GapRange[],
): { state: RecorderState; packets: number } {
  let next = state;
  let packets = 0;
  for (const index of CLASSES) {
    const own: NumberRange[] & BootRange[] = ranges.filter((range) => range.index === index);
    if (own.length === 0) continue;
    for (const range of own) {
      const released = release(next.shelves[index], range);
      packets += released.packets;
      next = forget(withShelf(next, index, released.shelf), index, released.removed);
    }
    next = withShelf(next, index, withHoles(next.shelves[index], own));
  }
  if (next.contact) {
    const isFirst = !next.contact.isRewound;
    const shelves = isFirst ? next.shelves.map(rewound) : next.shelves;
    next = { ...next, shelves, contact: { ...next.contact, isRewound: true, isHeard: true } };
  }
  return { state: { ...next, acknowledged: next.acknowledged + packets }, packets };
}

// A segment: up to some packets of one class and boot, numbered without gaps. One file on disk.
import { strict as assert } from 'node:assert';
import { holesOf, rangeOf, withRange, type NumberRange } from '@dawnline/frames';
import { SEGMENT_MAX_BYTES, SEGMENT_MAX_ITEMS } from './recorder.limits';

/** 0 expedited, 1 normal, 2 bulk, 3 diagnostic. */
export type DownlinkClass = 0 | 1 | 2 | 3;
export const CLASSES: readonly DownlinkClass[] = [0, 1, 2, 3];

export interface DownlinkPacket {
  readonly topic: string;
  readonly payload: Uint8Array;
}

export interface RecordedPacket extends DownlinkPacket {
  /** Mission time at which it was recorded. */
  readonly atUs: number;
}

export interface Segment {
  readonly boot: number;
  /** Record number of the first packet. */
  readonly first: number;
  readonly packets: readonly RecordedPacket[];
  readonly bytes: number;
  readonly acknowledged: readonly NumberRange[];
  /** How many of its packets, from the first, are on disk. */
  readonly stored: number;
  /** Its file may be torn by a write that failed: it is replaced as a whole. */
  readonly isSuspect: boolean;
}

export const sizeOf = (packet: DownlinkPacket): number => packet.topic.length + packet.payload.length;
export const lastOf = (segment: Segment): number => segment.first + segment.packets.length - 1;

export function newSegment(boot: number, first: number): Segment {
  assert(boot > 0 && first > 0, `segment ${boot}/${first}`);
  return { boot, first, packets: [], bytes: 0, acknowledged: [], stored: 0, isSuspect: false };
}

export function hasRoom(segment: Segment, packet: DownlinkPacket): boolean {
  const { packets, bytes } = segment;
  return (
    packets.length === 0 ||
    (packets.length < SEGMENT_MAX_ITEMS && bytes + sizeOf(packet) <= SEGMENT_MAX_BYTES)
  );
}

export function appended(segment: Segment, packet: RecordedPacket): Segment {
  return { ...segment, packets: [...segment.packets, packet], bytes: segment.bytes + sizeOf(packet) };
}

/** Packets that the ground has not acknowledged. */
export function openRanges(segment: Segment): NumberRange[] {
  return segment.packets.length === 0
    ? []
    : holesOf(segment.acknowledged, { first: segment.first, last: lastOf(segment) });
}

export const countOf = (ranges: readonly NumberRange[]): number =>
  ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);

/** Marks what of a range lies in the segment. */
export function acknowledge(segment: Segment, range: NumberRange): Segment {
  const first = Math.max(range.first, segment.first);
  const last = Math.min(range.last, lastOf(segment));
  if (first > last) return segment;
  const acknowledged = withRange(segment.acknowledged, { first, last });
  return { ...segment, acknowledged };
}

/** The first packet from a number on that is not acknowledged; null when there is none. */
export function nextOpen(segment: Segment, from: number): number | null {
  let number = Math.max(from, segment.first);
  for (;;) {
    const range = rangeOf(segment.acknowledged, number);
    if (!range) break;
    number = range.last + 1;
  }
  return number <= lastOf(segment) ? number : null;
}

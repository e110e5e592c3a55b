// Which records of the craft's recorder the ground has: repetitions are dropped, and what is there is acknowledged (LK-22).
import { rangeOf, withRange, type NumberRange } from '@dawnline/frames';
import { ACKNOWLEDGED_MAX_RANGES, RECEIVED_LISTS_MAX_ITEMS, RECEIVED_MAX_RANGES } from './ground.limits';

interface List {
  readonly bootId: number;
  readonly priority: number;
  readonly ranges: readonly NumberRange[];
}

/** By boot and class, the one that grew last at the end. */
export type Received = readonly List[];

export interface AcknowledgedRange extends NumberRange {
  readonly bootId: number;
  readonly priority: number;
}

const listOf = (received: Received, bootId: number, priority: number): List | undefined =>
  received.find((list) => list.bootId === bootId && list.priority === priority);

export function isReceived(received: Received, bootId: number, priority: number, record: number): boolean {
  return rangeOf(listOf(received, bootId, priority)?.ranges ?? [], record) !== null;
}

/** Adds records that came down. The oldest list, and in a list the lowest range, is forgotten above the bounds. */
export function withReceived(
  received: Received,
  bootId: number,
  priority: number,
  range: NumberRange,
): Received {
  const list = listOf(received, bootId, priority);
  const ranges = withRange(list?.ranges ?? [], range).slice(-RECEIVED_MAX_RANGES);
  const others = received.filter((other) => other !== list);
  return [...others, { bootId, priority, ranges }].slice(-RECEIVED_LISTS_MAX_ITEMS);
}

/** What one acknowledgement tells: the ranges that grew last, as many as fit. */
export function acknowledgement(received: Received): AcknowledgedRange[] {
  const all = received.flatMap(({ bootId, priority, ranges }) =>
    ranges.map((range) => ({ bootId, priority, ...range })),
  );
  return all.slice(-ACKNOWLEDGED_MAX_RANGES);
}

// Sorted, disjoint, not touching ranges of a file, from start up to, not including, end.
import type { Range } from './pdu/types';

export type Ranges = readonly Range[];

/** Adds a range and joins what touches. */
export function addRange(ranges: Ranges, [start, end]: Range): Ranges {
  if (end <= start) return ranges;
  const before: Range[] = [];
  const after: Range[] = [];
  let from = start;
  let to = end;
  for (const range of ranges) {
    if (range[1] < start) before.push(range);
    else if (range[0] > end) after.push(range);
    else {
      from = Math.min(from, range[0]);
      to = Math.max(to, range[1]);
    }
  }
  return [...before, [from, to], ...after];
}

export function removeRange(ranges: Ranges, [start, end]: Range): Ranges {
  return ranges.flatMap(([from, to]): Range[] => {
    const left: Range = [from, Math.min(to, start)];
    const right: Range = [Math.max(from, end), to];
    if (to <= start || from >= end) return [[from, to]];
    return [left, right].filter((range) => range[1] > range[0]);
  });
}

/** What of `within` is in none of the ranges. */
export function gapsOf(ranges: Ranges, [start, end]: Range): Ranges {
  const gaps: Range[] = [];
  let at = start;
  for (const [from, to] of ranges) {
    if (from >= end) break;
    if (from > at) gaps.push([at, from]);
    at = Math.max(at, to);
  }
  if (at < end) gaps.push([at, end]);
  return gaps;
}

export const covers = (ranges: Ranges, [start, end]: Range): boolean =>
  ranges.some(([from, to]) => from <= start && end <= to);

export const bytesOf = (ranges: Ranges): number => ranges.reduce((sum, [start, end]) => sum + end - start, 0);

/** End of the last range; 0 without any. */
export const endOf = (ranges: Ranges): number => ranges.at(-1)?.[1] ?? 0;

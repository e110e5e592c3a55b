/** Intervals of time in which a condition holds: contacts above a mask, passages through the shadow. */
import assert from 'node:assert/strict';
import { bisectUs, maximumUs } from './search';

/** How far apart two heights are compared for their slope, us (assumed: the search resolves one millisecond). */
const SLOPE_US = 10_000;

export interface Interval {
  readonly startUs: number;
  readonly endUs: number;
  /** Where the height is greatest inside the interval. */
  readonly peakUs: number;
}

/** What is looked for: the condition holds where the height is great enough. */
export interface Search {
  holds(unixUs: number): boolean;
  height(unixUs: number): number;
  /** A step whose ends are both below this has no top that reaches the condition. */
  readonly heightFloor: number;
  /** Between two tops of the height lie at least two steps. */
  readonly stepUs: number;
}

/**
 * All intervals between two Unix times, to the millisecond, cut at both ends of the span. One that lies between
 * two samples, however short, is found by the top that the height has there.
 */
export function findIntervals(search: Search, fromUs: number, toUs: number): Interval[] {
  assert(fromUs <= toUs, `span ends at ${toUs} before it starts at ${fromUs}`);
  const { holds, height, heightFloor, stepUs } = search;
  const found: Interval[] = [];
  let isOn = holds(fromUs);
  let here = height(fromUs);
  let startUs = fromUs;
  let [highestUs, highest] = [fromUs, here];
  const end = (endUs: number): void => {
    if (endUs > startUs) found.push({ startUs, endUs, peakUs: peakUs(search, startUs, endUs, highestUs) });
  };
  for (let t = fromUs; t < toUs; t += stepUs) {
    const next = Math.min(t + stepUs, toUs);
    const after = height(next);
    const isNextOn = holds(next);
    if (!isOn && isNextOn) {
      startUs = bisectUs(holds, t, next);
      [highestUs, highest] = [next, after];
    } else if (isOn && !isNextOn) {
      end(bisectUs((time) => !holds(time), t, next));
    } else if (isOn && after > highest) {
      [highestUs, highest] = [next, after];
    } else if (!isOn && Math.max(here, after) > heightFloor && hasTop(height, t, next)) {
      const top = maximumUs(height, t, next);
      if (holds(top)) {
        const first = bisectUs(holds, t, top);
        found.push({ startUs: first, endUs: bisectUs((time) => !holds(time), top, next), peakUs: top });
      }
    }
    isOn = isNextOn;
    here = after;
  }
  if (isOn) end(toUs);
  return found;
}

/** The height rises at the beginning and falls at the end. */
function hasTop(height: (unixUs: number) => number, fromUs: number, toUs: number): boolean {
  return height(fromUs + SLOPE_US) > height(fromUs) && height(toUs - SLOPE_US) > height(toUs);
}

/** The greatest height of an interval, sought around its highest sample. */
function peakUs({ height, stepUs }: Search, startUs: number, endUs: number, nearUs: number): number {
  const low = Math.max(startUs, nearUs - stepUs);
  const high = Math.min(endUs, nearUs + stepUs);
  // At an end of the span the height may rise to the very edge.
  return [low, high].reduce(
    (best, time) => (height(time) > height(best) ? time : best),
    maximumUs(height, low, high),
  );
}

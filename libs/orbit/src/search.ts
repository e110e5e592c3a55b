/** Root and maximum search on integer microseconds. */

/** Searches end at one millisecond: an orbit moves 8 m in it (assumed, far below the model's error). */
const RESOLUTION_US = 1000;

/** First time, to the millisecond, at which `holds` is true; it is false at `low` and true at `high`. */
export function bisectUs(holds: (unixUs: number) => boolean, lowUs: number, highUs: number): number {
  let low = lowUs;
  let high = highUs;
  while (high - low > RESOLUTION_US) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Time, to the millisecond, of the maximum of a function with one hump between `low` and `high`. */
export function maximumUs(value: (unixUs: number) => number, lowUs: number, highUs: number): number {
  let low = lowUs;
  let high = highUs;
  while (high - low > 2 * RESOLUTION_US) {
    const third = Math.floor((high - low) / 3);
    if (value(low + third) < value(high - third)) low += third;
    else high -= third;
  }
  return Math.floor((low + high) / 2);
}

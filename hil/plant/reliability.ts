/** Failure statistics of GPUs on the ground, and the checkpoint intervals that follow from a failure rate. */
import { poissonCount } from './single-events';

/** Events per GPU-hour in ground data centres (published: Llama 3, totals of its table 5; Delta, SC'25, H100). */
export const GROUND_RATE_PER_GPU_H = {
  interruption: 419 / (16_384 * 54 * 24),
  uncorrectableEcc: 1 / 88_768,
} as const;

/**
 * Events of a fleet on the ground, hour by hour. `uniform` gives the same number in [0, 1) for the same hour, so
 * that a count is a function of its seed.
 */
export function groundEvents(
  ratePerGpuH: number,
  gpus: number,
  hours: number,
  uniform: (hour: number) => number,
): number {
  let count = 0;
  for (let hour = 0; hour < hours; hour += 1) count += poissonCount(ratePerGpuH * gpus, uniform(hour));
  return count;
}

/** Mean time between the failures of a fleet, h. */
export function meanTimeBetweenFailuresH(ratePerGpuH: number, gpus: number): number {
  return 1 / (ratePerGpuH * gpus);
}

/** Young's checkpoint interval, s, from the time to save and the mean time between failures. */
export function youngIntervalS(saveS: number, meanTimeBetweenFailuresS: number): number {
  return Math.sqrt(2 * saveS * meanTimeBetweenFailuresS);
}

/** Daly's higher-order interval, s. */
export function dalyIntervalS(saveS: number, meanTimeBetweenFailuresS: number): number {
  if (saveS >= 2 * meanTimeBetweenFailuresS) return meanTimeBetweenFailuresS;
  const ratio = saveS / (2 * meanTimeBetweenFailuresS);
  return youngIntervalS(saveS, meanTimeBetweenFailuresS) * (1 + Math.sqrt(ratio) / 3 + ratio / 9) - saveS;
}

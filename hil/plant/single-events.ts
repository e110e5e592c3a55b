/** What single particles do to devices: how often, as cross-sections, and how many in an interval. */
import assert from 'node:assert/strict';

export interface SingleEventEffect {
  readonly id: SingleEventId;
  /** Upsets per particle and cm2. */
  readonly crossSectionCm2: number;
  /** Upsets per day without any proton: heavy ions, and what no flux explains. */
  readonly floorPerDay: number;
}

export type SingleEventId =
  | 'gpu-corrected'
  | 'gpu-uncorrectable'
  | 'gpu-functional-interrupt'
  | 'gpu-silent-corruption'
  | 'host-uncorrectable'
  | 'host-corrected'
  | 'obc-corrected'
  | 'latch-up'
  | 'drive-failure';

const effect = (id: SingleEventId, crossSectionCm2: number, floorPerDay = 0): SingleEventEffect => ({
  id,
  crossSectionCm2,
  floorPerDay,
});

/**
 * Per device. Cross-sections are assumed but those of uncorrectable errors (derived, Suncatcher's beam test), of
 * drives (derived: 9 of 20 failed in 657 days on the ISS, HPE) and of corrected errors of the computers (derived:
 * 98.6 % of all upsets, Alsat-1).
 */
export const SINGLE_EVENT_EFFECTS: readonly SingleEventEffect[] = [
  effect('gpu-corrected', 3e-7),
  effect('gpu-uncorrectable', 3e-9),
  effect('gpu-functional-interrupt', 5e-9),
  effect('gpu-silent-corruption', 1e-9),
  effect('host-uncorrectable', 1e-9),
  // The host's by the share of upsets that flip one bit only; the on-board computer has a thirtieth of its memory.
  effect('host-corrected', 7e-8),
  effect('obc-corrected', 2e-9),
  effect('latch-up', 1e-10, 1e-4),
  effect('drive-failure', 0, 7e-4),
];

const SECONDS_PER_DAY = 86_400;

/** Upsets per second in a flux of protons above 50 MeV, 1/(cm2 s). */
export function eventRatePerS(
  { crossSectionCm2, floorPerDay }: SingleEventEffect,
  protonFlux: number,
): number {
  return crossSectionCm2 * protonFlux + floorPerDay / SECONDS_PER_DAY;
}

/** Beyond it inversion would lose digits, and nothing here is that frequent (assumed). */
const POISSON_MEAN_MAX = 100;

/** How many events a uniform number in [0, 1) stands for when `mean` are to be expected: Poisson by inversion. */
export function poissonCount(mean: number, uniform: number): number {
  assert(mean >= 0 && mean <= POISSON_MEAN_MAX, `a mean of ${mean} events`);
  let term = Math.exp(-mean);
  let sum = term;
  let count = 0;
  while (uniform >= sum && term > 0) {
    count += 1;
    term *= mean / count;
    sum += term;
  }
  return count;
}

/**
 * Upsets of static memory, per bit and proton above 50 MeV, cm2 (derived: 4.04e-7 a bit and day at 686 km, 98.2 deg,
 * mean of the solar cycle, on this plant's map; the rate is published, Alsat-1).
 */
export const SRAM_BIT_CROSS_SECTION_CM2 = 1.024e-13;
/** Share of them that flip one bit only (published, Alsat-1). */
export const SINGLE_BIT_SHARE = 0.986;

/** Upsets per bit and day in a mean flux of protons above 50 MeV, 1/(cm2 s). */
export function sramUpsetsPerBitDay(meanFlux: number): number {
  return SRAM_BIT_CROSS_SECTION_CM2 * meanFlux * SECONDS_PER_DAY;
}

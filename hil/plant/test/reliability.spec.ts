import {
  dalyIntervalS,
  GROUND_RATE_PER_GPU_H,
  groundEvents,
  meanTimeBetweenFailuresH,
  youngIntervalS,
} from '../reliability';
import { eventRatePerS, poissonCount, SINGLE_EVENT_EFFECTS } from '../single-events';

const DAY_S = 86_400;

/** Well spread numbers in [0, 1) for these tests. */
const spread = (index: number): number => (index * 0.618033988749895 + 0.37) % 1;

describe('single events', () => {
  const perDay = (id: string, flux: number): number =>
    eventRatePerS(
      SINGLE_EVENT_EFFECTS.find((effect) => effect.id === id)!,
      flux,
    ) * DAY_S;

  it('come as often as cross-sections, mean fluxes and floors say', () => {
    // Orbit A at solar maximum and minimum, orbit B at both.
    const fluxes = [13.7, 22.4, 16.4, 26.9];
    const expected: [string, number[]][] = [
      ['gpu-corrected', [0.36, 0.58, 0.43, 0.7]],
      ['gpu-uncorrectable', [3.6e-3, 5.8e-3, 4.3e-3, 7.0e-3]],
      ['gpu-functional-interrupt', [5.9e-3, 9.7e-3, 7.1e-3, 1.2e-2]],
      ['gpu-silent-corruption', [1.2e-3, 1.9e-3, 1.4e-3, 2.3e-3]],
      ['host-uncorrectable', [1.2e-3, 1.9e-3, 1.4e-3, 2.3e-3]],
      ['latch-up', [2.2e-4, 2.9e-4, 2.4e-4, 3.3e-4]],
      ['drive-failure', [7e-4, 7e-4, 7e-4, 7e-4]],
    ];
    for (const [id, rates] of expected)
      rates.forEach((rate, k) => expect(Math.abs(perDay(id, fluxes[k]!) / rate - 1)).toBeLessThan(0.04));
  });

  it('are Poisson counts of a uniform number', () => {
    expect(poissonCount(0, 0.999)).toBe(0);
    expect(poissonCount(1, 0.36)).toBe(0);
    expect(poissonCount(1, 0.37)).toBe(1);
    let sum = 0;
    for (let k = 0; k < 10_000; k += 1) sum += poissonCount(0.7, spread(k));
    expect(sum / 10_000).toBeCloseTo(0.7, 2);
    expect(poissonCount(50, 1 - 2 ** -53)).toBeLessThan(200);
  });
});

describe('GPUs on the ground', () => {
  it('plant check 15 (calibration): 419 interruptions of 16 384 GPUs in 54 days, one in 3.09 h', () => {
    const { interruption } = GROUND_RATE_PER_GPU_H;
    expect(meanTimeBetweenFailuresH(interruption, 16_384)).toBeCloseTo(3.09, 2);
    expect(1 / interruption).toBeCloseTo(50_677, 0);
    expect(Math.abs(groundEvents(interruption, 16_384, 54 * 24, spread) - 419)).toBeLessThanOrEqual(41);
  });

  it('plant check 16 (calibration): one uncorrectable error in 88 768 GPU-hours', () => {
    const hours = 146 * 24;
    const count = groundEvents(GROUND_RATE_PER_GPU_H.uncorrectableEcc, 608, hours, spread);
    expect(Math.abs(count - (608 * hours) / 88_768)).toBeLessThan(2 * Math.sqrt(24));
  });

  it('plant check 17 (verification): checkpoint intervals of Young and Daly', () => {
    const table: [number, number, number, number][] = [
      [30, 6, 1138, 1118],
      [30, 24, 2277, 2257],
      [60, 1, 657, 618],
      [120, 1, 930, 851],
      [300, 24, 7200, 7001],
      [10, 1, 268, 262],
    ];
    for (const [saveS, hours, young, daly] of table) {
      expect(Math.abs(youngIntervalS(saveS, hours * 3600) - young)).toBeLessThan(1);
      expect(Math.abs(dalyIntervalS(saveS, hours * 3600) - daly)).toBeLessThan(1);
    }
    expect(dalyIntervalS(100, 40)).toBe(40);
  });
});

import {
  availabilityIntervalS,
  dalyIntervalS,
  expectedUtilisation,
  intervalHintUs,
  plannedSaveUs,
  withSaveTime,
  youngIntervalS,
  type SaveTimes,
} from '../src/checkpoints/checkpoint-interval';
import {
  INTERVAL_MAX_US,
  INTERVAL_MIN_US,
  SAVE_TIME_DEFAULT_US,
  SAVE_TIMES_MAX_ITEMS,
} from '../src/checkpoints/checkpoint-interval.limits';
import { failureRates, NO_FAILURES } from '../src/checkpoints/failure-rate';

const S = 1_000_000;
const H = 3600;

describe('intervals of the textbooks', () => {
  it.each([
    [10, 1 * H, 268, 262],
    [30, 6 * H, 1138, 1118],
    [60, 1 * H, 657, 618],
    [30, 24 * H, 2277, 2257],
    [120, 1 * H, 930, 851],
    [300, 24 * H, 7200, 7001],
  ])('save %d s, failure every %d s: Young %d s, Daly %d s', (saveS, meanS, young, daly) => {
    // 1118.51 s stands as 1118 in the reference table.
    expect(Math.abs(youngIntervalS(saveS, meanS) - young)).toBeLessThan(0.52);
    expect(Math.abs(dalyIntervalS(saveS, meanS) - daly)).toBeLessThan(0.52);
  });

  it('of Daly is the mean time between failures where a save takes twice that long', () => {
    expect(dalyIntervalS(120, 60)).toBe(60);
    expect(dalyIntervalS(500, 60)).toBe(60);
  });

  it('for most availability: save 10 s, failure every 24 h, recovery 60 s: 1325 s', () => {
    expect(Math.round(availabilityIntervalS(10, 24 * H, 60))).toBe(1325);
    // With short saves and recoveries it is Young's and the save itself.
    expect(availabilityIntervalS(1, 24 * H, 0) - youngIntervalS(1, 24 * H)).toBeCloseTo(1, 2);
  });

  it('of Daly is where the expected utilisation is greatest', () => {
    const best = dalyIntervalS(60, H);
    const at = expectedUtilisation(best, 60, H);
    for (const factor of [0.5, 0.8, 1.25, 2])
      expect(expectedUtilisation(factor * best, 60, H)).toBeLessThan(at);
    expect(at).toBeGreaterThan(0.8);
    expect(at).toBeLessThan(1);
  });
});

describe('the save time of a job', () => {
  it('is the default before its first save, then the p90 of its own', () => {
    expect(plannedSaveUs([])).toBe(SAVE_TIME_DEFAULT_US);
    let times: SaveTimes = [];
    for (let k = 1; k <= 10; k += 1) times = withSaveTime(times, k * S);
    expect(plannedSaveUs(times)).toBe(9 * S);
    expect(plannedSaveUs([7 * S])).toBe(7 * S);
  });

  it('forgets what is old', () => {
    let times: SaveTimes = [];
    for (let k = 0; k < SAVE_TIMES_MAX_ITEMS; k += 1) times = withSaveTime(times, 500 * S);
    for (let k = 0; k < SAVE_TIMES_MAX_ITEMS; k += 1) times = withSaveTime(times, 5 * S);
    expect(times).toHaveLength(SAVE_TIMES_MAX_ITEMS);
    expect(plannedSaveUs(times)).toBe(5 * S);
  });

  it('asserts a time', () => {
    expect(() => withSaveTime([], -1)).toThrow('-1');
    expect(() => withSaveTime([], NaN)).toThrow('NaN');
  });
});

describe('what a job is told', () => {
  const rates = failureRates(NO_FAILURES);
  const hint = (protonFlux: number, isHealthy = true, saveTimes: SaveTimes = [30 * S]): number =>
    intervalHintUs({ saveTimes, rates, hazard: { protonFlux, isHealthy } });

  it('is Daly’s interval for its save time and the rate of the moment', () => {
    const given = { steadyPerS: 1 / (12 * H), crossSectionCm2: 1 / (12 * H) };
    const hazard = { protonFlux: 1, isHealthy: true };
    const us = intervalHintUs({ saveTimes: [30 * S], rates: given, hazard });
    expect(us / S).toBeCloseTo(1118.51, 1);
  });

  it('shrinks in the anomaly, in a proton event and under a verdict, and grows with the save time', () => {
    expect(hint(500)).toBeLessThan(hint(16) / 3);
    expect(hint(5000)).toBeLessThan(hint(500) / 2.5);
    expect(hint(500, false)).toBeLessThan(hint(500) / 2.5);
    expect(hint(500, true, [120 * S])).toBeGreaterThan(hint(500) * 1.9);
  });

  it('stays within its bounds', () => {
    expect(hint(1e12)).toBe(INTERVAL_MIN_US);
    expect(hint(0, true, [6 * H * S])).toBe(INTERVAL_MAX_US);
  });
});

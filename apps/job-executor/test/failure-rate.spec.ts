import {
  failureRates,
  failuresPerS,
  NO_FAILURES,
  posteriorRate,
  withExposure,
  withFailure,
  withProgramRun,
  NO_PROGRAM_FAILURES,
} from '../src/checkpoints/failure-rate';
import { CROSS_SECTION_PRIOR_CM2 } from '../src/checkpoints/checkpoint-interval.limits';

const H = 3600;
const DAY = 24 * H;
/** One interruption in 50,677 GPU-h. */
const PUBLISHED = 1 / (50_677 * H);

describe('the rate of failures', () => {
  it('falls back to the published rate when nothing happens for long, and below it when longer', () => {
    expect(posteriorRate(PUBLISHED, 0, 10 * 365 * DAY)).toBeLessThan(PUBLISHED);
    expect(posteriorRate(PUBLISHED, 0, 0)).toBeLessThan(6 * PUBLISHED);
    expect(posteriorRate(PUBLISHED, 0, 0)).toBeGreaterThan(PUBLISHED);
  });

  it('believes three failures that the published rate cannot explain', () => {
    const seen = posteriorRate(PUBLISHED, 3, 18 * H);
    expect(seen).toBeGreaterThan(1 / (18 * H));
    expect(seen).toBeLessThan(1 / (4 * H));
  });

  it('is what was seen once much was seen', () => {
    for (const rate of [PUBLISHED, 1 / (30 * DAY), 1 / (6 * H), 1 / H]) {
      expect(posteriorRate(PUBLISHED, 1000, 1000 / rate) / rate).toBeCloseTo(1, 1);
    }
  });

  it('rises with each failure and falls with time', () => {
    const rates = [0, 1, 2, 5, 20].map((events) => posteriorRate(PUBLISHED, events, 100 * DAY));
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    const later = [1, 10, 100, 1000].map((days) => posteriorRate(PUBLISHED, 3, days * DAY));
    expect(later).toEqual([...later].sort((a, b) => b - a));
  });

  it('lays a failure in the anomaly to radiation, and one under a clear sky to all else', () => {
    const flown = withExposure(NO_FAILURES, 30 * DAY, 30 * DAY * 16);
    const above = withFailure(flown, 800);
    const clear = withFailure(flown, 0);
    expect(above.radiationFailures).toBeGreaterThan(0.98);
    expect(clear).toMatchObject({ steadyFailures: 1, radiationFailures: 0 });
    expect(failureRates(above).crossSectionCm2).toBeGreaterThan(failureRates(flown).crossSectionCm2);
    expect(failureRates(clear).steadyPerS).toBeGreaterThan(failureRates(flown).steadyPerS);
  });

  it('finds a cross-section a hundred times the assumed one within a month', () => {
    let seen = NO_FAILURES;
    const flux = 400;
    const perPassage = 100 * CROSS_SECTION_PRIOR_CM2 * flux * 600;
    let due = 0;
    for (let passage = 0; passage < 240; passage += 1) {
      seen = withExposure(seen, 5000, 0);
      seen = withExposure(seen, 600, flux * 600);
      for (due += perPassage; due >= 1; due -= 1) seen = withFailure(seen, flux);
    }
    const found = failureRates(seen).crossSectionCm2 / CROSS_SECTION_PRIOR_CM2;
    expect(found).toBeGreaterThan(80);
    expect(found).toBeLessThan(120);
  });

  it('counts a program that fails by itself, and a GPU whose verdict is not healthy', () => {
    const program = withProgramRun(withProgramRun(NO_PROGRAM_FAILURES, 2 * H, 1), 2 * H, 1);
    expect(program).toEqual({ exposureS: 4 * H, failures: 2 });
    const frail = failureRates(NO_FAILURES, program);
    expect(frail.steadyPerS).toBeGreaterThan(100 * failureRates(NO_FAILURES).steadyPerS);
    const [well, ill] = [true, false].map((isHealthy) => failuresPerS(frail, { protonFlux: 0, isHealthy }));
    expect(ill! / well!).toBeCloseTo(10);
  });
});

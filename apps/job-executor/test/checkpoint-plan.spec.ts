import { dalyIntervalS } from '../src/checkpoints/checkpoint-interval';
import { PLAN_LIFE_US, PLAN_POINTS_MAX_ITEMS } from '../src/checkpoints/checkpoint-interval.limits';
import { isPlanStale, nextSaveUs, planCheckpoints, type PlanInput } from '../src/checkpoints/checkpoint-plan';
import { calmForecast, forecastOf, type RadiationForecast } from '../src/checkpoints/radiation-forecast';

const S = 1_000_000;
const H = 3600 * S;
const SAVE = 30 * S;

const input = (over: Partial<PlanInput> = {}): PlanInput => ({
  forecast: calmForecast(0),
  rates: { steadyPerS: 1 / (6 * 3600), crossSectionCm2: 9.1e-9 },
  solarFlux: 0,
  isHealthy: true,
  saveUs: SAVE,
  ...over,
});

/** A day with one passage of 20 minutes after 5 h, 400 /(cm2 s). */
const ENTRY_US = 5 * H;
const EXIT_US = ENTRY_US + 1200 * S;
function onePassage(): RadiationForecast {
  const flux = Float64Array.from({ length: 1440 }, (_, k) => (k >= 300 && k < 320 ? 400 : 0));
  return forecastOf(0, 60 * S, flux, [{ entryUs: ENTRY_US, exitUs: EXIT_US }]);
}

/** Starts of the saves that follow from a plan, when all goes well. */
function savesOf(given: PlanInput, untilUs: number): number[] {
  const plan = planCheckpoints(given, 0);
  const saves: number[] = [];
  for (let nowUs = 0; nowUs < untilUs;) {
    const atUs = nextSaveUs(plan, nowUs, 0);
    if (atUs === null || atUs > untilUs) break;
    saves.push(atUs);
    nowUs = atUs + given.saveUs;
  }
  return saves;
}

describe('a plan of checkpoints', () => {
  it.each([1, 6, 24])(
    'has gaps of Daly’s interval where failures come once in %d h at a steady rate',
    (hours) => {
      const steadyPerS = 1 / (hours * 3600);
      const saves = savesOf(input({ rates: { steadyPerS, crossSectionCm2: 0 } }), 18 * H);
      const gapsS = saves.map((atUs, k) => (atUs - (k > 0 ? saves[k - 1]! + SAVE : 0)) / S);
      const meanS = gapsS.reduce((sum, gap) => sum + gap, 0) / gapsS.length;
      expect(gapsS.length).toBeGreaterThan(5);
      expect(Math.abs(meanS / dalyIntervalS(30, hours * 3600) - 1)).toBeLessThan(0.12);
    },
  );

  it('saves right before a passage that endangers the work, and not before one that does not', () => {
    const dangerous = { steadyPerS: 1e-8, crossSectionCm2: 9.1e-9 };
    const [first] = savesOf(input({ forecast: onePassage(), rates: dangerous }), 24 * H);
    expect(first! + SAVE).toBeLessThanOrEqual(ENTRY_US + 60 * S);
    expect(first!).toBeGreaterThan(ENTRY_US - 1800 * S);
    const harmless = { steadyPerS: 1e-8, crossSectionCm2: 9.1e-11 };
    const saves = savesOf(input({ forecast: onePassage(), rates: harmless }), 24 * H);
    expect(saves.filter((atUs) => atUs > ENTRY_US - 1800 * S && atUs < EXIT_US)).toEqual([]);
  });

  it('saves often inside and seldom outside', () => {
    const rates = { steadyPerS: 1e-6, crossSectionCm2: 9.1e-6 };
    const saves = savesOf(input({ forecast: onePassage(), rates }), 24 * H);
    const inside = saves.filter((atUs) => atUs >= ENTRY_US && atUs < EXIT_US).length;
    const outside = saves.length - inside;
    // 20 minutes against 23 h 40 min.
    expect(inside / 1200).toBeGreaterThan((20 * outside) / 85_200);
    expect(outside).toBeGreaterThan(5);
  });

  it('saves sooner the older the unsaved work is, the worse the sky and the verdict', () => {
    const plan = planCheckpoints(input(), 0);
    const next = [0, 600, 1200, 3600].map((unsavedS) => nextSaveUs(plan, 0, unsavedS * S)!);
    expect(next).toEqual([...next].sort((a, b) => b - a));
    // Work three times as old as Daly's interval is saved at the first point of the grid.
    expect(next[3]).toBeLessThan(180 * S);
    const fresh = (over: Partial<PlanInput>): number => nextSaveUs(planCheckpoints(input(over), 0), 0, 0)!;
    expect(fresh({ solarFlux: 1e5 })).toBeLessThan(fresh({}) / 2);
    expect(fresh({ isHealthy: false })).toBeLessThan(fresh({}) / 2);
  });

  it('needs no save before its end when nothing threatens', () => {
    const rates = { steadyPerS: 1e-12, crossSectionCm2: 0 };
    expect(nextSaveUs(planCheckpoints(input({ rates }), 0), 0, 0)).toBeNull();
  });

  it('stays within its bounds under any rate', () => {
    for (const steadyPerS of [1e-15, 1e-6, 1e-2, 10]) {
      const plan = planCheckpoints(input({ rates: { steadyPerS, crossSectionCm2: 0 } }), 0);
      expect(plan.timeS.length).toBeLessThanOrEqual(PLAN_POINTS_MAX_ITEMS + 1);
      expect(plan.validUntilUs).toBeGreaterThan(0);
      expect(
        [...plan.afterFailure, ...plan.afterSave].every((cost) => cost >= 0 && Number.isFinite(cost)),
      ).toBe(true);
      const next = nextSaveUs(plan, 0, 0);
      if (next !== null) expect(next).toBeGreaterThan(0);
    }
  });

  it('is made anew when it is old or what it rests on has changed', () => {
    const given = input();
    const plan = planCheckpoints(given, 0);
    expect(isPlanStale(plan, given, PLAN_LIFE_US - 1)).toBe(false);
    expect(isPlanStale(plan, given, PLAN_LIFE_US)).toBe(true);
    const { steadyPerS } = given.rates;
    const changes: Partial<PlanInput>[] = [
      { isHealthy: false },
      { saveUs: 60 * S },
      { solarFlux: 100 },
      { forecast: calmForecast(0) },
      { rates: { ...given.rates, steadyPerS: 2 * steadyPerS } },
      { rates: { ...given.rates, crossSectionCm2: 1e-9 } },
    ];
    expect(changes.map((change) => isPlanStale(plan, { ...given, ...change }, H))).toEqual(
      changes.map(() => true),
    );
    const slight = { ...given, rates: { ...given.rates, steadyPerS: 1.1 * steadyPerS } };
    expect(isPlanStale(plan, slight, H)).toBe(false);
  });
});

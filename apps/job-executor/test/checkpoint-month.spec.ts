import { dalyIntervalS } from '../src/checkpoints/checkpoint-interval';
import type { FailureHistory } from '../src/checkpoints/failure-rate';
import { beltAverages } from '@hil/plant';
import { cheapest, Comparison, FAMILIES, geometric, type Cost } from '../../../bench/interval/compare';
import { failuresOf, orbitCauses, steadyCauses } from '../../../bench/interval/failures';
import { runJob } from '../../../bench/interval/job';
import { AdaptivePolicy, fixedPolicy } from '../../../bench/interval/policies';
import { steadyYear, yearOnOrbitB, type Year } from '../../../bench/interval/year';

const SAVE_S = 30;
const DAYS = 30;
const SEEDS = [1, 2];
const orbit = yearOnOrbitB(DAYS);

// Seconds of computation, many of them on a busy machine.
jest.setTimeout(600_000);

type Causes = Parameters<typeof failuresOf>[1];

/** What a craft knows after a month under another seed. */
function learned(year: Year, causes: Causes): FailureHistory {
  const policy = new AdaptivePolicy(year);
  runJob(year, failuresOf(year, causes, 99), SAVE_S, 99, policy);
  return policy.history;
}

function compared(year: Year, causes: Causes, families: readonly (typeof FAMILIES)[number][] = FAMILIES) {
  const comparison = new Comparison({ year, causes, saveS: SAVE_S, seeds: SEEDS });
  const intervals = geometric(480, 31_000, 2);
  const best: Cost = cheapest(families.map((family) => cheapest(comparison.sweep(family, intervals))));
  return { comparison, best, ours: comparison.ours(learned(year, causes)) };
}

describe('a month of checkpoints on a job-level model', () => {
  it('on orbit B at a hundred times the rates costs no more than the best fixed interval and 5 %', () => {
    const { best, ours } = compared(orbit, orbitCauses(100));
    expect(ours.costS / best.costS).toBeLessThan(1.05);
    // Both parts are there: a policy that never saves or never loses would prove nothing.
    expect(Math.min(ours.lostS, ours.savingS)).toBeGreaterThan(3600);
  });

  it('under a steady rate costs no more than the best fixed interval, and Daly’s, and 5 %', () => {
    const meanS = 3 * 3600;
    const { comparison, best, ours } = compared(steadyYear(DAYS), steadyCauses(meanS), [FAMILIES[0]]);
    const daly = comparison.fixed(dalyIntervalS(SAVE_S, meanS), FAMILIES[0]);
    expect(ours.costS / best.costS).toBeLessThan(1.05);
    expect(ours.costS / daly.costS).toBeLessThan(1.05);
  });

  it('accounts for every second: useful, lost, saving, recovering, suspended', () => {
    for (const policy of [
      fixedPolicy(1800, true, true),
      fixedPolicy(1800, false, false),
      new AdaptivePolicy(orbit),
    ]) {
      const outcome = runJob(orbit, failuresOf(orbit, orbitCauses(100), 5), SAVE_S, 5, policy);
      const { usefulS, lostS, savingS, recoveringS, suspendedS } = outcome;
      // The last span may reach over the end.
      const sumS = usefulS + lostS + savingS + recoveringS + suspendedS;
      expect(sumS - orbit.lengthS).toBeGreaterThan(-1e-3);
      expect(sumS - orbit.lengthS).toBeLessThan(6 * 3600);
      expect(outcome.failures).toBeGreaterThan(10);
    }
  });

  it('sees the protons that the plant’s orbit average says, and the on-board map is within a fifth of them', () => {
    const mean = (flux: Float64Array): number => flux.reduce((sum, each) => sum + each, 0) / flux.length;
    const { meanFlux } = beltAverages(501, 45.3997);
    expect(Math.abs(mean(orbit.flux) / meanFlux - 1)).toBeLessThan(0.25);
    expect(Math.abs(mean(orbit.forecast.protonFlux) / mean(orbit.flux) - 1)).toBeLessThan(0.2);
  });

  it('draws as many failures as the rates say', () => {
    const causes = orbitCauses(1000);
    let expected = 0;
    for (const { perS } of causes) for (const flux of orbit.flux) expected += perS(flux) * 60;
    const drawn = [1, 2, 3, 4].reduce((sum, seed) => sum + failuresOf(orbit, causes, seed).length, 0);
    // Poisson: four deviations.
    expect(Math.abs(drawn - 4 * expected)).toBeLessThan(4 * Math.sqrt(4 * expected));
  });
});

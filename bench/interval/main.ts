// Lost work and checkpoint overhead over a year on orbit B: the executor's policy beside every fixed interval and Daly's.
// Run: npm run build && node dist/bench/interval/main.js [DAYS]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  dalyIntervalS,
  expectedUtilisation,
} from '../../apps/job-executor/src/checkpoints/checkpoint-interval';
import { ROOT } from '../../apps/cli/src/craft-files';
import { machine, spread } from '../process';
import { chartOf } from './chart';
import { cheapest, Comparison, FAMILIES, geometric, type Cost, type Point } from './compare';
import { orbitCauses, steadyCauses } from './failures';
import { steadyYear, yearOnOrbitB, type Year } from './year';

const DAYS = 365;
const SAVE_S = 30;
const SHORTEST_S = 240;
const LONGEST_S = 130_000;
const PER_OCTAVE = 3;
/** What must hold (see README). */
const WORST_RATIO = 1.05;
const STEADY_MEAN_TIME_S = 6 * 3600;

interface Scenario {
  readonly id: string;
  readonly year: Year;
  readonly causes: ReturnType<typeof orbitCauses>;
  /** Few failures leave much to chance, so there are more seeds where they are rare. */
  readonly seeds: number;
}

const seedsTo = (count: number): number[] => Array.from({ length: count }, (_, k) => k + 1);

/** Cost of Daly's interval where it is meant for, simulated and by the formula. */
function dalyOf(comparison: Comparison, year: Year) {
  const intervalS = dalyIntervalS(SAVE_S, STEADY_MEAN_TIME_S);
  const utilisation = expectedUtilisation(intervalS, SAVE_S, STEADY_MEAN_TIME_S);
  return { ...comparison.fixed(intervalS, FAMILIES[0]), formulaS: year.lengthS * (1 - utilisation) };
}

/** Cost of ours relative to a fixed interval: of the means, and for each seed on its own. */
function ratios(ours: Cost, fixed: Cost) {
  return {
    mean: ours.costS / fixed.costS,
    seeds: spread(ours.costsS.map((cost, k) => cost / fixed.costsS[k])),
  };
}

const hours = (seconds: number): string => (seconds / 3600).toFixed(1);
const whole = (seconds: number): string => seconds.toFixed(0);
const row = (what: string, at: string, { costS, lostS, savingS, saves }: Cost): string =>
  `  ${what.padEnd(40)} ${at.padStart(8)} ${hours(costS).padStart(8)} ${hours(lostS).padStart(8)} ${hours(savingS).padStart(8)} ${whole(saves).padStart(8)}`;

function compare({ id, year, causes, seeds }: Scenario) {
  const comparison = new Comparison({ year, causes, saveS: SAVE_S, seeds: seedsTo(seeds) });
  const failures = spread(comparison.failures.map((each) => each.length));
  console.log(
    `${id}: ${failures.min} to ${failures.max} failures, ${seeds} seeds, ${year.sheds.length} suspensions`,
  );
  console.log('  mean of the seeds                        interval   cost h   lost h   saves h    saves');
  // Where nothing is shed and there is no anomaly, all three are one.
  const families = year.sheds.length > 0 ? FAMILIES : FAMILIES.slice(0, 1);
  const curves = families.map((family) => {
    const points = comparison.sweep(family, geometric(SHORTEST_S, LONGEST_S, PER_OCTAVE));
    const best = cheapest(points);
    console.log(row(family.id, whole(best.intervalS), best));
    return { family: family.id, points, best };
  });
  const best: Point = cheapest(curves.map((curve) => curve.best));
  const ours = comparison.ours();
  console.log(row('ours', '', ours));
  const oursBeforeEverySaa = year.saaEntriesS.length > 0 ? comparison.ours(undefined, true) : null;
  if (oursBeforeEverySaa)
    console.log(row('ours, and before each SAA whatever the risk', '', oursBeforeEverySaa));
  const daly = year.saaEntriesS.length === 0 ? dalyOf(comparison, year) : null;
  if (daly) console.log(row(`Daly (by the formula ${hours(daly.formulaS)} h)`, whole(daly.intervalS), daly));
  const toBest = ratios(ours, best);
  const toDaly = daly && ratios(ours, daly);
  const { min, median, max } = toBest.seeds;
  console.log(
    `  ours / best fixed ${toBest.mean.toFixed(3)} (seeds ${min.toFixed(2)}, ${median.toFixed(2)}, ${max.toFixed(2)})` +
      (toDaly ? `, ours / Daly ${toDaly.mean.toFixed(3)}` : ''),
  );
  const isGood = toBest.mean <= WORST_RATIO && (toDaly === null || toDaly.mean <= WORST_RATIO);
  if (!isGood) console.log(`  FAILED: more than ${WORST_RATIO}`);
  return { id, failures, seeds, curves, ours, oursBeforeEverySaa, daly, toBest, toDaly, isGood };
}

/** The results as JSON; a point of a curve is one line: interval, cost, lost, saving, all in seconds, and the saves. */
function tell(head: object, compared: readonly ReturnType<typeof compare>[]): string {
  const lineOf = ({ intervalS, costS, lostS, savingS, saves }: Point): string =>
    [intervalS, costS, lostS, savingS, saves].map((value) => value.toPrecision(6)).join(' ');
  const scenarios = compared.map(({ curves, ...rest }) => ({
    ...rest,
    curves: curves.map(({ points, ...curve }) => ({ ...curve, points: points.map(lineOf) })),
  }));
  const meaningful = (_: string, value: unknown): unknown =>
    typeof value === 'number' ? Number(value.toPrecision(6)) : value;
  return `${JSON.stringify({ ...head, scenarios }, meaningful, 1)}\n`;
}

function main(): void {
  const days = Number(process.argv[2] ?? DAYS);
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new Error(`DAYS "${process.argv[2]}": 1 to 366`);
  const orbit = yearOnOrbitB(days);
  const scenarios: Scenario[] = [
    ...([1, 10, 100, 1000] as const).map((factor) => ({
      id: factor === 1 ? 'orbit B' : `orbit B, rates x${factor}`,
      year: orbit,
      causes: orbitCauses(factor),
      seeds: factor === 1 ? 10 : 4,
    })),
    { id: 'steady rate, 6 h', year: steadyYear(days), causes: steadyCauses(STEADY_MEAN_TIME_S), seeds: 4 },
  ];
  const compared = scenarios.map(compare);
  const results = join(ROOT, 'bench/results');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'interval.json'), tell({ machine: machine(), days, saveS: SAVE_S }, compared));
  writeFileSync(join(results, 'interval.svg'), chartOf(compared));
  if (compared.some(({ isGood }) => !isGood)) process.exitCode = 1;
}

main();

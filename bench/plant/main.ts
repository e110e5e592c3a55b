// How fast the plant runs alone, what its time goes to, and a calm month on both orbits.
// Run: npm run build && node dist/bench/plant/main.js [FLIGHTS] [DAYS]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../apps/cli/src/craft-files';
import { fly, machine, profileOf, speedLine, spread } from '../process';
import type { Layers } from '../profile';
import type { PlantFlown } from './flight';

const FLIGHTS = 5;
const DAYS = 30;
/** About a day, so that what V8 needs to find the hot code hardly counts. */
const REVOLUTIONS = 15;
const REVOLUTIONS_PER_DAY = 86_400 / 5700;
/** What must hold (see README). */
const SLOWEST_RATE = 20_000;
const WORST_RESIDUAL = 1e-6;
const LONGEST_MONTH_S = 300;
const PROGRAM = join(__dirname, 'flight.js');

const PARTS: Layers = [
  [/\/hil\/plant\/(thermal|environment)/, 'thermal network'],
  [/\/hil\/plant\/(electrical|rails|supply|external)/, 'rails and loads'],
  [/\/hil\/plant\/battery/, 'battery'],
  [/\/hil\/plant\/array/, 'array'],
  [/\/hil\/plant\/gpu/, 'GPU'],
  [/\/hil\/plant\/(radiation|dose|saa|solar|single)/, 'radiation'],
  [/\/hil\/plant\/(sky|link)|\/libs\/orbit\/|\/satellite\.js\//, 'orbit, light and links'],
  [/\/hil\/plant\/|\/bench\/plant\//, 'stepping'],
];
const STEPPING = /\/dist\/hil\/plant\/plant\.js$/;

const flown = (orbit: string, revolutions: number): PlantFlown =>
  fly<PlantFlown>(PROGRAM, [orbit, String(revolutions)]);

/** A month of one orbit; says what does not hold. */
function month(orbit: string, days: number): PlantFlown & { readonly failures: readonly string[] } {
  const result = flown(orbit, Math.ceil(days * REVOLUTIONS_PER_DAY));
  const failures = [
    ...(result.worstElectricalResidual > WORST_RESIDUAL ? ['power does not add up'] : []),
    ...(result.worstCraftResidual > WORST_RESIDUAL ? ['energy does not add up'] : []),
    ...(result.processorS > LONGEST_MONTH_S ? ['it takes too long'] : []),
  ];
  console.log(
    `orbit ${orbit}: ${days} days in ${result.wallS.toFixed(0)} s (${result.processorS.toFixed(0)} s of processor), worst revolution off by ` +
      `${result.worstElectricalResidual.toExponential(1)} of its power and ${result.worstCraftResidual.toExponential(1)} ` +
      `of its energy, ${result.coldestC.toFixed(1)} to ${result.hottestC.toFixed(1)} C, lowest charge ` +
      `${(100 * result.lowestStateOfCharge).toFixed(0)} %${failures.map((text) => `; FAILED: ${text}`).join('')}`,
  );
  return { ...result, failures };
}

function main(): void {
  const flights = Number(process.argv[2] ?? FLIGHTS);
  const days = Number(process.argv[3] ?? DAYS);
  const all = Array.from({ length: flights }, () => flown('B', REVOLUTIONS));
  const [{ simulatedS, fingerprint }] = all;
  if (all.some((one) => one.fingerprint !== fingerprint)) throw new Error('two flights differ');
  const speed = spread(all.map((one) => one.simulatedS / one.wallS));
  const perProcessorS = spread(all.map((one) => one.simulatedS / one.processorS));
  console.log(
    `plant alone, orbit B: ${simulatedS} s, ${flights} flights, fingerprint ${fingerprint.slice(0, 12)}`,
  );
  console.log(speedLine('mission time per wall time', speed));
  console.log(speedLine('mission time per processor time', perProcessorS));
  const parts = profileOf(PROGRAM, ['B', String(REVOLUTIONS)], PARTS, STEPPING);
  for (const [part, share] of Object.entries(parts))
    console.log(`${part.padEnd(34)} ${(share * 100).toFixed(1).padStart(5)} %`);
  const months = days > 0 ? ['A', 'B'].map((orbit) => month(orbit, days)) : [];
  const result = {
    machine: machine(),
    orbit: 'B',
    simulatedS,
    fingerprint,
    flights,
    speed,
    perProcessorS,
    parts,
    days,
    months,
  };
  const results = join(ROOT, 'bench/results');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'plant.json'), `${JSON.stringify(result, null, 1)}\n`);
  const isSlow = perProcessorS.median < SLOWEST_RATE;
  if (isSlow) console.log(`FAILED: slower than ${SLOWEST_RATE} times real time`);
  if (isSlow || months.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
}

main();

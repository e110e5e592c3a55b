// How fast a whole scenario flies in the simulated world, and what the time goes to.
// Run: npm run build && node dist/bench/simulation/main.js [FLIGHTS] [SCENARIO]
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../apps/cli/src/craft-files';
import type { Flown } from './flight';
import { sharesOf, type Profile } from './layers';

const FLIGHTS = 5;
const SCENARIO = 'first-orbit';
const RESULTS = join(ROOT, 'bench/results');
function fly(scenario: string, flags: readonly string[] = []): Flown {
  const program = join(__dirname, 'flight.js');
  const printed = execFileSync(process.execPath, [...flags, program, scenario], { encoding: 'utf8' });
  return JSON.parse(printed.trimEnd().split('\n').at(-1)!) as Flown;
}

/** One more flight under the profiler, whose own cost is part of no figure of speed. */
function profileOf(scenario: string): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-profile-'));
  try {
    fly(scenario, ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
    const [file] = readdirSync(folder);
    return sharesOf(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function spread(values: readonly number[]): { min: number; median: number; max: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { min: sorted[0], median: sorted[sorted.length >> 1], max: sorted.at(-1)! };
}

function speedLine(what: string, { min, median, max }: ReturnType<typeof spread>): string {
  return `${what.padEnd(34)} min ${min.toFixed(0)}x  median ${median.toFixed(0)}x  max ${max.toFixed(0)}x`;
}

function main(): void {
  const flights = Number(process.argv[2] ?? FLIGHTS);
  const scenario = process.argv[3] ?? SCENARIO;
  const flown = Array.from({ length: flights }, () => fly(scenario));
  const { simulatedS, counters, fingerprint } = flown[0];
  if (flown.some((one) => one.fingerprint !== fingerprint)) throw new Error('two flights differ');
  const speed = spread(flown.map((one) => one.simulatedS / one.wallS));
  // On a machine that others use too, processor time is what the flight itself costs.
  const perProcessorS = spread(flown.map((one) => one.simulatedS / one.processorS));
  const perS = Object.fromEntries(
    Object.entries(counters).map(([name, count]) => [name, count / simulatedS]),
  );
  console.log(
    `${scenario}: ${simulatedS} s of mission, ${flights} flights, fingerprint ${fingerprint.slice(0, 12)}`,
  );
  console.log(speedLine('mission time per wall time', speed));
  console.log(speedLine('mission time per processor time', perProcessorS));
  for (const [name, count] of Object.entries(perS))
    console.log(`${name.padEnd(34)} ${count.toFixed(1)} per mission second`);
  const layers = profileOf(scenario);
  for (const [layer, share] of Object.entries(layers))
    console.log(`${layer.padEnd(34)} ${(share * 100).toFixed(1).padStart(5)} %`);
  mkdirSync(RESULTS, { recursive: true });
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown' };
  const result = { machine, scenario, simulatedS, fingerprint, flights, speed, perProcessorS, perS, layers };
  writeFileSync(join(RESULTS, 'simulation.json'), `${JSON.stringify(result, null, 1)}\n`);
}

main();

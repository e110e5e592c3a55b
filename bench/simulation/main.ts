// How fast a whole scenario flies in the simulated world, and what the time goes to.
// Run: npm run build && node dist/bench/simulation/main.js [FLIGHTS] [SCENARIO]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../apps/cli/src/craft-files';
import { fly, machine, profileOf, speedLine, spread } from '../process';
import type { Layers } from '../profile';
import type { Flown } from './flight';

const FLIGHTS = 5;
const SCENARIO = 'first-orbit';
const RESULTS = join(ROOT, 'bench/results');
const PROGRAM = join(__dirname, 'flight.js');
const LAYERS: Layers = [
  [/\/dist\/hil\/plant\/|\/dist\/libs\/orbit\/|\/satellite\.js\//, 'plant'],
  [/\/dist\/hil\/devices\//, 'devices'],
  [/\/dist\/libs\/contracts\/|\/node_modules\/protobufjs\//, 'codec'],
  [/\/dist\/hil\/simulation\/bus\//, 'bus model'],
  [/\/dist\/hil\/simulation\/kernel\//, 'kernel'],
  [/\/dist\/hil\/simulation\//, 'nodes, disks, workloads'],
  [/\/dist\/libs\/(bus|service)\//, 'transport and work loop'],
  [/\/node_modules\/(@nestjs|rxjs|reflect-metadata)\//, 'Nest'],
  [/\/dist\/(apps\/(?!cli)|libs\/)/, 'services'],
  [/\/dist\/(hil|apps\/cli|bench)\//, 'flight, ground, faults, record'],
];
const FLIGHT = /\/dist\/hil\/simulation\/kernel\/simulation\.js$/;

function main(): void {
  const flights = Number(process.argv[2] ?? FLIGHTS);
  const scenario = process.argv[3] ?? SCENARIO;
  const flown = Array.from({ length: flights }, () => fly<Flown>(PROGRAM, [scenario]));
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
  const layers = profileOf(PROGRAM, [scenario], LAYERS, FLIGHT);
  for (const [layer, share] of Object.entries(layers))
    console.log(`${layer.padEnd(34)} ${(share * 100).toFixed(1).padStart(5)} %`);
  mkdirSync(RESULTS, { recursive: true });
  const result = {
    machine: machine(),
    scenario,
    simulatedS,
    fingerprint,
    flights,
    speed,
    perProcessorS,
    perS,
    layers,
  };
  writeFileSync(join(RESULTS, 'simulation.json'), `${JSON.stringify(result, null, 1)}\n`);
}

main();

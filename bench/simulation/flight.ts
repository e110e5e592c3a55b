// One simulated flight in a process of its own, as `dawnline fly` flies it: flight.js SCENARIO. Its last line is JSON.
import { loadScenario } from '@hil/scenarios';
import { DATA } from '../../apps/cli/src/craft-files';
import { flySimulated } from '../../apps/cli/src/flights/simulated';

export interface Flown {
  readonly fingerprint: string;
  readonly simulatedS: number;
  readonly wallS: number;
  /** Of all threads of the process, from the first event to the last. */
  readonly processorS: number;
  readonly counters: Readonly<Record<string, number>>;
}

const US_PER_S = 1_000_000;

async function main(): Promise<void> {
  const loaded = loadScenario(process.argv[2], DATA);
  const before = process.cpuUsage();
  const { entries, fingerprint } = await flySimulated({ ...loaded, seed: loaded.scenario.seed });
  const { user, system } = process.cpuUsage(before);
  const end = entries.at(-1);
  if (end?.kind !== 'end') throw new Error('the flight has no end');
  const flown: Flown = {
    fingerprint,
    simulatedS: end.t / US_PER_S,
    wallS: end.wallSeconds,
    processorS: (user + system) / US_PER_S,
    counters: end.counters as Record<string, number>,
  };
  console.log(JSON.stringify(flown));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { faultProblems, faultTargets } from '@hil/faults';
import { loadScenario, type LoadedScenario, type Scenario } from '@hil/scenarios';
import type { FlightEntry } from '@hil/record';
import { examplePrograms, payloadDiskIn, startRig, type Rig } from '@hil/rig';
import { judge, verdictTable, type Verdict } from '@hil/verdict';
import {
  brokerOptionsOf,
  brokerText,
  operatorFile,
  withBrokerOptions,
  type BrokerOptions,
} from '../broker-options';
import { DATA, ROOT } from '../craft-files';
import { EXIT_FAILED, UserError } from '../errors';
import { realDigests } from '../flights/golden';
import { makeFolder, writeReports } from '../flights/report';
import { positiveNumber, repeatedOption, wholeNumber } from '../options';
import { outputFor } from '../output';
import { FLIGHTS, removeRigFile, writeRigFile } from '../rig-file';
import { findSubsystems } from '../subsystems';
import { softwareVersion } from '../version';
import { showFlight, type FlightView } from '../view/show';

interface UpOptions extends BrokerOptions {
  readonly rate?: number;
  readonly seed?: number;
  readonly exit?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly out?: string;
  readonly acknowledge: boolean;
  readonly external?: readonly string[];
}

const DEFAULT_SCENARIO = 'first-orbit';
/** A rig that goes on after its verdict flies until Ctrl-C: this long at most, a year of mission time. */
const OPEN_END_US = 365 * 86_400e6;

function flightFolder(options: UpOptions, scenario: string): string {
  const stamp = new Date().toISOString().replace(/[-:]/g, '').slice(0, 15);
  return resolve(options.out ?? join(FLIGHTS, `${scenario}-live-${stamp}`));
}

/** Collects the record up to the end of the scenario, where the verdict is due. */
class Recorder {
  readonly entries: FlightEntry[] = [];
  readonly complete: Promise<void>;
  private isComplete = false;
  private finish: () => void = () => undefined;

  constructor(
    private readonly durationUs: number,
    private readonly view: FlightView,
  ) {
    this.complete = new Promise((resolve) => (this.finish = resolve));
  }

  take(entry: FlightEntry): void {
    this.view.take(entry);
    if (this.isComplete) return;
    this.entries.push(entry);
    // With an open end the rig itself writes no end: the scenario's time is up when truth says so.
    const isOver = entry.kind === 'truth' && entry.t >= this.durationUs;
    if (entry.kind !== 'end' && !isOver) return;
    this.isComplete = true;
    this.finish();
  }
}

/** The record as the judge wants it: with its end, also when the rig flies on. */
function judged(
  loaded: Pick<LoadedScenario, 'scenario' | 'catalogue'>,
  entries: readonly FlightEntry[],
  beganMs: number,
  golden: ReadonlyMap<string, string>,
): Verdict {
  const { scenario, catalogue } = loaded;
  const last = entries.at(-1);
  const closed: FlightEntry[] = entries.map((entry) =>
    entry.kind === 'start' ? { ...entry, durationUs: scenario.durationUs } : entry,
  );
  if (last?.kind !== 'end') {
    const wallSeconds = (performance.now() - beganMs) / 1000;
    closed.push({
      t: scenario.durationUs,
      kind: 'end',
      reason: 'complete',
      fingerprint: '',
      wallSeconds,
      counters: {},
    });
  }
  return judge({ scenario, catalogue, entries: closed, golden });
}

function whereToGo(rig: Rig): string {
  return [
    '',
    'The rig flies on. In another terminal of this folder:',
    '  npx dawnline events                                    follow what happens',
    '  npx dawnline inject gpu.kernel-hang --target gpu/0     strike it, and watch it recover',
    '  npx dawnline tc fault-manager noop                     send a telecommand, as a ground station would',
    '  npx dawnline tm power-manager                          look at telemetry',
    '  npx dawnline job list                                  see the jobs; docs/jobs.md runs yours',
    '  npx dawnline fly first-orbit --twice                   the same flight simulated, bit for bit',
    `${brokerText(rig)} Ctrl-C ends everything.`,
  ].join('\n');
}

/** Only devices of the craft can be played by hardware, and it knows one rate only. Faults on it are its own. */
function withExternal(loaded: LoadedScenario, { external = [], rate }: UpOptions): Scenario {
  const { craft, catalogue, scenario } = loaded;
  const known = craft.devices.map(({ id }) => id);
  const stranger = external.find((device) => !known.includes(device));
  if (stranger !== undefined)
    throw new UserError(`--external ${stranger}: expected one of ${known.join(', ')}`);
  const all = [...new Set([...scenario.external, ...external])];
  if (all.length === 0) return scenario;
  if (rate !== undefined && rate !== 1)
    throw new UserError(`--rate ${rate}: expected 1, as real hardware plays ${all.join(', ')}`);
  const targets = faultTargets(craft);
  const refused = scenario.faults.find((fault) => faultProblems(fault, catalogue, targets, all).length > 0);
  if (refused) {
    const reason = `its fault ${refused.id} strikes ${refused.target}, which would be real hardware`;
    throw new UserError(
      `--external ${external.join(', ')}: not with the scenario ${scenario.name}: ${reason}`,
    );
  }
  return { ...scenario, external: all };
}

function warn(options: UpOptions, rig: Rig, other: ReturnType<typeof writeRigFile>): void {
  if (options.anonymous)
    process.stderr.write(`rig: whoever reaches ${rig.brokerUrl} may do everything there (--anonymous)\n`);
  if (other)
    process.stderr.write(
      `rig: another one runs in this folder (process ${other.pid}, ${other.scenario}); commands reach that one\n`,
    );
}

async function up(name: string, options: UpOptions): Promise<void> {
  const access = brokerOptionsOf(options);
  const loaded = loadScenario(name, DATA);
  const scenario = withExternal(loaded, options);
  const programs = examplePrograms(ROOT);
  const golden = realDigests(scenario, programs);
  const output = outputFor(options.json ?? false);
  const view = showFlight(output.json || (options.quiet ?? false));
  const recorder = new Recorder(scenario.durationUs, view);
  const folder = flightFolder(options, scenario.name);
  makeFolder(folder);
  // The state of another flight would be taken for this one's: its jobs done, its sequences used.
  if (existsSync(join(folder, 'state')))
    throw new UserError(`--out ${folder}: holds a flight already; expected a folder without one`);
  const keyFile = join(folder, 'keys.json');
  const beganMs = performance.now();
  const rig = await startRig({
    ...loaded,
    scenario: options.exit ? scenario : { ...scenario, durationUs: OPEN_END_US },
    services: findSubsystems().map(({ subsystem, mainFile }) => ({
      name: subsystem.name,
      main: mainFile,
      computer: subsystem.computer,
      critical: subsystem.critical,
    })),
    programs,
    keyFile,
    flightFolder: folder,
    ...access,
    rate: options.rate,
    seed: options.seed,
    acknowledges: options.acknowledge,
    software: softwareVersion(),
    onEntry: (entry) => recorder.take(entry),
    onTrouble: (message) => process.stderr.write(`rig: ${message}\n`),
  });
  const { craft, epochUnixUs } = scenario;
  const other = writeRigFile({
    pid: process.pid,
    brokerUrl: rig.brokerUrl,
    credentialsFile: operatorFile(rig),
    craft,
    spacecraftId: loaded.craft.spacecraftId,
    scenario: scenario.name,
    epochUnixUs,
    keyFile,
    flightFolder: folder,
    payloadDisk: payloadDiskIn(folder),
    external: scenario.external,
  });
  warn(options, rig, other);
  try {
    await Promise.race([recorder.complete, rig.ended]);
    if (options.exit) await rig.ended;
    const verdict = judged({ ...loaded, scenario }, recorder.entries, beganMs, golden);
    const page = writeReports(folder, verdict, recorder.entries, false);
    view.end();
    if (output.json) output.document(verdict);
    else output.text(`${verdictTable(verdict, process.stdout.isTTY)}\nreport: ${page}`);
    if (!verdict.passed) process.exitCode = EXIT_FAILED;
    if (!options.exit && !output.json) output.text(whereToGo(rig));
    await rig.ended;
  } finally {
    view.end();
    removeRigFile(process.pid);
  }
}

const EXAMPLES = `
Examples:
  dawnline up                          the default scenario; flies on after the verdict until Ctrl-C
  dawnline up smoke --exit             a short one; the exit status says whether it passed
  dawnline up pass --rate 1            in contact with a ground station, to send telecommands by hand
  dawnline up --broker mqtt://127.0.0.1:1883 --credentials broker/credentials     your broker (dawnline access)
  dawnline up calm-orbit --external eps/battery --port 1883      a real battery takes part (docs/hardware.md)
Scenarios are the files of hil/scenarios; yours may lie anywhere.`;

export function addUp(program: Command): void {
  const command = program
    .command('up')
    .description('Fly a scenario live: a real broker, every subsystem as its own process, real job processes')
    .argument('[scenario]', 'name of a scenario or path of its file', DEFAULT_SCENARIO)
    .option('--exit', 'end everything after the verdict; the exit status is the verdict')
    .option(
      '--rate <factor>',
      'ceiling of mission time against wall time (default: the scenario’s; 1 for hardware)',
      positiveNumber,
    );
  withBrokerOptions(command)
    .option('--seed <number>', 'seed of noise and keyed draws', wholeNumber)
    .addOption(repeatedOption('--external <device>', 'a device that real hardware plays; the rate is then 1'))
    .option('--out <folder>', 'where record, logs and reports go (default: flights/SCENARIO-live-TIME)')
    .option(
      '--no-acknowledge',
      'the own ground of the rig acknowledges no telemetry: uplink key and sequences are those of a station of yours',
    )
    .option('--quiet', 'no view, only the verdict')
    .option('--json', 'the verdict as one JSON document (docs/flight-record.md)')
    .addHelpText('after', EXAMPLES)
    .action((name: string, options: UpOptions) => up(name, options));
}

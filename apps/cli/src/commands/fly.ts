import { join } from 'node:path';
import type { Command } from 'commander';
import { loadScenario } from '@hil/scenarios';
import { Trace } from '@hil/simulation';
import { judge, verdictTable } from '@hil/verdict';
import { DATA } from '../craft-files';
import { EXIT_FAILED, UserError } from '../errors';
import { modelledDigests } from '../flights/golden';
import { makeFolder, writeReports } from '../flights/report';
import { flySimulated, type SimulatedCase } from '../flights/simulated';
import { compareWithSecond, flyForTrace } from '../flights/twice';
import { wholeNumber } from '../options';
import { outputFor } from '../output';
import { FLIGHTS } from '../rig-file';
import { plainLine, timelineLine } from '../view/flight-state';

interface FlyOptions {
  readonly seed?: number;
  readonly twice?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly out?: string;
  readonly traceFile?: string;
  readonly traceWindow?: string;
}

function windowOf(text: string | undefined): { from: number; to: number } | undefined {
  if (text === undefined) return undefined;
  const [from, to] = text.split(':').map(Number);
  if (!(from >= 0 && to > from)) throw new UserError(`--trace-window ${text}: expected FROM:TO`);
  return { from, to };
}

async function fly(name: string, options: FlyOptions): Promise<void> {
  const loaded = loadScenario(name, DATA);
  const { scenario, catalogue } = loaded;
  if (scenario.external.length > 0)
    throw new UserError(
      `${name}: real hardware plays ${scenario.external.join(', ')}: expected \`dawnline up ${name}\``,
    );
  const seed = options.seed ?? scenario.seed;
  const output = outputFor(options.json ?? false);
  const isQuiet = output.json || (options.quiet ?? false);
  const flightCase: SimulatedCase = { ...loaded, seed };
  if (options.traceFile) return flyForTrace(flightCase, options.traceFile, windowOf(options.traceWindow));
  const folder = options.out ?? join(FLIGHTS, `${scenario.name}-simulated-${seed}`);
  makeFolder(folder);
  const trace = options.twice ? new Trace() : undefined;
  const result = await flySimulated({ ...flightCase, trace });
  if (!isQuiet) {
    for (const line of result.entries.map(timelineLine)) if (line) output.text(plainLine(line));
  }
  const verdict = judge({ scenario, catalogue, entries: result.entries, golden: modelledDigests(scenario) });
  const page = writeReports(folder, verdict, result.entries, true);
  const agreement = trace
    ? await compareWithSecond(flightCase, name, { trace, fingerprint: result.fingerprint })
    : null;
  if (output.json) output.document(agreement ? { ...verdict, twice: agreement } : verdict);
  else {
    output.text(verdictTable(verdict, process.stdout.isTTY));
    if (agreement)
      output.text(agreement.agree ? 'flown twice: both flights agree in every record' : agreement.report);
    output.text(`report: ${page}\nreplay: npx dawnline fly ${name} --seed ${seed}`);
  }
  if (!verdict.passed || agreement?.agree === false) process.exitCode = EXIT_FAILED;
}

const EXAMPLES = `
Examples:
  dawnline fly smoke
  dawnline fly first-orbit --seed 7 --twice
  dawnline fly my-scenario.yaml --json > verdict.json`;

export function addFly(program: Command): void {
  program
    .command('fly')
    .description(
      'Fly a scenario in the simulated world, as fast as the processor allows, bit for bit the same each time',
    )
    .argument('<scenario>', 'name of a scenario (first-orbit, ...) or path of its file')
    .option('--seed <number>', 'seed of noise and keyed draws (default: the scenario’s)', wholeNumber)
    .option('--twice', 'fly a second time in a fresh process and fail at the first record that differs')
    .option('--out <folder>', 'where record and reports go (default: flights/SCENARIO-simulated-SEED)')
    .option('--quiet', 'no timeline, only the verdict')
    .option('--json', 'the verdict as one JSON document (docs/flight-record.md)')
    .addOption(program.createOption('--trace-file <file>').hideHelp())
    .addOption(program.createOption('--trace-window <from:to>').hideHelp())
    .addHelpText('after', EXAMPLES)
    .action((name: string, options: FlyOptions) => fly(name, options));
}

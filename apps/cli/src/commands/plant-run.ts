import { closeSync, openSync, writeSync } from 'node:fs';
import { formatUtc, US_PER_DAY, US_PER_SECOND } from '@dawnline/orbit';
import type { Craft } from '@hil/crafts';
import { listChannels, STEP_US, type ListedChannel } from '@hil/plant';
import { readCraft } from '../craft-files';
import { UserError } from '../errors';
import { durationUs } from '../options';
import {
  chosenOrbit,
  orbitText,
  utcOption,
  warnOfAge,
  type ChosenOrbit,
  type OrbitOptions,
} from '../orbit/orbit-options';
import { outputFor } from '../output';
import { assignmentOf, columnsOf, type Column } from '../plant/channel-names';
import { flyPlant, startPlant, valueOf, type PlantFlight, type TimedAssignment } from '../plant/plant-flight';
import { PlantPlots } from '../plant/plant-plots';

export interface PlantRunOptions extends OrbitOptions {
  readonly list?: boolean;
  readonly json?: boolean;
  readonly start?: string;
  readonly duration?: number;
  readonly step: number;
  readonly channels: string;
  readonly stateOfCharge: number;
  readonly temperature?: readonly string[];
  readonly set?: readonly string[];
  readonly at?: readonly string[];
  readonly boot?: boolean;
  readonly environment?: PlantFlight['environment'];
  readonly solarCycle: PlantFlight['solarActivity'];
  readonly out?: string;
  readonly plot?: string;
}

function temperaturesOf(texts: readonly string[], craft: Craft): Record<string, number> {
  const nodes = craft.nodes.map(({ id }) => id);
  const pairs = texts.map((text) => {
    const [node, value] = text.split('=');
    const celsius = Number(value);
    if (!nodes.includes(node) || !value || !(celsius > -273 && celsius < 1000))
      throw new UserError(
        `--temperature ${text}: expected NODE=CELSIUS, above -273 and below 1000, with a node of ${nodes.join(', ')}`,
      );
    return [node, celsius] as const;
  });
  return Object.fromEntries(pairs);
}

function laterOf(
  texts: readonly string[],
  channels: readonly ListedChannel[],
  lengthUs: number,
): TimedAssignment[] {
  const later = texts.map((text) => {
    const at = text.indexOf(':');
    if (at < 1) throw new UserError(`--at ${text}: expected TIME:NAME=NUMBER such as 10min:pumpOn.0=0`);
    const atUs = durationUs(text.slice(0, at));
    if (atUs > lengthUs)
      throw new UserError(`--at ${text}: expected a time within the ${lengthUs / 1e6} s of the run`);
    return {
      atUs,
      assignment: assignmentOf(channels, text.slice(at + 1), '--at'),
    };
  });
  return later.sort((one, other) => one.atUs - other.atUs);
}

function flightOf(
  options: PlantRunOptions,
  craft: Craft,
  { tle }: ChosenOrbit,
  channels: readonly ListedChannel[],
): PlantFlight {
  if (options.step < STEP_US || options.step % STEP_US !== 0)
    throw new UserError(`--step ${options.step / 1000}ms: expected a multiple of ${STEP_US / 1000}ms`);
  if (!(options.stateOfCharge <= 1))
    throw new UserError(`--state-of-charge ${options.stateOfCharge}: expected a share above 0 and up to 1`);
  const startUs = options.start === undefined ? tle.epochUnixUs : utcOption('--start', options.start);
  const lengthUs = options.duration ?? Math.round(US_PER_DAY / tle.meanMotionRevPerDay);
  return {
    parameters: craft,
    tle,
    // The plant lives on its grid.
    startUnixUs: Math.floor(startUs / STEP_US) * STEP_US,
    durationUs: lengthUs,
    intervalUs: options.step,
    stateOfCharge: options.stateOfCharge,
    temperaturesC: temperaturesOf(options.temperature ?? [], craft),
    gpusBooted: options.boot !== true,
    environment: options.environment,
    solarActivity: options.solarCycle,
    set: (options.set ?? []).map((text) => assignmentOf(channels, text, '--set')),
    later: laterOf(options.at ?? [], channels, lengthUs),
  };
}

/** A job on a GPU without power does nothing: that is seldom meant. */
function warnOfDarkGpus(flight: PlantFlight, craft: Craft): void {
  const wants = (name: string, element: string): boolean =>
    [...flight.set, ...flight.later.map(({ assignment }) => assignment)].some(
      ({ channel, indices, value }) =>
        channel.name === name && value > 0 && indices.some((index) => channel.elements[index] === element),
    );
  for (const gpu of craft.gpus) {
    const rail = craft.rails.find(({ id }) => id === gpu.rail);
    const name = `railClosed.${gpu.rail}`;
    const id = craft.gpus.length === 1 ? '' : String(gpu.id);
    if (rail?.closedByDefault || wants('railClosed', gpu.rail)) continue;
    if (wants('gpuUtilisation', id) || wants('gpuUtilisation', String(gpu.id)))
      process.stderr.write(`GPU ${gpu.id} has no power: --set ${name}=1 gives it\n`);
  }
}

function openFile(path: string, option: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw new UserError(
      `${option} ${path}: expected a file that can be written (${(error as Error).message})`,
    );
  }
}

/** One JSON object a line, or comma-separated values with a heading. */
function rowWriter(json: boolean, columns: readonly Column[], write: (line: string) => void) {
  if (!json) write(['time_utc', 'time_s', ...columns.map(({ label }) => label)].join(','));
  return (utc: string, second: number, values: readonly number[]): void => {
    if (!json) {
      write([utc, second, ...values].join(','));
      return;
    }
    const named = Object.fromEntries(columns.map(({ label }, column) => [label, values[column]]));
    write(JSON.stringify({ time_utc: utc, time_s: second, ...named }));
  };
}

/** Rows gathered before they are written: many small writes are slow. */
const CHUNK_LINES = 1000;

export function plantRun(options: PlantRunOptions): void {
  const craft = readCraft('odc-1');
  const channels = listChannels(craft);
  if (options.list) {
    printList(channels, options.json ?? false);
    return;
  }
  const orbit = chosenOrbit(options, craft);
  const flight = flightOf(options, craft, orbit, channels);
  if (!orbit.isDefault) warnOfAge(orbit, flight.startUnixUs, flight.startUnixUs + flight.durationUs);
  const columns = columnsOf(channels, options.channels);
  warnOfDarkGpus(flight, craft);
  const file = options.out === undefined ? null : openFile(options.out, '--out');
  const page = options.plot === undefined ? null : openFile(options.plot, '--plot');
  const plots = page === null ? null : new PlantPlots(columns, flight.durationUs / flight.intervalUs + 1);
  const lines: string[] = [];
  const flush = (): void => {
    const text = lines
      .splice(0)
      .map((line) => `${line}\n`)
      .join('');
    if (file === null) process.stdout.write(text);
    else writeSync(file, text);
  };
  const write = rowWriter(options.json ?? false, columns, (line) => {
    lines.push(line);
    if (lines.length >= CHUNK_LINES) flush();
  });
  const plant = startPlant(flight);
  flyPlant(flight, plant, (elapsedUs) => {
    const second = elapsedUs / US_PER_SECOND;
    const values = columns.map((column) => valueOf(plant, column));
    write(formatUtc(flight.startUnixUs + elapsedUs), second, values);
    plots?.add(second, plant.state.inEclipse[0] === 1, values);
  });
  flush();
  if (page === null || plots === null) return;
  writeSync(page, plots.page(`${craft.name}: the plant alone`, factsOf(options, flight, orbit)));
  closeSync(page);
}

function factsOf(options: PlantRunOptions, flight: PlantFlight, orbit: ChosenOrbit): [string, string][] {
  return [
    ['start', formatUtc(flight.startUnixUs)],
    ['orbit', orbitText(orbit)],
    ['state of charge at the start', String(flight.stateOfCharge)],
    ['set', [...(options.set ?? []), ...(options.at ?? [])].join(', ') || 'nothing'],
  ];
}

function printList(channels: readonly ListedChannel[], json: boolean): void {
  const output = outputFor(json);
  if (json) {
    output.document(channels);
    return;
  }
  const width = Math.max(...channels.map(({ name }) => name.length));
  const unitWidth = Math.max(...channels.map(({ unit }) => unit.length));
  for (const { name, role, unit, elements, description } of channels) {
    output.text(`${name.padEnd(width)}  ${role.padEnd(5)}  ${unit.padEnd(unitWidth)}  ${description}`);
    if (elements.length > 1) output.text(`${' '.repeat(width + unitWidth + 11)}${elements.join(' ')}`);
  }
}

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  circularElements,
  formatUtc,
  parseTle,
  parseUtc,
  rightAscensionOfNode,
  selectElements,
  sunSynchronousInclinationDeg,
  TleError,
  US_PER_DAY,
  US_PER_SECOND,
  type Tle,
} from '@dawnline/orbit';
import type { Craft } from '@hil/crafts';
import { UserError } from '../errors';

export interface OrbitOptions {
  readonly orbit?: string;
  readonly tle?: string;
  readonly object?: string;
  readonly altitude?: string;
  readonly inclination?: string;
  readonly node?: string;
  readonly ltan?: string;
  readonly phase?: string;
  readonly epoch?: string;
  /** Of the span; a circular orbit begins there when it has no epoch. */
  readonly start?: string;
}

/** An orbit that the user has chosen. */
export interface ChosenOrbit {
  /** Name of the object or of the craft's orbit; '' when the elements have none. */
  readonly name: string;
  readonly tle: Tle;
  /** Nothing was said: the craft's own. */
  readonly isDefault: boolean;
  /** Real elements age; those of a circle are what was asked for. */
  readonly ages: boolean;
}

const DEFAULT_ORBIT = 'B';
const DEFAULT_EPOCH = '2026-01-01T00:00:00Z';
/** Beyond this age of elements positions are off by tens of kilometres (assumed). */
const GOOD_DAYS = 30;
const STANDARD_INPUT = 0;

/** Adds the options that say which orbit. */
export function withOrbit(command: Command): Command {
  return command
    .option('--orbit <name>', `orbit of craft ODC-1: A or B (default: ${DEFAULT_ORBIT})`)
    .option(
      '--tle <file>',
      'elements from a file: two lines, or OMM as JSON, XML or KEY = VALUE; - reads input',
    )
    .option('--object <name>', 'which object of that file, by name or catalogue number')
    .option('--altitude <km>', 'a circular orbit: height above 6378.137 km')
    .option('--inclination <degrees>', 'its inclination; sso keeps the local time')
    .option('--node <degrees>', 'right ascension of its ascending node (default: 0)')
    .option('--ltan <HH:MM>', 'the node by its local mean solar time instead')
    .option('--phase <degrees>', 'where it is at its epoch, from the node (default: 0)')
    .option('--epoch <utc>', `its epoch (default: --start, or ${DEFAULT_EPOCH})`);
}

export function numberOption(name: string, text: string, low: number, high: number, unit: string): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : NaN;
  if (!(value >= low && value <= high))
    throw new UserError(`${name} ${text}: expected ${low} to ${high} ${unit}`);
  return value;
}

export function utcOption(name: string, text: string): number {
  try {
    return parseUtc(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`${name} ${text}: expected UTC such as 2026-08-19T03:11:00Z`);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8');
  } catch (error) {
    throw new UserError(`--tle ${file}: expected a file that can be read (${(error as Error).message})`);
  }
}

function fromFile(file: string, object: string | undefined): ChosenOrbit {
  const text = textOf(file);
  try {
    const { name, ...tle } = selectElements(text, object);
    return { name, tle, isDefault: false, ages: true };
  } catch (error) {
    if (!(error instanceof TleError)) throw error;
    const option =
      error.field === 'object' ? `--object ${object ?? '(none)'}: expected ${error.allowed}` : error.message;
    throw new UserError(`--tle ${file}: ${option}`);
  }
}

function ltanHours(text: string): number {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  const hours = match === null ? NaN : Number(match[1]) + Number(match[2]) / 60;
  if (!(hours < 24)) throw new UserError(`--ltan ${text}: expected a local time from 00:00 to 23:59`);
  return hours;
}

function circular(options: OrbitOptions): ChosenOrbit {
  const { altitude, inclination, node, ltan } = options;
  if (altitude === undefined || inclination === undefined)
    throw new UserError('--altitude, --inclination: expected both, for a circular orbit');
  if (node !== undefined && ltan !== undefined) throw new UserError('--node, --ltan: expected one of them');
  const altitudeKm = numberOption('--altitude', altitude, 150, 100_000, 'km');
  const epochUnixUs =
    options.epoch === undefined && options.start !== undefined
      ? utcOption('--start', options.start)
      : utcOption('--epoch', options.epoch ?? DEFAULT_EPOCH);
  try {
    const tle = circularElements({
      altitudeKm,
      epochUnixUs,
      inclinationDeg:
        inclination === 'sso'
          ? sunSynchronousInclinationDeg(altitudeKm)
          : numberOption('--inclination', inclination, 0, 180, 'degrees, or sso'),
      rightAscensionDeg:
        ltan === undefined
          ? numberOption('--node', node ?? '0', -360, 360, 'degrees')
          : rightAscensionOfNode(ltanHours(ltan), epochUnixUs),
      argumentOfLatitudeDeg: numberOption('--phase', options.phase ?? '0', -360, 360, 'degrees'),
    });
    return { name: '', tle, isDefault: false, ages: false };
  } catch (error) {
    if (!(error instanceof TleError)) throw error;
    throw new UserError(`--${error.field} ${error.value}: expected ${error.allowed}`);
  }
}

/** The orbit that the options say; there is one of three ways to say it. */
export function chosenOrbit(options: OrbitOptions, craft: Craft): ChosenOrbit {
  const circle = (['altitude', 'inclination', 'node', 'ltan', 'phase', 'epoch'] as const).filter(
    (name) => options[name] !== undefined,
  );
  const ways = [options.orbit && '--orbit', options.tle && '--tle', circle[0] && `--${circle[0]}`].filter(
    Boolean,
  );
  if (ways.length > 1) throw new UserError(`${ways.join(', ')}: expected one way to say the orbit`);
  if (options.object !== undefined && options.tle === undefined)
    throw new UserError(`--object ${options.object}: expected with --tle`);
  if (options.tle !== undefined) return fromFile(options.tle, options.object);
  if (circle.length > 0) return circular(options);
  const name = options.orbit ?? DEFAULT_ORBIT;
  const orbit = craft.orbits.find(({ id }) => id === name);
  if (!orbit) {
    const known = craft.orbits.map(({ id }) => id).join(', ');
    throw new UserError(`--orbit ${name}: expected one of ${known}`);
  }
  const tle = parseTle(orbit.tle[0], orbit.tle[1]);
  return { name, tle, isDefault: options.orbit === undefined, ages: true };
}

/** What a JSON document says of the orbit: whoever has the lines has the same orbit. */
export function orbitFields({ name, tle }: ChosenOrbit): Record<string, unknown> {
  return {
    name,
    catalogue_number: tle.catalogueNumber.trim(),
    epoch: formatUtc(tle.epochUnixUs),
    period_s: US_PER_DAY / tle.meanMotionRevPerDay / US_PER_SECOND,
    inclination_deg: tle.inclinationDeg,
    line1: tle.line1,
    line2: tle.line2,
  };
}

/** One line that says which orbit a table is of. */
export function orbitText({ name, tle }: ChosenOrbit): string {
  const minutes = (US_PER_DAY / tle.meanMotionRevPerDay / US_PER_SECOND / 60).toFixed(2);
  const object = name === '' ? `object ${tle.catalogueNumber.trim()}` : name;
  return `${object}: period ${minutes} min, inclination ${tle.inclinationDeg.toFixed(2)}°, elements of ${formatUtc(tle.epochUnixUs)}`;
}

/** Old elements are used, and said to be old. */
export function warnOfAge({ tle, ages }: ChosenOrbit, fromUs: number, toUs: number): void {
  const days = Math.max(tle.epochUnixUs - fromUs, toUs - tle.epochUnixUs) / US_PER_DAY;
  if (ages && days > GOOD_DAYS)
    process.stderr.write(
      `the elements are up to ${days.toFixed(0)} days old: expect errors of tens of kilometres; good are ${GOOD_DAYS}\n`,
    );
}

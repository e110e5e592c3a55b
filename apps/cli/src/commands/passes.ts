import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { formatUtc, parseTle, parseUtc, predictPasses, US_PER_SECOND, type Station } from '@dawnline/orbit';
import type { Craft } from '@hil/crafts';
import { readCraft } from '../craft-files';
import { UserError } from '../errors';
import { durationOption, repeatedOption } from '../options';
import { outputFor } from '../output';

interface PassesOptions {
  readonly orbit: string;
  readonly tle?: string;
  readonly station?: readonly string[];
  readonly mask?: string;
  readonly start?: string;
  readonly span: number;
  readonly json?: boolean;
}

const STATION = /^([\w-]+):(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/;

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`--tle ${file}: expected a file that can be read (${(error as Error).message})`);
  }
}

function tleOf(options: PassesOptions, craft: Craft): [string, string] {
  if (options.tle) {
    const lines = textOf(options.tle)
      .split(/\r?\n/)
      .filter((line) => /^[12] /.test(line));
    if (lines.length < 2)
      throw new UserError(`${options.tle}: expected two lines that begin with "1 " and "2 "`);
    return [lines[0], lines[1]];
  }
  const orbit = craft.orbits.find((candidate) => candidate.id === options.orbit);
  if (!orbit) {
    throw new UserError(
      `--orbit ${options.orbit}: expected one of ${craft.orbits.map((known) => known.id).join(', ')}`,
    );
  }
  return [orbit.tle[0], orbit.tle[1]];
}

function maskOf(options: PassesOptions): number | null {
  if (options.mask === undefined) return null;
  const mask = Number(options.mask);
  if (!(mask >= 0 && mask < 90))
    throw new UserError(`--mask ${options.mask}: expected degrees from 0 to below 90`);
  return mask;
}

function stationsOf(options: PassesOptions, craft: Craft): Station[] {
  const mask = maskOf(options);
  const masked = (station: Station): Station => (mask === null ? station : { ...station, maskDeg: mask });
  if (!options.station) return craft.stations.map(masked);
  return options.station.map((text) => {
    const known = craft.stations.find((station) => station.id === text);
    if (known) return masked(known);
    const match = STATION.exec(text);
    const latitudeDeg = Number(match?.[2]);
    const longitudeDeg = Number(match?.[3]);
    if (!match || Math.abs(latitudeDeg) > 90 || Math.abs(longitudeDeg) > 180) {
      const names = craft.stations.map((station) => station.id).join(', ');
      throw new UserError(`--station ${text}: expected ${names}, or NAME:LATITUDE,LONGITUDE in degrees`);
    }
    return masked({ id: match[1], latitudeDeg, longitudeDeg, maskDeg: 10 });
  });
}

function startOf(options: PassesOptions, epochUs: number): number {
  if (options.start === undefined) return epochUs;
  try {
    return parseUtc(options.start);
  } catch {
    throw new UserError(`--start ${options.start}: expected UTC such as 2026-08-19T03:11:00Z`);
  }
}

function passes(options: PassesOptions): void {
  const craft = readCraft('odc-1');
  const [line1, line2] = tleOf(options, craft);
  const tle = parseTle(line1, line2);
  const fromUs = startOf(options, tle.epochUnixUs);
  const found = predictPasses(tle, stationsOf(options, craft), fromUs, fromUs + options.span);
  const rows = found.map((pass) => ({
    station: pass.stationId,
    aos: formatUtc(pass.aosUs),
    culmination: formatUtc(pass.culminationUs),
    los: formatUtc(pass.losUs),
    duration_s: (pass.losUs - pass.aosUs) / US_PER_SECOND,
    maximum_elevation_deg: pass.maximumElevationDeg,
  }));
  const output = outputFor(options.json ?? false);
  if (output.json) {
    output.document({ start: formatUtc(fromUs), span_s: options.span / US_PER_SECOND, passes: rows });
    return;
  }
  output.table(
    ['station', 'acquisition (UTC)', 'loss (UTC)', 'minutes', 'highest'],
    rows.map((row) => [
      row.station,
      row.aos,
      row.los,
      (row.duration_s / 60).toFixed(1),
      `${row.maximum_elevation_deg.toFixed(0)}°`,
    ]),
  );
  if (rows.length === 0) output.text('No pass in this span.');
}

export function addPasses(program: Command): void {
  program
    .command('passes')
    .description('Predict the contacts of an orbit with ground stations')
    .option('--orbit <name>', 'orbit of craft ODC-1: A or B', 'B')
    .option('--tle <file>', 'file with a two-line element set, instead of --orbit')
    .addOption(
      repeatedOption('--station <name>', 'station of the craft, or NAME:LAT,LON (default: all of the craft)'),
    )
    .option('--mask <degrees>', 'elevation mask (default: the station’s own, 10°)')
    .option('--start <utc>', 'begin of the span, UTC (default: the epoch of the elements)')
    .addOption(durationOption('--span <duration>', 'length of the span', '1d'))
    .option('--json', 'one JSON document: ISO times, seconds, degrees')
    .action((options: PassesOptions) => passes(options));
}

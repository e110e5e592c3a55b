import type { Command } from 'commander';
import { earthFixed, formatUtc, geodetic, propagateMinutes, siderealAngle, type Tle } from '@dawnline/orbit';
import { readCraft } from '../craft-files';
import { UserError } from '../errors';
import {
  chosenOrbit,
  numberOption,
  orbitFields,
  orbitText,
  warnOfAge,
  withOrbit,
  type OrbitOptions,
} from '../orbit/orbit-options';
import { shortUtc } from '../orbit/span-options';
import { outputFor } from '../output';

interface StateOptions extends OrbitOptions {
  readonly minutes?: string;
  readonly from?: string;
  readonly to?: string;
  readonly step?: string;
  readonly json?: boolean;
}

const US_PER_MINUTE = 60e6;
/** Ten years (assumed): no elements say anything of more. */
const LIMIT_MINUTES = 5_260_000;
const MAXIMUM_ROWS = 100_000;

function minute(name: string, text: string): number {
  return numberOption(name, text, -LIMIT_MINUTES, LIMIT_MINUTES, 'minutes since the epoch of the elements');
}

function minutesOf(options: StateOptions): number[] {
  const { from, to, step } = options;
  const isRange = from !== undefined || to !== undefined || step !== undefined;
  if (options.minutes !== undefined) {
    if (isRange) throw new UserError('--minutes, --from, --to, --step: expected either a list or a range');
    return options.minutes.split(',').map((text) => minute('--minutes', text));
  }
  if (!isRange) return [0];
  if (to === undefined || step === undefined)
    throw new UserError('--from, --to, --step: expected --to and --step (--from is 0 when left out)');
  const first = minute('--from', from ?? '0');
  const last = minute('--to', to);
  const every = numberOption('--step', step, 1e-6, LIMIT_MINUTES, 'minutes');
  const count = Math.floor((last - first) / every + 1e-9) + 1;
  if (!(count >= 1 && count <= MAXIMUM_ROWS))
    throw new UserError(`--to ${to}: expected not before --from, with at most ${MAXIMUM_ROWS} steps`);
  return Array.from({ length: count }, (_, k) => first + k * every);
}

/** Field names are part of the command line: documented in docs/orbits.md. */
function rowOf(tle: Tle, minutes: number) {
  const state = propagateMinutes(tle, minutes);
  const unixUs = Math.round(tle.epochUnixUs + minutes * US_PER_MINUTE);
  const fixed = new Float64Array(6);
  const place = new Float64Array(3);
  earthFixed(state, siderealAngle(unixUs), fixed);
  geodetic(fixed, place);
  return {
    minutes,
    time: formatUtc(unixUs),
    position_km: [...state.slice(0, 3)],
    velocity_km_s: [...state.slice(3)],
    latitude_deg: place[0],
    longitude_deg: place[1],
    altitude_km: place[2],
  };
}

function orbit(options: StateOptions): void {
  const chosen = chosenOrbit(options, readCraft('odc-1'));
  const minutes = minutesOf(options);
  const rows = minutes.map((time) => rowOf(chosen.tle, time));
  const { epochUnixUs } = chosen.tle;
  const reach = [Math.min(...minutes), Math.max(...minutes)].map(
    (time) => epochUnixUs + time * US_PER_MINUTE,
  );
  warnOfAge(chosen, reach[0], reach[1]);
  const output = outputFor(options.json ?? false);
  if (output.json) {
    output.document({ orbit: orbitFields(chosen), frame: 'TEME', states: rows });
    return;
  }
  output.text(`${orbitText(chosen)}\n${chosen.tle.line1}\n${chosen.tle.line2}`);
  output.table(
    ['minutes', 'UTC', 'x, y, z (TEME), km', 'vx, vy, vz, km/s', 'lat., lon., altitude'],
    rows.map((row) => [
      row.minutes,
      shortUtc(row.time),
      row.position_km.map((value) => value.toFixed(6)).join('  '),
      row.velocity_km_s.map((value) => value.toFixed(9)).join('  '),
      `${row.latitude_deg.toFixed(2)}°, ${row.longitude_deg.toFixed(2)}°, ${row.altitude_km.toFixed(1)} km`,
    ]),
  );
}

export function addOrbit(program: Command): void {
  const command = program
    .command('orbit')
    .description('Position and velocity by SGP4 at minutes since the epoch of the elements');
  withOrbit(command)
    .option('--minutes <list>', 'minutes since the epoch, with commas (default: 0)')
    .option('--from <minute>', 'or the first minute of a range (default: 0)')
    .option('--to <minute>', 'its last minute')
    .option('--step <minutes>', 'and its step')
    .option('--json', 'one JSON document: ISO times, kilometres, degrees')
    .addHelpText(
      'after',
      '\nExamples:' +
        '\n  dawnline orbit --tle iss.tle --minutes 0,360,720' +
        '\n  dawnline orbit --tle gp.json --object 25544 --to 1440 --step 10 --json' +
        '\n  dawnline orbit --altitude 550 --inclination 53 --node 120',
    )
    .action((options: StateOptions) => orbit(options));
}

import type { Command } from 'commander';
import {
  betaAngleDeg,
  earthFixed,
  formatUtc,
  lookAngles,
  propagate,
  PropagationError,
  siderealAngle,
  stationFrame,
  sunPlace,
  sunVector,
  US_PER_SECOND,
  type Station,
} from '@dawnline/orbit';
import { readCraft } from '../craft-files';
import { UserError } from '../errors';
import { durationOption } from '../options';
import {
  chosenOrbit,
  orbitFields,
  orbitText,
  withOrbit,
  type ChosenOrbit,
  type OrbitOptions,
} from '../orbit/orbit-options';
import { shortUtc, spanFields, spanOf, withSpan, type SpanOptions } from '../orbit/span-options';
import { stationsOf, withStation, type StationOptions } from '../orbit/station-options';
import { outputFor } from '../output';

interface SunOptions extends OrbitOptions, SpanOptions, StationOptions {
  readonly start?: string;
  readonly step: number;
  readonly json?: boolean;
}

const DEG_PER_RAD = 180 / Math.PI;
const KM_PER_AU = 149_597_870.7;
const MAXIMUM_ROWS = 100_000;

/** Above the ground of a station, without refraction. */
function fromStation(station: Station, sun: Float64Array, unixUs: number) {
  const state = new Float64Array(6);
  const fixed = new Float64Array(6);
  const look = new Float64Array(4);
  for (let k = 0; k < 3; k += 1) state[k] = sun[k] * sun[3] * KM_PER_AU;
  earthFixed(state, siderealAngle(unixUs), fixed);
  lookAngles(stationFrame(station), fixed, look);
  return { station: station.id, elevation_deg: look[0], azimuth_deg: look[3] };
}

/** Nobody asked for the craft's own orbit: where it has no position there is just no beta angle. */
function betaOf({ tle, isDefault }: ChosenOrbit, sun: Float64Array, unixUs: number): number | null {
  try {
    return betaAngleDeg(propagate(tle, unixUs), sun);
  } catch (error) {
    if (isDefault && error instanceof PropagationError) return null;
    throw error;
  }
}

/** Field names are part of the command line: documented in docs/orbits.md. */
function rowOf(orbit: ChosenOrbit, stations: readonly Station[], unixUs: number) {
  const { rightAscension, declination, distanceAu } = sunPlace(unixUs);
  const sun = sunVector(unixUs);
  const rightAscensionDeg = rightAscension * DEG_PER_RAD;
  return {
    time: formatUtc(unixUs),
    right_ascension_deg: rightAscensionDeg < 0 ? rightAscensionDeg + 360 : rightAscensionDeg,
    declination_deg: declination * DEG_PER_RAD,
    distance_au: distanceAu,
    distance_km: distanceAu * KM_PER_AU,
    direction_teme: [sun[0], sun[1], sun[2]],
    beta_angle_deg: betaOf(orbit, sun, unixUs),
    stations: stations.map((station) => fromStation(station, sun, unixUs)),
  };
}

function sun(options: SunOptions): void {
  const craft = readCraft('odc-1');
  const orbit = chosenOrbit(options, craft);
  const stations = options.station === undefined ? [] : stationsOf(options, craft);
  const { fromUs, toUs } = spanOf(options, orbit);
  if (!(options.step > 0 && (toUs - fromUs) / options.step < MAXIMUM_ROWS))
    throw new UserError(
      `--step ${options.step / US_PER_SECOND}s: expected above 0, for at most ${MAXIMUM_ROWS} rows`,
    );
  const count = Math.floor((toUs - fromUs) / options.step) + 1;
  const rows = Array.from({ length: count }, (_, k) => rowOf(orbit, stations, fromUs + k * options.step));
  const output = outputFor(options.json ?? false);
  if (output.json) {
    output.document({ orbit: orbitFields(orbit), ...spanFields({ fromUs, toUs }), sun: rows });
    return;
  }
  output.text(`Apparent place, true equator and equinox of date; beta angle of\n${orbitText(orbit)}`);
  output.table(
    [
      'UTC',
      'right ascension',
      'declination',
      'distance, AU',
      'beta',
      ...stations.map(({ id }) => `${id}: el., az.`),
    ],
    rows.map((row) => [
      shortUtc(row.time),
      `${row.right_ascension_deg.toFixed(4)}°`,
      `${row.declination_deg.toFixed(4)}°`,
      row.distance_au.toFixed(5),
      row.beta_angle_deg === null ? '-' : `${row.beta_angle_deg.toFixed(2)}°`,
      ...row.stations.map((seen) => `${seen.elevation_deg.toFixed(2)}°, ${seen.azimuth_deg.toFixed(1)}°`),
    ]),
  );
}

export function addSun(program: Command): void {
  const command = program
    .command('sun')
    .description('Where the Sun stands, its beta angle, and how high above a station');
  withSpan(withStation(withOrbit(command), '(default: none)'))
    .addOption(durationOption('--step <duration>', 'time between rows', '1h'))
    .option('--json', 'one JSON document: ISO times, degrees, kilometres')
    .addHelpText(
      'after',
      '\nExamples:' +
        '\n  dawnline sun --start 2026-12-21T00:00:00Z --span 2d --step 6h --station troll' +
        '\n  dawnline sun --orbit A --span 366d --step 1d --json',
    )
    .action((options: SunOptions) => sun(options));
}

import type { Command } from 'commander';
import {
  earthFixed,
  formatUtc,
  lookAngles,
  predictPasses,
  propagate,
  siderealAngle,
  stationFrame,
  US_PER_SECOND,
  type Pass,
  type Station,
  type Tle,
} from '@dawnline/orbit';
import { readCraft } from '../craft-files';
import { chosenOrbit, orbitFields, orbitText, withOrbit, type OrbitOptions } from '../orbit/orbit-options';
import { shortUtc, spanFields, spanOf, withSpan, type SpanOptions } from '../orbit/span-options';
import { stationsOf, withStation, type StationOptions } from '../orbit/station-options';
import { outputFor } from '../output';

interface PassesOptions extends OrbitOptions, SpanOptions, StationOptions {
  readonly start?: string;
  readonly json?: boolean;
}

function lookOf(tle: Tle, station: Station, unixUs: number): { azimuthDeg: number; rangeKm: number } {
  const fixed = new Float64Array(6);
  const look = new Float64Array(4);
  earthFixed(propagate(tle, unixUs), siderealAngle(unixUs), fixed);
  lookAngles(stationFrame(station), fixed, look);
  return { azimuthDeg: look[3], rangeKm: look[1] };
}

/** Field names are part of the command line: documented in docs/orbits.md. */
function rowOf(pass: Pass, station: Station, tle: Tle, fromUs: number, toUs: number) {
  return {
    station: pass.stationId,
    aos: formatUtc(pass.aosUs),
    culmination: formatUtc(pass.culminationUs),
    los: formatUtc(pass.losUs),
    duration_s: (pass.losUs - pass.aosUs) / US_PER_SECOND,
    maximum_elevation_deg: pass.maximumElevationDeg,
    aos_azimuth_deg: lookOf(tle, station, pass.aosUs).azimuthDeg,
    los_azimuth_deg: lookOf(tle, station, pass.losUs).azimuthDeg,
    culmination_range_km: lookOf(tle, station, pass.culminationUs).rangeKm,
    begins_before_span: pass.aosUs === fromUs,
    ends_after_span: pass.losUs === toUs,
  };
}

function passes(options: PassesOptions): void {
  const craft = readCraft('odc-1');
  const orbit = chosenOrbit(options, craft);
  const stations = stationsOf(options, craft);
  const { fromUs, toUs } = spanOf(options, orbit);
  const rows = predictPasses(orbit.tle, stations, fromUs, toUs).map((pass) =>
    rowOf(
      pass,
      stations.find(({ id }) => id === pass.stationId)!,
      orbit.tle,
      fromUs,
      toUs,
    ),
  );
  const output = outputFor(options.json ?? false);
  if (output.json) {
    output.document({ orbit: orbitFields(orbit), ...spanFields({ fromUs, toUs }), passes: rows });
    return;
  }
  output.text(orbitText(orbit));
  if (rows.length === 0) {
    output.text('No pass in this span.');
    return;
  }
  output.table(
    ['station', 'acquisition (UTC)', 'loss (UTC)', 'minutes', 'highest', 'nearest', 'azimuth'],
    rows.map((row) => [
      row.station,
      row.begins_before_span ? 'before the span' : shortUtc(row.aos),
      row.ends_after_span ? 'after the span' : shortUtc(row.los),
      (row.duration_s / 60).toFixed(1),
      `${row.maximum_elevation_deg.toFixed(0)}°`,
      `${row.culmination_range_km.toFixed(0)} km`,
      `${row.aos_azimuth_deg.toFixed(0)}° to ${row.los_azimuth_deg.toFixed(0)}°`,
    ]),
  );
}

export function addPasses(program: Command): void {
  const command = program
    .command('passes')
    .description('Predict the contacts of an orbit with ground stations');
  withSpan(withStation(withOrbit(command), '(default: all of the craft)'))
    .option('--mask <degrees>', 'elevation mask (default: the station’s own, 10°)')
    .option('--json', 'one JSON document: ISO times, seconds, degrees, kilometres')
    .addHelpText(
      'after',
      '\nExamples:' +
        '\n  dawnline passes --start 2026-08-19T00:00:00Z --span 6h --station redmond' +
        '\n  dawnline passes --tle iss.tle --station roof:48.14,11.58,0.52 --mask 5' +
        '\n  dawnline passes --altitude 550 --inclination sso --ltan 10:30 --epoch 2027-03-01T00:00:00Z --json',
    )
    .action((options: PassesOptions) => passes(options));
}

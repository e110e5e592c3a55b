import type { Command } from 'commander';
import type { Station } from '@dawnline/orbit';
import type { Craft } from '@hil/crafts';
import { UserError } from '../errors';
import { repeatedOption } from '../options';

export interface StationOptions {
  readonly station?: readonly string[];
  readonly mask?: string;
}

/** Elevation mask where nothing is said, degrees (assumed, as the craft's stations have it). */
const DEFAULT_MASK_DEG = 10;
/** Heights of the ground, km: from the Dead Sea to Mount Everest. */
const LOWEST_KM = -0.5;
const HIGHEST_KM = 9;
const PLACE = /^(?:([\w-]+):)?([+-]?[\d.]+),\s*([+-]?[\d.]+)(?:,\s*([+-]?[\d.]+)\s*(m|km)?)?$/;

export const withStation = (command: Command, what: string): Command =>
  command.addOption(
    repeatedOption('--station <place>', `station of the craft, or [NAME:]LAT,LON[,ALTITUDE km] ${what}`),
  );

function stationOf(text: string, craft: Craft, mask: number | null): Station {
  const known = craft.stations.find(({ id }) => id === text);
  if (known) return mask === null ? known : { ...known, maskDeg: mask };
  const match = PLACE.exec(text.trim());
  if (!match) {
    const names = craft.stations.map(({ id }) => id).join(', ');
    throw new UserError(
      `--station ${text}: expected ${names}, or NAME:LATITUDE,LONGITUDE[,ALTITUDE] in degrees and km`,
    );
  }
  const [, name, latitude, longitude, altitude = '0', unit = 'km'] = match;
  const numbered = (field: string, value: string, low: number, high: number, of: string): number => {
    const number = Number(value);
    if (!(number >= low && number <= high))
      throw new UserError(`--station ${text}: ${field} ${value}: expected ${low} to ${high} ${of}`);
    return number;
  };
  const scale = unit === 'm' ? 1000 : 1;
  return {
    id: name ?? `${latitude},${longitude}`,
    latitudeDeg: numbered('latitude', latitude, -90, 90, 'degrees'),
    longitudeDeg: numbered('longitude', longitude, -180, 360, 'degrees'),
    altitudeKm: numbered('altitude', altitude, LOWEST_KM * scale, HIGHEST_KM * scale, unit) / scale,
    maskDeg: mask ?? DEFAULT_MASK_DEG,
  };
}

/** The stations that the options name, or all of the craft. */
export function stationsOf({ station, mask }: StationOptions, craft: Craft): Station[] {
  let maskDeg: number | null = null;
  if (mask !== undefined) {
    maskDeg = Number(mask);
    if (mask.trim() === '' || !(maskDeg >= 0 && maskDeg < 90))
      throw new UserError(`--mask ${mask}: expected degrees from 0 to below 90`);
  }
  const stations = (station ?? craft.stations.map(({ id }) => id)).map((text) =>
    stationOf(text, craft, maskDeg),
  );
  const twice = stations.find(({ id }, k) => stations.findIndex((other) => other.id === id) < k);
  if (twice) throw new UserError(`--station ${twice.id}: expected each name once`);
  return stations;
}

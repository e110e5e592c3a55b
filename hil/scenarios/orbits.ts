/** Orbit and stations of a scenario: what a file may say of them, and what they are then. */
import { strict as assert } from 'node:assert';
import {
  circularElements,
  formatUtc,
  geodetic,
  parseTle,
  propagate,
  PropagationError,
  rightAscensionOfNode,
  selectElements,
  TleError,
  US_PER_DAY,
  type Tle,
} from '@dawnline/orbit';
import type { Craft } from '@hil/crafts';
import type { Finding, Path } from '@hil/data';
import type { OrbitFields, StationFields } from './file';
import type { Scenario } from './scenario';

/** Elements older than this are taken for a slip of the pen in the epoch of the scenario (assumed). */
const FARTHEST_DAYS = 366;
/** Where no orbit lasts another revolution (assumed: the common border of space). */
const LOWEST_KM = 100;
/** Times of a flight at which its orbit is looked at, at least every so often (assumed: ten minutes, at most 2000). */
const LOOK_US = 600_000_000;
const MAXIMUM_LOOKS = 2000;
/** Elevation mask where a station says nothing, degrees (assumed, as the craft's have it). */
const DEFAULT_MASK_DEG = 10;

/** What an orbit is worked out from, besides its own fields. */
export interface OrbitContext {
  readonly craft: Craft;
  readonly epochUnixUs: number;
  /** A text by the path that a scenario gives, null when there is none. */
  readonly read: (path: string) => string | null;
}

export type OrbitResult = { readonly tle: Tle } | { readonly findings: readonly Finding[] };

const refused = (path: Path, value: unknown, allowed: string): OrbitResult => ({
  findings: [{ path: ['orbit', ...path], value, allowed }],
});

const FORMS = 'line1 and line2, or file, or altitudeKm and inclinationDeg';

/** The elements of a scenario, or why there are none. */
export function elementsOf(orbit: string | OrbitFields, context: OrbitContext): OrbitResult {
  if (typeof orbit === 'string') {
    const known = context.craft.orbits;
    const found = known.find(({ id }) => id === orbit);
    const allowed = `one of ${known.map(({ id }) => id).join(', ')}, or ${FORMS}`;
    return found ? { tle: parseTle(...found.tle) } : refused([], orbit, allowed);
  }
  const { line1, line2, file, altitudeKm, inclinationDeg } = orbit;
  const forms = [line1 ?? line2, file, altitudeKm ?? inclinationDeg].filter((form) => form !== undefined);
  if (forms.length !== 1) return refused([], Object.keys(orbit).join(', '), FORMS);
  if (file !== undefined) return fromFile(file, orbit.object, context);
  if (altitudeKm !== undefined || inclinationDeg !== undefined) return circle(orbit, context.epochUnixUs);
  if (line1 === undefined || line2 === undefined) return refused([], Object.keys(orbit).join(', '), FORMS);
  try {
    return { tle: parseTle(line1, line2) };
  } catch (error) {
    if (!(error instanceof TleError)) throw error;
    return refused(
      [error.field.includes('2') ? 'line2' : 'line1'],
      error.value,
      `${error.field}: ${error.allowed}`,
    );
  }
}

function fromFile(file: string, object: string | undefined, { read }: OrbitContext): OrbitResult {
  const text = read(file);
  if (text === null) return refused(['file'], file, 'a file with two-line elements or an OMM');
  try {
    const { line1, line2 } = selectElements(text, object);
    // What two lines hold of an OMM: software on board gets the same.
    return { tle: parseTle(line1, line2) };
  } catch (error) {
    if (!(error instanceof TleError)) throw error;
    if (error.field === 'object') return refused(['object'], object, error.allowed);
    return refused(['file'], file, error.message);
  }
}

function circle(orbit: OrbitFields, epochUnixUs: number): OrbitResult {
  const { altitudeKm, inclinationDeg, nodeDeg, localTimeOfNodeH, phaseDeg = 0 } = orbit;
  if (altitudeKm === undefined || inclinationDeg === undefined)
    return refused([], Object.keys(orbit).join(', '), FORMS);
  if (nodeDeg !== undefined && localTimeOfNodeH !== undefined)
    return refused(['nodeDeg'], nodeDeg, 'nodeDeg or localTimeOfNodeH, not both');
  const rightAscensionDeg =
    localTimeOfNodeH === undefined ? (nodeDeg ?? 0) : rightAscensionOfNode(localTimeOfNodeH, epochUnixUs);
  try {
    return {
      tle: circularElements({
        ...{ altitudeKm, inclinationDeg, rightAscensionDeg, epochUnixUs },
        argumentOfLatitudeDeg: phaseDeg,
      }),
    };
  } catch (error) {
    if (!(error instanceof TleError)) throw error;
    return refused([], error.value, `${error.field}: ${error.allowed}`);
  }
}

/** Elements that do not carry the craft through the flight. */
export function orbitFindings(tle: Tle, epochUnixUs: number, durationUs: number): Finding[] {
  const days = Math.abs(epochUnixUs - tle.epochUnixUs) / US_PER_DAY;
  if (days > FARTHEST_DAYS) {
    const allowed = `within ${FARTHEST_DAYS} days of the epoch of the elements, ${formatUtc(tle.epochUnixUs)}`;
    return [{ path: ['epoch'], value: formatUtc(epochUnixUs), allowed }];
  }
  const looks = Math.min(MAXIMUM_LOOKS, Math.ceil(durationUs / LOOK_US));
  const place = new Float64Array(3);
  for (let k = 0; k <= looks; k += 1) {
    const unixUs = epochUnixUs + Math.round((durationUs * k) / looks);
    try {
      geodetic(propagate(tle, unixUs), place);
    } catch (error) {
      if (!(error instanceof PropagationError)) throw error;
      return [{ path: ['orbit'], value: tle.line2, allowed: `an orbit that lasts: ${error.message}` }];
    }
    if (place[2]! < LOWEST_KM) {
      const where = `${place[2]!.toFixed(0)} km at ${formatUtc(unixUs)}`;
      const allowed = `an orbit that stays above ${LOWEST_KM} km: this one has decayed, ${where}`;
      return [{ path: ['orbit'], value: tle.line2, allowed }];
    }
  }
  return [];
}

/** How a scenario is kept: the name of an orbit of the craft, or lines. */
export function orbitOf(orbit: string | OrbitFields, context: OrbitContext): Scenario['orbit'] {
  if (typeof orbit === 'string') return orbit;
  const result = elementsOf(orbit, context);
  assert('tle' in result, 'a checked scenario has its orbit');
  return { line1: result.tle.line1, line2: result.tle.line2 };
}

/** The craft with the stations of a scenario: one of a known name takes the place of the craft's. */
export function withStations(craft: Craft, stations: readonly StationFields[] | undefined): Craft {
  if (stations === undefined) return craft;
  const own = stations.map((station) => ({ ...station, maskDeg: station.maskDeg ?? DEFAULT_MASK_DEG }));
  const ids = own.map(({ id }) => id);
  const kept = craft.stations.map((station) => own.find(({ id }) => id === station.id) ?? station);
  const known = new Set(craft.stations.map(({ id }) => id));
  return {
    ...craft,
    stations: [...kept, ...own.filter(({ id }, k) => !known.has(id) && ids.indexOf(id) === k)],
  };
}

/** Where the craft is, what light it has, and which station sees it. */
import {
  createEphemeris,
  earthFixed,
  evaluateEphemeris,
  geodetic,
  lightFraction,
  lookAngles,
  siderealAngle,
  stationFrame,
  sunVector,
  US_PER_SECOND,
  type Ephemeris,
  type StationFrame,
  type Tle,
} from '@dawnline/orbit';
import type { PlantInputs, PlantState } from './channels';
import { bitErrorRate, dopplerHz, ebN0Db } from './link';
import { STEPS_PER_SECOND } from './numerics';
import type { PlantParameters, RadioParameters } from './parameters';

export interface Sky {
  readonly ephemeris: Ephemeris;
  readonly stations: readonly StationFrame[];
  readonly radios: readonly RadioParameters[];
  /** Elevation, range, range rate, azimuth of one station; scratch. */
  readonly look: Float64Array;
}

export function createSky(parameters: PlantParameters, tle: Tle): Sky {
  return {
    ephemeris: createEphemeris(tle),
    stations: parameters.stations.map(stationFrame),
    radios: parameters.radios,
    look: new Float64Array(4),
  };
}

/** Orbit and light for `unixUs` each step; Sun, ground track and links once a second. */
export function stepSky(sky: Sky, inputs: PlantInputs, s: PlantState): void {
  const unixUs = s.unixUs[0]!;
  // Elements that are off are off along the track: the craft is where they have it at another time.
  evaluateEphemeris(sky.ephemeris, unixUs - Math.round(inputs.orbitLateS[0]! * US_PER_SECOND), s.orbit);
  if (s.stepCount[0]! % STEPS_PER_SECOND === 0) updateEachSecond(sky, unixUs, s);
  const light = lightFraction(s.orbit, s.sun) * (1 - inputs.sunBlocked[0]!);
  s.lightFraction[0] = light;
  s.inEclipse[0] = light < 0.5 ? 1 : 0;
}

function updateEachSecond(sky: Sky, unixUs: number, s: PlantState): void {
  sunVector(unixUs, s.sun);
  earthFixed(s.orbit, siderealAngle(unixUs), s.fixed);
  geodetic(s.fixed, s.geodetic);
  const { stations, look } = sky;
  let contact = -1;
  for (let k = 0; k < stations.length; k += 1) {
    lookAngles(stations[k]!, s.fixed, look);
    s.stationElevationDeg[k] = look[0]!;
    s.stationRangeKm[k] = look[1]!;
    s.stationRangeRateKmS[k] = look[2]!;
    const isHigher = contact < 0 || look[0]! > s.stationElevationDeg[contact]!;
    if (look[0]! >= stations[k]!.station.maskDeg && isHigher) contact = k;
  }
  s.contactStation[0] = contact;
  if (contact < 0) {
    s.radioEbN0Db.fill(0);
    s.radioBitErrorRate.fill(0);
    s.radioDopplerHz.fill(0);
  } else updateRadios(sky.radios, s.stationRangeKm[contact]!, s.stationRangeRateKmS[contact]!, s);
}

function updateRadios(
  radios: readonly RadioParameters[],
  rangeKm: number,
  rangeRateKmS: number,
  s: PlantState,
): void {
  for (let k = 0; k < radios.length; k += 1) {
    const radio = radios[k]!;
    const ratioDb = ebN0Db(radio, rangeKm);
    s.radioEbN0Db[k] = ratioDb;
    s.radioBitErrorRate[k] = bitErrorRate(ratioDb);
    s.radioDopplerHz[k] = dopplerHz(radio, rangeRateKmS);
  }
}

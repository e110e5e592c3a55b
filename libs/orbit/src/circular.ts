/** Elements of a circular orbit from its geometry. */
import { ELEMENT_BOUNDS, FIRST_EPOCH_US, LAST_EPOCH_US, TleError, type Tle } from './elements';
import { periodS, sunSynchronousInclination } from './geometry';
import { formatUtc, julianDate } from './time';
import { parseTle, tleLines } from './tle';

/** Below this the air ends an orbit within days (assumed); above, SGP4 has no use. */
const LOWEST_KM = 150;
const HIGHEST_KM = 100_000;
const DEG_PER_HOUR = 15;
const S_PER_DAY = 86_400;

export interface CircularOrbit {
  /** Above the equatorial radius 6378.137 km. */
  readonly altitudeKm: number;
  readonly inclinationDeg: number;
  readonly rightAscensionDeg: number;
  /** From the ascending node to the craft at the epoch, degrees. */
  readonly argumentOfLatitudeDeg: number;
  readonly epochUnixUs: number;
}

/** A placeholder: no object of the catalogue. */
const NO_NUMBER = '99999';

const turn = (degrees: number): number => ((degrees % 360) + 360) % 360;

/**
 * Elements of a circular orbit without drag, with the mean motion of the closed form, sqrt(mu / a^3), in lines:
 * everybody who reads the lines flies the same orbit. Its mean radius exceeds a by up to 7 km, by inclination.
 */
export function circularElements(orbit: CircularOrbit): Tle {
  const { altitudeKm, inclinationDeg, epochUnixUs } = orbit;
  const within = (field: string, value: number, low: number, high: number, unit: string): void => {
    if (!(value >= low && value <= high))
      throw new TleError(field, String(value), `${low} to ${high} ${unit}`, 'orbit');
  };
  within('altitude', altitudeKm, LOWEST_KM, HIGHEST_KM, 'km');
  within('inclination', inclinationDeg, 0, 180, 'degrees');
  within('node', orbit.rightAscensionDeg, -360, 360, 'degrees');
  within('phase', orbit.argumentOfLatitudeDeg, -360, 360, 'degrees');
  if (!(epochUnixUs >= FIRST_EPOCH_US && epochUnixUs < LAST_EPOCH_US))
    throw new TleError('epoch', formatUtc(epochUnixUs), '1957 to 2056', 'orbit');
  const [line1, line2] = tleLines({
    catalogueNumber: NO_NUMBER,
    designator: '',
    epochUnixUs,
    inclinationDeg,
    rightAscensionDeg: turn(orbit.rightAscensionDeg),
    eccentricity: 0,
    argumentOfPerigeeDeg: 0,
    meanAnomalyDeg: turn(orbit.argumentOfLatitudeDeg),
    meanMotionRevPerDay: S_PER_DAY / periodS(altitudeKm),
    bstar: 0,
  });
  return parseTle(line1, line2);
}

/** Node of an orbit that crosses the equator northward at this local mean solar time, hours, degrees (published, mean Sun). */
export function rightAscensionOfNode(localTimeH: number, unixUs: number): number {
  const centuries = (julianDate(unixUs) - 2_451_545) / 36_525;
  return turn(280.46 + 36_000.77 * centuries + (localTimeH - 12) * DEG_PER_HOUR);
}

/** Inclination of a circular orbit that keeps its local time, degrees. */
export function sunSynchronousInclinationDeg(altitudeKm: number): number {
  const degrees = (sunSynchronousInclination(altitudeKm) * 180) / Math.PI;
  if (!(degrees <= ELEMENT_BOUNDS.inclination[1]))
    throw new TleError(
      'altitude',
      String(altitudeKm),
      'at most 5970 km for a sun-synchronous orbit',
      'orbit',
    );
  return degrees;
}

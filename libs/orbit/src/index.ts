export { formatUtc, julianDate, parseUtc } from './time';
export { US_PER_DAY, US_PER_SECOND } from './time';
export { parseTle, TleError, type Tle } from './tle';
export { createEphemeris, evaluateEphemeris, propagate, PropagationError } from './ephemeris';
export type { Ephemeris, StateVector } from './ephemeris';
export { betaAngleDeg, sunVector } from './sun';
export { lightFraction, predictEclipses, type EclipseInterval } from './eclipse';
export { earthFixed, geodetic, lookAngles, siderealAngle, stationFrame } from './earth';
export type { Station, StationFrame } from './earth';
export { predictPasses, type Pass } from './passes';
export {
  earthViewFactors,
  eclipseFraction,
  periodS,
  plateViewFactor,
  sunSynchronousInclination,
} from './geometry';

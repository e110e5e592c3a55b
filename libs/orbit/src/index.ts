export { formatUtc, julianDate, parseUtc } from './time';
export { US_PER_DAY, US_PER_SECOND } from './time';
export { parseTle } from './tle';
export { TleError, type Tle } from './elements';
export { selectElements } from './elements-file';
export { circularElements, rightAscensionOfNode, sunSynchronousInclinationDeg } from './circular';
export { createEphemeris, evaluateEphemeris, propagate, propagateMinutes } from './ephemeris';
export { PropagationError } from './ephemeris';
export type { Ephemeris, StateVector } from './ephemeris';
export { betaAngleDeg, sunPlace, sunVector } from './sun';
export { lightFraction, predictEclipses, type EclipseInterval } from './eclipse';
export { earthFixed, geodetic, lookAngles, siderealAngle, stationFrame } from './earth';
export type { Station, StationFrame } from './earth';
export { insideSaa } from './saa';
export { groundPlace, predictSaaTransits, type SaaTransit } from './saa-transits';
export { predictPasses, type Pass } from './passes';
export {
  earthViewFactors,
  eclipseFraction,
  perigeeKm,
  periodS,
  plateViewFactor,
  sunSynchronousInclination,
} from './geometry';

/** Solar array: available power from light, incidence and panel temperature. */
import { SOLAR_CONSTANT_W_M2, STEP_S, ZERO_CELSIUS_K } from './numerics';
import type { ArrayParameters } from './parameters';

/** Beyond 60 deg the cosine law fails and a Kelly cosine falls from 0.45 to 0 at 85 deg (assumed). */
const COSINE_LIMIT_RAD = Math.PI / 3;
const KELLY_AT_LIMIT = 0.45;
const KELLY_ZERO_RAD = (85 * Math.PI) / 180;

/** Share of the normal-incidence power at an angle from the array normal. */
export function incidenceFactor(incidenceRad: number): number {
  const angle = Math.abs(incidenceRad);
  if (angle <= COSINE_LIMIT_RAD) return Math.cos(angle);
  if (angle >= KELLY_ZERO_RAD) return 0;
  return (KELLY_AT_LIMIT * (KELLY_ZERO_RAD - angle)) / (KELLY_ZERO_RAD - COSINE_LIMIT_RAD);
}

/** Power at the bus, W, of the whole array in a given irradiance (W/m2) at a panel temperature (K). */
export function arrayPowerW(array: ArrayParameters, irradianceWM2: number, temperatureK: number): number {
  const aboveRating = temperatureK - ZERO_CELSIUS_K - array.ratingC;
  const thermal = 1 + array.temperatureCoefficientPerK * aboveRating;
  return (
    irradianceWM2 *
    array.areaM2 *
    array.efficiency *
    thermal *
    array.conversionEfficiency *
    array.endOfLifeFactor
  );
}

/** Irradiance on the panel, W/m2. */
export function irradianceWM2(distanceAu: number, light: number, incidenceRad: number): number {
  return (SOLAR_CONSTANT_W_M2 / (distanceAu * distanceAu)) * light * incidenceFactor(incidenceRad);
}

/** Panel temperature after one step: the panel follows the light with one time constant. */
export function nextArrayTemperatureK(array: ArrayParameters, temperatureK: number, light: number): number {
  const targetK = array.eclipseC + (array.sunlitC - array.eclipseC) * light + ZERO_CELSIUS_K;
  return temperatureK + ((targetK - temperatureK) * STEP_S) / array.timeConstantS;
}

/** Maximum-power-point voltage at a panel temperature, V. */
export function arrayVoltageV(array: ArrayParameters, temperatureK: number): number {
  const aboveRating = temperatureK - ZERO_CELSIUS_K - array.ratingC;
  return array.operatingVoltageV * (1 + array.voltageCoefficientPerK * aboveRating);
}

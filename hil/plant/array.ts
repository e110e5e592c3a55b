/** Solar array: parallel strings behind one power tracker, their light, temperature, ageing and failures. */
import type { PlantInputs, PlantState } from './channels';
import { SOLAR_CONSTANT_W_M2, ZERO_CELSIUS_K } from './numerics';
import type { ArrayParameters } from './parameters';

/** Beyond 60 deg the cosine law fails and a Kelly cosine falls from 0.45 to 0 at 85 deg (assumed). */
const COSINE_LIMIT_RAD = Math.PI / 3;
const KELLY_AT_LIMIT = 0.45;
const KELLY_ZERO_RAD = (85 * Math.PI) / 180;
/**
 * Open-circuit voltage over that of maximum power (assumed, a triple-junction cell's 2.63 V over 2.35 V), and the
 * short-circuit current over that of maximum power with which the curve has its maximum there (derived).
 */
const OPEN_CIRCUIT_RATIO = 1.12;
const SHORT_CIRCUIT_RATIO = 1.0356;
/** Exponent and factor of the one-diode curve through both ends and the point of maximum power (derived). */
const CURVE_V = (1 - OPEN_CIRCUIT_RATIO) / Math.log(1 - 1 / SHORT_CIRCUIT_RATIO);
const CURVE_FACTOR = (1 - 1 / SHORT_CIRCUIT_RATIO) * Math.exp(-1 / CURVE_V);

/** Share of the normal-incidence power at an angle from the array normal. */
export function incidenceFactor(incidenceRad: number): number {
  const angle = Math.abs(incidenceRad);
  if (angle <= COSINE_LIMIT_RAD) return Math.cos(angle);
  if (angle >= KELLY_ZERO_RAD) return 0;
  return (KELLY_AT_LIMIT * (KELLY_ZERO_RAD - angle)) / (KELLY_ZERO_RAD - COSINE_LIMIT_RAD);
}

/** Share of the power that is left after a fluence of 1 MeV electrons: linear in its logarithm beyond the knee. */
export function arrayRetention(degradation: ArrayParameters['degradation']): number {
  const { fluencePerCm2, kneePerCm2, lossPerDecade } = degradation;
  return 1 - (lossPerDecade * Math.log(1 + fluencePerCm2 / kneePerCm2)) / Math.LN10;
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
    array.wiringEfficiency *
    array.converterEfficiency *
    arrayRetention(array.degradation)
  );
}

/** Irradiance on the panel, W/m2. */
export function irradianceWM2(distanceAu: number, light: number, incidenceRad: number): number {
  return (SOLAR_CONSTANT_W_M2 / (distanceAu * distanceAu)) * light * incidenceFactor(incidenceRad);
}

/** Maximum-power-point voltage at a panel temperature, V. */
export function arrayVoltageV(array: ArrayParameters, temperatureK: number): number {
  const aboveRating = temperatureK - ZERO_CELSIUS_K - array.ratingC;
  return array.operatingVoltageV * (1 + array.voltageCoefficientPerK * aboveRating);
}

/** Share of the maximum power at a voltage given in terms of that of maximum power. */
export function curvePowerShare(voltageRatio: number): number {
  const current = SHORT_CIRCUIT_RATIO * (1 - CURVE_FACTOR * (Math.exp(voltageRatio / CURVE_V) - 1));
  return Math.max(0, Math.min(1, voltageRatio * current));
}

/** An array with what of it never changes worked out. */
export interface SolarArray {
  readonly parameters: ArrayParameters;
  /** Power at the bus per irradiance, m2, at the rating temperature. */
  readonly gainM2: number;
  /** Power at the panel per power at the bus. */
  readonly panelRatio: number;
}

export function createArray(parameters: ArrayParameters): SolarArray {
  return {
    parameters,
    gainM2: arrayPowerW(parameters, 1, parameters.ratingC + ZERO_CELSIUS_K),
    panelRatio: 1 / (parameters.wiringEfficiency * parameters.converterEfficiency),
  };
}

/** Angle between the array's normal and the Sun: the craft's own pointing error, and the drive's across it. */
function incidenceRad(inputs: PlantInputs): number {
  const craftRad = inputs.arrayIncidenceRad[0]!;
  const driveRad = inputs.arrayDriveOffRad[0]!;
  if (driveRad === 0) return craftRad;
  return Math.sqrt(craftRad * craftRad + driveRad * driveRad);
}

/** Moves the panel's temperature on unless `elapsedS` is 0, and works out what the array could give to the bus. */
export function stepArray(array: SolarArray, inputs: PlantInputs, s: PlantState, elapsedS: number): void {
  const { parameters, gainM2 } = array;
  const { sunlitC, eclipseC, timeConstantS, strings } = parameters;
  const lit = s.lightFraction[0]! * incidenceFactor(incidenceRad(inputs));
  const targetK = eclipseC + (sunlitC - eclipseC) * lit + ZERO_CELSIUS_K;
  if (elapsedS > 0)
    s.arrayTemperatureK[0]! += ((targetK - s.arrayTemperatureK[0]!) * elapsedS) / timeConstantS;
  const temperatureK = s.arrayTemperatureK[0]!;
  const distanceAu = s.sun[3]!;
  const irradiance = (SOLAR_CONSTANT_W_M2 * lit) / (distanceAu * distanceAu);
  const aboveRating = temperatureK - ZERO_CELSIUS_K - parameters.ratingC;
  const soundW = irradiance * gainM2 * (1 + parameters.temperatureCoefficientPerK * aboveRating);
  let sound = 0;
  for (let k = 0; k < strings; k += 1) sound += stringShare(inputs, k);
  const peakV = arrayVoltageV(parameters, temperatureK);
  const stuckV = inputs.arrayTrackerStuckV[0]!;
  const tracked = stuckV === 0 ? 1 : curvePowerShare(stuckV / peakV);
  s.arraySoundW[0] = soundW;
  s.arrayAvailableW[0] = (soundW * tracked * sound) / strings;
  s.arrayVoltageV[0] = s.lightFraction[0]! > 0 ? (stuckV === 0 ? peakV : stuckV) : 0;
}

/** Share of a string's power that reaches the tracker; a shorted string is kept off it by its blocking diode. */
function stringShare(inputs: PlantInputs, k: number): number {
  return inputs.arrayStringShorted[k] === 1 ? 0 : inputs.arrayStringHealth[k]!;
}

/** Currents of the strings for the power that is taken. A shorted string turns its own short-circuit current in a loop. */
export function measureArray(array: SolarArray, inputs: PlantInputs, s: PlantState): void {
  const { strings } = array.parameters;
  const volts = s.arrayVoltageV[0]!;
  const ampereOfBusW = volts > 0 ? array.panelRatio / volts : 0;
  let sound = 0;
  for (let k = 0; k < strings; k += 1) sound += stringShare(inputs, k);
  const amperes = sound > 0 ? (s.arrayPowerW[0]! * ampereOfBusW) / sound : 0;
  const shortedA = (SHORT_CIRCUIT_RATIO * s.arraySoundW[0]! * ampereOfBusW) / strings;
  for (let k = 0; k < strings; k += 1) {
    s.arrayStringA[k] = inputs.arrayStringShorted[k] === 1 ? shortedA : amperes * stringShare(inputs, k);
  }
}

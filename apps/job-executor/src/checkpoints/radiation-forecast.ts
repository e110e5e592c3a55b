/** Radiation along the coming orbits, as far as the craft can know it: its elements and a smooth map of the anomaly. */
import assert from 'node:assert/strict';
import { groundPlace, predictSaaTransits, type SaaTransit, type Tle } from '@dawnline/orbit';
import * as LIMITS from './checkpoint-interval.limits';

const US_PER_S = 1_000_000;

/** Trapped protons above 50 MeV at 550 km and solar maximum as one hump: 1/(cm2 s) and degrees (derived from AP8). */
const PEAK_FLUX = 1227;
const CENTRE_LATITUDE_DEG = -30.8;
const LATITUDE_SIGMA_DEG = 7.4;
const LONGITUDE_SIGMA_DEG = 15.4;
/** 35.3 W in the field of the map, 10 deg further west today (derived). */
const CENTRE_LONGITUDE_DEG = -45.3;
/** ln of the flux at 650 km over that at 501 km, per km: 2.08 / 0.62 (derived). */
const ALTITUDE_RATE_PER_KM = Math.log(2.08 / 0.62) / (650 - 501);
const REFERENCE_ALTITUDE_KM = 550;

/** Trapped protons above 50 MeV at a place, 1/(cm2 s), of the on-board map. */
export function mappedProtonFlux(latitudeDeg: number, longitudeDeg: number, altitudeKm: number): number {
  const north = (latitudeDeg - CENTRE_LATITUDE_DEG) / LATITUDE_SIGMA_DEG;
  const east = (longitudeDeg - CENTRE_LONGITUDE_DEG) / LONGITUDE_SIGMA_DEG;
  const height = (altitudeKm - REFERENCE_ALTITUDE_KM) * ALTITUDE_RATE_PER_KM;
  return PEAK_FLUX * Math.exp(height - (north * north + east * east) / 2);
}

/** Flux and transits of a span; times are Unix microseconds. */
export interface RadiationForecast {
  readonly fromUs: number;
  readonly stepUs: number;
  /** Protons above 50 MeV, 1/(cm2 s), in the middle of each step. */
  readonly protonFlux: Float64Array;
  /** Protons above 50 MeV per cm2 up to the begin of each step and the end of the last one, from any zero. */
  readonly fluenceCm2: Float64Array;
  readonly transits: readonly SaaTransit[];
}

/** A forecast from its fluxes. */
export function forecastOf(
  fromUs: number,
  stepUs: number,
  protonFlux: Float64Array,
  transits: readonly SaaTransit[],
): RadiationForecast {
  const fluenceCm2 = new Float64Array(protonFlux.length + 1);
  for (let k = 0; k < protonFlux.length; k += 1)
    fluenceCm2[k + 1] = fluenceCm2[k]! + (protonFlux[k]! * stepUs) / US_PER_S;
  return { fromUs, stepUs, protonFlux, fluenceCm2, transits };
}

/** The forecast of a span from now on; some milliseconds of work for a day, so keep it. */
export function forecastRadiation(
  tle: Tle,
  fromUs: number,
  spanUs: number = LIMITS.FORECAST_SPAN_US,
): RadiationForecast {
  const stepUs = LIMITS.FORECAST_STEP_US;
  const protonFlux = new Float64Array(Math.ceil(spanUs / stepUs));
  const place = new Float64Array(3);
  for (let k = 0; k < protonFlux.length; k += 1) {
    groundPlace(tle, fromUs + (k + 0.5) * stepUs, place);
    protonFlux[k] = mappedProtonFlux(place[0]!, place[1]!, place[2]!);
  }
  return forecastOf(fromUs, stepUs, protonFlux, predictSaaTransits(tle, fromUs, fromUs + spanUs));
}

/** Where no orbit is known: no radiation apart from the steady rate, for this span. */
export function calmForecast(fromUs: number, spanUs: number = LIMITS.FORECAST_SPAN_US): RadiationForecast {
  const stepUs = LIMITS.PLAN_GAP_MAX_US;
  return forecastOf(fromUs, stepUs, new Float64Array(Math.ceil(spanUs / stepUs)), []);
}

export function forecastEndUs({ fromUs, stepUs, protonFlux }: RadiationForecast): number {
  return fromUs + stepUs * protonFlux.length;
}

/** Step of a time, the first or the last one for times outside. */
function stepAt({ fromUs, stepUs, protonFlux }: RadiationForecast, unixUs: number): number {
  return Math.min(protonFlux.length - 1, Math.max(0, Math.floor((unixUs - fromUs) / stepUs)));
}

/** Flux at a time, 1/(cm2 s); the first or the last one outside the forecast. */
export function fluxAt(forecast: RadiationForecast, unixUs: number): number {
  return forecast.protonFlux[stepAt(forecast, unixUs)]!;
}

/** End of the step of a time, Unix microseconds: until then the flux is one. */
export function stepEndUs(forecast: RadiationForecast, unixUs: number): number {
  return forecast.fromUs + (stepAt(forecast, unixUs) + 1) * forecast.stepUs;
}

/** Protons above 50 MeV per cm2 between two times. */
export function fluenceBetween(forecast: RadiationForecast, fromUs: number, toUs: number): number {
  if (fromUs > toUs) assert.fail(`a fluence from ${fromUs} to ${toUs}`);
  const upTo = (unixUs: number): number => {
    const k = stepAt(forecast, unixUs);
    const withinS = (unixUs - forecast.fromUs - k * forecast.stepUs) / US_PER_S;
    return forecast.fluenceCm2[k]! + forecast.protonFlux[k]! * withinS;
  };
  return upTo(toUs) - upTo(fromUs);
}

/** The transit that the craft is in, or null. */
export function transitAt({ transits }: RadiationForecast, unixUs: number): SaaTransit | null {
  return transits.find(({ entryUs, exitUs }) => entryUs <= unixUs && unixUs < exitUs) ?? null;
}

/** The next transit whose entry is still ahead, or null when the forecast ends before it. */
export function nextTransit({ transits }: RadiationForecast, unixUs: number): SaaTransit | null {
  return transits.find(({ entryUs }) => entryUs > unixUs) ?? null;
}

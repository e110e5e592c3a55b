import type { Forecast } from './eclipse-forecast';
import * as limits from './power-manager.limits';
import { finite, usable, type Samples } from './samples';

/** Light or dark now, by majority of array, Sun sensor and forecast. */
export interface LightState {
  readonly dark: boolean;
  /** When it became light; the array is cold then. */
  readonly lightSinceUs: number;
  /** Consecutive votes against the present belief. */
  readonly against: number;
  readonly known: boolean;
}

export type LightChange = 'entered' | 'left' | null;

export const UNKNOWN_LIGHT: LightState = { dark: false, lightSinceUs: 0, against: 0, known: false };

/** Power that the array gives to the bus, W; null when it cannot be told. */
export function arrayPowerW(samples: Samples, nowUs: number): number | null {
  const array = usable(samples.array, nowUs);
  if (!array) return null;
  return finite((array.currentA[0] + array.currentA[1]) * array.voltageV * limits.ARRAY_CONVERSION);
}

function vote(samples: Samples, forecast: Forecast, ratedW: number, nowUs: number): number {
  let balance = 0;
  const count = (dark: boolean): void => {
    balance += dark ? 1 : -1;
  };
  const powerW = arrayPowerW(samples, nowUs);
  if (powerW !== null) count(powerW < limits.DARK_ARRAY_SHARE * ratedW);
  const share = finite(usable(samples.sun, nowUs)?.share);
  if (share !== null) count(share < limits.DARK_SUN_SHARE);
  if (forecast.known) count(forecast.entryUs !== null && forecast.entryUs <= nowUs);
  return balance;
}

/** One vote. A tie changes nothing; the first belief is taken at once and is no change. */
export function stepLight(
  state: LightState,
  samples: Samples,
  forecast: Forecast,
  ratedW: number,
  nowUs: number,
): { state: LightState; outputs: LightChange } {
  const balance = vote(samples, forecast, ratedW, nowUs);
  if (balance === 0) return { state: { ...state, against: 0 }, outputs: null };
  const dark = balance > 0;
  if (!state.known) {
    return { state: { dark, lightSinceUs: nowUs, against: 0, known: true }, outputs: null };
  }
  const against = dark === state.dark ? 0 : state.against + 1;
  if (against < limits.LIGHT_AFTER_ITEMS) return { state: { ...state, against }, outputs: null };
  const lightSinceUs = dark ? state.lightSinceUs : nowUs;
  return { state: { ...state, dark, lightSinceUs, against: 0 }, outputs: dark ? 'entered' : 'left' };
}

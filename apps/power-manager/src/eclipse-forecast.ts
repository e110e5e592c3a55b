import { strict as assert } from 'node:assert';
import {
  predictEclipses,
  PropagationError,
  US_PER_DAY,
  type EclipseInterval,
  type Tle,
} from '@dawnline/orbit';
import type { Raised } from './power-manager.events';
import * as limits from './power-manager.limits';

/** The eclipse that is on or comes next, in mission time. */
export interface Forecast {
  /** False when no prediction can be had: the worst eclipse is then assumed to begin now. */
  readonly known: boolean;
  /** Null when the orbit stays in light as far as the forecast looks. */
  readonly entryUs: number | null;
  readonly exitUs: number | null;
  readonly orbitUs: number;
}

export interface ForecastState {
  readonly computedUs: number | null;
  readonly forecast: Forecast;
  readonly failed: boolean;
}

/** Elements and the Unix time of mission time zero; fixed for a boot. */
export interface OrbitSource {
  readonly tle: Tle | null;
  readonly epochUnixUs: number;
}

const UNKNOWN: Forecast = { known: false, entryUs: null, exitUs: null, orbitUs: limits.WORST_ORBIT_US };
export const NO_FORECAST: ForecastState = { computedUs: null, forecast: UNKNOWN, failed: false };

function predicted(source: OrbitSource & { readonly tle: Tle }, nowUs: number): Forecast {
  const unixUs = source.epochUnixUs + nowUs;
  const eclipses: EclipseInterval[] = predictEclipses(
    source.tle,
    unixUs - limits.FORECAST_BACK_US,
    unixUs + limits.FORECAST_AHEAD_US,
  );
  const next = eclipses.find((eclipse) => eclipse.exitUs > unixUs);
  return {
    known: true,
    entryUs: next ? next.entryUs - source.epochUnixUs : null,
    exitUs: next ? next.exitUs - source.epochUnixUs : null,
    orbitUs: Math.round(US_PER_DAY / source.tle.meanMotionRevPerDay),
  };
}

/**
 * Refreshes the forecast when it is old or its eclipse is over. Mission time, not the on-board clock, is the
 * argument: a clock step must not move an eclipse.
 */
export function stepForecast(
  state: ForecastState,
  source: OrbitSource,
  nowUs: number,
): { state: ForecastState; outputs: readonly Raised[] } {
  const aged = state.computedUs === null || nowUs - state.computedUs >= limits.FORECAST_PERIOD_US;
  const over = state.forecast.exitUs !== null && state.forecast.exitUs <= nowUs;
  if (!aged && !over) return { state, outputs: [] };
  const raised = (reason: string): Raised => ({ code: 'FORECAST_FAILED', parameters: { reason } });
  const failed = (reason: string): { state: ForecastState; outputs: readonly Raised[] } => ({
    state: { computedUs: nowUs, forecast: UNKNOWN, failed: true },
    outputs: state.failed ? [] : [raised(reason)],
  });
  if (source.tle === null) return failed('the element set does not hold');
  try {
    const forecast = predicted({ ...source, tle: source.tle }, nowUs);
    assert(forecast.exitUs === null || forecast.exitUs > nowUs, 'a forecast lies ahead');
    return { state: { computedUs: nowUs, forecast, failed: false }, outputs: [] };
  } catch (error) {
    if (!(error instanceof PropagationError)) throw error;
    return failed(error.message);
  }
}

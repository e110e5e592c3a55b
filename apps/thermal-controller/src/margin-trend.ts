import { TREND_ITEMS } from './thermal-controller.limits';

/** The last fraction of a second of one GPU's thermal margin: times and margins, oldest first. */
export interface Trend {
  readonly atUs: readonly number[];
  readonly marginK: readonly number[];
}

export const NO_TREND: Trend = { atUs: [], marginK: [] };

/** A gap ends the trend: a line across it would invent a rate. */
const GAP_US = 500_000;

function pushed(values: readonly number[], value: number): number[] {
  const next = values.length < TREND_ITEMS ? values.slice() : values.slice(1);
  next.push(value);
  return next;
}

export function addPoint(trend: Trend, marginK: number, atUs: number): Trend {
  const lastUs = trend.atUs.at(-1);
  if (lastUs === undefined || atUs - lastUs > GAP_US) return { atUs: [atUs], marginK: [marginK] };
  return { atUs: pushed(trend.atUs, atUs), marginK: pushed(trend.marginK, marginK) };
}

export interface Line {
  readonly marginK: number;
  readonly ratePerS: number;
}

/** Least-squares line: margin now and its rate, K/s. The rate is zero until half the points are there. */
export function lineOf(trend: Trend): Line {
  const count = trend.atUs.length;
  if (count === 0) return { marginK: NaN, ratePerS: 0 };
  const endUs = trend.atUs[count - 1]!;
  let sumT = 0;
  let sumM = 0;
  for (let k = 0; k < count; k += 1) {
    sumT += (trend.atUs[k]! - endUs) / 1e6;
    sumM += trend.marginK[k]!;
  }
  const meanT = sumT / count;
  const meanM = sumM / count;
  let squares = 0;
  let products = 0;
  for (let k = 0; k < count; k += 1) {
    const t = (trend.atUs[k]! - endUs) / 1e6 - meanT;
    squares += t * t;
    products += t * (trend.marginK[k]! - meanM);
  }
  const enough = count >= TREND_ITEMS / 2 && squares > 0;
  const ratePerS = enough ? products / squares : 0;
  return { marginK: meanM - ratePerS * meanT, ratePerS };
}

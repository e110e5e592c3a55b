import { isFresh, type Stamp } from '@dawnline/monitoring';
import { SAMPLE_TTL_US } from './power-manager.limits';

type Pair = readonly [number, number];

export interface BatterySample {
  readonly stamp: Stamp;
  readonly voltageV: Pair;
  /** Positive on discharge. */
  readonly currentA: Pair;
}
export interface BusSample {
  readonly stamp: Stamp;
  readonly voltageV: number;
  readonly currentA: number;
}
export interface ArraySample {
  readonly stamp: Stamp;
  readonly currentA: Pair;
  readonly voltageV: number;
}
export interface SwitchesSample {
  readonly stamp: Stamp;
  readonly closed: readonly boolean[];
  readonly currentA: readonly number[];
  readonly trips: readonly number[];
}
export interface SunSample {
  readonly stamp: Stamp;
  /** Share of full light. */
  readonly share: number;
}
/** What thermal-controller wants of the two pumps. */
export interface PumpSample {
  readonly stamp: Stamp;
  readonly prime: boolean;
  readonly standby: boolean;
}

/** The newest sample of each source. */
export interface Samples {
  readonly battery: BatterySample | null;
  readonly bus: BusSample | null;
  readonly array: ArraySample | null;
  readonly switches: SwitchesSample | null;
  readonly sun: SunSample | null;
  readonly pumps: PumpSample | null;
}

export const NO_SAMPLES: Samples = {
  battery: null,
  bus: null,
  array: null,
  switches: null,
  sun: null,
  pumps: null,
};

/** A sample that may still be used, else null. */
export function usable<T extends { readonly stamp: Stamp }>(sample: T | null, nowUs: number): T | null {
  return sample !== null && isFresh(sample.stamp, SAMPLE_TTL_US, nowUs) ? sample : null;
}

/** A value that is a number at all, else null. */
export function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

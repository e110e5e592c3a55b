import { strict as assert } from 'node:assert';
import type { Limits, MonitorDefinition, Policy } from './definition';
import { isNew, type Stamp } from './sample';

/** A monitor without bands (rate, expected, stale) uses red alone. */
export type Band = 'yellow' | 'red';

export interface BandState {
  readonly fails: number;
  readonly passes: number;
  readonly tripped: boolean;
  readonly trips: number;
}

export interface MonitorState {
  /** The newest sample seen; null before the first. */
  readonly stamp: Stamp | null;
  /** Start of watching: silence counts from here until the first sample. */
  readonly startedUs: number;
  /** Last stale evaluation, or null while samples are fresh. */
  readonly staleCheckedUs: number | null;
  /** Last valid value and its time, for the rate. */
  readonly reference: { readonly value: number; readonly atUs: number } | null;
  readonly yellow: BandState;
  readonly red: BandState;
}

export interface MonitorSample {
  readonly stamp: Stamp;
  readonly value: number;
  /** False when the source itself flags the value. */
  readonly good?: boolean;
}

export interface MonitorChange {
  readonly monitor: string;
  readonly change: 'tripped' | 'cleared';
  readonly band: Band;
}

export interface MonitorResult {
  readonly state: MonitorState;
  readonly outputs: readonly MonitorChange[];
}

type Verdict = 'pass' | 'fail' | 'trip' | 'none' | 'end';
const NO_STREAK = { fails: 0, passes: 0 };
const CLEAR: BandState = { ...NO_STREAK, tripped: false, trips: 0 };

/** FD-7: both streaks start at zero. */
export function startMonitor(nowUs: number): MonitorState {
  return {
    stamp: null,
    startedUs: nowUs,
    staleCheckedUs: null,
    reference: null,
    yellow: CLEAR,
    red: CLEAR,
  };
}

function outside(limits: Limits | undefined, value: number): boolean {
  if (!limits) return false;
  return value < (limits.low ?? -Infinity) || value > (limits.high ?? Infinity);
}

function isValid(definition: MonitorDefinition, sample: MonitorSample): boolean {
  return Number.isFinite(sample.value) && sample.good !== false && !outside(definition.range, sample.value);
}

function verdictOfPolicy(policy: Policy): Verdict {
  switch (policy) {
    case 'ignore':
      return 'end';
    case 'hold':
      return 'none';
    case 'count':
      return 'fail';
    case 'trip':
      return 'trip';
  }
}

/** The verdict on each band for a valid new sample. */
function judge(
  definition: MonitorDefinition,
  state: MonitorState,
  sample: MonitorSample,
): [Verdict, Verdict] {
  const { check } = definition;
  const verdict = (failed: boolean): Verdict => (failed ? 'fail' : 'pass');
  switch (check.kind) {
    case 'limit': {
      const red = outside(check.red, sample.value);
      const yellow = red || outside(check.yellow, sample.value);
      return [check.yellow ? verdict(yellow) : 'none', check.red ? verdict(red) : 'none'];
    }
    case 'expected':
      return ['none', verdict((sample.value & check.mask) !== (check.value & check.mask))];
    case 'rate': {
      const { reference } = state;
      const gapUs = reference === null ? Infinity : sample.stamp.atUs - reference.atUs;
      if (reference === null || gapUs > definition.maxAgeUs || gapUs <= 0) return ['none', 'none'];
      const perS = Math.abs(sample.value - reference.value) / (gapUs / 1e6);
      return ['none', verdict(perS > check.maximumPerS)];
    }
    case 'stale':
      return ['none', 'pass'];
  }
}

function stepBand(definition: MonitorDefinition, band: BandState, verdict: Verdict): BandState {
  switch (verdict) {
    case 'none':
      return band;
    case 'end':
      return { ...band, ...NO_STREAK };
    case 'pass': {
      const passes = band.passes + 1;
      const cleared = band.tripped && passes >= definition.clearAfter;
      return { ...band, fails: 0, passes, tripped: band.tripped && !cleared };
    }
    case 'fail':
    case 'trip': {
      const fails = verdict === 'trip' ? Math.max(band.fails + 1, definition.persistence) : band.fails + 1;
      const trips = !band.tripped && fails >= definition.persistence;
      return { fails, passes: 0, tripped: band.tripped || trips, trips: band.trips + (trips ? 1 : 0) };
    }
  }
}

function applied(
  definition: MonitorDefinition,
  before: MonitorState,
  after: MonitorState,
  [yellow, red]: [Verdict, Verdict],
): MonitorResult {
  const state: MonitorState = {
    ...after,
    yellow: stepBand(definition, before.yellow, yellow),
    red: stepBand(definition, before.red, red),
  };
  const outputs: MonitorChange[] = [];
  for (const band of ['red', 'yellow'] as const) {
    if (state[band].tripped === before[band].tripped) continue;
    const change = state[band].tripped ? 'tripped' : 'cleared';
    // FD-4: both bands tripping on one sample is one event, for red.
    const covered = outputs.some((output) => output.band === 'red' && output.change === 'tripped');
    if (change === 'tripped' && covered) continue;
    outputs.push({ monitor: definition.id, change, band });
  }
  return { state, outputs };
}

/** Bands that the monitor has: a policy speaks to these only. */
function onAllBands(definition: MonitorDefinition, verdict: Verdict): [Verdict, Verdict] {
  if (definition.check.kind !== 'limit') return ['none', verdict];
  return [definition.check.yellow ? verdict : 'none', definition.check.red ? verdict : 'none'];
}

function evaluateSilence(definition: MonitorDefinition, state: MonitorState, nowUs: number): MonitorResult {
  const ageUs = nowUs - (state.stamp?.atUs ?? state.startedUs);
  const due = state.staleCheckedUs === null || nowUs - state.staleCheckedUs >= definition.periodUs;
  if (ageUs <= definition.maxAgeUs || !due) return { state, outputs: [] };
  const verdict = verdictOfPolicy(definition.whenStale ?? 'count');
  return applied(definition, state, { ...state, staleCheckedUs: nowUs }, onAllBands(definition, verdict));
}

/**
 * One evaluation: of a sample when it is new (FD-3), else of the silence since the last one (FD-8). Call it at
 * least once per nominal period, with the newest sample or null.
 */
export function evaluateMonitor(
  definition: MonitorDefinition,
  state: MonitorState,
  sample: MonitorSample | null,
  nowUs: number,
): MonitorResult {
  assert(definition.persistence >= 1 && definition.clearAfter >= 1, `${definition.id}: unchecked table`);
  assert(nowUs >= state.startedUs, `${definition.id}: time runs backwards`);
  if (sample === null || !isNew(state.stamp, sample.stamp)) return evaluateSilence(definition, state, nowUs);
  // A new sequence number under an old time is live in name only (frozen stamp): it ends no staleness.
  if (nowUs - sample.stamp.atUs > definition.maxAgeUs) {
    return evaluateSilence(definition, { ...state, stamp: sample.stamp }, nowUs);
  }
  const seen: MonitorState = { ...state, stamp: sample.stamp, staleCheckedUs: null };
  if (definition.check.kind !== 'stale' && !isValid(definition, sample)) {
    const verdict = verdictOfPolicy(definition.whenInvalid ?? 'count');
    return applied(definition, state, seen, onAllBands(definition, verdict));
  }
  const reference = { value: sample.value, atUs: sample.stamp.atUs };
  return applied(definition, state, { ...seen, reference }, judge(definition, state, sample));
}

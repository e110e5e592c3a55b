import { strict as assert } from 'node:assert';
import { isNew, type Stamp } from '@dawnline/monitoring';
import { addPoint, lineOf, NO_TREND, type Line, type Trend } from './margin-trend';
import type { Vote } from './sensor-voting';
import type { Raised } from './thermal-controller.events';
import * as limits from './thermal-controller.limits';

export interface MarginSample {
  readonly stamp: Stamp;
  readonly marginK: number;
  readonly dieC: number;
  readonly hbmC: number;
  readonly powerW: number;
}

/** One GPU. */
export interface GpuState {
  readonly gpu: number;
  readonly sample: MarginSample | null;
  readonly trend: Trend;
  /** Time of the newest sample that was judged. */
  readonly judgedUs: number;
  readonly ceilingW: number;
  readonly atUs: number;
  /** All inputs were there once: from then on the ceiling recovers slowly. */
  readonly settled: boolean;
  readonly holdUntilUs: number;
  readonly suspend: boolean;
  readonly scarce: number;
  /** An episode of limitation is on and was reported. */
  readonly limited: boolean;
  readonly reason: string;
  readonly sentW: number | null;
  readonly sentUs: number;
}

export interface GpuInput {
  readonly loop: Vote | null;
  readonly battery: Vote | null;
  readonly plateC: number | null;
  readonly flowNormal: boolean;
  readonly minimumCapW: number;
  readonly maximumCapW: number;
}

export interface CeilingMessage {
  readonly gpu: number;
  readonly ceilingW: number;
  readonly admissionOpen: boolean;
  readonly suspend: boolean;
  readonly reason: string;
}

interface Bound {
  readonly ceilingW: number;
  readonly reason: string;
  /** Worth an event: the craft is hot, not merely blind. */
  readonly thermal: boolean;
}

export function startGpu(gpu: number, minimumCapW: number, nowUs: number): GpuState {
  return {
    gpu,
    sample: null,
    trend: NO_TREND,
    judgedUs: -1,
    ceilingW: minimumCapW,
    atUs: nowUs,
    settled: false,
    holdUntilUs: 0,
    suspend: false,
    scarce: 0,
    limited: false,
    reason: 'no thermal margin yet',
    sentW: null,
    sentUs: 0,
  };
}

/** Takes a sample of the fast channel into the trend. */
export function takeMargin(state: GpuState, sample: MarginSample): GpuState {
  if (!isNew(state.sample?.stamp ?? null, sample.stamp)) return state;
  const valid = Number.isFinite(sample.marginK);
  const trend = valid ? addPoint(state.trend, sample.marginK, sample.stamp.atUs) : NO_TREND;
  return { ...state, sample, trend };
}

/** Full cap on the near side of a band, lowest cap on the far side. */
function inBand(value: number, [full, lowest]: readonly [number, number], input: GpuInput): number {
  const share = (value - lowest) / (full - lowest);
  return input.minimumCapW + Math.max(0, Math.min(1, share)) * (input.maximumCapW - input.minimumCapW);
}

/** What forbids any judgement: the lowest cap until it is known better. */
export function blindBound(state: GpuState, input: GpuInput, nowUs: number): Bound | null {
  const lowest = (reason: string, thermal = false): Bound => ({
    ceilingW: input.minimumCapW,
    reason,
    thermal,
  });
  const { sample } = state;
  if (sample === null || nowUs - sample.stamp.atUs > limits.SAMPLE_TTL_US)
    return lowest('thermal margin is stale');
  if (!Number.isFinite(sample.marginK)) return lowest('thermal margin is invalid');
  if (input.loop === null) return lowest('loop temperature is unknown');
  if (!input.flowNormal) return lowest('coolant flow low', true);
  if (input.loop.low < limits.LOOP_COLD_C) return lowest('loop is cold');
  return null;
}

/** The lowest of all bounds by temperature: steady state over loop and plate, and measured nearness to limits. */
function thermalBound(sample: MarginSample, marginK: number, input: GpuInput): Bound {
  assert(input.loop !== null);
  const limitC = Number.isFinite(sample.dieC) ? sample.dieC + sample.marginK : limits.GPU_LIMIT_C;
  const plannedC = limitC - limits.GPU_RESERVE_K;
  let watts = (plannedC - input.loop.high) / limits.DIE_OVER_LOOP_K_PER_W;
  let reason = 'steady state over the loop';
  const bound = (ceilingW: number, why: string): void => {
    if (!(ceilingW < watts)) return;
    watts = ceilingW;
    reason = why;
  };
  bound(inBand(marginK, limits.MARGIN_BAND_K, input), 'thermal margin');
  bound(inBand(input.loop.high, limits.LOOP_BAND_C, input), 'loop hot');
  if (input.plateC !== null) {
    bound((plannedC - input.plateC) / limits.DIE_OVER_PLATE_K_PER_W, 'steady state over the cold plate');
  }
  if (Number.isFinite(sample.hbmC)) bound(inBand(sample.hbmC, limits.HBM_BAND_C, input), 'memory hot');
  // The median: one battery sensor must not throttle the GPU, and three agree on a real limit.
  if (input.battery !== null) bound(inBand(input.battery.value, limits.BATTERY_BAND_C, input), 'battery hot');
  if (watts >= input.maximumCapW) return { ceilingW: input.maximumCapW, reason: 'none', thermal: false };
  return { ceilingW: Math.max(input.minimumCapW, watts), reason, thermal: true };
}

/** Falls at once; recovers slowly and in steps, but takes its first value as it is. */
function nextCeiling(state: GpuState, bound: Bound, known: boolean, input: GpuInput, nowUs: number): number {
  if (bound.ceilingW < state.ceilingW - limits.CEILING_URGENT_W) return bound.ceilingW;
  if (!state.settled && known) return bound.ceilingW;
  if (nowUs < state.holdUntilUs || bound.ceilingW <= state.ceilingW) return state.ceilingW;
  const full = bound.ceilingW === input.maximumCapW;
  if (!full && bound.ceilingW < state.ceilingW + limits.CEILING_STEP_W) return state.ceilingW;
  const riseW = (limits.CEILING_RISE_W_PER_S * (nowUs - state.atUs)) / 1e6;
  return Math.min(bound.ceilingW, state.ceilingW + riseW);
}

function suspendAfter(
  state: GpuState,
  marginK: number | null,
  atLowest: boolean,
): Pick<GpuState, 'suspend' | 'scarce'> {
  if (marginK === null) return { suspend: state.suspend, scarce: state.scarce };
  const scarce = atLowest && marginK <= limits.SUSPEND_MARGIN_K ? state.scarce + 1 : 0;
  const suspend = state.suspend ? marginK < limits.RESUME_MARGIN_K : scarce >= limits.SUSPEND_ITEMS;
  return { suspend, scarce };
}

function eventsOf(
  before: GpuState,
  after: GpuState,
  thermal: boolean,
  marginK: number | null,
  maximumCapW: number,
): {
  limited: boolean;
  events: Raised[];
} {
  const { gpu, ceilingW, reason } = after;
  const events: Raised[] = [];
  let limited = before.limited;
  if (!limited && thermal && ceilingW < maximumCapW - limits.LIMITED_BELOW_W) {
    limited = true;
    events.push({ code: 'GPU_LIMITED', parameters: { gpu, ceilingW: Math.round(ceilingW), reason } });
  } else if (limited && ceilingW >= maximumCapW) {
    limited = false;
    events.push({ code: 'GPU_LIMIT_LIFTED', parameters: { gpu, ceilingW: Math.round(ceilingW) } });
  }
  if (after.suspend && !before.suspend) {
    events.push({ code: 'GPU_HOT', parameters: { gpu, marginK: (marginK ?? NaN).toFixed(1) } });
  }
  return { limited, events };
}

/** The margin falls so fast that the limit is near. */
function fallsToLimit(line: Line): boolean {
  if (line.ratePerS >= -limits.RATE_NOISE_K_PER_S) return false;
  return line.marginK / -line.ratePerS < limits.TIME_TO_LIMIT_S;
}

/**
 * Whether a new sample of the fast channel must be judged at once. Far from every limit and with nothing new of the
 * rest of the craft it can change no ceiling, and the work loop's next turn is early enough.
 */
export function isUrgent(state: GpuState, newsUs: number): boolean {
  const { sample, trend } = state;
  if (sample === null || !state.settled || state.suspend || newsUs > state.atUs) return true;
  if (trend.atUs.length < limits.TREND_ITEMS) return true;
  const isFar = sample.marginK >= limits.MARGIN_BAND_K[0] && sample.hbmC <= limits.HBM_BAND_C[0];
  return !isFar || fallsToLimit(lineOf(trend));
}

/** One evaluation: at a sample of the margin (10 Hz) when it is urgent, and at least once a second. */
export function stepGpu(
  before: GpuState,
  input: GpuInput,
  nowUs: number,
): { state: GpuState; outputs: { message: CeilingMessage | null; events: readonly Raised[] } } {
  assert(nowUs >= before.atUs && input.minimumCapW <= input.maximumCapW);
  const blind = blindBound(before, input, nowUs);
  const fresh = before.sample !== null && nowUs - before.sample.stamp.atUs <= limits.SAMPLE_TTL_US;
  const line = fresh && before.trend.atUs.length > 0 ? lineOf(before.trend) : null;
  const marginK = line === null ? null : line.marginK;
  let bound = blind ?? thermalBound(before.sample!, line!.marginK, input);
  let holdUntilUs = before.holdUntilUs;
  if (line !== null && fallsToLimit(line)) {
    bound = { ceilingW: input.minimumCapW, reason: 'limit within seconds', thermal: true };
    holdUntilUs = nowUs + limits.FAST_HOLD_US;
  }
  const ceilingW = nextCeiling(before, bound, blind === null, input, nowUs);
  assert(ceilingW >= input.minimumCapW && ceilingW <= input.maximumCapW);
  const reason = ceilingW < bound.ceilingW ? 'recovering' : bound.reason;
  const atLowest = ceilingW <= input.minimumCapW;
  const judgedUs = before.sample?.stamp.atUs ?? -1;
  const newSample = judgedUs !== before.judgedUs;
  const hot = suspendAfter(before, newSample ? marginK : null, atLowest);
  const draft: GpuState = {
    ...before,
    ...hot,
    judgedUs,
    ceilingW,
    reason,
    holdUntilUs,
    atUs: nowUs,
    settled: before.settled || blind === null,
  };
  const { limited, events } = eventsOf(before, draft, bound.thermal, marginK, input.maximumCapW);
  const falls = before.sentW !== null && ceilingW < before.sentW - limits.CEILING_URGENT_W;
  const due =
    before.sentW === null ||
    nowUs - before.sentUs >= limits.STEP_PERIOD_US ||
    draft.suspend !== before.suspend;
  const send = falls || due;
  const state = {
    ...draft,
    limited,
    sentW: send ? ceilingW : before.sentW,
    sentUs: send ? nowUs : before.sentUs,
  };
  const admissionOpen = blind === null && !draft.suspend && nowUs >= holdUntilUs;
  const message = send ? { gpu: state.gpu, ceilingW, admissionOpen, suspend: draft.suspend, reason } : null;
  return { state, outputs: { message, events } };
}

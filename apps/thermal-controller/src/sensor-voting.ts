import { strict as assert } from 'node:assert';
import { isNew, type Stamp } from '@dawnline/monitoring';
import type { Raised } from './thermal-controller.events';
import * as limits from './thermal-controller.limits';

export interface SensorState {
  /** Why it is out of the vote; only a trust command brings it back. */
  readonly isolated: string | null;
  readonly last: number | null;
  readonly deviating: number;
  readonly invalid: number;
  /** Identical readings in a row while the others wandered. */
  readonly stuck: number;
}

export interface VoteState {
  readonly stamp: Stamp | null;
  readonly sensors: readonly SensorState[];
  readonly vote: Vote | null;
  readonly unknown: boolean;
}

/** What the sensors in the vote say together. */
export interface Vote {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Sensors in the vote. */
  readonly count: number;
  readonly atUs: number;
}

const SOUND: SensorState = { isolated: null, last: null, deviating: 0, invalid: 0, stuck: 0 };

export function startVote(sensors: number): VoteState {
  return { stamp: null, sensors: Array.from({ length: sensors }, () => SOUND), vote: null, unknown: false };
}

function isValid(value: number): boolean {
  return (
    Number.isFinite(value) && value > limits.TEMPERATURE_MINIMUM_C && value < limits.TEMPERATURE_MAXIMUM_C
  );
}

function median(values: readonly number[]): number {
  assert(values.length > 0);
  if (values.length === 3) {
    const [a, b, c] = values as [number, number, number];
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Counts what speaks against one sensor. With two left nobody can tell which of them deviates. */
function watch(
  sensors: readonly SensorState[],
  values: readonly number[],
  index: number,
  mid: number,
  inVote: number,
): SensorState {
  const sensor = sensors[index]!;
  const value = values[index]!;
  const { isolated } = sensor;
  if (!isValid(value)) {
    return {
      isolated,
      last: null,
      deviating: sensor.deviating,
      invalid: sensor.invalid + 1,
      stuck: sensor.stuck,
    };
  }
  const deviates = inVote >= 3 && Math.abs(value - mid) > limits.DEVIATION_LIMIT_K;
  // Real readings are noisy: one that repeats while its neighbours wander no longer measures.
  const same = value === sensor.last;
  const counts = same && othersWander(sensors, values, index);
  return {
    isolated,
    last: value,
    deviating: deviates ? sensor.deviating + 1 : 0,
    invalid: 0,
    stuck: same ? sensor.stuck + (counts ? 1 : 0) : 0,
  };
}

/** Every other sensor in the vote reads something else than before; there is at least one. */
function othersWander(sensors: readonly SensorState[], values: readonly number[], index: number): boolean {
  let peers = 0;
  for (let at = 0; at < sensors.length; at += 1) {
    const value = values[at]!;
    if (at === index || sensors[at]!.isolated !== null || !isValid(value)) continue;
    if (value === sensors[at]!.last) return false;
    peers += 1;
  }
  return peers > 0;
}

function verdict(sensor: SensorState): string | null {
  if (sensor.invalid >= limits.DEVIATION_ITEMS) return 'no valid value';
  if (sensor.deviating >= limits.DEVIATION_ITEMS) return 'deviates from the median';
  return sensor.stuck >= limits.STUCK_ITEMS ? 'stuck at one value' : null;
}

function combine(values: readonly number[], atUs: number): Vote | null {
  if (values.length === 0) return null;
  return {
    value: median(values),
    low: Math.min(...values),
    high: Math.max(...values),
    count: values.length,
    atUs,
  };
}

/** The readings that take part in the vote. */
function inVote(sensors: readonly SensorState[], values: readonly number[]): number[] {
  return values.filter((value, index) => sensors[index]!.isolated === null && isValid(value));
}

/** One sample of a group of like sensors; a sample seen before changes nothing. */
export function stepVote(
  state: VoteState,
  group: string,
  names: readonly string[],
  sample: { readonly stamp: Stamp; readonly values: readonly number[] } | null,
  nowUs: number,
): { state: VoteState; outputs: readonly Raised[] } {
  if (sample === null || !isNew(state.stamp, sample.stamp)) return expire(state, group, nowUs);
  assert(sample.values.length === names.length && names.length === state.sensors.length);
  const raised: Raised[] = [];
  const { values } = sample;
  const voting = inVote(state.sensors, values);
  const mid = voting.length > 0 ? median(voting) : NaN;
  const sensors = state.sensors.map((_, index) => watch(state.sensors, values, index, mid, voting.length));
  sensors.forEach((sensor, index) => {
    const reason = sensor.isolated === null ? verdict(sensor) : null;
    if (reason === null) return;
    sensors[index] = { ...sensor, isolated: reason };
    const rest = inVote(sensors, values);
    const deviation = rest.length > 0 ? Math.abs(values[index]! - median(rest)).toFixed(2) : 'unknown';
    raised.push({ code: 'SENSOR_ISOLATED', parameters: { sensor: names[index]!, reason, deviation } });
    const left = sensors.filter(({ isolated }) => isolated === null).length;
    if (left === 1) raised.push({ code: 'REDUNDANCY_LOST', parameters: { group, count: left } });
  });
  const vote = combine(inVote(sensors, values), sample.stamp.atUs) ?? state.vote;
  const next = expire({ stamp: sample.stamp, sensors, vote, unknown: state.unknown }, group, nowUs);
  return raised.length === 0 ? next : { state: next.state, outputs: [...raised, ...next.outputs] };
}

/** A vote past its time to live is no vote. Said once, and only if there ever was one. */
function expire(
  state: VoteState,
  group: string,
  nowUs: number,
): { state: VoteState; outputs: readonly Raised[] } {
  if (usableVote(state, nowUs) !== null) {
    return { state: state.unknown ? { ...state, unknown: false } : state, outputs: [] };
  }
  if (state.unknown || state.vote === null) return { state, outputs: [] };
  return {
    state: { ...state, unknown: true },
    outputs: [{ code: 'TEMPERATURE_UNKNOWN', parameters: { group } }],
  };
}

export function usableVote(state: VoteState, nowUs: number): Vote | null {
  return state.vote !== null && nowUs - state.vote.atUs <= limits.VOTE_TTL_US ? state.vote : null;
}

/** Ground takes a sensor back. */
export function trustSensor(state: VoteState, index: number): VoteState {
  return { ...state, sensors: state.sensors.map((sensor, at) => (at === index ? SOUND : sensor)) };
}

/** One bit per isolated sensor. */
export function isolatedBits(state: VoteState): number {
  return state.sensors.reduce(
    (bits, { isolated }, index) => (isolated === null ? bits : bits | (1 << index)),
    0,
  );
}

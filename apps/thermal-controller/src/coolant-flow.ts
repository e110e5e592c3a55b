import { isNew, type Stamp } from '@dawnline/monitoring';
import type { Raised } from './thermal-controller.events';
import * as limits from './thermal-controller.limits';

export type Pump = 'prime' | 'standby';

/**
 * normal: flow as wanted · low: throttled, waiting for the swap · lost: both pumps are out.
 * normal -> low -> (swap) -> low -> normal, or low -> lost -> normal.
 */
export interface FlowState {
  readonly stamp: Stamp | null;
  readonly active: Pump;
  /** When the active pump was switched on. */
  readonly sinceUs: number;
  readonly failed: readonly Pump[];
  readonly condition: 'normal' | 'low' | 'lost';
  readonly low: number;
  readonly red: number;
  readonly good: number;
  /** Last valid reading; NaN when the sensor gives none. */
  readonly flow: number;
}

export interface FlowOutputs {
  readonly events: readonly Raised[];
  /** A pump to be marked failed for good. */
  readonly failedPump: Pump | null;
}

const OTHER: Readonly<Record<Pump, Pump>> = { prime: 'standby', standby: 'prime' };

/** A pump marked failed in an earlier life is not started again (inv:F4). */
export function startFlow(failed: readonly Pump[], nowUs: number): FlowState {
  return {
    stamp: null,
    active: failed.includes('prime') && !failed.includes('standby') ? 'standby' : 'prime',
    sinceUs: nowUs,
    failed,
    condition: 'normal',
    low: 0,
    red: 0,
    good: 0,
    flow: NaN,
  };
}

/** Flow as a ratio; without a reading, what the pump's current tells. Null when nothing tells. */
function flowOf(sample: FlowSample, active: Pump): number | null {
  if (Number.isFinite(sample.flow) && sample.flow >= 0 && sample.flow <= 2) return sample.flow;
  const currentA = active === 'prime' ? sample.primeA : sample.standbyA;
  if (!Number.isFinite(currentA)) return null;
  return currentA >= limits.PUMP_CURRENT_A ? 1 : 0;
}

export interface FlowSample {
  readonly stamp: Stamp;
  readonly flow: number;
  readonly primeA: number;
  readonly standbyA: number;
}

const two = (value: number): string => value.toFixed(2);

function swapped(state: FlowState, flow: number, nowUs: number): { state: FlowState; outputs: FlowOutputs } {
  const from = state.active;
  const to = OTHER[from];
  if (state.failed.includes(to)) {
    // No spare: keep what turns, and say so once.
    const events: Raised[] = state.condition === 'lost' ? [] : [{ code: 'FLOW_LOST', parameters: {} }];
    return { state: { ...state, condition: 'lost' }, outputs: { events, failedPump: null } };
  }
  return {
    state: { ...state, active: to, sinceUs: nowUs, failed: [...state.failed, from], low: 0, red: 0, good: 0 },
    outputs: {
      events: [{ code: 'PUMP_SWAPPED', parameters: { from, to, flow: two(flow) } }],
      failedPump: from,
    },
  };
}

/** One sample: throttles when the flow is low, swaps once to the standby pump when it stays so. */
export function stepFlow(
  before: FlowState,
  sample: FlowSample | null,
  nowUs: number,
): { state: FlowState; outputs: FlowOutputs } {
  const none: FlowOutputs = { events: [], failedPump: null };
  if (sample === null || !isNew(before.stamp, sample.stamp)) return { state: before, outputs: none };
  const flow = flowOf(sample, before.active);
  if (flow === null) return { state: { ...before, stamp: sample.stamp, flow: NaN }, outputs: none };
  const starting = nowUs - before.sinceUs < limits.PUMP_START_US;
  const state: FlowState = {
    ...before,
    stamp: sample.stamp,
    flow,
    low: flow < limits.FLOW_LOW_RATIO && !starting ? before.low + 1 : 0,
    red: flow < limits.FLOW_RED_RATIO && !starting ? before.red + 1 : 0,
    good: flow >= limits.FLOW_GOOD_RATIO ? before.good + 1 : 0,
  };
  const parameters = { flow: two(flow), pump: state.active };
  if (state.condition !== 'normal' && state.good >= limits.FLOW_CLEAR_ITEMS) {
    return {
      state: { ...state, condition: 'normal' },
      outputs: { events: [{ code: 'FLOW_RESTORED', parameters }], failedPump: null },
    };
  }
  if (state.condition === 'normal' && state.low >= limits.FLOW_LOW_ITEMS) {
    return {
      state: { ...state, condition: 'low' },
      outputs: { events: [{ code: 'FLOW_LOW', parameters }], failedPump: null },
    };
  }
  const due = state.red >= limits.FLOW_SWAP_ITEMS || state.low >= limits.FLOW_DEGRADED_ITEMS;
  return due && state.condition !== 'lost' ? swapped(state, flow, nowUs) : { state, outputs: none };
}

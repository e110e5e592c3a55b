import { strict as assert } from 'node:assert';

/** FD-40: token bucket per source (cFE, published). */
export const EVENT_BURST_ITEMS = 32;
export const EVENT_RATE_PER_S = 15;
export const EVENT_DEBT_ITEMS = 32;

const US_PER_S = 1_000_000;

export interface ThrottleState {
  readonly tokens: number;
  readonly atUs: number;
  readonly squelched: boolean;
}

export const FULL_BUCKET: ThrottleState = { tokens: EVENT_BURST_ITEMS, atUs: 0, squelched: false };

export interface ThrottleVerdict {
  readonly state: ThrottleState;
  readonly pass: boolean;
  /** FD-41: exactly one notice per crossing from passing to squelched. */
  readonly notice: boolean;
}

/** Decides whether an event below HIGH may pass. HIGH events never come here (FD-42). */
export function throttle(state: ThrottleState, nowUs: number): ThrottleVerdict {
  assert(nowUs >= state.atUs, 'mission time is monotonic');
  const refilled = state.tokens + ((nowUs - state.atUs) * EVENT_RATE_PER_S) / US_PER_S;
  const available = Math.min(EVENT_BURST_ITEMS, refilled);
  const pass = available >= 1;
  // A squelched event costs a token too, so that a flood cannot leak through.
  const tokens = Math.max(-EVENT_DEBT_ITEMS, available - 1);
  return { state: { tokens, atUs: nowUs, squelched: !pass }, pass, notice: !pass && !state.squelched };
}

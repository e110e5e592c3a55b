import { strict as assert } from 'node:assert';
import type { Raised } from './power-manager.events';
import * as limits from './power-manager.limits';

/** 0 none, 1 cap GPU, 2 suspend jobs, 3 SAFE, 4 SURVIVAL. */
export interface SheddingState {
  readonly tier: number;
  readonly sinceUs: number;
  /** Consecutive evaluations that ask for a higher tier. */
  readonly falling: number;
}

export const NO_SHEDDING: SheddingState = { tier: 0, sinceUs: 0, falling: 0 };

/** The tier that a charge asks for, counted by thresholds that it is below. */
function tierOf(charge: number): number {
  return limits.TIER_CHARGES.filter((threshold) => charge < threshold).length;
}

/**
 * Down at once past as many thresholds as needed (after a few samples), up one tier at a time and only after the
 * dwell: so loads come back in the reverse of the order in which they were shed, and no load toggles often (FD-30).
 */
export function stepShedding(
  state: SheddingState,
  charge: number | null,
  nowUs: number,
): { state: SheddingState; outputs: readonly Raised[] } {
  assert(state.tier >= 0 && state.tier <= limits.TIER_CHARGES.length);
  // Nothing known: hold. The estimate itself falls on when its sensors are gone.
  if (charge === null) return { state, outputs: [] };
  const asked = tierOf(charge);
  const falling = asked > state.tier ? state.falling + 1 : 0;
  let tier = state.tier;
  if (falling >= limits.TIER_AFTER_ITEMS) tier = asked;
  else if (state.tier > 0 && nowUs - state.sinceUs >= limits.TIER_DWELL_US) {
    const leaves = charge >= limits.TIER_CHARGES[state.tier - 1]! + limits.TIER_HYSTERESIS_CHARGE;
    if (leaves) tier = state.tier - 1;
  }
  if (tier === state.tier) return { state: { ...state, falling }, outputs: [] };
  const parameters = { from: state.tier, to: tier, soc: charge.toFixed(3) };
  return { state: { tier, sinceUs: nowUs, falling: 0 }, outputs: [{ code: 'TIER_CHANGED', parameters }] };
}

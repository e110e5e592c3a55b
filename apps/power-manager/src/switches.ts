import { strict as assert } from 'node:assert';
import { isNew, type Stamp } from '@dawnline/monitoring';
import type { Raised } from './power-manager.events';
import * as limits from './power-manager.limits';
import type { SwitchesSample } from './samples';
import type { SwitchPlan } from './switch-plan';

/**
 * One switch.
 * idle: in its wanted state as far as known · unconfirmed: commanded, current does not show it yet ·
 * cooling: tripped, open until `openUntilUs` · locked: tripped too often, open until ground closes it ·
 * failed: does not obey, left alone until something else is wanted.
 */
export interface SwitchState {
  readonly target: boolean | null;
  readonly commandedUs: number | null;
  readonly attempts: number;
  readonly failed: boolean;
  readonly trips: number | null;
  readonly openUntilUs: number | null;
  readonly rearmPending: boolean;
  readonly rearmsUs: readonly number[];
  readonly locked: boolean;
}

export interface SwitchesState {
  readonly stamp: Stamp | null;
  readonly switches: readonly SwitchState[];
}

export interface SwitchCommand {
  readonly mask: number;
  readonly states: number;
}

const FRESH: SwitchState = {
  target: null,
  commandedUs: null,
  attempts: 0,
  failed: false,
  trips: null,
  openUntilUs: null,
  rearmPending: false,
  rearmsUs: [],
  locked: false,
};

/** Re-arms of an earlier life of this service still count (inv:P4). */
export function startSwitches(count: number, rearmsUs: readonly (readonly number[])[]): SwitchesState {
  const switches = Array.from({ length: count }, (_, index) => ({
    ...FRESH,
    rearmsUs: rearmsUs[index] ?? [],
  }));
  return { stamp: null, switches };
}

/** State by current; the status bit counts only where a closed switch may carry nothing. */
export function measuredClosed(name: string, sample: SwitchesSample, index: number): boolean {
  const currentA = sample.currentA[index] ?? NaN;
  if (currentA >= limits.OPEN_CURRENT_A) return true;
  if (Number.isFinite(currentA) && limits.STEADY_LOADS.includes(name)) return false;
  return sample.closed[index] === true;
}

export function recentRearms(state: SwitchesState, nowUs: number): number {
  return state.switches.reduce(
    (sum, { rearmsUs }) => sum + rearmsUs.filter((atUs) => nowUs - atUs < limits.REARM_WINDOW_US).length,
    0,
  );
}

/** A new trip count opens the switch for its cool-off, or for good when it has been re-armed often enough. */
function takeTrips(
  state: SwitchState,
  trips: number,
  name: string,
  nowUs: number,
  raised: Raised[],
): SwitchState {
  if (trips === state.trips) return state;
  if (state.trips === null || trips < state.trips) return { ...state, trips };
  raised.push({ code: 'SWITCH_TRIPPED', parameters: { switch: name, trips } });
  const rearmsUs = state.rearmsUs.filter((atUs) => nowUs - atUs < limits.REARM_WINDOW_US);
  if (rearmsUs.length >= limits.REARMS_PER_ORBIT) {
    if (!state.locked) raised.push({ code: 'SWITCH_LOCKED', parameters: { switch: name } });
    return { ...state, trips, rearmsUs, locked: true, rearmPending: false };
  }
  return { ...state, trips, rearmsUs, openUntilUs: nowUs + limits.COOL_OFF_US, rearmPending: true };
}

/** What the switch must be now: the plan, unless it is locked, cooling or power-cycled. */
function targetOf(state: SwitchState, planned: boolean | null, nowUs: number): boolean | null {
  if (state.locked) return false;
  if (state.openUntilUs !== null && nowUs < state.openUntilUs) return false;
  return planned;
}

function countRearm(
  state: SwitchState,
  target: boolean | null,
  name: string,
  nowUs: number,
  raised: Raised[],
): SwitchState {
  if (state.openUntilUs !== null && nowUs < state.openUntilUs) return state;
  const next = state.openUntilUs === null ? state : { ...state, openUntilUs: null };
  if (!next.rearmPending || target !== true) return next;
  const rearmsUs = [...state.rearmsUs, nowUs];
  assert(rearmsUs.length <= limits.REARMS_PER_ORBIT, `${name}: a fourth re-arm`);
  raised.push({ code: 'SWITCH_REARMED', parameters: { switch: name, count: rearmsUs.length } });
  return { ...next, rearmsUs, rearmPending: false };
}

/** Sends what is new at once, repeats what the current does not confirm, and gives up after a few attempts. */
function pursue(
  state: SwitchState,
  target: boolean | null,
  confirmed: boolean | null,
  report: (currentA: string) => void,
  nowUs: number,
): { state: SwitchState; send: boolean } {
  if (target === null) return { state: { ...state, target, attempts: 0, failed: false }, send: false };
  if (target !== state.target) {
    return { state: { ...state, target, commandedUs: nowUs, attempts: 1, failed: false }, send: true };
  }
  if (confirmed === null) return { state, send: false };
  if (confirmed) {
    const settled = state.attempts === 0 && !state.failed;
    return { state: settled ? state : { ...state, attempts: 0, failed: false }, send: false };
  }
  if (state.failed) {
    const retry = state.commandedUs === null || nowUs - state.commandedUs >= limits.FAILED_RETRY_US;
    return { state: retry ? { ...state, commandedUs: nowUs } : state, send: retry };
  }
  if (state.commandedUs !== null && nowUs - state.commandedUs < limits.CONFIRM_WITHIN_US) {
    return { state, send: false };
  }
  if (state.attempts >= limits.COMMAND_ATTEMPTS) {
    report(target ? 'closed' : 'open');
    return { state: { ...state, failed: true }, send: false };
  }
  return { state: { ...state, commandedUs: nowUs, attempts: state.attempts + 1 }, send: true };
}

export function stepSwitches(
  state: SwitchesState,
  names: readonly string[],
  plan: SwitchPlan,
  sample: SwitchesSample | null,
  nowUs: number,
): { state: SwitchesState; outputs: { command: SwitchCommand | null; events: readonly Raised[] } } {
  assert(names.length === plan.length && names.length === state.switches.length);
  assert(names.length <= 32, 'a command has 32 bits');
  const fresh = sample !== null && isNew(state.stamp, sample.stamp);
  const events: Raised[] = [];
  let mask = 0;
  let states = 0;
  const switches = state.switches.map((before, index) => {
    const name = names[index]!;
    let next = fresh ? takeTrips(before, sample.trips[index] ?? 0, name, nowUs, events) : before;
    next = countRearm(next, plan[index]!, name, nowUs, events);
    const target = targetOf(next, plan[index]!, nowUs);
    const confirmed = fresh ? measuredClosed(name, sample, index) === target : null;
    const pursued = pursue(
      next,
      target,
      confirmed,
      (wanted) => {
        const currentA = (sample?.currentA[index] ?? NaN).toFixed(2);
        events.push({ code: 'SWITCH_FAILED', parameters: { switch: name, wanted, currentA } });
      },
      nowUs,
    );
    if (pursued.send) {
      mask |= 1 << index;
      if (target) states |= 1 << index;
    }
    return pursued.state;
  });
  const command = mask === 0 ? null : { mask: mask >>> 0, states: states >>> 0 };
  return { state: { stamp: fresh ? sample.stamp : state.stamp, switches }, outputs: { command, events } };
}

function changed(
  state: SwitchesState,
  index: number,
  change: (before: SwitchState) => SwitchState,
): SwitchesState {
  const switches = state.switches.map((before, at) => (at === index ? change(before) : before));
  return { ...state, switches };
}

/** Ground closes a locked switch: it may trip and be re-armed anew. */
export function unlockSwitch(state: SwitchesState, index: number): SwitchesState {
  return changed(state, index, (before) => ({
    ...before,
    locked: false,
    failed: false,
    rearmsUs: [],
    target: null,
  }));
}

/** Opens a switch for some time; it closes again by the plan. */
export function cycleSwitch(state: SwitchesState, index: number, untilUs: number): SwitchesState {
  return changed(state, index, (before) => ({ ...before, openUntilUs: untilUs, rearmPending: false }));
}

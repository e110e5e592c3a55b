import { Refusal } from '@dawnline/contracts';
import type { CraftTable } from '@dawnline/host';
import * as limits from './power-manager.limits';
import type { PowerState } from './power-step';
import { planSwitches } from './switch-plan';
import { cycleSwitch, unlockSwitch } from './switches';

/** A change of state that a command asks for, or why it may not be. */
export type CommandResult =
  | { readonly kind: 'done'; readonly state: PowerState; readonly detail: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly detail: string };

function refused(refusal: Refusal, detail: string): CommandResult {
  return { kind: 'refused', refusal, detail };
}

function switchIndex(table: CraftTable, name: string): number | CommandResult {
  const index = table.switches.findIndex((entry) => entry.name === name);
  if (index < 0) return refused(Refusal.REFUSAL_RANGE, `no switch ${name}`);
  if (limits.UNSWITCHABLE.includes(name)) {
    return refused(
      Refusal.REFUSAL_RANGE,
      `${name} feeds the computer itself and is not switched by software`,
    );
  }
  return index;
}

/** Ground's wish for one switch. A wish that mode or tier forbids is refused, not kept for later. */
export function setSwitch(
  state: PowerState,
  table: CraftTable,
  name: string,
  closed: boolean,
  nowUs: number,
): CommandResult {
  const index = switchIndex(table, name);
  if (typeof index !== 'number') return index;
  const overrides = { ...state.overrides, [name]: closed };
  const wish: PowerState = {
    ...state,
    overrides,
    switches: closed ? unlockSwitch(state.switches, index) : state.switches,
  };
  const { mode, modeSinceUs } = state;
  const input = { mode, modeSinceUs, tier: state.shedding.tier, overrides, pumps: state.samples.pumps };
  if (closed && planSwitches(table, input, nowUs)[index] !== true) {
    return refused(Refusal.REFUSAL_WRONG_MODE, `${name} stays open in this mode and load-shed tier`);
  }
  return { kind: 'done', state: wish, detail: `${name} ${closed ? 'closed' : 'open'}` };
}

/** Opens a rail and lets the plan close it again. */
export function powerCycle(
  state: PowerState,
  table: CraftTable,
  name: string,
  offTimeUs: number,
  nowUs: number,
): CommandResult {
  const index = switchIndex(table, name);
  if (typeof index !== 'number') return index;
  if (!(offTimeUs > 0) || offTimeUs > limits.POWER_CYCLE_MAXIMUM_US) {
    const allowed = limits.POWER_CYCLE_MAXIMUM_US / 1e6;
    return refused(
      Refusal.REFUSAL_RANGE,
      `off time ${offTimeUs / 1e6} s: allowed is above 0 to ${allowed} s`,
    );
  }
  if (state.switches.switches[index]!.locked) {
    return refused(Refusal.REFUSAL_WRONG_MODE, `${name} is locked after trips; close it by set_switch first`);
  }
  const switches = cycleSwitch(state.switches, index, nowUs + offTimeUs);
  return { kind: 'done', state: { ...state, switches }, detail: `${name} opens for ${offTimeUs / 1e6} s` };
}

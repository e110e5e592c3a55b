import { Mode } from '@dawnline/contracts';
import type { CraftTable, SwitchEntry } from '@dawnline/host';
import * as limits from './power-manager.limits';
import type { PumpSample } from './samples';

export interface PlanInput {
  readonly mode: Mode;
  readonly modeSinceUs: number;
  readonly tier: number;
  /** Ground's wish for single switches. */
  readonly overrides: Readonly<Record<string, boolean>>;
  readonly pumps: PumpSample | null;
}

/** Wanted state of each switch in the order of the craft's table; null leaves it as it is. */
export type SwitchPlan = readonly (boolean | null)[];

/** What the mode demands, expressed as a load-shed tier. */
function tierOfMode(mode: Mode): number {
  switch (mode) {
    case Mode.MODE_OFF:
    case Mode.MODE_SURVIVAL:
      return 4;
    case Mode.MODE_SAFE:
      return 3;
    case Mode.MODE_STANDBY:
    case Mode.MODE_NOMINAL:
    case Mode.MODE_UNKNOWN:
      return 0;
  }
}

/** Whether the GPU rail's permission may be renewed. Before the first mode is known, a running GPU keeps it. */
export function gpuPermitted(mode: Mode, tier: number): boolean {
  return tier < limits.GPU_SHED_TIER && tierOfMode(mode) < limits.GPU_SHED_TIER;
}

function gpuRail(input: PlanInput, nowUs: number): boolean | null {
  if (input.tier >= limits.GPU_SHED_TIER) return false;
  if (input.mode === Mode.MODE_UNKNOWN) return null;
  if (gpuPermitted(input.mode, input.tier)) return true;
  const grace = input.mode === Mode.MODE_SAFE ? limits.SAFE_CHECKPOINT_GRACE_US : 0;
  return nowUs - input.modeSinceUs >= grace ? false : null;
}

/** The rail of the pump that is not wanted opens only when the other one is: never both off by mistake. */
function pumpRail(name: string, pumps: PumpSample | null, byDefault: boolean): boolean {
  if (!pumps || pumps.prime === pumps.standby) return byDefault;
  return name === limits.PUMP_PRIME_SWITCH ? pumps.prime : pumps.standby;
}

function wanted(entry: SwitchEntry, table: CraftTable, input: PlanInput, nowUs: number): boolean | null {
  const { name } = entry;
  if (limits.UNSWITCHABLE.includes(name)) return null;
  const isGpu = table.gpus.some((gpu) => gpu.rail === name);
  const override = input.overrides[name];
  if (isGpu) {
    const state = gpuRail(input, nowUs);
    return state === true && override === false ? false : state;
  }
  const shedTier = entry.shedTier ?? limits.DEFAULT_SHED_TIERS[name];
  const tier = Math.max(input.tier, tierOfMode(input.mode));
  if (shedTier !== undefined && tier >= shedTier) return false;
  if (override !== undefined) return override;
  if (name === limits.PUMP_PRIME_SWITCH || name === limits.PUMP_STANDBY_SWITCH) {
    return pumpRail(name, input.pumps, entry.closedByDefault);
  }
  // Heaters hang on closed switches; thermal-controller decides whether they heat.
  return name.startsWith('H') ? true : entry.closedByDefault;
}

export function planSwitches(table: CraftTable, input: PlanInput, nowUs: number): SwitchPlan {
  return table.switches.map((entry) => wanted(entry, table, input, nowUs));
}

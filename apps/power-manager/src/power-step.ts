import { Mode } from '@dawnline/contracts';
import type { CraftTable } from '@dawnline/host';
import type { Stamp } from '@dawnline/monitoring';
import { judgeAdmission, type AdmissionQuestion, type AdmissionResult, type Grants } from './admission';
import { stepCapability, type CapabilityState } from './array-capability';
import { NO_FORECAST, stepForecast, type ForecastState, type OrbitSource } from './eclipse-forecast';
import { arrayPowerW, stepLight, UNKNOWN_LIGHT, type LightState } from './light';
import { NO_SHEDDING, stepShedding, type SheddingState } from './load-shedding';
import { packEnergyJ } from './open-circuit';
import {
  startBudget,
  stepBudget,
  type BudgetInput,
  type BudgetOutputs,
  type BudgetState,
} from './power-budget';
import type { Raised } from './power-manager.events';
import * as limits from './power-manager.limits';
import { NO_SAMPLES, finite, usable, type Samples } from './samples';
import { startCharge, stepCharge, type ChargeOutputs, type ChargeState } from './state-of-charge';
import { gpuPermitted, planSwitches } from './switch-plan';
import { startSwitches, stepSwitches, type SwitchCommand, type SwitchesState } from './switches';

export interface PowerState {
  readonly samples: Samples;
  readonly charge: ChargeState;
  readonly forecast: ForecastState;
  readonly light: LightState;
  readonly capability: CapabilityState;
  readonly budget: BudgetState;
  readonly shedding: SheddingState;
  readonly switches: SwitchesState;
  readonly mode: Mode;
  readonly modeSinceUs: number;
  readonly overrides: Readonly<Record<string, boolean>>;
  readonly permittedUs: number | null;
  /** What the last turn's budget rested on; null before the first. */
  readonly budgetInput: BudgetInput | null;
  readonly grants: Grants;
}

/** What does not change within a boot, worked out once. */
export interface PowerContext {
  readonly table: CraftTable;
  readonly orbit: OrbitSource;
  readonly switchNames: readonly string[];
  /** Place of each GPU's rail among the switches. */
  readonly gpuSwitches: readonly number[];
  readonly packEnergyJ: number;
  readonly minimumCapW: number;
  readonly maximumCapW: number;
}

export function powerContext(table: CraftTable, orbit: OrbitSource): PowerContext {
  const switchNames = table.switches.map((entry) => entry.name);
  return {
    table,
    orbit,
    switchNames,
    gpuSwitches: table.gpus.map((gpu) => switchNames.indexOf(gpu.rail)),
    packEnergyJ: packEnergyJ(table.battery),
    minimumCapW: Math.min(...table.gpus.map((gpu) => gpu.minimumCapW)),
    maximumCapW: Math.max(...table.gpus.map((gpu) => gpu.maximumCapW)),
  };
}

/** What outlives a restart of the service. */
export interface PowerRetained {
  readonly charge: number | null;
  readonly rearmsUs: readonly (readonly number[])[];
}

export interface PowerInput {
  readonly mode: Mode;
}

export interface PowerOutputs {
  readonly charge: ChargeOutputs;
  readonly budget: BudgetOutputs;
  readonly arrayW: number | null;
  /** Switch command to send now, if any; an empty one renews the GPU rail's permission. */
  readonly command: (SwitchCommand & { readonly gpuPermission: boolean }) | null;
  readonly events: readonly Raised[];
}

export function startPower(context: PowerContext, retained: PowerRetained | null, nowUs: number): PowerState {
  const { table } = context;
  return {
    samples: NO_SAMPLES,
    charge: startCharge(retained?.charge ?? null, nowUs),
    forecast: NO_FORECAST,
    light: UNKNOWN_LIGHT,
    capability: { powerW: table.array.fullSunW, atUs: nowUs, degraded: false },
    budget: startBudget(context.minimumCapW, nowUs),
    shedding: NO_SHEDDING,
    switches: startSwitches(table.switches.length, retained?.rearmsUs ?? []),
    mode: Mode.MODE_UNKNOWN,
    modeSinceUs: nowUs,
    overrides: {},
    permittedUs: null,
    budgetInput: null,
    grants: {},
  };
}

/** Load of the bus without the GPUs, from the bus current and the current of the GPU rails. */
function measuredBaseW(samples: Samples, context: PowerContext, nowUs: number): number | null {
  const bus = usable(samples.bus, nowUs);
  const switches = usable(samples.switches, nowUs);
  if (!bus || !switches) return null;
  let gpuA = 0;
  for (const index of context.gpuSwitches) gpuA += switches.currentA[index] ?? NaN;
  const baseW = finite(bus.voltageV * (bus.currentA - gpuA));
  return baseW === null ? null : Math.max(0, baseW);
}

/** Charge, light and array: what is known of the energy. */
function stepEnergy(state: PowerState, context: PowerContext, nowUs: number) {
  const { table } = context;
  const events: Raised[] = [];
  const charge = stepCharge(state.charge, state.samples, table.battery, nowUs);
  const forecast = stepForecast(state.forecast, context.orbit, nowUs);
  const ratedW = table.array.fullSunW;
  const light = stepLight(state.light, state.samples, forecast.state.forecast, ratedW, nowUs);
  const arrayW = arrayPowerW(state.samples, nowUs);
  const capability = stepCapability(
    state.capability,
    {
      givenW: arrayW,
      sunShare: finite(usable(state.samples.sun, nowUs)?.share),
      batteryCurrentA: charge.outputs.currentA,
      batteryVoltageV: charge.outputs.voltageV,
      fullV: table.battery.cellsInSeries * limits.FULL_CELL_V,
      ratedW,
    },
    light.state,
    nowUs,
  );
  events.push(...charge.outputs.events, ...forecast.outputs, ...capability.outputs);
  if (light.outputs !== null) {
    const exitUs = forecast.state.forecast.exitUs ?? nowUs;
    const parameters = {
      charge: (charge.outputs.charge ?? NaN).toFixed(3),
      remainingS: Math.max(0, Math.round((exitUs - nowUs) / 1e6)),
    };
    events.push({ code: light.outputs === 'entered' ? 'ECLIPSE_ENTERED' : 'ECLIPSE_LEFT', parameters });
  }
  return {
    charge,
    forecast: forecast.state,
    light: light.state,
    capability: capability.state,
    arrayW,
    events,
  };
}

/** What the budget rests on. */
function budgetInput(
  state: PowerState,
  energy: ReturnType<typeof stepEnergy>,
  tier: number,
  context: PowerContext,
  nowUs: number,
): BudgetInput {
  const { table } = context;
  return {
    charge: energy.charge.outputs.charge,
    forecast: energy.forecast.forecast,
    dark: energy.light.dark,
    arrayW: energy.capability.powerW,
    measuredBaseW: measuredBaseW(state.samples, context, nowUs),
    plannedBaseW: table.baseLoadW,
    packEnergyJ: context.packEnergyJ,
    gpus: table.gpus.length,
    minimumCapW: context.minimumCapW,
    maximumCapW: context.maximumCapW,
    tier,
  };
}

function permissionDue(state: PowerState, permitted: boolean, nowUs: number): boolean {
  if (!permitted) return false;
  return state.permittedUs === null || nowUs - state.permittedUs >= limits.PERMISSION_PERIOD_US;
}

/** One turn of the work loop. */
export function stepPower(
  before: PowerState,
  input: PowerInput,
  context: PowerContext,
  nowUs: number,
): { state: PowerState; outputs: PowerOutputs } {
  const { table } = context;
  const modeSinceUs = input.mode === before.mode ? before.modeSinceUs : nowUs;
  const { samples } = before;
  const energy = stepEnergy(before, context, nowUs);
  const charge = energy.charge.outputs.charge;
  const shedding = stepShedding(before.shedding, charge, nowUs);
  const { tier } = shedding.state;
  const rests = budgetInput(before, energy, tier, context, nowUs);
  const budget = stepBudget(before.budget, rests, nowUs);
  const pumps = usable(samples.pumps, nowUs);
  const { mode } = input;
  const plan = planSwitches(table, { mode, modeSinceUs, tier, overrides: before.overrides, pumps }, nowUs);
  const switches = stepSwitches(
    before.switches,
    context.switchNames,
    plan,
    usable(samples.switches, nowUs),
    nowUs,
  );
  const permitted = gpuPermitted(mode, tier);
  const due = permissionDue(before, permitted, nowUs);
  const { command } = switches.outputs;
  return {
    state: {
      ...before,
      charge: energy.charge.state,
      forecast: energy.forecast,
      light: energy.light,
      capability: energy.capability,
      budget: budget.state,
      budgetInput: rests,
      shedding: shedding.state,
      switches: switches.state,
      mode,
      modeSinceUs,
      permittedUs: due || (command && permitted) ? nowUs : before.permittedUs,
    },
    outputs: {
      charge: energy.charge.outputs,
      budget: budget.outputs,
      arrayW: energy.arrayW,
      command: command || due ? { ...(command ?? { mask: 0, states: 0 }), gpuPermission: permitted } : null,
      events: [...energy.events, ...shedding.outputs, ...switches.outputs.events],
    },
  };
}

/** Measured draw of each GPU's rail, W. */
function measuredGpuW({ samples }: PowerState, context: PowerContext, nowUs: number): Record<number, number> {
  const bus = usable(samples.bus, nowUs);
  const switches = usable(samples.switches, nowUs);
  const found: Record<number, number> = {};
  if (!bus || !switches) return found;
  context.table.gpus.forEach(({ id }, index) => {
    const watts = finite(bus.voltageV * (switches.currentA[context.gpuSwitches[index]!] ?? NaN));
    if (watts !== null) found[id] = Math.max(0, watts);
  });
  return found;
}

/** Answers job-executor's question whether a job may start. */
export function answerAdmission(
  state: PowerState,
  question: AdmissionQuestion,
  context: PowerContext,
  nowUs: number,
): { readonly state: PowerState; readonly result: AdmissionResult } {
  const budget = state.budgetInput;
  if (!budget) return { state, result: { granted: false, predicted: 0, reason: 'nothing measured yet' } };
  const input = {
    budget,
    baseW: Math.max(budget.plannedBaseW, state.budget.baseW ?? 0),
    gpuW: measuredGpuW(state, context, nowUs),
    gpuIds: context.table.gpus.map(({ id }) => id),
  };
  const { result, grants } = judgeAdmission(question, input, state.grants, nowUs);
  return { state: { ...state, grants }, result };
}

/** The newest stamp of each device that this service lives by. */
export function deviceStamps({ battery, bus, array, switches, sun }: Samples): Record<string, Stamp | null> {
  return {
    'eps/array': array?.stamp ?? null,
    'eps/battery': battery?.stamp ?? null,
    'eps/bus': bus?.stamp ?? null,
    'eps/switches': switches?.stamp ?? null,
    'adcs/state': sun?.stamp ?? null,
  };
}

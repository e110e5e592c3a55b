import { strict as assert } from 'node:assert';
import type { DeviceBench, SensorFault } from '@hil/devices';
import type { Details } from '@hil/record';
import type { DiskFault, DiskFaultKind, FaultActions, PartitionDirection, Refused } from './actions';
import type { ParameterValue } from './plan';

export interface EffectContext {
  readonly target: string;
  /** Complete: the catalogue's defaults are in it. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly nowUs: number;
  readonly bench: DeviceBench;
  readonly actions: FaultActions;
}

/** A fault at work. */
export interface Effect {
  heal?(): void;
  /** Each step of the plant; true when the fault has ended by itself. */
  step?(nowUs: number): boolean;
  /** What it hit, for the record. */
  readonly details?: Details;
}

/** Starts a fault: its effect, or why it cannot be. */
export type Start = (context: EffectContext) => Effect | string;

const US_PER_S = 1_000_000;
const NOT_HERE = 'not possible in this world';
const number = (context: EffectContext, name: string): number => {
  const value = context.parameters[name];
  assert(typeof value === 'number', `parameter ${name} is a number`);
  return value;
};
const text = (context: EffectContext, name: string): string => String(context.parameters[name] ?? '');

function sensor(faultOf: (context: EffectContext) => SensorFault): Start {
  return (context) => {
    const { bench, target } = context;
    if (!bench.hasSensor(target)) return `${target} is external hardware, or no sensor`;
    bench.setSensorFault(target, faultOf(context));
    return { heal: () => bench.setSensorFault(target, null) };
  };
}

/** An action that is taken back when the fault heals. */
function lasting(
  does: (context: EffectContext) => Refused | undefined,
  undo?: (context: EffectContext) => void,
): Start {
  return (context) => {
    const refused = does(context);
    if (refused === undefined) return NOT_HERE;
    return refused ?? { heal: undo && (() => undo(context)) };
  };
}

const kernelHang: Start = (context) => {
  const { bench, target, actions, nowUs } = context;
  const id = Number(target.split('/')[1]);
  const gpu = bench.gpu(id);
  const held = gpu?.context;
  if (!gpu || !held) return `no job holds ${target}`;
  const timeoutUs = Math.round(number(context, 'timeout') * US_PER_S);
  if (!gpu.hang(number(context, 'xid'), nowUs + timeoutUs)) return `${target} is not running a kernel`;
  const { job, attempt } = held;
  actions.freezeWorkload?.(job, attempt, true);
  return {
    details: { job, attempt, gpu: id },
    // The kernel ends with its context: killed, replaced, reset or without power.
    step: () => !gpu.hung || !gpu.holds(job, attempt),
    heal: () => {
      if (gpu.hung && gpu.holds(job, attempt)) gpu.unhang();
      actions.freezeWorkload?.(job, attempt, false);
    },
  };
};

const pumpDegraded: Start = (context) => {
  const { bench, target, nowUs: sinceUs } = context;
  const pump = target === 'prime' ? 0 : 1;
  const { pumpHealth } = bench.plant.inputs;
  const flow = number(context, 'flow');
  const rampUs = number(context, 'ramp') * US_PER_S;
  const apply = (nowUs: number): boolean => {
    const share = rampUs === 0 ? 1 : Math.min(1, (nowUs - sinceUs) / rampUs);
    pumpHealth[pump] = 1 + (flow - 1) * share;
    return false;
  };
  apply(sinceUs);
  return {
    step: apply,
    heal: () => {
      pumpHealth[pump] = 1;
    },
  };
};

const railTrip: Start = (context) => {
  const { bench, target } = context;
  const { inputs, state, railIndex } = bench.plant;
  const rail = railIndex.get(target)!;
  if (state.railLive[rail] !== 1) return `${target} carries no current`;
  const overloadA = number(context, 'overload') * bench.craft.rails[rail].tripA;
  const before = bench.switches.trips[rail];
  const repeats = number(context, 'repeats');
  inputs.railFaultA[rail] = overloadA;
  return {
    // The overload is there whenever the rail is live, until the switch has tripped often enough.
    step: () => bench.switches.trips[rail] - before >= repeats,
    heal: () => {
      inputs.railFaultA[rail] = 0;
    },
  };
};

function link(block: (context: EffectContext) => { up: boolean; down: boolean }): Start {
  return (context) => {
    const { faults } = context.bench.link;
    const { up, down } = block(context);
    faults.upBlocked = up;
    faults.downBlocked = down;
    return {
      heal: () => {
        faults.upBlocked = false;
        faults.downBlocked = false;
      },
    };
  };
}

function disk(kind: DiskFaultKind): Start {
  const faultOf = (context: EffectContext): DiskFault => {
    const { parameters } = context;
    const given = (name: string, otherwise: number): number =>
      name in parameters ? number(context, name) : otherwise;
    return {
      kind,
      path: text(context, 'path'),
      probability: given('probability', 1),
      bits: given('bits', 0),
      delayUs: Math.round(given('delay', 0) * US_PER_S),
      freeShare: given('free', 1),
      factor: given('factor', 1),
    };
  };
  return lasting(
    (context) => context.actions.setDiskFault?.(context.target, faultOf(context)),
    ({ actions, target }) => actions.setDiskFault?.(target, null),
  );
}

/** How each implemented fault of the catalogue is done, by its dotted name. */
export const EFFECTS: Readonly<Record<string, Start>> = {
  'sensor.stuck-at': sensor(({ parameters: { value } }) => ({
    kind: 'stuck-at',
    value: typeof value === 'number' ? value : (value as 'last' | 'min' | 'max'),
  })),
  'sensor.drift': sensor((context) => ({
    kind: 'drift',
    sinceUs: context.nowUs,
    perHour: number(context, 'rate'),
    limit: number(context, 'limit'),
  })),
  'sensor.noise-burst': sensor((context) => ({ kind: 'noise-burst', factor: number(context, 'factor') })),
  'sensor.dropout': sensor((context) => ({
    kind: 'dropout',
    gives: text(context, 'gives') as 'none' | 'nan' | 'out-of-range',
  })),
  'sensor.frozen-stamp': ({ bench, target }) => {
    if (!bench.hasSensor(target)) return `${target} is external hardware`;
    bench.setFrozenStamp(target, true);
    return { heal: () => bench.setFrozenStamp(target, false) };
  },
  'actuator.pump-degraded': pumpDegraded,
  'power.rail-trip': railTrip,
  'gpu.kernel-hang': kernelHang,
  'process.killed': lasting(({ actions, target }) => actions.killService?.(target)),
  'process.hang': lasting(
    ({ actions, target }) => actions.hangService?.(target, true),
    ({ actions, target }) => actions.hangService?.(target, false),
  ),
  'process.pause': lasting(
    ({ actions, target }) => actions.pauseService?.(target, true),
    ({ actions, target }) => actions.pauseService?.(target, false),
  ),
  'process.slow': lasting(
    (context) => context.actions.slowService?.(context.target, number(context, 'factor')),
    ({ actions, target }) => actions.slowService?.(target, 1),
  ),
  'bus.broker-crash': lasting(
    ({ actions }) => actions.setBroker?.(false),
    ({ actions }) => actions.setBroker?.(true),
  ),
  'bus.degraded': lasting(
    (context) =>
      context.actions.degradeBus?.({
        loss: number(context, 'loss'),
        duplicate: number(context, 'duplicate'),
        delayUs: Math.round(number(context, 'delay') * US_PER_S),
      }),
    ({ actions }) => actions.degradeBus?.(null),
  ),
  'bus.partition': lasting(
    (context) =>
      context.actions.partition?.(context.target, text(context, 'direction') as PartitionDirection),
    ({ actions, target }) => actions.partition?.(target, null),
  ),
  'storage.torn-write': disk('torn-write'),
  'storage.unsynced-lost': disk('unsynced-lost'),
  'storage.lying-fsync': disk('lying-fsync'),
  'storage.bit-rot': disk('bit-rot'),
  'storage.eio': disk('eio'),
  'storage.fsync-error': disk('fsync-error'),
  'storage.full': disk('full'),
  'storage.slow': disk('slow'),
  'storage.read-only': disk('read-only'),
  'link.pass-missed': link(() => ({ up: true, down: true })),
  'link.one-way': link((context) => ({
    up: text(context, 'open') === 'down',
    down: text(context, 'open') === 'up',
  })),
  'time.step': lasting((context) =>
    context.actions.stepClock?.(context.target, Math.round(number(context, 'step') * US_PER_S)),
  ),
};

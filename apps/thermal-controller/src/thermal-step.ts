import type { GpuEntry } from '@dawnline/host';
import { isFresh, isNew, type Stamp } from '@dawnline/monitoring';
import { judgeAdmission, type AdmissionResult } from './admission';
import { ACTUATORS_WELL, stepActuators, type ActuatorState } from './actuator-watch';
import { startFlow, stepFlow, type FlowState, type Pump } from './coolant-flow';
import {
  isUrgent,
  startGpu,
  stepGpu,
  takeMargin,
  type CeilingMessage,
  type GpuInput,
  type GpuState,
  type MarginSample,
} from './gpu-limit';
import { HEATERS_OFF, stepHeaters, type HeaterState } from './heaters';
import { startLoop, stepLoop, type LoopCommand, type LoopState } from './loop-control';
import { startVote, stepVote, usableVote, type VoteState } from './sensor-voting';
import type { Raised } from './thermal-controller.events';
import * as limits from './thermal-controller.limits';

export const LOOP_SENSORS = ['loop_a', 'loop_b', 'loop_c'] as const;
export const BATTERY_SENSORS = ['battery_a', 'battery_b', 'battery_c'] as const;

export interface LoopSample {
  readonly stamp: Stamp;
  readonly loopC: readonly number[];
  readonly radiatorC: readonly number[];
  readonly plateC: number;
  readonly flow: number;
  readonly primeA: number;
  readonly standbyA: number;
  readonly bypass: number;
}
export interface BatteryTemperatures {
  readonly stamp: Stamp;
  readonly batteryC: readonly number[];
}
export interface StructureSample {
  readonly stamp: Stamp;
  readonly structureC: number;
  readonly heaterCurrentA: readonly number[];
}

export interface ThermalState {
  readonly loopSample: LoopSample | null;
  readonly batteryStamp: Stamp | null;
  readonly structure: StructureSample | null;
  /** When loop or battery, which bound the GPUs, last had something new. */
  readonly newsUs: number;
  readonly loopVote: VoteState;
  readonly batteryVote: VoteState;
  readonly flow: FlowState;
  readonly loop: LoopState;
  readonly heaters: HeaterState;
  readonly actuators: ActuatorState;
  readonly gpus: readonly GpuState[];
}

export interface ThermalOutputs {
  readonly loopCommand: LoopCommand | null;
  readonly heaterBits: number | null;
  readonly ceilings: readonly CeilingMessage[];
  readonly failedPump: Pump | null;
  readonly events: readonly Raised[];
}

export interface ThermalResult {
  readonly state: ThermalState;
  readonly outputs: ThermalOutputs;
}

const NOTHING: ThermalOutputs = {
  loopCommand: null,
  heaterBits: null,
  ceilings: [],
  failedPump: null,
  events: [],
};

export function startThermal(
  gpus: readonly GpuEntry[],
  failed: readonly Pump[],
  nowUs: number,
): ThermalState {
  return {
    loopSample: null,
    batteryStamp: null,
    structure: null,
    newsUs: nowUs,
    loopVote: startVote(LOOP_SENSORS.length),
    batteryVote: startVote(BATTERY_SENSORS.length),
    flow: startFlow(failed, nowUs),
    loop: startLoop(nowUs),
    heaters: HEATERS_OFF,
    actuators: ACTUATORS_WELL,
    gpus: gpus.map((gpu) => startGpu(gpu.id, gpu.minimumCapW, nowUs)),
  };
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** A sample of the loop: votes, flow, valve. */
export function takeLoop(state: ThermalState, sample: LoopSample, nowUs: number): ThermalResult {
  if (!isNew(state.loopSample?.stamp ?? null, sample.stamp)) return { state, outputs: NOTHING };
  const values = { stamp: sample.stamp, values: sample.loopC };
  const vote = stepVote(state.loopVote, 'loop', LOOP_SENSORS, values, nowUs);
  const flow = stepFlow(state.flow, sample, nowUs);
  const actuators = stepActuators(state.actuators, {
    commandedBypass: state.loop.sent?.bypassRatio ?? null,
    measuredBypass: sample.bypass,
    heatersOn: state.heaters.on,
    heaterCurrentA: null,
  });
  return {
    state: {
      ...state,
      loopSample: sample,
      newsUs: nowUs,
      loopVote: vote.state,
      flow: flow.state,
      actuators: actuators.state,
    },
    outputs: {
      ...NOTHING,
      failedPump: flow.outputs.failedPump,
      events: [...vote.outputs, ...flow.outputs.events, ...actuators.outputs],
    },
  };
}

/** A sample of the battery's temperatures. */
export function takeBattery(state: ThermalState, sample: BatteryTemperatures, nowUs: number): ThermalResult {
  if (!isNew(state.batteryStamp, sample.stamp)) return { state, outputs: NOTHING };
  const values = { stamp: sample.stamp, values: sample.batteryC };
  const vote = stepVote(state.batteryVote, 'battery', BATTERY_SENSORS, values, nowUs);
  return {
    state: { ...state, batteryStamp: sample.stamp, newsUs: nowUs, batteryVote: vote.state },
    outputs: { ...NOTHING, events: vote.outputs },
  };
}

/** A sample of the structure and the heaters' currents. */
export function takeStructure(state: ThermalState, sample: StructureSample): ThermalResult {
  if (!isNew(state.structure?.stamp ?? null, sample.stamp)) return { state, outputs: NOTHING };
  const actuators = stepActuators(state.actuators, {
    commandedBypass: null,
    measuredBypass: null,
    heatersOn: state.heaters.on,
    heaterCurrentA: sample.heaterCurrentA,
  });
  return {
    state: { ...state, structure: sample, actuators: actuators.state },
    outputs: { ...NOTHING, events: actuators.outputs },
  };
}

function gpuInput(state: ThermalState, gpu: GpuEntry, nowUs: number): GpuInput {
  const { loopSample } = state;
  const fresh = isFresh(loopSample?.stamp ?? null, limits.SAMPLE_TTL_US, nowUs);
  return {
    loop: usableVote(state.loopVote, nowUs),
    battery: usableVote(state.batteryVote, nowUs),
    plateC: fresh ? finiteOrNull(loopSample?.plateC) : null,
    flowNormal: state.flow.condition === 'normal',
    minimumCapW: gpu.minimumCapW,
    maximumCapW: gpu.maximumCapW,
  };
}

/** A sample of one GPU's fast channel: the ceiling may fall at once (inv:T2). */
export function takeGpuMargin(
  state: ThermalState,
  gpu: GpuEntry,
  sample: MarginSample,
  nowUs: number,
): ThermalResult {
  const index = state.gpus.findIndex((candidate) => candidate.gpu === gpu.id);
  if (index < 0) return { state, outputs: NOTHING };
  const taken = takeMargin(state.gpus[index]!, sample);
  const gpus = [...state.gpus];
  gpus[index] = taken;
  if (!isUrgent(taken, state.newsUs)) return { state: { ...state, gpus }, outputs: NOTHING };
  const step = stepGpu(taken, gpuInput(state, gpu, nowUs), nowUs);
  const { message, events } = step.outputs;
  gpus[index] = step.state;
  return { state: { ...state, gpus }, outputs: { ...NOTHING, ceilings: message ? [message] : [], events } };
}

/** Answers job-executor's question whether a job may start. */
export function answerAdmission(
  state: ThermalState,
  table: readonly GpuEntry[],
  gpu: number,
  watts: number,
  nowUs: number,
): AdmissionResult {
  const entry = table.find(({ id }) => id === gpu);
  const known = state.gpus.find((candidate) => candidate.gpu === gpu);
  return judgeAdmission(known, watts, entry ? gpuInput(state, entry, nowUs) : null, nowUs);
}

/** One turn of the work loop: control, heaters, ceilings. */
export function stepThermal(state: ThermalState, table: readonly GpuEntry[], nowUs: number): ThermalResult {
  const loopVote = stepVote(state.loopVote, 'loop', LOOP_SENSORS, null, nowUs);
  const batteryVote = stepVote(state.batteryVote, 'battery', BATTERY_SENSORS, null, nowUs);
  const { loopSample, structure } = state;
  const loopFresh = isFresh(loopSample?.stamp ?? null, limits.SAMPLE_TTL_US, nowUs);
  const structureFresh = isFresh(structure?.stamp ?? null, limits.SAMPLE_TTL_US, nowUs);
  const radiators = loopFresh ? loopSample!.radiatorC.filter((value) => Number.isFinite(value)) : [];
  const loop = usableVote(loopVote.state, nowUs);
  const battery = usableVote(batteryVote.state, nowUs);
  const control = stepLoop(
    state.loop,
    {
      loopC: loop?.value ?? null,
      radiatorC: radiators.length > 0 ? Math.min(...radiators) : null,
      measuredBypass: loopFresh ? finiteOrNull(loopSample!.bypass) : null,
      active: state.flow.active,
    },
    nowUs,
  );
  const structureC = structureFresh ? finiteOrNull(structure!.structureC) : null;
  const heaters = stepHeaters(state.heaters, { loop, battery, structureC }, nowUs);
  const gpus = state.gpus.map((gpu, index) => stepGpu(gpu, gpuInput(state, table[index]!, nowUs), nowUs));
  const gpuEvents = gpus.flatMap(({ outputs }) => outputs.events);
  return {
    state: {
      ...state,
      loopVote: loopVote.state,
      batteryVote: batteryVote.state,
      loop: control.state,
      heaters: heaters.state,
      gpus: gpus.map((gpu) => gpu.state),
    },
    outputs: {
      loopCommand: control.outputs,
      heaterBits: heaters.outputs,
      ceilings: gpus.flatMap(({ outputs }) => (outputs.message ? [outputs.message] : [])),
      failedPump: null,
      events: [...loopVote.outputs, ...batteryVote.outputs, ...gpuEvents],
    },
  };
}

/** The newest stamp of each device that this service lives by; of the GPUs only while the payload host has power. */
export function deviceStamps(state: ThermalState, isPayloadOn: boolean): Record<string, Stamp | null> {
  const stamps: Record<string, Stamp | null> = {
    'tcs/loop': state.loopSample?.stamp ?? null,
    'tcs/structure': state.structure?.stamp ?? null,
    'eps/battery': state.batteryStamp,
  };
  if (isPayloadOn)
    for (const { gpu, sample } of state.gpus) stamps[`gpu/${gpu}/margin`] = sample?.stamp ?? null;
  return stamps;
}

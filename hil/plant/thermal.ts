/**
 * Thermal network: nodes, conductances, radiators. A step solves the net exactly with radiation linearised at the
 * temperature that it is at, so it is stable at any length; where a radiator would move far, the step is halved.
 * From the same solution comes the time integral of the radiators' temperatures, and with it what they emit.
 */
import assert from 'node:assert/strict';
import type { PlantInputs, PlantState } from './channels';
import { STEFAN_BOLTZMANN } from './numerics';
import type { PlantParameters } from './parameters';
import { createIntegrals, integrate, type Matrix, type StepIntegrals } from './thermal-integrals';

/** A radiator is linearised anew when it is so far from where it was: 1 K is 1 % of its slope (derived, T^3). */
const REFERENCE_TOLERANCE_K = 1;
/** Farthest that a radiator moves in one linear step: 5 K are 5 % of its slope (derived). */
const LINEAR_STEP_K = 5;
/** Share of the coolant that the accumulator makes up for, and the loss at which the pump runs dry (assumed). */
const ACCUMULATOR_SHARE = 0.1;
const DRY_SHARE = 0.6;

interface LinkTable {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly conductance: Float64Array;
  /** 1 where coolant carries it; 1 where the bypass valve reduces it. */
  readonly coolant: Uint8Array;
  readonly bypassed: Uint8Array;
  /** GPU whose die contact it is, -1 for none. */
  readonly contact: Int32Array;
  /** The conductance now, W/K. */
  readonly now: Float64Array;
}

interface RadiatorTable {
  readonly node: Int32Array;
  readonly areaM2: Float64Array;
  readonly emissivity: Float64Array;
  /** sigma * area * faces, W/K4. */
  readonly blackbody: Float64Array;
  /** sigma * emissivity * area * faces as it is now, W/K4. */
  readonly emission: Float64Array;
  /** What it absorbs now, W. */
  readonly absorbedW: Float64Array;
}

export interface ThermalNetwork {
  readonly capacity: Float64Array;
  readonly links: LinkTable;
  readonly radiators: RadiatorTable;
  readonly stoppedFlowShare: number;
  /** Rates of change per kelvin, 1/s, row by row. */
  readonly jacobian: Matrix;
  readonly integrals: StepIntegrals;
  /** What the matrices hold for, and what this step needs: step, flow, bypass, contacts, slopes of radiation. */
  readonly held: Float64Array;
  readonly wanted: Float64Array;
  readonly rate: Float64Array;
  readonly change: Float64Array;
}

/** Places in `held` before those of GPUs and radiators. */
const [STEP, FLOW, BYPASS, FIRST_CONTACT] = [0, 1, 2, 3] as const;

export function nodeIndex(parameters: PlantParameters, id: string): number {
  const index = parameters.nodes.findIndex((node) => node.id === id);
  assert(index >= 0, `thermal node "${id}" is not in the craft`);
  return index;
}

function linkTable(parameters: PlantParameters): LinkTable {
  const { conductances, gpus } = parameters;
  const ends = (end: number): Int32Array =>
    Int32Array.from(conductances, ({ between }) => nodeIndex(parameters, between[end]!));
  return {
    a: ends(0),
    b: ends(1),
    conductance: Float64Array.from(conductances, ({ conductanceWK }) => conductanceWK),
    coolant: Uint8Array.from(conductances, ({ coolant }) => (coolant ? 1 : 0)),
    bypassed: Uint8Array.from(conductances, ({ bypassed }) => (bypassed ? 1 : 0)),
    contact: Int32Array.from(conductances, ({ between }) =>
      gpus.findIndex((gpu) => between.includes(gpu.dieNode) && !between.includes(gpu.memoryNode)),
    ),
    now: new Float64Array(conductances.length),
  };
}

function radiatorTable(parameters: PlantParameters): RadiatorTable {
  const { radiators } = parameters;
  return {
    node: Int32Array.from(radiators, (radiator) => nodeIndex(parameters, radiator.node)),
    areaM2: Float64Array.from(radiators, ({ areaM2 }) => areaM2),
    emissivity: Float64Array.from(radiators, ({ emissivity }) => emissivity),
    blackbody: Float64Array.from(radiators, ({ areaM2, faces }) => STEFAN_BOLTZMANN * areaM2 * faces),
    emission: new Float64Array(radiators.length),
    absorbedW: new Float64Array(radiators.length),
  };
}

export function createThermalNetwork(parameters: PlantParameters): ThermalNetwork {
  const nodes = parameters.nodes.length;
  const conditions = FIRST_CONTACT + parameters.gpus.length + parameters.radiators.length;
  return {
    capacity: Float64Array.from(parameters.nodes, (node) => node.capacityJK),
    links: linkTable(parameters),
    radiators: radiatorTable(parameters),
    stoppedFlowShare: parameters.stoppedFlowShare,
    jacobian: new Float64Array(nodes * nodes),
    integrals: createIntegrals(nodes),
    held: new Float64Array(conditions).fill(NaN),
    wanted: new Float64Array(conditions),
    rate: new Float64Array(nodes),
    change: new Float64Array(nodes),
  };
}

/** Share of a pump's flow that is left when so much of the coolant has leaked out. */
export function circulationLeft(coolantLost: number): number {
  return Math.max(0, Math.min(1, (DRY_SHARE - coolantLost) / (DRY_SHARE - ACCUMULATOR_SHARE)));
}

/** The bypass valve travels to where it is commanded, or to where it jams, at the speed of its motor. */
export function moveValve(slewPerS: number, inputs: PlantInputs, s: PlantState, seconds: number): void {
  const goal = inputs.valveJammed[0] === 1 ? inputs.valveJamPosition[0]! : inputs.valveBypass[0]!;
  const travel = slewPerS * seconds;
  const position = s.valvePosition[0]!;
  s.valvePosition[0] =
    Math.abs(goal - position) <= travel ? goal : position + (goal > position ? travel : -travel);
}

/** Moves all temperatures on by a time of any length, with the heat of the equipment held over it. */
export function stepThermal(
  network: ThermalNetwork,
  inputs: PlantInputs,
  s: PlantState,
  seconds: number,
): void {
  takePulses(network, inputs, s);
  updateRadiators(network, inputs, s);
  let left = seconds;
  let step = seconds;
  // Halves and doubles of one number are exact, so nothing is left at the end.
  while (left > 0) {
    if (stepLinear(network, inputs, s, step)) {
      left -= step;
      step = Math.min(2 * step, left);
    } else step /= 2;
  }
}

function takePulses(network: ThermalNetwork, { heatPulseJ }: PlantInputs, s: PlantState): void {
  for (let k = 0; k < heatPulseJ.length; k += 1) {
    const joules = heatPulseJ[k]!;
    if (joules === 0) continue;
    s.nodeTemperatureK[k]! += joules / network.capacity[k]!;
    s.pulsedJ[0]! += joules;
    heatPulseJ[k] = 0;
  }
}

function updateRadiators({ radiators }: ThermalNetwork, inputs: PlantInputs, s: PlantState): void {
  const { node, areaM2, emissivity, blackbody, emission, absorbedW } = radiators;
  const { radiatorArea, radiatorEmissivityLoss, environmentExtraWM2 } = inputs;
  for (let k = 0; k < node.length; k += 1) {
    const area = radiatorArea[k]!;
    const left = Math.max(0, emissivity[k]! - radiatorEmissivityLoss[k]!);
    emission[k] = blackbody[k]! * area * left;
    // A surface that emits less infrared takes up less of it too (Kirchhoff).
    const infrared = (s.radiatorInfraredWM2[k]! * left) / emissivity[k]!;
    absorbedW[k] = areaM2[k]! * area * (infrared + s.radiatorSolarWM2[k]! + environmentExtraWM2[0]!);
  }
}

/** One linear step; nothing has changed when it says that a radiator would move too far. */
function stepLinear(network: ThermalNetwork, inputs: PlantInputs, s: PlantState, seconds: number): boolean {
  holdFor(network, inputs, s, seconds);
  const { capacity, radiators, rate, change, integrals, wanted } = network;
  const { node, emission, absorbedW } = radiators;
  const temperature = s.nodeTemperatureK;
  const { once, twice, size } = integrals;
  fillRates(network, temperature, s.nodeHeatW);
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    for (let k = 0, at = row * size; k < size; k += 1, at += 1) sum += once[at]! * rate[k]!;
    change[row] = sum;
  }
  for (let k = 0; k < node.length; k += 1) {
    if (Math.abs(change[node[k]!]!) > LINEAR_STEP_K) return false;
  }
  const firstSlope = wanted.length - node.length;
  let absorbedJ = 0;
  let radiatedJ = 0;
  for (let k = 0; k < node.length; k += 1) {
    let drift = 0;
    for (let j = 0, at = node[k]! * size; j < size; j += 1, at += 1) drift += twice[at]! * rate[j]!;
    const t2 = temperature[node[k]!]! * temperature[node[k]!]!;
    absorbedJ += absorbedW[k]! * seconds;
    radiatedJ += emission[k]! * t2 * t2 * seconds + wanted[firstSlope + k]! * drift;
  }
  s.absorbedJ[0]! += absorbedJ;
  s.radiatedJ[0]! += radiatedJ;
  for (let k = 0; k < capacity.length; k += 1) temperature[k]! += change[k]!;
  return true;
}

/** Rates of change at the start of a step, K/s. */
function fillRates(network: ThermalNetwork, temperature: Float64Array, heatW: Float64Array): void {
  const { capacity, links, radiators, rate } = network;
  const { a, b, now } = links;
  const { node, emission, absorbedW } = radiators;
  for (let k = 0; k < rate.length; k += 1) rate[k] = heatW[k]!;
  for (let k = 0; k < now.length; k += 1) {
    const watts = now[k]! * (temperature[b[k]!]! - temperature[a[k]!]!);
    rate[a[k]!]! += watts;
    rate[b[k]!]! -= watts;
  }
  for (let k = 0; k < node.length; k += 1) {
    const t2 = temperature[node[k]!]! * temperature[node[k]!]!;
    rate[node[k]!]! += absorbedW[k]! - emission[k]! * t2 * t2;
  }
  for (let k = 0; k < rate.length; k += 1) rate[k]! /= capacity[k]!;
}

/** Makes the matrices hold for this step. They are a function of what is compared here and of nothing else. */
function holdFor(network: ThermalNetwork, inputs: PlantInputs, s: PlantState, seconds: number): void {
  const { held, wanted, radiators } = network;
  const { node, emission } = radiators;
  const { gpuContact } = inputs;
  wanted[STEP] = seconds;
  wanted[FLOW] = s.pumpFlow[0]!;
  wanted[BYPASS] = s.valvePosition[0]!;
  for (let k = 0; k < gpuContact.length; k += 1) wanted[FIRST_CONTACT + k] = gpuContact[k]!;
  const firstSlope = wanted.length - node.length;
  for (let k = 0; k < node.length; k += 1) {
    const kelvin = s.nodeTemperatureK[node[k]!]!;
    if (Math.abs(kelvin - s.radiatorReferenceK[k]!) > REFERENCE_TOLERANCE_K) s.radiatorReferenceK[k] = kelvin;
    const reference = s.radiatorReferenceK[k]!;
    wanted[firstSlope + k] = 4 * emission[k]! * reference * reference * reference;
  }
  let isHeld = true;
  for (let k = 0; k < wanted.length; k += 1) if (wanted[k] !== held[k]) isHeld = false;
  if (isHeld) return;
  held.set(wanted);
  fillConductances(network);
  fillJacobian(network);
  integrate(network.integrals, network.jacobian, seconds);
}

function fillConductances({ links, held, stoppedFlowShare }: ThermalNetwork): void {
  const carried = stoppedFlowShare + (1 - stoppedFlowShare) * held[FLOW]!;
  const through = 1 - held[BYPASS]!;
  for (let k = 0; k < links.now.length; k += 1) {
    const contact = links.contact[k]!;
    links.now[k] =
      links.conductance[k]! *
      (links.coolant[k] === 1 ? carried : 1) *
      (links.bypassed[k] === 1 ? through : 1) *
      (contact < 0 ? 1 : held[FIRST_CONTACT + contact]!);
  }
}

function fillJacobian({ links, radiators, capacity, jacobian, held }: ThermalNetwork): void {
  const n = capacity.length;
  const { a, b, now } = links;
  jacobian.fill(0);
  for (let k = 0; k < now.length; k += 1) {
    const [one, other] = [a[k]!, b[k]!];
    jacobian[one * n + one]! -= now[k]! / capacity[one]!;
    jacobian[one * n + other]! += now[k]! / capacity[one]!;
    jacobian[other * n + other]! -= now[k]! / capacity[other]!;
    jacobian[other * n + one]! += now[k]! / capacity[other]!;
  }
  const firstSlope = held.length - radiators.node.length;
  for (let k = 0; k < radiators.node.length; k += 1) {
    const node = radiators.node[k]!;
    jacobian[node * n + node]! -= held[firstSlope + k]! / capacity[node]!;
  }
}

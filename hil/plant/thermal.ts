/**
 * Thermal network: nodes, conductances, radiators. Explicit steps in flux form, because heat that leaves one
 * node enters the other in the same rounding, so the energy ledger closes; the step is far below every time
 * constant (checked at the start), where explicit and implicit steps agree.
 */
import assert from 'node:assert/strict';
import { DIE_SUBSTEPS, STEFAN_BOLTZMANN, STEP_S } from './numerics';
import type { PlantParameters } from './parameters';

/** Largest step as a share of a node's time constant: keeps the error of a transient below 1 % (assumed). */
const MAXIMUM_STEP_SHARE = 0.02;

interface LinkTable {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly conductance: Float64Array;
  /** 1 where coolant carries it; 1 where the bypass valve reduces it. */
  readonly coolant: Uint8Array;
  readonly bypassed: Uint8Array;
  /** The conductance now, W/K. */
  readonly now: Float64Array;
}

export interface ThermalNetwork {
  readonly capacity: Float64Array;
  readonly fastNodes: Int32Array;
  readonly slowNodes: Int32Array;
  /** Links that touch a GPU node: stepped every 10 ms. */
  readonly fast: LinkTable;
  readonly slow: LinkTable;
  /** Weight of a fast link's flow at its two ends: 1 at a GPU node, one sub-step's share at any other. */
  readonly fastEnds: Float64Array;
  readonly stoppedFlowShare: number;
  readonly radiatorNode: Int32Array;
  /** sigma * emissivity * area * faces, W/K4. */
  readonly radiatorSigma: Float64Array;
  readonly radiatorAbsorbedW: Float64Array;
  /** Heat flow into each node in this step, W; scratch. */
  readonly flow: Float64Array;
}

export function nodeIndex(parameters: PlantParameters, id: string): number {
  const index = parameters.nodes.findIndex((node) => node.id === id);
  assert(index >= 0, `thermal node "${id}" is not in the craft`);
  return index;
}

function linkTable(parameters: PlantParameters, keep: (a: number, b: number) => boolean): LinkTable {
  const kept = parameters.conductances
    .map((link) => ({
      link,
      a: nodeIndex(parameters, link.between[0]!),
      b: nodeIndex(parameters, link.between[1]!),
    }))
    .filter(({ a, b }) => keep(a, b));
  return {
    a: Int32Array.from(kept, ({ a }) => a),
    b: Int32Array.from(kept, ({ b }) => b),
    conductance: Float64Array.from(kept, ({ link }) => link.conductanceWK),
    coolant: Uint8Array.from(kept, ({ link }) => (link.coolant ? 1 : 0)),
    bypassed: Uint8Array.from(kept, ({ link }) => (link.bypassed ? 1 : 0)),
    now: Float64Array.from(kept, ({ link }) => link.conductanceWK),
  };
}

export function createThermalNetwork(parameters: PlantParameters): ThermalNetwork {
  const fastNodes = new Set(
    parameters.gpus.flatMap((gpu) => gpu.heat.map((heat) => nodeIndex(parameters, heat.node))),
  );
  const indices = parameters.nodes.map((_, index) => index);
  const fast = linkTable(parameters, (a, b) => fastNodes.has(a) || fastNodes.has(b));
  const weight = (node: number): number => (fastNodes.has(node) ? 1 : 1 / DIE_SUBSTEPS);
  const network: ThermalNetwork = {
    capacity: Float64Array.from(parameters.nodes, (node) => node.capacityJK),
    fastNodes: Int32Array.from(indices.filter((index) => fastNodes.has(index))),
    slowNodes: Int32Array.from(indices.filter((index) => !fastNodes.has(index))),
    fast,
    fastEnds: Float64Array.from(Array.from(fast.a).flatMap((a, k) => [weight(a), weight(fast.b[k]!)])),
    slow: linkTable(parameters, (a, b) => !fastNodes.has(a) && !fastNodes.has(b)),
    stoppedFlowShare: parameters.stoppedFlowShare,
    radiatorNode: Int32Array.from(parameters.radiators, (radiator) => nodeIndex(parameters, radiator.node)),
    radiatorSigma: Float64Array.from(
      parameters.radiators,
      (radiator) => STEFAN_BOLTZMANN * radiator.emissivity * radiator.areaM2 * radiator.faces,
    ),
    radiatorAbsorbedW: Float64Array.from(
      parameters.radiators,
      (radiator) => radiator.absorbedWM2 * radiator.areaM2,
    ),
    flow: new Float64Array(parameters.nodes.length),
  };
  assertStable(network, parameters, fastNodes);
  return network;
}

function assertStable(network: ThermalNetwork, parameters: PlantParameters, fastNodes: Set<number>): void {
  const total = new Float64Array(network.capacity.length);
  for (const { a, b, conductance } of [network.fast, network.slow]) {
    conductance.forEach((value, k) => {
      total[a[k]!]! += value;
      total[b[k]!]! += value;
    });
  }
  network.capacity.forEach((capacity, index) => {
    const step = fastNodes.has(index) ? STEP_S / DIE_SUBSTEPS : STEP_S;
    const share = (step * total[index]!) / capacity;
    const id = parameters.nodes[index]!.id;
    assert(share <= MAXIMUM_STEP_SHARE, `node "${id}": the step is ${share} of its time constant`);
  });
}

/** Sets the conductances for a coolant flow (0 to 1) and a bypass valve position (0 to 1). */
export function setFlow(network: ThermalNetwork, flow: number, bypass: number): void {
  const coolant = network.stoppedFlowShare + (1 - network.stoppedFlowShare) * flow;
  applyFlow(network.fast, coolant, 1 - bypass);
  applyFlow(network.slow, coolant, 1 - bypass);
}

function applyFlow(links: LinkTable, coolant: number, through: number): void {
  const { now, conductance } = links;
  for (let k = 0; k < now.length; k += 1) {
    let value = conductance[k]!;
    if (links.coolant[k] === 1) value *= coolant;
    if (links.bypassed[k] === 1) value *= through;
    now[k] = value;
  }
}

/** One step of 100 ms. Temperatures in K and heat in W; `ledger` gets the joules absorbed and radiated. */
export function stepThermal(
  network: ThermalNetwork,
  temperature: Float64Array,
  heat: Float64Array,
  ledger: { absorbedJ: Float64Array; radiatedJ: Float64Array },
): void {
  const { flow, capacity, slowNodes, radiatorNode, radiatorSigma, radiatorAbsorbedW } = network;
  for (let k = 0; k < slowNodes.length; k += 1) flow[slowNodes[k]!] = heat[slowNodes[k]!]!;
  addLinkFlows(network.slow, temperature, flow);
  for (let k = 0; k < radiatorNode.length; k += 1) {
    const node = radiatorNode[k]!;
    const t2 = temperature[node]! * temperature[node]!;
    const radiated = radiatorSigma[k]! * t2 * t2;
    flow[node]! += radiatorAbsorbedW[k]! - radiated;
    ledger.absorbedJ[0]! += radiatorAbsorbedW[k]! * STEP_S;
    ledger.radiatedJ[0]! += radiated * STEP_S;
  }
  stepFastNodes(network, temperature, heat);
  for (let k = 0; k < slowNodes.length; k += 1) {
    const node = slowNodes[k]!;
    temperature[node]! += (flow[node]! * STEP_S) / capacity[node]!;
  }
}

function addLinkFlows(links: LinkTable, temperature: Float64Array, flow: Float64Array): void {
  const { a, b, now } = links;
  for (let k = 0; k < now.length; k += 1) {
    const watts = now[k]! * (temperature[b[k]!]! - temperature[a[k]!]!);
    flow[a[k]!]! += watts;
    flow[b[k]!]! -= watts;
  }
}

/** The GPU's nodes every 10 ms; what they give to slow nodes is summed as a mean flow of the step. */
function stepFastNodes(network: ThermalNetwork, temperature: Float64Array, heat: Float64Array): void {
  const { capacity, flow, fastNodes } = network;
  const { a, b, now } = network.fast;
  const dt = STEP_S / DIE_SUBSTEPS;
  for (let sub = 0; sub < DIE_SUBSTEPS; sub += 1) {
    for (let k = 0; k < fastNodes.length; k += 1) flow[fastNodes[k]!] = heat[fastNodes[k]!]!;
    for (let k = 0; k < now.length; k += 1) {
      const watts = now[k]! * (temperature[b[k]!]! - temperature[a[k]!]!);
      // A slow end gets a tenth of the flow each time; a fast end is cleared and stepped each time.
      flow[a[k]!]! += network.fastEnds[2 * k]! * watts;
      flow[b[k]!]! -= network.fastEnds[2 * k + 1]! * watts;
    }
    for (let k = 0; k < fastNodes.length; k += 1) {
      const node = fastNodes[k]!;
      temperature[node]! += (flow[node]! * dt) / capacity[node]!;
    }
  }
}

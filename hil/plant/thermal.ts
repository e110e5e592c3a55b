/**
 * Thermal network: nodes, conductances, radiators, in steps of 100 ms. Slow nodes take explicit steps, far below
 * their time constants (checked at the start). The GPU's nodes follow their exact exponential solution, from
 * which comes the time integral of their temperatures. All heat moves as flows between two nodes, so that what
 * leaves one enters the other and the energy ledger closes.
 */
import assert from 'node:assert/strict';
import { STEFAN_BOLTZMANN, STEP_S } from './numerics';
import type { PlantParameters } from './parameters';

/** Largest step as a share of a slow node's time constant: keeps a transient's error below 1 % (assumed). */
const MAXIMUM_STEP_SHARE = 0.02;
/** Terms of the exponential series: the step is below 0.1 of the fastest time constant, 0.1^12 is below a bit. */
const SERIES_TERMS = 12;

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
  /** Links that touch a GPU node, and all others. */
  readonly fast: LinkTable;
  readonly slow: LinkTable;
  /** Links with one fast end: the link, its slow node, its fast node and that node's place among the fast. */
  readonly fastEnds: readonly { link: number; slow: number; node: number; fast: number }[];
  /** Integrals of the fast nodes' exponential over one step, and over one step again; row by row. */
  readonly once: Float64Array;
  readonly twice: Float64Array;
  readonly stoppedFlowShare: number;
  readonly radiatorNode: Int32Array;
  /** sigma * emissivity * area * faces, W/K4. */
  readonly radiatorSigma: Float64Array;
  readonly radiatorAbsorbedW: Float64Array;
  readonly scratch: {
    /** Energy into each node in this step, J. */
    readonly energy: Float64Array;
    /** Time integral of each node's temperature over the step, K s. */
    readonly integral: Float64Array;
    /** Rate of each fast node from heat and slow neighbours, K/s. */
    readonly drive: Float64Array;
  };
  /** Flow and bypass that `now` and the integrals hold for. */
  flow: number;
  bypass: number;
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
    now: new Float64Array(kept.length),
  };
}

function mixedEnds(links: LinkTable, fastNodes: Int32Array): ThermalNetwork['fastEnds'] {
  return Array.from(links.a, (a, link) => ({ link, a, b: links.b[link]! }))
    .filter(({ a, b }) => fastNodes.includes(a) !== fastNodes.includes(b))
    .map(({ link, a, b }) => {
      const node = fastNodes.includes(a) ? a : b;
      return { link, slow: node === a ? b : a, node, fast: fastNodes.indexOf(node) };
    });
}

export function createThermalNetwork(parameters: PlantParameters): ThermalNetwork {
  const nodes = parameters.nodes.length;
  const fastSet = new Set(
    parameters.gpus.flatMap((gpu) => gpu.heat.map((heat) => nodeIndex(parameters, heat.node))),
  );
  const fastNodes = Int32Array.from(fastSet);
  const { radiators } = parameters;
  const fast = linkTable(parameters, (a, b) => fastSet.has(a) || fastSet.has(b));
  const network: ThermalNetwork = {
    capacity: Float64Array.from(parameters.nodes, (node) => node.capacityJK),
    fastNodes,
    fast,
    fastEnds: mixedEnds(fast, fastNodes),
    slow: linkTable(parameters, (a, b) => !fastSet.has(a) && !fastSet.has(b)),
    once: new Float64Array(fastNodes.length * fastNodes.length),
    twice: new Float64Array(fastNodes.length * fastNodes.length),
    stoppedFlowShare: parameters.stoppedFlowShare,
    radiatorNode: Int32Array.from(radiators, (radiator) => nodeIndex(parameters, radiator.node)),
    radiatorSigma: Float64Array.from(radiators, (r) => STEFAN_BOLTZMANN * r.emissivity * r.areaM2 * r.faces),
    radiatorAbsorbedW: Float64Array.from(radiators, (radiator) => radiator.absorbedWM2 * radiator.areaM2),
    scratch: {
      energy: new Float64Array(nodes),
      integral: new Float64Array(nodes),
      drive: new Float64Array(nodes),
    },
    flow: NaN,
    bypass: NaN,
  };
  assertFineSteps(network, parameters, fastSet);
  setFlow(network, 1, 0);
  return network;
}

function assertFineSteps(network: ThermalNetwork, parameters: PlantParameters, fastSet: Set<number>): void {
  const total = new Float64Array(network.capacity.length);
  for (const { a, b, conductance } of [network.fast, network.slow]) {
    conductance.forEach((value, k) => {
      total[a[k]!]! += value;
      total[b[k]!]! += value;
    });
  }
  network.capacity.forEach((capacity, index) => {
    const share = (STEP_S * total[index]!) / capacity;
    const limit = fastSet.has(index) ? 5 * MAXIMUM_STEP_SHARE : MAXIMUM_STEP_SHARE;
    assert(share <= limit, `node "${parameters.nodes[index]!.id}": a step is ${share} of its time constant`);
  });
}

/** Sets the conductances for a coolant flow (0 to 1) and a bypass valve position (0 to 1). */
export function setFlow(network: ThermalNetwork, flow: number, bypass: number): void {
  if (network.flow === flow && network.bypass === bypass) return;
  network.flow = flow;
  network.bypass = bypass;
  const coolant = network.stoppedFlowShare + (1 - network.stoppedFlowShare) * flow;
  for (const links of [network.fast, network.slow]) {
    for (let k = 0; k < links.now.length; k += 1) {
      const carried = links.coolant[k] === 1 ? coolant : 1;
      const through = links.bypassed[k] === 1 ? 1 - bypass : 1;
      links.now[k] = links.conductance[k]! * carried * through;
    }
  }
  integrateExponential(network);
}

/** Fast nodes obey x' = A x + d: the integrals of exp(A t), once and twice, by their series. */
function integrateExponential(network: ThermalNetwork): void {
  const { fastNodes, fast, capacity, once, twice } = network;
  const n = fastNodes.length;
  const rate = new Float64Array(n * n);
  const at = new Map(Array.from(fastNodes, (node, k) => [node, k]));
  fast.now.forEach((conductance, k) => {
    const ends = [at.get(fast.a[k]!), at.get(fast.b[k]!)];
    ends.forEach((row, side) => {
      if (row === undefined) return;
      const perSecond = conductance / capacity[fastNodes[row]!]!;
      const column = ends[1 - side];
      rate[row * n + row]! -= perSecond;
      if (column !== undefined) rate[row * n + column]! += perSecond;
    });
  });
  let power: Float64Array = new Float64Array(n * n);
  for (let k = 0; k < n; k += 1) power[k * n + k] = 1;
  once.fill(0);
  twice.fill(0);
  // Term k of the series is (A h)^k over (k+1)! and (k+2)!, times h and h^2.
  let factorial = 1;
  for (let term = 0; term < SERIES_TERMS; term += 1) {
    factorial *= term + 1;
    for (let i = 0; i < n * n; i += 1) {
      once[i]! += (power[i]! * STEP_S) / factorial;
      twice[i]! += (power[i]! * STEP_S * STEP_S) / (factorial * (term + 2));
    }
    power = timesStep(power, rate, n);
  }
}

function timesStep(left: Float64Array, right: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column < n; column += 1) {
      let sum = 0;
      for (let k = 0; k < n; k += 1) sum += left[row * n + k]! * right[k * n + column]!;
      product[row * n + column] = sum * STEP_S;
    }
  }
  return product;
}

/** One step of 100 ms. Temperatures in K and heat in W; `ledger` gets the joules absorbed and radiated. */
export function stepThermal(
  network: ThermalNetwork,
  temperature: Float64Array,
  heat: Float64Array,
  ledger: { readonly absorbedJ: Float64Array; readonly radiatedJ: Float64Array },
): void {
  const { capacity, radiatorNode, radiatorSigma, radiatorAbsorbedW } = network;
  const { energy, integral } = network.scratch;
  for (let k = 0; k < capacity.length; k += 1) {
    energy[k] = heat[k]! * STEP_S;
    integral[k] = temperature[k]! * STEP_S;
  }
  integrateFastNodes(network, temperature, heat);
  addLinkEnergies(network.fast, integral, energy);
  addLinkEnergies(network.slow, integral, energy);
  let absorbedW = 0;
  let radiatedW = 0;
  for (let k = 0; k < radiatorNode.length; k += 1) {
    const node = radiatorNode[k]!;
    const t2 = temperature[node]! * temperature[node]!;
    const emitted = radiatorSigma[k]! * t2 * t2;
    const absorbed = radiatorAbsorbedW[k]!;
    energy[node]! += (absorbed - emitted) * STEP_S;
    absorbedW += absorbed;
    radiatedW += emitted;
  }
  ledger.absorbedJ[0]! += absorbedW * STEP_S;
  ledger.radiatedJ[0]! += radiatedW * STEP_S;
  for (let k = 0; k < capacity.length; k += 1) temperature[k]! += energy[k]! / capacity[k]!;
}

function addLinkEnergies(links: LinkTable, integral: Float64Array, energy: Float64Array): void {
  const { a, b, now } = links;
  for (let k = 0; k < now.length; k += 1) {
    const from = b[k]!;
    const to = a[k]!;
    const joules = now[k]! * (integral[from]! - integral[to]!);
    energy[to]! += joules;
    energy[from]! -= joules;
  }
}

/** Time integral of the fast nodes' temperatures, with their slow neighbours held over the step. */
function integrateFastNodes(network: ThermalNetwork, temperature: Float64Array, heat: Float64Array): void {
  const { fastNodes, capacity, once, twice, fastEnds } = network;
  const { integral, drive } = network.scratch;
  const n = fastNodes.length;
  for (let k = 0; k < n; k += 1) drive[k] = heat[fastNodes[k]!]! / capacity[fastNodes[k]!]!;
  for (let k = 0; k < fastEnds.length; k += 1) {
    const { link, fast, slow, node } = fastEnds[k]!;
    drive[fast]! += (network.fast.now[link]! * temperature[slow]!) / capacity[node]!;
  }
  for (let row = 0; row < n; row += 1) {
    let sum = 0;
    for (let k = 0; k < n; k += 1) {
      sum += once[row * n + k]! * temperature[fastNodes[k]!]! + twice[row * n + k]! * drive[k]!;
    }
    integral[fastNodes[row]!] = sum;
  }
}

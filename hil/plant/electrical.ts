/** Rails, loads, array and battery: who draws what, who feeds it, and what it heats. */
import assert from 'node:assert/strict';
import type { PlantInputs, PlantState } from './channels';
import { stepGpuMode, stepGpuPower } from './gpu';
import { LOAD_SOURCES, type GpuParameters, type PlantParameters, type RadioParameters } from './parameters';
import { createRails, dropRails, measureRails, switchRails, type Rails } from './rails';
import { createSupply, solveSupply, takeSupply, type Supply } from './supply';
import { circulationLeft, nodeIndex } from './thermal';

/** Index of a load's source in LOAD_SOURCES. */
const [ALWAYS, HOST, TRANSMITTER_S, TRANSMITTER_X, PUMP_PRIME, PUMP_STANDBY] = LOAD_SOURCES.map((_, k) => k);
const NO_RAIL = -1;

export interface Electrical {
  readonly parameters: PlantParameters;
  readonly rails: Rails;
  readonly supply: Supply;
  readonly loadRail: Int32Array;
  readonly loadNode: Int32Array;
  readonly loadSource: Int32Array;
  readonly loadActiveW: Float64Array;
  readonly loadIdleW: Float64Array;
  readonly loadRadiatedW: Float64Array;
  readonly gpuRail: Int32Array;
  readonly gpuDie: Int32Array;
  /** For each GPU its heat shares, flat: node, share, … */
  readonly gpuHeatNode: readonly Int32Array[];
  readonly gpuHeatShare: readonly Float64Array[];
  /** Node that takes the heat of a fault current on the rail. */
  readonly railNode: Int32Array;
  readonly radioRail: Int32Array;
  /** Power on each rail, W; scratch. */
  readonly railW: Float64Array;
}

function railIndex(parameters: PlantParameters, id: string | null): number {
  if (id === null) return NO_RAIL;
  const index = parameters.rails.findIndex((rail) => rail.id === id);
  assert(index >= 0, `rail "${id}" is not in the craft`);
  return index;
}

export function createElectrical(p: PlantParameters): Electrical {
  const rail = (id: string | null): number => railIndex(p, id);
  const node = (id: string): number => nodeIndex(p, id);
  const nodeOfRail = (id: string): string =>
    p.loads.find((load) => load.rail === id)?.node ??
    p.gpus.find((gpu) => gpu.rail === id)?.dieNode ??
    p.battery.node;
  return {
    parameters: p,
    rails: createRails(p, { rail, node }),
    supply: createSupply(p, node),
    loadRail: Int32Array.from(p.loads, (load) => rail(load.rail)),
    loadNode: Int32Array.from(p.loads, (load) => node(load.node)),
    loadSource: Int32Array.from(p.loads, (load) => LOAD_SOURCES.indexOf(load.activeWhen)),
    loadActiveW: Float64Array.from(p.loads, (load) => load.activeW),
    loadIdleW: Float64Array.from(p.loads, (load) => load.idleW),
    loadRadiatedW: Float64Array.from(p.loads, (load) => load.radiatedW),
    gpuRail: Int32Array.from(p.gpus, (gpu) => rail(gpu.rail)),
    gpuDie: Int32Array.from(p.gpus, (gpu) => node(gpu.dieNode)),
    gpuHeatNode: p.gpus.map((gpu) => Int32Array.from(gpu.heat, (heat) => node(heat.node))),
    gpuHeatShare: p.gpus.map((gpu) => Float64Array.from(gpu.heat, (heat) => heat.share)),
    railNode: Int32Array.from(p.rails, ({ id }) => node(nodeOfRail(id))),
    radioRail: Int32Array.from(p.radios, (radio) => rail(radio.rail)),
    railW: new Float64Array(p.rails.length),
  };
}

/** One step of everything electrical. `elapsedS` is 0 for the first look at a new plant, else one step. */
export function stepElectrical(e: Electrical, inputs: PlantInputs, s: PlantState, elapsedS: number): void {
  switchRails(e.rails, inputs, s, elapsedS);
  s.nodeHeatW.fill(0);
  e.railW.fill(0);
  let loadW = addLoads(e, inputs, s);
  for (let g = 0; g < e.gpuRail.length; g += 1) loadW += addGpu(e, g, e.parameters.gpus[g]!, inputs, s);
  loadW += addFaults(e, inputs, s);
  s.loadPowerW[0] = loadW;
  if (solveSupply(e.supply, inputs, s, elapsedS)) collapse(e, s);
  takeSupply(e.supply, inputs, s, elapsedS);
  measureRails(e.rails, e.railW, s);
  updateLinks(e, e.parameters.radios, inputs, s);
}

function isActive(source: number, inputs: PlantInputs): boolean {
  if (source === ALWAYS) return true;
  if (source === HOST) return inputs.hostBusy[0] === 1;
  if (source === TRANSMITTER_S) return inputs.transmitterOn[0] === 1;
  if (source === TRANSMITTER_X) return inputs.transmitterOn[1] === 1;
  if (source === PUMP_PRIME) return inputs.pumpOn[0] === 1;
  return inputs.pumpOn[1] === 1;
}

function addLoads(e: Electrical, inputs: PlantInputs, s: PlantState): number {
  const { loadRail, loadSource, loadNode, loadActiveW, loadIdleW, loadRadiatedW, railW } = e;
  const { railLive, loadW, nodeHeatW } = s;
  const unswitched = s.batteryCut[0] === 0;
  let total = 0;
  let flow = 0;
  let radioW = 0;
  for (let k = 0; k < loadRail.length; k += 1) {
    const rail = loadRail[k]!;
    const source = loadSource[k]!;
    const fed = rail === NO_RAIL ? unswitched : railLive[rail] === 1;
    const active = fed && isActive(source, inputs);
    const watts = active ? loadActiveW[k]! : fed ? loadIdleW[k]! : 0;
    const radiated = active ? loadRadiatedW[k]! : 0;
    loadW[k] = watts;
    total += watts;
    if (rail !== NO_RAIL) railW[rail]! += watts;
    nodeHeatW[loadNode[k]!]! += watts - radiated;
    radioW += radiated;
    if (active && source === PUMP_PRIME) flow = Math.max(flow, inputs.pumpHealth[0]!);
    if (active && source === PUMP_STANDBY) flow = Math.max(flow, inputs.pumpHealth[1]!);
  }
  s.pumpFlow[0] = flow * circulationLeft(inputs.coolantLost[0]!);
  s.radioW[0] = radioW;
  return total;
}

function addGpu(e: Electrical, g: number, gpu: GpuParameters, inputs: PlantInputs, s: PlantState): number {
  const rail = e.gpuRail[g]!;
  stepGpuMode(gpu, g, s.railLive[rail] === 1, inputs, s);
  stepGpuPower(gpu, g, s.nodeTemperatureK[e.gpuDie[g]!]!, inputs, s);
  const watts = s.gpuPowerW[g]!;
  const nodes = e.gpuHeatNode[g]!;
  const shares = e.gpuHeatShare[g]!;
  for (let k = 0; k < nodes.length; k += 1) s.nodeHeatW[nodes[k]!]! += watts * shares[k]!;
  e.railW[rail]! += watts;
  return watts;
}

function addFaults(e: Electrical, inputs: PlantInputs, s: PlantState): number {
  let total = 0;
  const { railFaultA } = inputs;
  for (let k = 0; k < railFaultA.length; k += 1) {
    const amperes = railFaultA[k]!;
    if (amperes === 0 || s.railLive[k] === 0) continue;
    const watts = amperes * s.busVoltageV[0]!;
    e.railW[k]! += watts;
    s.nodeHeatW[e.railNode[k]!]! += watts;
    total += watts;
  }
  return total;
}

/** The pack cannot feed the loads: it cuts itself off, and in this step nothing was powered. */
function collapse(e: Electrical, s: PlantState): void {
  s.loadPowerW[0] = 0;
  s.loadW.fill(0);
  s.radioW[0] = 0;
  s.nodeHeatW.fill(0);
  s.gpuPowerW.fill(0);
  dropRails(s);
  e.railW.fill(0);
}

function updateLinks(
  e: Electrical,
  radios: readonly RadioParameters[],
  inputs: PlantInputs,
  s: PlantState,
): void {
  if (s.contactStation[0]! < 0) {
    s.radioRateBitS.fill(0);
    return;
  }
  for (let k = 0; k < radios.length; k += 1) {
    const radio = radios[k]!;
    const keyed = radio.id === 'uplinkS' || inputs.transmitterOn[radio.id === 'downlinkS' ? 0 : 1] === 1;
    const closes = s.radioEbN0Db[k]! >= radio.requiredEbN0Db;
    s.radioRateBitS[k] = closes && keyed && s.railLive[e.radioRail[k]!] === 1 ? radio.rateBitS : 0;
  }
}

/** The thermal network of a craft by itself, with its inputs at rest and its environment at the craft's figure. */
import { layoutChannels, type PlantInputs, type PlantState } from '../channels';
import { ZERO_CELSIUS_K } from '../numerics';
import type { PlantParameters } from '../parameters';
import { createThermalNetwork, stepThermal, type ThermalNetwork } from '../thermal';
import { odc1 } from './odc-1';

const GRID_S = 0.1;
/** Long enough to linearise the net where it is, too short to move it. */
const MOMENT_S = 1e-6;

export interface HeatW {
  readonly gpu: number;
  readonly host: number;
  readonly structure: number;
  readonly battery: number;
}

/** GPU at full power and everything on. */
export const FULL: HeatW = { gpu: 350, host: 75, structure: 72, battery: 3 };

export class Net {
  readonly network: ThermalNetwork;
  readonly inputs: PlantInputs;
  readonly state: PlantState;
  private readonly ids: readonly string[];

  constructor(
    heat: HeatW,
    readonly craft: PlantParameters = odc1(),
    celsius = 10,
  ) {
    this.ids = craft.nodes.map(({ id }) => id);
    this.network = createThermalNetwork(craft);
    const { inputs, state } = layoutChannels(craft);
    this.inputs = inputs;
    this.state = state;
    inputs.gpuContact.fill(1);
    inputs.radiatorArea.fill(1);
    state.pumpFlow[0] = 1;
    state.nodeTemperatureK.fill(celsius + ZERO_CELSIUS_K);
    craft.radiators.forEach(({ absorbedWM2 }, k) => (state.radiatorInfraredWM2[k] = absorbedWM2));
    this.setHeat(heat);
  }

  setHeat({ gpu, host, structure, battery }: HeatW): this {
    const { nodeHeatW } = this.state;
    nodeHeatW.fill(0);
    for (const { node, share } of this.craft.gpus[0]!.heat) nodeHeatW[this.at(node)]! += gpu * share;
    nodeHeatW[this.at('host')]! += host;
    nodeHeatW[this.at('structure')]! += structure;
    nodeHeatW[this.at('battery')]! += battery;
    return this;
  }

  at(id: string): number {
    return this.ids.indexOf(id);
  }

  celsius(id: string): number {
    return this.state.nodeTemperatureK[this.at(id)]! - ZERO_CELSIUS_K;
  }

  step(seconds: number, times = 1): this {
    for (let k = 0; k < times; k += 1) stepThermal(this.network, this.inputs, this.state, seconds);
    return this;
  }

  /** On the plant's own grid. */
  run(seconds: number): this {
    return this.step(GRID_S, Math.round(seconds / GRID_S));
  }

  get storedJ(): number {
    return this.network.capacity.reduce((sum, c, k) => sum + c * this.state.nodeTemperatureK[k]!, 0);
  }

  get heatW(): number {
    return this.state.nodeHeatW.reduce((sum, watts) => sum + watts, 0);
  }
}

/** Time constants of the net at its present temperatures, s, fastest first: it is symmetric once scaled by C^1/2. */
export function timeConstantsS(net: Net): number[] {
  net.state.radiatorReferenceK.fill(0);
  net.step(MOMENT_S);
  const { jacobian, capacity } = net.network;
  const n = capacity.length;
  const matrix = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => jacobian[i * n + j]! * Math.sqrt(capacity[i]! / capacity[j]!)),
  );
  for (let sweep = 0; sweep < 50; sweep += 1)
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) rotate(matrix, p, q);
  return matrix.map((row, i) => -1 / row[i]!).sort((a, b) => a - b);
}

/** One rotation of Jacobi's method: it makes the element (p, q) vanish. */
function rotate(matrix: number[][], p: number, q: number): void {
  const angle = 0.5 * Math.atan2(2 * matrix[p]![q]!, matrix[q]![q]! - matrix[p]![p]!);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  for (const row of matrix) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
  const [upper, lower] = [matrix[p]!, matrix[q]!];
  upper.forEach((value, k) => {
    const other = lower[k]!;
    upper[k] = c * value - s * other;
    lower[k] = s * value + c * other;
  });
}

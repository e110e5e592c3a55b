/** Plants and parts of plants that the checks run. */
import { US_PER_DAY } from '@dawnline/orbit';
import type { Tle } from '@dawnline/orbit';
import { ZERO_CELSIUS_K } from '../numerics';
import type { PlantParameters } from '../parameters';
import { createPlant, stepPlant, type Plant, type PlantInitial } from '../plant';
import { stepThermal } from '../thermal';

/** A plant at whole seconds with its GPU up. */
export function poweredPlant(
  parameters: PlantParameters,
  tle: Tle,
  unixUs: number,
  initial: Partial<PlantInitial> = {},
): Plant {
  return createPlant(parameters, tle, Math.floor(unixUs / 1_000_000) * 1_000_000, {
    stateOfCharge: 0.9,
    railsClosed: Object.fromEntries(parameters.gpus.map(({ rail }) => [rail, true])),
    gpusBooted: true,
    ...initial,
  });
}

/** Compute and memory at full load under a cap, and a busy host. */
export function runJob(plant: Plant, capW: number): void {
  plant.inputs.gpuCapW[0] = capW;
  plant.inputs.gpuUtilisation[0] = 1;
  plant.inputs.gpuMemoryUtilisation[0] = 1;
  plant.inputs.hostBusy[0] = 1;
}

export const revolutionSteps = (tle: Tle): number =>
  Math.round(US_PER_DAY / tle.meanMotionRevPerDay / 100_000);

export function step(plant: Plant, steps: number): void {
  for (let k = 0; k < steps; k += 1) stepPlant(plant);
}

/** Heat put into the thermal net, W. */
export interface HeatInput {
  readonly gpuW: number;
  readonly hostW: number;
  readonly structureW: number;
  readonly batteryW: number;
}

/** The thermal net with constant heat, full flow, no bypass, no heater; electrical parts do not run. */
export class ThermalBench {
  private readonly plant: Plant;

  constructor(
    private readonly parameters: PlantParameters,
    tle: Tle,
    startC = 10,
  ) {
    this.plant = createPlant(parameters, tle, Math.floor(tle.epochUnixUs / 1_000_000) * 1_000_000, {
      stateOfCharge: 0.5,
      temperaturesC: Object.fromEntries(parameters.nodes.map(({ id }) => [id, startC])),
    });
    this.setFlow(1);
    this.plant.state.valvePosition[0] = 0;
  }

  setFlow(share: number): void {
    this.plant.state.pumpFlow[0] = share;
  }

  setHeat({ gpuW, hostW, structureW, batteryW }: HeatInput): void {
    const { nodeHeatW } = this.plant.state;
    const { nodeIndex } = this.plant;
    nodeHeatW.fill(0);
    for (const { node, share } of this.parameters.gpus[0]!.heat)
      nodeHeatW[nodeIndex.get(node)!]! += gpuW * share;
    nodeHeatW[nodeIndex.get('host')!]! += hostW;
    nodeHeatW[nodeIndex.get('structure')!]! += structureW;
    nodeHeatW[nodeIndex.get('battery')!]! += batteryW;
  }

  /** The area of a radiating panel that is left, 0 to 1. */
  setPanel(node: string, share: number): void {
    const index = this.parameters.radiators.findIndex((radiator) => radiator.node === node);
    this.plant.inputs.radiatorArea[index] = share;
  }

  run(seconds: number): void {
    stepThermal(this.plant.thermal, this.plant.inputs, this.plant.state, seconds);
  }

  celsius(node: string): number {
    return this.plant.state.nodeTemperatureK[this.plant.nodeIndex.get(node)!]! - ZERO_CELSIUS_K;
  }

  /** Joules radiated and absorbed so far. */
  ledger(): { radiatedJ: number; absorbedJ: number } {
    return { radiatedJ: this.plant.state.radiatedJ[0]!, absorbedJ: this.plant.state.absorbedJ[0]! };
  }

  /** Rates of change per kelvin as the last step used them, 1/s, made symmetric by the nodes' capacities. */
  symmetricRates(): Float64Array[] {
    const { jacobian, capacity } = this.plant.thermal;
    const n = capacity.length;
    return Array.from({ length: n }, (_, row) =>
      Float64Array.from(
        { length: n },
        (__, column) => jacobian[row * n + column]! * Math.sqrt(capacity[row]! / capacity[column]!),
      ),
    );
  }
}

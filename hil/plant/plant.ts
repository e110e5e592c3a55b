/** The plant: all parts on one grid of 100 ms, its state in one array of doubles. */
import assert from 'node:assert/strict';
import type { Tle } from '@dawnline/orbit';
import { openCircuitV } from './battery';
import { layoutChannels, type PlantInputs, type PlantState } from './channels';
import { createElectrical, stepElectrical, type Electrical } from './electrical';
import { createEnvironment, stepEnvironment, type Environment } from './environment';
import { MODELLED_GPU } from './external';
import { GPU_MODE } from './gpu';
import { STEP_S, STEP_US, STEPS_PER_SECOND, ZERO_CELSIUS_K } from './numerics';
import type { EnvironmentModel, PlantParameters } from './parameters';
import {
  addDose,
  DEFAULT_RADIATION,
  updateRadiation,
  type RadiationEnvironment,
} from './radiation-environment';
import { createSky, stepSky, type Sky } from './sky';
import { supplyEnergyJ } from './supply';
import { createThermalNetwork, moveValve, nodeIndex, stepThermal, type ThermalNetwork } from './thermal';

/** One step may overshoot empty or full by its own charge, about 1e-5 (derived). */
const STATE_OF_CHARGE_SLACK = 1e-4;

/** What a flight begins with. */
export interface PlantInitial {
  /** 0 to 1. */
  readonly stateOfCharge: number;
  /** Node temperatures, C, where they differ from the craft's own. */
  readonly temperaturesC?: Readonly<Record<string, number>>;
  /** Rails that differ from their default, by id. */
  readonly railsClosed?: Readonly<Record<string, boolean>>;
  /** GPUs whose rail is closed are up already instead of beginning to boot. */
  readonly gpusBooted?: boolean;
  /** How the heat from the Earth varies, where it differs from the craft's own. */
  readonly environment?: EnvironmentModel;
  readonly radiation?: RadiationEnvironment;
}

export interface Plant {
  readonly parameters: PlantParameters;
  /** Every number of inputs and state; `inputs` and `state` are views of it. */
  readonly values: Float64Array;
  readonly bytes: Uint8Array;
  readonly inputs: PlantInputs;
  readonly state: PlantState;
  /** Index of each node, rail, load and station in its channels. */
  readonly nodeIndex: ReadonlyMap<string, number>;
  readonly railIndex: ReadonlyMap<string, number>;
  readonly loadIndex: ReadonlyMap<string, number>;
  readonly stationIndex: ReadonlyMap<string, number>;
  readonly sky: Sky;
  readonly radiation: RadiationEnvironment;
  readonly electrical: Electrical;
  readonly environment: Environment;
  readonly thermal: ThermalNetwork;
}

const indexById = (items: readonly { readonly id: string }[]): Map<string, number> =>
  new Map(items.map((item, index) => [item.id, index]));

/** A plant at `startUnixUs`, which lies on the 100 ms grid, with all outputs already worked out. */
export function createPlant(
  parameters: PlantParameters,
  tle: Tle,
  startUnixUs: number,
  initial: PlantInitial,
): Plant {
  assert(startUnixUs % STEP_US === 0, `a plant starts on its grid of ${STEP_US} us, not at ${startUnixUs}`);
  assert(initial.stateOfCharge >= 0 && initial.stateOfCharge <= 1, 'state of charge is a share of 0 to 1');
  const { values, inputs, state } = layoutChannels(parameters);
  const plant: Plant = {
    parameters,
    values,
    bytes: new Uint8Array(values.buffer),
    inputs,
    state,
    nodeIndex: indexById(parameters.nodes),
    railIndex: indexById(parameters.rails),
    loadIndex: indexById(parameters.loads),
    stationIndex: indexById(parameters.stations),
    sky: createSky(parameters, tle),
    radiation: initial.radiation ?? DEFAULT_RADIATION,
    electrical: createElectrical(parameters),
    environment: createEnvironment(parameters, initial.environment ?? parameters.environment.model),
    thermal: createThermalNetwork(parameters),
  };
  state.unixUs[0] = startUnixUs;
  state.batteryStateOfCharge[0] = initial.stateOfCharge;
  state.cellGroupStateOfCharge[0] = initial.stateOfCharge;
  state.cellGroupShareNow[0] = 1;
  setDefaultInputs(plant, initial);
  setTemperatures(plant, initial.temperaturesC ?? {});
  stepSky(plant.sky, inputs, state);
  updateRadiation(plant.radiation, inputs, state);
  stepEnvironment(plant.environment, inputs, state);
  // The flight begins with the valve at rest where it is commanded.
  moveValve(parameters.valveSlewPerS, inputs, state, Infinity);
  const { array } = parameters;
  const lightC = array.eclipseC + (array.sunlitC - array.eclipseC) * state.lightFraction[0]!;
  state.arrayTemperatureK[0] = lightC + ZERO_CELSIUS_K;
  state.batteryVoltageV[0] = openCircuitV(plant.electrical.supply.battery, initial.stateOfCharge);
  if (initial.gpusBooted === true) bootClosedGpus(plant);
  stepElectrical(plant.electrical, inputs, state, 0);
  state.storedStartJ[0] = supplyEnergyJ(plant.electrical.supply, state);
  state.storedStartJ[1] = heatEnergyJ(plant);
  return plant;
}

function setDefaultInputs(plant: Plant, initial: PlantInitial): void {
  const { inputs, parameters } = plant;
  const overrides = initial.railsClosed ?? {};
  for (const id of Object.keys(overrides))
    assert(plant.railIndex.has(id), `rail "${id}" is not in the craft`);
  parameters.rails.forEach((rail, k) => {
    inputs.railClosed[k] = (overrides[rail.id] ?? rail.closedByDefault) ? 1 : 0;
  });
  parameters.loads.forEach((load) => {
    const pump = load.activeWhen === 'pumpPrime' ? 0 : load.activeWhen === 'pumpStandby' ? 1 : -1;
    if (pump >= 0)
      inputs.pumpOn[pump] = load.rail === null ? 1 : inputs.railClosed[plant.railIndex.get(load.rail)!]!;
  });
  inputs.pumpHealth.fill(1);
  inputs.arrayStringHealth.fill(1);
  inputs.cellGroupShare.fill(1);
  inputs.gpuContact.fill(1);
  inputs.radiatorArea.fill(1);
  inputs.gpuExternalW.fill(MODELLED_GPU);
  parameters.gpus.forEach((gpu, g) => {
    inputs.gpuCapW[g] = gpu.maximumW;
  });
}

function setTemperatures(plant: Plant, temperaturesC: Readonly<Record<string, number>>): void {
  plant.parameters.nodes.forEach((node, k) => {
    plant.state.nodeTemperatureK[k] = node.initialC + ZERO_CELSIUS_K;
  });
  for (const [id, celsius] of Object.entries(temperaturesC)) {
    plant.state.nodeTemperatureK[nodeIndex(plant.parameters, id)] = celsius + ZERO_CELSIUS_K;
  }
}

function bootClosedGpus(plant: Plant): void {
  plant.parameters.gpus.forEach((gpu, g) => {
    if (plant.inputs.railClosed[plant.railIndex.get(gpu.rail)!] === 1)
      plant.state.gpuMode[g] = GPU_MODE.running;
  });
}

/** Advances the plant by one step of 100 ms with the inputs as they stand. Allocates nothing of its own. */
export function stepPlant(plant: Plant): void {
  const { state, inputs } = plant;
  state.stepCount[0]! += 1;
  state.unixUs[0]! += STEP_US;
  stepSky(plant.sky, inputs, state);
  if (state.stepCount[0]! % STEPS_PER_SECOND === 0) {
    updateRadiation(plant.radiation, inputs, state);
    stepEnvironment(plant.environment, inputs, state);
  }
  addDose(state);
  stepElectrical(plant.electrical, inputs, state, STEP_S);
  moveValve(plant.parameters.valveSlewPerS, inputs, state, STEP_S);
  stepThermal(plant.thermal, inputs, state, STEP_S);
  if (state.stepCount[0]! % STEPS_PER_SECOND === 0) assertSane(plant);
}

/** Nothing of the craft gets this hot, K: it would be a fault of the model (assumed). */
const HOTTEST_K = 2000;

function assertSane(plant: Plant): void {
  const { nodeTemperatureK, batteryStateOfCharge } = plant.state;
  for (let k = 0; k < nodeTemperatureK.length; k += 1) {
    if (!(nodeTemperatureK[k]! > 0 && nodeTemperatureK[k]! < HOTTEST_K)) {
      assert.fail(`node ${plant.parameters.nodes[k]!.id} has ${nodeTemperatureK[k]} K`);
    }
  }
  if (!(
    batteryStateOfCharge[0]! >= -STATE_OF_CHARGE_SLACK &&
    batteryStateOfCharge[0]! <= 1 + STATE_OF_CHARGE_SLACK
  )) {
    assert.fail(`state of charge is ${batteryStateOfCharge[0]}`);
  }
}

/** Raw bits of all inputs and state, for a fingerprint. A live view: hash it, do not keep it. */
export function plantBytes(plant: Plant): Uint8Array {
  return plant.bytes;
}

/** A copy of everything that `restorePlant` needs. */
export function snapshotPlant(plant: Plant): Float64Array {
  return plant.values.slice();
}

/** Puts a snapshot of a plant with the same parameters and orbit back. */
export function restorePlant(plant: Plant, snapshot: Float64Array): void {
  assert(snapshot.length === plant.values.length, 'the snapshot is of another craft');
  plant.values.set(snapshot);
}

function heatEnergyJ(plant: Plant): number {
  const { capacity } = plant.thermal;
  let sum = 0;
  for (let k = 0; k < capacity.length; k += 1) sum += capacity[k]! * plant.state.nodeTemperatureK[k]!;
  return sum;
}

/** Energy since the start, J, and what does not add up. */
export interface EnergyLedger {
  readonly electricalInJ: number;
  readonly electricalOutJ: number;
  readonly electricalStoredJ: number;
  readonly electricalResidualJ: number;
  /** The whole craft: array and environment in; radiated heat and radio out; pack and heat stored. */
  readonly craftInJ: number;
  readonly craftOutJ: number;
  readonly craftStoredJ: number;
  readonly craftResidualJ: number;
}

export function energyLedger(plant: Plant): EnergyLedger {
  const s = plant.state;
  const packJ = supplyEnergyJ(plant.electrical.supply, s) - s.storedStartJ[0]!;
  const heatJ = heatEnergyJ(plant) - s.storedStartJ[1]!;
  const solarJ = s.solarJ[0]!;
  const electricalOutJ = s.loadJ[0]! + s.batteryLossJ[0]! + s.converterLossJ[0]! + s.isolatedJ[0]!;
  const craftInJ = solarJ + s.absorbedJ[0]! + s.pulsedJ[0]! + s.externalJ[0]!;
  const craftOutJ = s.radiatedJ[0]! + s.radioJ[0]! + s.isolatedJ[0]!;
  return {
    electricalInJ: solarJ + s.externalJ[0]!,
    electricalOutJ,
    electricalStoredJ: packJ,
    electricalResidualJ: solarJ + s.externalJ[0]! - electricalOutJ - packJ,
    craftInJ,
    craftOutJ,
    craftStoredJ: packJ + heatJ,
    craftResidualJ: craftInJ - craftOutJ - packJ - heatJ,
  };
}

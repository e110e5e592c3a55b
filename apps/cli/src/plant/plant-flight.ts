/** The plant alone, for a while: inputs set at the start and later, rows at a fixed interval. */
import {
  createPlant,
  DEFAULT_RADIATION,
  STEP_US,
  stepPlant,
  type InputName,
  type Plant,
  type PlantInitial,
  type PlantParameters,
  type RadiationEnvironment,
  type StateName,
} from '@hil/plant';
import type { Tle } from '@dawnline/orbit';
import type { Assignment, Column } from './channel-names';

export interface TimedAssignment {
  readonly atUs: number;
  readonly assignment: Assignment;
}

export interface PlantFlight {
  readonly parameters: PlantParameters;
  readonly tle: Tle;
  readonly startUnixUs: number;
  readonly durationUs: number;
  readonly intervalUs: number;
  readonly stateOfCharge: number;
  readonly temperaturesC: Readonly<Record<string, number>>;
  /** GPUs whose rail is closed at the start are up. */
  readonly gpusBooted: boolean;
  readonly environment: PlantInitial['environment'];
  readonly solarActivity: RadiationEnvironment['solarActivity'];
  readonly set: readonly Assignment[];
  /** In order of time. */
  readonly later: readonly TimedAssignment[];
}

/** Rails that the settings close or open: they are so from the first moment on. */
function railsClosed(flight: PlantFlight): PlantInitial['railsClosed'] {
  const rails: Record<string, boolean> = {};
  for (const { channel, indices, value } of flight.set) {
    if (channel.name !== 'railClosed') continue;
    for (const index of indices) rails[channel.elements[index]] = value === 1;
  }
  return rails;
}

function assign(plant: Plant, { channel, indices, value }: Assignment): void {
  for (const index of indices) plant.inputs[channel.name as InputName][index] = value;
}

export function startPlant(flight: PlantFlight): Plant {
  const { parameters, tle, startUnixUs, stateOfCharge, temperaturesC, gpusBooted, environment } = flight;
  const initial: PlantInitial = {
    stateOfCharge,
    temperaturesC,
    gpusBooted,
    environment,
    radiation: { ...DEFAULT_RADIATION, solarActivity: flight.solarActivity },
    railsClosed: railsClosed(flight),
  };
  const plant = createPlant(parameters, tle, startUnixUs, initial);
  for (const assignment of flight.set) assign(plant, assignment);
  return plant;
}

/** Steps to the end; `row` sees the plant at the start, at each interval and at no other time. */
export function flyPlant(flight: PlantFlight, plant: Plant, row: (elapsedUs: number) => void): void {
  const steps = Math.floor(flight.durationUs / STEP_US);
  const every = flight.intervalUs / STEP_US;
  let next = 0;
  for (let step = 0; step <= steps; step += 1) {
    while (next < flight.later.length && flight.later[next].atUs <= step * STEP_US)
      assign(plant, flight.later[next++].assignment);
    if (step > 0) stepPlant(plant);
    if (step % every === 0) row(step * STEP_US);
  }
}

export function valueOf(plant: Plant, { channel, index }: Column): number {
  return channel.role === 'input'
    ? plant.inputs[channel.name as InputName][index]
    : plant.state[channel.name as StateName][index];
}

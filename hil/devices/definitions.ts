import { strict as assert } from 'node:assert';
import type { Craft } from '@hil/crafts';
import { ZERO_CELSIUS_K, type Plant } from '@hil/plant';
import type { ChannelDefinition } from './channel';
import type { GpuUnit } from './gpu-unit';
import { sensorKinds, type SensorKind, type SensorKinds } from './kinds';
import type { Link } from './link';
import type { ComputerReading } from './ports';
import type { SwitchBoard } from './switch-board';

/** The receiver of satellite navigation. */
export interface Gnss {
  /** How far its time is from UTC, microseconds. */
  timeErrorUs: number;
}

/** All that devices measure. */
export interface BenchParts {
  readonly craft: Craft;
  readonly plant: Plant;
  readonly kinds: SensorKinds;
  readonly switches: SwitchBoard;
  readonly gpus: readonly GpuUnit[];
  readonly link: Link;
  readonly frames: Readonly<Record<'s' | 'x', { up: number; down: number; damaged: number }>>;
  readonly gnss: Gnss;
  /** What obc and host report; null while such a computer is dead. */
  readonly computers: Record<'obc' | 'host', ComputerReading | null>;
  /** Corrected errors of their memories since power-on. */
  readonly eccCorrected: Record<'obc' | 'host', number>;
}

export function partsOf(
  craft: Craft,
  plant: Plant,
  units: Pick<BenchParts, 'switches' | 'gpus' | 'link'>,
): BenchParts {
  return {
    craft,
    plant,
    kinds: sensorKinds(craft),
    ...units,
    frames: { s: { up: 0, down: 0, damaged: 0 }, x: { up: 0, down: 0, damaged: 0 } },
    gnss: { timeErrorUs: 0 },
    computers: { obc: null, host: null },
    eccCorrected: { obc: 0, host: 0 },
  };
}

/** Reads a node's temperature in Celsius. */
export function celsiusOf(plant: Plant, node: string): () => number {
  const index = plant.nodeIndex.get(node);
  assert(index !== undefined, `the craft has the node ${node}`);
  const { nodeTemperatureK } = plant.state;
  return () => nodeTemperatureK[index] - ZERO_CELSIUS_K;
}

/** Whether the rail that feeds a unit is live; a unit that no rail feeds hangs on the bus itself. */
export function isFed({ craft, plant }: BenchParts, unit: string): () => boolean {
  const index = craft.rails.findIndex((rail) => rail.feeds.includes(unit));
  const { railLive, busVoltageV } = plant.state;
  return index < 0 ? () => busVoltageV[0] > 0 : () => railLive[index] === 1;
}

export function channel(
  name: string,
  kind: SensorKind,
  read: () => number,
  fallback?: ChannelDefinition['fallback'],
): ChannelDefinition {
  return { name, field: camelCase(name), kind, read, fallback };
}

/** One item of a repeated field; its sensor is called `name.suffix`. */
export function itemChannel(
  name: string,
  item: number,
  suffix: string,
  kind: SensorKind,
  read: () => number,
): ChannelDefinition {
  return { name: `${name}.${suffix}`, field: camelCase(name), item, kind, read };
}

/** As protobufjs names the fields. */
function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

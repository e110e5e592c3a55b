import { TcsLoopSample, TcsStructureSample } from '@dawnline/contracts';
import type { DeviceDefinition } from './device';
import { celsiusOf, channel, isFed, itemChannel, type BenchParts } from './definitions';

/** Rail that feeds the load which a source of the plant switches. */
function railCurrent({ craft, plant }: BenchParts, source: string): () => number {
  const rail = craft.loads.find((load) => load.activeWhen === source)?.rail ?? null;
  const index = rail === null ? -1 : plant.railIndex.get(rail)!;
  return index < 0 ? () => 0 : () => plant.state.railCurrentA[index];
}

function loop(parts: BenchParts): DeviceDefinition {
  const { kinds, plant } = parts;
  const temperature = (name: string, node: string) =>
    channel(name, kinds.temperature, celsiusOf(plant, node));
  return {
    id: 'tcs/loop',
    contract: TcsLoopSample,
    topic: {},
    isAlive: isFed(parts, 'obc'),
    channels: [
      temperature('loop_a_c', 'loop'),
      temperature('loop_b_c', 'loop'),
      temperature('loop_c_c', 'loop'),
      temperature('radiator_a_c', 'radiator-a'),
      temperature('radiator_b_c', 'radiator-b'),
      temperature('plate_c', 'plate'),
      channel('flow_ratio', kinds.flow, () => plant.state.pumpFlow[0]),
      channel('pump_prime_a', kinds.current, railCurrent(parts, 'pumpPrime')),
      channel('pump_standby_a', kinds.current, railCurrent(parts, 'pumpStandby')),
      channel('bypass_ratio', kinds.valvePosition, () => plant.state.valvePosition[0]),
    ],
  };
}

function structure(parts: BenchParts): DeviceDefinition {
  const { kinds, craft, plant } = parts;
  const heaters = craft.rails.filter((rail) => rail.feeds.some((feed) => feed.startsWith('heater-')));
  return {
    id: 'tcs/structure',
    contract: TcsStructureSample,
    topic: {},
    isAlive: isFed(parts, 'obc'),
    channels: [
      channel('structure_c', kinds.temperature, celsiusOf(plant, 'structure')),
      channel('host_c', kinds.temperature, celsiusOf(plant, 'host')),
      ...heaters.map((rail, item) => {
        const index = plant.railIndex.get(rail.id)!;
        return itemChannel('heater_current_a', item, rail.id, kinds.current, () => {
          return plant.state.railCurrentA[index];
        });
      }),
    ],
  };
}

export function tcsDevice(id: string, parts: BenchParts): DeviceDefinition | null {
  if (id === 'tcs/loop') return loop(parts);
  return id === 'tcs/structure' ? structure(parts) : null;
}

/** What can be set and read of a plant, by name, for people and tools. */
import { INPUT_CHANNELS, STATE_CHANNELS, type ChannelSpec, type InputName } from './channels';
import { INPUT_RANGES } from './input-ranges';
import type { PlantParameters } from './parameters';

export interface ListedChannel {
  readonly name: string;
  readonly role: 'input' | 'state';
  readonly unit: string;
  readonly description: string;
  /** Names of the elements in their order; one empty name for a channel of one element. */
  readonly elements: readonly string[];
  /** What an input may be set to; null for what the plant works out. */
  readonly range: readonly [least: number, most: number] | null;
}

function elementNames(count: ChannelSpec['count'], parameters: PlantParameters): readonly string[] {
  if (count === 1) return [''];
  if (typeof count === 'number') return Array.from({ length: count }, (_, k) => String(k));
  if (count === 'strings') return Array.from({ length: parameters.array.strings }, (_, k) => String(k));
  // Things without an id of their own are told by where they are.
  if (count === 'radiators') return parameters.radiators.map(({ node }) => node);
  if (count === 'thermostats') return parameters.thermostats.map(({ rail }) => rail);
  return parameters[count].map(({ id }) => String(id));
}

/** All channels of the plant of a craft, inputs first. */
export function listChannels(parameters: PlantParameters): ListedChannel[] {
  const listed = (
    role: ListedChannel['role'],
    specs: Readonly<Record<string, ChannelSpec>>,
  ): ListedChannel[] =>
    Object.entries(specs).map(([name, { unit, count, description }]) => ({
      name,
      role,
      unit,
      description,
      elements: elementNames(count, parameters),
      range: role === 'input' ? INPUT_RANGES[name as InputName] : null,
    }));
  return [...listed('input', INPUT_CHANNELS), ...listed('state', STATE_CHANNELS)];
}

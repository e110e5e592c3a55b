import { EpsArraySample, EpsBatterySample, EpsBusSample, EpsSwitchesSample } from '@dawnline/contracts';
import { ZERO_CELSIUS_K } from '@hil/plant';
import type { DeviceDefinition } from './device';
import { celsiusOf, channel, isFed, itemChannel, type BenchParts } from './definitions';

function array(parts: BenchParts): DeviceDefinition {
  const { kinds } = parts;
  const { state, inputs } = parts.plant;
  const { strings } = parts.craft.array;
  // Each of the two sensors measures the strings of one wing.
  const firstWing = Math.ceil(strings / 2);
  const wingA = (from: number, to: number): number => {
    let amperes = 0;
    for (let k = from; k < to; k += 1) amperes += state.arrayStringA[k];
    return amperes;
  };
  return {
    id: 'eps/array',
    contract: EpsArraySample,
    topic: {},
    isAlive: isFed(parts, 'eps'),
    channels: [
      channel('string_current_a_a', kinds.current, () => wingA(0, firstWing)),
      channel('string_current_b_a', kinds.current, () => wingA(firstWing, strings)),
      channel('voltage_v', kinds.voltage, () => state.arrayVoltageV[0]),
      channel(
        'temperature_c',
        kinds.temperature,

        () => state.arrayTemperatureK[0] - ZERO_CELSIUS_K,
      ),
    ],
    fill: (message) => {
      message.mpptTracking = state.arrayVoltageV[0] > 0 && inputs.arrayTrackerStuckV[0] === 0;
    },
  };
}

function battery(parts: BenchParts): DeviceDefinition {
  const { kinds, craft, plant } = parts;
  const { state } = plant;
  const volts = (): number => state.batteryVoltageV[0];
  const amperes = (): number => state.batteryCurrentA[0];
  const celsius = celsiusOf(plant, craft.battery.node);
  return {
    id: 'eps/battery',
    contract: EpsBatterySample,
    topic: {},
    isAlive: isFed(parts, 'eps'),
    channels: [
      channel('voltage_a_v', kinds.voltage, volts),
      channel('voltage_b_v', kinds.voltage, volts),
      channel('current_a_a', kinds.current, amperes),
      channel('current_b_a', kinds.current, amperes),
      channel('temperature_a_c', kinds.temperature, celsius),
      channel('temperature_b_c', kinds.temperature, celsius),
      channel('temperature_c_c', kinds.temperature, celsius),
      channel('cell_spread_v', kinds.cellSpread, () => state.cellSpreadV[0]),
    ],
  };
}

function bus(parts: BenchParts): DeviceDefinition {
  const { state } = parts.plant;
  return {
    id: 'eps/bus',
    contract: EpsBusSample,
    topic: {},
    isAlive: isFed(parts, 'eps'),
    channels: [
      channel('voltage_v', parts.kinds.voltage, () => state.busVoltageV[0]),
      channel('current_a', parts.kinds.current, () => state.busCurrentA[0]),
    ],
  };
}

function switches(parts: BenchParts): DeviceDefinition {
  const { state } = parts.plant;
  const fed = isFed(parts, 'eps');
  return {
    id: 'eps/switches',
    contract: EpsSwitchesSample,
    topic: {},
    isAlive: () => !parts.switches.silent && fed(),
    channels: parts.craft.rails.map((rail, index) =>
      itemChannel('current_a', index, rail.id, parts.kinds.current, () => {
        return state.railCurrentA[index];
      }),
    ),
    fill: (message) => {
      message.closed = parts.switches.reported;
      message.trips = parts.switches.trips;
    },
  };
}

const BUILDERS: Readonly<Record<string, (parts: BenchParts) => DeviceDefinition>> = {
  'eps/array': array,
  'eps/battery': battery,
  'eps/bus': bus,
  'eps/switches': switches,
};

export const epsDevice = (id: string, parts: BenchParts): DeviceDefinition | null =>
  BUILDERS[id]?.(parts) ?? null;

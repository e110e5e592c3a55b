import type { SensorFault } from '@hil/devices';
import { numberOf, textOf, type EffectContext, type Effects, type Start } from './effect';

function sensor(faultOf: (context: EffectContext) => SensorFault): Start {
  return (context) => {
    const { bench, target } = context;
    if (!bench.hasSensor(target)) return `${target} is external hardware, or no sensor`;
    const fault = faultOf(context);
    const owner = `${fault.kind} ${target}`;
    return { set: (intensity) => bench.setSensorFault(target, intensity > 0 ? fault : null, owner) };
  };
}

const frozen: Start = (context) => {
  const { bench, target } = context;
  if (!bench.hasSensor(target)) return `${target} is external hardware`;
  const what = textOf(context, 'what') as 'stamp' | 'sequence' | 'both';
  const values: SensorFault = { kind: 'stuck-at', value: 'last' };
  const areStuck = textOf(context, 'values') === 'frozen';
  return {
    set: (intensity) => {
      bench.setFrozenStamp(target, intensity > 0 ? what : null);
      if (areStuck) bench.setSensorFault(target, intensity > 0 ? values : null, `frozen-stamp ${target}`);
    },
  };
};

const swapped: Start = (context) => {
  const { bench, target } = context;
  const like = bench.likeSensors(target);
  const other = textOf(context, 'with') || like[0];
  if (like.length === 0) return `${target} is no channel with another of its kind`;
  if (!like.includes(other)) return `${other} is not like ${target}; allowed is one of ${like.join(', ')}`;
  const refused = bench.swapSensors(target, other, true);
  if (refused !== null) return refused;
  return {
    details: { with: other },
    set: (intensity) => void bench.swapSensors(target, other, intensity > 0),
  };
};

export const SENSOR_EFFECTS: Effects = {
  'sensor.stuck-at': sensor(({ parameters: { value } }) => ({
    kind: 'stuck-at',
    value: typeof value === 'number' ? value : (value as 'last' | 'min' | 'max'),
  })),
  'sensor.drift': sensor((context) => ({
    kind: 'drift',
    sinceUs: context.nowUs,
    perHour: numberOf(context, 'rate'),
    limit: numberOf(context, 'limit'),
  })),
  'sensor.noise-burst': sensor((context) => ({ kind: 'noise-burst', factor: numberOf(context, 'factor') })),
  'sensor.dropout': sensor((context) => ({
    kind: 'dropout',
    gives: textOf(context, 'gives') as 'none' | 'nan' | 'out-of-range',
  })),
  'sensor.frozen-stamp': frozen,
  'sensor.swapped': swapped,
};

import type { SensorFault } from '@hil/devices';
import { numberOf, textOf, type EffectContext, type Effects, type Start } from './effect';

function sensor(faultOf: (context: EffectContext) => SensorFault): Start {
  return (context) => {
    const { bench, target } = context;
    if (!bench.hasSensor(target)) return `${target} is external hardware, or no sensor`;
    const fault = faultOf(context);
    return { set: (intensity) => bench.setSensorFault(target, intensity > 0 ? fault : null) };
  };
}

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
  'sensor.frozen-stamp': ({ bench, target }) => {
    if (!bench.hasSensor(target)) return `${target} is external hardware`;
    return { set: (intensity) => bench.setFrozenStamp(target, intensity > 0) };
  },
};

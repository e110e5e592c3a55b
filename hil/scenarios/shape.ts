import { shapeOf, type Shape } from '@hil/faults';
import type { FaultFields } from './file';
import { durationUs } from '@hil/data';

/** The shape of a fault as a scenario writes it. */
export function shapeOfFields(fields: FaultFields['shape']): Shape {
  const { ramp, every, duty } = fields ?? {};
  return shapeOf({
    rampUs: ramp === undefined ? 0 : durationUs(ramp),
    periodUs: every === undefined ? 0 : durationUs(every),
    duty,
  });
}

import { strict as assert } from 'node:assert';
import type { Craft } from '@hil/crafts';
import { BENCH_STEP_US } from './devices.limits';

/** What one kind of sensor makes of the truth. */
export interface SensorKind {
  /** 1 sigma in the channel's unit, or as a share of the value when `relative`. */
  readonly sigma: number;
  readonly biasSigma: number;
  readonly relative: boolean;
  /** Resolution in the channel's unit; 0 for none. */
  readonly quantum: number;
  /** Age of the truth that a sample shows, steps of the bench. */
  readonly latencyTicks: number;
  /** For counters: how long they count for one sample, s. The noise is then that of the count (Poisson's sigma). */
  readonly gateS?: number;
  /** Ends of the scale. */
  readonly minimum: number;
  readonly maximum: number;
}

const US_PER_S = 1_000_000;
const RAD_PER_DEG = Math.PI / 180;

/** Kinds of sensors of a craft, as its file describes them. */
export type SensorKinds = ReturnType<typeof sensorKinds>;

export function sensorKinds(craft: Craft) {
  const kind = (name: string): SensorKind => {
    const found = craft.sensorKinds[name];
    assert(found, `the craft describes its ${name} sensors`);
    const { sigma, biasSigma, relative, quantum, latencyS, gateS, range } = found;
    const latencyTicks = Math.round((latencyS * US_PER_S) / BENCH_STEP_US);
    return { sigma, biasSigma, relative, quantum, latencyTicks, gateS, minimum: range[0], maximum: range[1] };
  };
  const sunSensor = kind('sun-sensor');
  return {
    temperature: kind('temperature'),
    voltage: kind('voltage'),
    current: kind('current'),
    cellSpread: kind('cell-spread'),
    flow: kind('flow'),
    valvePosition: kind('valve-position'),
    onDie: kind('on-die-temperature'),
    margin: kind('thermal-margin'),
    power: kind('gpu-power'),
    position: kind('gnss-position'),
    velocity: kind('gnss-velocity'),
    sunSensor,
    /** One component of the direction that a Sun sensor gives. */
    sunVector: { ...sunSensor, sigma: sunSensor.sigma * RAD_PER_DEG, minimum: -1, maximum: 1 } as SensorKind,
    sunShare: kind('sun-share'),
    starTracker: kind('star-tracker'),
    gyro: kind('gyro'),
    ebN0: kind('eb-n0'),
    doppler: kind('doppler'),
    dose: kind('dose'),
    particleRate: kind('particle-rate'),
  } as const;
}

import { strict as assert } from 'node:assert';
import { bias, noise, noiseKey } from './noise';
import type { BenchPorts } from './ports';
import { faultyReading, type ChannelRange, type SensorFault } from './sensor-fault';

/** Noise of one kind of sensor. */
export interface SensorKind {
  /** 1 sigma in the channel's unit, or as a share of the value when `relative`. */
  readonly sigma: number;
  readonly biasSigma: number;
  readonly relative: boolean;
  /** Resolution in the channel's unit; 0 for none. */
  readonly quantum: number;
  /** For counters: how long they count for one sample, s. The noise is then that of the count (Poisson's sigma). */
  readonly gateS?: number;
}

/** One number that a device measures. */
export interface ChannelDefinition {
  /** Name of the field in proto/, with `.n` or `.NAME` for one item of a list. */
  readonly name: string;
  /** Field of the message, and the place in it when the field is a list. */
  readonly field: string;
  readonly item?: number;
  readonly kind: SensorKind;
  readonly range: ChannelRange;
  readonly read: () => number;
}

/** A measured channel: the truth, with noise, bias and resolution, and the faults of its sensor. */
export class Channel {
  fault: SensorFault | null = null;
  private readonly key: number;
  private readonly offset: number;
  private last = Number.NaN;

  constructor(
    readonly definition: ChannelDefinition,
    device: string,
    ports: BenchPorts,
  ) {
    const { kind, name, range } = definition;
    assert(range.minimum < range.maximum, `${device}/${name} has a range`);
    this.key = noiseKey(ports, `sensor/${device}/${name}`);
    this.offset = kind.biasSigma === 0 ? 0 : bias(this.key, kind.biasSigma);
  }

  measure(index: number, nowUs: number): number {
    const { read, kind, range } = this.definition;
    const truth = read();
    const scale = sigmaOf(kind, truth);
    const wobble = scale === 0 ? 0 : scale * noise(this.key, index);
    const healthy = within(range, quantise(truth + this.offset + wobble, kind.quantum));
    if (this.fault !== null) {
      if (Number.isNaN(this.last)) this.last = healthy;
      const shown = faultyReading(this.fault, healthy, this.last, wobble, range, nowUs);
      return Number.isFinite(shown) ? quantise(shown, kind.quantum) : shown;
    }
    this.last = healthy;
    return healthy;
  }
}

function sigmaOf(kind: SensorKind, truth: number): number {
  if (kind.gateS !== undefined) return Math.sqrt(Math.max(0, truth) / kind.gateS);
  return kind.relative ? kind.sigma * truth : kind.sigma;
}

const within = ({ minimum, maximum }: ChannelRange, value: number): number =>
  Math.max(minimum, Math.min(maximum, value));

function quantise(value: number, quantum: number): number {
  return quantum === 0 ? value : Math.round(value / quantum) * quantum;
}

import { strict as assert } from 'node:assert';
import type { SensorKind } from './kinds';
import { bias, noise, noiseKey } from './noise';
import type { BenchPorts } from './ports';
import { faultyReading, type SensorFault } from './sensor-fault';

/** One number that a device measures. */
export interface ChannelDefinition {
  /** Name of the field in proto/, with `.n` or `.NAME` for one item of a list. */
  readonly name: string;
  /** Field of the message, and the place in it when the field is a list. */
  readonly field: string;
  readonly item?: number;
  readonly kind: SensorKind;
  readonly read: () => number;
  /** A worse sensor that stands in while the channel's own is of no use. */
  readonly fallback?: { readonly kind: SensorKind; readonly when: () => boolean };
}

interface Lie {
  readonly owner: string;
  readonly fault: SensorFault;
}

/** A measured channel: the truth, late, with noise, bias and resolution, and the faults of its sensor. */
export class Channel {
  private readonly key: number;
  private readonly offset: number;
  /** Truths on their way to a sample, oldest at `head`; null when a sample shows the truth of now. */
  private past: Float64Array | null = null;
  private head = 0;
  private lies: readonly Lie[] = [];
  /** The channel whose sensor is wired to this one's place. */
  private wired: Channel | null = null;
  private last = Number.NaN;

  constructor(
    readonly definition: ChannelDefinition,
    device: string,
    ports: BenchPorts,
  ) {
    const { kind, name } = definition;
    assert(kind.minimum < kind.maximum, `${device}/${name} has a range`);
    this.key = noiseKey(ports, `sensor/${device}/${name}`);
    this.offset = kind.biasSigma === 0 ? 0 : bias(this.key, kind.biasSigma);
  }

  /** Samples show a truth that was noted with `capture`, so many captures before. */
  delayBy(captures: number): void {
    this.past = new Float64Array(captures).fill(this.definition.read());
  }

  capture(): void {
    const { past } = this;
    if (past === null) return;
    past[this.head] = this.definition.read();
    this.head = (this.head + 1) % past.length;
  }

  measure(index: number, nowUs: number): number {
    const { kind, fallback } = this.definition;
    const sensor = this.wired ?? this;
    const truth = sensor.past === null ? sensor.definition.read() : sensor.past[sensor.head];
    const sigma = sigmaOf(fallback !== undefined && fallback.when() ? fallback.kind : kind, truth);
    const wobble = sigma === 0 ? 0 : sigma * noise(this.key, index);
    const healthy = within(kind, quantise(truth + sensor.offset + wobble, kind.quantum));
    if (this.lies.length > 0) return this.lie(healthy, wobble, nowUs);
    this.last = healthy;
    return healthy;
  }

  /** Gives the sensor a fault, or takes away the one of this owner. */
  setFault(owner: string, fault: SensorFault | null): void {
    const others = this.lies.filter((lie) => lie.owner !== owner);
    this.lies = fault === null ? others : [...others, { owner, fault }];
  }

  /** Puts another channel's sensor in the place of this one's; null puts its own back. */
  wire(sensor: Channel | null): void {
    this.wired = sensor;
  }

  get isWiredWrong(): boolean {
    return this.wired !== null;
  }

  private lie(healthy: number, wobble: number, nowUs: number): number {
    const { kind } = this.definition;
    if (Number.isNaN(this.last)) this.last = healthy;
    let shown = healthy;
    let isStuck = false;
    for (const { fault } of this.lies) {
      shown = faultyReading(fault, shown, this.last, wobble, kind, nowUs);
      if (fault.kind === 'stuck-at') isStuck = true;
    }
    if (!Number.isFinite(shown)) return shown;
    shown = quantise(shown, kind.quantum);
    if (!isStuck) this.last = shown;
    return shown;
  }
}

function sigmaOf(kind: SensorKind, truth: number): number {
  if (kind.gateS !== undefined) return Math.sqrt(Math.max(0, truth) / kind.gateS);
  return kind.relative ? kind.sigma * truth : kind.sigma;
}

const within = ({ minimum, maximum }: SensorKind, value: number): number =>
  Math.max(minimum, Math.min(maximum, value));

function quantise(value: number, quantum: number): number {
  return quantum === 0 ? value : Math.round(value / quantum) * quantum;
}

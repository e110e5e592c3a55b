import { strict as assert } from 'node:assert';
import { topicOf, type Contract, type Header, type TopicParameters } from '@dawnline/contracts';
import { Channel, type ChannelDefinition } from './channel';
import { BENCH_STEP_US } from './devices.limits';
import type { BenchPorts } from './ports';

/** One device as the craft file, its contract and the plant define it. */
export interface DeviceDefinition {
  readonly id: string;
  readonly contract: Pick<Contract<object>, 'name' | 'packet' | 'encode'>;
  readonly topic: TopicParameters;
  readonly channels: readonly ChannelDefinition[];
  /** A device without power, or whose computer is dead, says nothing. */
  readonly isAlive: () => boolean;
  /** Fields that no sensor noise touches: states, counters, texts. */
  readonly fill?: (message: Record<string, unknown>) => void;
}

export interface DeviceSettings {
  readonly craft: string;
  readonly rateHz: number;
  /** Place among the devices of the craft: staggers their samples. */
  readonly place: number;
  readonly unixUs: () => number;
}

export type Frozen = 'stamp' | 'sequence' | 'both';

type DeviceHeader = Pick<
  Header,
  'schema' | 'craft' | 'source' | 'instance' | 'bootId' | 'sequence' | 'missionTimeUs' | 'onboardTimeUs'
>;

const US_PER_S = 1_000_000;

/** Publishes the samples of one device at its rate, always into the same message object. */
export class Device {
  readonly id: string;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Why it says nothing at all: a dead device or a broken harness. */
  readonly silencers = new Set<string>();
  /** What of the last header it sends again and again. */
  frozen: Frozen | null = null;
  private readonly periodTicks: number;
  private readonly phaseTicks: number;
  private readonly topic: string;
  private readonly list: readonly Channel[];
  /** Channels that note their truth for a later sample, by the place in the period where they do. */
  private readonly captures: readonly (readonly Channel[] | null)[];
  private readonly header: DeviceHeader;
  private readonly message: Record<string, unknown>;

  constructor(
    private readonly definition: DeviceDefinition,
    private readonly settings: DeviceSettings,
    private readonly ports: BenchPorts,
  ) {
    const { id, contract, channels } = definition;
    assert(contract.packet, `${contract.name} is a packet`);
    this.id = id;
    this.periodTicks = US_PER_S / BENCH_STEP_US / settings.rateHz;
    assert(Number.isInteger(this.periodTicks), `${id}: ${settings.rateHz} Hz fits the grid`);
    this.phaseTicks = settings.place % this.periodTicks;
    this.topic = topicOf(contract.packet.topic, { craft: settings.craft, ...definition.topic });
    this.list = channels.map((channel) => new Channel(channel, id, ports));
    this.captures = this.placeCaptures();
    this.channels = new Map(this.list.map((channel) => [channel.definition.name, channel]));
    this.header = headerOf(settings.craft, id);
    this.message = { header: this.header };
    for (const { field, item } of channels) {
      if (item === undefined) this.message[field] = 0;
      else ((this.message[field] ??= []) as number[])[item] = 0;
    }
  }

  /** `tick` counts the steps of the bench; small integers are what makes this cheap. */
  step(tick: number, nowUs: number): void {
    const place = tick % this.periodTicks;
    const isSaying = place === this.phaseTicks && this.silencers.size === 0 && this.definition.isAlive();
    if (isSaying) this.publish(tick, nowUs);
    const captures = this.captures[place];
    if (captures !== null) for (const channel of captures) channel.capture();
  }

  private publish(tick: number, nowUs: number): void {
    const { contract, fill } = this.definition;
    for (const channel of this.list) {
      const { field, item } = channel.definition;
      const value = channel.measure(tick, nowUs);
      if (item === undefined) this.message[field] = value;
      else (this.message[field] as number[])[item] = value;
    }
    fill?.(this.message);
    const { frozen } = this;
    if (frozen === null || frozen === 'stamp') this.header.sequence += 1;
    if (frozen === null || frozen === 'sequence') {
      this.header.missionTimeUs = nowUs;
      this.header.onboardTimeUs = this.settings.unixUs();
    }
    this.ports.publish(this.topic, contract.encode(this.message), 0);
  }

  /** A truth is noted exactly one latency before the sample that shows it, and at no other time. */
  private placeCaptures(): (Channel[] | null)[] {
    const { periodTicks, phaseTicks } = this;
    const captures = Array.from({ length: periodTicks }, (): Channel[] | null => null);
    for (const channel of this.list) {
      const { latencyTicks } = channel.definition.kind;
      if (latencyTicks === 0) continue;
      const waiting = Math.ceil(latencyTicks / periodTicks);
      channel.delayBy(waiting);
      const place = (phaseTicks + waiting * periodTicks - latencyTicks) % periodTicks;
      (captures[place] ??= []).push(channel);
    }
    return captures;
  }
}

/** Only what a device knows of itself; the other fields of a header keep their defaults. */
function headerOf(craft: string, source: string): DeviceHeader {
  return {
    schema: 1,
    craft,
    source,
    instance: 'bench',
    bootId: 1,
    sequence: 0,
    missionTimeUs: 0,
    onboardTimeUs: 0,
  };
}

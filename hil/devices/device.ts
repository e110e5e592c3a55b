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

const US_PER_S = 1_000_000;

/** Publishes the samples of one device at its rate, always into the same message object. */
export class Device {
  readonly id: string;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Says nothing at all: a dead device or a broken harness. */
  silent = false;
  /** Sends the stamp and the sequence of its last sample for ever. */
  frozenStamp = false;
  private readonly periodUs: number;
  private readonly phaseUs: number;
  private readonly topic: string;
  private readonly list: readonly Channel[];
  private readonly header: Header;
  private readonly message: Record<string, unknown>;

  constructor(
    private readonly definition: DeviceDefinition,
    private readonly settings: DeviceSettings,
    private readonly ports: BenchPorts,
  ) {
    const { id, contract, channels } = definition;
    assert(contract.packet, `${contract.name} is a packet`);
    this.id = id;
    this.periodUs = Math.round(US_PER_S / settings.rateHz);
    assert(this.periodUs % BENCH_STEP_US === 0, `${id}: ${settings.rateHz} Hz fits the grid`);
    this.phaseUs = (settings.place * BENCH_STEP_US) % this.periodUs;
    this.topic = topicOf(contract.packet.topic, { craft: settings.craft, ...definition.topic });
    this.list = channels.map((channel) => new Channel(channel, id, ports));
    this.channels = new Map(this.list.map((channel) => [channel.definition.name, channel]));
    this.header = headerOf(settings.craft, id);
    this.message = { header: this.header };
    for (const { field, item } of channels) {
      if (item === undefined) this.message[field] = 0;
      else ((this.message[field] ??= []) as number[])[item] = 0;
    }
  }

  step(nowUs: number): void {
    if (this.silent || nowUs % this.periodUs !== this.phaseUs || !this.definition.isAlive()) return;
    const { contract, fill } = this.definition;
    const index = nowUs / BENCH_STEP_US;
    for (const channel of this.list) {
      const { field, item } = channel.definition;
      const value = channel.measure(index, nowUs);
      if (item === undefined) this.message[field] = value;
      else (this.message[field] as number[])[item] = value;
    }
    fill?.(this.message);
    if (!this.frozenStamp) {
      this.header.sequence += 1;
      this.header.missionTimeUs = nowUs;
      this.header.onboardTimeUs = this.settings.unixUs();
    }
    this.ports.publish(this.topic, contract.encode(this.message), 0);
  }
}

function headerOf(craft: string, source: string): Header {
  return {
    schema: 1,
    craft,
    source,
    instance: 'bench',
    bootId: 1,
    sequence: 0,
    missionTimeUs: 0,
    onboardTimeUs: 0,
    requestId: '',
    replyTopic: '',
    expiresUs: 0,
    priority: 0,
    modeEpoch: 0,
    principal: '',
  };
}

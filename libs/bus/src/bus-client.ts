import { strict as assert } from 'node:assert';
import {
  Header,
  PacketWriter,
  type Body,
  type Contract,
  type Qos,
  type TopicParameters,
} from '@dawnline/contracts';
import type { Host, PublishOptions } from '@dawnline/host';
import { SCHEMA_VERSION } from './bus.limits';
import { BusCounters } from './counters';
import { Outbox } from './outbox';
import { TopicTemplate } from './topic-template';

export interface BusPublishOptions {
  /** Values for the {names} of the contract's topic other than {craft}. */
  readonly parameters?: TopicParameters;
  readonly header?: Partial<Header>;
}

const SAMPLE: PublishOptions = { qos: 0, retain: false };
/** Field 1 of every packet. */
const HEADER_TAG = 0x0a;

const isCount = (value: number): boolean => value >= 0 && Number.isSafeInteger(value);

/** Whether the numbers that a caller may give are ones that a header can carry. */
function isSound({ missionTimeUs, onboardTimeUs, expiresUs, priority, modeEpoch }: Header): boolean {
  return (
    isCount(missionTimeUs) &&
    isCount(onboardTimeUs) &&
    isCount(expiresUs) &&
    isCount(priority) &&
    isCount(modeEpoch)
  );
}

/** Publishes one service's packets with complete headers. */
export class BusClient {
  readonly counters = new BusCounters();
  private readonly outbox: Outbox;
  private readonly writer = new PacketWriter();
  private readonly sequences = new Map<string, number>();
  private readonly onSampleDone = (error: Error | null): void => {
    if (error) this.counters.samplesLost += 1;
  };
  private readonly templates = new Map<string, TopicTemplate>();

  constructor(private readonly host: Host) {
    this.outbox = new Outbox(host.bus.commands, this.counters);
    const onState = (): void => {
      this.counters.connected = this.connected;
    };
    host.bus.samples.onState(onState);
    host.bus.commands.onState(onState);
    onState();
  }

  /** Publishes a packet on its contract's topic. QoS 1 packets wait for the broker in a bounded outbox. */
  publish<T>(contract: Contract<T>, body: Body<T>, options: BusPublishOptions = {}): void {
    const { packet } = contract;
    if (!packet) assert.fail(`${contract.name} is no packet and cannot be published`);
    const payload = this.encode(contract, body, this.header(contract.name, options.header));
    const topic = this.templateOf(packet.topic).fill(options.parameters);
    this.send(topic, payload, packet.qos, packet.retained);
  }

  /** Publishes bytes that are no packet of ours, such as a space link frame. */
  publishRaw(topic: string, payload: Uint8Array, qos: Qos): void {
    this.send(topic, payload, qos, false);
  }

  /** A complete header with the next sequence number of a contract. */
  header(contractName: string, extra: Partial<Header> = {}): Header {
    const sequence = (this.sequences.get(contractName) ?? 0) + 1;
    this.sequences.set(contractName, sequence);
    const { host } = this;
    const header: Header = {
      schema: SCHEMA_VERSION,
      craft: host.craft,
      source: extra.source ?? host.service,
      instance: host.boot.instance,
      bootId: host.boot.bootId,
      sequence,
      missionTimeUs: extra.missionTimeUs ?? host.clock.now(),
      onboardTimeUs: host.clock.onboardTimeUs(),
      requestId: extra.requestId ?? '',
      replyTopic: extra.replyTopic ?? '',
      expiresUs: extra.expiresUs ?? 0,
      priority: extra.priority ?? 0,
      modeEpoch: extra.modeEpoch ?? 0,
      principal: extra.principal ?? '',
    };
    if (!isSound(header)) assert.fail(`${contractName}: a header number is no count or time`);
    return header;
  }

  /** Calls back when the broker has acknowledged everything, at once when the broker is away. */
  whenFlushed(callback: () => void): void {
    if (this.host.bus.commands.state === 'connected') this.outbox.whenEmpty(callback);
    else callback();
  }

  private get connected(): boolean {
    const { bus } = this.host;
    return bus.samples.state === 'connected' && bus.commands.state === 'connected';
  }

  /** The header as field 1, then the body: one behind the other is how protobuf composes messages. */
  private encode<T>(contract: Contract<T>, body: Body<T>, header: Header): Uint8Array {
    const writer = this.writer.begin();
    writer.uint32(HEADER_TAG).fork();
    Header.write(header, writer);
    writer.ldelim();
    contract.write(body as T, writer);
    return writer.finish();
  }

  private send(topic: string, payload: Uint8Array, qos: Qos, retain: boolean): void {
    const { counters } = this;
    if (qos === 1) {
      if (this.outbox.push(topic, payload, retain)) counters.sent += 1;
      else counters.dropped += 1;
      return;
    }
    // An old measurement is worth nothing after an outage.
    if (this.host.bus.samples.state !== 'connected') {
      counters.samplesLost += 1;
      return;
    }
    counters.sent += 1;
    this.host.bus.samples.publish(topic, payload, SAMPLE, this.onSampleDone);
  }

  private templateOf(topic: string): TopicTemplate {
    let template = this.templates.get(topic);
    if (!template) {
      template = new TopicTemplate(topic, { craft: this.host.craft, self: this.host.service });
      this.templates.set(topic, template);
    }
    return template;
  }
}

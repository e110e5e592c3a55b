import { strict as assert } from 'node:assert';
import type { Body, Contract, Header, Qos, TopicParameters } from '@dawnline/contracts';
import type { Host, PublishOptions } from '@dawnline/host';
import { SCHEMA_VERSION } from './bus.limits';
import { BusCounters } from './counters';
import { HeaderEncoder } from './header-encoder';
import { Outbox } from './outbox';
import { TopicTemplate } from './topic-template';

export interface BusPublishOptions {
  /** Values for the {names} of the contract's topic other than {craft}. */
  readonly parameters?: TopicParameters;
  readonly header?: Partial<Header>;
}

const SAMPLE: PublishOptions = { qos: 0, retain: false };
const HEADER_TAG = 0x0a;
const VARINT_BITS = 0x80;

/** A packet's bytes: the header as field 1, then the body. Concatenation is how protobuf composes messages. */
function packetOf(header: Uint8Array, body: Uint8Array): Uint8Array {
  const long = header.length >= VARINT_BITS;
  assert(header.length < VARINT_BITS * VARINT_BITS, 'header is too long');
  const start = long ? 3 : 2;
  const packet = Buffer.allocUnsafe(start + header.length + body.length);
  packet[0] = HEADER_TAG;
  packet[1] = long ? (header.length & 0x7f) | VARINT_BITS : header.length;
  if (long) packet[2] = header.length >> 7;
  packet.set(header, start);
  packet.set(body, start + header.length);
  return packet;
}

/** Publishes one service's packets with complete headers. */
export class BusClient {
  readonly counters = new BusCounters();
  private readonly outbox: Outbox;
  private readonly headers: HeaderEncoder;
  private readonly sequences = new Map<string, number>();
  private readonly onSampleDone = (error: Error | null): void => {
    if (error) this.counters.samplesLost += 1;
  };
  private readonly templates = new Map<string, TopicTemplate>();

  constructor(private readonly host: Host) {
    const { instance, bootId } = host.boot;
    this.headers = new HeaderEncoder({ craft: host.craft, instance, bootId });
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
    const header = this.headers.encode(this.header(contract.name, options.header));
    const payload = packetOf(header, contract.encode(body as T));
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
    return {
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

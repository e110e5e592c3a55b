import { setTimeout as wait } from 'node:timers/promises';
import {
  contractOfTopic,
  HealthPing,
  RadioSample,
  Refusal,
  TelemetryFrame,
  topicOf,
  UplinkFrame,
  VerificationReport,
  type Body,
  type Contract,
  type Header,
  type Mode,
  type Stage,
  type TopicParameters,
} from '@dawnline/contracts';
import type { Bus, CraftTable, Host, KeyEntry, ResetCause } from '@dawnline/host';
import { decodeTransferFrame } from '@dawnline/frames';
import { KeyedRandom } from '@dawnline/host';
import { runService, type RunningService } from '@dawnline/service';
import { startEmbeddedBroker, type RunningBroker } from '../../../hil/rig/broker';
import { connectLiveBus } from '../../../libs/host/src/live/bus';
import { LiveTurns } from '../../../libs/host/src/live/turns';
import { MemoryDisk } from '../../../libs/storage/test/memory-disk';
import { subsystem } from '../src/subsystem';
import { STATIONS, TLE } from './craft';
import { KEYS, ONBOARD_US } from './fixture';
import { ManualClock } from './manual-clock';

const PATIENCE_MS = 20_000;
const CRAFT = 'odc-1';
export const SPACECRAFT_ID = 0x0d01;
/** Packets that a failed wait tells of. */
const SEEN_SHOWN = 40;

/** A packet as the rest of the craft, or the ground, saw it on the broker. */
export interface Seen {
  readonly topic: string;
  readonly contract: string;
  readonly message: Record<string, never> & { header: Header };
}

/** A packet as a ground station has it. */
export interface DownPacket {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly priority: number;
  readonly bootId: number;
  readonly record: number;
}

/** comms-manager on a real broker, with a disk in memory and a clock turned by hand. */
export class SpaceLinkBench {
  readonly clock = new ManualClock(ONBOARD_US);
  readonly disk = new MemoryDisk('nvm');
  readonly seen: Seen[] = [];
  readonly retained = new Map<string, Uint8Array>();
  /** What the service registered to be shown, by name. */
  readonly states = new Map<string, () => unknown>();
  keys: readonly KeyEntry[] = KEYS;
  bus!: Bus;
  private broker!: RunningBroker;
  private world!: Bus;
  private running: RunningService | null = null;
  private boots = 0;
  private sequence = 0;
  radio: Partial<Body<RadioSample>> = { lock: true, transmitting: true };

  async open(): Promise<void> {
    this.broker = await startEmbeddedBroker({ port: 0 });
    this.world = await connectLiveBus({ url: this.broker.url, clientPrefix: 'world', persistent: false });
    this.world.commands.onDelivery((delivery) => {
      delivery.acknowledge();
      const contract = contractOfTopic(delivery.topic);
      if (!contract) return;
      const message = contract.decode(delivery.payload) as Seen['message'];
      this.seen.push({ topic: delivery.topic, contract: contract.name, message });
    });
    this.world.commands.subscribe([`craft/${CRAFT}/#`], 1);
    await this.boot('first-boot');
  }

  async boot(resetCause: ResetCause): Promise<void> {
    this.boots += 1;
    this.bus = await connectLiveBus({
      url: this.broker.url,
      clientPrefix: `c${this.boots}`,
      persistent: false,
    });
    const turns = new LiveTurns();
    const { retained } = this;
    const host: Host = {
      service: 'comms-manager',
      craft: CRAFT,
      table: this.table(),
      clock: this.clock,
      bus: this.bus,
      disks: { nvm: this.disk },
      random: new KeyedRandom(1, 'comms-manager'),
      entropy: (bytes) => new Uint8Array(bytes),
      boot: {
        bootId: this.boots,
        instance: `comms-manager/${this.boots}`,
        resetCause,
        retained: (key) => retained.get(key) ?? null,
        retain: (key, value) => void retained.set(key, value),
        failedUnits: () => [],
        markFailed: () => undefined,
      },
      log: { write: () => undefined },
      process: null,
      lines: null,
      registerState: (name, read) => void this.states.set(name, read),
      crash: (reason) => {
        throw reason;
      },
      attach: (source) => turns.attach(source),
    };
    this.running = await runService(subsystem, host);
    await this.event('SERVICE_STARTED', this.boots);
  }

  /** Ends this life of the service and starts the next one on the same disk. */
  async restart(resetCause: ResetCause): Promise<void> {
    await this.running?.close();
    this.seen.length = 0;
    await this.boot(resetCause);
  }

  async close(): Promise<void> {
    await this.running?.close();
    await Promise.all([this.world.samples.close(), this.world.commands.close()]);
    await this.broker.close();
  }

  /** Turns the clock, with the radio's sample each second, and lets the messages of each second settle. */
  async seconds(count: number): Promise<void> {
    for (let second = 0; second < count; second++) {
      this.publish(RadioSample, 'radio/s', { radio: 's' }, {
        lock: false,
        ebN0Db: 9,
        uplinkBps: 256_000,
        downlinkBps: 2_000_000,
        transmitting: false,
        framesUp: 0,
        framesDown: 0,
        ...this.radio,
      } as Body<RadioSample>);
      await wait(15);
      this.clock.advance(1_000_000);
      await wait(5);
    }
  }

  publish<T>(
    contract: Contract<T>,
    source: string,
    parameters: TopicParameters,
    body: Body<T>,
    header: Partial<Header> = {},
  ): void {
    this.sequence += 1;
    const complete = {
      craft: CRAFT,
      source,
      instance: 'test',
      bootId: 1,
      sequence: this.sequence,
      missionTimeUs: this.clock.now(),
      ...header,
    };
    const payload = contract.encode({ ...body, header: complete } as T);
    const { topic, qos } = contract.packet!;
    const connection = qos === 1 ? this.world.commands : this.world.samples;
    connection.publish(topicOf(topic, { craft: CRAFT, ...parameters }), payload, { qos, retain: false });
  }

  /** The mode in force, as fault-manager's ping tells it. */
  mode(mode: Mode, epoch: number): void {
    this.publish(
      HealthPing,
      'fault-manager',
      { self: 'comms-manager' },
      { key: epoch, mode },
      { modeEpoch: epoch },
    );
  }

  /** A report of a target about a command that it got. */
  report(
    target: string,
    requestId: string,
    stage: Stage,
    fields: Partial<Body<VerificationReport>> = {},
    principal = 'ops',
  ): void {
    this.publish(
      VerificationReport,
      target,
      { subsystem: target, from: 'comms-manager' },
      {
        stage,
        ok: true,
        refusal: Refusal.REFUSAL_NONE,
        detail: '',
        target,
        stageTimeUs: this.clock.now(),
        ...fields,
      },
      { requestId, principal },
    );
  }

  /** Reports that went down, in order. */
  reportsDown(requestId: string): VerificationReport[] {
    return this.downlinked()
      .filter((packet) => packet.topic.endsWith('/report'))
      .map((packet) => VerificationReport.decode(packet.payload))
      .filter((report) => report.header.requestId === requestId);
  }

  uplink(frame: Uint8Array): void {
    this.publish(UplinkFrame, 'radio/s', {}, { frame });
  }

  /** For whoever stands outside the craft: raw messages at QoS 1. */
  join(filters: readonly string[], take: (topic: string, payload: Uint8Array) => void): void {
    this.world.commands.onDelivery((delivery) => take(delivery.topic, delivery.payload));
    this.world.commands.subscribe(filters, 1);
  }

  sendRaw(topic: string, payload: Uint8Array): void {
    this.world.commands.publish(topic, payload, { qos: 1, retain: false });
  }

  /** Everything of one contract, in order. */
  of(contract: string): Seen['message'][] {
    return this.seen.filter((entry) => entry.contract === contract).map((entry) => entry.message);
  }

  events(code: string): { parameters: Record<string, string> }[] {
    return (this.of('Event') as unknown as { code: string; parameters: Record<string, string> }[]).filter(
      (event) => event.code === code,
    );
  }

  async event(code: string, count = 1): Promise<Record<string, string>> {
    await this.until(
      `event ${code}`,
      () => this.events(code).length >= (code === 'SERVICE_STARTED' ? 1 : count),
    );
    return this.events(code).at(-1)!.parameters;
  }

  /** Packets that went down, in order. */
  downlinked(): DownPacket[] {
    return (this.of('DownlinkFrame') as unknown as { frame: Uint8Array }[]).flatMap(({ frame }) => {
      const decoded = decodeTransferFrame(frame, SPACECRAFT_ID);
      if (decoded.kind !== 'frame') throw new Error(`the craft sent what is no frame: ${decoded.detail}`);
      const priority = decoded.frame.virtualChannel;
      const { packets, recordedBootId: bootId, firstRecord } = TelemetryFrame.decode(decoded.frame.data);
      return packets.map(({ topic, payload }, at) => ({
        topic,
        payload,
        priority,
        bootId,
        record: firstRecord + at,
      }));
    });
  }

  async until(what: string, condition: () => boolean): Promise<void> {
    const endMs = Date.now() + PATIENCE_MS;
    while (!condition()) {
      if (Date.now() > endMs) throw new Error(`${what} never came; seen: ${this.summary()}`);
      await wait(5);
    }
  }

  private summary(): string {
    return this.seen
      .slice(-SEEN_SHOWN)
      .map(({ contract, message }) => `${contract} ${(message as { code?: string }).code ?? ''}`)
      .join(', ');
  }

  private table(): CraftTable {
    return {
      craft: CRAFT,
      spacecraftId: SPACECRAFT_ID,
      epochUnixUs: ONBOARD_US,
      tle: TLE,
      services: [
        { name: 'comms-manager', critical: true, computer: 'obc' },
        { name: 'thermal-controller', critical: true, computer: 'obc' },
        { name: 'power-manager', critical: true, computer: 'obc' },
        { name: 'job-executor', critical: false, computer: 'payload-host' },
      ],
      stations: STATIONS,
      devices: [],
      keys: this.keys,
    } as unknown as CraftTable;
  }
}

import { strict as assert } from 'node:assert';
import { Injectable } from '@nestjs/common';
import {
  Event,
  Mode,
  Severity,
  type Body,
  type Contract,
  type Header,
  type ServiceStatus,
  type TopicParameters,
} from '@dawnline/contracts';
import type { BusClient } from '@dawnline/bus';
import type {
  Boot,
  Clock,
  CraftTable,
  Disk,
  Entropy,
  Host,
  Lines,
  Log,
  ProcessPort,
  Random,
  TurnSource,
} from '@dawnline/host';
import { COMMON_EVENTS, eventText, type EventCatalogue, type EventParameters } from './event-catalogue';
import { EVENT_RATE_PER_S, FULL_BUCKET, throttle } from './event-throttle';

export interface PublishOptions {
  readonly parameters?: TopicParameters;
  readonly header?: Partial<Header>;
}

type ModeListener = (mode: Mode, previous: Mode) => void;

/** All that a subsystem's controller needs of its host, its bus and the craft, behind one name. */
@Injectable()
export class Service {
  readonly name: string;
  readonly craft: string;
  readonly table: CraftTable;
  readonly clock: Clock;
  readonly random: Random;
  readonly entropy: Entropy;
  readonly disks: Readonly<Record<string, Disk>>;
  readonly boot: Boot;
  readonly log: Log;
  private readonly startedUs: number;
  private readonly catalogue: EventCatalogue;
  private readonly modeListeners: ModeListener[] = [];
  private bucket = FULL_BUCKET;
  private events = 0;
  private squelched = 0;
  private currentMode = Mode.MODE_UNKNOWN;
  private currentEpoch = 0;
  private turns = 0;

  constructor(
    private readonly host: Host,
    private readonly client: BusClient,
    events: EventCatalogue,
  ) {
    this.name = host.service;
    this.craft = host.craft;
    this.table = host.table;
    this.clock = host.clock;
    this.random = host.random;
    this.entropy = host.entropy;
    this.disks = host.disks;
    this.boot = host.boot;
    this.log = host.log;
    this.startedUs = host.clock.now();
    this.catalogue = { ...COMMON_EVENTS, ...events };
  }

  /** job-executor only. */
  get process(): ProcessPort {
    assert(this.host.process, `${this.name} has no process port`);
    return this.host.process;
  }

  /** fault-manager only. */
  get lines(): Lines {
    assert(this.host.lines, `${this.name} has no discrete lines`);
    return this.host.lines;
  }

  /** Mode in force, as the last ping said; MODE_UNKNOWN before the first: act as in STANDBY. */
  get mode(): Mode {
    return this.currentMode;
  }

  get modeEpoch(): number {
    return this.currentEpoch;
  }

  /** Turns of the work loop since boot; the evidence that health checks ask for. */
  get progress(): number {
    return this.turns;
  }

  /** Both connections to the broker stand, as far as this service knows. */
  get busConnected(): boolean {
    return this.client.counters.connected;
  }

  /** Messages that reached a handler since boot. */
  get messagesReceived(): number {
    return this.client.counters.received;
  }

  advance(): void {
    this.turns += 1;
  }

  onMode(listener: ModeListener): void {
    this.modeListeners.push(listener);
  }

  /** Takes a mode decision; one of an older epoch has no effect (FD-1). */
  takeMode(mode: Mode, epoch: number): void {
    if (epoch < this.currentEpoch || (epoch === this.currentEpoch && mode === this.currentMode)) return;
    const previous = this.currentMode;
    this.currentMode = mode;
    this.currentEpoch = epoch;
    if (mode !== previous) for (const listener of this.modeListeners) listener(mode, previous);
  }

  registerState(name: string, read: () => unknown): void {
    this.host.registerState(name, read);
  }

  /** Adds turns that are no messages, such as the results of disk procedures. Returns the bell to ring. */
  attach(source: TurnSource): () => void {
    return this.host.attach(source);
  }

  publish<T>(contract: Contract<T>, body: Body<T>, options: PublishOptions = {}): void {
    this.client.publish(contract, body, {
      parameters: options.parameters,
      header: { modeEpoch: this.currentEpoch, ...options.header },
    });
  }

  publishRaw(topic: string, payload: Uint8Array, qos: 0 | 1): void {
    this.client.publishRaw(topic, payload, qos);
  }

  /** A header for a packet that is put together by hand (comms-manager). */
  headerOf(contractName: string, extra: Partial<Header> = {}): Header {
    return this.client.header(contractName, { modeEpoch: this.currentEpoch, ...extra });
  }

  /** Emits an event of the catalogue; HIGH ones always pass, others through the token bucket (FD-40 to FD-42). */
  event(code: string, parameters: EventParameters = {}, header: Partial<Header> = {}): void {
    const definition = this.catalogue[code];
    assert(definition, `${this.name} has no event ${code} in its catalogue`);
    if (definition.severity !== Severity.SEVERITY_HIGH) {
      const verdict = throttle(this.bucket, this.clock.now());
      this.bucket = verdict.state;
      if (verdict.notice)
        this.send('EVENTS_SQUELCHED', { service: this.name, ratePerS: EVENT_RATE_PER_S }, {});
      if (!verdict.pass) {
        this.squelched += 1;
        return;
      }
    }
    this.send(code, parameters, header);
  }

  status(commandsAccepted: number, commandsRejected: number): ServiceStatus {
    const counters = this.client.counters;
    return {
      uptimeUs: this.clock.now() - this.startedUs,
      progress: this.turns,
      mode: this.currentMode,
      inboxItems: counters.inboxItems,
      outboxItems: counters.outboxItems,
      messagesReceived: counters.received,
      messagesSent: counters.sent,
      undecodable: counters.undecodable,
      refused: counters.refused,
      dropped: counters.dropped,
      events: this.events,
      eventsSquelched: this.squelched,
      commandsAccepted,
      commandsRejected,
      busConnected: counters.connected,
    };
  }

  private send(code: string, parameters: EventParameters, header: Partial<Header>): void {
    const definition = this.catalogue[code];
    this.events += 1;
    const texts = Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, String(value)]),
    );
    this.publish(
      Event,
      { code, severity: definition.severity, parameters: texts, text: eventText(definition, parameters) },
      { parameters: { subsystem: this.name }, header },
    );
  }
}

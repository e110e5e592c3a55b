import type { BusConnection, ConnectionState, Delivery, PublishOptions, Qos } from '@dawnline/host';
import type { QueuedEvent } from '../kernel/event-queue';
import type { Fence } from '../node/fence';
import type { ClientFacts } from './broker';
import { CONNECT_TIMEOUT_US, RECONNECT_US } from './constants';
import type { Link } from './link';
import type { Message, Packet } from './message';
import { Wire } from './wire';

export interface ConnectionOptions {
  readonly clientId: string;
  readonly persistent: boolean;
  readonly will?: Message;
}

interface Subscription {
  readonly qos: Qos;
  readonly refused: ((filter: string) => void) | null;
}

type Done = (error: Error | null) => void;

class SimulatedDelivery implements Delivery {
  private released = false;

  constructor(
    private readonly connection: SimulatedConnection,
    private readonly wire: Wire,
    private readonly packet: Packet & { kind: 'deliver' },
  ) {}

  get topic(): string {
    return this.packet.message.topic;
  }

  get payload(): Uint8Array {
    return this.packet.message.payload;
  }

  get qos(): Qos {
    return this.packet.qos;
  }

  get retained(): boolean {
    return this.packet.retained;
  }

  acknowledge(): void {
    if (this.released || this.packet.qos === 0) return;
    this.released = true;
    this.connection.acknowledge(this.wire, this.packet.id);
  }
}

/** A node's MQTT connection to the modelled broker. */
/** What a connection needs of the bus model. */
export interface ConnectionBus {
  readonly nowUs: number;
  at(timeUs: number, label: string, owner: string, action: () => void): QueuedEvent;
  open(connection: SimulatedConnection): Wire;
}

export class SimulatedConnection implements BusConnection, ClientFacts {
  state: ConnectionState = 'disconnected';
  readonly clientId: string;
  readonly persistent: boolean;
  readonly will: Message | null;
  wire: Wire | null = null;
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly pending = new Map<number, Done | null>();
  private readonly deliveryListeners: ((delivery: Delivery) => void)[] = [];
  private readonly stateListeners: ((state: ConnectionState) => void)[] = [];
  /** Came before anybody listened: a session goes on as soon as its client is back. */
  private early: SimulatedDelivery[] = [];
  private nextId = 1;
  private unread = 0;
  private attempts = 0;
  private closing = false;

  constructor(
    private readonly bus: ConnectionBus,
    readonly link: Link,
    readonly fence: Fence,
    options: ConnectionOptions,
  ) {
    this.clientId = options.clientId;
    this.persistent = options.persistent;
    this.will = options.will ?? null;
    this.attempt();
  }

  unreadItems(): number {
    return this.unread;
  }

  publish(topic: string, payload: Uint8Array, options: PublishOptions, done?: Done): void {
    if (!this.fence.alive) return;
    const point = this.fence.portCall('bus.publish', topic);
    if (!this.fence.alive) return;
    const wire = this.wire;
    if (this.state !== 'connected' || !wire) {
      if (done) this.later(() => done(new Error('the connection is away')));
      return;
    }
    const id = options.qos === 1 ? this.nextId++ : 0;
    const message: Message = {
      topic,
      payload,
      qos: options.qos,
      retain: options.retain,
      from: this.link.name,
    };
    if (id > 0) this.pending.set(id, done ?? null);
    this.fence.output((leaveUs) => {
      wire.toBroker({ kind: 'publish', message, id, leaveUs });
      if (id === 0 && done) this.soon(done);
      if (point) this.bus.at(leaveUs, 'crash-point', this.link.name, () => point.strike());
    });
  }

  subscribe(filters: readonly string[], qos: Qos, refused?: (filter: string) => void): void {
    if (!this.fence.alive) return;
    for (const filter of filters) this.subscriptions.set(filter, { qos, refused: refused ?? null });
    if (this.state === 'connected') this.sendSubscriptions(filters, qos);
  }

  onDelivery(listener: (delivery: Delivery) => void): void {
    this.deliveryListeners.push(listener);
    const early = this.early;
    this.early = [];
    for (const delivery of early) this.later(() => this.deliver(delivery));
  }

  onState(listener: (state: ConnectionState) => void): void {
    this.stateListeners.push(listener);
  }

  close(): Promise<void> {
    if (!this.fence.alive) return new Promise(() => undefined);
    return new Promise((resolve) => {
      this.closing = true;
      this.fence.output((leaveUs) => {
        this.wire?.toBroker({ kind: 'disconnect', leaveUs });
        this.bus.at(leaveUs, 'bus.close', this.link.name, () => {
          this.lose(false);
          this.fence.enter('bus.closed', resolve, undefined);
        });
      });
    });
  }

  acknowledge(wire: Wire, id: number): void {
    if (!this.fence.alive || wire !== this.wire) return;
    this.fence.output((leaveUs) => wire.toBroker({ kind: 'puback', id, leaveUs }));
  }

  /** The broker's answer to anything. */
  receive(wire: Wire, packet: Packet): void {
    if (wire !== this.wire || !this.fence.alive) return;
    switch (packet.kind) {
      case 'connack':
        return this.connected();
      case 'deliver':
        this.unread += 1;
        return this.fence.enter('bus.delivery', this.deliver, new SimulatedDelivery(this, wire, packet));
      case 'puback':
        return this.published(packet.id);
      case 'refused': {
        const refused = this.subscriptions.get(packet.filter)?.refused;
        if (refused) this.later(() => refused(packet.filter));
        return;
      }
      case 'close':
        return this.lose(false);
      case 'connect':
      case 'publish':
      case 'subscribe':
      case 'disconnect':
        throw new Error(`the broker sent ${packet.kind}`);
    }
  }

  /** The connection is gone for this client, by its own keep-alive or because the other end closed it. */
  lose(silently: boolean): void {
    const wire = this.wire;
    if (!wire) return;
    wire.closeAtClient(silently);
    this.wire = null;
    this.unread = 0;
    this.early = [];
    const pending = [...this.pending.values()];
    this.pending.clear();
    if (this.state === 'connected') {
      this.state = 'disconnected';
      this.fence.enter('bus.state', this.tellState, 'disconnected');
    }
    for (const done of pending) if (done) this.later(() => done(new Error('the connection went away')));
    if (!this.closing && this.fence.alive)
      this.bus.at(this.bus.nowUs + RECONNECT_US, 'bus.reconnect', this.link.name, () => this.attempt());
  }

  private readonly deliver = (delivery: SimulatedDelivery): void => {
    if (this.deliveryListeners.length === 0) {
      this.early.push(delivery);
      return;
    }
    if (this.unread > 0) this.unread -= 1;
    for (const listener of this.deliveryListeners) listener(delivery);
  };

  private readonly tellState = (state: ConnectionState): void => {
    for (const listener of this.stateListeners) listener(state);
  };

  private attempt(): void {
    if (!this.fence.alive || this.closing || this.wire) return;
    const attempt = ++this.attempts;
    const wire = this.bus.open(this);
    this.wire = wire;
    wire.toBroker({ kind: 'connect', leaveUs: this.bus.nowUs });
    this.bus.at(this.bus.nowUs + CONNECT_TIMEOUT_US, 'bus.connect-timeout', this.link.name, () => {
      if (this.attempts === attempt && this.wire === wire && this.state === 'disconnected') this.lose(false);
    });
  }

  private connected(): void {
    this.state = 'connected';
    const byQos: [string[], string[]] = [[], []];
    for (const [filter, { qos }] of this.subscriptions) byQos[qos].push(filter);
    byQos.forEach((filters, qos) => {
      if (filters.length > 0) this.sendSubscriptions(filters, qos as Qos);
    });
    this.fence.enter('bus.state', this.tellState, 'connected');
  }

  private sendSubscriptions(filters: readonly string[], qos: Qos): void {
    const wire = this.wire!;
    this.fence.output((leaveUs) => wire.toBroker({ kind: 'subscribe', filters: [...filters], qos, leaveUs }));
  }

  private published(id: number): void {
    const done = this.pending.get(id);
    if (done === undefined) return;
    this.pending.delete(id);
    if (done) this.fence.enter('bus.done', done, null);
  }

  /** A sample is gone as soon as its turn is over; an event of its own for that would double the cost of a publish. */
  private soon(done: Done): void {
    void Promise.resolve(null).then((sent) => {
      if (this.fence.alive) done(sent);
    });
  }

  /** Node code, as an event of its own. */
  private later(action: () => void): void {
    this.bus.at(this.bus.nowUs, 'bus.done', this.link.name, () =>
      this.fence.enter('bus.done', action, undefined),
    );
  }
}

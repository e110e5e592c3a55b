import { strict as assert } from 'node:assert';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { DecodeError, Refusal, Stage, VerificationReport, type Qos } from '@dawnline/contracts';
import type { BusConnection, Delivery, Host } from '@dawnline/host';
import type { BusClient } from './bus-client';
import { CLOSE_DEADLINE_US } from './bus.limits';
import { packetKey } from './duplicate-window';
import { headerFault, headerOf } from './header-check';
import { Inbox } from './inbox';
import { MessageContextImpl } from './message-context';
import type { ReceiveExtras } from './receive';
import { bindingOf, minimalFilters, RouteTable, type Binding, type Route } from './routes';

export interface ProtobufMqttServerOptions {
  /** Called once per topic whose payload does not decode. */
  readonly onUndecodable?: (topic: string, reason: string) => void;
  readonly onSubscriptionRefused?: (filter: string) => void;
}

/** Protobuf over MQTT as a Nest transport: typed, synchronous handlers, acknowledged when their effect is done. */
export class ProtobufMqttServer extends Server implements CustomTransportStrategy {
  private readonly inbox = new Inbox();
  private readonly effects = new Set<Promise<unknown>>();
  private readonly ring: () => void;
  private accepting = false;
  private crashed = false;

  constructor(
    private readonly host: Host,
    private readonly client: BusClient,
    private readonly options: ProtobufMqttServerOptions = {},
  ) {
    super();
    this.ring = host.attach({ runNext: () => this.runNext(), hasNext: () => this.inbox.length > 0 });
  }

  /** Every handler keeps an entry of its own: Nest would chain those of one pattern under the first one's contract. */
  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    assert(
      isEventHandler,
      `${String(pattern)}: the bus has no request-response handlers, replies are messages`,
    );
    super.addHandler(`${String(pattern)} ${this.messageHandlers.size}`, callback, true, extras);
  }

  listen(callback: (error?: unknown) => void): void {
    const known = { craft: this.host.craft, self: this.host.service };
    const bindings = [...this.messageHandlers.values()].map((handler) =>
      bindingOf(handler.extras as unknown as ReceiveExtras, handler, known),
    );
    this.accepting = true;
    this.subscribe(this.host.bus.samples, 0, bindings);
    this.subscribe(this.host.bus.commands, 1, bindings);
    callback();
  }

  /** Stops accepting, runs what waits, then waits a bounded time for durable effects and the outbox. */
  async close(): Promise<void> {
    this.accepting = false;
    while (this.runNext() !== null);
    await this.bounded((done) => void Promise.allSettled([...this.effects]).then(done));
    await this.bounded((done) => this.client.whenFlushed(done));
    await Promise.all([this.host.bus.samples.close(), this.host.bus.commands.close()]);
  }

  on(): never {
    throw new Error('the transport has no events of its own; listen to the connections of host.bus');
  }

  unwrap<T>(): T {
    return this.host.bus as T;
  }

  private bounded(start: (done: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.host.clock.after(CLOSE_DEADLINE_US, resolve);
      start(() => {
        timer.cancel();
        resolve();
      });
    });
  }

  private subscribe(connection: BusConnection, qos: Qos, bindings: readonly Binding[]): void {
    const mine = bindings.filter((binding) => binding.qos === qos);
    const routes = new RouteTable(mine);
    connection.onDelivery((delivery) => this.accept(routes, delivery, qos));
    if (mine.length === 0) return;
    const filters = minimalFilters(mine.map((binding) => binding.filter));
    connection.subscribe(filters, qos, (filter) => this.options.onSubscriptionRefused?.(filter));
  }

  /** Takes a delivery at once. At shutdown it is left unacknowledged, for the next life of the service. */
  private accept(routes: RouteTable, delivery: Delivery, qos: Qos): void {
    if (!this.accepting) return;
    const { counters } = this.client;
    const route = routes.find(delivery.topic);
    if (!route) {
      counters.unrouted += 1;
      delivery.acknowledge();
      return;
    }
    if (qos === 0) {
      if (this.inbox.pushSample(route, delivery)) counters.superseded += 1;
    } else if (!this.inbox.pushCommand(route, delivery)) {
      this.refuse(route, delivery);
      return;
    }
    counters.inboxItems = this.inbox.length;
    this.ring();
  }

  /** A full inbox refuses: the sender of a command learns it, nobody waits for a redelivery. */
  private refuse(route: Route, delivery: Delivery): void {
    this.client.counters.refused += 1;
    delivery.acknowledge();
    const { service } = this.host;
    if (!delivery.topic.startsWith(`craft/${this.host.craft}/tc/${service}/`) || !route.publisher) return;
    const message = this.decode(route, 0, delivery);
    if (!message || headerOf(message).requestId === '') return;
    const { requestId, principal } = headerOf(message);
    this.client.publish(
      VerificationReport,
      {
        stage: Stage.STAGE_ACCEPTED,
        ok: false,
        refusal: Refusal.REFUSAL_BUSY,
        detail: 'the inbox is full, send it again later',
        target: service,
        stageTimeUs: this.host.clock.now(),
      },
      { parameters: { subsystem: service, from: route.publisher }, header: { requestId, principal } },
    );
  }

  private runNext(): string | null {
    if (this.crashed) return null;
    const item = this.inbox.take();
    if (!item) return null;
    this.client.counters.inboxItems = this.inbox.length;
    const { route, delivery } = item;
    this.deliver(route, delivery);
    return route.groups[0].contract.name;
  }

  /** One turn: every handler of the message, then its acknowledgement. */
  private deliver(route: Route, delivery: Delivery): void {
    const nowUs = this.host.clock.now();
    let key: string | null = null;
    let effects: Promise<unknown>[] | null = null;
    let handled = false;
    for (let index = 0; index < route.groups.length; index++) {
      const message = this.decode(route, index, delivery);
      if (!message) continue;
      if (!handled && delivery.qos === 1) {
        key = packetKey(headerOf(message));
        if (key !== null && this.isDuplicate(route, key, delivery)) return;
      }
      handled = true;
      for (const { parameters, call } of route.groups[index].handlers) {
        const context = new MessageContextImpl(delivery.topic, parameters, nowUs, delivery.payload);
        void call(message, context);
        if (!this.survived(context)) return;
        if (context.effects) effects = effects ? effects.concat(context.effects) : context.effects;
      }
    }
    if (handled) this.client.counters.received += 1;
    if (effects) this.acknowledgeLater(route, key, delivery, Promise.all(effects));
    else delivery.acknowledge();
  }

  private isDuplicate(route: Route, key: string, delivery: Delivery): boolean {
    if (!route.duplicates.has(key)) {
      route.duplicates.begin(key);
      return false;
    }
    this.client.counters.duplicates += 1;
    route.duplicates.join(key, delivery);
    return true;
  }

  /** A handler that throws is our bug: this life of the service ends, and the message stays unacknowledged. */
  private survived(context: MessageContextImpl): boolean {
    if (context.ran && !context.failed) return true;
    this.crashed = true;
    this.host.crash(
      context.ran
        ? context.failure
        : new Error(
            `${context.topic}: the handler did not run at once; guards, pipes and interceptors are refused`,
          ),
    );
    return false;
  }

  private acknowledgeLater(
    route: Route,
    key: string | null,
    delivery: Delivery,
    effect: Promise<unknown>,
  ): void {
    if (key !== null) route.duplicates.hold(key);
    const done = effect.then(
      () => {
        delivery.acknowledge();
        if (key !== null) route.duplicates.settle(key);
      },
      (reason: unknown) => {
        this.client.counters.effectsFailed += 1;
        if (key !== null) route.duplicates.forget(key);
        this.host.log.write('warn', 'a durable effect failed, its message stays unacknowledged', {
          topic: delivery.topic,
          reason: String(reason),
        });
      },
    );
    this.effects.add(done);
    void done.then(() => this.effects.delete(done));
  }

  /** Null when the payload is not what the topic promises. */
  private decode(route: Route, index: number, delivery: Delivery): object | null {
    const { contract } = route.groups[index];
    let message: object;
    try {
      message = contract.decode(delivery.payload);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.reportUndecodable(route, error.message);
      return null;
    }
    const fault = headerFault(headerOf(message), route, this.host.craft);
    if (fault === null) return message;
    this.reportUndecodable(route, fault);
    return null;
  }

  private reportUndecodable(route: Route, reason: string): void {
    this.client.counters.undecodable += 1;
    if (route.undecodableReported) return;
    route.undecodableReported = true;
    this.options.onUndecodable?.(route.topic, reason);
  }
}

import { BusClient } from '@dawnline/bus';
import { topicMatches, type Qos } from '@dawnline/contracts';
import type { Bus, Delivery, Host } from '@dawnline/host';
import { connectLiveBus, type Credentials } from '@dawnline/live';
import { BrokerError } from './broker-process';
import type { MissionClock } from './mission-clock';

export type TopicHandler = (topic: string, payload: Uint8Array) => void;

/** Name under which the rig publishes. */
export const RIG_SOURCE = 'rig';
const CONNECT_WALL_MS = 5_000;
const POLL_WALL_MS = 20;
/** Topics whose handlers are remembered (assumed; a craft has about a hundred). */
const ROUTES_MAX_ITEMS = 1_024;

/** The rig's own place on the bus: devices, link, ground and record share two connections, past the gate. */
export class RigBus {
  readonly client: BusClient;
  private readonly subscriptions: { readonly filter: string; readonly handler: TopicHandler }[] = [];
  private readonly routes = new Map<string, TopicHandler[]>();

  private constructor(
    private readonly bus: Bus,
    craft: string,
    clock: MissionClock,
  ) {
    this.client = new BusClient(senderOf(bus, craft, clock));
    for (const connection of [bus.samples, bus.commands])
      connection.onDelivery((delivery) => this.take(delivery));
  }

  /** @throws BrokerError when nobody answers */
  static async connect(
    url: string,
    credentials: Credentials | null,
    craft: string,
    clock: MissionClock,
  ): Promise<RigBus> {
    let trouble = '';
    const bus = await connectLiveBus({
      url,
      credentials,
      clientPrefix: credentials ? String(process.pid) : `${craft}.${RIG_SOURCE}.${process.pid}`,
      persistent: false,
      onTrouble: (message) => (trouble = message),
    });
    const untilMs = performance.now() + CONNECT_WALL_MS;
    while (bus.commands.state !== 'connected' || bus.samples.state !== 'connected') {
      if (performance.now() > untilMs) {
        await Promise.all([bus.samples.close(), bus.commands.close()]);
        throw new BrokerError(
          `the broker at ${new URL(url).host} does not answer${trouble ? ` (${trouble})` : ''}: start it, or leave out --broker to use the embedded one`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_WALL_MS));
    }
    return new RigBus(bus, craft, clock);
  }

  get connected(): boolean {
    return this.bus.commands.state === 'connected' && this.bus.samples.state === 'connected';
  }

  onConnected(listener: () => void): void {
    this.bus.commands.onState((state) => {
      if (state === 'connected') listener();
    });
  }

  /** Filters must not overlap: a broker may deliver once for each of them. */
  subscribe(filters: readonly string[], qos: Qos, handler: TopicHandler): void {
    for (const filter of filters) this.subscriptions.push({ filter, handler });
    (qos === 0 ? this.bus.samples : this.bus.commands).subscribe(filters, qos);
  }

  publishRaw(topic: string, payload: Uint8Array, qos: Qos): void {
    this.client.publishRaw(topic, payload, qos);
  }

  async close(): Promise<void> {
    await Promise.all([this.bus.samples.close(), this.bus.commands.close()]);
  }

  private take(delivery: Delivery): void {
    for (const handler of this.handlersOf(delivery.topic)) handler(delivery.topic, delivery.payload);
    delivery.acknowledge();
  }

  private handlersOf(topic: string): readonly TopicHandler[] {
    let handlers = this.routes.get(topic);
    if (!handlers) {
      handlers = this.subscriptions
        .filter(({ filter }) => topicMatches(filter, topic))
        .map(({ handler }) => handler);
      if (this.routes.size < ROUTES_MAX_ITEMS) this.routes.set(topic, handlers);
    }
    return handlers;
  }
}

/** What the bus client asks of a host; the rig is no service and has nothing else. */
function senderOf(bus: Bus, craft: string, clock: MissionClock): Host {
  const sender: Pick<Host, 'service' | 'craft' | 'bus'> & { clock: object; boot: object } = {
    service: RIG_SOURCE,
    craft,
    bus,
    clock: { now: () => clock.now(), onboardTimeUs: () => clock.anchor().epochUnixUs + clock.now() },
    boot: { bootId: 1, instance: `${RIG_SOURCE}-${process.pid}` },
  };
  return sender as Host;
}

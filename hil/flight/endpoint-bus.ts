import { BusClient } from '@dawnline/bus';
import type { Qos } from '@dawnline/contracts';
import type { BusConnection, Host } from '@dawnline/host';
import type { Endpoint, World } from '@hil/simulation';

type TopicHandler = (topic: string, payload: Uint8Array) => void;

/** Under this name the simulator speaks. */
const SOURCE = 'rig';

/** The simulator's place on the simulated bus: devices, link, ground and record share it, at no cost of virtual time. */
export class EndpointBus {
  readonly client: BusClient;
  private readonly endpoint: Endpoint;

  constructor(world: World, craft: string, epochUnixUs: number) {
    this.endpoint = world.endpoint(SOURCE);
    this.client = new BusClient(senderOf(world, this.endpoint, craft, epochUnixUs));
  }

  subscribe(filters: readonly string[], _qos: Qos, handler: TopicHandler): void {
    for (const filter of filters) this.endpoint.subscribe(filter, handler);
  }

  publishRaw(topic: string, payload: Uint8Array, qos: Qos): void {
    this.endpoint.publish(topic, payload, qos);
  }
}

/** The endpoint as a connection that always stands: it has its own outbox. */
function connectionOf(endpoint: Endpoint): BusConnection {
  return {
    state: 'connected',
    publish: (topic, payload, options, done) => {
      endpoint.publish(topic, payload, options.qos, options.retain);
      done?.(null);
    },
    subscribe: (filters) => {
      for (const filter of filters) endpoint.subscribe(filter, () => undefined);
    },
    onDelivery: () => undefined,
    onState: () => undefined,
    close: () => Promise.resolve(),
  };
}

/** What the bus client asks of a host; the simulator is no service and has nothing else. */
function senderOf(world: World, endpoint: Endpoint, craft: string, epochUnixUs: number): Host {
  const connection = connectionOf(endpoint);
  const sender = {
    service: SOURCE,
    craft,
    bus: { samples: connection, commands: connection },
    clock: { now: () => world.nowUs, onboardTimeUs: () => epochUnixUs + world.nowUs },
    boot: { bootId: 1, instance: SOURCE },
  };
  return sender as unknown as Host;
}

import { strict as assert } from 'node:assert';
import type { Bus } from '../ports';
import { clientPrefixOf, type Credentials } from './credentials';
import { MqttConnection } from './mqtt-connection';

/** How long the start waits for the broker before it goes on without (assumed). */
const CONNECT_PATIENCE_MS = 1_000;

export interface LiveBusOptions {
  /** mqtt://host:port or mqtts://host:port */
  readonly url: string;
  /**
   * `{craft}.{service}`: fixed, so that a restarted service finds its session again. With credentials it is what follows
   * the user's own prefix; left out there for a service.
   */
  readonly clientPrefix?: string;
  /** False for tools that come and go: the broker forgets them. */
  readonly persistent?: boolean;
  /** Null or absent at a broker that takes anybody. */
  readonly credentials?: Credentials | null;
  readonly onTrouble?: (message: string) => void;
}

/** Connects both connections of a service. Resolves also when the broker is away; they keep trying. */
export async function connectLiveBus(options: LiveBusOptions): Promise<Bus> {
  const { url, clientPrefix, persistent = true, credentials, onTrouble } = options;
  const common = { url, credentials, onTrouble };
  const prefix = [credentials && clientPrefixOf(credentials), clientPrefix].filter(Boolean).join('.');
  assert(prefix !== '', 'a client needs credentials or a prefix of its own');
  const bus = {
    samples: new MqttConnection({ ...common, clientId: `${prefix}.samples`, persistent: false }),
    commands: new MqttConnection({ ...common, clientId: `${prefix}.commands`, persistent }),
  };
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, CONNECT_PATIENCE_MS);
    const onState = (): void => {
      if (bus.samples.state !== 'connected' || bus.commands.state !== 'connected') return;
      clearTimeout(timer);
      resolve();
    };
    bus.samples.onState(onState);
    bus.commands.onState(onState);
  });
  return bus;
}

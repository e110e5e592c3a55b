import type { Qos } from '@dawnline/host';
import type { Broker } from './broker';
import { ENDPOINT_OUTBOX_MAX_ITEMS } from './constants';
import type { Link } from './link';
import type { Message } from './message';

export type EndpointListener = (
  topic: string,
  payload: Uint8Array,
  message: Message,
  retained: boolean,
) => void;

/**
 * The bus for whatever the simulator plays itself: devices, the ground, the rig. It costs no virtual time: a publish
 * reaches the broker, and a message reaches the listener, in the very event that caused it.
 */
export class Endpoint {
  readonly counters = { published: 0, received: 0, dropped: 0 };
  private readonly outbox: Message[] = [];

  constructor(
    readonly name: string,
    readonly link: Link,
    private readonly broker: Broker,
    private readonly accept: (message: Message) => void,
  ) {}

  /** At QoS 0 a message is lost while the broker is away; at QoS 1 it waits in a bounded outbox. */
  publish(topic: string, payload: Uint8Array, qos: Qos, retain = false): void {
    const message: Message = { topic, payload, qos, retain, from: this.name };
    if (this.reachable()) {
      this.counters.published += 1;
      this.accept(message);
    } else if (qos === 0) this.counters.dropped += 1;
    else {
      if (this.outbox.length >= ENDPOINT_OUTBOX_MAX_ITEMS) {
        this.outbox.shift();
        this.counters.dropped += 1;
      }
      this.outbox.push(message);
    }
  }

  /** Listens for its whole life; returns what ends it. Retained messages come at once. */
  subscribe(filter: string, listener: EndpointListener): () => void {
    return this.broker.addLocal({
      name: this.name,
      filter,
      deliver: (message, retained) => {
        if (this.link.cut('down')) {
          this.counters.dropped += 1;
          return;
        }
        this.counters.received += 1;
        listener(message.topic, message.payload, message, retained);
      },
    });
  }

  /** The broker is back, or the way to it. */
  flush(): void {
    while (this.outbox.length > 0 && this.reachable()) {
      this.counters.published += 1;
      this.accept(this.outbox.shift()!);
    }
  }

  private reachable(): boolean {
    return this.broker.up && !this.link.cut('up');
  }
}

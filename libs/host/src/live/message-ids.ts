import type { IClientOptions } from 'mqtt';

type MessageIdProvider = NonNullable<IClientOptions['messageIdProvider']>;

const LARGEST_ID = 65_535;

/** Message ids of one connection: MQTT.js takes those of its subscriptions from here too, so that none meet. */
export class MessageIds<T> implements MessageIdProvider {
  private readonly held = new Map<number, T>();
  private last = 0;

  /** Publications that wait for the broker's acknowledgement. */
  get waiting(): number {
    return this.held.size;
  }

  /** The next free id, with what belongs to it; null when all are taken. */
  allocate(item?: T): number | null {
    if (this.held.size >= LARGEST_ID) return null;
    do this.last = (this.last % LARGEST_ID) + 1;
    while (this.held.has(this.last));
    if (arguments.length > 0) this.held.set(this.last, item as T);
    return this.last;
  }

  release(id: number): T | undefined {
    const item = this.held.get(id);
    this.held.delete(id);
    return item;
  }

  /** Empties the table, in the order of allocation. */
  drain(): T[] {
    const items = [...this.held.values()];
    this.held.clear();
    return items;
  }

  getLastAllocated(): number | null {
    return this.last || null;
  }

  register(): boolean {
    return true;
  }

  deallocate(): void {}

  /** MQTT.js calls this at each connect; our publications are drained when a connection ends. */
  clear(): void {}
}

import type { BusConnection } from '@dawnline/host';
import { OUTBOX_MAX_ITEMS } from './bus.limits';
import type { BusCounters } from './counters';

interface OutboxEntry {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly retain: boolean;
}

/** QoS 1 messages in order until the broker has acknowledged them; all are sent again after a reconnection. */
export class Outbox {
  private readonly entries = new Set<OutboxEntry>();
  private onEmpty: (() => void) | null = null;

  constructor(
    private readonly connection: BusConnection,
    private readonly counters: BusCounters,
  ) {
    connection.onState((state) => {
      if (state === 'connected') for (const entry of this.entries) this.send(entry);
    });
  }

  /** False when the outbox is full: the newest is refused, because what waits was promised before. */
  push(topic: string, payload: Uint8Array, retain: boolean): boolean {
    if (this.entries.size >= OUTBOX_MAX_ITEMS) return false;
    const entry: OutboxEntry = { topic, payload, retain };
    this.entries.add(entry);
    this.counters.outboxItems = this.entries.size;
    if (this.connection.state === 'connected') this.send(entry);
    return true;
  }

  /** Calls back once nothing waits any more. */
  whenEmpty(callback: () => void): void {
    if (this.entries.size === 0) callback();
    else this.onEmpty = callback;
  }

  private send(entry: OutboxEntry): void {
    this.connection.publish(entry.topic, entry.payload, { qos: 1, retain: entry.retain }, (error) => {
      // After an error the entry stays, and goes out again with the next connection.
      if (error || !this.entries.delete(entry)) return;
      this.counters.outboxItems = this.entries.size;
      if (this.entries.size === 0) this.onEmpty?.();
    });
  }
}

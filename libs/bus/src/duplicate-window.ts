import type { Header } from '@dawnline/contracts';
import type { Delivery } from '@dawnline/host';
import { DUPLICATE_WINDOW_ITEMS } from './bus.limits';

/** Identity of a packet on its topic; null for a sender that does not number its packets. */
export function packetKey(header: Header): string | null {
  if (header.sequence === 0) return null;
  return `${header.bootId}/${header.sequence}/${header.source}/${header.instance}`;
}

/**
 * The newest packets of one topic, so that a redelivery is not handled twice. A packet whose effect is still
 * running collects its redeliveries, to be acknowledged together with it.
 */
export class DuplicateWindow {
  private readonly seen = new Map<string, Delivery[] | null>();

  has(key: string): boolean {
    return this.seen.has(key);
  }

  /** A packet that is about to be handled. */
  begin(key: string): void {
    if (this.seen.size >= DUPLICATE_WINDOW_ITEMS) this.seen.delete(this.seen.keys().next().value as string);
    this.seen.set(key, null);
  }

  /** Its durable effect is still running. */
  hold(key: string): void {
    this.seen.set(key, []);
  }

  /** A redelivery: joins the running effect, or is acknowledged at once. */
  join(key: string, delivery: Delivery): void {
    const waiting = this.seen.get(key);
    if (waiting) waiting.push(delivery);
    else delivery.acknowledge();
  }

  /** The effect is durable: redeliveries that waited for it are acknowledged. */
  settle(key: string): void {
    const waiting = this.seen.get(key);
    if (!waiting) return;
    this.seen.set(key, null);
    for (const delivery of waiting) delivery.acknowledge();
  }

  /** The effect failed: the packet must be handled again when it comes again. */
  forget(key: string): void {
    this.seen.delete(key);
  }
}

import { strict as assert } from 'node:assert';
import type { Delivery } from '@dawnline/host';
import { COMMANDS_PER_SAMPLE, INBOX_COMMANDS_MAX_ITEMS } from './bus.limits';
import type { Route } from './routes';

interface InboxItem {
  readonly route: Route;
  readonly delivery: Delivery;
}

/** Grows and shrinks at its ends without moving what it holds. */
class Fifo<T> {
  private items: T[] = [];
  private head = 0;

  get length(): number {
    return this.items.length - this.head;
  }

  push(item: T): void {
    this.items.push(item);
  }

  shift(): T {
    assert(this.length > 0, 'nothing waits');
    const item = this.items[this.head];
    this.items[this.head++] = undefined as T;
    if (this.head === this.items.length) {
      this.items.length = 0;
      this.head = 0;
    } else if (this.head >= INBOX_COMMANDS_MAX_ITEMS) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return item;
  }
}

/** What waits for its turn: commands in order and bounded, of each sample topic the newest. */
export class Inbox {
  private readonly commands = new Fifo<InboxItem>();
  private readonly samples = new Fifo<Route>();
  private burst = 0;

  get length(): number {
    return this.commands.length + this.samples.length;
  }

  /** False when the inbox is full. */
  pushCommand(route: Route, delivery: Delivery): boolean {
    if (this.commands.length >= INBOX_COMMANDS_MAX_ITEMS) return false;
    this.commands.push({ route, delivery });
    return true;
  }

  /** True when it took the place of an older sample. */
  pushSample(route: Route, delivery: Delivery): boolean {
    const superseded = route.pending !== null;
    route.pending = delivery;
    if (!superseded) this.samples.push(route);
    return superseded;
  }

  /** Commands first, but a waiting sample gets its turn after a bounded burst of them. */
  take(): InboxItem | null {
    const sampleIsDue = this.burst >= COMMANDS_PER_SAMPLE && this.samples.length > 0;
    if (this.commands.length > 0 && !sampleIsDue) {
      this.burst += 1;
      return this.commands.shift();
    }
    this.burst = 0;
    if (this.samples.length === 0) return null;
    const route = this.samples.shift();
    const delivery = route.pending;
    assert(delivery, 'a queued route has a sample');
    route.pending = null;
    return { route, delivery };
  }
}

import type { Qos } from '@dawnline/host';
import { IN_FLIGHT_MAX_ITEMS, QUEUE_MAX_ITEMS } from './constants';
import type { Message } from './message';
import type { Wire } from './wire';

interface Waiting {
  readonly message: Message;
  readonly retained: boolean;
}

/** Limits that a test or a scenario may tighten. */
export interface SessionLimits {
  readonly inFlightMaxItems: number;
  readonly queueMaxItems: number;
}

export const SESSION_LIMITS: SessionLimits = {
  inFlightMaxItems: IN_FLIGHT_MAX_ITEMS,
  queueMaxItems: QUEUE_MAX_ITEMS,
};

/** What a broker knows of one client id: subscriptions, and QoS 1 messages that are not acknowledged yet. */
export class Session {
  readonly subscriptions = new Map<string, Qos>();
  wire: Wire | null = null;
  private readonly inFlight = new Map<number, Waiting>();
  private readonly queue: Waiting[] = [];
  private nextId = 1;

  constructor(
    readonly clientId: string,
    readonly persistent: boolean,
    private readonly limits: SessionLimits,
    private readonly nowUs: () => number,
  ) {}

  get waitingItems(): number {
    return this.inFlight.size + this.queue.length;
  }

  /** Hands a QoS 1 message over, or keeps it. Returns false when the queue is full. */
  offer(message: Message, retained: boolean): boolean {
    const waiting = { message, retained };
    if (this.wire && this.queue.length === 0 && this.inFlight.size < this.limits.inFlightMaxItems) {
      this.send(waiting);
      return true;
    }
    if (this.queue.length >= this.limits.queueMaxItems) return false;
    this.queue.push(waiting);
    return true;
  }

  acknowledged(id: number): void {
    this.inFlight.delete(id);
    this.fill();
  }

  /** After a reconnection: first what was under way, in order, then what waited. */
  resume(wire: Wire): void {
    this.wire = wire;
    for (const [id, waiting] of this.inFlight) this.put(id, waiting);
    this.fill();
  }

  private fill(): void {
    while (this.wire && this.queue.length > 0 && this.inFlight.size < this.limits.inFlightMaxItems)
      this.send(this.queue.shift()!);
  }

  private send(waiting: Waiting): void {
    const id = this.nextId++;
    this.inFlight.set(id, waiting);
    this.put(id, waiting);
  }

  private put(id: number, { message, retained }: Waiting): void {
    this.wire!.toClient({ kind: 'deliver', message, qos: 1, retained, id, leaveUs: this.nowUs() });
  }
}

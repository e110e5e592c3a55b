import { EVENTS_PER_POLL_MAX_ITEMS, METRICS_PER_POLL_MAX_ITEMS } from './process.limits';
import type { Said } from './said';

/** Each of these counts: none is merged with another. */
const EXACT: readonly Said['kind'][] = ['checkpoint', 'section-begin', 'section-end', 'reply'];

/**
 * Bounds what one attempt may say in a poll. The first event of a kind passes at once; of later ones the newest is told
 * before the next exact event or at the end of the poll, so that the order of what matters is kept.
 */
export class EventLimiter {
  private emitted = 0;
  private readonly told = new Set<string>();
  private readonly pending = new Map<string, Said>();
  /** Metrics under too many names. */
  dropped = 0;

  constructor(private readonly emit: (event: Said) => void) {}

  /** No more should be read until the next poll. */
  get full(): boolean {
    return this.emitted >= EVENTS_PER_POLL_MAX_ITEMS;
  }

  say(event: Said): void {
    if (EXACT.includes(event.kind)) {
      this.flush();
      this.pass(event);
      return;
    }
    const key = event.kind === 'metric' ? `metric ${event.name}` : event.kind;
    if (this.told.has(key)) {
      this.pending.delete(key);
      this.pending.set(key, event);
      return;
    }
    if (event.kind === 'metric' && this.metrics() >= METRICS_PER_POLL_MAX_ITEMS) {
      this.dropped += 1;
      return;
    }
    this.told.add(key);
    this.pass(event);
  }

  /** Ends a poll: tells what was held back. */
  endPoll(): void {
    this.flush();
    this.told.clear();
    this.emitted = 0;
  }

  private flush(): void {
    for (const event of this.pending.values()) this.pass(event);
    this.pending.clear();
  }

  private pass(event: Said): void {
    this.emitted += 1;
    this.emit(event);
  }

  private metrics(): number {
    let names = 0;
    for (const key of this.told) if (key.startsWith('metric ')) names += 1;
    return names;
  }
}

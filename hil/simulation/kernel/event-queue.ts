import { strict as assert } from 'node:assert';

/** Order of things that happen at the same microsecond: the world first, then the network, then the nodes. */
export const TIE = { world: 0, network: 1, node: 2 } as const;
export type Tie = (typeof TIE)[keyof typeof TIE];

/** Below this many cancelled events the heap is not swept. */
const SWEEP_MINIMUM = 64;

/** One thing that will happen. Doubles as the handle that cancels it. */
export class QueuedEvent {
  cancelled = false;
  queued = false;
  sequence = 0;

  constructor(
    public timeUs: number,
    readonly tie: Tie,
    /** What it is, for the fingerprint and for messages; few different ones. */
    readonly label: string,
    /** The node, link or device that it happens to. */
    readonly owner: string,
    readonly action: (argument: never) => void,
    readonly argument: unknown,
  ) {}
}

/** Binary heap ordered by (time, tie, sequence). */
export class EventQueue {
  private heap: QueuedEvent[] = [];
  private nextSequence = 0;
  private cancelledItems = 0;

  get size(): number {
    return this.heap.length - this.cancelledItems;
  }

  push(event: QueuedEvent): QueuedEvent {
    // Texts are made only for what is wrong: this runs for every event.
    if (!Number.isSafeInteger(event.timeUs))
      assert.fail(`${event.label}: ${event.timeUs} is no integer time`);
    if (event.queued) assert.fail(`${event.label} ${event.owner} is queued already`);
    event.sequence = this.nextSequence++;
    event.cancelled = false;
    event.queued = true;
    this.heap.push(event);
    this.siftUp(this.heap.length - 1);
    return event;
  }

  /** Takes the event out lazily. Cancelling twice, or after it ran, is harmless. */
  cancel(event: QueuedEvent): void {
    if (!event.queued || event.cancelled) return;
    event.cancelled = true;
    this.cancelledItems += 1;
    if (this.cancelledItems > SWEEP_MINIMUM && this.cancelledItems * 2 > this.heap.length) this.sweep();
  }

  /** Time of the next event, or Infinity. */
  nextTimeUs(): number {
    while (this.heap.length > 0 && this.heap[0].cancelled) {
      this.cancelledItems -= 1;
      this.removeTop();
    }
    return this.heap.length > 0 ? this.heap[0].timeUs : Infinity;
  }

  /** The next event; call `nextTimeUs` first. */
  pop(): QueuedEvent {
    assert(this.heap.length > 0 && !this.heap[0].cancelled, 'nothing to pop');
    return this.removeTop();
  }

  private removeTop(): QueuedEvent {
    const top = this.heap[0];
    const last = this.heap.pop()!;
    if (last !== top) {
      this.heap[0] = last;
      this.siftDown(0);
    }
    top.queued = false;
    return top;
  }

  private sweep(): void {
    for (const event of this.heap) if (event.cancelled) event.queued = false;
    this.heap = this.heap.filter((event) => !event.cancelled);
    this.cancelledItems = 0;
    for (let index = (this.heap.length >> 1) - 1; index >= 0; index--) this.siftDown(index);
  }

  private siftUp(start: number): void {
    const heap = this.heap;
    const event = heap[start];
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!before(event, heap[parent])) break;
      heap[index] = heap[parent];
      index = parent;
    }
    heap[index] = event;
  }

  private siftDown(start: number): void {
    const heap = this.heap;
    const event = heap[start];
    let index = start;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1], heap[child])) child += 1;
      if (!before(heap[child], event)) break;
      heap[index] = heap[child];
      index = child;
    }
    heap[index] = event;
  }
}

function before(a: QueuedEvent, b: QueuedEvent): boolean {
  if (a.timeUs !== b.timeUs) return a.timeUs < b.timeUs;
  if (a.tie !== b.tie) return a.tie < b.tie;
  return a.sequence < b.sequence;
}

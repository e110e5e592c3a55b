import { strict as assert } from 'node:assert';
import { EventQueue, QueuedEvent, TIE, type Tie } from './event-queue';
import { Fingerprint } from './fingerprint';
import { PendingWork, onUnhandledRejection, stepThrough } from './real-world';
import type { Trace } from './trace';
import { Tripwires } from './tripwires';

/** A boot may load modules and take more than one drain until it settles; anything else must settle in one. */
const BOOT_DRAINS_MAX = 10_000;

export interface SimulationOptions {
  readonly seed: number;
  readonly startUs?: number;
  readonly trace?: Trace;
  /** Off only where the surroundings are not ours, for example a profiler. */
  readonly tripwires?: boolean;
}

type Blame = (reason: unknown) => void;

/** The kernel: a virtual clock, an event queue, and proof that nothing is left pending between events. */
export class Simulation {
  readonly seed: number;
  readonly fingerprint: Fingerprint;
  private readonly queue = new EventQueue();
  private readonly tripwires: Tripwires | null;
  private timeUs: number;
  private eventsRun = 0;
  private drains = 0;
  private current: QueuedEvent | null = null;
  private running = false;
  private stopped = false;
  private nodeCode = false;
  private settling = false;
  private bootDrains = 0;
  private pending: PendingWork | null = null;
  private violation: Error | null = null;
  private blame: Blame | null = null;

  constructor(options: SimulationOptions) {
    this.seed = options.seed;
    this.timeUs = options.startUs ?? 0;
    this.fingerprint = new Fingerprint(options.trace ?? null);
    this.tripwires =
      options.tripwires === false ? null : new Tripwires((error) => this.fail(error, 'tripwire'));
  }

  get nowUs(): number {
    return this.timeUs;
  }

  get counters(): { readonly events: number; readonly drains: number; readonly queued: number } {
    return { events: this.eventsRun, drains: this.drains, queued: this.queue.size };
  }

  /** Puts `action(argument)` into the queue. The returned event is its handle. */
  schedule<T>(
    timeUs: number,
    tie: Tie,
    label: string,
    owner: string,
    action: (argument: T) => void,
    argument: T,
  ): QueuedEvent {
    if (timeUs < this.timeUs) this.refuse(label, owner, timeUs);
    return this.queue.push(
      new QueuedEvent(timeUs, tie, label, owner, action as (argument: never) => void, argument),
    );
  }

  /** Puts an event that has run, or was cancelled, into the queue again. */
  again(event: QueuedEvent, timeUs: number): void {
    if (timeUs < this.timeUs) this.refuse(event.label, event.owner, timeUs);
    event.timeUs = timeUs;
    this.queue.push(event);
  }

  cancel(event: QueuedEvent): void {
    this.queue.cancel(event);
  }

  /** For the world: the plant, faults, telecommands of the scenario. */
  at(timeUs: number, label: string, action: () => void): QueuedEvent {
    return this.schedule(timeUs, TIE.world, label, 'world', action, undefined);
  }

  /**
   * Called by whatever runs node code inside an event: promises may have been started. `blame` hears of a rejection
   * that nobody handles, as the process would that it ends.
   */
  nodeCodeRan(blame: Blame): void {
    this.nodeCode = true;
    this.blame = blame;
  }

  /** Called when a service boots in this event: it may take several rounds to settle. */
  boots(): void {
    this.settling = true;
  }

  /** Ends the run after the current event. */
  stop(): void {
    this.stopped = true;
  }

  /** A broken rule of the simulation itself. The run ends with it, even if node code caught the error. */
  fail(error: Error, rule: string): void {
    if (this.violation) return;
    const where = this.current ? `${this.current.label} ${this.current.owner}` : 'outside events';
    error.message = `${rule}: ${error.message} [t=${this.timeUs} us, event: ${where}]`;
    this.violation = error;
  }

  /** Contact of the harness with the real world while the simulation runs. */
  outside<T>(action: () => T): T {
    return this.tripwires ? this.tripwires.outside(action) : action();
  }

  /** Runs all events up to and including `untilUs`. @throws the first violation of the rules, named */
  async run(untilUs: number): Promise<void> {
    assert(!this.running, 'the simulation runs already');
    assert(untilUs >= this.timeUs, `cannot run back to ${untilUs}`);
    this.running = true;
    this.stopped = false;
    this.pending = null;
    const stopListening = onUnhandledRejection((reason) => this.rejected(reason));
    this.tripwires?.install();
    try {
      await stepThrough(() => this.step(untilUs));
      if (!this.stopped) this.timeUs = untilUs;
    } finally {
      this.tripwires?.restore();
      stopListening();
      this.running = false;
      this.current = null;
    }
  }

  /** Runs events until one of them ran node code, which must settle before the next. Returns false at the end. */
  private step(untilUs: number): boolean {
    this.pending ??= new PendingWork();
    if (this.nodeCode && !this.settled(this.pending)) return true;
    for (;;) {
      if (this.violation) throw this.violation;
      if (this.stopped || this.queue.nextTimeUs() > untilUs) return false;
      this.next();
      if (this.nodeCode) return true;
    }
  }

  private next(): void {
    const event = this.queue.pop();
    if (event.timeUs < this.timeUs) this.refuse(event.label, event.owner, event.timeUs);
    this.timeUs = event.timeUs;
    this.current = event;
    this.eventsRun += 1;
    this.fingerprint.event(event.timeUs, event.label, event.owner);
    event.action(event.argument as never);
  }

  /** Whether the event's node code has settled; what has not after its drain is a violation, but for a boot's. */
  private settled(pending: PendingWork): boolean {
    this.drains += 1;
    const left = pending.found();
    if (left !== null && this.settling && ++this.bootDrains < BOOT_DRAINS_MAX) return false;
    if (left !== null) this.fail(new Error(`still pending: ${left}`), 'work that does not settle');
    this.bootDrains = 0;
    this.nodeCode = false;
    this.settling = false;
    this.blame = null;
    return true;
  }

  /** Apart from the test, so that no text is made for what is in order. */
  private refuse(label: string, owner: string, timeUs: number): never {
    assert.fail(`${label} ${owner} at ${timeUs} lies before now, ${this.timeUs}`);
  }

  private rejected(reason: unknown): void {
    if (this.blame) this.blame(reason);
    else this.fail(reason instanceof Error ? reason : new Error(String(reason)), 'unhandled rejection');
  }
}

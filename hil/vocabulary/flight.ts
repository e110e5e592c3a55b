import { strict as assert } from 'node:assert';
import {
  durationText,
  missionClock,
  type EventEntry,
  type FlightEntry,
  type TelecommandEntry,
  type TelemetryEntry,
} from '@hil/record';
import {
  eventText,
  isEvent,
  isStage,
  isTelemetry,
  telemetryText,
  type EventPattern,
  type TelemetryPattern,
} from './pattern';
import type { FlightSource, Order } from './source';
import { SHOWN_MAX_ITEMS, WINDOW_DEFAULT_US } from './vocabulary.limits';

/** An expectation that did not hold. The message says what was wanted, in which window, and what came instead. */
export class ExpectationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ExpectationError';
  }
}

/** Mission time that an expectation may take, counted from the mark, µs. */
export interface Window {
  readonly withinUs?: number;
}

export interface Count {
  readonly atLeast?: number;
  readonly atMost?: number;
}

type Test<T extends FlightEntry> = (entry: FlightEntry) => entry is T;

/** Terminal stages as the ground sees them. */
const TERMINAL: readonly TelecommandEntry['stage'][] = ['completed', 'refused', 'unknown'];

/** The same words over a live rig and over a recorded flight. Each expectation that held moves the mark behind what it found. */
export class Flight {
  private mark: { readonly t: number; readonly position: number };

  constructor(
    private readonly source: FlightSource,
    /** Sends a telecommand; null on a recorded flight, where it was sent already. */
    private readonly command: ((order: Order) => void) | null,
  ) {
    const known = source.knownUs();
    this.mark = { t: Number.isFinite(known) ? known : 0, position: -1 };
  }

  /** Mission time from which the next expectation counts, µs. */
  get markUs(): number {
    return this.mark.t;
  }

  /** Sets the mark; nothing before it counts. */
  markAt(us: number): void {
    this.mark = { t: us, position: -1 };
  }

  /** Waits for one event. @throws ExpectationError when none comes in the window */
  async awaitEvent(pattern: EventPattern, window: Window = {}): Promise<EventEntry> {
    const [found] = await this.sequence([(entry) => isEvent(entry, pattern)], window, () =>
      eventText(pattern),
    );
    return found;
  }

  /** Events in this order, others between them allowed, all in one window. */
  assertEvents(patterns: readonly EventPattern[], window: Window = {}): Promise<EventEntry[]> {
    const tests = patterns.map(
      (pattern): Test<EventEntry> =>
        (entry) =>
          isEvent(entry, pattern),
    );
    return this.sequence(tests, window, (index) => eventText(patterns[index]));
  }

  /** Waits for a packet whose fields hold. */
  async assertTelemetry(pattern: TelemetryPattern, window: Window = {}): Promise<TelemetryEntry> {
    const [found] = await this.assertTelemetrySequence([pattern], window);
    return found;
  }

  /** Packets in this order, others between them allowed, all in one window. */
  assertTelemetrySequence(
    patterns: readonly TelemetryPattern[],
    window: Window = {},
  ): Promise<TelemetryEntry[]> {
    const tests = patterns.map(
      (pattern): Test<TelemetryEntry> =>
        (entry) =>
          isTelemetry(entry, pattern),
    );
    return this.sequence(tests, window, (index) => telemetryText(patterns[index]));
  }

  /** Counts the events of the whole window, which is waited for. The mark stays. */
  async assertEventCount(pattern: EventPattern, count: Count, window: Window = {}): Promise<number> {
    return this.counted((entry) => isEvent(entry, pattern), count, window, eventText(pattern));
  }

  async assertTelemetryCount(pattern: TelemetryPattern, count: Count, window: Window = {}): Promise<number> {
    return this.counted((entry) => isTelemetry(entry, pattern), count, window, telemetryText(pattern));
  }

  /**
   * Sends a telecommand and waits for its completion. On a recorded flight it looks for the stages of the same request.
   * @throws ExpectationError when it is refused, ends as unknown, or takes longer than the window
   */
  async sendAndAssert(order: Order, window: Window = {}): Promise<TelecommandEntry> {
    const ended = await this.send(order, window);
    if (ended.stage !== 'completed')
      throw new ExpectationError(
        `telecommand ${order.requestId} to ${order.target}: expected completed, it is ${ended.stage} at ${missionClock(ended.t)}: ${ended.detail}`,
      );
    return ended;
  }

  /** Sends a telecommand that must be refused; `reason` is part of what the refusal says. */
  async sendAndAssertRefused(order: Order, reason: string, window: Window = {}): Promise<TelecommandEntry> {
    const ended = await this.send(order, window);
    if (ended.stage !== 'refused' || !ended.detail.includes(reason))
      throw new ExpectationError(
        `telecommand ${order.requestId} to ${order.target}: expected refused with "${reason}", it is ${ended.stage}: ${ended.detail}`,
      );
    return ended;
  }

  private async send(order: Order, window: Window): Promise<TelecommandEntry> {
    this.command?.(order);
    const { requestId } = order;
    const [ended] = await this.sequence<TelecommandEntry>(
      [(entry): entry is TelecommandEntry => isStage(entry, requestId, TERMINAL)],
      window,
      () => `the end of telecommand ${requestId} to ${order.target}`,
    );
    return ended;
  }

  private async sequence<T extends FlightEntry>(
    tests: readonly Test<T>[],
    { withinUs = WINDOW_DEFAULT_US }: Window,
    text: (index: number) => string,
  ): Promise<T[]> {
    assert(tests.length > 0, 'an expectation names at least one entry');
    const untilUs = this.mark.t + withinUs;
    for (;;) {
      const isOver = this.source.knownUs() > untilUs;
      const ordered = this.window(untilUs);
      const found = matched(ordered, tests);
      if (found.length === tests.length) {
        const { entry, position } = found[found.length - 1];
        this.mark = { t: entry.t, position };
        return found.map((one) => one.entry);
      }
      if (isOver || !(await this.source.more())) throw this.missing(text(found.length), withinUs, ordered);
    }
  }

  private async counted<T extends FlightEntry>(
    test: Test<T>,
    { atLeast = 0, atMost = Infinity }: Count,
    { withinUs = WINDOW_DEFAULT_US }: Window,
    text: string,
  ): Promise<number> {
    const untilUs = this.mark.t + withinUs;
    const count = (): number => this.window(untilUs).filter(({ entry }) => test(entry)).length;
    // Too many cannot become fewer; too few may still grow.
    while (this.source.knownUs() <= untilUs && count() <= atMost) if (!(await this.source.more())) break;
    const got = count();
    if (got < atLeast || got > atMost)
      throw new ExpectationError(
        `expected ${atLeast} to ${atMost} of ${text} within ${durationText(withinUs)} from ${missionClock(this.mark.t)}, got ${got}`,
      );
    return got;
  }

  /** Entries after the mark and up to a time, by time; those of one moment in the order in which they were taken. */
  private window(untilUs: number): Placed<FlightEntry>[] {
    const { t, position } = this.mark;
    return this.source.entries
      .map((entry, at) => ({ entry, position: this.source.forgotten + at }))
      .filter(({ entry, position: at }) => entry.t > t || (entry.t === t && at > position))
      .filter(({ entry }) => entry.t <= untilUs)
      .sort((a, b) => a.entry.t - b.entry.t || a.position - b.position);
  }

  private missing(text: string, withinUs: number, seen: readonly Placed<FlightEntry>[]): ExpectationError {
    const told = seen.flatMap(({ entry }) => summary(entry)).slice(-SHOWN_MAX_ITEMS);
    const instead = told.length === 0 ? 'nothing that is told came' : `what came last: ${told.join('; ')}`;
    return new ExpectationError(
      `expected ${text} within ${durationText(withinUs)} from ${missionClock(this.mark.t)}; ${instead}`,
    );
  }
}

interface Placed<T> {
  readonly entry: T;
  readonly position: number;
}

/** The first entries that pass the tests one after another: as many as were found. */
function matched<T extends FlightEntry>(
  ordered: readonly Placed<FlightEntry>[],
  tests: readonly Test<T>[],
): Placed<T>[] {
  const found: Placed<T>[] = [];
  for (const { entry, position } of ordered) {
    if (found.length === tests.length) break;
    if (tests[found.length](entry)) found.push({ entry, position });
  }
  return found;
}

function summary(entry: FlightEntry): string[] {
  if (entry.kind === 'event') return [`${missionClock(entry.t)} ${entry.source}/${entry.code}`];
  if (entry.kind === 'telecommand')
    return [`${missionClock(entry.t)} telecommand ${entry.requestId} ${entry.stage}`];
  return [];
}

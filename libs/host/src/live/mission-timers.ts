import type { Timer } from '../ports';

interface Entry {
  dueUs: number;
  readonly order: number;
  readonly callback: () => void;
  /** Null for a one-shot timer. */
  readonly periodUs: number | null;
  /** A timer never fires after its cancellation, also when it was already taken out to run. */
  cancelled: boolean;
}

/** A node timer holds 2^31 - 1 ms at most; a long wait is taken in stretches. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Timers in mission time over the wall's. One wall timer waits for the earliest; all that are due run in the order
 * of their time, then of their making. `wake` must be called whenever rate or anchor changed.
 */
export class MissionTimers {
  private readonly entries: Entry[] = [];
  private made = 0;
  private waiting: NodeJS.Timeout | null = null;

  constructor(
    private readonly now: () => number,
    /** Wall milliseconds until a mission time; null while time stands still. */
    private readonly wallMsUntil: (missionUs: number) => number | null,
  ) {}

  add(delayUs: number, periodUs: number | null, callback: () => void): Timer {
    const dueUs = this.now() + Math.max(0, Math.round(delayUs));
    const entry: Entry = { dueUs, order: this.made++, callback, periodUs, cancelled: false };
    this.insert(entry);
    this.wake();
    return {
      cancel: () => {
        const at = this.entries.indexOf(entry);
        if (at >= 0) this.entries.splice(at, 1);
        entry.cancelled = true;
      },
    };
  }

  /** Works out again how long to wait. */
  wake(): void {
    if (this.waiting) clearTimeout(this.waiting);
    this.waiting = null;
    const first = this.entries[0];
    if (!first) return;
    const waitMs = this.wallMsUntil(first.dueUs);
    if (waitMs === null) return;
    const delayMs = Math.min(Math.max(0, Math.ceil(waitMs)), LONGEST_WAIT_MS);
    this.waiting = setTimeout(() => this.afterSockets(), delayMs);
  }

  close(): void {
    this.entries.length = 0;
    this.wake();
  }

  /**
   * A process that the machine held up takes what waits in its sockets before it looks at its clock: an answer that has
   * arrived must not count as missing. One turn of the event loop polls, the next one lets the inbox be drained first.
   */
  private afterSockets(): void {
    setImmediate(() => setImmediate(() => this.run()));
  }

  private run(): void {
    if (this.waiting) clearTimeout(this.waiting);
    this.waiting = null;
    const untilUs = this.now();
    const due: Entry[] = [];
    while (this.entries.length > 0 && this.entries[0].dueUs <= untilUs) due.push(this.entries.shift()!);
    for (const entry of due) {
      if (entry.cancelled) continue;
      if (entry.periodUs !== null) {
        const missed = Math.floor((untilUs - entry.dueUs) / entry.periodUs);
        entry.dueUs += (missed + 1) * entry.periodUs;
        this.insert(entry);
      }
      entry.callback();
    }
    this.wake();
  }

  private insert(entry: Entry): void {
    let at = this.entries.length;
    while (at > 0 && isLater(this.entries[at - 1], entry)) at -= 1;
    this.entries.splice(at, 0, entry);
  }
}

const isLater = (a: Entry, b: Entry): boolean =>
  a.dueUs > b.dueUs || (a.dueUs === b.dueUs && a.order > b.order);

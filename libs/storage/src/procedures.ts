import { strict as assert } from 'node:assert';
import { DiskError, type TurnSource } from '@dawnline/host';
import { LANE_MAX_ITEMS } from './storage.limits';

/** How a procedure ended: with its value, or because the world refused. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: DiskError };

/**
 * Runs what must await (disk procedures) outside the inbox and brings each result back as a turn, so that state changes
 * only in turns. Procedures of one lane run one after another; lanes run side by side.
 */
export class Procedures implements TurnSource {
  /** Procedures of each lane that run (the first) or wait. */
  private readonly lanes = new Map<string, (() => void)[]>();
  private running = 0;
  private readonly ended: { readonly name: string; run(): void }[] = [];
  private readonly ring: () => void;

  constructor(attach: (source: TurnSource) => () => void) {
    this.ring = attach(this);
  }

  /** Procedures that run or wait, and results that wait for their turn. */
  get pending(): number {
    let count = this.ended.length + this.running;
    for (const lane of this.lanes.values()) count += lane.length - 1;
    return count;
  }

  /**
   * `done` is called in a turn of its own. A procedure that throws anything but a DiskError is a bug and ends the
   * service. Without a lane it starts at once; its turn comes in the order in which the procedures end.
   */
  run<T>(
    lane: string | null,
    name: string,
    procedure: () => Promise<T>,
    done: (outcome: Outcome<T>) => void,
  ): void {
    const begin = (after: () => void): void => {
      const finish = (run: () => void): void => {
        this.running -= 1;
        this.ended.push({ name, run });
        after();
        this.ring();
      };
      this.running += 1;
      void procedure().then(
        (value) => finish(() => done({ ok: true, value })),
        (error: unknown) =>
          finish(() => {
            if (!(error instanceof DiskError)) throw error;
            done({ ok: false, error });
          }),
      );
    };
    if (lane === null) begin(() => undefined);
    else this.queue(lane, begin);
  }

  runNext(): string | null {
    const next = this.ended.shift();
    if (!next) return null;
    next.run();
    return `procedure:${next.name}`;
  }

  private queue(lane: string, begin: (after: () => void) => void): void {
    const waiting = this.lanes.get(lane) ?? [];
    assert(waiting.length < LANE_MAX_ITEMS, `lane ${lane} holds ${waiting.length} procedures`);
    const next = (): void => {
      waiting.shift();
      if (waiting.length === 0) this.lanes.delete(lane);
      else waiting[0]();
    };
    waiting.push(() => begin(next));
    this.lanes.set(lane, waiting);
    if (waiting.length === 1) waiting[0]();
  }
}

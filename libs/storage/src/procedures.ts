import { strict as assert } from 'node:assert';
import { DiskError, type TurnSource } from '@dawnline/host';
import { LANE_MAX_ITEMS } from './storage.limits';

/** How a procedure ended: with its value, or because the world refused. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: DiskError };

interface Waiting {
  start(): void;
}

/**
 * Runs what must await (disk procedures) outside the inbox and brings each result back as a turn, so that state changes
 * only in turns. Procedures of one lane run one after another; lanes run side by side.
 */
export class Procedures implements TurnSource {
  private readonly lanes = new Map<string, Waiting[]>();
  private readonly ended: { readonly name: string; run(): void }[] = [];
  private readonly ring: () => void;

  constructor(attach: (source: TurnSource) => () => void) {
    this.ring = attach(this);
  }

  /** Procedures that run or wait, and results that wait for their turn. */
  get pending(): number {
    let count = this.ended.length;
    for (const lane of this.lanes.values()) count += lane.length;
    return count;
  }

  /** `done` is called in a turn of its own. A procedure that throws anything but a DiskError is a bug and ends the service. */
  run<T>(lane: string, name: string, procedure: () => Promise<T>, done: (outcome: Outcome<T>) => void): void {
    const waiting = this.lanes.get(lane) ?? [];
    assert(waiting.length < LANE_MAX_ITEMS, `lane ${lane} holds ${waiting.length} procedures`);
    const finish = (run: () => void): void => {
      this.ended.push({ name, run });
      waiting.shift();
      if (waiting.length === 0) this.lanes.delete(lane);
      else waiting[0].start();
      this.ring();
    };
    waiting.push({
      start: () =>
        void procedure().then(
          (value) => finish(() => done({ ok: true, value })),
          (error: unknown) =>
            finish(() => {
              if (!(error instanceof DiskError)) throw error;
              done({ ok: false, error });
            }),
        ),
    });
    this.lanes.set(lane, waiting);
    if (waiting.length === 1) waiting[0].start();
  }

  runNext(): string | null {
    const next = this.ended.shift();
    if (!next) return null;
    next.run();
    return `procedure:${next.name}`;
  }
}

import type { RecorderState } from './recorder';
import { STORED_WAIT_MAX_ITEMS, STORED_WAIT_US } from './recorder.limits';
import type { DownlinkClass } from './segment';

interface Wait {
  readonly index: DownlinkClass;
  readonly number: number;
  readonly untilUs: number;
  settle(): void;
}

/** Highest number of this boot below which everything of the class is on disk, or gone. */
function storedUpTo(state: RecorderState, index: DownlinkClass): number {
  const { segments, next } = state.shelves[index];
  const waiting = segments.find(
    ({ boot, stored, packets }) => boot === state.boot && stored < packets.length,
  );
  return waiting ? waiting.first + waiting.stored - 1 : next - 1;
}

/** Bus acknowledgements that wait until their packet is on disk (LK-21): bounded in number and time. */
export class StoredWaits {
  private waits: readonly Wait[] = [];

  /** For the newest packet of a class. Null when there are too many. */
  wait(index: DownlinkClass, state: RecorderState, nowUs: number): Promise<void> | null {
    if (this.waits.length >= STORED_WAIT_MAX_ITEMS) return null;
    const number = state.shelves[index].next - 1;
    return new Promise((settle) => {
      this.waits = [...this.waits, { index, number, untilUs: nowUs + STORED_WAIT_US, settle }];
    });
  }

  /** After a batch: those whose packet is stored, or all when the disk refuses. */
  settle(state: RecorderState, isOut: boolean): void {
    this.release(({ index, number }) => isOut || number <= storedUpTo(state, index));
  }

  expire(nowUs: number): void {
    this.release(({ untilUs }) => nowUs >= untilUs);
  }

  private release(isDone: (wait: Wait) => boolean): void {
    const done = this.waits.filter(isDone);
    this.waits = this.waits.filter((wait) => !done.includes(wait));
    for (const { settle } of done) settle();
  }
}

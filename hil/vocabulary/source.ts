import type { FlightEntry } from '@hil/record';

/** Where a flight's history comes from: a record that ends, or a rig that still flies. */
export interface FlightSource {
  /** In the order in which they were taken; it may grow. */
  readonly entries: readonly FlightEntry[];
  /** Older entries that were let go, so that a place in the history stays the same place. */
  readonly forgotten: number;
  /** Mission time up to which the history is known, µs; Infinity when all of it is. */
  knownUs(): number;
  /** Settles when the history has grown or time has passed; false when nothing more will come. */
  more(): Promise<boolean>;
}

/** A flight that is over: all that will ever be known is known. */
export function recordedSource(entries: readonly FlightEntry[]): FlightSource {
  return { entries, forgotten: 0, knownUs: () => Infinity, more: () => Promise.resolve(false) };
}

export interface Order {
  /** Unique; on a recorded flight it finds the command again. */
  readonly requestId: string;
  readonly target: string;
  /** Fields of the target's command, JSON names. */
  readonly command: Readonly<Record<string, unknown>>;
}

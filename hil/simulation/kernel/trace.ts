const FIRST_CAPACITY = 65_536;

export interface TraceOptions {
  /** Records [from, to) whose lines are kept, to show the difference that a first comparison found. */
  readonly window?: { readonly from: number; readonly to: number };
  /** Gets every line; for a file. Called inside the simulation: must not touch the real world itself. */
  readonly onLine?: (index: number, line: string) => void;
}

/** A short digest of each record of a flight, and the records' text where asked for. */
export class Trace {
  private digests = new Uint32Array(FIRST_CAPACITY);
  private readonly kept = new Map<number, string>();
  private count = 0;

  constructor(private readonly options: TraceOptions = {}) {}

  get length(): number {
    return this.count;
  }

  add(digest: number, line: () => string): void {
    const index = this.count++;
    if (index === this.digests.length) {
      const larger = new Uint32Array(this.digests.length * 2);
      larger.set(this.digests);
      this.digests = larger;
    }
    this.digests[index] = digest;
    const { window, onLine } = this.options;
    if (window && index >= window.from && index < window.to) this.kept.set(index, line());
    if (onLine) onLine(index, line());
  }

  /** For another process: what `compareTraces` needs. */
  toDigests(): Uint32Array {
    return this.digests.slice(0, this.count);
  }

  line(index: number): string | null {
    return this.kept.get(index) ?? null;
  }
}

export interface TraceDifference {
  /** Index of the first record that differs. */
  readonly index: number;
  /** The records where they are known; null beyond the end or outside the window. */
  readonly first: string | null;
  readonly second: string | null;
}

/** The first record in which two flights differ, or null when they agree. */
export function compareTraces(
  first: Trace | Uint32Array,
  second: Trace | Uint32Array,
): TraceDifference | null {
  const one = first instanceof Trace ? first.toDigests() : first;
  const two = second instanceof Trace ? second.toDigests() : second;
  const common = Math.min(one.length, two.length);
  let index = 0;
  while (index < common && one[index] === two[index]) index += 1;
  if (index === common && one.length === two.length) return null;
  return {
    index,
    first: first instanceof Trace ? first.line(index) : null,
    second: second instanceof Trace ? second.line(index) : null,
  };
}

// The one place of the simulated world that touches the real one: to let node code settle, to see that it did,
// and to catch what strays. Everything real is captured here before the tripwires cover it.

const setImmediateOfNode = setImmediate;
const clearImmediateOfNode = clearImmediate;

/** Steps for one round of the event loop, which costs ten times as much as a step's own drain (measured). */
const STEPS_PER_ROUND = 64;

/** Resources that belong to whoever prints or supervises the flight, not to node code. */
const OF_THE_HARNESS = new Set([
  'WriteWrap',
  'PipeWrap',
  'TTYWrap',
  'TTYWRAP',
  'ShutdownWrap',
  'MessagePort',
]);

/**
 * Inside jest: in one process it draws its progress by a timer of its own, one at a time, that comes and goes during a flight;
 * and a worker may still close connections of the test file before, by an immediate (seen once in two whole runs). Node code
 * that asks for an immediate is stopped by the tripwire in any case.
 */
const RUNNER_ITEMS: ReadonlyMap<string, number> = new Map(
  process.env.JEST_WORKER_ID === undefined
    ? []
    : [
        ['Timeout', 1],
        ['Immediate', 1],
      ],
);

/**
 * Calls `step` until it returns false. Before the next call everything settles that the last one started: await chains
 * and ticks run to their end between two immediates, also between those of one round of the event loop.
 */
export function stepThrough(step: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let last: NodeJS.Immediate | null = null;
    let ended = false;
    const take = (): void => {
      if (ended) return;
      try {
        if (step()) return;
        resolve();
      } catch (error) {
        reject(error as Error);
      }
      ended = true;
      clearImmediateOfNode(last!);
    };
    const round = (): void => {
      for (let index = 1; index < STEPS_PER_ROUND; index++) setImmediateOfNode(take).unref();
      // Exactly one keeps the process alive, so that it looks the same to whoever counts what is pending.
      last = setImmediateOfNode(() => {
        round();
        take();
      });
    };
    round();
  });
}

function countByKind(kinds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of kinds) if (!OF_THE_HARNESS.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Knows what was pending before the flight, and whether anything has been added. */
export class PendingWork {
  private items = process.getActiveResourcesInfo().length;
  private readonly baseline = countByKind(process.getActiveResourcesInfo());

  /** What has been left pending, or null. Cheap while nothing changes. */
  found(): string | null {
    const kinds = process.getActiveResourcesInfo();
    if (kinds.length === this.items) return null;
    for (const [kind, count] of countByKind(kinds)) {
      const allowed = (this.baseline.get(kind) ?? 0) + (RUNNER_ITEMS.get(kind) ?? 0);
      if (count > allowed) return `${count - allowed} x ${kind}`;
    }
    this.items = kinds.length;
    return null;
  }
}

type RejectionListener = (reason: unknown) => void;

/** Hears of promises that nobody handled. Returns what stops it. */
export function onUnhandledRejection(listener: RejectionListener): () => void {
  process.on('unhandledRejection', listener);
  return () => process.off('unhandledRejection', listener);
}

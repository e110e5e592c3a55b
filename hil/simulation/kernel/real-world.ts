// The one place of the simulated world that touches the real one: to let node code settle, to see that it did,
// and to catch what strays. Everything real is captured here before the tripwires cover it.
/* eslint-disable no-restricted-globals */
const setImmediateOfNode = setImmediate;

/** Resources that belong to whoever prints or supervises the flight, not to node code. */
const OF_THE_HARNESS = new Set([
  'WriteWrap',
  'PipeWrap',
  'TTYWrap',
  'TTYWRAP',
  'ShutdownWrap',
  'MessagePort',
]);

/** Resolves when all that was started has settled: await chains, ticks, immediates of this turn. */
export function drained(): Promise<void> {
  return new Promise((resolve) => void setImmediateOfNode(resolve));
}

function ofNodes(): string {
  return process
    .getActiveResourcesInfo()
    .filter((kind) => !OF_THE_HARNESS.has(kind))
    .sort()
    .join(' ');
}

/** Knows what was pending before the flight, and whether anything has been added. */
export class PendingWork {
  private items = process.getActiveResourcesInfo().length;
  private readonly baseline = ofNodes();

  /** What has been left pending, or null. Cheap while nothing changes. */
  found(): string | null {
    const now = process.getActiveResourcesInfo().length;
    if (now === this.items) return null;
    const names = ofNodes();
    // Fewer than at the start is somebody else's timer that ran out.
    if (names.length > this.baseline.length) return names;
    this.items = now;
    return null;
  }
}

type RejectionListener = (reason: unknown) => void;

/** Hears of promises that nobody handled. Returns what stops it. */
export function onUnhandledRejection(listener: RejectionListener): () => void {
  process.on('unhandledRejection', listener);
  return () => process.off('unhandledRejection', listener);
}

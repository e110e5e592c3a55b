// The one place of the simulated world that touches the real one: to let node code settle, to see that it did,
// and to catch what strays. Everything real is captured here before the tripwires cover it.
/* eslint-disable no-restricted-globals */
import { promiseHooks } from 'node:v8';

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

/** jest in one process draws its progress by a timer of its own, one at a time, that comes and goes during a flight. */
const RUNNER_TIMERS = process.env.JEST_WORKER_ID === undefined ? 0 : 1;

/** Resolves when all that was started has settled: await chains, ticks, immediates of this turn. */
export function drained(): Promise<void> {
  return new Promise((resolve) => void setImmediateOfNode(resolve));
}

/**
 * Sees whether code left anything for later in its own process: whoever does makes a promise, settles one, or queues a
 * callback. Most handlers do none of it, and a drain costs more than they do.
 */
export class DeferredWork {
  /** Set by the first deferral since it was last cleared. */
  seen = false;

  /** Returns what stops it. */
  watch(): () => void {
    const see = (): void => {
      this.seen = true;
    };
    const stopHooks = promiseHooks.createHook({ init: see, settled: see }) as () => void;
    const { nextTick } = process;
    const { queueMicrotask } = globalThis;
    process.nextTick = ((...parameters: Parameters<typeof nextTick>) => {
      this.seen = true;
      nextTick(...parameters);
    }) as typeof nextTick;
    globalThis.queueMicrotask = (callback) => {
      this.seen = true;
      queueMicrotask(callback);
    };
    return () => {
      stopHooks();
      process.nextTick = nextTick;
      globalThis.queueMicrotask = queueMicrotask;
    };
  }
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
      const allowed = (this.baseline.get(kind) ?? 0) + (kind === 'Timeout' ? RUNNER_TIMERS : 0);
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

export interface ProcessGuard {
  readonly handleSignals: boolean;
  /** Ends the flight in order. */
  stop(reason: string): void;
  /** Ends all processes of the flight at once, synchronously. */
  killNow(): void;
}

/** Exit status of a process that Ctrl-C ended (128 + SIGINT). */
const EXIT_INTERRUPTED = 130;

/**
 * No process of a flight outlives the rig: Ctrl-C and SIGTERM end the flight in order, a second one at once, and whatever
 * else ends this process (an uncaught error, process.exit) takes the others with it. Returns what lets go.
 */
export function guardProcess(guard: ProcessGuard): () => void {
  let interrupts = 0;
  const onSignal = (signal: NodeJS.Signals): void => {
    interrupts += 1;
    if (interrupts === 1) guard.stop(signal === 'SIGINT' ? 'interrupted' : 'ended by SIGTERM');
    else process.exit(EXIT_INTERRUPTED);
  };
  const onExit = (): void => guard.killNow();
  process.on('exit', onExit);
  if (guard.handleSignals) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  return () => {
    process.off('exit', onExit);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal);
  };
}

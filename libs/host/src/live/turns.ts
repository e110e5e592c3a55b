import type { TurnSource } from '../host';

/** Turns in a row before the event loop looks at timers and sockets again (assumed; some milliseconds of work). */
const TURNS_PER_DRAIN = 512;

/** Drains turn sources in the check phase, after everything that a poll of the sockets brought has been taken. */
export class LiveTurns {
  private running = false;

  /** Stops draining for good: the service is dying. */
  stopped = false;

  attach(source: TurnSource): () => void {
    let scheduled = false;
    const drain = (): void => {
      scheduled = false;
      if (this.stopped || this.running) return;
      this.running = true;
      let turns = 0;
      while (turns < TURNS_PER_DRAIN && source.runNext() !== null) turns += 1;
      this.running = false;
      if (turns === TURNS_PER_DRAIN) ring();
    };
    const ring = (): void => {
      if (scheduled) return;
      scheduled = true;
      setImmediate(drain);
    };
    return ring;
  }
}

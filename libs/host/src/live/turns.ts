import type { TurnSource } from '../host';

/** Turns in a row before the event loop looks at timers and sockets again (assumed; some milliseconds of work). */
const TURNS_PER_DRAIN = 512;

/** Rings after which the drain waits no longer for the end of the poll, so that no inbox overflows (assumed). */
const RINGS_MAX = 256;

/** Drains turn sources once a poll of the sockets has been taken in, so that of many samples only the newest is handled. */
export class LiveTurns {
  private running = false;

  /** Stops draining for good: the service is dying. */
  stopped = false;

  attach(source: TurnSource): () => void {
    let scheduled = false;
    let rings = 0;
    const drain = (): void => {
      rings = 0;
      if (this.stopped || this.running) return;
      this.running = true;
      let turns = 0;
      while (turns < TURNS_PER_DRAIN && source.runNext() !== null) turns += 1;
      this.running = false;
      if (turns === TURNS_PER_DRAIN) ring();
    };
    const ring = (): void => {
      rings += 1;
      if (rings >= RINGS_MAX && !this.running) drain();
      if (scheduled) return;
      scheduled = true;
      setImmediate(() => {
        scheduled = false;
        drain();
      });
    };
    return ring;
  }
}

import { monotonicUs } from './clock';

/** How exactly the beginning and end of a pause are seen, wall time (assumed). */
const LOOK_MS = 200;

/** The workloads' own clock: wall time, which stands still while the rig is paused, as paced jobs then do. */
export class OwnClock {
  private passedUs = 0;
  private lastUs: number;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly rate: () => number,
    private readonly monotonic: () => number = monotonicUs,
  ) {
    this.lastUs = monotonic();
    this.timer = setInterval(() => this.now(), LOOK_MS);
    this.timer.unref();
  }

  now(): number {
    const nowUs = this.monotonic();
    if (this.rate() > 0) this.passedUs += nowUs - this.lastUs;
    this.lastUs = nowUs;
    return this.passedUs;
  }

  close(): void {
    clearInterval(this.timer);
  }
}

import type { MissionClock } from './mission-clock';

/** Grid of plant and devices. */
export const STEP_US = 100_000;
/** Wall time between two looks at the clock: at 60x three steps each (assumed). */
const SLICE_MS = 4;
/** Steps in a row before sockets and timers get a turn. */
const STEPS_PER_SLICE = 200;

/** Steps the simulator along mission time, never ahead of it. */
export class PlantLoop {
  /** Mission time of the last step. */
  steppedUs = 0;
  private timer: NodeJS.Timeout | null = null;
  private worstMs = 0;
  private isRunning = false;

  constructor(
    private readonly clock: MissionClock,
    private readonly step: (nowUs: number) => void,
  ) {}

  start(): void {
    this.isRunning = true;
    this.slice();
  }

  stop(): void {
    this.isRunning = false;
    if (this.timer) clearTimeout(this.timer);
  }

  /** Longest wall time that the simulator was behind since the last call. */
  worstLagMs(): number {
    const worstMs = this.worstMs;
    this.worstMs = 0;
    return worstMs;
  }

  private slice(): void {
    if (!this.isRunning) return;
    const { clock } = this;
    const behindUs = clock.now() - this.steppedUs - STEP_US;
    if (clock.rate > 0) this.worstMs = Math.max(this.worstMs, behindUs / clock.rate / 1000);
    for (let steps = 0; steps < STEPS_PER_SLICE && this.steppedUs + STEP_US <= clock.now(); steps++) {
      this.steppedUs += STEP_US;
      this.step(this.steppedUs);
      if (!this.isRunning) return;
    }
    this.timer = setTimeout(() => this.slice(), SLICE_MS);
  }
}

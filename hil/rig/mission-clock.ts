import { strict as assert } from 'node:assert';
import { clockDomainOfThisMachine, monotonicUs, type TimeAnchor } from '@dawnline/live';

/** The rig's mission time: wall time multiplied by a rate that may change, never a jump. All other clocks follow it. */
export class MissionClock {
  private anchorMissionUs = 0;
  private anchorMonotonicUs: number;
  private currentRate = 0;
  private readonly domain = clockDomainOfThisMachine();

  constructor(
    private readonly epochUnixUs: number,
    private readonly monotonic: () => number = monotonicUs,
  ) {
    this.anchorMonotonicUs = monotonic();
  }

  /** Mission seconds per wall second; 0 while paused. */
  get rate(): number {
    return this.currentRate;
  }

  now(): number {
    const passedUs = Math.max(0, this.monotonic() - this.anchorMonotonicUs);
    return this.anchorMissionUs + Math.floor(passedUs * this.currentRate);
  }

  setRate(rate: number): void {
    assert(rate >= 0 && Number.isFinite(rate), `a rate is a number from 0, not ${rate}`);
    this.anchorMissionUs = this.now();
    this.anchorMonotonicUs = this.monotonic();
    this.currentRate = rate;
  }

  /** The true time: no clock on board is wrong in it. */
  anchor(): TimeAnchor {
    return {
      missionTimeUs: this.anchorMissionUs,
      rate: this.currentRate,
      anchorMonotonicUs: this.anchorMonotonicUs,
      clockDomain: this.domain,
      epochUnixUs: this.epochUnixUs,
      onboardErrors: [],
    };
  }
}

import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Clock, MissionTimeUs, OnboardTimeUs, Timer } from '../ports';
import { wrongTimeUs, type OnboardError } from '../onboard-error';
import { MissionTimers } from './mission-timers';

/** Ties mission time to a monotonic clock, and says how the on-board clock of one computer is wrong. */
export interface TimeAnchor {
  readonly missionTimeUs: MissionTimeUs;
  /** Mission seconds per wall second; 0 = paused. */
  readonly rate: number;
  readonly anchorMonotonicUs: number;
  /** Machine boot whose monotonic clock is meant; another machine stamps the arrival. */
  readonly clockDomain: string;
  readonly epochUnixUs: OnboardTimeUs;
  /** Of the on-board time only: mission time knows no faults. */
  readonly onboardErrors: readonly OnboardError[];
}

const NS_PER_US = 1000n;
const US_PER_MS = 1000;

/** This machine's monotonic clock; the same for all its processes. */
export function monotonicUs(): number {
  return Number(process.hrtime.bigint() / NS_PER_US);
}

/** Names this boot of this machine: within it `monotonicUs` of two processes can be compared. */
export function clockDomainOfThisMachine(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Not Linux: the rig and its services run on one machine and in one boot anyway.
    return `host:${hostname()}`;
  }
}

/** Mission time from anchors that the rig publishes. It never goes backwards, whatever an anchor says. */
export class LiveClock implements Clock {
  private anchor: TimeAnchor;
  private latestUs: MissionTimeUs;
  private readonly timers = new MissionTimers(
    () => this.now(),
    (missionUs) => this.wallMsUntil(missionUs),
  );

  constructor(
    anchor: TimeAnchor,
    private readonly domain: string = clockDomainOfThisMachine(),
    private readonly monotonic: () => number = monotonicUs,
  ) {
    this.anchor = this.localAnchor(anchor);
    this.latestUs = this.anchor.missionTimeUs;
  }

  get rate(): number {
    return this.anchor.rate;
  }

  now(): MissionTimeUs {
    this.latestUs = Math.max(this.latestUs, this.anchoredUs());
    return this.latestUs;
  }

  onboardTimeUs(): OnboardTimeUs {
    const nowUs = this.now();
    return wrongTimeUs(this.anchor.epochUnixUs + nowUs, this.anchor.onboardErrors, nowUs);
  }

  after(delayUs: number, callback: () => void): Timer {
    return this.timers.add(delayUs, null, callback);
  }

  every(periodUs: number, callback: () => void): Timer {
    return this.timers.add(periodUs, periodUs, callback);
  }

  /** Takes a new anchor; pending timers keep their mission times. */
  setAnchor(anchor: TimeAnchor): void {
    this.now();
    this.anchor = this.localAnchor(anchor);
    this.timers.wake();
  }

  close(): void {
    this.timers.close();
  }

  /** What the anchor says; behind `now` while an anchor that went back is being caught up with. */
  private anchoredUs(): MissionTimeUs {
    const { missionTimeUs, anchorMonotonicUs, rate } = this.anchor;
    return missionTimeUs + Math.floor(Math.max(0, this.monotonic() - anchorMonotonicUs) * rate);
  }

  private localAnchor(anchor: TimeAnchor): TimeAnchor {
    return anchor.clockDomain === this.domain ? anchor : { ...anchor, anchorMonotonicUs: this.monotonic() };
  }

  private wallMsUntil(missionUs: MissionTimeUs): number | null {
    if (this.anchor.rate <= 0) return null;
    return (missionUs - this.anchoredUs()) / this.anchor.rate / US_PER_MS;
  }
}

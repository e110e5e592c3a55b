import { RigTime } from '@dawnline/contracts';
import type { LiveClock } from '@dawnline/live';
import type { MissionClock } from './mission-clock';
import type { OnboardClocks } from './onboard-clocks';
import { FIRST_RATE, governRate, STOPPED, type RateInput, type RateState } from './rate';
import type { RigBus } from './rig-bus';

export interface PaceOptions {
  readonly clock: MissionClock;
  /** Runs the rig's own callbacks in mission time; follows the clock. */
  readonly timers: LiveClock;
  readonly bus: RigBus;
  readonly onboard: OnboardClocks;
  /** What the governor decides on; ceiling and pause are the pace's own. */
  readonly look: () => Omit<RateInput, 'ceiling' | 'paused'>;
  readonly ceiling: number;
  readonly onRate: (rate: number, reason: string) => void;
}

const TURN_WALL_MS = 100;
/** RigTime again without a change, for whoever stamps arrivals. */
const ANNOUNCE_EVERY_TURNS = 10;
/** Changes smaller than this share are announced but not worth an entry in the record. */
const RECORDED_CHANGE = 0.25;
/** Sets the rate of mission time, and tells everybody. */
export class Pace {
  // A flight begins slowly: what the machine bears is found out on the way up.
  private state: RateState = { ...STOPPED, bearable: FIRST_RATE };
  private ceiling: number;
  private isPaused = false;
  private timer: NodeJS.Timeout | null = null;
  private turns = 0;
  private recordedRate = 0;

  constructor(private readonly options: PaceOptions) {
    this.ceiling = options.ceiling;
    options.bus.onConnected(() => this.announce());
    this.announce();
  }

  start(): void {
    this.timer = setInterval(() => this.turn(), TURN_WALL_MS);
    this.turn();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  get paused(): boolean {
    return this.isPaused;
  }

  setCeiling(ceiling: number): void {
    this.ceiling = ceiling;
    this.turn();
  }

  setPaused(paused: boolean): void {
    this.isPaused = paused;
    this.turn();
  }

  /** Also called at a fault's onset, so that the slower rate holds from its first moment. */
  turn(): void {
    const { clock, timers, look } = this.options;
    const state = governRate(this.state, { ...look(), ceiling: this.ceiling, paused: this.isPaused });
    const isNew = state.rate !== this.state.rate;
    this.state = state;
    if (isNew) {
      clock.setRate(state.rate);
      timers.setAnchor(clock.anchor());
      this.record();
    }
    this.turns += 1;
    if (isNew || this.turns % ANNOUNCE_EVERY_TURNS === 0) this.announce();
  }

  private record(): void {
    const { rate, reason } = this.state;
    if (Math.abs(rate - this.recordedRate) <= RECORDED_CHANGE * this.recordedRate && rate !== this.ceiling)
      return;
    this.recordedRate = rate;
    this.options.onRate(Math.round(rate * 10) / 10, reason);
  }

  /** Also called when an on-board clock went wrong or was set right. */
  announce(): void {
    const { missionTimeUs, rate, anchorMonotonicUs, clockDomain, epochUnixUs } = this.options.clock.anchor();
    this.options.bus.client.publish(RigTime, {
      missionTimeUs,
      rate,
      paused: rate === 0,
      anchorMonotonicUs,
      clockDomain,
      epochUnixUs,
      clockErrors: this.options.onboard.published(),
    });
  }
}

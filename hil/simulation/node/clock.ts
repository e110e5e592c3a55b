import { strict as assert } from 'node:assert';
import {
  onboardErrorOf,
  wrongTimeUs,
  type Clock,
  type ClockError,
  type MissionTimeUs,
  type OnboardError,
  type OnboardTimeUs,
  type Timer,
} from '@dawnline/host';
import { TIE, type QueuedEvent } from '../kernel/event-queue';
import type { Simulation } from '../kernel/simulation';
import type { Fence } from './fence';

/** UTC as one computer believes it: it drifts and steps, mission time does not. */
export class OnboardClock {
  private errors: readonly OnboardError[] = [];

  constructor(
    private readonly simulation: Simulation,
    private readonly epochUnixUs: number,
  ) {}

  nowUs(): OnboardTimeUs {
    const { nowUs } = this.simulation;
    return wrongTimeUs(this.epochUnixUs + nowUs, this.errors, nowUs);
  }

  /** Makes it wrong; what is returned sets it right again. Several errors add up. */
  disturb(error: ClockError): () => void {
    const added = onboardErrorOf(error, this.simulation.nowUs, this.nowUs());
    this.errors = [...this.errors, added];
    return () => {
      this.errors = this.errors.filter((other) => other !== added);
    };
  }
}

class SimulatedTimer implements Timer {
  event: QueuedEvent | null = null;
  cancelled = false;

  constructor(
    private readonly simulation: Simulation,
    readonly periodUs: number | null,
    readonly callback: () => void,
  ) {}

  cancel(): void {
    this.cancelled = true;
    if (this.event) this.simulation.cancel(this.event);
  }
}

/** Virtual time for one life of a service. A timer that comes due while the process is busy fires afterwards, once. */
export class SimulatedClock implements Clock {
  constructor(
    private readonly simulation: Simulation,
    private readonly node: string,
    private readonly fence: Fence,
    private readonly onboard: OnboardClock,
  ) {}

  now(): MissionTimeUs {
    return this.simulation.nowUs;
  }

  onboardTimeUs(): OnboardTimeUs {
    return this.onboard.nowUs();
  }

  after(delayUs: number, callback: () => void): Timer {
    return this.start(delayUs, null, callback);
  }

  every(periodUs: number, callback: () => void): Timer {
    assert(Number.isInteger(periodUs) && periodUs > 0, `a period of ${periodUs} us`);
    return this.start(periodUs, periodUs, callback);
  }

  private start(delayUs: number, periodUs: number | null, callback: () => void): Timer {
    const timer = new SimulatedTimer(this.simulation, periodUs, callback);
    if (!this.fence.alive) return timer;
    const timeUs = this.simulation.nowUs + Math.max(0, Math.round(delayUs));
    timer.event = this.simulation.schedule(timeUs, TIE.node, 'timer', this.node, this.due, timer);
    return timer;
  }

  private readonly due = (timer: SimulatedTimer): void => {
    if (this.fence.alive) this.fence.enter('timer', this.fire, timer);
  };

  private readonly fire = (timer: SimulatedTimer): void => {
    if (timer.cancelled) return;
    const event = timer.event!;
    if (timer.periodUs !== null) {
      const missed = Math.floor((this.simulation.nowUs - event.timeUs) / timer.periodUs);
      this.simulation.again(event, event.timeUs + (missed + 1) * timer.periodUs);
    }
    timer.callback();
  };
}

import { onboardErrorOf, wrongTimeUs, type ClockError, type OnboardError } from '@dawnline/host';
import type { TimeAnchor } from '@dawnline/live';
import type { Computer } from './computers';
import type { MissionClock } from './mission-clock';

interface Disturbance {
  readonly computer: string;
  readonly owner: string;
  readonly error: OnboardError;
}

/** The on-board clocks of the computers as faults have left them. Mission time is the same for all, and always right. */
export class OnboardClocks {
  private disturbances: readonly Disturbance[] = [];

  constructor(
    private readonly clock: MissionClock,
    /** A clock went wrong or was set right: whoever runs on it must hear of it. */
    private readonly onChange: () => void,
  ) {}

  /** Makes the clock of a computer wrong; null sets it right again. Errors of several owners add up. */
  disturb(computer: string, owner: string, error: ClockError | null): void {
    const kept = this.disturbances.filter((one) => one.computer !== computer || one.owner !== owner);
    this.disturbances = kept;
    if (error) {
      const nowUs = this.clock.now();
      const own = onboardErrorOf(error, nowUs, this.showsUs(computer));
      this.disturbances = [...kept, { computer, owner, error: own }];
    }
    this.onChange();
  }

  /** What a service knows of time that boots on this computer now. */
  anchorOf(computer: Computer): TimeAnchor {
    return { ...this.clock.anchor(), onboardErrors: this.errorsOf(computer) };
  }

  /** All errors, as the rig publishes them. */
  published(): ({ readonly computer: string } & OnboardError)[] {
    return this.disturbances.map(({ computer, error }) => ({ computer, ...error }));
  }

  private errorsOf(computer: string): OnboardError[] {
    return this.disturbances.filter((one) => one.computer === computer).map(({ error }) => error);
  }

  private showsUs(computer: string): number {
    const nowUs = this.clock.now();
    return wrongTimeUs(this.clock.anchor().epochUnixUs + nowUs, this.errorsOf(computer), nowUs);
  }
}

import type { Lines } from '@dawnline/host';
import { TIE } from '../kernel/event-queue';
import type { Simulation } from '../kernel/simulation';
import type { Fence } from './fence';

export type ResetRequest = Parameters<Lines['requestReset']>[0];

/** The far ends of the discrete lines. */
export interface LineEnds {
  strokeWatchdog(): void;
  requestReset(what: ResetRequest): void;
  setSafe(active: boolean): void;
}

/** The discrete lines: each change takes effect when the outputs of its turn leave. */
export class SimulatedLines implements Lines {
  constructor(
    private readonly simulation: Simulation,
    private readonly node: string,
    private readonly fence: Fence,
    private readonly ends: LineEnds,
  ) {}

  strokeWatchdog(): void {
    this.change('lines.strokeWatchdog', '', () => this.ends.strokeWatchdog());
  }

  requestReset(what: ResetRequest): void {
    const subject = what.kind === 'service' ? what.service : what.kind;
    this.change('lines.requestReset', subject, () => this.ends.requestReset(what));
  }

  setSafe(active: boolean): void {
    this.change('lines.setSafe', String(active), () => this.ends.setSafe(active));
  }

  private change(method: string, subject: string, action: () => void): void {
    if (!this.fence.alive) return;
    const point = this.fence.portCall(method, subject);
    if (!this.fence.alive) return;
    this.fence.output((leaveUs) => {
      this.simulation.schedule(leaveUs, TIE.node, method, this.node, this.leave, () => {
        action();
        point?.strike();
      });
    });
  }

  private readonly leave = (action: () => void): void => {
    if (this.fence.alive) action();
  };
}

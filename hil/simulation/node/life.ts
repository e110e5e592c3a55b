import type { TurnSource } from '@dawnline/host';
import { TIE, type QueuedEvent } from '../kernel/event-queue';
import type { Simulation } from '../kernel/simulation';
import type { ArmedPoint, CrashPoints } from './crash-points';
import { DEFAULT_TURN_COST_US, type TurnCosts } from './costs';
import type { Fence } from './fence';

interface Waiting {
  readonly kind: string;
  readonly action: (argument: never) => void;
  readonly argument: unknown;
}

export interface LifeOptions {
  readonly node: string;
  readonly costs: TurnCosts;
  readonly crashPoints: CrashPoints;
  /** Node code threw: the process dies of it. */
  readonly onException: (reason: unknown) => void;
}

/**
 * One life of a service's process: the single thread that its code runs on. It takes one turn at a time, is busy for
 * the turn's cost, and lets the turn's outputs go at its end. After its death nothing of it runs any more.
 */
export class Life implements Fence {
  alive = true;
  /** Multiplies every cost. */
  slowFactor = 1;
  /** Turns taken, for tests and reports. */
  turns = 0;
  /** Processor time that its turns took. */
  spentUs = 0;
  private readonly sources: { readonly source: TurnSource; rung: boolean }[] = [];
  private readonly backlog: Waiting[] = [];
  private outputs: ((leaveUs: number) => void)[] = [];
  private busyUntilUs = 0;
  private inTurn = false;
  private stopped = false;
  private wake: QueuedEvent | null = null;

  constructor(
    private readonly simulation: Simulation,
    private readonly options: LifeOptions,
  ) {}

  /** Hung or stopped: alive, but takes no turns. */
  get suspended(): boolean {
    return this.stopped;
  }

  attach(source: TurnSource): () => void {
    const entry = { source, rung: false };
    this.sources.push(entry);
    return () => {
      if (!this.alive || entry.rung) return;
      entry.rung = true;
      // Inside a turn, or a completion, the pump runs at its end; otherwise an event of its own does it.
      if (!this.inTurn) this.wakeAt(Math.max(this.simulation.nowUs, this.busyUntilUs));
    };
  }

  enter<T>(kind: string, action: (argument: T) => void, argument: T): void {
    if (!this.alive) return;
    if (this.inTurn || this.stopped || this.simulation.nowUs < this.busyUntilUs || this.backlog.length > 0) {
      this.backlog.push({ kind, action: action as (argument: never) => void, argument });
      if (!this.inTurn) this.wakeAt(Math.max(this.simulation.nowUs, this.busyUntilUs));
      return;
    }
    this.turn(kind, action, argument);
    this.pump();
  }

  output(action: (leaveUs: number) => void): void {
    if (!this.alive) return;
    if (this.inTurn) this.outputs.push(action);
    else action(this.simulation.nowUs);
  }

  portCall(method: string, subject: string): ArmedPoint | null {
    return this.options.crashPoints.pass(this.options.node, method, subject);
  }

  suspend(): void {
    this.stopped = true;
  }

  resume(): void {
    if (!this.stopped) return;
    this.stopped = false;
    if (this.alive) this.wakeAt(Math.max(this.simulation.nowUs, this.busyUntilUs));
  }

  /** Nothing of this life has an effect from now on, though its code may still stand on the stack. */
  end(): void {
    this.alive = false;
    this.outputs = [];
    this.backlog.length = 0;
    this.sources.length = 0;
    if (this.wake) this.simulation.cancel(this.wake);
    this.wake = null;
  }

  private turn<T>(kind: string, action: (argument: T) => void, argument: T): void {
    this.turns += 1;
    this.inTurn = true;
    this.simulation.nodeCodeRan(this.options.onException);
    try {
      action(argument);
    } catch (error) {
      this.inTurn = false;
      this.options.onException(error);
      return;
    }
    this.inTurn = false;
    this.finish(kind);
  }

  private finish(kind: string): void {
    if (!this.alive) return;
    const costUs = Math.round((this.options.costs[kind] ?? DEFAULT_TURN_COST_US) * this.slowFactor);
    const leaveUs = this.simulation.nowUs + costUs;
    this.busyUntilUs = leaveUs;
    this.spentUs += costUs;
    if (this.outputs.length === 0) return;
    const outputs = this.outputs;
    this.outputs = [];
    for (const output of outputs) output(leaveUs);
  }

  /** Takes what may be taken now; the rest at the end of the turn that makes the process busy. */
  private pump(): void {
    while (this.alive && !this.stopped) {
      if (this.simulation.nowUs < this.busyUntilUs) {
        if (this.backlog.length > 0 || this.anyRung()) this.wakeAt(this.busyUntilUs);
        return;
      }
      const waiting = this.backlog.shift();
      if (waiting) this.turn(waiting.kind, waiting.action, waiting.argument as never);
      else if (!this.runSource()) return;
    }
  }

  private anyRung(): boolean {
    for (const entry of this.sources) if (entry.rung) return true;
    return false;
  }

  /** One turn of an inbox. Returns false when all inboxes are empty. */
  private runSource(): boolean {
    for (const entry of this.sources) {
      if (!entry.rung) continue;
      this.inTurn = true;
      let kind: string | null;
      try {
        kind = entry.source.runNext();
      } catch (error) {
        this.inTurn = false;
        this.options.onException(error);
        return false;
      }
      this.inTurn = false;
      if (kind === null) {
        entry.rung = false;
        this.finish('idle');
        continue;
      }
      if (entry.source.hasNext?.() === false) entry.rung = false;
      this.turns += 1;
      this.simulation.nodeCodeRan(this.options.onException);
      this.finish(kind);
      return true;
    }
    return false;
  }

  private wakeAt(timeUs: number): void {
    if (this.stopped || !this.alive) return;
    const wake = this.wake;
    if (wake?.queued && !wake.cancelled) {
      if (wake.timeUs <= timeUs) return;
      this.simulation.cancel(wake);
    }
    this.wake = this.simulation.schedule(timeUs, TIE.node, 'turn', this.options.node, this.woken, undefined);
  }

  private readonly woken = (): void => this.pump();
}

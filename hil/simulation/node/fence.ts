import type { ArmedPoint } from './crash-points';

/** What a port needs to know of the life that uses it. After its death nothing of it has an effect, nor settles. */
export interface Fence {
  readonly alive: boolean;
  /** Runs node code: at once, or as soon as the process is free; never after its death. */
  enter<T>(kind: string, action: (argument: T) => void, argument: T): void;
  /** Does something outside the node, at the time when the outputs of the present turn leave. */
  output(action: (leaveUs: number) => void): void;
  /**
   * Numbers a call of a port. Returns the crash point that strikes after the call had its effect, or null.
   * One that strikes before has done so when this returns: look at `alive`.
   */
  portCall(method: string, subject: string): ArmedPoint | null;
}

import type { CfdpConfig } from './config';
import type { Timers, Transaction } from './state';

type Running = keyof Timers;

const PERIOD_OF: Readonly<Record<Running, (config: CfdpConfig) => number>> = {
  ack: (config) => config.ackTimerUs,
  nak: (config) => config.nakTimerUs,
  inactivity: (config) => config.inactivityTimerUs,
  prompt: (config) => config.promptTimerUs,
  stall: (config) => config.stallTimerUs,
};

export interface TimerBase {
  readonly config: CfdpConfig;
  readonly clockUs: number;
}

/** Starts timers anew. Those of a suspended transaction stand still, but for prompt: the other side must not give up. */
export function started({ config, clockUs }: TimerBase, of: Transaction, ...names: Running[]): Timers {
  const timers: Record<Running, number | null> = { ...of.timers };
  for (const name of names) {
    const isStill = of.suspended && name !== 'prompt';
    timers[name] = PERIOD_OF[name](config) + (isStill ? 0 : clockUs);
  }
  return timers;
}

/** Starts again what is running already. */
export function restarted(base: TimerBase, of: Transaction, ...names: Running[]): Timers {
  return started(base, of, ...names.filter((name) => of.timers[name] !== null));
}

export function stopped(of: Transaction, ...names: Running[]): Timers {
  const timers: Record<Running, number | null> = { ...of.timers };
  for (const name of names) timers[name] = null;
  return timers;
}

export function hasExpired(base: Pick<TimerBase, 'clockUs'>, of: Transaction, name: Running): boolean {
  const deadline = of.timers[name];
  return deadline !== null && deadline <= base.clockUs && (!of.suspended || name === 'prompt');
}

/** The next deadline of a transaction by the contact clock. */
export function nextDeadline({ timers, suspended }: Transaction): number | null {
  const { prompt, ...others } = timers;
  const running = [prompt, ...(suspended ? [] : Object.values(others))].filter((at) => at !== null);
  return running.length > 0 ? Math.min(...running) : null;
}

/** Stops a transaction that is to be suspended: its timers keep the time that is left. */
export function suspended<T extends Transaction>(base: TimerBase, of: T): T {
  return moved(of, true, (deadline) => Math.max(0, deadline - base.clockUs));
}

export function resumed<T extends Transaction>(base: TimerBase, of: T): T {
  return moved(of, false, (left) => base.clockUs + left);
}

function moved<T extends Transaction>(of: T, isSuspended: boolean, by: (value: number) => number): T {
  const move = (value: number | null): number | null => (value === null ? null : by(value));
  const { ack, nak, inactivity, stall, prompt } = of.timers;
  const timers = { ack: move(ack), nak: move(nak), inactivity: move(inactivity), stall: move(stall), prompt };
  return { ...of, suspended: isSuspended, timers };
}

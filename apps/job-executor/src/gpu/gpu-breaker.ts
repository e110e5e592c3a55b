import { BREAKER_GPUS_MIN, BREAKER_QUIET_US, BREAKER_SHARE, BREAKER_WINDOW_US } from './gpu-care.limits';

/** Several GPUs that fail at once have a common cause outside of them: acting on each would only add to the harm. */
export interface Breaker {
  readonly open: boolean;
  /** When each GPU last left health. */
  readonly departures: Readonly<Record<number, number>>;
}

export const BREAKER_CLOSED: Breaker = { open: false, departures: {} };

function recent(breaker: Breaker, nowUs: number, windowUs: number): number {
  return Object.values(breaker.departures).filter((atUs) => nowUs - atUs < windowUs).length;
}

/** One GPU of `gpus` left health. */
export function departed(breaker: Breaker, gpu: number, gpus: number, nowUs: number): Breaker {
  const next = { ...breaker, departures: { ...breaker.departures, [gpu]: nowUs } };
  const count = recent(next, nowUs, BREAKER_WINDOW_US);
  return { ...next, open: breaker.open || (count >= BREAKER_GPUS_MIN && count > BREAKER_SHARE * gpus) };
}

/** How many left health in the window. */
export function departures(breaker: Breaker, nowUs: number): number {
  return recent(breaker, nowUs, BREAKER_WINDOW_US);
}

export function mayClose(breaker: Breaker, nowUs: number): boolean {
  return breaker.open && recent(breaker, nowUs, BREAKER_QUIET_US) === 0;
}

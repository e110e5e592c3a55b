// The stroke of the hardware watchdog (FD-16, FD-17, FD-20). Pure.
import { isWithinLimit, type ServiceHealth } from './health';

export interface StrokeDecision {
  readonly stroke: boolean;
  /** Critical services that withhold it. */
  readonly withheldBy: readonly string[];
}

/**
 * Stroked only in a cycle in which every critical service answered within its limit and progressed, and never after a
 * processor or power-on reset was asked for: a reset that fails still ends in a watchdog reset.
 */
export function decideStroke(services: readonly ServiceHealth[], resetRequested: boolean): StrokeDecision {
  const withheldBy = services
    .filter((service) => service.critical && !isWithinLimit(service))
    .map(({ name }) => name);
  return { stroke: !resetRequested && withheldBy.length === 0, withheldBy };
}

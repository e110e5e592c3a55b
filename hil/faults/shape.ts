/** How strongly a fault is there over its time. */
export type Shape =
  | { readonly kind: 'step' }
  | { readonly kind: 'ramp'; readonly rampUs: number }
  | {
      readonly kind: 'intermittent';
      readonly periodUs: number;
      /** Share of each period, from its beginning, in which the fault is there. */
      readonly duty: number;
    };

export type ShapeKind = Shape['kind'];
export const STEP: Shape = { kind: 'step' };

/** Longest ramp and period, s; shortest period: two steps of the plant (assumed). */
export const RAMP_RANGE_S = [0.1, 1e6] as const;
export const PERIOD_RANGE_S = [0.2, 1e5] as const;
/** A fault that is never there, or always, is not intermittent. */
export const DUTY_RANGE = [0.01, 0.99] as const;
export const DEFAULT_DUTY = 0.5;

/** Share of the whole fault that is there so long after its onset, 0 to 1. */
export function intensityAt(shape: Shape, sinceUs: number): number {
  if (shape.kind === 'step') return 1;
  if (shape.kind === 'ramp') return Math.min(1, sinceUs / shape.rampUs);
  return sinceUs % shape.periodUs < shape.duty * shape.periodUs ? 1 : 0;
}

/** A shape from what a scenario, a command line or a packet gives: at most one of ramp and period. */
export function shapeOf(given: { rampUs?: number; periodUs?: number; duty?: number }): Shape {
  const { rampUs = 0, periodUs = 0, duty = DEFAULT_DUTY } = given;
  if (periodUs > 0) return { kind: 'intermittent', periodUs, duty };
  return rampUs > 0 ? { kind: 'ramp', rampUs } : STEP;
}

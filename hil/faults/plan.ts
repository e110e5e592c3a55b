import type { Shape } from './shape';

/** When something happens: a mission time, a condition on the flight with an offset, or the nth call of a port. */
export type Trigger =
  | { readonly kind: 'time'; readonly atUs: number }
  | {
      readonly kind: 'condition';
      readonly when: Condition;
      /** Station, mode, or SOURCE/EVENT_CODE, the latter also with ?parameter=value; '' for any. */
      readonly subject: string;
      readonly nth: number;
      readonly offsetUs: number;
    }
  | {
      readonly kind: 'crash-point';
      /** For example job-executor/disk.append. */
      readonly on: string;
      /** Substring of the path or topic of the call; '' for any. */
      readonly path: string;
      readonly nth: number;
      readonly moment: 'before' | 'after';
    };

export const CONDITIONS = [
  'eclipse-enter',
  'eclipse-exit',
  'acquisition-of-signal',
  'loss-of-signal',
  'mode',
  'event',
] as const;
export type Condition = (typeof CONDITIONS)[number];

export type ParameterValue = string | number | boolean;

/** One fault of a flight, as written down before it. */
export interface PlannedFault {
  readonly id: string;
  /** Dotted name in the catalogue, for example gpu.kernel-hang. */
  readonly fault: string;
  readonly target: string;
  readonly trigger: Trigger;
  /** 0 = the fault's default. */
  readonly durationUs: number;
  readonly shape: Shape;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** null = the catalogue's default budget. */
  readonly detectWithinUs: number | null;
  readonly recoverWithinUs: number | null;
}

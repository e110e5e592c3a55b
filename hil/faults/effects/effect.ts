import { strict as assert } from 'node:assert';
import type { DeviceBench } from '@hil/devices';
import type { Details } from '@hil/record';
import type { FaultActions, Refused } from '../actions';
import type { ParameterValue } from '../plan';

export interface EffectContext {
  readonly target: string;
  /** Complete: the catalogue's defaults are in it. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly nowUs: number;
  /** How long it lasts unless it is healed before; null for ever. */
  readonly durationUs: number | null;
  readonly bench: DeviceBench;
  readonly actions: FaultActions;
}

/** A fault at work. It does nothing before the first `set`. */
export interface Effect {
  /**
   * How much of the fault is there, 0 to 1, as its shape says: at the onset, whenever it changes, and 0 at the heal.
   * An effect that is either there or not takes anything above 0 for all of it.
   */
  set?(intensity: number, nowUs: number): void;
  /** After the last `set`, for what `set` cannot take back. */
  heal?(): void;
  /** Each step of the plant; true when the fault has ended by itself. */
  step?(nowUs: number): boolean;
  /** What it hit, for the record. */
  readonly details?: Details;
}

/** Starts a fault: its effect, or why it cannot be. */
export type Start = (context: EffectContext) => Effect | string;
/** Effects by the dotted names of their faults. */
export type Effects = Readonly<Record<string, Start>>;

export const US_PER_S = 1_000_000;
const NOT_HERE = 'not possible in this world';

export const numberOf = (context: EffectContext, name: string): number => {
  const value = context.parameters[name];
  assert(typeof value === 'number', `parameter ${name} is a number`);
  return value;
};
export const textOf = (context: EffectContext, name: string): string =>
  String(context.parameters[name] ?? '');

/** An action of the world that is taken back when the fault heals. */
export function lasting(
  does: (context: EffectContext) => Refused | undefined,
  undo?: (context: EffectContext) => void,
): Start {
  return (context) => {
    const refused = does(context);
    if (refused === undefined) return NOT_HERE;
    return refused ?? { heal: undo && (() => undo(context)) };
  };
}

/** A fault that sets something of the plant or the bench by degrees. */
export function graded(apply: (context: EffectContext, intensity: number) => void): Start {
  return (context) => ({ set: (intensity) => apply(context, intensity) });
}

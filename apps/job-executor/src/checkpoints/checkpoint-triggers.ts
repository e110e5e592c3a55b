/** Reasons to save now that do not wait for the interval, and which of them a recent checkpoint has already met. */
import * as LIMITS from './checkpoint-interval.limits';
import { fluenceBetween, nextTransit, type RadiationForecast } from './radiation-forecast';
import type { FailureRates } from './failure-rate';

/**
 * In the order in which a request is attributed:
 * load-shed: before the job is suspended · planned-reset: before its GPU or host is reset · thermal-warning: before the
 * cap no longer suffices · ground: a command · saa-entry: before a passage of the anomaly · periodic: the plan.
 */
export const TRIGGERS = [
  'load-shed',
  'planned-reset',
  'thermal-warning',
  'ground',
  'saa-entry',
  'periodic',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Which triggers are on, as seen at one turn. */
export type TriggersOn = Readonly<Record<Trigger, boolean>>;

/** Of each trigger that is on: since when, and how often a save was requested for it. Volatile. */
export type TriggerMemory = Readonly<
  Partial<Record<Trigger, { readonly sinceUs: number; readonly requests: number }>>
>;

export const NO_TRIGGERS: TriggerMemory = {};

export interface TriggerFacts {
  readonly nowUs: number;
  /** `plannedSaveUs` of the job. */
  readonly saveUs: number;
  /** When the newest verified checkpoint was verified; null when there is none. */
  readonly verifiedUs: number | null;
  /** A requested checkpoint is still open. */
  readonly isOpen: boolean;
}

export interface Triggered {
  readonly memory: TriggerMemory;
  /** The trigger for which a checkpoint is to be requested now, or null. */
  readonly request: Trigger | null;
  /** Triggers of this turn that a checkpoint meets that is at most one save time old. */
  readonly merged: readonly Trigger[];
}

/**
 * One turn. A trigger is met by a checkpoint verified at most one save time before it came on, or later; one that is
 * not met asks for a checkpoint, again after a failed one, and no more than a few times while it stays on.
 */
export function stepTriggers(memory: TriggerMemory, on: TriggersOn, facts: TriggerFacts): Triggered {
  const { nowUs, saveUs, verifiedUs, isOpen } = facts;
  const next: { -readonly [K in keyof TriggerMemory]: TriggerMemory[K] } = {};
  const merged: Trigger[] = [];
  let request: Trigger | null = null;
  for (const trigger of TRIGGERS) {
    if (!on[trigger]) continue;
    const before = memory[trigger];
    const now = before ?? { sinceUs: nowUs, requests: 0 };
    next[trigger] = now;
    const isMet = verifiedUs !== null && verifiedUs >= now.sinceUs - saveUs;
    if (isMet && !before) merged.push(trigger);
    if (isMet || isOpen || now.requests >= LIMITS.TRIGGER_REQUESTS_MAX) continue;
    // One checkpoint answers all that are on.
    next[trigger] = { ...now, requests: now.requests + 1 };
    request ??= trigger;
  }
  return { memory: next, request, merged };
}

/**
 * Whether a save right before the next passage of the anomaly is due: it would just end before the entry, and the work
 * that it protects is expected to be lost by more than it costs.
 */
export function isSaaSaveDue(
  forecast: RadiationForecast,
  rates: FailureRates,
  nowUs: number,
  saveUs: number,
  unsavedUs: number,
): boolean {
  const transit = nextTransit(forecast, nowUs);
  if (!transit || nowUs < transit.entryUs - saveUs - LIMITS.SAA_MARGIN_US) return false;
  const { entryUs, exitUs } = transit;
  const expected = rates.crossSectionCm2 * fluenceBetween(forecast, entryUs, exitUs);
  return unsavedUs * -Math.expm1(-expected) >= saveUs;
}

// How a contact went, judged by what was heard and not by the clock alone: pure.
import { PASS_MIN_US, PASS_SHORT_SHARE } from '../comms-manager.limits';
import type { Contact } from './prediction';

/**
 * missed: predicted, and nothing was heard. one-way: heard, but no valid frame came up, or none went down.
 * short: heard for less than half of the predicted pass. full: the rest.
 */
export type PassOutcome = 'full' | 'short' | 'one-way' | 'missed';
/** In the order of housekeeping. */
export const PASS_OUTCOMES: readonly PassOutcome[] = ['full', 'short', 'one-way', 'missed'];

/** What a contact has shown so far. */
export interface PassEvidence {
  /** When the first valid frame or receiver lock came; null before. */
  readonly acquiredUs: number | null;
  /** When the last one came. */
  readonly heardUs: number;
  readonly framesUp: number;
  readonly framesDown: number;
}

/** Null when there is nothing to tell: a pass that only grazes the mask, and was not heard. */
export function outcomeOf(evidence: PassEvidence, pass: Contact | null): PassOutcome | null {
  const predictedUs = pass ? pass.endUs - pass.startUs : 0;
  if (evidence.acquiredUs === null) return predictedUs >= PASS_MIN_US ? 'missed' : null;
  if (evidence.framesUp === 0 || evidence.framesDown === 0) return 'one-way';
  const heardUs = evidence.heardUs - evidence.acquiredUs;
  return heardUs < predictedUs * PASS_SHORT_SHARE ? 'short' : 'full';
}

export function countOutcome(counts: readonly number[], outcome: PassOutcome): readonly number[] {
  return counts.map((count, index) => count + (PASS_OUTCOMES[index] === outcome ? 1 : 0));
}

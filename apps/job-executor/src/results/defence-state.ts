import { Defence } from '@dawnline/contracts';
import type { CollectedResult } from './results';

/** A result that waits for what the defence makes of it. */
export interface PendingResult {
  readonly digest: string;
  readonly files: CollectedResult['files'];
  readonly attempt: number;
  readonly step: number;
}

/** Where the defence of one job stands. */
export interface DefenceState {
  /** What the attempts compute now: the job itself, or the canary before or after it. */
  readonly phase: 'main' | 'canary-before' | 'canary-after';
  /** Runs from a cold start so far; each has a checkpoint folder of its own. */
  readonly round: number;
  /** DUPLICATE: results of the runs so far. */
  readonly digests: readonly string[];
  /** Results that were wrong, and canaries before the job that were. */
  readonly mismatches: number;
  readonly canaryFailures: number;
  /** CANARY: the result that goes out if the canary after it is right. */
  readonly pending: PendingResult | null;
}

/** What a job with this defence begins with. */
export function initialDefence(defence: Defence): DefenceState {
  const phase = defence === Defence.DEFENCE_CANARY ? 'canary-before' : 'main';
  return { phase, round: 0, digests: [], mismatches: 0, canaryFailures: 0, pending: null };
}

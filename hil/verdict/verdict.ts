// What a flight proved: every check with what was expected and what was seen.

import type { TrackedFault } from '@hil/faults';

/**
 * not-judged: the live world cannot judge it (a budget too short for the rate flown), or nobody can (a fault that lasts,
 * which nothing on board mends). It does not fail the flight.
 */
export type Outcome = 'passed' | 'failed' | 'not-judged';

const VIOLATIONS_SHOWN = 3;

export interface Check {
  /** Stable id: expectation/..., fault/ID/detected, inv/P1 and so on. */
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly expected: string;
  readonly got: string;
}

export interface JobOutcome {
  readonly job: string;
  readonly state: string;
  readonly attempts: number;
  /** Steps that had to be done again after restarts. */
  readonly lostSteps: number;
  readonly digest: string;
  readonly goldenDigest: string;
}

export interface Verdict {
  readonly format: 1;
  readonly passed: boolean;
  readonly scenario: string;
  readonly title: string;
  readonly world: 'simulated' | 'live';
  readonly seed: number;
  readonly durationUs: number;
  readonly fingerprint: string;
  readonly wallSeconds: number;
  readonly software: string;
  readonly node: string;
  readonly broker: string;
  /** Devices that real hardware played. */
  readonly external: readonly string[];
  readonly checks: readonly Check[];
  readonly faults: readonly TrackedFault[];
  readonly jobs: readonly JobOutcome[];
}

/** The check of one invariant: it holds when nothing violated it. The first violations are shown, the rest counted. */
export function invariant(id: string, title: string, violations: readonly string[], expected: string): Check {
  const shown = violations.slice(0, VIOLATIONS_SHOWN).join('; ');
  const more = violations.length - VIOLATIONS_SHOWN;
  return {
    id: `inv/${id}`,
    title,
    outcome: violations.length === 0 ? 'passed' : 'failed',
    expected,
    got: violations.length === 0 ? 'held' : shown + (more > 0 ? ` and ${more} more` : ''),
  };
}

/** How many checks there are, and how many did not pass. */
export function countsText({ checks }: Verdict): string {
  const count = (outcome: Outcome): number => checks.filter((check) => check.outcome === outcome).length;
  return `${checks.length} checks, ${count('failed')} failed, ${count('not-judged')} not judged`;
}

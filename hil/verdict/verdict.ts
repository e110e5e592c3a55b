// What a flight proved: every check with what was expected and what was seen.

/** not-judged: the live world cannot judge it (a budget too short for the rate flown). It does not fail the flight. */
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

export interface FaultOutcome {
  readonly id: string;
  readonly fault: string;
  readonly target: string;
  readonly onsetUs: number | null;
  readonly detectedUs: number | null;
  readonly detectedBy: string;
  readonly detectWithinUs: number;
  readonly recoveredUs: number | null;
  readonly recoverWithinUs: number;
  readonly healedUs: number | null;
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
  readonly checks: readonly Check[];
  readonly faults: readonly FaultOutcome[];
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

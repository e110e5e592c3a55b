import { strict as assert } from 'node:assert';
import { FaultTracker, type FaultCatalogue } from '@hil/faults';
import type { Scenario } from '@hil/scenarios';
import { expectationChecks } from './expectations';
import { invariantChecks } from './invariants';
import { jobOutcomes } from './jobs';
import { durationText, entriesOf } from '@hil/record';
import type { FlightEntry } from '@hil/record';
import type { Check, FaultOutcome, Outcome, Verdict } from './verdict';

/**
 * Budgets below this many wall seconds at the rate of a fault are not judged live: a process needs 0.3 to 0.4 s of
 * wall time to its first message, five of them a second (measured).
 */
const LIVE_JUDGEABLE_WALL_S = 1;
const US_PER_S = 1_000_000;

export interface Case {
  readonly scenario: Scenario;
  readonly catalogue: FaultCatalogue;
  readonly entries: readonly FlightEntry[];
  /** Result digest of an undisturbed run per job, hex. */
  readonly golden: ReadonlyMap<string, string>;
}

function budgetCheck(fault: FaultOutcome, what: 'detected' | 'recovered', judgeableUs: number): Check {
  const at = what === 'detected' ? fault.detectedUs : fault.recoveredUs;
  const budgetUs = what === 'detected' ? fault.detectWithinUs : fault.recoverWithinUs;
  const took = fault.onsetUs !== null && at !== null ? at - fault.onsetUs : null;
  let outcome: Outcome = took !== null && took <= budgetUs ? 'passed' : 'failed';
  if (outcome === 'failed' && took !== null && budgetUs < judgeableUs) outcome = 'not-judged';
  const got = fault.onsetUs === null ? 'never struck' : took === null ? `never ${what}` : durationText(took);
  const by = what === 'detected' && fault.detectedBy ? ` by ${fault.detectedBy}` : '';
  return {
    id: `fault/${fault.id}/${what}`,
    title: `${fault.fault} on ${fault.target} ${what}`,
    outcome,
    expected: `<= ${durationText(budgetUs)}`,
    got: got + by,
  };
}

function faultChecks(scenario: Scenario, faults: readonly FaultOutcome[], live: boolean): Check[] {
  const kinds = new Set(scenario.expectations.map((expectation) => expectation.kind));
  const judgeableUs = live ? LIVE_JUDGEABLE_WALL_S * scenario.live.faultRate * US_PER_S : 0;
  return faults.flatMap((fault) => [
    ...(kinds.has('all-faults-detected') ? [budgetCheck(fault, 'detected', judgeableUs)] : []),
    ...(kinds.has('all-faults-recovered') ? [budgetCheck(fault, 'recovered', judgeableUs)] : []),
  ]);
}

/** Judges a flight record: expectations and budgets of the scenario, then the invariants. */
export function judge({ scenario, catalogue, entries, golden }: Case): Verdict {
  const start = entriesOf(entries, 'start')[0];
  assert(start, 'a flight record begins with its start entry');
  const end = entriesOf(entries, 'end')[0];
  const tracker = new FaultTracker(catalogue, scenario.faults);
  for (const entry of entries) tracker.onFlight(entry);
  const faults = tracker.outcomes();
  const jobs = jobOutcomes(
    entries,
    scenario.jobs.map((job) => job.id),
    golden,
  );
  const checks: Check[] = [
    {
      id: 'flight/complete',
      title: 'The flight reached its end',
      outcome: end?.reason === 'complete' ? 'passed' : 'failed',
      expected: 'complete',
      got: end?.reason ?? 'record breaks off',
    },
    ...faultChecks(scenario, faults, start.world === 'live'),
    ...scenario.expectations.flatMap((expectation) =>
      expectationChecks(expectation, { entries, faults, jobs }),
    ),
    ...invariantChecks(entries),
  ];
  return {
    passed: checks.every((check) => check.outcome !== 'failed'),
    scenario: scenario.name,
    title: scenario.title,
    world: start.world,
    seed: start.seed,
    durationUs: end?.t ?? entries.at(-1)?.t ?? 0,
    fingerprint: end?.fingerprint ?? '',
    wallSeconds: end?.wallSeconds ?? 0,
    software: start.software,
    node: start.node,
    broker: start.broker,
    checks,
    faults,
    jobs,
  };
}

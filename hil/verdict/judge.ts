import { strict as assert } from 'node:assert';
import { FaultTracker, type FaultCatalogue } from '@hil/faults';
import { entriesOf } from '@hil/record';
import type { FlightEntry } from '@hil/record';
import type { Scenario } from '@hil/scenarios';
import { faultChecks } from './budgets';
import { expectationChecks } from './expectations';
import { invariantChecks } from './invariants';
import { jobOutcomes } from './jobs';
import type { Check, Verdict } from './verdict';

export interface Case {
  readonly scenario: Scenario;
  readonly catalogue: FaultCatalogue;
  readonly entries: readonly FlightEntry[];
  /** Result digest of an undisturbed run per job, hex. */
  readonly golden: ReadonlyMap<string, string>;
}

/** Ids stay unique when a scenario expects the like twice: the second one ends in #2. */
function withUniqueIds(checks: readonly Check[]): Check[] {
  const seen = new Map<string, number>();
  return checks.map((check) => {
    const times = (seen.get(check.id) ?? 0) + 1;
    seen.set(check.id, times);
    return times === 1 ? check : { ...check, id: `${check.id}#${times}` };
  });
}

/** Judges a flight record: budgets and expectations of the scenario, then the invariants. */
export function judge({ scenario, catalogue, entries, golden }: Case): Verdict {
  const start = entries[0];
  assert(start?.kind === 'start', 'a flight record begins with its start entry');
  const end = entriesOf(entries, 'end')[0];
  const tracker = new FaultTracker(catalogue, scenario.faults);
  for (const entry of entries) tracker.onFlight(entry);
  const faults = tracker.outcomes();
  const jobs = jobOutcomes(
    entries,
    scenario.jobs.map((job) => job.id),
    golden,
  );
  const complete: Check = {
    id: 'flight/complete',
    title: 'The flight reached its end',
    outcome: end?.reason === 'complete' ? 'passed' : 'failed',
    expected: 'complete',
    got: end?.reason ?? 'record breaks off',
  };
  const checks = withUniqueIds([
    complete,
    ...faultChecks(scenario, faults, entries, catalogue),
    ...scenario.expectations.flatMap((expectation) => expectationChecks(expectation, { entries, jobs })),
    ...invariantChecks(entries),
  ]);
  return {
    format: 1,
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
    external: start.external ?? [],
    checks,
    faults,
    jobs,
  };
}

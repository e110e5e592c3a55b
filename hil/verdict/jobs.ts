import { eventsOf } from '@hil/record';
import type { FlightEntry } from '@hil/record';
import type { JobOutcome } from './verdict';

const EXECUTOR = 'job-executor';
const TERMINAL = ['COMPLETED', 'FAILED', 'CANCELLED'];

const stateName = (name: string): string => name.replace(/^JOB_/, '');

/** What became of each job that the ledger's events name, and of each that was expected. */
export function jobOutcomes(
  entries: readonly FlightEntry[],
  expected: readonly string[],
  golden: ReadonlyMap<string, string>,
): JobOutcome[] {
  const states = eventsOf(entries, EXECUTOR, 'JOB_STATE');
  const names = new Set([...expected, ...states.map((event) => event.parameters.job)]);
  return [...names].map((job) => {
    const own = states.filter((event) => event.parameters.job === job);
    const done = eventsOf(entries, EXECUTOR, 'JOB_COMPLETED').find((event) => event.parameters.job === job);
    const attempts = own.reduce(
      (most, event) => Math.max(most, Number(event.parameters.attempt ?? 0) + 1),
      0,
    );
    return {
      job,
      state: stateName(own.at(-1)?.parameters.to ?? 'never accepted'),
      attempts,
      lostSteps: lostSteps(entries, job),
      digest: done?.parameters.digest ?? '',
      goldenDigest: golden.get(job) ?? '',
    };
  });
}

/** Steps between the last one seen before each end of an attempt and the one that the next attempt resumed from. */
function lostSteps(entries: readonly FlightEntry[], job: string): number {
  let reached = 0;
  let lost = 0;
  for (const entry of entries) {
    if (entry.kind !== 'event' || entry.source !== EXECUTOR || entry.parameters.job !== job) continue;
    const step = Number(entry.parameters.step);
    if (!Number.isFinite(step)) continue;
    if (entry.code === 'JOB_STEPPING') {
      if (step <= reached) lost += reached - step + 1;
      reached = Math.max(reached, step);
    } else if (entry.code === 'JOB_STATE' || entry.code === 'CHECKPOINT_VERIFIED')
      reached = Math.max(reached, step);
  }
  return lost;
}

/** Terminal states that one job reached, in order; exactly one is right (inv:J1). */
export function terminalStates(entries: readonly FlightEntry[], job: string): string[] {
  return eventsOf(entries, EXECUTOR, 'JOB_STATE')
    .filter((event) => event.parameters.job === job)
    .map((event) => stateName(event.parameters.to))
    .filter((state) => TERMINAL.includes(state));
}

import { eventsOf, entriesOf } from '@hil/record';
import type { FlightEntry } from '@hil/record';
import { invariant, type Check } from './verdict';
import { EXECUTOR, stateName } from './jobs';

const TERMINAL = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);

/** inv:J1 a job is accepted once, reaches one terminal state at most and stays there, and has one result. */
export function oneEnd(entries: readonly FlightEntry[]): Check {
  const violations: string[] = [];
  const ended = new Map<string, string>();
  const accepted = new Set<string>();
  const results = new Map<string, string>();
  for (const { code, source, parameters } of entriesOf(entries, 'event')) {
    if (source !== EXECUTOR) continue;
    const { job } = parameters;
    if (code === 'JOB_ACCEPTED') {
      if (accepted.has(job)) violations.push(`${job}: accepted twice`);
      accepted.add(job);
    }
    if (code === 'JOB_STATE') {
      const to = stateName(parameters.to);
      const end = ended.get(job);
      if (end) violations.push(`${job}: ${to} after ${end}`);
      if (TERMINAL.has(to)) ended.set(job, to);
    }
    if (code === 'JOB_COMPLETED') {
      const before = results.get(job);
      if (before !== undefined && before !== parameters.digest)
        violations.push(`${job}: two different results`);
      results.set(job, parameters.digest);
    }
  }
  return invariant('J1', 'Every job ends once', violations, 'one acceptance, one terminal state, one result');
}

/** inv:J2 the fencing number of a job only rises. */
export function fencing(entries: readonly FlightEntry[]): Check {
  const violations: string[] = [];
  const last = new Map<string, number>();
  for (const { parameters } of eventsOf(entries, EXECUTOR, 'JOB_STARTED')) {
    const attempt = Number(parameters.attempt);
    const before = last.get(parameters.job) ?? -1;
    if (!(attempt > before))
      violations.push(`${parameters.job}: attempt ${parameters.attempt} after ${before}`);
    last.set(parameters.job, attempt);
  }
  return invariant('J2', 'Attempts of a job only rise', violations, 'fencing number strictly increases');
}

/** inv:C1 a restore never goes back behind the newest checkpoint that was verified and not refused since. */
export function restores(entries: readonly FlightEntry[]): Check {
  const violations: string[] = [];
  const verified = new Map<string, Map<string, number>>();
  for (const { code, source, parameters } of entriesOf(entries, 'event')) {
    if (source !== EXECUTOR) continue;
    const { job, sequence } = parameters;
    const own = verified.get(job) ?? new Map<string, number>();
    verified.set(job, own);
    if (code === 'CHECKPOINT_VERIFIED') own.set(sequence, Number(parameters.step));
    // The defence against silent corruption: another run, which must find nothing of the one before.
    if (code === 'JOB_NEXT_RUN') own.clear();
    if (code === 'CHECKPOINT_REFUSED') own.delete(sequence);
    const starts = code === 'JOB_STATE' && stateName(parameters.to) === 'STARTING';
    if (!starts && code !== 'JOB_STEPPING') continue;
    const restored = starts ? Number(parameters.step) : Number(parameters.step) - 1;
    const newest = Math.max(0, ...own.values());
    if (!(restored >= newest))
      violations.push(`${job} resumed from step ${restored}, verified was ${newest}`);
  }
  return invariant(
    'C1',
    'Restores keep every verified checkpoint',
    violations,
    'restored step >= last verified step',
  );
}

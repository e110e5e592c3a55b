import { eventsOf } from '@hil/record';
import type { FlightEntry } from '@hil/record';
import type { JobOutcome } from './verdict';

export const EXECUTOR = 'job-executor';

/** States of job-executor without the prefix of the contract. */
export const stateName = (name: string): string => name.replace(/^JOB_(STATE_)?/, '');

/** What became of each job that the ledger's events name, and of each that was expected. */
export function jobOutcomes(
  entries: readonly FlightEntry[],
  expected: readonly string[],
  golden: ReadonlyMap<string, string>,
): JobOutcome[] {
  const states = eventsOf(entries, EXECUTOR, 'JOB_STATE');
  const completed = eventsOf(entries, EXECUTOR, 'JOB_COMPLETED');
  const names = new Set([...expected, ...states.map((event) => event.parameters.job)]);
  return [...names].map((job) => {
    const progress = progressOf(entries, job);
    return {
      job,
      state: stateName(
        states.findLast((event) => event.parameters.job === job)?.parameters.to ?? 'never accepted',
      ),
      attempts: progress.attempt + 1,
      lostSteps: progress.lost,
      digest: completed.find((event) => event.parameters.job === job)?.parameters.digest ?? '',
      goldenDigest: golden.get(job) ?? '',
    };
  });
}

interface Report {
  readonly attempt: number;
  readonly step: number;
  /** The report marks the begin of the attempt, at the step that was restored. */
  readonly begins: boolean;
}

/** What one entry says of one job's attempt and step, or null. */
function reportOf(entry: FlightEntry, job: string): Report | null {
  if (!('source' in entry) || entry.source !== EXECUTOR) return null;
  if (entry.kind === 'telemetry') {
    const statuses = Array.isArray(entry.fields.jobs) ? (entry.fields.jobs as Record<string, unknown>[]) : [];
    const status = statuses.find((one) => one.job === job);
    return status ? { attempt: Number(status.attempt), step: Number(status.step), begins: false } : null;
  }
  if (entry.parameters.job !== job) return null;
  const attempt = Number(entry.parameters.attempt);
  const step = Number(entry.parameters.step);
  if (entry.code === 'JOB_STATE')
    return { attempt, step, begins: stateName(entry.parameters.to) === 'STARTING' };
  // The first step after a restore is the one after the restored step.
  return entry.code === 'JOB_STEPPING' ? { attempt, step: step - 1, begins: true } : null;
}

interface Progress {
  readonly attempt: number;
  readonly reached: number;
  readonly lost: number;
}

/** Lost: steps between the highest one seen of an attempt and the one that the next attempt resumed from. */
function progressOf(entries: readonly FlightEntry[], job: string): Progress {
  let progress: Progress = { attempt: -1, reached: 0, lost: 0 };
  for (const entry of entries) {
    const report = reportOf(entry, job);
    if (!report || !Number.isFinite(report.attempt) || !Number.isFinite(report.step)) continue;
    const { attempt, reached, lost } = progress;
    const { step } = report;
    // Samples and events travel apart: what an ended attempt still says comes too late.
    if (report.attempt === attempt) progress = { attempt, reached: Math.max(reached, step), lost };
    else if (report.attempt > attempt && report.begins)
      progress = { attempt: report.attempt, reached: step, lost: lost + Math.max(0, reached - step) };
  }
  return progress;
}

import { accountOf, type Accounts } from './accounts';
import { MINIMUM_RUN_MAX_US, MINIMUM_RUN_US, OVERDUE_US } from './admission.limits';
import type { Job, JobRecord } from '../job';

/** Mission time for which a job has waited although a GPU could have taken it (JP-25). */
export function waitedUs(record: JobRecord, accounts: Accounts): number {
  return Math.max(0, accountOf(accounts, record.order.tenant).openUs - record.queuedOpenUs);
}

/** One job that could start now, and what its turn rests on. */
export interface Candidate {
  readonly job: Job;
  readonly waitedUs: number;
  readonly isOverdue: boolean;
}

export function candidateOf(job: Job, accounts: Accounts): Candidate {
  const waited = waitedUs(job.record, accounts);
  return { job, waitedUs: waited, isOverdue: waited >= OVERDUE_US };
}

/** Whose turn is first: overdue ones by how long they waited, then priority, then the order of acceptance. */
export function isBefore(a: Candidate, b: Candidate): boolean {
  if (a.isOverdue !== b.isOverdue) return a.isOverdue;
  if (a.isOverdue && a.waitedUs !== b.waitedUs) return a.waitedUs > b.waitedUs;
  const [one, other] = [a.job.record, b.job.record];
  if (one.order.priority !== other.order.priority) return one.order.priority > other.order.priority;
  return one.number < other.number;
}

/** The queued job that runs next; one pass. */
export function nextOf(
  queued: readonly Candidate[],
  isRunnable: (candidate: Candidate) => boolean,
): Candidate | null {
  let best: Candidate | null = null;
  for (const candidate of queued) {
    if ((best === null || isBefore(candidate, best)) && isRunnable(candidate)) best = candidate;
  }
  return best;
}

export function minimumRunUs(record: JobRecord): number {
  return Math.min(record.order.minimumRunUs || MINIMUM_RUN_US, MINIMUM_RUN_MAX_US);
}

/** A job that runs and may be stopped for another one. */
export function hasHadItsRun(job: Job, ownUs: number): boolean {
  if (!job.run || job.run.exit) return false;
  if (!['RUNNING', 'CHECKPOINTING', 'PAUSED'].includes(job.record.state)) return false;
  return ownUs - job.run.startedOwnUs >= minimumRunUs(job.record);
}

/** Whether a waiting job outranks a running one of some priority. */
export function mayPush(candidate: Candidate, priority: number): boolean {
  return candidate.isOverdue || candidate.job.record.order.priority > priority;
}

/** Whether a running job must give its GPU to a waiting one. */
function yields(running: Job, candidate: Candidate, ownUs: number): boolean {
  return hasHadItsRun(running, ownUs) && mayPush(candidate, running.record.order.priority);
}

/** The one of several that yields first: lowest priority, then the one that ran longest. */
export function victimOf(running: readonly Job[], candidate: Candidate, ownUs: number): Job | null {
  const may = running.filter((job) => yields(job, candidate, ownUs));
  const first = (a: Job, b: Job): number =>
    a.record.order.priority - b.record.order.priority ||
    (a.run?.startedOwnUs ?? 0) - (b.run?.startedOwnUs ?? 0);
  return may.sort(first)[0] ?? null;
}

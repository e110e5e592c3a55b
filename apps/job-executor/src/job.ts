import type { Checkpoint } from '@dawnline/storage';
import type { Cause, JobStateName, StopCause } from './job-state';

/** A job as ordered; checked by specification.ts. */
export interface JobOrder {
  readonly job: string;
  readonly tenant: string;
  readonly program: string;
  readonly arguments: readonly string[];
  readonly totalSteps: number;
  readonly stepTimeUs: number;
  readonly checkpointEverySteps: number;
  readonly watchdogUs: number;
  readonly utilisation: number;
  readonly memoryUtilisation: number;
  readonly priority: number;
  readonly seed: number;
  readonly deadlineUs: number;
}

/** JP-13: a signal as recorded before it was sent. */
export interface SignalRecord {
  readonly signal: 'SIGTERM' | 'SIGKILL';
  readonly reason: StopCause;
  readonly atUs: number;
}

/** The durable facts of one job; the ledger holds one such record per change. */
export interface JobRecord {
  readonly order: JobOrder;
  /** Rises with each acceptance; the older of two equal priorities runs first. */
  readonly number: number;
  readonly state: JobStateName;
  readonly cause: Cause;
  /** The fencing number of the newest attempt; -1 before the first. Never reused. */
  readonly attempt: number;
  readonly gpu: number;
  readonly processId: number | null;
  /** Why the newest attempt is ending. */
  readonly stopCause: StopCause | null;
  readonly signal: SignalRecord | null;
  /** Last step known when the record was written, and the highest ever. */
  readonly step: number;
  readonly bestStep: number;
  /** Where the newest attempt started from; sequence 0 for a cold start. */
  readonly restoredSequence: number;
  readonly restoredStep: number;
  /** Verified checkpoints, oldest first, those that retention keeps. */
  readonly checkpoints: readonly Checkpoint[];
  readonly jobFaults: number;
  readonly backoffs: number;
  readonly platformStops: number;
  readonly idleCycles: number;
  /** Earliest mission time of the next start. */
  readonly notBeforeUs: number;
  readonly cancelled: boolean;
  /** Cause with which the newest ended attempt was left; '' before. */
  readonly lastEnd: string;
  readonly digest: string;
  /** The result went out. */
  readonly published: boolean;
}

export interface WorkloadExit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** The volatile facts of a living attempt. Times are the workload's own. */
export interface Run {
  readonly startedOwnUs: number;
  readonly heartbeatOwnUs: number;
  readonly progressOwnUs: number;
  readonly step: number;
  /** It made a step in this life of the executor. */
  readonly stepping: boolean;
  readonly adopted: boolean;
  readonly result: string | null;
  readonly exit: WorkloadExit | null;
  /** When the next SIGKILL is due; null when none is. */
  readonly killOwnUs: number | null;
  readonly kills: number;
  /** Last Xid of its GPU during the attempt; 0 for none. */
  readonly xid: number;
  readonly checkpoint: { readonly ticket: string; readonly sinceOwnUs: number } | null;
}

export interface Job {
  readonly record: JobRecord;
  readonly run: Run | null;
  /** Mission time when a failed settlement is tried again. */
  readonly settleAgainUs: number | null;
}

export function newRecord(order: JobOrder, number: number): JobRecord {
  return {
    order,
    number,
    state: 'QUEUED',
    cause: 'ACCEPTED',
    attempt: -1,
    gpu: -1,
    processId: null,
    stopCause: null,
    signal: null,
    step: 0,
    bestStep: 0,
    restoredSequence: 0,
    restoredStep: 0,
    checkpoints: [],
    jobFaults: 0,
    backoffs: 0,
    platformStops: 0,
    idleCycles: 0,
    notBeforeUs: 0,
    cancelled: false,
    lastEnd: '',
    digest: '',
    published: false,
  };
}

export function newRun(ownUs: number, step: number, adopted: boolean): Run {
  return {
    startedOwnUs: ownUs,
    heartbeatOwnUs: ownUs,
    progressOwnUs: ownUs,
    step,
    stepping: false,
    adopted,
    result: null,
    exit: null,
    killOwnUs: null,
    kills: 0,
    xid: 0,
    checkpoint: null,
  };
}

/** The last step known, volatile or durable. */
export function stepOf(job: Job): number {
  return job.run ? job.run.step : job.record.step;
}

import { JobKind } from '@dawnline/contracts';
import {
  NO_RESTORE_HISTORY,
  type Checkpoint,
  type RestoreHistory,
  type ScrubCursor,
} from '@dawnline/storage';
import { initialDefence, type DefenceState } from './results/defence-state';
import type { Cause, JobStateName, StopCause } from './job-state';
import { restoredOrder, type JobOrder } from './orders/order';
import type { SaveTimes } from './checkpoints/checkpoint-interval';
import { NO_TRIGGERS, type TriggerMemory } from './checkpoints/checkpoint-triggers';
import {
  NO_FAILURES,
  NO_PROGRAM_FAILURES,
  type FailureHistory,
  type ProgramHistory,
} from './checkpoints/failure-rate';
import type { CollectedResult } from './results/results';

export type { JobOrder } from './orders/order';

/** JP-13: a signal as recorded before it was sent. */
export interface SignalRecord {
  readonly signal: 'SIGTERM' | 'SIGKILL';
  readonly reason: StopCause;
  readonly atUs: number;
  /** The target was gone already: the signal explains nothing. */
  readonly undelivered?: boolean;
  /** Another one was sent before. */
  readonly repeated?: boolean;
}

/** What a job has used of the craft since it was accepted. */
export interface Usage {
  readonly gpuSeconds: number;
  readonly energyJ: number;
  readonly storedBytes: number;
  readonly downlinkedBytes: number;
}

/** A sealed result on board. */
export interface Bundle {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A request to a resident service that has been answered, newest last; the reply lies where the attempt wrote it. */
export interface Answered {
  readonly request: string;
  /** SHA-256 of its body. */
  readonly sha256: string;
  /** Attempt that answered it; -1 where there is no reply. */
  readonly attempt: number;
  /** SHA-256 of the reply; '' where there is none. */
  readonly replySha256: string;
  /** Why there is none; '' where there is one. */
  readonly detail: string;
}

/** A request on the job's disk that has not been answered for good. Times are own time. */
export interface OpenRequest {
  readonly sha256: string;
  readonly sinceOwnUs: number;
  /** It is durable in the request folder. */
  readonly put: boolean;
  /** Where its reply is: not seen, told by the service, being read, recorded, or on its way out. */
  readonly reply: 'none' | 'told' | 'reading' | 'recorded' | 'answering';
  /** Command that waits for it to be durable. */
  readonly ticket: string | null;
}

/** The health request that the living attempt has open. */
export interface HealthRequest {
  readonly request: string;
  readonly sinceOwnUs: number;
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
  /** Where that checkpoint lies; null for a cold start. */
  readonly restoredFrom: { readonly disk: string; readonly folder: string } | null;
  /** What failed attempts say of the checkpoints that they started from (JP-17). */
  readonly restoreHistory: RestoreHistory;
  /** Verified checkpoints, oldest first, those that retention keeps. */
  readonly checkpoints: readonly Checkpoint[];
  /** Mission time when the newest was verified. */
  readonly checkpointUs: number;
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
  readonly results: CollectedResult['files'];
  readonly bundle: Bundle | null;
  /** Ended attempts by cause. */
  readonly endings: Readonly<Record<string, number>>;
  readonly usage: Usage;
  /** The program said that no retry will help; '' when it did not. */
  readonly fatal: string;
  /** The newest times that a requested checkpoint took, own time. */
  readonly saveTimes: SaveTimes;
  /** What the program did by itself. */
  readonly program: ProgramHistory;
  /** What the executor had seen of the craft when this was written. */
  readonly failures: FailureHistory;
  /** Checkpoints that retention must leave. */
  readonly pinned: readonly number[];
  /** Mission time of the first start and of the end of the last attempt. */
  readonly startedUs: number;
  readonly endedUs: number;
  /** Checkpoints that attempts started from, the newest of them. */
  readonly restores: readonly {
    readonly attempt: number;
    readonly sequence: number;
    readonly step: number;
  }[];
  /** Attempt whose result folder holds the result. */
  readonly resultAttempt: number;
  /** Where its defence against silent corruption stands. */
  readonly defence: DefenceState;
  /** Which defence spoke last: for a completed job it vouches for the result, for a held one against it. */
  readonly verdict: 'none' | 'digest' | 'duplicate' | 'canary';
  /** Service: the newest answered requests, and the digest of the reply to the first health request. */
  readonly answered: readonly Answered[];
  readonly healthSha256: string;
  /** Mission time for which it waited before its newest admission although a GPU could have taken it (JP-25). */
  readonly waitedUs: number;
  /** Its tenant's clock of waiting when it was queued. */
  readonly queuedOpenUs: number;
}

export interface WorkloadExit {
  readonly code: number | null;
  readonly signal: string | null;
  readonly outOfMemory: boolean;
}

/** A part of the program that has a limit of its own (X_SECTION). */
export interface Section {
  readonly name: string;
  readonly sinceOwnUs: number;
  readonly limitUs: number;
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
  readonly exit: WorkloadExit | null;
  /** When the next SIGKILL is due; null when none is. */
  readonly killOwnUs: number | null;
  readonly kills: number;
  /** Last Xid of its GPU during the attempt; 0 for none. */
  readonly xid: number;
  readonly checkpoint: { readonly ticket: string | null; readonly sinceOwnUs: number } | null;
  readonly logOwnUs: number;
  /** Innermost last. */
  readonly sections: readonly Section[];
  /** The heartbeat watchdog is held off until then (EXTEND_TIMEOUT_USEC). */
  readonly extendedOwnUs: number;
  /** It asked to be taken as hung. */
  readonly triggered: boolean;
  /** It asked to forget its back-off (RESTART_RESET). */
  readonly forgiven: boolean;
  readonly total: number;
  /** When it was stopped in place; null while it runs. */
  readonly pausedOwnUs: number | null;
  /** Mission time of the pause: a pause has an end. */
  readonly pausedUs: number;
  readonly memoryBytes: number | null;
  readonly gpuMemoryBytes: number | null;
  /** What it has on its disk, and when that was asked for last. */
  readonly diskBytes: number | null;
  readonly measuredOwnUs: number;
  /** What it last said of itself. */
  readonly status: string;
  /** Newest values of what it measures, as texts. */
  readonly metrics: Readonly<Record<string, string>>;
  readonly droppedLines: number;
  /** Own time up to which its work is in a verified checkpoint. */
  readonly savedOwnUs: number;
  readonly triggers: TriggerMemory;
  /** It was asked for a checkpoint because its GPU will be reset. */
  readonly savedForReset: boolean;
  /** It was paused for this storm already. */
  readonly spared: boolean;
  /** When it was told to leave. */
  readonly stoppedOwnUs: number;
  /** Service: replies that were read back, health included; the open health request, and when the last one was put. */
  readonly replies: number;
  readonly health: HealthRequest | null;
  readonly healthOwnUs: number;
  /** It answered a health request otherwise than before. */
  readonly unhealthy: boolean;
}

export interface Job {
  readonly record: JobRecord;
  readonly run: Run | null;
  /** Mission time when a failed settlement is tried again. */
  readonly settleAgainUs: number | null;
  /** Looks for a restore point that no disk answered, since the last one that was answered. */
  readonly unanswered: number;
  readonly scrub: ScrubCursor | null;
  /** Failed tries to seal its result, and the mission time of the next one. */
  readonly seal: { readonly tries: number; readonly againUs: number | null } | null;
  /** Service: requests by id that are not answered for good. */
  readonly requests: Readonly<Record<string, OpenRequest>>;
  /** Service: whether the requests that its disk holds are known. */
  readonly scan: 'due' | 'running' | 'done';
}

export function newJob(record: JobRecord): Job {
  return {
    record,
    run: null,
    settleAgainUs: null,
    unanswered: 0,
    scrub: null,
    seal: null,
    requests: {},
    scan: 'done',
  };
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
    restoredFrom: null,
    restoreHistory: NO_RESTORE_HISTORY,
    checkpoints: [],
    checkpointUs: 0,
    jobFaults: 0,
    backoffs: 0,
    platformStops: 0,
    idleCycles: 0,
    notBeforeUs: 0,
    cancelled: false,
    lastEnd: '',
    digest: '',
    published: false,
    results: [],
    bundle: null,
    endings: {},
    usage: { gpuSeconds: 0, energyJ: 0, storedBytes: 0, downlinkedBytes: 0 },
    fatal: '',
    saveTimes: [],
    program: NO_PROGRAM_FAILURES,
    failures: NO_FAILURES,
    pinned: [],
    startedUs: 0,
    endedUs: 0,
    restores: [],
    resultAttempt: -1,
    defence: initialDefence(order.defence),
    verdict: 'none',
    answered: [],
    healthSha256: '',
    waitedUs: 0,
    queuedOpenUs: 0,
  };
}

/** A record of the ledger, which may be older than a field. */
export function restoredRecord(stored: JobRecord): JobRecord {
  const order = restoredOrder(stored.order);
  return { ...newRecord(order, stored.number), ...stored, order };
}

/** It answers requests until its deadline or the ground ends it. */
export const isService = ({ order }: JobRecord): boolean => order.kind === JobKind.JOB_KIND_SERVICE;

export function newRun(ownUs: number, step: number, adopted: boolean): Run {
  return {
    startedOwnUs: ownUs,
    heartbeatOwnUs: ownUs,
    progressOwnUs: ownUs,
    step,
    stepping: false,
    adopted,
    exit: null,
    killOwnUs: null,
    kills: 0,
    xid: 0,
    checkpoint: null,
    logOwnUs: ownUs,
    sections: [],
    extendedOwnUs: 0,
    triggered: false,
    forgiven: false,
    total: 0,
    pausedOwnUs: null,
    pausedUs: 0,
    memoryBytes: null,
    gpuMemoryBytes: null,
    diskBytes: null,
    measuredOwnUs: ownUs,
    status: '',
    metrics: {},
    droppedLines: 0,
    savedOwnUs: ownUs,
    triggers: NO_TRIGGERS,
    savedForReset: false,
    spared: false,
    stoppedOwnUs: 0,
    replies: 0,
    health: null,
    healthOwnUs: ownUs,
    unhealthy: false,
  };
}

/** The last step known, volatile or durable. */
export function stepOf(job: Job): number {
  return job.run ? job.run.step : job.record.step;
}

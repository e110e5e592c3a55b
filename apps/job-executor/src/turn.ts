import { strict as assert } from 'node:assert';
import type { Refusal } from '@dawnline/contracts';
import type { CheckpointPlanner } from './checkpoints/checkpoint-planner';
import type { FailureHistory } from './checkpoints/failure-rate';
import type { TenantEntry, WorkloadSpecification } from '@dawnline/host';
import { accountOf, type Accounts } from './admission/accounts';
import type { AskPacket } from './admission/admission-ask';
import type { Book } from './admission/book-entry';
import type { Gpu } from './gpu/gpu';
import type { Breaker } from './gpu/gpu-breaker';
import type { CeilingSource } from './gpu/gpu-cap';
import { stepOf, type Answered, type Job, type JobOrder, type JobRecord, type Run } from './job';
import { isTerminal, mayChange, type Cause, type JobStateName } from './job-state';
import type { LedgerNote } from './ledger/ledger';
import type { ScrubCursor } from '@dawnline/storage';

/** Everything volatile of the executor, one plain value. */
export interface ExecutorState {
  /** The ledger has been read and every living attempt adopted or killed. */
  readonly recovered: boolean;
  /** What the mode asks: jobs may start (NOMINAL), running ones must stop (below), orders are refused (below STANDBY). */
  readonly nominal: boolean;
  readonly jobsRefused: boolean;
  readonly mustStop: boolean;
  readonly jobs: Readonly<Record<string, Job>>;
  /** Orders whose acceptance is not durable yet: nobody has been told of them. */
  readonly accepting: Readonly<Record<string, JobRecord>>;
  /** Orders whose input files are being placed. */
  readonly staging: Readonly<Record<string, JobOrder>>;
  readonly gpus: Readonly<Record<number, Gpu>>;
  readonly nextNumber: number;
  readonly completed: number;
  readonly failed: number;
  readonly lostSteps: number;
  /** The dosimeter tells of a storm of particles. */
  readonly storm: boolean;
  /** Since when a storm would be over; null while none is, or it lasts. */
  readonly calmSinceUs: number | null;
  /** Protons above what the place of the craft explains, 1/(cm2 s). */
  readonly solarFlux: number;
  /** What was seen of the craft's failures. */
  readonly failures: FailureHistory;
  /** When a scrub was asked for last, and of which job. */
  readonly scrubbedUs: number;
  readonly scrubbedNumber: number;
  /** Events of workloads that named no living attempt and changed nothing (JOB-6). */
  readonly staleEvents: number;
  readonly breaker: Breaker;
  readonly accounts: Accounts;
  /** Until when the accounts are counted; null before the first turn. */
  readonly countedUs: number | null;
  /** When the book was last written, with which accounts, and whether it must be now. */
  readonly bookUs: number;
  readonly bookedAccounts: Accounts;
  readonly bookDue: boolean;
  /** Admissions asked for, and answers that came too late, twice or from nobody. */
  readonly asks: number;
  readonly answersDiscarded: number;
}

export type GpuAction =
  | { readonly kind: 'cap'; readonly capW: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'release' }
  | {
      readonly kind: 'bind';
      readonly job: string;
      readonly attempt: number;
      readonly utilisation: number;
      readonly memoryUtilisation: number;
    };

/** What a turn asks for. */
export type Output =
  /** Append to the ledger; `then` follows when it is durable, and in the order of the appends. */
  | {
      readonly kind: 'record';
      readonly note: LedgerNote;
      readonly record: JobRecord;
      readonly then: readonly Output[];
    }
  | {
      readonly kind: 'event';
      readonly code: string;
      readonly parameters: Readonly<Record<string, string | number>>;
    }
  | {
      readonly kind: 'answer';
      readonly ticket: string;
      readonly refusal: Refusal;
      readonly detail: string;
    }
  | { readonly kind: 'accepted'; readonly job: string; readonly ticket: string }
  | { readonly kind: 'start' | 'adopt'; readonly specification: WorkloadSpecification }
  | {
      readonly kind: 'signal';
      readonly job: string;
      readonly attempt: number;
      readonly signal: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGUSR1';
    }
  /** Choose the checkpoint to restore from. */
  | { readonly kind: 'prepare'; readonly job: string; readonly passUnreadable: boolean }
  /** Verify one commit of the living attempt, or all new ones (null). */
  | { readonly kind: 'verify'; readonly job: string; readonly sequence: number | null }
  /** Verify or quarantine what an ended attempt left; `adopt`: its plain files are a checkpoint too. */
  | { readonly kind: 'settle'; readonly job: string; readonly adopt: boolean }
  | { readonly kind: 'discard'; readonly job: string; readonly sequences: readonly number[] }
  /** Read resting checkpoints back, from the cursor on. */
  | { readonly kind: 'scrub'; readonly job: string; readonly cursor: ScrubCursor | null }
  /** Checkpoints of a run that is over; the next one began from a cold start. */
  | { readonly kind: 'drop-round'; readonly job: string; readonly round: number }
  /** The result of the job went out. */
  | { readonly kind: 'published'; readonly job: string }
  /** Put the input files of an order into its folder. */
  | { readonly kind: 'stage'; readonly ticket: string; readonly order: JobOrder }
  /** Read an order that was staged as a file. */
  | { readonly kind: 'fetch-order'; readonly ticket: string; readonly sha256: string }
  /** Remove what no job owns. */
  | { readonly kind: 'sweep' }
  /** Count what a job has on its disk. */
  | { readonly kind: 'measure'; readonly job: string; readonly attempt: number }
  /** Requests and replies of a resident service, on its disk. */
  | {
      readonly kind: 'put-request';
      readonly job: string;
      readonly request: string;
      readonly body: Uint8Array;
    }
  | {
      readonly kind: 'read-reply';
      readonly job: string;
      readonly attempt: number;
      readonly request: string;
    }
  /** Send a recorded answer, then remove its request. */
  | { readonly kind: 'answer-request'; readonly job: string; readonly answered: Answered }
  | { readonly kind: 'drop-replies'; readonly job: string; readonly replies: readonly Answered[] }
  | { readonly kind: 'scan-requests'; readonly job: string; readonly attempt: number }
  /** Seal the result of a completed job. */
  | { readonly kind: 'seal'; readonly job: string }
  /** The job's folder may go. */
  | { readonly kind: 'forget'; readonly job: string }
  | { readonly kind: 'gpu'; readonly gpu: number; readonly action: GpuAction }
  /** May this job start? The answer comes as a further input. */
  | { readonly kind: 'ask'; readonly to: CeilingSource; readonly packet: AskPacket }
  /** Write down what outlives the jobs. */
  | { readonly kind: 'book'; readonly book: Book };

/** What a turn may know besides state and input. */
export interface Knowledge {
  readonly nowUs: number;
  /** The workloads' own clock. */
  readonly ownUs: number;
  /** Keyed draw in [0, 1). */
  draw(purpose: string, index: number): number;
  readonly programs: readonly { readonly name: string; readonly takesCheckpointSignal?: boolean }[];
  readonly planner: CheckpointPlanner;
  /** UTC of mission time zero, Unix microseconds. */
  readonly epochUnixUs: number;
  /** The craft signs results; absent: it signs none. */
  readonly signs?: boolean;
  /** Absent: no quotas. */
  readonly tenants?: readonly TenantEntry[];
}

/** One turn of the pure core: collects changes of a working copy and the outputs, in order. */
export class Turn {
  readonly outputs: Output[] = [];
  private owned: Record<string, Job> | null = null;

  constructor(
    public state: ExecutorState,
    readonly know: Knowledge,
  ) {}

  get jobs(): Job[] {
    return Object.values(this.state.jobs);
  }

  job(id: string): Job | null {
    return Object.hasOwn(this.state.jobs, id) ? this.state.jobs[id] : null;
  }

  /** The job when this attempt of it lives here; null for a stale one. */
  living(id: string, attempt: number): (Job & { readonly run: Run }) | null {
    const job = this.job(id);
    if (!job?.run || job.record.attempt !== attempt) return null;
    return job as Job & { readonly run: Run };
  }

  put(id: string, change: Partial<Job>): void {
    const job = this.state.jobs[id];
    if (!job) assert.fail(`no job ${id}`);
    this.ownJobs()[id] = { ...job, ...change };
  }

  /** The jobs of this turn's own working copy: copied once a turn, as a thousand of them take a millisecond. */
  private ownJobs(): Record<string, Job> {
    if (this.owned !== this.state.jobs) {
      this.owned = { ...this.state.jobs };
      this.state = { ...this.state, jobs: this.owned };
    }
    return this.owned;
  }

  putRun(id: string, change: Partial<Run>): void {
    const run = this.state.jobs[id]?.run;
    if (!run) assert.fail(`no attempt of ${id} lives`);
    this.put(id, { run: { ...run, ...change } });
  }

  putGpu(id: number, change: Partial<Gpu>): void {
    const gpu = this.state.gpus[id];
    if (!gpu) assert.fail(`no GPU ${id}`);
    this.state = { ...this.state, gpus: { ...this.state.gpus, [id]: { ...gpu, ...change } } };
  }

  emit(...outputs: readonly Output[]): void {
    this.outputs.push(...outputs);
  }

  event(code: string, parameters: Readonly<Record<string, string | number>>): void {
    this.emit({ kind: 'event', code, parameters });
  }

  /** Changes the durable facts of a job and records them. */
  record(id: string, note: LedgerNote, patch: Partial<JobRecord>, then: readonly Output[] = []): void {
    const job = this.job(id);
    if (!job) assert.fail(`no job ${id}`);
    const record: JobRecord = { ...job.record, step: stepOf(job), ...patch };
    assert(record.attempt >= job.record.attempt, 'JP-23: an attempt number is never reused');
    this.put(id, { record });
    this.emit({ kind: 'record', note, record, then });
  }

  /** Goes along one edge of the state machine: one record and one event with its cause. */
  change(
    id: string,
    to: JobStateName,
    cause: Cause,
    patch: Partial<JobRecord> = {},
    then: readonly Output[] = [],
    note: LedgerNote = 'STATE',
  ): void {
    const job = this.job(id);
    if (!job) assert.fail(`no job ${id}`);
    const from = job.record.state;
    assert(mayChange(from, to, cause), `no edge ${from} -> ${to} for ${cause}`);
    const attempt = Math.max(patch.attempt ?? job.record.attempt, 0);
    const step = patch.step ?? stepOf(job);
    const told: Output = {
      kind: 'event',
      code: 'JOB_STATE',
      parameters: { job: id, from, to, cause, attempt, step },
    };
    // A revoked admission goes on waiting.
    const queued = to === 'QUEUED' && from !== 'ADMITTED';
    const { openUs } = accountOf(this.state.accounts, job.record.order.tenant);
    const waits = queued ? { queuedOpenUs: openUs } : {};
    this.record(id, note, { ...waits, ...patch, state: to, cause }, [told, ...then]);
    if (isTerminal(to)) this.count(to);
  }

  private count(to: JobStateName): void {
    const completed = this.state.completed + (to === 'COMPLETED' ? 1 : 0);
    this.state = { ...this.state, completed, failed: this.state.failed + (to === 'FAILED' ? 1 : 0) };
  }
}

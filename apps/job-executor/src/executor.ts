import { strict as assert } from 'node:assert';
import { Mode } from '@dawnline/contracts';
import type { RunningWorkload, WorkloadEvent } from '@dawnline/host';
import type { DamagedFinding, ScrubCursor, Verification } from '@dawnline/storage';
import { addDownlinked, keepAccounts } from './admission/accounting';
import type { Answer } from './admission/admission-ask';
import { admit, onAnswer, restoreFound } from './admission/admission-desk';
import { openBook } from './admission/book';
import type { Book } from './admission/book-entry';
import { checked, refusal, scrubbed, scrubNext, settled, tellRepairs } from './checkpoints/checkpoints';
import type { Prepared } from './checkpoints/checkpoint-work';
import { accepted, notAccepted, notFetched, staged, submit } from './orders/acceptance';
import { cancel, checkpoint, pauseByGround, pin, release, resumeByGround } from './orders/commands';
import { onSealing, sealAgain, type SealInput } from './results/bundle';
import { newGpu, type GpuStatus } from './gpu/gpu';
import type { CapRange, CeilingPacket } from './gpu/gpu-cap';
import { BREAKER_CLOSED } from './gpu/gpu-breaker';
import { care } from './gpu/gpu-care';
import { closeBreakerByCommand, drain, resetGpu } from './gpu/gpu-commands';
import { commandCap, expireCeilings, onCeiling, onGpuStatus } from './gpu/gpus';
import type { Job, JobOrder, Run } from './job';
import { CHECKPOINT_LIMIT_US, MEASURE_PERIOD_US, STORAGE_RETRY_US } from './job-executor.limits';
import { isTerminal } from './job-state';
import type { Records } from './ledger/ledger';
import { mayPause, watchPause } from './attempts/pauses';
import { onDosimeter, spare } from './checkpoints/storm';
import { scheduleCheckpoint } from './checkpoints/checkpoint-schedule';
import { NO_FAILURES } from './checkpoints/failure-rate';
import { adopts, answerCheckpoint, killAgain, stop } from './attempts/lifecycle';
import { recover } from './attempts/recovery';
import type { CollectedResult } from './results/results';
import type { ServiceInput } from './services/service-input';
import { onServiceInput, serviceTick } from './services/services';
import { Turn, type ExecutorState, type Knowledge, type Output } from './turn';
import { bitesOf } from './attempts/watchdogs';
import { onWorkload } from './attempts/workload';

/** Commands that name a job and nothing else. */
export type JobCommand = 'cancel' | 'release' | 'checkpoint' | 'pause' | 'resume';

/** What can happen to the executor. */
export type Input =
  | { readonly kind: 'tick' }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'submit'; readonly ticket: string; readonly order: JobOrder }
  | { readonly kind: 'submit-file'; readonly ticket: string; readonly sha256: string }
  | {
      readonly kind: 'staged';
      readonly ticket: string;
      readonly job: string;
      readonly fault: string | null;
      /** The files are to blame, and not a disk that does not answer. */
      readonly refused: boolean;
    }
  | {
      readonly kind: 'not-fetched';
      readonly ticket: string;
      readonly fault: string;
      readonly refused: boolean;
    }
  | { readonly kind: JobCommand; readonly ticket: string; readonly job: string }
  | {
      readonly kind: 'pin';
      readonly ticket: string;
      readonly job: string;
      readonly sequence: number;
      readonly pinned: boolean;
    }
  | { readonly kind: 'accepted'; readonly ticket: string; readonly job: string }
  | { readonly kind: 'not-accepted'; readonly ticket: string; readonly job: string; readonly reason: string }
  | { readonly kind: 'published'; readonly job: string }
  | ServiceInput
  | SealInput
  | {
      readonly kind: 'ceiling';
      readonly gpu: number;
      readonly source: string;
      readonly packet: CeilingPacket;
    }
  | { readonly kind: 'gpu-status'; readonly gpu: number; readonly status: GpuStatus }
  | { readonly kind: 'dosimeter'; readonly countRateHz: number }
  | { readonly kind: 'downlinked'; readonly job: string; readonly bytes: number }
  | { readonly kind: 'measured'; readonly job: string; readonly attempt: number; readonly bytes: number }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'drain'; readonly ticket: string; readonly gpu: number; readonly drained: boolean }
  | { readonly kind: 'reset-gpu'; readonly ticket: string; readonly gpu: number }
  | { readonly kind: 'close-breaker'; readonly ticket: string }
  | { readonly kind: 'workload'; readonly event: WorkloadEvent }
  | {
      readonly kind: 'recovered';
      readonly records: Records;
      readonly running: readonly RunningWorkload[];
      readonly restarted: boolean;
      readonly book?: Book;
    }
  | ({
      readonly kind: 'prepared';
      readonly job: string;
    } & Prepared)
  | {
      readonly kind: 'scrubbed';
      readonly job: string;
      readonly cursor: ScrubCursor | null;
      readonly findings: readonly DamagedFinding[];
    }
  | { readonly kind: 'not-prepared'; readonly job: string; readonly reason: string }
  | { readonly kind: 'not-settled'; readonly job: string }
  | {
      readonly kind: 'checked';
      readonly job: string;
      readonly attempt: number;
      readonly found: readonly Verification[];
    }
  | {
      readonly kind: 'settled';
      readonly job: string;
      readonly attempt: number;
      readonly found: readonly Verification[];
      readonly result: CollectedResult;
    };

export function initialState(gpus: readonly ({ readonly id: number } & CapRange)[]): ExecutorState {
  return {
    recovered: false,
    nominal: false,
    jobsRefused: false,
    mustStop: false,
    jobs: {},
    accepting: {},
    staging: {},
    gpus: Object.fromEntries(
      gpus.map(({ id, minimumCapW, maximumCapW }) => [id, newGpu(id, { minimumCapW, maximumCapW })]),
    ),
    nextNumber: 0,
    completed: 0,
    failed: 0,
    lostSteps: 0,
    storm: false,
    calmSinceUs: null,
    solarFlux: 0,
    failures: NO_FAILURES,
    scrubbedUs: 0,
    scrubbedNumber: -1,
    staleEvents: 0,
    breaker: BREAKER_CLOSED,
    accounts: {},
    countedUs: null,
    bookUs: 0,
    bookedAccounts: {},
    bookDue: false,
    asks: 0,
    answersDiscarded: 0,
  };
}

/** The whole executor as a pure function. */
export function advance(
  state: ExecutorState,
  input: Input,
  know: Knowledge,
): { readonly state: ExecutorState; readonly outputs: readonly Output[] } {
  const turn = new Turn(state, know);
  take(turn, input);
  return { state: turn.state, outputs: turn.outputs };
}

function take(turn: Turn, input: Input): void {
  switch (input.kind) {
    case 'tick':
      return tick(turn);
    case 'mode':
      return onMode(turn, input.mode);
    case 'submit':
      return submit(turn, input.ticket, input.order);
    case 'submit-file':
      return turn.emit({ kind: 'fetch-order', ticket: input.ticket, sha256: input.sha256 });
    case 'pause':
      return pauseByGround(turn, input.ticket, input.job);
    case 'resume':
      return resumeByGround(turn, input.ticket, input.job);
    case 'pin':
      return pin(turn, input.ticket, input.job, input.sequence, input.pinned);
    case 'cancel':
      return cancel(turn, input.ticket, input.job);
    case 'release':
      return release(turn, input.ticket, input.job);
    case 'checkpoint':
      return checkpoint(turn, input.ticket, input.job);
    case 'accepted':
      return accepted(turn, input.job, input.ticket);
    case 'not-accepted':
      return notAccepted(turn, input.job, input.ticket, input.reason);
    case 'published':
      return turn.job(input.job) ? turn.record(input.job, 'PUBLISHED', { published: true }) : undefined;
    case 'ceiling':
      return onCeiling(turn, input.gpu, input.source, input.packet);
    case 'gpu-status':
      return onGpuStatus(turn, input.gpu, input.status);
    case 'measured':
      return measured(turn, input.job, input.attempt, input.bytes);
    case 'downlinked':
      return addDownlinked(turn, input.job, input.bytes);
    case 'dosimeter':
      return onDosimeter(turn, input.countRateHz);
    case 'answer':
      return onAnswer(turn, input.answer);
    case 'drain':
      return drain(turn, input.ticket, input.gpu, input.drained);
    case 'reset-gpu':
      return resetGpu(turn, input.ticket, input.gpu);
    case 'close-breaker':
      return closeBreakerByCommand(turn, input.ticket);
    case 'workload':
      return onWorkload(turn, input.event);
    case 'recovered':
      if (input.book) openBook(turn, input.book);
      return recover(turn, input.records, input.running, input.restarted);
    case 'prepared':
      return prepared(turn, input.job, input);
    case 'scrubbed':
      return scrubbed(turn, input.job, input.cursor, input.findings);
    case 'not-prepared':
      return notPrepared(turn, input.job, input.reason);
    case 'not-settled':
      return turn.job(input.job)
        ? turn.put(input.job, { settleAgainUs: turn.know.nowUs + STORAGE_RETRY_US })
        : undefined;
    case 'checked':
      return checked(turn, input.job, input.attempt, input.found);
    case 'settled':
      return settled(turn, input.job, input.attempt, input.found, input.result);
    default:
      return takeFromDesk(turn, input);
  }
}

type DeskInput = SealInput | ServiceInput | Extract<Input, { kind: 'staged' | 'not-fetched' }>;

/** What the desks of files, results and services bring back, and requests. */
function takeFromDesk(turn: Turn, input: DeskInput): void {
  switch (input.kind) {
    case 'staged':
      return staged(turn, input.ticket, input.job, input.fault, input.refused);
    case 'not-fetched':
      return notFetched(turn, input.ticket, input.fault, input.refused);
    case 'sealed':
    case 'not-sealed':
      return onSealing(turn, input);
    default:
      return onServiceInput(turn, input);
  }
}

/** Below NOMINAL the GPU idles; before the first ping nothing is known, and what runs goes on. */
function onMode(turn: Turn, mode: Mode): void {
  const known = mode !== Mode.MODE_UNKNOWN;
  const nominal = mode === Mode.MODE_NOMINAL;
  const jobsRefused = known && !nominal && mode !== Mode.MODE_STANDBY;
  const mustStop = known && !nominal;
  turn.state = { ...turn.state, nominal, jobsRefused, mustStop };
  if (!mustStop) return;
  for (const job of turn.jobs) {
    if (job.run && !job.run.exit && job.record.state !== 'STOPPING') stop(turn, job, 'STOP_MODE', 'grace');
  }
}

/** The work loop. */
function tick(turn: Turn): void {
  const gpus = Object.values(turn.state.gpus);
  for (const gpu of gpus) {
    expireCeilings(turn, gpu.id);
    commandCap(turn, gpu.id);
  }
  if (!turn.state.recovered) return;
  for (const job of turn.jobs) watch(turn, job);
  for (const job of turn.jobs) serviceTick(turn, job);
  keepAccounts(turn);
  care(turn);
  admit(turn);
  scrubNext(turn);
  sealAgain(turn);
}

function watch(turn: Turn, job: Job): void {
  const { nowUs, ownUs } = turn.know;
  const { record, run } = job;
  const id = record.order.job;
  if (isTerminal(record.state)) return;
  const late = record.order.deadlineUs > 0 && nowUs >= record.order.deadlineUs;
  if (late && ['QUEUED', 'REQUEUED', 'HELD'].includes(record.state)) {
    turn.change(id, 'FAILED', 'DEADLINE_PASSED', {}, [
      { kind: 'event', code: 'JOB_FAILED', parameters: { job: id, cause: 'DEADLINE_PASSED' } },
    ]);
  } else if (record.state === 'REQUEUED' && nowUs >= record.notBeforeUs) {
    turn.change(id, 'QUEUED', 'BACKOFF_OVER');
  } else if (record.state === 'STOPPING') {
    if (job.settleAgainUs !== null && nowUs >= job.settleAgainUs) {
      turn.put(id, { settleAgainUs: null });
      turn.emit({ kind: 'settle', job: id, adopt: adopts(job) });
    } else if (run && run.killOwnUs !== null && ownUs >= run.killOwnUs) killAgain(turn, job);
  } else if (run && !run.exit) watchRunning(turn, job, run, late);
}

function watchRunning(turn: Turn, job: Job, run: Run, late: boolean): void {
  const { record } = job;
  const id = record.order.job;
  const [bite, ...others] = bitesOf(job, turn.know.ownUs);
  if (bite) {
    const ageS = (bite.ageUs / 1e6).toFixed(1);
    const also = others.map(({ name }) => name).join(' ') || 'none';
    turn.event('WATCHDOG_FIRED', { job: id, attempt: record.attempt, watchdog: bite.name, ageS, also });
    stop(turn, job, bite.cause, 'kill');
  } else if (late) stop(turn, job, 'STOP_DEADLINE', 'grace');
  else if (turn.state.mustStop) stop(turn, job, 'STOP_MODE', 'grace');
  else if (record.state === 'PAUSED') watchPause(turn, { ...job, run });
  else if (turn.state.storm && !run.spared && mayPause(job)) spare(turn, job);
  else if (run.checkpoint && turn.know.ownUs - run.checkpoint.sinceOwnUs > CHECKPOINT_LIMIT_US) {
    turn.change(id, 'RUNNING', 'CKPT_TIMEOUT');
    answerCheckpoint(turn, job, false, 'no checkpoint in time');
  } else {
    measure(turn, job, run);
    scheduleCheckpoint(turn, { ...job, run });
  }
}

/** A job that fills its disk is found before others feel it. */
function measure(turn: Turn, job: Job, run: Run): void {
  const { order, attempt } = job.record;
  if (order.diskMaxBytes === 0 || turn.know.ownUs - run.measuredOwnUs < MEASURE_PERIOD_US) return;
  turn.putRun(order.job, { measuredOwnUs: turn.know.ownUs });
  turn.emit({ kind: 'measure', job: order.job, attempt });
}

function measured(turn: Turn, id: string, attempt: number, bytes: number): void {
  if (turn.living(id, attempt)) turn.putRun(id, { diskBytes: bytes });
}

function prepared(turn: Turn, id: string, found: Prepared): void {
  const job = turn.job(id);
  if (job?.record.state !== 'ADMITTED') return;
  turn.put(id, { unanswered: 0 });
  turn.emit(...found.refused.map(({ sequence, reason }) => refusal(id, sequence, reason)));
  tellRepairs(turn, id, found.repaired);
  restoreFound(turn, job, found);
}

function notPrepared(turn: Turn, id: string, reason: string): void {
  const job = turn.job(id);
  if (job?.record.state !== 'ADMITTED') return;
  assert(turn.state.recovered);
  turn.put(id, { unanswered: job.unanswered + 1 });
  turn.event('NOT_PREPARED', { job: id, reason });
  turn.change(id, 'QUEUED', 'REVOKED_STORAGE', { notBeforeUs: turn.know.nowUs + STORAGE_RETRY_US });
}

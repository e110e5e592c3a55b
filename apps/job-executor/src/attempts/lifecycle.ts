import { strict as assert } from 'node:assert';
import { JobKind, Refusal } from '@dawnline/contracts';
import type { WorkloadSpecification } from '@dawnline/host';
import { noteRestoreFailure, NO_RESTORE_HISTORY } from '@dawnline/storage';
import type { Prepared } from '../checkpoints/checkpoint-work';
import { restoresWith, sealOutputs } from '../results/bundle';
import { withExposure, withFailure, withProgramRun } from '../checkpoints/failure-rate';
import { hintUs } from '../checkpoints/interval-hint';
import { fluenceBetween, fluxAt } from '../checkpoints/radiation-forecast';
import { attribute, EXIT_CHECKPOINTED, hasNewerCheckpoint, isCrash, type Ending } from './attribution';
import { markGpu } from '../gpu/gpu-mark';
import { newRun, stepOf, type Job, type JobRecord, type WorkloadExit } from '../job';
import {
  checkpointFolder,
  inputFolder,
  logFile,
  PRIMARY_DISK,
  replyFolder,
  requestFolder,
  resultFolder,
} from '../folders';
import { defended, phaseOf } from '../results/defence';
import { ENDED_JOBS_MAX_ITEMS, KILL_REPEAT_US, KILLS_MAX, XID_WAIT_US } from '../job-executor.limits';
import { isTerminal, type StopCause } from '../job-state';
import { environmentOf, graceUsOf } from '../orders/order';
import { decide } from './restart-policy';
import type { CollectedResult } from '../results/results';
import type { Output, Turn } from '../turn';

/** Platform causes that lose work; the others let the job save it first. */
const LOSSES: readonly string[] = ['PLATFORM_SEU', 'PLATFORM_EXECUTOR'];

const RESTART_REASONS: Readonly<Record<string, string>> = {
  PLATFORM_PREEMPT: 'preempted',
  PLATFORM_POWER: 'power',
  PLATFORM_THERMAL: 'thermal',
  PLATFORM_SEU: 'seu',
  PLATFORM_EXECUTOR: 'executor-restart',
  EXIT_CKPT: 'preempted',
  NEXT_RUN: 'first',
};

export function specificationOf(turn: Turn, record: JobRecord, reason: string): WorkloadSpecification {
  const { order, attempt } = record;
  const { job } = order;
  const folder = checkpointFolder(job, record.defence.round);
  const program = turn.know.programs.find((entry) => entry.name === order.program);
  return {
    job,
    attempt,
    kind: order.kind === JobKind.JOB_KIND_SERVICE ? 'service' : 'batch',
    program: order.program,
    command: order.command,
    arguments: order.arguments,
    disk: PRIMARY_DISK,
    inputFolder: inputFolder(job),
    checkpointFolder: folder,
    resultFolder: resultFolder(job, attempt),
    logFile: logFile(job, attempt),
    requestFolder: requestFolder(job),
    replyFolder: replyFolder(job, attempt),
    restoreDisk: record.restoredFrom?.disk ?? PRIMARY_DISK,
    restoreFolder: record.restoredFrom?.folder ?? null,
    restartReason: reason,
    seed: order.seed,
    totalSteps: order.totalSteps,
    stepTimeUs: order.stepTimeUs,
    checkpointEverySteps: order.checkpointEverySteps,
    watchdogUs: order.watchdogUs,
    graceUs: graceUsOf(order),
    gpu: record.gpu,
    powerCapW: turn.state.gpus[record.gpu]?.capSentW ?? 0,
    intervalHintUs: hintUs(turn, record),
    deadlineUnixUs: order.deadlineUs > 0 ? turn.know.epochUnixUs + order.deadlineUs : 0,
    environmentAllow: order.environmentAllow,
    environment: environmentOf(order),
    memoryMaxBytes: order.memoryMaxBytes,
    takesCheckpointSignal: order.takesCheckpointSignal || (program?.takesCheckpointSignal ?? false),
    ...phaseOf(record),
  };
}

/** ADMITTED -> STARTING: the intent is durable before the process is spawned (JP-19). */
export function start(turn: Turn, job: Job, found: Prepared, reason: string): void {
  const { order, attempt, bestStep } = job.record;
  const next = attempt + 1;
  const restoredStep = found.checkpoint?.step ?? 0;
  const patch: Partial<JobRecord> = {
    attempt: next,
    processId: null,
    stopCause: null,
    signal: null,
    step: restoredStep,
    restoredStep,
    restoredSequence: found.checkpoint?.sequence ?? 0,
    restoredFrom: found.place,
    checkpoints: found.verified,
    startedUs: attempt < 0 ? turn.know.nowUs : job.record.startedUs,
    restores: restoresWith(job.record, next, found.checkpoint?.sequence ?? 0, restoredStep),
  };
  const specification = specificationOf(turn, { ...job.record, ...patch }, reason);
  turn.change(
    order.job,
    'STARTING',
    'INTENT_WRITTEN',
    patch,
    [
      { kind: 'start', specification },
      {
        kind: 'event',
        code: 'JOB_STARTED',
        parameters: { job: order.job, attempt: next, restore: patch.restoredSequence ?? 0 },
      },
    ],
    'INTENT',
  );
  turn.put(order.job, { run: newRun(turn.know.ownUs, restoredStep, false) });
  const lost = Math.max(0, Math.max(bestStep, job.record.step) - restoredStep);
  turn.state = { ...turn.state, lostSteps: turn.state.lostSteps + lost };
}

export function restartReasonOf(record: JobRecord): string {
  if (record.attempt < 0) return 'first';
  if (record.stopCause?.startsWith('WATCHDOG_')) return 'watchdog';
  return RESTART_REASONS[record.lastEnd] ?? 'crash';
}

/** Tells a living attempt to leave: the reason is recorded before the signal is sent (JP-13). */
export function stop(
  turn: Turn,
  job: Job,
  cause: StopCause,
  how: 'grace' | 'kill',
  patch: Partial<JobRecord> = {},
): void {
  const id = job.record.order.job;
  assert(job.run && !job.run.exit, `attempt ${job.record.attempt} of ${id} lives`);
  const { attempt } = job.record;
  const signal = how === 'grace' ? 'SIGTERM' : 'SIGKILL';
  const signals: Output[] = [{ kind: 'signal', job: id, attempt, signal }];
  // JP-10: a stopped process would never see SIGTERM.
  if (how === 'grace') signals.unshift({ kind: 'signal', job: id, attempt, signal: 'SIGCONT' });
  const recorded = { signal, reason: cause, atUs: turn.know.nowUs } as const;
  turn.change(id, 'STOPPING', cause, { stopCause: cause, signal: recorded, ...patch }, signals, 'SIGNAL');
  const killOwnUs = turn.know.ownUs + (how === 'grace' ? graceUsOf(job.record.order) : KILL_REPEAT_US);
  turn.putRun(id, { killOwnUs, kills: how === 'kill' ? 1 : 0, stoppedOwnUs: turn.know.ownUs });
}

/** The grace is over, or a kill did not work yet. */
export function killAgain(turn: Turn, job: Job): void {
  const id = job.record.order.job;
  assert(job.run && job.record.signal, 'a stop was recorded before');
  if (job.run.kills >= KILLS_MAX) {
    markGpu(turn, job.record.gpu, true);
    turn.event('GPU_DRAINED', { gpu: job.record.gpu, job: id });
    turn.change(id, 'HELD', 'UNKILLABLE');
    turn.put(id, { run: null });
    return;
  }
  const signal = { ...job.record.signal, signal: 'SIGKILL', repeated: true } as const;
  turn.record(id, 'SIGNAL', { signal }, [
    { kind: 'signal', job: id, attempt: job.record.attempt, signal: 'SIGKILL' },
  ]);
  turn.putRun(id, { kills: job.run.kills + 1, killOwnUs: turn.know.ownUs + KILL_REPEAT_US });
}

/** The process of the living attempt is gone. */
export function exited(turn: Turn, job: Job, exit: WorkloadExit): void {
  const id = job.record.order.job;
  turn.putRun(id, { exit, killOwnUs: null });
  turn.emit({ kind: 'gpu', gpu: job.record.gpu, action: { kind: 'release' } });
  turn.putGpu(job.record.gpu, { releasedUs: turn.know.nowUs, boundUs: null });
  if (job.run?.checkpoint) answerCheckpoint(turn, job, false, 'the attempt ended');
  if (job.record.state !== 'STOPPING') turn.change(id, 'STOPPING', 'EXITED', { stopCause: 'EXITED' });
  // A crash that nobody ordered: the GPU may be to blame, and its status comes once a second.
  const crashed = job.record.state !== 'STOPPING' && isCrash(exit);
  if (crashed) turn.put(id, { settleAgainUs: turn.know.nowUs + XID_WAIT_US });
  else turn.emit({ kind: 'settle', job: id, adopt: adopts({ ...job, run: { ...job.run!, exit } }) });
}

/** JP-8: the program said by its exit that its files are a checkpoint. */
export function adopts({ record, run }: Job): boolean {
  return record.order.adopt !== '' && run?.exit?.code === EXIT_CHECKPOINTED;
}

export function answerCheckpoint(turn: Turn, job: Job, ok: boolean, detail: string): void {
  const ticket = job.run?.checkpoint?.ticket;
  if (ticket === undefined) return;
  const refusal = ok ? Refusal.REFUSAL_NONE : Refusal.REFUSAL_FAILED;
  if (ticket !== null) turn.emit({ kind: 'answer', ticket, refusal, detail });
  turn.putRun(job.record.order.job, { checkpoint: null });
}

/** STOPPING -> what comes next, once everything the attempt left is verified or quarantined (JP-9). */
export function end(turn: Turn, job: Job, result: CollectedResult, then: readonly Output[]): void {
  const { record, run } = job;
  const id = record.order.job;
  assert(record.state === 'STOPPING' && (run === null || run.exit), `attempt of ${id} has ended`);
  const ending = attribute(record, run, result);
  const draw = turn.know.draw(`backoff:${id}`, record.attempt);
  const restoreHistory = historyAfter(record, ending);
  const seen = observe(turn, job, ending);
  const judged = { ...record, restoreHistory };
  const verdict = defended(judged, ending, result, stepOf(job), turn.know.nowUs);
  const decision = verdict ?? decide(judged, run, ending, turn.know.nowUs, turn.know.ownUs, draw);
  const endings = { ...record.endings, [decision.cause]: (record.endings[decision.cause] ?? 0) + 1 };
  const patch = {
    ...decision.patch,
    step: stepOf(job),
    processId: null,
    lastEnd: decision.cause,
    endings,
    restoreHistory,
    endedUs: turn.know.nowUs,
    ...seen,
    ...verdict?.also,
  };
  if (decision.to === 'COMPLETED') {
    const total = record.order.totalSteps || stepOf(job);
    turn.change(
      id,
      'COMPLETED',
      decision.cause,
      { ...patch, step: total, results: result.files, resultAttempt: record.attempt, ...verdict?.also },
      [...then, ...resultOutputs({ ...record, ...patch }), ...sealOutputs(turn.know, record)],
      'RESULT',
    );
  } else {
    const told: Output[] = [...(verdict?.told ?? [])];
    if (decision.to === 'FAILED') told.push(eventOf('JOB_FAILED', { job: id, cause: decision.cause }));
    if (decision.to === 'HELD')
      told.push(eventOf('JOB_HELD', { job: id, cause: decision.cause, verdict: patch.verdict ?? 'none' }));
    turn.change(id, decision.to, decision.cause, patch, [...then, ...told]);
  }
  turn.put(id, { run: null, settleAgainUs: null });
  turn.know.planner.forget(id);
  forgetOldest(turn);
}

/** What the attempt says of how often craft and program fail (jobs.md section 6). */
function observe(turn: Turn, { record, run }: Job, ending: Ending): Pick<JobRecord, 'program' | 'failures'> {
  if (!run) return { program: record.program, failures: turn.state.failures };
  const { ownUs, epochUnixUs, nowUs, planner } = turn.know;
  const now = epochUnixUs + nowUs;
  const ranUs = Math.max(0, ownUs - run.startedOwnUs);
  const forecast = planner.forecast(now);
  const fluence = fluenceBetween(forecast, now - ranUs, now);
  let failures = withExposure(turn.state.failures, ranUs / 1e6, fluence);
  const byCraft = ending.kind === 'platform' && LOSSES.includes(ending.cause);
  if (byCraft) failures = withFailure(failures, fluxAt(forecast, now) + turn.state.solarFlux);
  turn.state = { ...turn.state, failures };
  const faults = ending.kind === 'job-fault' ? 1 : 0;
  return { program: withProgramRun(record.program, ranUs / 1e6, faults), failures };
}

/** JP-17: only a fault of the job speaks against the checkpoint that it started from. */
function historyAfter(record: JobRecord, ending: Ending): JobRecord['restoreHistory'] {
  if (hasNewerCheckpoint(record)) return NO_RESTORE_HISTORY;
  if (ending.kind !== 'job-fault') return record.restoreHistory;
  return noteRestoreFailure(record.restoreHistory, record.restoredSequence);
}

function eventOf(code: string, parameters: Readonly<Record<string, string | number>>): Output {
  return { kind: 'event', code, parameters };
}

/** The result goes out after it is durable; that it went out is recorded, so that a restart does not repeat it (JP-27). */
export function resultOutputs(record: JobRecord): Output[] {
  const { job } = record.order;
  return [
    eventOf('JOB_COMPLETED', {
      job,
      digest: record.digest,
      attempts: record.attempt + 1,
      verdict: record.verdict,
    }),
    { kind: 'published', job },
  ];
}

/** Keeps a bounded number of ended jobs. */
function forgetOldest(turn: Turn): void {
  const ended = turn.jobs.filter((job) => isTerminal(job.record.state));
  ended.sort((a, b) => a.record.number - b.record.number);
  for (const job of ended.slice(0, Math.max(0, ended.length - ENDED_JOBS_MAX_ITEMS))) {
    const { [job.record.order.job]: _, ...jobs } = turn.state.jobs;
    turn.state = { ...turn.state, jobs };
    turn.emit({ kind: 'forget', job: job.record.order.job });
  }
}

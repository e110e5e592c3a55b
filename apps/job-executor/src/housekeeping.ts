import { JobState, type Body, type JobExecutorHousekeeping, type JobStatus } from '@dawnline/contracts';
import { ceilingW } from './gpu/gpu-cap';
import { tenantAccounts, verdictOf } from './admission/housekeeping-accounts';
import { stepOf, type Job } from './job';
import { hasAttempt, isTerminal } from './job-state';
import { jobFaultsMaxOf, platformStopsMaxOf } from './orders/order';
import type { ExecutorState } from './turn';

/** Jobs that housekeeping shows (assumed): those with an attempt first, then the next to run; and the last ended ones. */
const OPEN_SHOWN_MAX_ITEMS = 24;
const ENDED_SHOWN_MAX_ITEMS = 8;
const US_PER_S = 1e6;
/** The GPU that housekeeping shows. */
const SHOWN_GPU = 0;

export function housekeeping(
  state: ExecutorState,
  nowUs: number,
  ownUs: number,
): Omit<Body<JobExecutorHousekeeping>, 'service'> {
  const jobs = Object.values(state.jobs).sort((a, b) => a.record.number - b.record.number);
  const open = jobs.filter((job) => !isTerminal(job.record.state));
  const ended = jobs.filter((job) => isTerminal(job.record.state)).slice(-ENDED_SHOWN_MAX_ITEMS);
  const gpu = state.gpus[SHOWN_GPU];
  return {
    jobs: [...ended, ...shown(open)].map((job) => statusOf(job, ownUs, nowUs)),
    gpuCapW: gpu?.capSentW ?? 0,
    powerCeilingW: gpu ? ceilingW(gpu.ceilings['power-manager'], gpu.range, nowUs) : 0,
    thermalCeilingW: gpu ? ceilingW(gpu.ceilings['thermal-controller'], gpu.range, nowUs) : 0,
    jobsQueued: open.filter((job) => job.record.state === 'QUEUED').length,
    jobsCompleted: state.completed,
    jobsFailed: state.failed,
    gpuReady: gpu?.status?.ready ?? false,
    gpuPowerW: gpu?.status?.powerW ?? 0,
    lostSteps: state.lostSteps,
    tenants: tenantAccounts(state, jobs, nowUs),
    staleEvents: state.staleEvents,
    breakerOpen: state.breaker.open,
    gpus: Object.values(state.gpus).map(verdictOf),
    answersDiscarded: state.answersDiscarded,
  };
}

function shown(open: readonly Job[]): readonly Job[] {
  const living = open.filter((job) => hasAttempt(job.record.state));
  const others = open.filter((job) => !hasAttempt(job.record.state));
  return [...living, ...others].slice(0, OPEN_SHOWN_MAX_ITEMS);
}

export function statusOf(job: Job, ownUs: number, nowUs: number): JobStatus {
  const { record, run } = job;
  const { order } = record;
  const newest = record.checkpoints.at(-1);
  const step = stepOf(job);
  const ranUs = run ? ownUs - run.startedOwnUs : 0;
  return {
    job: order.job,
    state: JobState[`JOB_${record.state}`],
    attempt: Math.max(record.attempt, 0),
    step,
    total: order.totalSteps || (run?.total ?? 0),
    checkpointStep: newest?.step ?? 0,
    checkpointSequence: newest?.sequence ?? 0,
    restarts: Math.max(record.attempt, 0),
    resultDigest: record.digest,
    tenant: order.tenant,
    cause: record.cause,
    heartbeatAgeUs: run && !run.exit ? Math.max(0, ownUs - run.heartbeatOwnUs) : 0,
    stepRate: run && ranUs > 0 ? ((step - record.restoredStep) * US_PER_S) / ranUs : 0,
    checkpointAgeUs: newest ? Math.max(0, nowUs - record.checkpointUs) : 0,
    lostSteps: Math.max(0, step - (newest?.step ?? 0)),
    jobFaultsLeft: Math.max(0, jobFaultsMaxOf(order) - record.jobFaults),
    platformStopsLeft: Math.max(0, platformStopsMaxOf(order) - record.platformStops),
    memoryBytes: run?.memoryBytes ?? 0,
    gpuMemoryBytes: run?.gpuMemoryBytes ?? 0,
    energyJ: record.usage.energyJ,
    gpuSeconds: record.usage.gpuSeconds,
    intervalHintUs: order.checkpointEverySteps * order.stepTimeUs,
    detail: run?.status ?? '',
    restartsByCause: Object.entries(record.endings).map(([cause, count]) => ({ cause, count })),
  };
}

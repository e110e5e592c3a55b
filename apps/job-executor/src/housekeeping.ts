import { JobState, type Body, type JobExecutorHousekeeping, type JobStatus } from '@dawnline/contracts';
import { ceilingW } from './gpu-cap';
import { stepOf, type Job } from './job';
import { isTerminal } from './job-state';
import type { ExecutorState } from './turn';

/** Ended jobs that housekeeping still shows (assumed). */
const ENDED_SHOWN_MAX_ITEMS = 8;
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
    jobs: [...ended, ...open].map((job) => statusOf(job, ownUs)),
    gpuCapW: gpu?.capSentW ?? 0,
    powerCeilingW: gpu ? ceilingW(gpu.ceilings['power-manager'], gpu.range, nowUs) : 0,
    thermalCeilingW: gpu ? ceilingW(gpu.ceilings['thermal-controller'], gpu.range, nowUs) : 0,
    jobsQueued: open.filter((job) => job.record.state === 'QUEUED').length,
    jobsCompleted: state.completed,
    jobsFailed: state.failed,
    gpuReady: gpu?.status?.ready ?? false,
    gpuPowerW: gpu?.status?.powerW ?? 0,
    lostSteps: state.lostSteps,
  };
}

function statusOf(job: Job, ownUs: number): JobStatus {
  const { record, run } = job;
  const newest = record.checkpoints.at(-1);
  return {
    job: record.order.job,
    state: JobState[`JOB_${record.state}`],
    attempt: Math.max(record.attempt, 0),
    step: stepOf(job),
    total: record.order.totalSteps,
    checkpointStep: newest?.step ?? 0,
    checkpointSequence: newest?.sequence ?? 0,
    restarts: Math.max(record.attempt, 0),
    resultDigest: record.digest,
    tenant: record.order.tenant,
    cause: record.cause,
    heartbeatAgeUs: run && !run.exit ? Math.max(0, ownUs - run.heartbeatOwnUs) : 0,
  };
}

import { isService, type Job, type Run } from '../job';
import { PROGRESS_STEPS, PROGRESS_WATCHDOGS } from '../job-executor.limits';
import type { StopCause } from '../job-state';
import { healthFault } from '../services/service-health';
import { startLimitUsOf, type JobOrder } from '../orders/order';

type Bitten = Extract<StopCause, 'START_TIMEOUT' | `WATCHDOG_${string}`>;

export interface Bite {
  readonly cause: Bitten;
  readonly name:
    | 'start'
    | 'heartbeat'
    | 'trigger'
    | 'section'
    | 'progress'
    | 'log'
    | 'memory'
    | 'gpu-memory'
    | 'disk'
    | 'health';
  /** How long it was silent, own time; 0 where it is not about time. */
  readonly ageUs: number;
}

/**
 * Every watchdog that fires for a living attempt now, the one that was due first at the head: it names the cause, the
 * others are recorded (JP-22). Empty when the attempt is well. Ages are in its own time, which a pause stops.
 */
export function bitesOf(job: Job, ownUs: number): readonly Bite[] {
  const { run, record } = job;
  if (!run || run.exit) return [];
  const memory = memoryBites(record.order, run);
  if (record.state === 'STARTING') {
    const late = overdue('START_TIMEOUT', 'start', ownUs - run.startedOwnUs, startLimitUsOf(record.order));
    return [...memory, ...sorted(late)];
  }
  // A job that was stopped in place cannot speak, but it still holds what it holds.
  if (record.state === 'PAUSED') return memory;
  if (record.state !== 'RUNNING' && record.state !== 'CHECKPOINTING') return [];
  const trigger: Bite[] = run.triggered ? [{ cause: 'WATCHDOG_HEARTBEAT', name: 'trigger', ageUs: 0 }] : [];
  return [...trigger, ...memory, ...sorted(silences(job, run, ownUs))];
}

interface Late {
  readonly bite: Bite;
  readonly overUs: number;
}

function overdue(cause: Bitten, name: Bite['name'], ageUs: number, limitUs: number): Late[] {
  return limitUs > 0 && ageUs > limitUs ? [{ bite: { cause, name, ageUs }, overUs: ageUs - limitUs }] : [];
}

/** The one that has been due for longest was due first. */
function sorted(late: readonly Late[]): Bite[] {
  return [...late].sort((a, b) => b.overUs - a.overUs).map(({ bite }) => bite);
}

function silences(job: Job, run: Run, ownUs: number): Late[] {
  const { order } = job.record;
  const sections = run.sections.flatMap(({ sinceOwnUs, limitUs }) =>
    overdue('WATCHDOG_SECTION', 'section', ownUs - sinceOwnUs, limitUs),
  );
  const silentUs = ownUs - run.heartbeatOwnUs;
  // The job asked for time: nothing but the end of that time is silence.
  const heartbeat =
    ownUs <= run.extendedOwnUs ? [] : overdue('WATCHDOG_HEARTBEAT', 'heartbeat', silentUs, order.watchdogUs);
  const healthUs = healthFault(job, run, ownUs);
  const health: Late[] =
    healthUs === null
      ? []
      : [{ bite: { cause: 'WATCHDOG_HEARTBEAT', name: 'health', ageUs: healthUs }, overUs: healthUs }];
  return [
    ...heartbeat,
    ...health,
    ...sections,
    ...overdue('WATCHDOG_PROGRESS', 'progress', ownUs - run.progressOwnUs, progressLimitUs(job)),
    ...overdue('WATCHDOG_LOG', 'log', ownUs - run.logOwnUs, order.logSilenceUs),
  ];
}

function memoryBites(order: JobOrder, run: Run): Bite[] {
  const bites: Bite[] = [];
  const above = (used: number | null, maximum: number): boolean =>
    used !== null && maximum > 0 && used > maximum;
  if (above(run.memoryBytes, order.memoryMaxBytes))
    bites.push({ cause: 'WATCHDOG_MEMORY', name: 'memory', ageUs: 0 });
  if (above(run.gpuMemoryBytes, order.gpuMemoryMaxBytes))
    bites.push({ cause: 'WATCHDOG_MEMORY', name: 'gpu-memory', ageUs: 0 });
  if (above(run.diskBytes, order.diskMaxBytes))
    bites.push({ cause: 'WATCHDOG_MEMORY', name: 'disk', ageUs: 0 });
  return bites;
}

/** Longest time without a new step. A heartbeat is no progress (JP-4); a job without steps has no such watchdog. */
export function progressLimitUs(job: Job): number {
  const { watchdogUs, stepTimeUs, progressLimitUs: ordered, totalSteps } = job.record.order;
  if (ordered > 0) return ordered;
  // The progress of a service are its replies, and it may have nobody to reply to.
  if (isService(job.record) || (totalSteps === 0 && !job.run?.stepping)) return 0;
  return Math.max(PROGRESS_WATCHDOGS * watchdogUs, PROGRESS_STEPS * stepTimeUs);
}

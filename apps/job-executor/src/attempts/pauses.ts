import type { Job, Run } from '../job';
import { CEILING_SOURCES, inForce } from '../gpu/gpu-cap';
import { PAUSE_MAX_US } from '../job-executor.limits';
import type { PauseCause } from '../job-state';
import { stop } from './lifecycle';
import type { Turn } from '../turn';
import { bind } from './workload';

/** What a pause that lasts too long becomes. */
const STOPS = { PAUSE_POWER: 'STOP_POWER', PAUSE_THERMAL: 'STOP_THERMAL' } as const;

export function mayPause(job: Job): boolean {
  return job.record.order.pausable && job.record.state === 'RUNNING';
}

/** RUNNING -> PAUSED (JP-12): stopped in place, GPU memory held, its clocks stopped. */
export function pause(
  turn: Turn,
  job: Job,
  cause: PauseCause,
  then: Parameters<Turn['change']>[4] = [],
): void {
  const { order, attempt, gpu } = job.record;
  turn.change(order.job, 'PAUSED', cause, {}, [
    { kind: 'signal', job: order.job, attempt, signal: 'SIGSTOP' },
    // Its context stays, its load goes.
    {
      kind: 'gpu',
      gpu,
      action: { kind: 'bind', job: order.job, attempt, utilisation: 0, memoryUtilisation: 0 },
    },
    ...then,
  ]);
  turn.putRun(order.job, { pausedOwnUs: turn.know.ownUs, pausedUs: turn.know.nowUs });
}

/** PAUSED -> RUNNING: every clock of the attempt goes on from where it stood. */
export function resume(turn: Turn, job: Job, then: Parameters<Turn['change']>[4] = []): void {
  const { order, attempt, gpu } = job.record;
  const id = order.job;
  turn.change(id, 'RUNNING', 'RESUME', {}, [
    { kind: 'signal', job: id, attempt, signal: 'SIGCONT' },
    ...then,
  ]);
  turn.putRun(id, shifted(turn.job(id)!.run!, turn.know.ownUs));
  bind(turn, id, attempt, gpu, turn.know.nowUs);
}

function shifted(run: Run, ownUs: number): Partial<Run> {
  const byUs = ownUs - (run.pausedOwnUs ?? ownUs);
  return {
    pausedOwnUs: null,
    heartbeatOwnUs: run.heartbeatOwnUs + byUs,
    progressOwnUs: run.progressOwnUs + byUs,
    logOwnUs: run.logOwnUs + byUs,
    extendedOwnUs: run.extendedOwnUs + byUs,
    sections: run.sections.map((section) => ({ ...section, sinceOwnUs: section.sinceOwnUs + byUs })),
  };
}

/** Ends a pause whose reason is gone, or that lasts too long: pause before stopping, stop before the rail goes off. */
export function watchPause(turn: Turn, job: Job & { readonly run: Run }): void {
  const cause = job.record.cause as PauseCause;
  if (cause === 'PAUSE_GROUND') return;
  if (!isPressing(turn, job, cause)) return resume(turn, job);
  if (turn.know.nowUs - job.run.pausedUs <= PAUSE_MAX_US) return;
  // A storm may last for days: the job goes on, with denser checkpoints.
  if (cause === 'PAUSE_RADIATION') resume(turn, job);
  else stop(turn, job, STOPS[cause], 'grace');
}

function isPressing(turn: Turn, job: Job, cause: PauseCause): boolean {
  if (cause === 'PAUSE_RADIATION') return turn.state.storm;
  const { ceilings } = turn.state.gpus[job.record.gpu];
  return CEILING_SOURCES.some((source) => {
    const ceiling = ceilings[source];
    return !ceiling || !inForce(ceiling, turn.know.nowUs) || ceiling.suspend;
  });
}

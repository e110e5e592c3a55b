import type { Job, Run } from '../job';
import { EXTENSION_MAX_US, GRACE_EXTENDED_MAX_US } from '../job-executor.limits';
import type { Turn } from '../turn';

/** Stops that cannot wait for a job: what they protect does not. */
const URGENT = ['STOP_POWER', 'STOP_THERMAL', 'STOP_GPU_FAULT'];

/**
 * EXTEND_TIMEOUT_USEC (JP-2): more time before the heartbeat watchdog bites, or before the end of the grace. Granted up
 * to a bound, and not at all while power-manager or thermal-controller want the GPU back.
 */
export function extend(turn: Turn, job: Job & { readonly run: Run }, byUs: number): void {
  const id = job.record.order.job;
  const { ownUs } = turn.know;
  if (!(byUs > 0)) return;
  const ceilings = Object.values(turn.state.gpus[job.record.gpu]?.ceilings ?? {});
  if (ceilings.some((ceiling) => ceiling.suspend)) return;
  if (job.record.state !== 'STOPPING') {
    turn.putRun(id, { extendedOwnUs: ownUs + Math.min(byUs, EXTENSION_MAX_US) });
    return;
  }
  const { killOwnUs, kills, stoppedOwnUs } = job.run;
  if (killOwnUs === null || kills > 0 || URGENT.includes(job.record.stopCause ?? '')) return;
  const latestUs = stoppedOwnUs + GRACE_EXTENDED_MAX_US;
  turn.putRun(id, { killOwnUs: Math.max(killOwnUs, Math.min(ownUs + byUs, latestUs)) });
}

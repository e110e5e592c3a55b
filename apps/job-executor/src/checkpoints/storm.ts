import type { Job } from '../job';
import { STORM_CALM_US, STORM_COUNTS_HZ, STORM_RATIO } from '../job-executor.limits';
import { pause } from '../attempts/pauses';
import { fluxAt } from './radiation-forecast';
import type { Turn } from '../turn';

/**
 * A storm of particles: the dosimeter counts far more than the place of the craft explains (fault:G13). Saves become
 * denser by the plan, one is taken at once, and a job that may be stopped in place is spared for a while.
 */
export function onDosimeter(turn: Turn, countRateHz: number): void {
  if (!Number.isFinite(countRateHz) || countRateHz < 0) return;
  const { nowUs, epochUnixUs, planner } = turn.know;
  const mapped = fluxAt(planner.forecast(epochUnixUs + nowUs), epochUnixUs + nowUs);
  const high = countRateHz > STORM_COUNTS_HZ && countRateHz > STORM_RATIO * mapped;
  const { storm, calmSinceUs } = turn.state;
  if (high && !storm) {
    turn.event('PARTICLE_STORM', { countsPerS: Math.round(countRateHz) });
    for (const job of turn.jobs) if (job.run) turn.putRun(job.record.order.job, { spared: false });
  }
  const since = storm && !high ? (calmSinceUs ?? nowUs) : null;
  const over = since !== null && nowUs - since >= STORM_CALM_US;
  if (over) turn.event('PARTICLE_STORM_OVER', {});
  const lasts = (storm || high) && !over;
  turn.state = {
    ...turn.state,
    storm: lasts,
    calmSinceUs: lasts ? since : null,
    solarFlux: lasts ? Math.max(0, countRateHz - mapped) : 0,
  };
}

/** RUNNING -> PAUSED, once a storm. */
export function spare(turn: Turn, job: Job): void {
  pause(turn, job, 'PAUSE_RADIATION');
  turn.putRun(job.record.order.job, { spared: true });
}

import type { Job, Run } from '../job';
import { HEALTH_PERIOD_US, REQUEST_LIMIT_US } from './service.limits';
import { HEALTH_PREFIX, type ServiceInput } from './service-input';
import type { Turn } from '../turn';

/** Body of every health request: a service answers it, and always the same. */
const HEALTH_BODY = Buffer.from('health');

/** Puts the next health request when its time has come. A stopped service is not asked, and asked anew when it goes on. */
export function healthTick(turn: Turn, job: Job): void {
  const { record, run } = job;
  const id = record.order.job;
  const { ownUs, nowUs } = turn.know;
  if (!run || run.exit) return;
  if (record.state === 'PAUSED') return turn.putRun(id, { health: null, healthOwnUs: ownUs });
  if (record.state !== 'RUNNING' || run.health) return;
  const first = run.healthOwnUs === run.startedOwnUs;
  if (!first && ownUs - run.healthOwnUs < (record.order.healthPeriodUs || HEALTH_PERIOD_US)) return;
  const request = `${HEALTH_PREFIX}${nowUs}`;
  turn.putRun(id, { health: { request, sinceOwnUs: ownUs }, healthOwnUs: ownUs });
  turn.emit({ kind: 'put-request', job: id, request, body: HEALTH_BODY });
}

/** A disk that takes no request says nothing of the service. */
export function healthNotPut(turn: Turn, job: Job, request: string, fault: string | null): void {
  if (fault === null || job.run?.health?.request !== request) return;
  turn.putRun(job.record.order.job, { health: null });
}

/** The reply to a health request: the first one ever stands for all later ones. */
export function healthRead(
  turn: Turn,
  { record, run }: Job,
  read: Extract<ServiceInput, { kind: 'reply-read' }>,
): void {
  const id = record.order.job;
  if (!run || run.health?.request !== read.request) return;
  if (read.unreadable) return turn.putRun(id, { health: null });
  const first = record.healthSha256 === '';
  const healthy = read.fault === null && (first || record.healthSha256 === read.sha256);
  if (healthy && first) turn.record(id, 'ANSWERED', { healthSha256: read.sha256 });
  const replies = run.replies + (healthy ? 1 : 0);
  turn.putRun(id, { health: null, unhealthy: !healthy, replies });
}

/** Own time for which its health is overdue; 0 for a reply that was wrong; null when all is well. */
export function healthFault(job: Job, run: Run, ownUs: number): number | null {
  if (run.unhealthy) return 0;
  if (!run.health) return null;
  const ageUs = ownUs - run.health.sinceOwnUs;
  return ageUs > (job.record.order.requestLimitUs || REQUEST_LIMIT_US) ? ageUs : null;
}

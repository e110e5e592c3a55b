import type { Job } from '../job';
import { requestCheckpoint } from '../checkpoints/checkpoints';
import { isReleased } from '../admission/admission';
import { freshXids, type GpuHealth, type GpuStatus } from './gpu';
import { BREAKER_CLOSED, departed, departures, mayClose } from './gpu-breaker';
import {
  BREAKER_WINDOW_US,
  GPU_HEALTHY_STRETCH_US,
  RESET_LIMIT_US,
  RESET_SETTLE_US,
  RESETS_MAX,
} from './gpu-care.limits';
import { holderOfRun, tenantOf, mayStop } from './gpu-tenant';
import { GPU_RELEASE_WAIT_US } from '../job-executor.limits';
import { stop } from '../attempts/lifecycle';
import type { Turn } from '../turn';
import { harderNeed, isPlatformXid, meaningOf, needOfRecovery, xidAction, type Need } from './xid-table';

const S = 1_000_000;
/** Reason of a reset that the ground ordered: it says nothing of the GPU. */
export const ORDERED = 'ordered by the ground';
const REMAP_FAILED = 'a memory row could not be remapped';

/** What a GPU asks for, and why. */
interface Asked {
  readonly need: Need;
  readonly reason: string;
  readonly planned: boolean;
}

function putHealth(turn: Turn, id: number, change: Partial<GpuHealth>): void {
  turn.putGpu(id, { health: { ...turn.state.gpus[id].health, ...change } });
}

/** A GPU left health: too many at once open the breaker. */
export function depart(turn: Turn, id: number): void {
  const { breaker, gpus } = turn.state;
  const { nowUs } = turn.know;
  const next = departed(breaker, id, Object.keys(gpus).length, nowUs);
  turn.state = { ...turn.state, breaker: next };
  if (!next.open || breaker.open) return;
  const windowS = BREAKER_WINDOW_US / S;
  turn.event('GPU_BREAKER_OPEN', { gpus: departures(next, nowUs), windowS });
}

/** Closes the breaker: what GPUs still need is done from here on. */
export function closeBreaker(turn: Turn): void {
  turn.state = { ...turn.state, breaker: BREAKER_CLOSED };
  turn.event('GPU_BREAKER_CLOSED', {});
}

/** A GPU needs something before it may be used again. */
export function ail(turn: Turn, id: number, need: Need, reason: string, planned = false): void {
  const { health } = turn.state.gpus[id];
  if (health.verdict === 'failed') return;
  const worse = health.need === 'nothing' ? need : harderNeed(health.need, need);
  if (health.verdict === 'suspect' && worse === health.need) return;
  const well = health.verdict === 'healthy';
  putHealth(turn, id, { verdict: 'suspect', need: worse, reason, planned });
  turn.event('GPU_SUSPECT', { gpu: id, reason });
  if (well && !planned) depart(turn, id);
  if (need === 'power-cycle') turn.event('GPU_LOST', { gpu: id, reason });
  treat(turn, id);
}

/** Does what a suspect GPU needs, as far as its job allows it now. */
function treat(turn: Turn, id: number): void {
  if (turn.state.breaker.open) return;
  const { health } = turn.state.gpus[id];
  const tenant = tenantOf(turn, id);
  switch (health.need) {
    case 'reset-now':
      if (mayStop(tenant)) stop(turn, tenant, 'STOP_GPU_FAULT', 'kill');
      return reset(turn, id);
    case 'power-cycle':
      if (mayStop(tenant)) stop(turn, tenant, 'STOP_GPU_FAULT', 'kill');
      return;
    case 'reset-empty':
      if (mayStop(tenant)) {
        if (savesFirst(turn, tenant)) return;
        // A program that takes no request for one may still save at SIGTERM.
        stop(turn, tenant, health.reason === ORDERED ? 'STOP_PREEMPT' : 'STOP_GPU_FAULT', 'grace');
      }
      return tenant ? undefined : reset(turn, id);
    case 'reset-idle':
      return tenant ? undefined : reset(turn, id);
    case 'nothing':
  }
}

/** A reset that can wait lets the job save first, once; the limit of a requested checkpoint bounds the wait. */
function savesFirst(turn: Turn, job: Job): boolean {
  if (job.record.state === 'CHECKPOINTING') return true;
  if (job.record.state !== 'RUNNING' || !job.run?.stepping || job.run.savedForReset) return false;
  turn.putRun(job.record.order.job, { savedForReset: true });
  return requestCheckpoint(turn, job, 'CKPT_RESET');
}

function reset(turn: Turn, id: number): void {
  const { health } = turn.state.gpus[id];
  const tries = health.tries + (health.planned ? 0 : 1);
  if (tries > RESETS_MAX) return fail(turn, id, `${RESETS_MAX} resets did not help: ${health.reason}`);
  const { nowUs } = turn.know;
  const resets = health.resets + 1;
  putHealth(turn, id, { verdict: 'resetting', tries, resets, resetUs: nowUs, sawDown: false });
  // The context that held it goes with the reset.
  turn.putGpu(id, { releasedUs: nowUs, boundUs: null });
  turn.emit({ kind: 'gpu', gpu: id, action: { kind: 'reset' } });
  turn.event('GPU_RESET', { gpu: id, reason: health.reason, try: tries });
}

function fail(turn: Turn, id: number, reason: string): void {
  putHealth(turn, id, { verdict: 'failed', need: 'nothing', reason });
  turn.state = { ...turn.state, bookDue: true };
  turn.event('GPU_FAILED', { gpu: id, reason });
}

function recover(turn: Turn, id: number): void {
  const gpu = turn.state.gpus[id];
  if (gpu.status?.remapFailed) return fail(turn, id, REMAP_FAILED);
  putHealth(turn, id, {
    verdict: 'healthy',
    need: 'nothing',
    reason: '',
    planned: false,
    resetUs: null,
    wellUs: turn.know.nowUs,
  });
  turn.event('GPU_HEALTHY', { gpu: id });
}

/** What the newest status says of a GPU's health. It is in the state already. */
export function onHealth(turn: Turn, id: number, before: GpuStatus | null, status: GpuStatus): void {
  const xids = freshXids(before, status);
  const need = takeXids(turn, id, xids, status);
  const { health } = turn.state.gpus[id];
  if (health.verdict === 'resetting') {
    const settledUs = turn.know.nowUs - (health.resetUs ?? 0);
    if (settledUs >= RESET_SETTLE_US && need.need !== 'nothing') ail(turn, id, need.need, need.reason);
    else whileResetting(turn, id, status, settledUs);
    return;
  }
  const back = status.ready && before?.ready === false;
  if (health.verdict === 'suspect' && health.need === 'power-cycle' && back) return recover(turn, id);
  // A GPU without power shows nothing that could be acted on; Xids are news whatever its state.
  const standing = status.ready ? standingNeed(status) : null;
  // Both often tell of one fault, and one reset answers it.
  const hardest = standing && harderNeed(standing.need, need.need) !== need.need ? standing : need;
  if (hardest.need !== 'nothing') ail(turn, id, hardest.need, hardest.reason, hardest.planned);
}

function whileResetting(turn: Turn, id: number, status: GpuStatus, settledUs: number): void {
  if (!status.ready) return putHealth(turn, id, { sawDown: true });
  const { sawDown } = turn.state.gpus[id].health;
  const done = status.recoveryAction === 0 && !status.remapPending;
  if (done && (sawDown || settledUs >= RESET_SETTLE_US)) recover(turn, id);
}

/** What the state of a GPU asks for, whether or not its cause was seen. */
function standingNeed(status: GpuStatus): Asked | null {
  const need = needOfRecovery(status.recoveryAction);
  if (need === 'power-cycle' || need === 'reset-now') {
    return { need, reason: `recovery action ${status.recoveryAction}`, planned: false };
  }
  if (status.remapFailed) return { need: 'reset-now', reason: REMAP_FAILED, planned: false };
  if (status.remapPending)
    return { need: 'reset-empty', reason: 'a row remap waits for a reset', planned: true };
  return need === 'nothing'
    ? null
    : { need, reason: `recovery action ${status.recoveryAction}`, planned: true };
}

/** Tells each new code, ends the attempt when one asks for it, and gives the hardest need of them all. */
function takeXids(turn: Turn, id: number, xids: readonly number[], status: GpuStatus): Asked {
  let found: Asked = { need: 'nothing', reason: '', planned: false };
  let kill = false;
  for (const xid of xids) {
    turn.event('GPU_XID', { gpu: id, xid, meaning: meaningOf(xid) });
    const holder = holderOfRun(turn, id);
    if (holder?.run && (isPlatformXid(xid) || !isPlatformXid(holder.run.xid))) {
      turn.putRun(holder.record.order.job, { xid });
    }
    const action = xidAction(xid);
    if (action === 'alarm') turn.event('GPU_MEMORY_ERRORS', { gpu: id, corrected: status.eccCorrected });
    kill ||= action === 'restart-app';
    const need = action === 'reset-gpu' ? 'reset-now' : action === 'power-cycle' ? action : 'nothing';
    if (harderNeed(need, found.need) !== found.need) found = { need, reason: `Xid ${xid}`, planned: false };
  }
  const tenant = tenantOf(turn, id);
  if (kill && mayStop(tenant) && !turn.state.breaker.open) stop(turn, tenant, 'STOP_GPU_FAULT', 'kill');
  return found;
}

/** The work loop: overdue resets, memory that stays held, jobs that have left, a breaker that may close. */
export function care(turn: Turn): void {
  if (mayClose(turn.state.breaker, turn.know.nowUs)) closeBreaker(turn);
  for (const id of Object.keys(turn.state.gpus).map(Number)) careFor(turn, id);
}

function careFor(turn: Turn, id: number): void {
  const { nowUs } = turn.know;
  const { health } = turn.state.gpus[id];
  watchMemory(turn, id);
  if (health.verdict === 'suspect') treat(turn, id);
  else if (health.verdict === 'resetting') {
    // Below NOMINAL it may have no power, and would not come back.
    if (!turn.state.nominal) putHealth(turn, id, { resetUs: nowUs });
    else if (nowUs - (health.resetUs ?? 0) > RESET_LIMIT_US && !turn.state.breaker.open) {
      putHealth(turn, id, { planned: false, reason: `not back after a reset (${health.reason})` });
      reset(turn, id);
    }
  } else if (health.tries > 0 && nowUs - health.wellUs >= GPU_HEALTHY_STRETCH_US) {
    putHealth(turn, id, { tries: 0 });
  }
}

/** JP-21: a GPU whose last job is gone and whose memory is not released in time is reset. */
function watchMemory(turn: Turn, id: number): void {
  const gpu = turn.state.gpus[id];
  const { nowUs } = turn.know;
  if (!gpu.status?.ready || isReleased(gpu.status) || tenantOf(turn, id)) return;
  if (gpu.releasedUs === null) return turn.putGpu(id, { releasedUs: nowUs });
  if (nowUs - gpu.releasedUs <= GPU_RELEASE_WAIT_US || gpu.health.verdict !== 'healthy') return;
  ail(turn, id, 'reset-now', 'its memory is not released');
}

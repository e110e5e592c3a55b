import type { GpuStatus } from './gpu';
import { depart, onHealth } from './gpu-care';
import { capW, CEILING_SOURCES, inForce, isCeilingSource, takeCeiling, type CeilingPacket } from './gpu-cap';
import { BINDING_RETRY_US, CAP_REPEAT_US, CAP_STEP_W } from '../job-executor.limits';
import { mayStop, tenantOf } from './gpu-tenant';
import { stop } from '../attempts/lifecycle';
import { mayPause, pause } from '../attempts/pauses';
import type { Job } from '../job';
import type { Turn } from '../turn';
import { bind } from '../attempts/workload';

export function onCeiling(turn: Turn, id: number, source: string, packet: CeilingPacket): void {
  const gpu = turn.state.gpus[id];
  if (!gpu || !isCeilingSource(source)) return;
  const ceiling = takeCeiling(source, packet, turn.know.nowUs);
  turn.putGpu(id, { ceilings: { ...gpu.ceilings, [source]: ceiling } });
  commandCap(turn, id);
  const tenant = tenantOf(turn, id);
  if (!ceiling.suspend || !mayStop(tenant)) return;
  // Pause before stopping (jobs.md section 5).
  if (tenant.record.state === 'PAUSED') return;
  if (mayPause(tenant)) {
    pause(turn, tenant, source === 'power-manager' ? 'PAUSE_POWER' : 'PAUSE_THERMAL');
    return;
  }
  stop(turn, tenant, source === 'power-manager' ? 'STOP_POWER' : 'STOP_THERMAL', 'grace');
}

/** Commands the minimum of all ceilings: at once when it changed, else now and then. */
export function commandCap(turn: Turn, id: number): void {
  const gpu = turn.state.gpus[id];
  const { nowUs } = turn.know;
  const wanted = capW(gpu.ceilings, gpu.range, nowUs);
  const due = gpu.capSentUs === null || nowUs - gpu.capSentUs >= CAP_REPEAT_US;
  if (!due && Math.abs(wanted - gpu.capSentW) < CAP_STEP_W) return;
  turn.putGpu(id, { capSentW: wanted, capSentUs: nowUs });
  turn.emit({ kind: 'gpu', gpu: id, action: { kind: 'cap', capW: wanted } });
}

/** Tells each expiry once; the cap falls by itself, as an expired ceiling means the minimum. */
export function expireCeilings(turn: Turn, id: number): void {
  for (const source of CEILING_SOURCES) {
    const { ceilings } = turn.state.gpus[id];
    const ceiling = ceilings[source];
    if (!ceiling || ceiling.expiryTold || inForce(ceiling, turn.know.nowUs)) continue;
    turn.putGpu(id, { ceilings: { ...ceilings, [source]: { ...ceiling, expiryTold: true } } });
    turn.event('CEILING_EXPIRED', { gpu: id, source });
  }
}

export function onGpuStatus(turn: Turn, id: number, sample: GpuStatus): void {
  const gpu = turn.state.gpus[id];
  if (!gpu) return;
  const before = gpu.status;
  // A power meter that measures nothing leaves the last value.
  const status = Number.isFinite(sample.powerW) ? sample : { ...sample, powerW: before?.powerW ?? 0 };
  turn.putGpu(id, { status, statusUs: turn.know.nowUs });
  if (status.ready && before?.ready === false) turn.putGpu(id, { capSentUs: null });
  onHealth(turn, id, before, status);
  const tenant = tenantOf(turn, id);
  if (!status.ready && before?.ready !== false && mayStop(tenant)) lost(turn, id, tenant);
  keepBinding(turn, id, status);
}

/** A GPU that is not there ends its job at once; when several go together, they may all be back in a moment. */
function lost(turn: Turn, id: number, tenant: Job): void {
  depart(turn, id);
  if (!turn.state.breaker.open) stop(turn, tenant, 'STOP_GPU_FAULT', 'kill');
}

/** Binds and releases again when the GPU says otherwise: a command or the GPU's own state was lost. */
function keepBinding(turn: Turn, id: number, status: GpuStatus): void {
  const { nowUs } = turn.know;
  const gpu = turn.state.gpus[id];
  const tenant = tenantOf(turn, id);
  if (!status.ready) return;
  if (!tenant) {
    const due = gpu.releasedUs === null || nowUs - gpu.releasedUs >= BINDING_RETRY_US;
    if (status.boundJob === '' || !due) return;
    turn.emit({ kind: 'gpu', gpu: id, action: { kind: 'release' } });
    if (gpu.releasedUs === null) turn.putGpu(id, { releasedUs: nowUs });
    return;
  }
  const { order, attempt, state } = tenant.record;
  const bound = status.boundJob === order.job && status.boundAttempt === attempt;
  const due = gpu.boundUs === null || nowUs - gpu.boundUs >= BINDING_RETRY_US;
  if (bound || !due || (state !== 'RUNNING' && state !== 'CHECKPOINTING')) return;
  bind(turn, order.job, attempt, id, nowUs);
}

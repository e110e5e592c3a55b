import { Refusal } from '@dawnline/contracts';
import { ail, closeBreaker, ORDERED } from './gpu-care';
import { markGpu } from './gpu-mark';
import { mayStop, tenantOf } from './gpu-tenant';
import { stop } from '../attempts/lifecycle';
import type { Turn } from '../turn';

function answer(turn: Turn, ticket: string, refusal: Refusal, detail: string): void {
  turn.emit({ kind: 'answer', ticket, refusal, detail });
}

function isKnown(turn: Turn, ticket: string, gpu: number): boolean {
  if (turn.state.gpus[gpu]) return true;
  const ids = Object.keys(turn.state.gpus).join(', ');
  answer(turn, ticket, Refusal.REFUSAL_RANGE, `gpu ${gpu}: the craft has ${ids}`);
  return false;
}

/** Takes a GPU out of use, when its job has checkpointed and left, or back into it whatever the verdict on it was. */
export function drain(turn: Turn, ticket: string, gpu: number, drained: boolean): void {
  if (!isKnown(turn, ticket, gpu)) return;
  markGpu(turn, gpu, drained);
  turn.event(drained ? 'GPU_TAKEN_OUT' : 'GPU_TAKEN_BACK', { gpu });
  const tenant = tenantOf(turn, gpu);
  if (drained && mayStop(tenant)) stop(turn, tenant, 'STOP_PREEMPT', 'grace');
  answer(turn, ticket, Refusal.REFUSAL_NONE, `GPU ${gpu} is ${drained ? 'out of use' : 'in use'}`);
}

export function resetGpu(turn: Turn, ticket: string, gpu: number): void {
  if (!isKnown(turn, ticket, gpu)) return;
  const { verdict } = turn.state.gpus[gpu].health;
  if (verdict !== 'healthy') {
    return answer(turn, ticket, Refusal.REFUSAL_WRONG_MODE, `GPU ${gpu} is ${verdict}: healthy is allowed`);
  }
  if (turn.state.breaker.open) {
    return answer(turn, ticket, Refusal.REFUSAL_WRONG_MODE, 'the breaker is open: close it first');
  }
  ail(turn, gpu, 'reset-empty', ORDERED, true);
  answer(turn, ticket, Refusal.REFUSAL_NONE, `GPU ${gpu} is reset when its job has left`);
}

export function closeBreakerByCommand(turn: Turn, ticket: string): void {
  if (turn.state.breaker.open) closeBreaker(turn);
  answer(turn, ticket, Refusal.REFUSAL_NONE, 'the breaker is closed');
}

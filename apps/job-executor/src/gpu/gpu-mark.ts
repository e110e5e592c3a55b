import { WELL } from './gpu';
import type { Turn } from '../turn';

/**
 * Takes a GPU out of use or back. What is out stays out until the ground takes it back, also over restarts; the ground's
 * word outweighs every verdict.
 */
export function markGpu(turn: Turn, id: number, drained: boolean): void {
  const { resets } = turn.state.gpus[id].health;
  turn.putGpu(id, drained ? { drained } : { drained, health: { ...WELL, resets } });
  turn.state = { ...turn.state, bookDue: true };
}

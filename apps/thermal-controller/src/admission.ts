import type { GpuInput, GpuState } from './gpu-limit';
import { blindBound } from './gpu-limit';
import * as limits from './thermal-controller.limits';

export interface AdmissionResult {
  readonly granted: boolean;
  /** Thermal margin at that power once all is warm, K; NaN when unknown. */
  readonly predicted: number;
  /** Empty when granted. */
  readonly reason: string;
}

/** Whether a GPU may be loaded with so many watts as far as heat is concerned (JP-24): steady state over the loop. */
export function judgeAdmission(
  state: GpuState | undefined,
  watts: number,
  input: GpuInput | null,
  nowUs: number,
): AdmissionResult {
  const refused = (reason: string, predicted = NaN): AdmissionResult => ({
    granted: false,
    predicted,
    reason,
  });
  if (!state || !input) return refused('no such GPU');
  if (!(watts > 0 && watts <= input.maximumCapW)) {
    return refused(`${watts} W: above 0 to ${input.maximumCapW} W`);
  }
  const blind = blindBound(state, input, nowUs);
  if (blind) return refused(blind.reason);
  const sample = state.sample!;
  const limitC = Number.isFinite(sample.dieC) ? sample.dieC + sample.marginK : limits.GPU_LIMIT_C;
  const predicted = limitC - (input.loop!.high + watts * limits.DIE_OVER_LOOP_K_PER_W);
  if (state.suspend || nowUs < state.holdUntilUs) return refused('too hot just now', predicted);
  if (predicted < limits.GPU_RESERVE_K) {
    return refused(`${predicted.toFixed(1)} K of thermal margin left at ${watts} W`, predicted);
  }
  return { granted: true, predicted, reason: '' };
}

import type { Body, ThermalControllerHousekeeping } from '@dawnline/contracts';
import { isFresh } from '@dawnline/monitoring';
import type { GpuState } from './gpu-limit';
import { isolatedBits, usableVote } from './sensor-voting';
import { SAMPLE_TTL_US } from './thermal-controller.limits';
import { LOOP_SENSORS, type ThermalState } from './thermal-step';

/** The extreme of a GPU figure over all GPUs with a fresh sample; NaN when there is none. */
function ofGpus(
  state: ThermalState,
  read: (sample: NonNullable<GpuState['sample']>) => number,
  extreme: (...values: number[]) => number,
  nowUs: number,
): number {
  const values = state.gpus.flatMap(({ sample }) =>
    sample && isFresh(sample.stamp, SAMPLE_TTL_US, nowUs) ? [read(sample)] : [],
  );
  return values.length > 0 ? extreme(...values) : NaN;
}

/** What is unknown is NaN, never a number that could be believed. */
export function housekeepingOf(
  state: ThermalState,
  nowUs: number,
): Omit<Body<ThermalControllerHousekeeping>, 'service'> {
  const { loopSample, loop } = state;
  const fresh = isFresh(loopSample?.stamp ?? null, SAMPLE_TTL_US, nowUs);
  return {
    loopC: usableVote(state.loopVote, nowUs)?.value ?? NaN,
    batteryC: usableVote(state.batteryVote, nowUs)?.value ?? NaN,
    plateC: fresh ? loopSample!.plateC : NaN,
    dieC: ofGpus(state, ({ dieC }) => dieC, Math.max, nowUs),
    gpuMarginC: ofGpus(state, ({ marginK }) => marginK, Math.min, nowUs),
    gpuCeilingW: Math.min(...state.gpus.map(({ ceilingW }) => ceilingW)),
    flowRatio: fresh ? state.flow.flow : NaN,
    bypassRatio: loop.sent?.bypassRatio ?? loop.bypass,
    pumpPrime: state.flow.active === 'prime',
    pumpStandby: state.flow.active === 'standby',
    heatersOn: state.heaters.on.reduce((bits, on, index) => (on ? bits | (1 << index) : bits), 0),
    sensorsIsolated: isolatedBits(state.loopVote) | (isolatedBits(state.batteryVote) << LOOP_SENSORS.length),
  };
}

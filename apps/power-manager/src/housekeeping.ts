import type { Body, PowerManagerHousekeeping } from '@dawnline/contracts';
import type { CraftTable } from '@dawnline/host';
import type { PowerOutputs, PowerState } from './power-step';
import { usable } from './samples';
import { measuredClosed, recentRearms } from './switches';

function closedBits(state: PowerState, table: CraftTable): number {
  const { switches } = state.samples;
  if (!switches) return 0;
  return table.switches.reduce(
    (bits, { name }, index) => (measuredClosed(name, switches, index) ? bits | (1 << index) : bits),
    0,
  );
}

/** What is unknown is NaN, never a number that could be believed. */
export function housekeepingOf(
  state: PowerState,
  outputs: PowerOutputs | null,
  table: CraftTable,
  nowUs: number,
): Omit<Body<PowerManagerHousekeeping>, 'service'> {
  const bus = usable(state.samples.bus, nowUs);
  const { forecast } = state.forecast;
  const charge = outputs?.charge;
  return {
    stateOfCharge: charge?.charge ?? NaN,
    batteryPowerW: (charge?.voltageV ?? NaN) * (charge?.currentA ?? NaN),
    arrayPowerW: outputs?.arrayW ?? NaN,
    loadPowerW: bus ? bus.voltageV * bus.currentA : NaN,
    busVoltageV: bus?.voltageV ?? NaN,
    gpuCeilingW: state.budget.ceilingW,
    predictedMinimumCharge: outputs?.budget.predictedMinimumCharge ?? NaN,
    inEclipse: state.light.dark,
    nextEclipseUs: Math.max(0, forecast.entryUs ?? 0),
    eclipseEndUs: forecast.exitUs ?? 0,
    shedTier: state.shedding.tier,
    switchesClosed: closedBits(state, table),
    rearms: recentRearms(state.switches, nowUs),
  };
}

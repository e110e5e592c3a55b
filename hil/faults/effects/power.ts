import { numberOf, type Effects, type Start } from './effect';

const railTrip: Start = (context) => {
  const { bench, target } = context;
  const { inputs, state, railIndex } = bench.plant;
  const rail = railIndex.get(target)!;
  if (state.railLive[rail] !== 1) return `${target} carries no current`;
  const overloadA = numberOf(context, 'overload') * bench.craft.rails[rail].tripA;
  const before = bench.switches.trips[rail];
  const repeats = numberOf(context, 'repeats');
  return {
    set: (intensity) => {
      inputs.railFaultA[rail] = overloadA * intensity;
    },
    // The overload is there whenever the rail is live, until the switch has tripped often enough.
    step: () => bench.switches.trips[rail] - before >= repeats,
  };
};

export const POWER_EFFECTS: Effects = { 'power.rail-trip': railTrip };

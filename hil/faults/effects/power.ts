import type { SensorFault } from '@hil/devices';
import { lightFraction } from '@dawnline/orbit';
import { numberOf, textOf, US_PER_S, type Effects, type Start } from './effect';

const HOUR_US = 3600 * US_PER_S;
const S_PER_HOUR = 3600;
const S_PER_MIN = 60;
/** As in the plant: below half of the Sun's disc it is an eclipse. */
const LIT_FROM = 0.5;
const QUARTER_TURN_RAD = Math.PI / 2;
const BATTERY_DEVICE = 'eps/battery';
const CURRENT_SENSORS = [`${BATTERY_DEVICE}/current_a_a`, `${BATTERY_DEVICE}/current_b_a`];

const stringLoss: Start = (context) => {
  const { inputs, parameters } = context.bench.plant;
  const strings = numberOf(context, 'strings');
  const kind = textOf(context, 'kind');
  if (strings > parameters.array.strings) return `the array has ${parameters.array.strings} strings`;
  return {
    set: (intensity) => {
      if (kind === 'tracker-stuck') {
        inputs.arrayTrackerStuckV[0] = intensity > 0 ? numberOf(context, 'trackerVoltage') : 0;
        return;
      }
      for (let k = 0; k < strings; k++) {
        if (kind === 'short') inputs.arrayStringShorted[k] = intensity > 0 ? 1 : 0;
        else inputs.arrayStringHealth[k] = 1 - intensity;
      }
    },
  };
};

const cellFault: Start = (context) => {
  const { inputs, parameters } = context.bench.plant;
  const { parallelCells } = parameters.battery;
  const kind = textOf(context, 'kind');
  const cells = numberOf(context, 'cells');
  if (!context.bench.hasSensor(BATTERY_DEVICE)) return 'the battery is external hardware';
  if (cells >= parallelCells) return `a group has ${parallelCells} cells, and one must be left`;
  return {
    set: (intensity) => {
      if (kind === 'short') inputs.cellGroupLeakS[0] = intensity / numberOf(context, 'resistance');
      else {
        const lost = kind === 'fade' ? numberOf(context, 'fade') : cells / parallelCells;
        inputs.cellGroupShare[0] = 1 - lost * intensity;
      }
    },
  };
};

/** Both current sensors err until a count of their charge is off by the error; then they are right again. */
const chargeError: Start = (context) => {
  const { bench, nowUs } = context;
  if (!bench.hasSensor(BATTERY_DEVICE)) return 'the battery is external hardware';
  const overS = numberOf(context, 'over');
  const offsetA = (-numberOf(context, 'error') * bench.craft.battery.capacityAh * S_PER_HOUR) / overS;
  // A drift that is at its limit from the first sample on: a constant offset.
  const fault: SensorFault = {
    kind: 'drift',
    sinceUs: nowUs - HOUR_US,
    perHour: offsetA,
    limit: Math.abs(offsetA),
  };
  return {
    details: { offsetA },
    set: (intensity) => {
      for (const sensor of CURRENT_SENSORS)
        bench.setSensorFault(sensor, intensity > 0 ? fault : null, 'charge-error');
    },
    step: (atUs) => atUs - nowUs >= overS * US_PER_S,
  };
};

const undervoltage: Start = (context) => {
  const { inputs } = context.bench.plant;
  return {
    set: (intensity) => {
      inputs.busDipDepth[0] = numberOf(context, 'depth') * intensity;
      inputs.busDipUs[0] = intensity > 0 ? (context.durationUs ?? 0) : 0;
    },
  };
};

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

const switchingReset: Start = (context) => {
  const { bench } = context;
  if (!bench.hasSensor('eps/switches')) return 'the power switching is external hardware';
  if (textOf(context, 'states') === 'lost') bench.switches.loseStates();
  return {
    set: (intensity) => {
      bench.switches.silent = intensity > 0;
    },
  };
};

/** No sunlight reaches the array until the Earth has let it through for so long. */
const longEclipse: Start = (context) => {
  const { inputs, state } = context.bench.plant;
  const input = textOf(context, 'cause') === 'dark' ? inputs.sunBlocked : inputs.arrayIncidenceRad;
  const full = input === inputs.sunBlocked ? 1 : QUARTER_TURN_RAD;
  let leftUs = numberOf(context, 'extra') * S_PER_MIN * US_PER_S;
  let lastUs = context.nowUs;
  return {
    set: (intensity) => {
      input[0] = full * intensity;
    },
    step: (nowUs) => {
      if (lightFraction(state.orbit, state.sun) >= LIT_FROM) leftUs -= nowUs - lastUs;
      lastUs = nowUs;
      return leftUs <= 0;
    },
  };
};

export const POWER_EFFECTS: Effects = {
  'power.string-loss': stringLoss,
  'power.cell-fault': cellFault,
  'power.soc-error': chargeError,
  'power.undervoltage': undervoltage,
  'power.rail-trip': railTrip,
  'power.pcdu-reset': switchingReset,
  'power.long-eclipse': longEclipse,
};

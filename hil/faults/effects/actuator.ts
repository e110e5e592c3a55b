import { RAIL_STUCK } from '@hil/plant';
import { graded, numberOf, textOf, US_PER_S, type Effects, type Start } from './effect';

const RAD_PER_DEG = Math.PI / 180;

/** On: it heats as long as the switch above it is closed. Off: its element is broken, its thermostat cannot help. */
const heaterStuck: Start = (context) => {
  const { switches, plant } = context.bench;
  const rail = plant.railIndex.get(context.target)!;
  const on = textOf(context, 'state') === 'on';
  return {
    set: (intensity) => {
      if (on) switches.setHeaterStuckOn(rail, intensity > 0);
      else plant.inputs.railOpenCircuit[rail] = intensity > 0 ? 1 : 0;
    },
  };
};

const switchFailed: Start = (context) => {
  const { switches, plant } = context.bench;
  const rail = plant.railIndex.get(context.target)!;
  const mode = textOf(context, 'mode');
  const stuck = mode === 'will-not-open' ? RAIL_STUCK.cannotOpen : RAIL_STUCK.cannotClose;
  return {
    set: (intensity) => {
      if (mode === 'reports-wrong') switches.setMisreport(rail, intensity > 0);
      else plant.inputs.railStuck[rail] = intensity > 0 ? stuck : RAIL_STUCK.no;
    },
  };
};

const driveLoss: Start = (context) => {
  const { inputs } = context.bench.plant;
  const input = textOf(context, 'drive') === 'wheel' ? inputs.arrayIncidenceRad : inputs.arrayDriveOffRad;
  const fullRad = numberOf(context, 'offPoint') * RAD_PER_DEG;
  const rampUs = numberOf(context, 'ramp') * US_PER_S;
  const point = (nowUs: number): void => {
    input[0] = fullRad * (rampUs > 0 ? Math.min(1, (nowUs - context.nowUs) / rampUs) : 1);
  };
  return {
    set: (intensity, nowUs) => {
      if (intensity > 0) point(nowUs);
      else input[0] = 0;
    },
    step: (nowUs) => {
      point(nowUs);
      return false;
    },
  };
};

export const ACTUATOR_EFFECTS: Effects = {
  'actuator.pump-degraded': graded((context, intensity) => {
    const { pumpHealth } = context.bench.plant.inputs;
    pumpHealth[context.target === 'prime' ? 0 : 1] = 1 + (numberOf(context, 'flow') - 1) * intensity;
  }),
  'actuator.heater-stuck': heaterStuck,
  'actuator.switch-failed': switchFailed,
  'actuator.drive-loss': driveLoss,
  'actuator.valve-stuck': graded((context, intensity) => {
    const { valveJammed, valveJamPosition } = context.bench.plant.inputs;
    valveJammed[0] = intensity > 0 ? 1 : 0;
    valveJamPosition[0] = intensity > 0 ? numberOf(context, 'position') : 0;
  }),
};

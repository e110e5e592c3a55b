import { strict as assert } from 'node:assert';
import type { Craft } from '@hil/crafts';
import type { SensorKind } from './channel';
import {
  CELL_SPREAD_SIGMA_V,
  CURRENT_QUANTUM_A,
  DOSIMETER_GATE_S,
  EB_N0_QUANTUM_DB,
  EB_N0_SIGMA_DB,
  FLOW_SIGMA,
  LIGHT_SIGMA,
  ON_DIE_SIGMA_C,
  POWER_QUANTUM_W,
  POWER_SIGMA_RELATIVE,
  RATIO_QUANTUM,
  TEMPERATURE_QUANTUM_C,
  VELOCITY_SIGMA_KM_S,
  VOLTAGE_QUANTUM_V,
} from './devices.limits';

const DEG = Math.PI / 180;

const plain = (sigma: number, quantum: number, relative = false): SensorKind => ({
  sigma,
  biasSigma: 0,
  relative,
  quantum,
});

/** Kinds of sensors of a craft: noise and bias from its file, resolution and the rest from the limits. */
export type SensorKinds = ReturnType<typeof sensorKinds>;

export function sensorKinds(craft: Craft) {
  const ofCraft = (name: string, quantum: number, scale = 1): SensorKind => {
    const kind = craft.sensorKinds[name];
    assert(kind, `the craft describes its ${name} sensors`);
    return {
      sigma: kind.sigma * scale,
      biasSigma: kind.biasSigma * scale,
      relative: kind.relative,
      quantum,
    };
  };
  return {
    temperature: ofCraft('temperature', TEMPERATURE_QUANTUM_C),
    voltage: ofCraft('voltage', VOLTAGE_QUANTUM_V),
    current: ofCraft('current', CURRENT_QUANTUM_A),
    position: ofCraft('gnss-position', 0),
    sunVector: ofCraft('sun-sensor', 0, DEG),
    attitude: ofCraft('star-tracker', 0),
    velocity: plain(VELOCITY_SIGMA_KM_S, 0),
    light: plain(LIGHT_SIGMA, RATIO_QUANTUM),
    ratio: plain(FLOW_SIGMA, RATIO_QUANTUM),
    onDie: plain(ON_DIE_SIGMA_C, TEMPERATURE_QUANTUM_C),
    power: plain(POWER_SIGMA_RELATIVE, POWER_QUANTUM_W, true),
    cellSpread: plain(CELL_SPREAD_SIGMA_V, 0),
    ebN0: plain(EB_N0_SIGMA_DB, EB_N0_QUANTUM_DB),
    counts: { ...plain(0, 1 / DOSIMETER_GATE_S), gateS: DOSIMETER_GATE_S } as SensorKind,
    exact: plain(0, 0),
  } as const;
}

/** What the channels of one kind of quantity can show (assumed). */
export const RANGES = {
  temperatureC: { minimum: -100, maximum: 150 },
  voltageV: { minimum: 0, maximum: 80 },
  currentA: { minimum: -50, maximum: 50 },
  powerW: { minimum: 0, maximum: 1000 },
  ratio: { minimum: 0, maximum: 1 },
  marginC: { minimum: -50, maximum: 150 },
  positionKm: { minimum: -50_000, maximum: 50_000 },
  velocityKmS: { minimum: -12, maximum: 12 },
  unit: { minimum: -1, maximum: 1 },
  angleDeg: { minimum: 0, maximum: 180 },
  ebN0Db: { minimum: -20, maximum: 60 },
  cellSpreadV: { minimum: 0, maximum: 2 },
  doseRad: { minimum: 0, maximum: 1e6 },
  rateHz: { minimum: 0, maximum: 1e7 },
} as const;

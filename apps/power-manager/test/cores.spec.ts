import { Mode } from '@dawnline/contracts';
import { parseTle } from '@dawnline/orbit';
import { powerCycle, setSwitch } from '../src/commands';
import { NO_FORECAST, stepForecast } from '../src/eclipse-forecast';
import { UNKNOWN_LIGHT, stepLight } from '../src/light';
import { NO_SHEDDING, stepShedding } from '../src/load-shedding';
import { chargeOfVoltage, packEnergyJ, packVoltage } from '../src/open-circuit';
import { sustainableLoadW } from '../src/power-budget';
import { startPower } from '../src/power-step';
import { NO_SAMPLES, type SwitchesSample } from '../src/samples';
import { HEALTHY_PAIR, stepPair, type PairRules } from '../src/sensor-pair';
import { startCharge, stepCharge } from '../src/state-of-charge';
import { planSwitches } from '../src/switch-plan';
import { measuredClosed, startSwitches, stepSwitches, unlockSwitch } from '../src/switches';
import { context, S, table } from './world';

const stamp = (sequence: number) => ({ bootId: 1, sequence, atUs: sequence * S });

describe('open-circuit curve', () => {
  test('PWR-001 the curve and its inverse agree; the area under it is the energy', () => {
    for (let charge = 0; charge <= 1; charge += 0.03125) {
      expect(chargeOfVoltage(table.battery, packVoltage(table.battery, charge))).toBeCloseTo(charge, 9);
    }
    expect(packVoltage(table.battery, 0.5)).toBeCloseTo(8 * 3.751, 9);
    expect(packEnergyJ(table.battery) / 3600 / 50 / 8).toBeCloseTo(3.718, 2);
    expect(chargeOfVoltage(table.battery, 99)).toBe(1);
    expect(chargeOfVoltage(table.battery, 1)).toBe(0);
  });
});

describe('sensor pairs', () => {
  const rules: PairRules = { minimum: 0, maximum: 50, agreement: 1, witnessAgreement: 2, safe: 'lower' };
  const feed = (values: readonly (readonly [number, number])[], witness: number | null) => {
    let state = HEALTHY_PAIR;
    let outputs = stepPair(state, values[0]!, witness, rules).outputs;
    const isolated: string[] = [];
    const trusted: number[] = [];
    for (const value of values) {
      ({ state, outputs } = stepPair(state, value, witness, rules));
      isolated.push(...outputs.isolated.map(({ index }) => 'AB'[index]!));
      trusted.push(...outputs.trusted);
    }
    return { state, outputs, isolated, trusted };
  };
  const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

  test('PWR-002 two that agree give their mean', () => {
    expect(feed([[10, 10.5]], null).outputs).toMatchObject({ value: 10.25, doubtful: false });
  });

  test('PWR-002 a contradiction gives the safe value until the witness tells who is wrong', () => {
    expect(feed(times(5, [10, 20] as const), 10).outputs).toMatchObject({ value: 10, doubtful: true });
    const told = feed(times(6, [10, 20] as const), 20);
    expect(told.isolated).toEqual(['A']);
    expect(told.outputs).toMatchObject({ value: 20, doubtful: false });
    expect(feed(times(20, [10, 20] as const), null).isolated).toEqual([]);
  });

  test('PWR-002 NaN, infinite and out of range are never used; a lasting one isolates', () => {
    for (const bad of [NaN, Infinity, -1, 99]) {
      expect(feed([[10, bad]], null).outputs).toMatchObject({ value: 10, doubtful: false });
      expect(feed(times(6, [10, bad] as const), null).isolated).toEqual(['B']);
      expect(feed([[bad, bad]], null).outputs.value).toBeNull();
      expect(feed([[bad, bad]], 7).outputs).toMatchObject({ value: 7, doubtful: true });
    }
  });

  test('PWR-002 an isolated sensor comes back after long agreement, not before', () => {
    const wrong = times(6, [10, NaN] as const);
    expect(feed([...wrong, ...times(299, [10, 10] as const)], null).state.isolated[1]).toBe(true);
    expect(feed([...wrong, ...times(300, [10, 10] as const)], null).trusted).toEqual([1]);
    expect(feed([...wrong, ...times(299, [10, 10] as const), [10, 15]], null).trusted).toEqual([]);
  });
});

describe('state of charge', () => {
  const sample = (sequence: number, volts: number, amperes: number) => ({
    ...NO_SAMPLES,
    battery: {
      stamp: stamp(sequence),
      voltageV: [volts, volts] as const,
      currentA: [amperes, amperes] as const,
    },
  });
  const restV = packVoltage(table.battery, 0.7);

  test('PWR-001 compensates the voltage for R times I', () => {
    const { outputs } = stepCharge(startCharge(null, 0), sample(1, restV - 20 * 0.034, 20), table.battery, S);
    expect(outputs.charge).toBeCloseTo(0.7, 6);
  });

  test('PWR-001 falls on at the assumed full load while no sample tells anything', () => {
    let { state } = stepCharge(startCharge(null, 0), sample(1, restV, 0), table.battery, S);
    for (let second = 2; second <= 901; second += 1) {
      state = stepCharge(state, NO_SAMPLES, table.battery, second * S).state;
    }
    expect(state.charge).toBeCloseTo(0.7 - (18 * 900) / 3600 / 50, 3);
  });

  test('PWR-001 a NaN never reaches the estimate', () => {
    let { state } = stepCharge(startCharge(null, 0), sample(1, restV, 10), table.battery, S);
    for (let second = 2; second < 60; second += 1) {
      const result = stepCharge(state, sample(second, NaN, NaN), table.battery, second * S);
      state = result.state;
      expect(result.outputs.charge).toBeGreaterThan(0.6);
    }
  });

  test('PWR-001 re-anchors on voltage when the two contradict, and acts on the lower one before (fault:E3)', () => {
    let { state } = stepCharge(startCharge(null, 0), sample(1, restV, 1), table.battery, S);
    state = { ...state, charge: 0.9, youngUntilUs: 0 };
    const codes: string[] = [];
    for (let second = 2; second < 100; second += 1) {
      const result = stepCharge(state, sample(second, restV, 1), table.battery, second * S);
      state = result.state;
      codes.push(...result.outputs.events.map(({ code }) => code));
      expect(result.outputs.charge).toBeLessThan(0.72);
    }
    expect(codes).toEqual(['CHARGE_REANCHORED']);
  });

  test('PWR-001 a first estimate from a voltage that has not relaxed is forgotten in minutes', () => {
    // Charging at 19 A: at first only a third of the resistance shows.
    const relaxing = (second: number) => restV + 19 * 0.034 * (1 - 0.6 * Math.exp(-second / 30));
    let state = startCharge(null, 0);
    let charge: number | null = null;
    for (let second = 1; second <= 300; second += 1) {
      const result = stepCharge(state, sample(second, relaxing(second), -19), table.battery, second * S);
      state = result.state;
      charge = result.outputs.charge;
    }
    expect(Math.abs(charge! - 0.7)).toBeLessThan(0.02);
  });

  test('PWR-013 a retained charge is believed only if the voltage does not contradict it', () => {
    const first = (retained: number) =>
      stepCharge(startCharge(retained, 0), sample(1, restV, 0), table.battery, S).outputs.charge;
    expect(first(0.74)).toBe(0.74);
    expect(first(0.95)).toBeCloseTo(0.7, 6);
    expect(first(0.4)).toBe(0.4);
  });
});

describe('eclipse forecast and light', () => {
  test('PWR-003 the forecast is refreshed when old or over only', () => {
    let state = NO_FORECAST;
    let refreshed = 0;
    for (let second = 0; second < 6000; second += 1) {
      const before = state.computedUs;
      state = stepForecast(state, context.orbit, second * S).state;
      if (state.computedUs !== before) refreshed += 1;
    }
    expect(refreshed).toBeLessThanOrEqual(6);
    expect(state.forecast.exitUs! - state.forecast.entryUs!).toBeGreaterThan(33 * 60 * S);
    expect(state.forecast.orbitUs / S).toBeCloseTo(5678, 0);
  });

  test('PWR-003 without elements the worst eclipse is assumed, said once', () => {
    const first = stepForecast(NO_FORECAST, { tle: null, epochUnixUs: 0 }, 0);
    expect(first.outputs.map(({ code }) => code)).toEqual(['FORECAST_FAILED']);
    expect(first.state.forecast.known).toBe(false);
    expect(stepForecast(first.state, { tle: null, epochUnixUs: 0 }, 1801 * S).outputs).toEqual([]);
    const decayed = stepForecast(
      NO_FORECAST,
      { tle: parseTle(table.tle.line1, table.tle.line2), epochUnixUs: 4e15 },
      0,
    );
    expect(decayed.state.forecast.known).toBe(false);
  });

  test('PWR-003 one lying witness of three does not make an eclipse', () => {
    const forecast = { known: true, entryUs: 1000 * S, exitUs: 3000 * S, orbitUs: 5678 * S };
    const samples = {
      ...NO_SAMPLES,
      array: { stamp: stamp(1), currentA: [6, 6] as const, voltageV: 60 },
      sun: { stamp: stamp(1), share: 0 },
    };
    let state = { ...UNKNOWN_LIGHT, known: true };
    for (let k = 0; k < 5; k += 1) state = stepLight(state, samples, forecast, 764, S).state;
    expect(state.dark).toBe(false);
  });
});

describe('budget and shedding', () => {
  test('PWR-004 the sustainable load is that of the plant reference', () => {
    expect(sustainableLoadW(764.5, 0.378)).toBeCloseTo(460, -0.5);
    expect(sustainableLoadW(764.5, 0)).toBe(764.5);
  });

  test('PWR-006 hysteresis and dwell: noise on a threshold gives one change, a load toggles at most twice in 10 min', () => {
    let state = NO_SHEDDING;
    const changes: number[] = [];
    for (let second = 0; second < 7200; second += 1) {
      const charge = 0.6 + (second % 2 === 0 ? -0.004 : 0.004) - (second % 7 < 4 ? 0.01 : 0);
      const result = stepShedding(state, charge, second * S);
      state = result.state;
      if (result.outputs.length > 0) changes.push(second);
    }
    expect(changes).toHaveLength(1);
    state = NO_SHEDDING;
    const swings: number[] = [];
    for (let second = 0; second < 7200; second += 1) {
      const result = stepShedding(state, second % 60 < 30 ? 0.4 : 0.9, second * S);
      state = result.state;
      if (result.outputs.length > 0) swings.push(second);
    }
    swings.forEach((second, k) => {
      if (k >= 2) expect(second - swings[k - 2]!).toBeGreaterThanOrEqual(600);
    });
  });

  test('PWR-006 loads come back one tier at a time, in reverse order', () => {
    let state = { tier: 4, sinceUs: 0, falling: 0 };
    const tiers: number[] = [];
    for (let second = 0; second < 4000; second += 1) {
      const result = stepShedding(state, 0.95, second * S);
      state = result.state;
      if (result.outputs.length > 0) tiers.push(state.tier);
    }
    expect(tiers).toEqual([3, 2, 1, 0]);
  });

  test('PWR-006 an unknown charge holds the tier', () => {
    expect(stepShedding({ tier: 2, sinceUs: 0, falling: 0 }, null, 1e12).state.tier).toBe(2);
  });
});

describe('switches', () => {
  const names = ['LCL2', 'LCL6'];
  const at = (second: number, closed: boolean[], currentA: number[], trips = [0, 0]): SwitchesSample => ({
    stamp: stamp(second),
    closed,
    currentA,
    trips,
  });
  const codesOf = (results: ReturnType<typeof stepSwitches>[]) =>
    results.flatMap(({ outputs }) => outputs.events.map(({ code }) => code));

  test('PWR-008 a steady load is judged by its current, not by the status bit (fault:A4)', () => {
    expect(measuredClosed('LCL2', at(1, [true, false], [0, 0]), 0)).toBe(false);
    expect(measuredClosed('LCL2', at(1, [false, false], [2, 0]), 0)).toBe(true);
    expect(measuredClosed('LCL6', at(1, [true, true], [0, 0]), 1)).toBe(true);
  });

  test('PWR-009 repeats an unconfirmed command a few times, then reports and rests', () => {
    let state = startSwitches(2, []);
    const results: ReturnType<typeof stepSwitches>[] = [];
    for (let second = 1; second < 120; second += 1) {
      const result = stepSwitches(state, names, [true, null], at(second, [false, false], [0, 0]), second * S);
      state = result.state;
      results.push(result);
    }
    expect(results.filter(({ outputs }) => outputs.command !== null)).toHaveLength(4);
    expect(codesOf(results)).toEqual(['SWITCH_FAILED']);
  });

  test('PWR-009 commands a wanted state once and is silent when the current confirms it', () => {
    let state = startSwitches(2, []);
    let commands = 0;
    for (let second = 1; second < 60; second += 1) {
      const result = stepSwitches(state, names, [true, false], at(second, [true, false], [2, 0]), second * S);
      state = result.state;
      if (result.outputs.command) {
        commands += 1;
        expect(result.outputs.command).toEqual({ mask: 0b11, states: 0b01 });
      }
    }
    expect(commands).toBe(1);
  });

  /** A load that trips one second after each closing. */
  const flyTrips = (rearmsUs: number[][]) => {
    let state = startSwitches(2, rearmsUs);
    let closed = true;
    let trips = 0;
    const closings: number[] = [];
    const codes: string[] = [];
    for (let second = 1; second < 600; second += 1) {
      if (closed && second > 5) {
        trips += 1;
        closed = false;
      }
      const result = stepSwitches(
        state,
        names,
        [true, null],
        at(second, [closed, false], [closed ? 2 : 0, 0], [trips, 0]),
        second * S,
      );
      state = result.state;
      codes.push(...result.outputs.events.map(({ code }) => code));
      const { command } = result.outputs;
      if (command && command.mask & 1 && command.states & 1) {
        if (second > 5) closings.push(second);
        closed = true;
      }
    }
    return { state, closings, codes };
  };

  test('PWR-008 a tripped switch is re-armed three times in a revolution, then locked (inv:P4)', () => {
    const { closings, codes, state } = flyTrips([]);
    expect(closings).toHaveLength(3);
    expect(codes.filter((code) => code === 'SWITCH_REARMED')).toHaveLength(3);
    expect(codes.at(-1)).toBe('SWITCH_LOCKED');
    expect(state.switches[0]!.locked).toBe(true);
    expect(unlockSwitch(state, 0).switches[0]!.locked).toBe(false);
  });

  test('PWR-013 re-arms before a restart of the service count', () => {
    expect(flyTrips([[1], []].map((list) => list.map((x) => x * S))).closings).toHaveLength(2);
  });

  test('PWR-014 commands: unknown, unswitchable, forbidden and out of range are refused with a reason', () => {
    const state = { ...startPower(context, null, 0), mode: Mode.MODE_SAFE };
    expect(setSwitch(state, table, 'LCL9', true, 0)).toMatchObject({ kind: 'refused' });
    expect(setSwitch(state, table, 'LCL3', false, 0)).toMatchObject({ kind: 'refused' });
    expect(setSwitch(state, table, 'LCL1', true, 60 * S)).toMatchObject({
      kind: 'refused',
      detail: expect.stringContaining('mode'),
    });
    expect(setSwitch(state, table, 'LCL8', true, 60 * S)).toMatchObject({ kind: 'done' });
    expect(powerCycle(state, table, 'LCL2', 61 * S, 0)).toMatchObject({ kind: 'refused' });
    expect(powerCycle(state, table, 'LCL2', 0, 0)).toMatchObject({ kind: 'refused' });
    expect(powerCycle(state, table, 'LCL2', 5 * S, 0)).toMatchObject({ kind: 'done' });
  });

  test('PWR-007 the pumps’ rails follow thermal-controller, and keep their defaults without it', () => {
    const input = { mode: Mode.MODE_NOMINAL, modeSinceUs: 0, tier: 0, overrides: {}, pumps: null };
    const rails = (pumps: { prime: boolean; standby: boolean } | null) =>
      planSwitches(table, { ...input, pumps: pumps && { stamp: stamp(1), ...pumps } }, 0).slice(6, 8);
    expect(rails(null)).toEqual([true, false]);
    expect(rails({ prime: false, standby: true })).toEqual([false, true]);
    expect(rails({ prime: false, standby: false })).toEqual([true, false]);
  });
});

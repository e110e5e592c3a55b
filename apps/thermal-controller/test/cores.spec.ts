import { ACTUATORS_WELL, stepActuators } from '../src/actuator-watch';
import { setLoopTarget, trust } from '../src/commands';
import { startFlow, stepFlow } from '../src/coolant-flow';
import { isUrgent, startGpu, stepGpu, takeMargin, type GpuInput } from '../src/gpu-limit';
import { HEATERS_OFF, stepHeaters } from '../src/heaters';
import { startLoop, stepLoop } from '../src/loop-control';
import { addPoint, lineOf, NO_TREND } from '../src/margin-trend';
import { isolatedBits, startVote, stepVote, trustSensor, usableVote, type Vote } from '../src/sensor-voting';
import { startThermal } from '../src/thermal-step';
import { gpu, noise, S } from './bench';

const stamp = (second: number) => ({ bootId: 1, sequence: second, atUs: second * S });
const NAMES = ['a', 'b', 'c'];
const vote = (value: number, count = 3, spread = 0): Vote => ({
  value,
  low: value - spread,
  high: value + spread,
  count,
  atUs: 0,
});

/** Feeds one sample a second made of a truth, biases, noise, and a fault. */
function flyVote(
  seconds: number,
  truth: (second: number) => number,
  fault: (values: number[], second: number) => number[] = (values) => values,
  quantum = 1 / 16,
) {
  let state = startVote(3);
  const events: string[] = [];
  const biases = [1, -1, 0];
  for (let second = 1; second <= seconds; second += 1) {
    const values = biases.map((bias, index) => {
      const value = truth(second) + bias + 0.3 * noise(index, second);
      return Math.round(value / quantum) * quantum;
    });
    const step = stepVote(
      state,
      'loop',
      NAMES,
      { stamp: stamp(second), values: fault(values, second) },
      second * S,
    );
    state = step.state;
    events.push(
      ...step.outputs.map(({ code, parameters }) => `${second} ${code} ${parameters.sensor ?? ''}`.trim()),
    );
  }
  return { state, events };
}

describe('sensor voting', () => {
  test('THM-001 biases of 1 K and noise isolate nobody in six hours', () => {
    expect(flyVote(21_600, (second) => 20 + 5 * Math.sin(second / 900)).events).toEqual([]);
    expect(flyVote(10_000, () => 20).events).toEqual([]);
  });

  test('THM-001 a coarse sensor that repeats while its neighbours repeat too is not stuck', () => {
    expect(flyVote(5000, () => 20, undefined, 5).events).toEqual([]);
  });

  test('THM-001 a drifting sensor is isolated when it deviates, its neighbours never (fault:S2)', () => {
    const { events } = flyVote(
      4000,
      () => 20,
      (values, second) => [values[0]! + second / 360, values[1]!, values[2]!],
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatch(/SENSOR_ISOLATED a$/);
  });

  test('THM-001 extreme and lasting invalid values are isolated, and the vote never contains them', () => {
    for (const bad of [NaN, -Infinity, -100, 150]) {
      const { events, state } = flyVote(
        50,
        () => 20,
        (values, second) => (second < 10 ? values : [values[0]!, bad, values[2]!]),
      );
      expect(events).toEqual(['14 SENSOR_ISOLATED b']);
      expect(state.vote!.value).toBeGreaterThan(18);
      expect(state.vote!.value).toBeLessThan(22);
    }
  });

  test('THM-003 an isolated sensor returns by command only', () => {
    const stuck = (values: number[], second: number) => (second < 40 ? [50, values[1]!, values[2]!] : values);
    const { state } = flyVote(1000, () => 20, stuck);
    expect(isolatedBits(state)).toBe(0b001);
    expect(isolatedBits(trustSensor(state, 0))).toBe(0);
  });

  test('THM-003 a vote is held for its time to live and no longer', () => {
    const { state } = flyVote(10, () => 20);
    expect(usableVote(state, 25 * S)).not.toBeNull();
    expect(usableVote(state, 25 * S + 1)).toBeNull();
    const first = stepVote(state, 'loop', NAMES, null, 26 * S);
    expect(first.outputs.map(({ code }) => code)).toEqual(['TEMPERATURE_UNKNOWN']);
    expect(stepVote(first.state, 'loop', NAMES, null, 27 * S).outputs).toEqual([]);
  });

  test('THM-003 a swapped pair of like channels disturbs nothing (fault:S6)', () => {
    expect(
      flyVote(
        2000,
        () => 20,
        (values) => [values[1]!, values[0]!, values[2]!],
      ).events,
    ).toEqual([]);
  });
});

describe('heaters', () => {
  const input = { loop: vote(20), battery: vote(20), structureC: 15 };
  const bitsOf = (change: Partial<typeof input>) =>
    stepHeaters(HEATERS_OFF, { ...input, ...change }, 1e9).outputs;

  test('THM-002 all that is known must say cold, and two sensors at least', () => {
    expect(bitsOf({})).toBe(0);
    expect(bitsOf({ battery: vote(5) })).toBe(0b0110);
    expect(bitsOf({ battery: vote(5, 3, 10) })).toBe(0);
    expect(bitsOf({ battery: vote(5, 1) })).toBe(0);
    expect(bitsOf({ structureC: -40 })).toBe(0);
    expect(bitsOf({ structureC: -40, battery: vote(5) })).toBe(0b1110);
  });

  test('THM-005 hysteresis and dwell: noise on the threshold switches a heater at most once a minute', () => {
    let state = HEATERS_OFF;
    let changes = 0;
    for (let second = 0; second < 3600; second += 1) {
      const before = state.on[1];
      state = stepHeaters(
        state,
        { ...input, battery: vote(8 + (second % 2 === 0 ? -0.3 : 0.3)) },
        second * S,
      ).state;
      changes += state.on[1] === before ? 0 : 1;
    }
    expect(changes).toBe(1);
  });

  test('THM-005 off at once above the upper deadband, and when the temperature is lost', () => {
    const on = stepHeaters(HEATERS_OFF, { ...input, battery: vote(5) }, 1e9).state;
    expect(stepHeaters(on, { ...input, battery: vote(12.1) }, 1e9 + S).outputs).toBe(0);
    expect(stepHeaters(on, { ...input, battery: null as unknown as Vote }, 1e9 + S).outputs).toBe(0);
  });
});

describe('loop control', () => {
  const input = { loopC: 15, radiatorC: 0, measuredBypass: 0.4, active: 'prime' as const };

  test('THM-004 after a restart the valve stays where it stands', () => {
    expect(stepLoop(startLoop(0), input, S).outputs!.bypassRatio).toBeCloseTo(0.4, 3);
  });

  test('THM-004 the integral does not wind up: a long hot time is forgotten in seconds', () => {
    let state = startLoop(0);
    for (let second = 1; second < 5000; second += 1)
      state = stepLoop(state, { ...input, loopC: 40 }, second * S).state;
    expect(state.bypass).toBe(0);
    for (let second = 5000; second < 5060; second += 1)
      state = stepLoop(state, { ...input, loopC: 10 }, second * S).state;
    expect(state.bypass).toBeGreaterThan(0.3);
  });

  test('THM-004 a freezing radiator gets its flow back', () => {
    let state = startLoop(0);
    for (let second = 1; second < 3000; second += 1)
      state = stepLoop(state, { ...input, loopC: 5, radiatorC: -75 }, second * S).state;
    expect(state.bypass).toBeLessThan(0.6);
  });

  test('THM-004 commands go out on a real move and every 10 s only', () => {
    let state = startLoop(0);
    let sent = 0;
    for (let second = 1; second <= 600; second += 1) {
      const step = stepLoop(state, { ...input, loopC: 15 + 0.2 * noise(1, second) }, second * S);
      state = step.state;
      sent += step.outputs ? 1 : 0;
    }
    expect(sent).toBeLessThan(120);
  });
});

describe('coolant flow', () => {
  const sample = (second: number, flow: number, primeA = 0.71) => ({
    stamp: stamp(second),
    flow,
    primeA,
    standbyA: 0,
  });
  const fly = (flows: (second: number) => [number, number], failed: ('prime' | 'standby')[] = []) => {
    let state = startFlow(failed, 0);
    const codes: string[] = [];
    for (let second = 1; second < 120; second += 1) {
      const step = stepFlow(state, sample(second, ...flows(second)), second * S);
      state = step.state;
      codes.push(...step.outputs.events.map(({ code }) => code));
    }
    return { state, codes };
  };

  test('THM-006 a pump that starts is given time, single low samples do nothing', () => {
    expect(fly((second) => [second < 14 ? 0 : second % 20 === 0 ? 0.3 : 1, 0.7]).codes).toEqual([]);
  });

  test('THM-006 a broken flow sensor is replaced by the pump current', () => {
    expect(fly(() => [NaN, 0.71]).codes).toEqual([]);
    expect(fly((second) => [NaN, second < 60 ? 0.71 : 0]).codes.slice(0, 2)).toEqual([
      'FLOW_LOW',
      'PUMP_SWAPPED',
    ]);
  });

  test('THM-006 a pump marked failed is not started again, nor swapped to (inv:F4)', () => {
    expect(startFlow(['prime'], 0).active).toBe('standby');
    const { codes, state } = fly(() => [0, 0], ['standby']);
    expect(state.active).toBe('prime');
    expect(codes).toEqual(['FLOW_LOW', 'FLOW_LOST']);
  });
});

describe('GPU limit', () => {
  const input: GpuInput = {
    loop: vote(20),
    battery: vote(22),
    plateC: 30,
    flowNormal: true,
    minimumCapW: 200,
    maximumCapW: 350,
  };
  const margin = (tenth: number, marginK: number) => ({
    stamp: { bootId: 1, sequence: tenth, atUs: tenth * 100_000 },
    marginK,
    dieC: 87 - marginK,
    hbmC: 50,
    powerW: 350,
  });
  const fly = (
    tenths: number,
    marginAt: (tenth: number) => number,
    change: (tenth: number) => Partial<GpuInput> = () => ({}),
  ) => {
    let state = startGpu(0, 200, 0);
    const codes: string[] = [];
    const messages: { tenth: number; ceilingW: number; suspend: boolean; admissionOpen: boolean }[] = [];
    for (let tenth = 1; tenth <= tenths; tenth += 1) {
      const step = stepGpu(
        takeMargin(state, margin(tenth, marginAt(tenth))),
        { ...input, ...change(tenth) },
        tenth * 100_000,
      );
      state = step.state;
      codes.push(...step.outputs.events.map(({ code }) => code));
      if (step.outputs.message) messages.push({ tenth, ...step.outputs.message });
    }
    return { state, codes, messages };
  };

  test('THM-009 the trend is a least-squares line that a gap ends', () => {
    let trend = NO_TREND;
    for (let tenth = 0; tenth < 20; tenth += 1) trend = addPoint(trend, 50 - 0.3 * tenth, tenth * 100_000);
    expect(lineOf(trend).ratePerS).toBeCloseTo(-3, 9);
    expect(lineOf(trend).marginK).toBeCloseTo(50 - 0.3 * 19, 9);
    expect(lineOf(addPoint(trend, 10, 60 * S)).ratePerS).toBe(0);
  });

  test('THM-009 noise at a small margin makes no fast fall', () => {
    const { state, codes } = fly(18_000, (tenth) => 13.5 + 0.1 * noise(3, tenth));
    expect(codes).toEqual([]);
    expect(state.ceilingW).toBe(350);
  });

  test('THM-009 the ceiling falls within 500 ms of 5 s to the limit at any rate', () => {
    for (const ratePerS of [1, 2, 4, 8]) {
      const onset = 100;
      const at = (tenth: number) => 40 - ratePerS * Math.max(0, (tenth - onset) / 10) + 0.1 * noise(4, tenth);
      const { messages } = fly(1000, (tenth) => Math.max(at(tenth), -5));
      const fiveSecondsLeft = onset + (40 / ratePerS - 5) * 10;
      const lowest = messages.find(({ tenth, ceilingW }) => tenth > 1 && ceilingW === 200)!;
      expect(lowest.tenth).toBeLessThanOrEqual(fiveSecondsLeft + 5);
    }
  });

  test('THM-007 little margin at the lowest cap stops the jobs, once', () => {
    const { codes, state } = fly(100, (tenth) => (tenth < 20 ? 40 : 1));
    expect(codes).toEqual(['GPU_LIMITED', 'GPU_HOT']);
    expect(state.suspend).toBe(true);
  });

  test('THM-010 without a valid margin, loop or flow: the lowest cap and admission closed', () => {
    expect(fly(20, () => NaN).messages.at(-1)).toMatchObject({ ceilingW: 200, admissionOpen: false });
    expect(
      fly(
        20,
        () => 40,
        () => ({ loop: null }),
      ).messages.at(-1),
    ).toMatchObject({ ceilingW: 200, admissionOpen: false });
    expect(
      fly(
        20,
        () => 40,
        () => ({ flowNormal: false }),
      ).messages.at(-1),
    ).toMatchObject({ ceilingW: 200, admissionOpen: false });
    expect(fly(20, () => 40).messages.at(-1)).toMatchObject({ ceilingW: 350, admissionOpen: true });
    const stale = stepGpu(fly(20, () => 40).state, input, 10 * S);
    expect(stale.outputs.message).toMatchObject({ ceilingW: 200, admissionOpen: false });
  });

  test('THM-008 far from every limit a sample waits for the work loop; near one, falling, or after news it does not', () => {
    const urgent = (marginAt: (tenth: number) => number, newsUs = 0, hbmC = 60): boolean => {
      const { state } = fly(20, marginAt);
      const next = takeMargin(state, { ...margin(21, marginAt(21)), hbmC });
      return isUrgent(next, newsUs);
    };
    expect(urgent(() => 40)).toBe(false);
    expect(urgent((tenth) => 40 + 0.02 * (tenth % 3))).toBe(false);
    expect(urgent(() => 11.9)).toBe(true);
    expect(urgent(() => 40, 0, 86.1)).toBe(true);
    expect(urgent(() => 40, 2.1 * S)).toBe(true);
    expect(urgent(() => NaN)).toBe(true);
    // 3 K/s from 18 K: the limit is 6 s away.
    expect(urgent((tenth) => 18 - 0.3 * (tenth - 21))).toBe(true);
    expect(isUrgent(startGpu(0, 200, 0), 0)).toBe(true);
  });

  test('THM-008 one high battery sensor does not throttle the GPU, three do', () => {
    expect(
      fly(
        20,
        () => 40,
        () => ({ battery: { ...vote(25), high: 60 } }),
      ).state.ceilingW,
    ).toBe(350);
    expect(
      fly(
        20,
        () => 40,
        () => ({ battery: vote(45) }),
      ).state.ceilingW,
    ).toBe(200);
  });
});

describe('actuator watch and commands', () => {
  const well = {
    commandedBypass: 0.5,
    measuredBypass: 0.5,
    heatersOn: [false, false, false, false],
    heaterCurrentA: [0, 0, 0, 0],
  };
  const fly = (input: typeof well) => {
    let state = ACTUATORS_WELL;
    const events: string[] = [];
    for (let second = 0; second < 100; second += 1) {
      const step = stepActuators(state, input);
      state = step.state;
      events.push(...step.outputs.map(({ code, parameters }) => `${code} ${parameters.heater ?? ''}`.trim()));
    }
    return events;
  };

  test('THM-013 a stuck valve and stuck heaters are told once; the thermostat’s heater may heat uncommanded (fault:A2, A3)', () => {
    expect(fly(well)).toEqual([]);
    expect(fly({ ...well, measuredBypass: 0.8 })).toEqual(['VALVE_STUCK']);
    expect(fly({ ...well, heaterCurrentA: [0, 0, 0.5, 0] })).toEqual(['HEATER_STUCK H3']);
    expect(fly({ ...well, heaterCurrentA: [0, 0.5, 0, 0] })).toEqual([]);
    expect(fly({ ...well, heatersOn: [false, true, false, false] })).toEqual(['HEATER_STUCK H2']);
    expect(fly({ ...well, heaterCurrentA: [NaN, NaN, NaN, NaN] })).toEqual([]);
  });

  test('THM-014 commands out of range or to no sensor are refused with what is allowed', () => {
    const state = startThermal([gpu], [], 0);
    for (const target of [9, 31, NaN])
      expect(setLoopTarget(state, target)).toMatchObject({ kind: 'refused' });
    expect(setLoopTarget(state, 12)).toMatchObject({ kind: 'done', state: { loop: { targetC: 12 } } });
    expect(trust(state, 'loop_d')).toMatchObject({ kind: 'refused' });
    expect(trust(state, 'battery_b')).toMatchObject({ kind: 'done', events: [{ code: 'SENSOR_TRUSTED' }] });
  });
});

import { Mode } from '@dawnline/contracts';
import { isDark, S, World } from './world';

const ORBIT_S = 5678;

/** Seconds of mission time at which the first eclipse begins and ends in this world. */
function firstEclipse(): [number, number] {
  let start = 0;
  while (isDark(start * S)) start += 1;
  while (!isDark(start * S)) start += 1;
  let end = start;
  while (isDark(end * S)) end += 1;
  return [start, end];
}
const [entryS, exitS] = firstEclipse();

describe('a calm flight of two revolutions with an eclipse each', () => {
  const world = new World(0.9);
  const records: { second: number; error: number; ceilingW: number; minimum: number; admission: boolean }[] =
    [];
  world.run(2 * ORBIT_S, ({ second, charge, outputs }) =>
    records.push({
      second,
      error: Math.abs((outputs.charge.charge ?? 0) - charge),
      ceilingW: outputs.budget.ceilingW,
      minimum: outputs.budget.predictedMinimumCharge,
      admission: outputs.budget.admissionOpen,
    }),
  );
  const settled = records.filter(({ second }) => second > 10);

  test('PWR-012 raises informative eclipse events only', () => {
    expect(new Set(world.codes())).toEqual(new Set(['ECLIPSE_ENTERED', 'ECLIPSE_LEFT']));
    expect(world.codes()).toHaveLength(4);
  });

  test('PWR-001 estimates the state of charge within 5 %', () => {
    expect(Math.max(...settled.map(({ error }) => error))).toBeLessThan(0.05);
  });

  test('PWR-003 sees eclipse entry and exit within 3 s of the truth', () => {
    const entered = world.events.find(({ code, second }) => code === 'ECLIPSE_ENTERED' && second >= entryS)!;
    const left = world.events.find(({ code, second }) => code === 'ECLIPSE_LEFT' && second >= exitS)!;
    expect(entered.second - entryS).toBeLessThanOrEqual(3);
    expect(left.second - exitS).toBeLessThanOrEqual(3);
  });

  test('PWR-004 plans with the sustainable load: the GPU gets about 313 W where the eclipse is longest', () => {
    const ceilings = settled.map(({ ceilingW }) => ceilingW);
    expect(Math.min(...ceilings)).toBeGreaterThan(300);
    expect(Math.max(...ceilings)).toBeLessThan(330);
  });

  test('PWR-004 moves the ceiling rarely: noise does not reach the GPU', () => {
    const changes = settled.filter(({ ceilingW }, k) => k > 0 && ceilingW !== settled[k - 1]!.ceilingW);
    expect(changes.length).toBeLessThan(10);
  });

  test('PWR-005 keeps the predicted charge above the admission floor', () => {
    expect(Math.min(...settled.map(({ minimum }) => minimum))).toBeGreaterThan(0.5);
    expect(settled.every(({ admission }) => admission)).toBe(true);
  });

  test('PWR-009 commands the GPU rail closed and nothing twice', () => {
    expect(world.closed[0]).toBe(true);
    expect(world.closed.slice(8)).toEqual([true, true, true, true]);
    expect(world.closed[5]).toBe(false);
  });
});

describe('disturbed flights', () => {
  test('PWR-006 a draining battery walks through the tiers and loads are shed in order', () => {
    const world = new World(0.7, { arrayShare: () => 0, extraLoadW: () => 400 });
    const shed: number[] = [];
    world.run(4500, ({ outputs }) => {
      if (outputs.budget.suspend && shed.length === 0) shed.push(2);
      if (!world.closed[0] && shed.length === 1) shed.push(3);
      if (!world.closed[1] && shed.length === 2) shed.push(4);
    });
    const tiers = world.events
      .filter(({ code }) => code === 'TIER_CHANGED')
      .map(({ parameters }) => parameters.to);
    expect(tiers).toEqual([1, 2, 3, 4]);
    expect(shed).toEqual([2, 3, 4]);
  });

  test('PWR-006 the tier follows the true charge within 10 s of a threshold (inv:P1)', () => {
    const world = new World(0.5, { arrayShare: () => 0, extraLoadW: () => 400 });
    let crossedS = 0;
    world.run(3500, ({ second, charge, state }) => {
      if (charge < 0.3 && crossedS === 0) crossedS = second;
      if (crossedS > 0 && second >= crossedS + 10) expect(state.shedding.tier).toBeGreaterThanOrEqual(3);
    });
    expect(crossedS).toBeGreaterThan(0);
  });

  test('PWR-004 a lost string lowers the ceiling and closes admission before the battery is low (fault:E1)', () => {
    // Half an array cannot carry full load.
    const world = new World(0.95, { arrayShare: (second) => (second > exitS + 600 ? 0.5 : 1) }, exitS);
    let lowest = 400;
    let chargeAtCap = 1;
    world.run(2 * ORBIT_S, ({ charge, outputs }) => {
      if (outputs.budget.ceilingW < lowest) {
        lowest = outputs.budget.ceilingW;
        chargeAtCap = charge;
      }
    });
    expect(world.codes()).toContain('ARRAY_DEGRADED');
    expect(lowest).toBeLessThan(201);
    expect(chargeAtCap).toBeGreaterThan(0.6);
  });

  test('PWR-007 SAFE leaves the GPU a checkpoint grace, then opens its rail and renews no permission', () => {
    const world = new World(0.9, { mode: (second) => (second > 30 ? Mode.MODE_SAFE : Mode.MODE_NOMINAL) });
    world.run(30);
    expect(world.closed[0]).toBe(true);
    let renewals = 0;
    world.run(6, ({ outputs }) => (renewals += outputs.command?.gpuPermission ? 1 : 0));
    expect(world.closed[0]).toBe(true);
    world.run(10);
    expect(world.closed[0]).toBe(false);
    expect(world.closed[1]).toBe(true);
    expect(renewals).toBe(0);
  });

  test('PWR-007 SURVIVAL sheds the GPU and the payload host at once', () => {
    const world = new World(0.9, {
      mode: (second) => (second > 30 ? Mode.MODE_SURVIVAL : Mode.MODE_NOMINAL),
    });
    world.run(32);
    expect(world.closed.slice(0, 5)).toEqual([false, false, true, true, true]);
  });

  test('PWR-010 the permission is renewed every 2 s in STANDBY and NOMINAL, also before the first mode', () => {
    for (const mode of [Mode.MODE_STANDBY, Mode.MODE_NOMINAL, Mode.MODE_UNKNOWN]) {
      const world = new World(0.9, { mode: () => mode });
      const renewed: number[] = [];
      world.run(40, ({ second, outputs }) => {
        if (outputs.command?.gpuPermission) renewed.push(second);
      });
      const gaps = renewed.slice(1).map((second, k) => second - renewed[k]!);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(2);
      expect(world.closed[0]).toBe(mode !== Mode.MODE_UNKNOWN);
    }
  });

  test('PWR-011 a silent device is reported once and once when it is back', () => {
    const frozen = new World(0.9, {
      samples: (samples, second) =>
        second > 100 && second < 200
          ? { ...samples, array: { ...samples.array!, stamp: { bootId: 1, sequence: 100, atUs: 100 * S } } }
          : samples,
    });
    frozen.run(300);
    expect(frozen.codes().filter((code) => code.startsWith('DEVICE'))).toEqual([
      'DEVICE_SILENT',
      'DEVICE_BACK',
    ]);
  });

  test('PWR-011 silence while the bus is down is nobody’s fault', () => {
    const world: World = new World(0.9, {
      busConnected: (second) => second < 100 || second > 160,
      samples: (samples, second) => (second >= 100 && second <= 160 ? world.state.samples : samples),
    });
    world.run(300);
    expect(world.codes().filter((code) => code.startsWith('DEVICE'))).toEqual([]);
  });

  test('PWR-005 no sample at all: lowest ceiling and admission closed', () => {
    const world = new World(0.9, {
      samples: () => ({ battery: null, bus: null, array: null, switches: null, sun: null, pumps: null }),
    });
    world.run(20, ({ outputs }) => {
      expect(outputs.budget.ceilingW).toBe(200);
      expect(outputs.budget.admissionOpen).toBe(false);
    });
  });

  test('PWR-002 a wrong current sensor is isolated and the estimate stays true (fault:S2)', () => {
    const world = new World(0.9, {
      samples: (samples, second) =>
        second < 600
          ? samples
          : {
              ...samples,
              battery: {
                ...samples.battery!,
                currentA: [samples.battery!.currentA[0] + 8, samples.battery!.currentA[1]],
              },
            },
    });
    let worst = 0;
    world.run(ORBIT_S, ({ second, charge, outputs }) => {
      if (second > 700) worst = Math.max(worst, Math.abs(outputs.charge.charge! - charge));
    });
    const isolated = world.events.filter(({ code }) => code === 'SENSOR_ISOLATED');
    expect(isolated.map(({ parameters }) => parameters.sensor)).toEqual(['battery current A']);
    expect(isolated[0]!.second - 600).toBeLessThanOrEqual(10);
    expect(worst).toBeLessThan(0.05);
  });
});

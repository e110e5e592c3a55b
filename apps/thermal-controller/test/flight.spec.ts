import { Bench } from './bench';

describe('calm flights', () => {
  test('THM-012 a revolution with a job for half of it raises no event at all', () => {
    const bench = new Bench({ gpuW: (second) => (second % 3000 < 1700 ? 313 : 65) });
    let hottest = 0;
    let coldest = 100;
    bench.run(5678, ({ t }) => {
      hottest = Math.max(hottest, t.die);
      coldest = Math.min(coldest, t.loop);
    });
    expect(bench.events).toEqual([]);
    expect(hottest).toBeLessThan(60);
    expect(coldest).toBeGreaterThan(10);
    expect(bench.capW).toBe(350);
  });

  test('THM-004 an idle craft settles on the loop target without hunting, and frees the radiators of ice', () => {
    const bench = new Bench({ gpuW: () => 65 });
    bench.run(3500);
    const loops: number[] = [];
    const before = bench.commands;
    bench.run(1000, ({ t }) => loops.push(t.loop));
    expect(Math.min(...loops)).toBeGreaterThan(13.5);
    expect(Math.max(...loops)).toBeLessThan(16.5);
    expect(bench.commands - before).toBeLessThanOrEqual(1000 / 10 + 50);
    expect(bench.t.radA).toBeGreaterThan(-65);
  });

  test('THM-004 with the GPU off for good, bypass and heater hold the loop above 8 degrees C', () => {
    const bench = new Bench({ gpuW: () => 0 });
    let coldest = 100;
    bench.run(6000, ({ t }) => (coldest = Math.min(coldest, t.loop)));
    expect(coldest).toBeGreaterThan(8);
    expect(bench.codes()).toEqual([]);
  });
});

describe('sensor faults in flight', () => {
  test('THM-001 a loop sensor stuck at its last value is isolated within 10 samples, others never (fault:S1)', () => {
    for (const index of [0, 1, 2]) {
      let last = 0;
      const bench = new Bench({
        gpuW: () => 300,
        loop: (sample, second) => {
          if (second < 600) {
            last = sample.loopC[index]!;
            return sample;
          }
          return { ...sample, loopC: sample.loopC.map((value, at) => (at === index ? last : value)) };
        },
      });
      bench.run(700);
      expect(bench.codes()).toEqual(['SENSOR_ISOLATED']);
      expect(bench.events[0]!.parameters.sensor).toBe(['loop_a', 'loop_b', 'loop_c'][index]);
      expect(bench.events[0]!.second - 600).toBeLessThanOrEqual(10);
    }
  });

  test('THM-002 no stuck or biased battery sensor starts a heater or lifts the GPU (inv:T3)', () => {
    for (const value of [-90, -5, 5, 60]) {
      const bench = new Bench({
        gpuW: () => 300,
        battery: (sample, second) =>
          second < 60 ? sample : { ...sample, batteryC: [value, sample.batteryC[1]!, sample.batteryC[2]!] },
      });
      bench.run(300, ({ heaterBits }) => expect(heaterBits).toBe(0));
      expect(bench.codes()).toEqual(['SENSOR_ISOLATED']);
      expect(bench.capW).toBe(350);
    }
  });

  test('THM-002 with one sensor left its word alone starts no heater', () => {
    const bench = new Bench({
      gpuW: () => 300,
      battery: (sample, second) => ({
        ...sample,
        batteryC: second < 60 ? sample.batteryC : [NaN, NaN, -20 + (second % 2)],
      }),
    });
    bench.run(300, ({ heaterBits }) => expect(heaterBits).toBe(0));
    expect(bench.codes()).toContain('REDUNDANCY_LOST');
  });

  test('THM-003 single drop-outs isolate nobody', () => {
    const bench = new Bench({
      gpuW: () => 300,
      loop: (sample, second) =>
        second % 50 === 0 ? { ...sample, loopC: [NaN, Infinity, sample.loopC[2]!] } : sample,
    });
    bench.run(1000);
    expect(bench.codes()).toEqual([]);
  });

  test('THM-011 a silent loop device ends at the lowest ceiling, heaters off, and is told once', () => {
    const bench = new Bench({ gpuW: () => 300, loop: (sample, second) => (second < 100 ? sample : null) });
    bench.run(300);
    expect(bench.codes()).toContain('DEVICE_SILENT');
    expect(bench.codes().filter((code) => code === 'TEMPERATURE_UNKNOWN')).toHaveLength(1);
    expect(bench.capW).toBe(200);
    expect(bench.heaterBits & 1).toBe(0);
  });

  test('THM-011 silence while the bus is down is nobody’s fault', () => {
    const bench = new Bench({
      gpuW: () => 300,
      busConnected: (second) => second < 100 || second > 112,
      loop: (sample, second) => (second < 100 || second > 112 ? sample : null),
    });
    bench.run(300);
    expect(bench.codes()).toEqual([]);
  });
});

describe('hot flights', () => {
  test('THM-006 a stopped pump is swapped, and the die stays far from its limit (fault:A1)', () => {
    const bench = new Bench({ gpuW: () => 350, primeHealth: (second) => (second < 1000 ? 1 : 0) });
    let hottest = 0;
    bench.run(1500, ({ t }) => (hottest = Math.max(hottest, t.die)));
    expect(bench.codes()).toEqual([
      'FLOW_LOW',
      'GPU_LIMITED',
      'PUMP_SWAPPED',
      'FLOW_RESTORED',
      'GPU_LIMIT_LIFTED',
    ]);
    expect(bench.events[2]!.second - 1000).toBeLessThanOrEqual(10);
    expect(bench.failedPumps).toEqual(['prime']);
    expect(hottest).toBeLessThan(70);
    expect(bench.capW).toBe(350);
  });

  test('THM-007 with both pumps dead jobs stop before the die reaches its shutdown (inv:T1)', () => {
    const bench = new Bench({
      gpuW: () => 350,
      primeHealth: (second) => (second < 500 ? 1 : 0),
      standbyHealth: () => 0,
    });
    let hottest = 0;
    bench.run(3000, ({ t }) => (hottest = Math.max(hottest, t.die)));
    expect(bench.codes()).toContain('FLOW_LOST');
    expect(bench.codes()).toContain('GPU_HOT');
    expect(hottest).toBeLessThan(95);
  });

  test('THM-008 one lost panel: the predicted steady state lowers the cap long before slowdown (fault:H1)', () => {
    const bench = new Bench({ gpuW: () => 350, radiators: (second) => (second < 500 ? 2 : 1) });
    let hottest = 0;
    let battery = 0;
    bench.run(6000, ({ t }) => {
      hottest = Math.max(hottest, t.die);
      battery = Math.max(battery, t.battery);
    });
    expect(bench.codes().filter((code) => code === 'GPU_LIMITED')).toHaveLength(1);
    expect(hottest).toBeLessThan(80);
    expect(battery).toBeLessThan(45);
    expect(bench.capW).toBeGreaterThanOrEqual(200);
  });

  test('THM-009 a limit within 5 s is answered within 500 ms, and the cap recovers slowly (inv:T2)', () => {
    // The die sensor runs away at 4 K/s, as a hot spot would make it.
    const from = 300;
    const bench = new Bench({
      gpuW: () => 350,
      dieC: (dieC, second) => (second >= from && second < from + 9 ? dieC + 4 * (second - from) : dieC),
    });
    let cappedAt = 0;
    bench.run(from + 8, ({ second, capW }) => {
      if (capW === 200 && cappedAt === 0) cappedAt = second;
    });
    expect(cappedAt).toBeGreaterThan(0);
    // 42 K of margin at 4 K/s: 5 s before the limit is 5.5 s after the onset.
    expect(cappedAt - from).toBeLessThanOrEqual(6);
    bench.run(20);
    expect(bench.capW).toBe(200);
    let recoveredAt = 0;
    bench.run(200, ({ second, capW }) => {
      if (capW === 350 && recoveredAt === 0) recoveredAt = second;
    });
    expect(recoveredAt - cappedAt).toBeGreaterThan(30 + 25);
    expect(bench.codes().filter((code) => code === 'GPU_LIMITED')).toHaveLength(1);
  });

  test('THM-010 a cold loop closes admission and keeps the lowest cap (fault:H4)', () => {
    const bench = new Bench({ gpuW: () => 65 });
    bench.t.loop = -20;
    bench.t.plate = -18;
    bench.run(3);
    expect(bench.capW).toBe(200);
    expect(bench.heaterBits & 1).toBe(1);
  });
});

import { earthViewFactors } from '@dawnline/orbit';
import { arrayPowerW, incidenceFactor, irradianceWM2 } from '../array';
import { createBattery, emptyBatteryStep, openCircuitV, solveBattery, storedEnergyJ } from '../battery';
import { clockForCapMHz, gpuPowerW, GPU_THERMAL, nextThermalState } from '../gpu';
import { ebN0Db, freeSpaceLossDb } from '../link';
import { STEFAN_BOLTZMANN, ZERO_CELSIUS_K } from '../numerics';
import { odc1 } from './odc-1';

const craft = odc1();
const gpu = craft.gpus[0]!;

describe('array', () => {
  it('plant check 6 (calibration): 1367 W/m2 gives 407 W/m2 at 28 C', () => {
    const bare = { ...craft.array, areaM2: 1, conversionEfficiency: 1, endOfLifeFactor: 1 };
    expect(Math.abs(arrayPowerW(bare, 1367, 28 + ZERO_CELSIUS_K) / 407 - 1)).toBeLessThan(0.01);
  });

  it('gives 805 W at 50 C new and 764.5 W at the end of life, at 1 AU', () => {
    const irradiance = irradianceWM2(1, 1, 0);
    expect(arrayPowerW({ ...craft.array, endOfLifeFactor: 1 }, irradiance, 323.15)).toBeCloseTo(805, 0);
    expect(Math.abs(arrayPowerW(craft.array, irradiance, 323.15) - 764.5)).toBeLessThan(0.5);
  });

  it('follows the cosine to 60 deg and vanishes at 85 deg', () => {
    expect(incidenceFactor(0.5)).toBe(Math.cos(0.5));
    expect(incidenceFactor((86 * Math.PI) / 180)).toBe(0);
  });
});

describe('battery', () => {
  const battery = createBattery(craft.battery);

  it('plant check 8 (calibration): open-circuit voltage at 20, 50, 80 %', () => {
    const expected: [number, number][] = [
      [0.2, 3.485],
      [0.5, 3.751],
      [0.8, 4.042],
    ];
    for (const [soc, volts] of expected)
      expect(Math.abs(openCircuitV(battery, soc) / 8 - volts)).toBeLessThan(0.005);
  });

  it('stores 1452 Wh, about', () => {
    const wattHours = (storedEnergyJ(battery, 1) - storedEnergyJ(battery, 0)) / 3600;
    expect(Math.abs(wattHours / 1500 - 1)).toBeLessThan(0.05);
  });

  const after = (soc: number, loadW: number, availableW: number, celsius: number, canDischarge = true) => {
    const step = { ...emptyBatteryStep(), stateOfCharge: soc };
    solveBattery(battery, step, loadW, availableW, celsius + ZERO_CELSIUS_K, canDischarge, 0.1);
    return step;
  };

  it('feeds the loads first and charges with the rest', () => {
    const step = after(0.6, 500, 764.5, 20);
    expect(step.arrayW).toBe(764.5);
    expect(-step.currentA * step.voltageV).toBeCloseTo(264.5, 6);
  });

  it('does not charge outside 0 to 45 C and tapers at full', () => {
    expect(after(0.6, 500, 764.5, -0.1)).toMatchObject({ currentA: -0, arrayW: 500 });
    expect(after(0.6, 500, 764.5, 45.1)).toMatchObject({ currentA: -0, arrayW: 500 });
    expect(after(0.6, 100, 2000, 20).currentA).toBe(-25);
    const taper = after(0.99, 100, 764.5, 20);
    expect(taper.voltageV).toBeCloseTo(33.6, 6);
    expect(after(1, 100, 764.5, 20).currentA).toBeCloseTo(0, 9);
  });

  it('collapses when empty or cut, and when more is asked than it can give', () => {
    expect(after(0, 100, 0, 20).collapsed).toBe(true);
    expect(after(0.5, 100, 0, 20, false).collapsed).toBe(true);
    expect(after(0.5, 50_000, 0, 20).collapsed).toBe(true);
    expect(after(0.5, 1000, 0, 20).collapsed).toBe(false);
  });

  it('has a pack resistance of 34 mOhm once relaxed', () => {
    const step = { ...emptyBatteryStep(), stateOfCharge: 0.5 };
    for (let k = 0; k < 3000; k += 1) {
      step.stateOfCharge = 0.5;
      solveBattery(battery, step, 500, 0, 298.15, true, 0.1);
    }
    expect((openCircuitV(battery, 0.5) - step.voltageV) / step.currentA).toBeCloseTo(0.034, 4);
  });
});

describe('radiator and view factors', () => {
  it('plant check 9 (calibration): a two-sided radiator at 20 C', () => {
    const t2 = 293.15 ** 2;
    const emitted = 2 * 0.92 * STEFAN_BOLTZMANN * t2 * t2;
    expect(Math.abs(emitted / 770 - 1)).toBeLessThan(0.005);
    expect(Math.abs((emitted - 137) / 633 - 1)).toBeLessThan(0.005);
  });

  it('plant check 10 (verification): view factors at 550 km', () => {
    expect(earthViewFactors(550).edgeOn).toBeCloseTo(0.2579, 3);
  });
});

describe('GPU', () => {
  it('plant check 12 (calibration): slowdown at 89 C and shutdown at 95 C, exactly', () => {
    const state = (celsius: number): number => nextThermalState(gpu, gpu.limitC - celsius, GPU_THERMAL.free);
    expect(state(86.99)).toBe(GPU_THERMAL.free);
    expect(state(87)).toBe(GPU_THERMAL.softwareSlowdown);
    expect(state(88.99)).toBe(GPU_THERMAL.softwareSlowdown);
    expect(state(89)).toBe(GPU_THERMAL.hardwareSlowdown);
    expect(state(94.99)).toBe(GPU_THERMAL.hardwareSlowdown);
    expect(state(95)).toBe(GPU_THERMAL.shutDown);
    expect(nextThermalState(gpu, 60, GPU_THERMAL.shutDown)).toBe(GPU_THERMAL.shutDown);
  });

  it('plant check 13 (calibration): idle power and cap range', () => {
    expect(gpu.idleW).toBeGreaterThanOrEqual(64);
    expect(gpu.idleW).toBeLessThanOrEqual(101);
    expect(gpuPowerW(gpu, gpu.maximumClockMHz, 1, 1)).toBeCloseTo(350, 9);
    const sxm = { ...gpu, maximumW: 700, minimumCapW: 200, maximumClockMHz: 1980 };
    const rate = (cap: number): number => clockForCapMHz(sxm, cap, 1, 1) / 1980;
    expect(rate(700)).toBe(1);
    expect(1 - rate(600)).toBeCloseTo(0.104, 2);
  });

  it('runs at 0.87, 0.71, 0.51 of the full rate at caps of 300, 250, 200 W', () => {
    const rate = (cap: number): number => clockForCapMHz(gpu, cap, 1, 1) / gpu.maximumClockMHz;
    expect([rate(300), rate(250), rate(200)].map((value) => Math.round(value * 100) / 100)).toEqual([
      0.87, 0.71, 0.51,
    ]);
    expect(gpuPowerW(gpu, clockForCapMHz(gpu, 250, 1, 1), 1, 1)).toBeCloseTo(250, 6);
  });
});

describe('link', () => {
  it('plant check 24 (verification): free-space loss at 1816 km', () => {
    expect(Math.abs(freeSpaceLossDb(2.2, 1816) - 164.48)).toBeLessThan(0.05);
    expect(Math.abs(freeSpaceLossDb(8.2, 1816) - 175.91)).toBeLessThan(0.05);
  });

  it('closes X band with 7.9 dB at 10 deg, as the worked example', () => {
    const radio = craft.radios.find(({ id }) => id === 'downlinkX')!;
    expect(Math.abs(ebN0Db(radio, 1816) - 7.9)).toBeLessThan(0.1);
  });
});

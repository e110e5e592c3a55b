import { earthViewFactors } from '@dawnline/orbit';
import { clockForCapMHz, gpuPowerW, GPU_THERMAL, nextThermalState } from '../gpu';
import { ebN0Db, freeSpaceLossDb } from '../link';
import { STEFAN_BOLTZMANN } from '../numerics';
import { odc1 } from './odc-1';

const craft = odc1();
const gpu = craft.gpus[0]!;

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

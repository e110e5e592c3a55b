/** GPU: boot, power and clock under a cap, and the thermal sequence slowdown, shutdown. */
import type { PlantInputs, PlantState } from './channels';
import { STEP_US, ZERO_CELSIUS_K } from './numerics';
import type { GpuParameters } from './parameters';

/** Values of the channel `gpuMode`. */
export const GPU_MODE = { off: 0, booting: 1, running: 2, lost: 3 } as const;
/** Values of the channel `gpuThermalState`. */
export const GPU_THERMAL = { free: 0, softwareSlowdown: 1, hardwareSlowdown: 2, shutDown: 3 } as const;
/** Clock-event bits (published, NVML). */
export const CLOCK_EVENT = {
  idle: 0x1,
  powerCap: 0x4,
  hardwareSlowdown: 0x8,
  software: 0x20,
  hardware: 0x40,
  powerBrake: 0x80,
} as const;

/** Clock ceilings of the two slowdowns, share of the maximum clock (assumed). */
const SOFTWARE_SLOWDOWN_CLOCK = 0.75;
const HARDWARE_SLOWDOWN_CLOCK = 0.5;
/** The external power brake (assumed). */
const POWER_BRAKE_CLOCK = 0.25;
/** Margins, K, at which the two slowdowns begin and end (sequence assumed; hardware slowdown begins as given). */
const SOFTWARE_SLOWDOWN_MARGIN_K = 0;
const SOFTWARE_RELEASE_MARGIN_K = 3;
const HARDWARE_RELEASE_MARGIN_K = 1;
/** A hung kernel keeps this share of the cores busy (assumed). */
const HUNG_UTILISATION = 0.1;
/** Halvings of the clock range: 1400 MHz / 2^40 is far below a double's need (derived). */
const BISECTIONS = 40;

function coreVoltageV(gpu: GpuParameters, clockMHz: number): number {
  const share = (clockMHz - gpu.minimumClockMHz) / (gpu.maximumClockMHz - gpu.minimumClockMHz);
  return gpu.minimumCoreV + (gpu.maximumCoreV - gpu.minimumCoreV) * share;
}

/** Board power, W: idle, memory, and k f V(f)^2 u with V linear in f (assumed; no V(f) curve is public). */
export function gpuPowerW(
  gpu: GpuParameters,
  clockMHz: number,
  utilisation: number,
  memoryUtilisation: number,
): number {
  const voltage = coreVoltageV(gpu, clockMHz);
  const k =
    (gpu.maximumW - gpu.idleW - gpu.memoryW) / (gpu.maximumClockMHz * gpu.maximumCoreV * gpu.maximumCoreV);
  return gpu.idleW + gpu.memoryW * memoryUtilisation + k * clockMHz * voltage * voltage * utilisation;
}

/** Highest clock, MHz, whose power stays within the cap. */
export function clockForCapMHz(
  gpu: GpuParameters,
  capW: number,
  utilisation: number,
  memoryUtilisation: number,
): number {
  if (gpuPowerW(gpu, gpu.maximumClockMHz, utilisation, memoryUtilisation) <= capW) return gpu.maximumClockMHz;
  let low = gpu.minimumClockMHz;
  let high = gpu.maximumClockMHz;
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = (low + high) / 2;
    if (gpuPowerW(gpu, middle, utilisation, memoryUtilisation) <= capW) low = middle;
    else high = middle;
  }
  return low;
}

/** Boots, resets, loses: one step of the mode of GPU `g`. */
export function stepGpuMode(
  gpu: GpuParameters,
  g: number,
  live: boolean,
  inputs: PlantInputs,
  s: PlantState,
): void {
  const resetRequested = inputs.gpuResetRequested[g] === 1;
  inputs.gpuResetRequested[g] = 0;
  if (!live) {
    s.gpuMode[g] = GPU_MODE.off;
    s.gpuThermalState[g] = GPU_THERMAL.free;
    inputs.gpuHung[g] = 0;
    inputs.gpuLost[g] = 0;
    return;
  }
  const isLost = inputs.gpuLost[g] === 1;
  if (isLost) s.gpuMode[g] = GPU_MODE.lost;
  const mode = s.gpuMode[g]!;
  // What fell off the bus starts anew once it is back; a thermal shutdown waits for a power cycle.
  if (isLost || (mode === GPU_MODE.lost && s.gpuThermalState[g] === GPU_THERMAL.shutDown)) return;
  if (mode === GPU_MODE.off || mode === GPU_MODE.lost || resetRequested) {
    s.gpuMode[g] = GPU_MODE.booting;
    s.gpuBootRemainingUs[g] = gpu.bootS * 1_000_000;
    inputs.gpuHung[g] = 0;
  } else if (mode === GPU_MODE.booting) {
    s.gpuBootRemainingUs[g]! -= STEP_US;
    if (s.gpuBootRemainingUs[g]! <= 0) s.gpuMode[g] = GPU_MODE.running;
  }
}

/** Thermal state from the margin, with the hysteresis of each slowdown. */
export function nextThermalState(gpu: GpuParameters, marginK: number, before: number): number {
  if (before === GPU_THERMAL.shutDown || marginK <= gpu.shutdownMarginK) return GPU_THERMAL.shutDown;
  if (marginK <= gpu.slowdownMarginK) return GPU_THERMAL.hardwareSlowdown;
  if (before === GPU_THERMAL.hardwareSlowdown && marginK < HARDWARE_RELEASE_MARGIN_K) return before;
  if (marginK <= SOFTWARE_SLOWDOWN_MARGIN_K) return GPU_THERMAL.softwareSlowdown;
  if (before !== GPU_THERMAL.free && marginK < SOFTWARE_RELEASE_MARGIN_K) return GPU_THERMAL.softwareSlowdown;
  return GPU_THERMAL.free;
}

/** Clock-event bits of a thermal state. */
function slowdownBits(thermalState: number): number {
  if (thermalState === GPU_THERMAL.hardwareSlowdown)
    return CLOCK_EVENT.hardwareSlowdown | CLOCK_EVENT.hardware;
  return thermalState === GPU_THERMAL.softwareSlowdown ? CLOCK_EVENT.software : 0;
}

/** The lowest clock that any of the bits asks for. */
function clockCeilingMHz(gpu: GpuParameters, bits: number): number {
  if (bits & CLOCK_EVENT.powerBrake) return gpu.maximumClockMHz * POWER_BRAKE_CLOCK;
  if (bits & (CLOCK_EVENT.hardwareSlowdown | CLOCK_EVENT.hardware))
    return gpu.maximumClockMHz * HARDWARE_SLOWDOWN_CLOCK;
  return bits & CLOCK_EVENT.software ? gpu.maximumClockMHz * SOFTWARE_SLOWDOWN_CLOCK : gpu.maximumClockMHz;
}

/** The clock solution is kept until cap or utilisation change: bisection costs more than the rest of a step. */
function solvedClockMHz(
  gpu: GpuParameters,
  g: number,
  cap: number,
  u: number,
  memory: number,
  s: PlantState,
): number {
  const isKept =
    s.gpuSolvedFor[g] === cap && s.gpuSolvedUtilisation[g] === u && s.gpuSolvedMemory[g] === memory;
  if (!isKept) {
    s.gpuSolvedFor[g] = cap;
    s.gpuSolvedUtilisation[g] = u;
    s.gpuSolvedMemory[g] = memory;
    s.gpuSolvedMHz[g] = clockForCapMHz(gpu, cap, u, memory);
  }
  return s.gpuSolvedMHz[g]!;
}

/** Margin, clock, power and throughput of GPU `g` for this step. */
export function stepGpuPower(
  gpu: GpuParameters,
  g: number,
  dieK: number,
  inputs: PlantInputs,
  s: PlantState,
): void {
  const marginK = gpu.limitC + ZERO_CELSIUS_K - dieK;
  s.gpuMarginK[g] = marginK;
  s.gpuThroughput[g] = 0;
  s.gpuClockMHz[g] = 0;
  s.gpuClockEvents[g] = 0;
  s.gpuPowerW[g] = 0;
  const mode = s.gpuMode[g];
  if (mode === GPU_MODE.off) return;
  s.gpuThermalState[g] = nextThermalState(gpu, marginK, s.gpuThermalState[g]!);
  if (s.gpuThermalState[g] === GPU_THERMAL.shutDown) {
    s.gpuMode[g] = GPU_MODE.lost;
    s.gpuClockEvents[g] = CLOCK_EVENT.hardware;
    return;
  }
  s.gpuPowerW[g] = gpu.idleW;
  if (mode === GPU_MODE.running) runGpu(gpu, g, inputs, s);
  // A real GPU in this one's place draws and heats what it measures.
  if (inputs.gpuExternalW[g]! >= 0) s.gpuPowerW[g] = inputs.gpuExternalW[g]!;
}

function runGpu(gpu: GpuParameters, g: number, inputs: PlantInputs, s: PlantState): void {
  const hung = inputs.gpuHung[g] === 1;
  const asked = inputs.gpuUtilisation[g]!;
  const u = hung ? Math.min(asked, HUNG_UTILISATION) : asked;
  const memory = hung ? 0 : inputs.gpuMemoryUtilisation[g]!;
  const cap = Math.max(gpu.minimumCapW, Math.min(gpu.maximumW, inputs.gpuCapW[g]!));
  if (asked <= 0) {
    s.gpuClockMHz[g] = gpu.minimumClockMHz;
    s.gpuClockEvents[g] = CLOCK_EVENT.idle;
    s.gpuPowerW[g] = gpu.idleW + gpu.memoryW * memory;
    return;
  }
  const solved = solvedClockMHz(gpu, g, cap, u, memory, s);
  const bits = slowdownBits(s.gpuThermalState[g]!) | inputs.gpuThrottleBits[g]!;
  const clock = Math.min(solved, clockCeilingMHz(gpu, bits));
  s.gpuClockMHz[g] = clock;
  s.gpuClockEvents[g] = bits | (solved < gpu.maximumClockMHz ? CLOCK_EVENT.powerCap : 0);
  s.gpuPowerW[g] = gpuPowerW(gpu, clock, u, memory);
  s.gpuThroughput[g] = hung ? 0 : clock / gpu.maximumClockMHz;
}

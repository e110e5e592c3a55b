import { strict as assert } from 'node:assert';
import type { CraftGpu } from '@hil/crafts';
import { GPU_MODE, irregularErrorsPerS, type Plant } from '@hil/plant';
import { BENCH_STEP_US } from './devices.limits';
import { GpuHealth } from './gpu-health';

/** The context that holds a GPU: one attempt of one job. */
export interface GpuContext {
  readonly job: string;
  readonly attempt: number;
  readonly utilisation: number;
  readonly memoryUtilisation: number;
}

/** GPU memory that the driver keeps for itself, and that the context of a job takes before its data (assumed). */
const DRIVER_MEMORY_BYTES = 64 * 1024 * 1024;
const CONTEXT_MEMORY_BYTES = 1024 * 1024 * 1024;
const BYTES_PER_GB = 1e9;

const STEP_S = BENCH_STEP_US / 1_000_000;

/** One GPU as its driver sees it: cap, context, errors; what it draws and yields is the plant's. */
export class GpuUnit {
  context: GpuContext | null = null;
  readonly health: GpuHealth;
  /** Does nothing more until it is reset or powered anew. */
  blocked = false;
  /** Commands that the state of the GPU does not allow. */
  refused = 0;
  /** Resets that were commanded. */
  resets = 0;
  private dueXid = 0;
  private dueXidUs = 0;
  private isDueOfContext = false;
  private wasLost = false;
  /** Part of a corrected error that its dose has brought so far. */
  private irregular = 0;

  constructor(
    readonly gpu: CraftGpu,
    private readonly index: number,
    private readonly plant: Plant,
  ) {
    assert(index < plant.parameters.gpus.length, `GPU ${gpu.id} is in the plant`);
    this.health = new GpuHealth(gpu.remapRows);
  }

  get mode(): number {
    return this.plant.state.gpuMode[this.index];
  }

  get ready(): boolean {
    return this.mode === GPU_MODE.running && !this.blocked;
  }

  /** Takes current: also while it boots, or hangs. */
  get powered(): boolean {
    return this.mode !== GPU_MODE.off;
  }

  get hung(): boolean {
    return this.plant.inputs.gpuHung[this.index] === 1;
  }

  get capW(): number {
    return this.plant.inputs.gpuCapW[this.index];
  }

  /** Memory in use: jobs fill it as they use its bandwidth (assumed). */
  get memoryUsedBytes(): number {
    if (!this.ready) return 0;
    if (this.context === null) return DRIVER_MEMORY_BYTES;
    const data = this.context.memoryUtilisation * this.gpu.memoryGB * BYTES_PER_GB;
    return Math.round(DRIVER_MEMORY_BYTES + CONTEXT_MEMORY_BYTES + Math.min(data, this.roomBytes));
  }

  private get roomBytes(): number {
    return this.gpu.memoryGB * BYTES_PER_GB - DRIVER_MEMORY_BYTES - CONTEXT_MEMORY_BYTES;
  }

  setCap(capW: number): void {
    const { minimumCapW, maximumW } = this.gpu;
    if (!Number.isFinite(capW) || this.blocked) this.refused += 1;
    else this.plant.inputs.gpuCapW[this.index] = Math.max(minimumCapW, Math.min(maximumW, capW));
  }

  /** A new context replaces the one that holds the GPU; an older attempt of the same job is fenced off. */
  bind(context: GpuContext): void {
    const stale = this.context?.job === context.job && context.attempt < this.context.attempt;
    const { utilisation, memoryUtilisation } = context;
    const sane = utilisation >= 0 && utilisation <= 1 && memoryUtilisation >= 0 && memoryUtilisation <= 1;
    if (!this.ready || stale || !sane || context.job === '') this.refused += 1;
    else {
      if (!this.holds(context.job, context.attempt)) this.release();
      this.context = context;
    }
    this.drive();
  }

  /** Frees the GPU: the context's kernels end with it, also a hung one. */
  release(): void {
    this.context = null;
    this.plant.inputs.gpuHung[this.index] = 0;
    if (this.isDueOfContext) this.dueXid = 0;
    this.drive();
  }

  reset(): void {
    this.resets += 1;
    if (this.mode === GPU_MODE.off || this.mode === GPU_MODE.lost) {
      this.refused += 1;
      return;
    }
    this.release();
    this.blocked = false;
    this.dueXid = 0;
    this.health.restart();
    this.plant.inputs.gpuResetRequested[this.index] = 1;
  }

  /** Nothing works on it any more, whatever held it. */
  block(): void {
    this.release();
    this.blocked = true;
  }

  /** Works again by itself. */
  unblock(): void {
    this.blocked = false;
  }

  /** The kernel of the context that holds the GPU stops answering. False when there is none, or it hangs already. */
  hang(xid: number, xidUs: number): boolean {
    if (this.context === null || !this.ready || this.hung) return false;
    this.plant.inputs.gpuHung[this.index] = 1;
    this.reportXid(xid, xidUs);
    this.isDueOfContext = true;
    return true;
  }

  /** The hung kernel goes on by itself. */
  unhang(): void {
    this.plant.inputs.gpuHung[this.index] = 0;
    this.dueXid = 0;
  }

  /** The driver notices only then; 0 for nothing to tell. */
  reportXid(xid: number, atUs: number): void {
    this.dueXid = xid;
    this.dueXidUs = atUs;
    this.isDueOfContext = false;
  }

  holds(job: string, attempt: number): boolean {
    return this.context !== null && this.context.job === job && this.context.attempt === attempt;
  }

  /** Share of the full rate that one attempt gets now. */
  throughput(job: string, attempt: number): number {
    if (!this.ready || this.hung || !this.holds(job, attempt)) return 0;
    return this.plant.state.gpuThroughput[this.index];
  }

  /** After each step of the plant: a GPU that is not running holds no context; power-on clears its counters. */
  step(nowUs: number): void {
    const { mode } = this;
    if (!this.ready && this.context !== null) this.release();
    if (mode === GPU_MODE.off) this.powerOff();
    const isLost = mode === GPU_MODE.lost;
    if (isLost && !this.wasLost) this.health.raiseXid(79);
    this.wasLost = isLost;
    if (this.dueXid !== 0 && nowUs >= this.dueXidUs) {
      this.health.raiseXid(this.dueXid);
      this.dueXid = 0;
    }
    if (mode === GPU_MODE.running) this.wear(nowUs);
  }

  /** Memory that has had too much dose. */
  private wear(nowUs: number): void {
    const { state, inputs } = this.plant;
    const rate = irregularErrorsPerS(state.doseRad[0] + inputs.gpuExtraDoseRad[this.index]);
    if (rate === 0) return;
    this.irregular += rate * STEP_S;
    if (this.irregular < 1) return;
    const count = Math.floor(this.irregular);
    this.irregular -= count;
    this.health.correct(count, nowUs);
  }

  private powerOff(): void {
    this.blocked = false;
    this.dueXid = 0;
    this.health.powerOff();
  }

  private drive(): void {
    const { inputs } = this.plant;
    inputs.gpuUtilisation[this.index] = this.context?.utilisation ?? 0;
    inputs.gpuMemoryUtilisation[this.index] = this.context?.memoryUtilisation ?? 0;
  }
}

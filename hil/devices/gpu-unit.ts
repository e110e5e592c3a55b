import { strict as assert } from 'node:assert';
import type { CraftGpu } from '@hil/crafts';
import { GPU_MODE, type Plant } from '@hil/plant';

/** The context that holds a GPU: one attempt of one job. */
export interface GpuContext {
  readonly job: string;
  readonly attempt: number;
  readonly utilisation: number;
  readonly memoryUtilisation: number;
}

/** One GPU as its driver sees it: cap, context, error counters; what it draws and yields is the plant's. */
export class GpuUnit {
  context: GpuContext | null = null;
  /** Last Xid since power-on, 0 for none. */
  xid = 0;
  xidCount = 0;
  eccCorrected = 0;
  eccUncorrected = 0;
  remapPending = false;
  /** Commands that the state of the GPU does not allow. */
  refused = 0;
  private dueXid = 0;
  private dueXidUs = 0;

  constructor(
    readonly gpu: CraftGpu,
    private readonly index: number,
    private readonly plant: Plant,
  ) {
    assert(index < plant.parameters.gpus.length, `GPU ${gpu.id} is in the plant`);
  }

  get mode(): number {
    return this.plant.state.gpuMode[this.index];
  }

  get ready(): boolean {
    return this.mode === GPU_MODE.running;
  }

  get hung(): boolean {
    return this.plant.inputs.gpuHung[this.index] === 1;
  }

  get capW(): number {
    return this.plant.inputs.gpuCapW[this.index];
  }

  setCap(capW: number): void {
    const { minimumCapW, maximumW } = this.gpu;
    if (!Number.isFinite(capW)) this.refused += 1;
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
    this.dueXid = 0;
    this.drive();
  }

  reset(): void {
    this.release();
    this.remapPending = false;
    if (this.mode === GPU_MODE.off) this.refused += 1;
    else this.plant.inputs.gpuResetRequested[this.index] = 1;
  }

  /** The kernel of the context that holds the GPU stops answering. False when there is none, or it hangs already. */
  hang(xid: number, xidUs: number): boolean {
    if (this.context === null || !this.ready || this.hung) return false;
    this.plant.inputs.gpuHung[this.index] = 1;
    this.dueXid = xid;
    this.dueXidUs = xidUs;
    return true;
  }

  /** The hung kernel goes on by itself. */
  unhang(): void {
    this.plant.inputs.gpuHung[this.index] = 0;
    this.dueXid = 0;
  }

  raiseXid(xid: number): void {
    this.xid = xid;
    this.xidCount += 1;
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
    if (!this.ready && this.context !== null) this.release();
    if (this.mode === GPU_MODE.off) this.clearCounters();
    if (this.dueXid !== 0 && nowUs >= this.dueXidUs) {
      this.raiseXid(this.dueXid);
      this.dueXid = 0;
    }
  }

  private clearCounters(): void {
    this.xid = 0;
    this.xidCount = 0;
    this.eccCorrected = 0;
    this.eccUncorrected = 0;
    this.remapPending = false;
  }

  private drive(): void {
    const { inputs } = this.plant;
    inputs.gpuUtilisation[this.index] = this.context?.utilisation ?? 0;
    inputs.gpuMemoryUtilisation[this.index] = this.context?.memoryUtilisation ?? 0;
  }
}

import { strict as assert } from 'node:assert';
import type { Boot, ResetCause } from '@dawnline/host';
import type { Fence } from './fence';

/** Bound of retained memory per service (the port's contract). */
export const RETAINED_LIMIT_BYTES = 64 * 1024;

/** What outlives a life of a service: its retained memory and its boot counter. */
export interface NodeMemory {
  bootId: number;
  readonly retained: Map<string, Uint8Array>;
}

export class SimulatedBoot implements Boot {
  readonly bootId: number;
  readonly instance: string;

  constructor(
    node: string,
    private readonly memory: NodeMemory,
    /** Failed-unit marks in the computer's non-volatile memory. */
    private readonly failed: string[],
    readonly resetCause: ResetCause,
    private readonly fence: Fence,
  ) {
    this.bootId = memory.bootId;
    this.instance = `${node}-${memory.bootId}`;
  }

  retained(key: string): Uint8Array | null {
    return this.memory.retained.get(key)?.slice() ?? null;
  }

  retain(key: string, value: Uint8Array): void {
    if (!this.fence.alive) return;
    const point = this.fence.portCall('boot.retain', key);
    if (!this.fence.alive) return;
    let bytes = key.length + value.length;
    for (const [name, item] of this.memory.retained) if (name !== key) bytes += name.length + item.length;
    assert(
      bytes <= RETAINED_LIMIT_BYTES,
      `retained memory holds ${RETAINED_LIMIT_BYTES} bytes; ${key} would make it ${bytes}`,
    );
    this.memory.retained.set(key, value.slice());
    point?.strike();
  }

  failedUnits(): readonly string[] {
    return [...this.failed];
  }

  markFailed(unit: string): void {
    if (!this.fence.alive) return;
    const point = this.fence.portCall('boot.markFailed', unit);
    if (!this.fence.alive) return;
    if (!this.failed.includes(unit)) this.failed.push(unit);
    point?.strike();
  }
}

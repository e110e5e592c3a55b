import { statfsSync } from 'node:fs';
import { processorTimeUs } from './process-table';

/** Over which mission time the load is averaged: the kernel counts processor time in ticks of 10 ms (assumed). */
const AVERAGE_US = 10_000_000;
/** Wall time between two looks at the file system (assumed). */
const DISK_WALL_MS = 1_000;

/** What the processes of one on-board computer really take: their processor time per mission time, and its drives' space. */
export class ComputerUsage {
  private readonly spentUs = new Map<number, number>();
  private sinceUs: number | null = null;
  private share = 0;
  private free = 1;
  private diskDueMs = 0;

  constructor(private readonly stateFolder: string) {}

  /** Processor seconds per second of mission time, averaged; work is counted, not the rate of the rig. 0 without procfs. */
  processorShare(nowUs: number, processIds: readonly number[]): number {
    let passedUs = 0;
    for (const id of [...this.spentUs.keys()]) if (!processIds.includes(id)) this.spentUs.delete(id);
    for (const id of processIds) {
      const spent = processorTimeUs(id);
      if (spent === null) continue;
      passedUs += spent - (this.spentUs.get(id) ?? 0);
      this.spentUs.set(id, spent);
    }
    const { sinceUs } = this;
    this.sinceUs = nowUs;
    // What was spent before the first look has no mission time to be counted against.
    if (sinceUs === null || nowUs <= sinceUs) return this.share;
    const weight = Math.min(1, (nowUs - sinceUs) / AVERAGE_US);
    this.share += weight * (passedUs / (nowUs - sinceUs) - this.share);
    return this.share;
  }

  /** Share of the file system that is free where the drives of this computer lie: what its services see too. */
  diskFree(): number {
    if (performance.now() < this.diskDueMs) return this.free;
    this.diskDueMs = performance.now() + DISK_WALL_MS;
    try {
      const { bavail, blocks } = statfsSync(this.stateFolder);
      this.free = blocks > 0 ? bavail / blocks : 1;
    } catch {
      // Not made yet: nothing is on it.
    }
    return this.free;
  }
}

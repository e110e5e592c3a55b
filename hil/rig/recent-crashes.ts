/** Mission time after a death in which the rig stays slow: detection and recovery of a process (assumed). */
const SETTLE_US = 20_000_000;

/** Deaths that nobody scheduled, such as a kill by hand, slow the rig down like a fault. */
export class RecentCrashes {
  private readonly untilUs = new Map<string, number>();

  add(node: string, nowUs: number): void {
    this.untilUs.set(node, nowUs + SETTLE_US);
  }

  at(nowUs: number): string[] {
    for (const [node, untilUs] of this.untilUs) if (nowUs >= untilUs) this.untilUs.delete(node);
    return [...this.untilUs.keys()];
  }
}

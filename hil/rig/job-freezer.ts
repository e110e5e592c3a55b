import { processesOfJob, signalTree } from './process-table';

/**
 * A hung kernel, live: the process group of the job stands still, as a process does that waits for a kernel that never
 * ends. Whoever kills it succeeds, whoever waits for a heartbeat does not.
 */
export class JobFreezer {
  private readonly frozen = new Set<number>();

  constructor(private readonly flight: string) {}

  /** False when no process of that job is alive. */
  freeze(job: string): boolean {
    const groups = new Set(processesOfJob(this.flight, job).map(({ groupId }) => groupId));
    for (const group of groups) {
      signalTree(group, 'SIGSTOP');
      this.frozen.add(group);
    }
    return groups.size > 0;
  }

  /** Ends every hang; groups that are gone by now do not matter. */
  thaw(): void {
    for (const group of this.frozen) signalTree(group, 'SIGCONT');
    this.frozen.clear();
  }
}

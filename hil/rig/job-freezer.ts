import { processesOfJob, signalTree } from './process-table';

/**
 * A hung kernel, live: the processes of the job stand still, as one does that waits for a kernel that never ends.
 * Whoever kills them succeeds, whoever waits for a heartbeat waits in vain.
 */
export class JobFreezer {
  constructor(private readonly flight: string) {}

  /** False when no process of that attempt is alive. */
  freeze(job: string, attempt: number, frozen: boolean): boolean {
    const groups = new Set(processesOfJob(this.flight, job, attempt).map(({ groupId }) => groupId));
    for (const group of groups) signalTree(group, frozen ? 'SIGSTOP' : 'SIGCONT');
    return groups.size > 0;
  }
}

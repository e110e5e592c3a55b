import { processesOfJob, signalTree } from './process-table';

/**
 * A hung kernel, live: the processes of the job stand still, as one does that waits for a kernel that never ends.
 * Whoever kills them succeeds, whoever waits for a heartbeat waits in vain.
 */
export class JobFreezer {
  constructor(private readonly flight: string) {}

  /** False when no process of that attempt is alive. */
  freeze(job: string, attempt: number, frozen: boolean): boolean {
    return this.signal(job, attempt, frozen ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Ends them as an error of their own would. */
  fail(job: string, attempt: number, signal: 'SIGABRT' | 'SIGKILL'): boolean {
    return this.signal(job, attempt, signal);
  }

  private signal(job: string, attempt: number, signal: NodeJS.Signals): boolean {
    const groups = new Set(processesOfJob(this.flight, job, attempt).map(({ groupId }) => groupId));
    for (const group of groups) signalTree(group, signal);
    return groups.size > 0;
  }
}

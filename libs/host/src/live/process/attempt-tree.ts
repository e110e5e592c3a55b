import type { AttemptCgroup } from './cgroup';
import { isAlive, jobProcesses, sendSignal, type JobProcess, type ProcessFacts } from './procfs';

/**
 * All processes of one attempt: in its cgroup if it has one, in the group of its supervisor, and by job and attempt in
 * their environment (JP-20).
 */
export class AttemptTree {
  /** The supervisor, which leads the group; null before it runs and when it was not found. */
  leader: ProcessFacts | null = null;
  /** A process of the job itself has been seen: from then on a tree without one has ended. */
  private begun = false;

  constructor(
    private readonly root: string,
    private readonly job: string,
    private readonly attempt: number,
    readonly cgroup: AttemptCgroup | null,
  ) {}

  get leaderLives(): boolean {
    return this.leader !== null && isAlive(this.leader);
  }

  /** The supervisor and everything that lives of the job; `scan` is what a look at all processes has found just now. */
  living(scan: readonly JobProcess[] = jobProcesses(this.root)): ProcessFacts[] {
    const found = new Map<number, ProcessFacts>();
    for (const one of scan) {
      if (one.job === this.job && one.attempt === this.attempt) found.set(one.processId, one);
    }
    for (const one of this.cgroup?.processes() ?? []) found.set(one.processId, one);
    const all = [...found.values()];
    if (all.some((one) => !this.isLeader(one))) this.begun = true;
    return all;
  }

  /** Takes a tree of an earlier life of the executor for begun. */
  adopt(leader: ProcessFacts | null): void {
    this.leader = leader;
    this.begun = true;
  }

  /** Signals the whole tree. False when nothing of the job was there any more to get it (JP-13). */
  signal(signal: NodeJS.Signals): boolean {
    const living = this.living();
    if (living.length === 0) return false;
    const inTime = !this.begun || living.some((one) => !this.isLeader(one));
    // A paused process takes the signal only when it goes on: SIGCONT always precedes SIGTERM (JP-10).
    if (signal === 'SIGTERM') this.sendTo(living, 'SIGCONT');
    this.sendTo(living, signal);
    if (signal === 'SIGKILL') this.cgroup?.kill();
    return inTime;
  }

  /** Signals the program alone, the supervisor's child: its helpers would die of what they do not know (JP-11). */
  signalProgram(signal: NodeJS.Signals): boolean {
    const program = this.living().find((one) => one.parentId === this.leader?.processId);
    return program !== undefined && sendSignal(program.processId, signal);
  }

  /** Kills what is left. False when nothing but zombies was. */
  killRemains(): boolean {
    const living = this.living();
    this.sendTo(living, 'SIGKILL');
    if (living.length > 0) this.cgroup?.kill();
    return living.length > 0;
  }

  /** The group in one call while its leader holds the number, so that none of it forks its way out; then all others. */
  private sendTo(living: readonly ProcessFacts[], signal: NodeJS.Signals): void {
    const group = this.leaderLives ? this.leader!.groupId : null;
    if (group !== null) sendSignal(-group, signal);
    for (const one of living) if (one.groupId !== group) sendSignal(one.processId, signal);
  }

  private isLeader(one: ProcessFacts): boolean {
    return one.processId === this.leader?.processId;
  }
}

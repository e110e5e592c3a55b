import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramEntry } from '../craft-table';
import type { ProcessPort, RunningWorkload, WorkloadEvent, WorkloadSpecification } from '../ports';
import { OwnClock } from './own-clock';
import { LiveAttempt, type AttemptOptions } from './process-attempt';
import { environmentOfJob, type AttemptPaths } from './process-environment';
import { jobProcesses, sendSignal, type JobProcess } from './process-tree';

/** Folders of ended attempts that stay for people to read (assumed). */
const ATTEMPT_FOLDERS_MAX_ITEMS = 4;
const FOLDER_MODE = 0o700;
/** What a job keeps of the executor's own environment. */
const KEPT = ['PATH', 'HOME'];

export interface LiveProcessOptions {
  readonly programs: readonly ProgramEntry[];
  /** Folder for FIFOs, logs and results of attempts; made when absent. */
  readonly folder: string;
  /** Absolute folder of a storage device. */
  readonly diskFolder: (disk: string) => string;
  /** Mission seconds per wall second now; 0 while paused. */
  readonly rate: () => number;
  /** Marks by which the rig finds what is left of a flight. */
  readonly marks: Readonly<Record<string, string>>;
}

const keyOf = (job: string, attempt: number): string => `${job}/${attempt}`;

/** Jobs as real processes (job protocol v1). They outlive the executor and are found again by their environment. */
export class LiveProcess implements ProcessPort {
  private readonly root: string;
  private readonly clock: OwnClock;
  private readonly attempts = new Map<string, LiveAttempt>();
  private listener: (event: WorkloadEvent) => void = () => undefined;

  constructor(private readonly options: LiveProcessOptions) {
    mkdirSync(options.folder, { recursive: true, mode: FOLDER_MODE });
    this.root = realpathSync(options.folder);
    this.clock = new OwnClock(options.rate);
  }

  onEvent(listener: (event: WorkloadEvent) => void): void {
    this.listener = listener;
  }

  /** Wall time that passed while the rig was not paused: the limits of real jobs do not follow its rate. */
  ownTimeUs(): number {
    return this.clock.now();
  }

  start(specification: WorkloadSpecification): void {
    const program = this.options.programs.find((entry) => entry.name === specification.program);
    try {
      if (!program) throw new Error(`no program ${specification.program} in the catalogue`);
      this.removeOldFolders(specification.job, specification.attempt);
      const options = this.optionsOf(specification);
      const environment = environmentOfJob(specification, options.paths, this.options.rate() || 1, {
        ...Object.fromEntries(KEPT.map((name) => [name, process.env[name]])),
        ...this.options.marks,
      });
      this.attempts.set(
        keyOf(specification.job, specification.attempt),
        LiveAttempt.start(options, program, environment),
      );
    } catch (error) {
      const { job, attempt } = specification;
      const reason = error instanceof Error ? error.message : String(error);
      // Never inside the turn that asked for it.
      setImmediate(() => this.listener({ job, attempt, kind: 'spawn-failed', reason }));
    }
  }

  adopt(specification: WorkloadSpecification): void {
    const { job, attempt } = specification;
    const leader = leaderOf(this.processesOf(job, attempt));
    this.attempts.set(keyOf(job, attempt), LiveAttempt.adopt(this.optionsOf(specification), leader));
  }

  signal(job: string, attempt: number, signal: NodeJS.Signals): void {
    const known = this.attempts.get(keyOf(job, attempt));
    if (known) known.signal(signal);
    else for (const one of this.processesOf(job, attempt)) sendSignal(one.processId, signal);
  }

  list(): Promise<RunningWorkload[]> {
    const groups = new Map<string, JobProcess[]>();
    for (const one of jobProcesses(this.root)) {
      const key = keyOf(one.job, one.attempt);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const found = [...groups.values()].map((members): RunningWorkload => {
      const { job, attempt, processId } = leaderOf(members)!;
      return { job, attempt, processId };
    });
    return Promise.resolve(found);
  }

  /** Lets go of all attempts; they live on. */
  close(): void {
    for (const attempt of this.attempts.values()) attempt.detach();
    this.attempts.clear();
    this.clock.close();
  }

  private processesOf(job: string, attempt: number): JobProcess[] {
    return jobProcesses(this.root).filter((one) => one.job === job && one.attempt === attempt);
  }

  private optionsOf(specification: WorkloadSpecification): AttemptOptions {
    const { job, attempt } = specification;
    return {
      specification,
      paths: this.pathsOf(specification),
      root: this.root,
      rate: this.options.rate,
      emit: (event) => this.listener(event),
      ended: () => void this.attempts.delete(keyOf(job, attempt)),
    };
  }

  private pathsOf(specification: WorkloadSpecification): AttemptPaths {
    const { job, attempt, disk, checkpointFolder, resultFolder, restoreFolder } = specification;
    const folder = join(this.root, job, String(attempt));
    const result = join(this.options.diskFolder(disk), resultFolder);
    const input = join(this.root, job, 'input');
    const checkpoints = join(this.options.diskFolder(disk), checkpointFolder);
    for (const path of [folder, result, input, checkpoints]) {
      mkdirSync(path, { recursive: true, mode: FOLDER_MODE });
    }
    return {
      folder,
      notify: join(folder, 'notify'),
      heartbeat: join(folder, 'heartbeat'),
      log: join(folder, 'log'),
      result,
      input,
      checkpoints,
      restore:
        restoreFolder === null
          ? null
          : join(this.options.diskFolder(specification.restoreDisk), restoreFolder),
    };
  }

  private removeOldFolders(job: string, attempt: number): void {
    const folder = join(this.root, job);
    mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
    for (const name of readdirSync(folder)) {
      if (/^\d+$/.test(name) && Number(name) <= attempt - ATTEMPT_FOLDERS_MAX_ITEMS) {
        rmSync(join(folder, name), { recursive: true, force: true });
      }
    }
  }
}

/** The process that leads the group, or the oldest one left of it. */
function leaderOf<T extends JobProcess>(members: readonly T[]): T | null {
  const leader = members.find((one) => one.processId === one.groupId);
  return leader ?? [...members].sort((a, b) => a.processId - b.processId)[0] ?? null;
}

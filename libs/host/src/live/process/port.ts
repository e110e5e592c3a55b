import { strict as assert } from 'node:assert';
import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramEntry } from '../../craft-table';
import type { ProcessPort, RunningWorkload, WorkloadEvent, WorkloadSpecification } from '../../ports';
import { OwnClock } from '../own-clock';
import { LiveAttempt, type AttemptOptions } from './attempt';
import { AttemptTree } from './attempt-tree';
import { AttemptCgroup, attemptsIn, closeCgroupHome, openCgroupHome, type CgroupHome } from './cgroup';
import { commandOf } from './command';
import { environmentOfJob } from './environment';
import { NvidiaSmi } from './nvidia-smi';
import { OwnerLock } from './owner-lock';
import { folderOf, makeFolders, pathsOf } from './paths';
import { ATTEMPT_FOLDERS_MAX_ITEMS, USAGE_EVERY_MS } from './process.limits';
import { jobProcesses, type ProcessFacts } from './procfs';
import { recordedLeader } from './supervisor';

const FOLDER_MODE = 0o700;

export interface LiveProcessOptions {
  readonly programs: readonly ProgramEntry[];
  /** Folder for FIFOs and exit statuses of attempts; made when absent. One executor owns it. */
  readonly folder: string;
  /** Absolute folder of a storage device. */
  readonly diskFolder: (disk: string) => string;
  /** Mission seconds per wall second now; 0 while paused. */
  readonly rate: () => number;
  /** Marks by which the rig finds what is left of a flight. */
  readonly marks: Readonly<Record<string, string>>;
  /** The driver's tool; `nvidia-smi` of PATH when absent. */
  readonly nvidiaSmi?: string;
  /** Whether attempts get a cgroup where the kernel lets them; true when absent. */
  readonly cgroups?: boolean;
}

const keyOf = (job: string, attempt: number): string => `${job}/${attempt}`;

/** Jobs as real processes (job protocol v1). They outlive the executor and are found again by their environment. */
export class LiveProcess implements ProcessPort {
  private readonly root: string;
  private readonly clock: OwnClock;
  private readonly lock: OwnerLock;
  private readonly gpus: NvidiaSmi;
  private readonly cgroups: CgroupHome | null;
  private readonly attempts = new Map<string, LiveAttempt>();
  private readonly meter: NodeJS.Timeout;
  private listener: (event: WorkloadEvent) => void = () => undefined;

  constructor(private readonly options: LiveProcessOptions) {
    mkdirSync(options.folder, { recursive: true, mode: FOLDER_MODE });
    this.root = realpathSync(options.folder);
    this.clock = new OwnClock(options.rate);
    this.gpus = new NvidiaSmi(options.nvidiaSmi ?? 'nvidia-smi');
    this.cgroups = options.cgroups === false ? null : openCgroupHome(this.root);
    this.lock = new OwnerLock(this.root);
    this.lock.refusal();
    this.meter = setInterval(() => this.measure(), USAGE_EVERY_MS);
    this.meter.unref();
  }

  onEvent(listener: (event: WorkloadEvent) => void): void {
    this.listener = listener;
  }

  /** Wall time that passed while the rig was not paused: the limits of real jobs do not follow its rate. */
  ownTimeUs(): number {
    return this.clock.now();
  }

  /** What keeps the program from running is an event, never inside the turn that asked for it. */
  start(specification: WorkloadSpecification): void {
    const { job, attempt } = specification;
    assert(!this.attempts.has(keyOf(job, attempt)), `attempt ${attempt} of job ${job} is started twice`);
    try {
      this.mustOwn();
      const running = this.treeOf(job, attempt).living();
      if (running.length > 0)
        throw new Error(`attempt ${attempt} of job ${job} already runs as process ${running[0].processId}`);
      const options = this.optionsOf(specification);
      const { paths } = options;
      this.removeOldFolders(job, attempt);
      makeFolders(paths);
      const command = commandOf(specification, this.options.programs, paths.input);
      const environment = environmentOfJob(specification, paths, {
        timeScale: this.options.rate() || 1,
        gpu: this.gpus.deviceOf(specification.gpu),
        marks: this.options.marks,
        own: process.env,
        takesUpsets: this.options.programs.some(
          ({ name, takesUpsets }) => name === specification.program && takesUpsets,
        ),
      });
      this.attempts.set(keyOf(job, attempt), LiveAttempt.start(options, command, environment));
    } catch (error) {
      this.refuse(specification, error);
    }
  }

  adopt(specification: WorkloadSpecification): void {
    const { job, attempt } = specification;
    assert(!this.attempts.has(keyOf(job, attempt)), `attempt ${attempt} of job ${job} is adopted twice`);
    try {
      this.mustOwn();
      const options = this.optionsOf(specification);
      mkdirSync(options.paths.folder, { recursive: true, mode: FOLDER_MODE });
      const leader = this.leaderOf(job, attempt, this.treeOf(job, attempt).living());
      this.attempts.set(keyOf(job, attempt), LiveAttempt.adopt(options, leader));
    } catch (error) {
      this.refuse(specification, error);
    }
  }

  signal(job: string, attempt: number, signal: NodeJS.Signals): void {
    const known = this.attempts.get(keyOf(job, attempt));
    if (known) {
      known.signal(signal);
      return;
    }
    const tree = this.treeOf(job, attempt);
    tree.adopt(this.leaderOf(job, attempt, tree.living()));
    const delivered = this.lock.refusal() === null && tree.signal(signal);
    if (!delivered) setImmediate(() => this.listener({ job, attempt, kind: 'not-delivered', signal }));
  }

  list(): Promise<RunningWorkload[]> {
    const named = [...jobProcesses(this.root), ...(this.cgroups ? attemptsIn(this.cgroups) : [])];
    const attempts = new Map(named.map(({ job, attempt }) => [keyOf(job, attempt), { job, attempt }]));
    const found = [...attempts.values()].flatMap(({ job, attempt }): RunningWorkload[] => {
      const living = this.treeOf(job, attempt).living();
      const leader = this.leaderOf(job, attempt, living) ?? living[0];
      return leader === undefined ? [] : [{ job, attempt, processId: leader.processId }];
    });
    return Promise.resolve(found);
  }

  /** Lets go of all attempts; they live on. */
  close(): void {
    for (const attempt of this.attempts.values()) attempt.detach();
    this.attempts.clear();
    clearInterval(this.meter);
    this.clock.close();
    this.gpus.close();
    if (this.cgroups) closeCgroupHome(this.cgroups);
    this.lock.release();
  }

  private mustOwn(): void {
    const refusal = this.lock.refusal();
    if (refusal !== null) throw new Error(refusal);
  }

  private refuse({ job, attempt }: WorkloadSpecification, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    setImmediate(() => this.listener({ job, attempt, kind: 'spawn-failed', reason }));
  }

  private measure(): void {
    if (this.attempts.size === 0) return;
    const scan = jobProcesses(this.root);
    const gpuMemory = this.gpus.memoryByProcess();
    for (const attempt of this.attempts.values()) void attempt.measure(scan, gpuMemory);
  }

  private treeOf(job: string, attempt: number): AttemptTree {
    return new AttemptTree(this.root, job, attempt, this.cgroupOf(job, attempt));
  }

  private cgroupOf(job: string, attempt: number): AttemptCgroup | null {
    return this.cgroups && new AttemptCgroup(this.cgroups, job, attempt);
  }

  /**
   * The supervisor wrote its number down; a number that none of the living has is a dead one's. Where it could not, on a
   * full disk, it is the first of those that lead a group.
   */
  private leaderOf(job: string, attempt: number, living: readonly ProcessFacts[]): ProcessFacts | null {
    const processId = recordedLeader(folderOf(this.root, job, attempt));
    if (processId !== null) return living.find((one) => one.processId === processId) ?? null;
    const leaders = living.filter((one) => one.processId === one.groupId);
    const age = (one: ProcessFacts): number => Number(one.startTime);
    return leaders.sort((a, b) => age(a) - age(b) || a.processId - b.processId)[0] ?? null;
  }

  private optionsOf(specification: WorkloadSpecification): AttemptOptions {
    const { job, attempt } = specification;
    return {
      specification,
      paths: pathsOf(specification, this.root, this.options.diskFolder),
      root: this.root,
      cgroup: this.cgroupOf(job, attempt),
      rate: this.options.rate,
      emit: (event) => this.listener(event),
      ended: () => void this.attempts.delete(keyOf(job, attempt)),
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

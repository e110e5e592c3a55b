import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, renameSync, writeFileSync } from 'node:fs';
import type { WorkloadEvent, WorkloadSpecification } from '../../ports';
import { AttemptTree } from './attempt-tree';
import type { AttemptCgroup } from './cgroup';
import { JobChannel, openForJob } from './channel';
import type { Command } from './command';
import { protectInput, releaseInput } from './input';
import { JobLog, openLog } from './job-log';
import type { AttemptPaths } from './paths';
import {
  DROPPED_EVENT_EVERY_MS,
  POLL_MAX_MS,
  POLL_MIN_MS,
  REMAINS_POLL_MS,
  REMAINS_POLLS_MAX,
} from './process.limits';
import { factsOf, type JobProcess, type ProcessFacts } from './procfs';
import type { Said } from './said';
import { exitOf, recordedExit, SHELL, supervised, type ExitStatus } from './supervisor';
import { UsageMeter } from './usage';

export interface AttemptOptions {
  readonly specification: WorkloadSpecification;
  readonly paths: AttemptPaths;
  /** Folder under which all attempts of this computer live. */
  readonly root: string;
  readonly cgroup: AttemptCgroup | null;
  /** Mission seconds per wall second now; 0 while paused. */
  readonly rate: () => number;
  readonly emit: (event: WorkloadEvent) => void;
  readonly ended: () => void;
}

const UNKNOWN: ExitStatus = { code: null, signal: null };

/** One attempt as a real process tree under a supervisor, started here or found alive. */
export class LiveAttempt {
  private readonly channel: JobChannel;
  private readonly log: JobLog;
  private readonly tree: AttemptTree;
  private readonly meter: UsageMeter;
  private readonly timer: NodeJS.Timeout;
  private child: ChildProcess | null = null;
  private over = false;
  private finishing = false;
  private toldRate = -1;
  private toldDropped = 0;
  private droppedQuietUntilMs = 0;

  private constructor(
    private readonly options: AttemptOptions,
    adopted: boolean,
  ) {
    const { specification, paths } = options;
    const { job, attempt, watchdogUs, memoryMaxBytes } = specification;
    this.channel = new JobChannel(paths, adopted, (event) => this.say(event));
    this.log = new JobLog(paths.log);
    this.tree = new AttemptTree(options.root, job, attempt, options.cgroup);
    this.meter = new UsageMeter(this.tree, memoryMaxBytes);
    this.tellRate();
    const quarterMs = watchdogUs > 0 ? watchdogUs / 4000 : POLL_MAX_MS;
    this.timer = setInterval(() => this.poll(), Math.min(POLL_MAX_MS, Math.max(POLL_MIN_MS, quarterMs)));
    this.timer.unref();
  }

  /** @throws Error when channel, log or process cannot be made; nothing is left of the attempt then */
  static start(
    options: AttemptOptions,
    command: Command,
    environment: Readonly<Record<string, string>>,
  ): LiveAttempt {
    const attempt = new LiveAttempt(options, false);
    try {
      protectInput(options.paths.input, command.inputFile);
      attempt.spawn(command.words, environment);
    } catch (error) {
      attempt.close();
      throw error;
    }
    return attempt;
  }

  /** Takes over an attempt of an earlier life of the executor; `leader` is its supervisor if that lives. */
  static adopt(options: AttemptOptions, leader: ProcessFacts | null): LiveAttempt {
    const attempt = new LiveAttempt(options, true);
    attempt.tree.adopt(leader);
    if (!leader) setImmediate(() => attempt.finish(UNKNOWN));
    return attempt;
  }

  signal(signal: NodeJS.Signals): void {
    const delivered = !this.hasEnded() && this.send(signal);
    // Never inside the turn that asked for it.
    if (!delivered) setImmediate(() => this.say({ kind: 'not-delivered', signal }));
  }

  /** Lets go of a living attempt, which goes on. */
  detach(): void {
    this.over = true;
    clearInterval(this.timer);
    this.child?.removeAllListeners();
    this.channel.close(false);
  }

  /** Tells what the tree uses; `scan` is what a look at all processes has found just now. */
  async measure(scan: readonly JobProcess[], gpuMemory: ReadonlyMap<number, number> | null): Promise<void> {
    if (this.over || this.finishing) return;
    const usage = await this.meter.measure(scan, gpuMemory);
    if (usage) this.say(usage);
  }

  private send(signal: NodeJS.Signals): boolean {
    if (signal !== 'SIGUSR1') return this.tree.signal(signal);
    return this.options.specification.takesCheckpointSignal && this.tree.signalProgram(signal);
  }

  private hasEnded(): boolean {
    return this.over || this.finishing || recordedExit(this.options.paths.folder) !== null;
  }

  private spawn(program: readonly string[], environment: Readonly<Record<string, string>>): void {
    const { paths, cgroup, specification } = this.options;
    const door = cgroup?.create(specification.memoryMaxBytes) ? cgroup.door : null;
    const descriptors = [openLog(paths.log)];
    try {
      descriptors.push(openForJob(paths.notify));
      const [log, notify] = descriptors;
      const child = spawn(SHELL, supervised(paths.folder, door, program), {
        cwd: paths.input,
        env: { ...environment },
        detached: true,
        stdio: ['ignore', log, log, notify],
      });
      child.unref();
      this.follow(child);
    } finally {
      for (const descriptor of descriptors) closeSync(descriptor);
    }
  }

  private follow(child: ChildProcess): void {
    this.child = child;
    this.tree.leader = child.pid === undefined ? null : factsOf(child.pid);
    child.once('spawn', () => this.say({ kind: 'started', processId: child.pid! }));
    child.once('error', (error) => {
      if (child.pid !== undefined || this.over) return;
      this.say({ kind: 'spawn-failed', reason: error.message });
      this.close();
    });
    child.once('exit', (code, signal) => this.finish(code === null ? { code, signal } : exitOf(code)));
  }

  private poll(): void {
    if (this.over) return;
    this.channel.poll();
    if (this.log.poll()) this.say({ kind: 'log' });
    this.tellDropped(DROPPED_EVENT_EVERY_MS);
    this.tellRate();
    if (this.child || this.finishing || this.tree.leaderLives) return;
    // Nothing that can be caught ends the supervisor without a record.
    if (this.tree.leader) this.finish({ code: null, signal: 'SIGKILL' });
  }

  /** The supervisor is gone: ends what is left of its tree, then tells. Nothing but zombies may remain. */
  private finish(seen: ExitStatus, polls = 0): void {
    if (this.over) return;
    this.finishing = true;
    if (this.tree.killRemains() && polls < REMAINS_POLLS_MAX) {
      setTimeout(() => this.finish(seen, polls + 1), REMAINS_POLL_MS).unref();
      return;
    }
    this.channel.drain();
    if (this.log.poll()) this.say({ kind: 'log' });
    this.tellDropped(0);
    const exit = recordedExit(this.options.paths.folder) ?? seen;
    const killed = exit.signal === 'SIGKILL' || exit === UNKNOWN;
    this.say({ kind: 'exited', ...exit, outOfMemory: killed && (this.options.cgroup?.outOfMemory ?? false) });
    this.close();
  }

  private close(): void {
    this.over = true;
    clearInterval(this.timer);
    this.channel.close(true);
    this.options.cgroup?.remove();
    releaseInput(this.options.paths.input);
    this.options.ended();
  }

  private say(event: Said): void {
    if (this.over) return;
    const { job, attempt } = this.options.specification;
    this.options.emit({ job, attempt, ...event } as WorkloadEvent);
  }

  private tellDropped(everyMs: number): void {
    const { dropped } = this.channel;
    const now = performance.now();
    if (dropped === this.toldDropped || (everyMs > 0 && now < this.droppedQuietUntilMs)) return;
    this.toldDropped = dropped;
    this.droppedQuietUntilMs = now + everyMs;
    this.say({ kind: 'dropped', lines: dropped });
  }

  private tellRate(): void {
    const rate = this.options.rate();
    if (rate === this.toldRate) return;
    this.toldRate = rate;
    const file = this.options.paths.timeScale;
    try {
      writeFileSync(`${file}.tmp`, String(rate));
      renameSync(`${file}.tmp`, file);
    } catch {
      this.toldRate = -1; // A full disk: the next poll tries again.
    }
  }
}

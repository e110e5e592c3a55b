import { spawn, type ChildProcess } from 'node:child_process';
import { renameSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramEntry } from '../craft-table';
import type { WorkloadEvent, WorkloadSpecification } from '../ports';
import { closeLog, JobChannel, openLog } from './process-channel';
import { argumentsOfJob, type AttemptPaths } from './process-environment';
import { factsOf, jobProcesses, sendSignal, type ProcessFacts } from './process-tree';

/** Longest period of polling, wall time; JP-5 asks for at most a quarter of the watchdog's. */
const POLL_MAX_MS = 200;
const POLL_MIN_MS = 50;
/** Between two looks for what is left of a process tree, and how many (assumed: 5 s in all). */
const REMAINS_POLL_MS = 50;
const REMAINS_POLLS_MAX = 100;
/** A job's log is cut when it passes this (assumed). */
const LOG_MAX_BYTES = 1_048_576;

/** Input file that holds mission seconds per wall second now: a paced job follows the rig's rate. */
const TIME_SCALE_FILE = 'time-scale';

type Said<T> = T extends WorkloadEvent ? Omit<T, 'job' | 'attempt'> : never;

export interface AttemptOptions {
  readonly specification: WorkloadSpecification;
  readonly paths: AttemptPaths;
  /** Folder under which all attempts of this computer live. */
  readonly root: string;
  /** Mission seconds per wall second now; 0 while paused. */
  readonly rate: () => number;
  readonly emit: (event: WorkloadEvent) => void;
  readonly ended: () => void;
}

/** One attempt as a real process in a group of its own, started here or found alive. */
export class LiveAttempt {
  private readonly channel: JobChannel;
  private readonly timer: NodeJS.Timeout;
  private leader: ProcessFacts | null = null;
  private child: ChildProcess | null = null;
  private over = false;
  private finishing = false;
  private toldRate = -1;

  private constructor(
    private readonly options: AttemptOptions,
    adopted: boolean,
  ) {
    this.channel = new JobChannel(options.paths, adopted, {
      onMessage: (message) => {
        if (message.ready) this.say({ kind: 'ready' });
        if (message.heartbeat) this.say({ kind: 'heartbeat' });
        if (message.progress) this.say({ kind: 'progress', ...message.progress });
      },
      onHeartbeatFile: () => this.say({ kind: 'heartbeat' }),
      onCommit: (sequence) => this.say({ kind: 'checkpoint', sequence }),
    });
    this.tellRate();
    const quarterMs = options.specification.watchdogUs / 4000;
    const periodMs = Math.min(POLL_MAX_MS, Math.max(POLL_MIN_MS, quarterMs));
    this.timer = setInterval(() => this.poll(), periodMs);
    this.timer.unref();
  }

  /** @throws Error when the channel cannot be made; a program that cannot be run is an event. */
  static start(
    options: AttemptOptions,
    program: ProgramEntry,
    environment: Readonly<Record<string, string>>,
  ): LiveAttempt {
    const attempt = new LiveAttempt(options, false);
    const log = openLog(options.paths.log);
    const command = program.command === 'node' ? process.execPath : program.command;
    const child = spawn(command, argumentsOfJob(program, options.specification), {
      env: { ...environment },
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeLog(log);
    child.unref();
    attempt.follow(child);
    return attempt;
  }

  /** Takes over an attempt of an earlier life of the executor. */
  static adopt(options: AttemptOptions, leader: ProcessFacts | null): LiveAttempt {
    const attempt = new LiveAttempt(options, true);
    attempt.leader = leader;
    if (!leader) setImmediate(() => attempt.finish(null, null));
    return attempt;
  }

  /** Signals the group, and every escapee that its environment gives away (JP-20). */
  signal(signal: NodeJS.Signals): void {
    if (this.leader) sendSignal(-this.leader.groupId, signal);
    for (const one of this.remains()) {
      if (one.groupId !== this.leader?.groupId) sendSignal(one.processId, signal);
    }
  }

  /** Lets go of a living attempt, which goes on. */
  detach(): void {
    this.over = true;
    clearInterval(this.timer);
    this.child?.removeAllListeners();
    this.channel.close(false);
  }

  private follow(child: ChildProcess): void {
    this.child = child;
    child.once('spawn', () => {
      if (this.over) return;
      this.leader = factsOf(child.pid!) ?? {
        processId: child.pid!,
        groupId: child.pid!,
        startTime: '',
        alive: true,
      };
      this.say({ kind: 'started', processId: child.pid! });
    });
    child.once('error', (error) => {
      if (child.pid !== undefined || this.over) return;
      this.say({ kind: 'spawn-failed', reason: error.message });
      this.close();
    });
    child.once('exit', (code, signal) => this.finish(code, signal));
  }

  private poll(): void {
    this.channel.poll();
    this.boundLog();
    this.tellRate();
    if (this.child || !this.leader || this.finishing) return;
    const now = factsOf(this.leader.processId);
    if (!now?.alive || now.startTime !== this.leader.startTime) this.finish(null, null);
  }

  /** The leader is gone: ends what is left of its tree, then tells. Nothing but zombies may remain. */
  private finish(code: number | null, signal: string | null, polls = 0): void {
    if (this.over) return;
    this.finishing = true;
    const remains = this.remains();
    if (remains.length > 0 && polls < REMAINS_POLLS_MAX) {
      for (const one of remains) sendSignal(one.processId, 'SIGKILL');
      setTimeout(() => this.finish(code, signal, polls + 1), REMAINS_POLL_MS).unref();
      return;
    }
    this.channel.drain();
    this.say({ kind: 'exited', code, signal, outOfMemory: false });
    this.close();
  }

  private close(): void {
    this.over = true;
    clearInterval(this.timer);
    this.channel.close(true);
    this.options.ended();
  }

  private say(event: Said<WorkloadEvent>): void {
    if (this.over) return;
    const { job, attempt } = this.options.specification;
    this.options.emit({ job, attempt, ...event } as WorkloadEvent);
  }

  private remains(): ProcessFacts[] {
    const { job, attempt } = this.options.specification;
    return jobProcesses(this.options.root).filter((one) => one.job === job && one.attempt === attempt);
  }

  private tellRate(): void {
    const rate = this.options.rate();
    if (rate === this.toldRate) return;
    this.toldRate = rate;
    const file = join(this.options.paths.input, TIME_SCALE_FILE);
    writeFileSync(`${file}.tmp`, String(rate));
    renameSync(`${file}.tmp`, file);
  }

  private boundLog(): void {
    try {
      if (statSync(this.options.paths.log).size > LOG_MAX_BYTES) truncateSync(this.options.paths.log, 0);
    } catch {
      // No log, nothing to bound.
    }
  }
}

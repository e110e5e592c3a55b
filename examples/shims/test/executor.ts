import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { killAtEnvironment, killAtCalls, type KillPoint } from './kill-at';
import { badLine, numberIn, verifiedCheckpoints, type Checkpoint } from './protocol';

const READ_EVERY_MS = 2;
const RETAINED = 3;

/** When an attempt is ended from outside: at a line of the job, after a time, or in one of its calls to the disk. */
export interface Moment {
  signal: 'SIGKILL' | 'SIGTERM' | 'SIGUSR1';
  atLine?: number;
  afterMs?: number;
  atCall?: KillPoint;
}

export interface Ending {
  code: number | null;
  lines: string[];
  stdout: string;
  stderr: string;
  /** Calls that changed a disk, when the attempt ran under `atCall` (call 0 only counts): true for a write. */
  calls: boolean[];
}

export interface JobCommand {
  command: readonly string[];
  /** Working folder; the input folder of the job. */
  cwd: string;
  /**
   * The FIFO; an inherited descriptor; or somebody who does not listen: a FIFO without a reader, none at all, one that is
   * full, and a full one as the descriptor.
   */
  channel?: 'fifo' | 'fd' | 'deaf' | 'none' | 'full' | 'full-fd';
  env?: Readonly<Record<string, string>>;
}

/** Plays the executor of job protocol v1 for one job, with real processes and files. */
export class Executor {
  attempts = 0;
  /** Lines of the attempt under way, or of the last. */
  lines: readonly string[] = [];
  private child: ChildProcess | null = null;
  private restored: Checkpoint | null = null;

  constructor(
    readonly folder: string,
    private readonly job: JobCommand,
  ) {
    for (const name of ['ckpt', 'result']) mkdirSync(join(folder, name));
  }

  /** Result files by name. */
  get results(): string[] {
    return readdirSync(join(this.folder, 'result')).filter((name) => !name.startsWith('.tmp-'));
  }

  get newest(): Checkpoint | null {
    return this.restored;
  }

  /** Sends a signal to the main process of the attempt under way. */
  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  /** One attempt, until it ends by itself or at the moment given; then its checkpoints are verified (JP-9). */
  async attempt(moment?: Moment): Promise<Ending> {
    const number = this.attempts++;
    const fifo = join(this.folder, `notify-${number}`);
    const channel = this.job.channel ?? 'fifo';
    const full = channel.startsWith('full');
    if (channel === 'fifo' || channel === 'deaf' || full) spawnSync('mkfifo', [fifo]);
    const pipe = channel === 'fifo' || full ? openSync(fifo, constants.O_RDWR | constants.O_NONBLOCK) : -1;
    if (full) fill(pipe);
    const inherited = channel === 'full-fd' ? openSync(fifo, constants.O_WRONLY) : -1;
    const ending: Ending = { code: null, lines: [], stdout: '', stderr: '', calls: [] };
    const [program, ...words] = this.job.command;
    const child = spawn(program, words, {
      cwd: this.job.cwd,
      detached: true, // A process group of its own, to be killed as a whole.
      env: this.environment(number, fifo, channel, moment),
      stdio: ['ignore', 'pipe', 'pipe', channel === 'fd' ? 'pipe' : inherited >= 0 ? inherited : 'ignore'],
    });
    this.child = child;
    this.lines = ending.lines;
    await this.follow(child, full ? -1 : pipe, ending, moment);
    for (const open of [pipe, inherited]) if (open >= 0) closeSync(open);
    if (channel === 'none' && existsSync(fifo))
      throw new Error('the job made a file in the place of the FIFO');
    rmSync(fifo, { force: true });
    if (moment?.atCall) ending.calls = killAtCalls(this.folder);
    this.settle(number, ending);
    return ending;
  }

  private environment(number: number, fifo: string, channel: string, moment?: Moment): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      ...this.job.env,
      DAWNLINE_PROTOCOL: '1',
      DAWNLINE_JOB_ID: 'job-1',
      DAWNLINE_ATTEMPT: String(number),
      DAWNLINE_RESTART_REASON: number === 0 ? 'first' : 'crash',
      DAWNLINE_CKPT_DIR: join(this.folder, 'ckpt'),
      DAWNLINE_RESULT_DIR: join(this.folder, 'result'),
      ...(channel.endsWith('fd') ? { DAWNLINE_NOTIFY_FD: '3' } : { DAWNLINE_NOTIFY: fifo }),
      ...(this.restored ? { DAWNLINE_RESTORE_DIR: this.restored.folder } : {}),
      ...(moment?.atCall ? killAtEnvironment(this.folder, moment.atCall) : {}),
    };
  }

  /** Reads the lines, keeps the output, sends the signal when its moment has come. */
  private async follow(child: ChildProcess, pipe: number, ending: Ending, moment?: Moment): Promise<void> {
    let rest = '';
    const take = (text: string): void => {
      const parts = (rest + text).split('\n');
      rest = parts.pop()!;
      for (const line of parts) {
        ending.lines.push(line);
        if (moment?.atLine === ending.lines.length) strike();
      }
    };
    const strike = (): void => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      process.kill(-child.pid!, moment!.signal);
    };
    child.stdout!.on('data', (data: Buffer) => (ending.stdout += data.toString()));
    child.stderr!.on('data', (data: Buffer) => (ending.stderr += data.toString()));
    (child.stdio[3] as Readable | null)?.on('data', (data: Buffer) => take(data.toString()));
    const reading = setInterval(() => take(readAll(pipe)), READ_EVERY_MS);
    const timer = moment?.afterMs === undefined ? undefined : setTimeout(strike, moment.afterMs);
    ending.code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code));
    });
    clearInterval(reading);
    clearTimeout(timer);
    take(readAll(pipe));
    if (rest !== '') throw new Error(`an unfinished line: ${rest}`);
  }

  /** What the real executor does between two attempts: verify, retain, tidy. */
  private settle(number: number, ending: Ending): void {
    const bad = ending.lines.find(badLine);
    if (bad !== undefined) throw new Error(`a malformed line: ${bad}`);
    const folder = join(this.folder, 'ckpt');
    const checkpoints = verifiedCheckpoints(folder, number, this.restored);
    for (const line of ending.lines) {
      const announced = numberIn(line, 'X_CKPT');
      if (announced !== null && !existsSync(join(folder, `ckpt-${announced}`)))
        throw new Error(`checkpoint ${announced} was announced and is not there`);
    }
    for (const name of readdirSync(folder))
      if (name.startsWith('.tmp-')) rmSync(join(folder, name), { recursive: true });
    for (const old of checkpoints.slice(0, -RETAINED)) rmSync(old.folder, { recursive: true });
    this.restored = checkpoints.at(-1) ?? null;
  }
}

/** Writes into a pipe that nobody reads until no more goes in. */
function fill(pipe: number): void {
  try {
    for (;;) writeSync(pipe, '.');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
  }
}

function readAll(pipe: number): string {
  const part = Buffer.alloc(65536);
  let text = '';
  for (;;) {
    try {
      if (pipe < 0) return text;
      const bytes = readSync(pipe, part);
      if (bytes === 0) return text;
      text += part.toString('latin1', 0, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return text;
      throw error;
    }
  }
}

// Runs the compiled `dawnline` as people run it: real processes, in folders of their own.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlightEntry } from '@hil/record';

export const ROOT = join(__dirname, '../../..');
const MAIN = join(ROOT, 'dist/apps/cli/src/main.js');
/** Whatever waits longer than this waits in vain (a bound, not a claim: the machine may be busy). */
export const PATIENCE_MS = 150_000;
const POLL_MS = 50;

/** The compiled command is what the sources say. */
export function build(): void {
  const done = spawnSync(process.execPath, [join(ROOT, 'scripts/prepare.mjs')], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`the build failed: ${done.stderr}`);
}

/** A folder to run commands in; removed with the rest of the test. */
export function workFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'dawnline-cli-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export class Running {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  isOver = false;
  private readonly child: ChildProcess;

  constructor(folder: string, args: readonly string[]) {
    this.child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout!.on('data', (text: Buffer) => (this.stdout += text.toString()));
    this.child.stderr!.on('data', (text: Buffer) => (this.stderr += text.toString()));
    const patience = setTimeout(() => this.child.kill('SIGKILL'), 2 * PATIENCE_MS);
    this.ended = new Promise((resolve) =>
      this.child.once('close', (code, signal) => {
        clearTimeout(patience);
        this.isOver = true;
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr });
      }),
    );
  }

  get processId(): number {
    return this.child.pid!;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Waits until something holds; fails with what the command said when it ends before. */
  async until(what: string, holds: () => boolean): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!holds()) {
      if (this.isOver || Date.now() > deadline)
        throw new Error(`never: ${what}\n${this.stdout.slice(-3000)}\n${this.stderr.slice(-3000)}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

/** Runs a command to its end. */
export function dawnline(folder: string, ...args: string[]): Promise<Ended> {
  return new Running(folder, args).ended;
}

export function recordIn(folder: string): FlightEntry[] {
  const text = readFileSync(join(folder, 'flight.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as FlightEntry);
}

/** Ids of the processes whose environment holds this text; zombies have no environment any more. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/environ`, 'utf8').includes(text);
      } catch {
        return false;
      }
    })
    .map(Number);
}

import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { isReadyMessage, lineSignalOf, type LineSignal } from '@dawnline/live';
import { signalTree } from './process-table';

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly livedWallMs: number;
}

export interface ServiceProcessOptions {
  readonly service: { readonly name: string; readonly main: string };
  readonly logFile: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly onLine: (signal: LineSignal) => void;
  readonly onEnd: (end: ProcessEnd) => void;
}

/** What a service may see of the rig's own environment. */
const INHERITED = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR'];

/** One life of one service as a process of its own, in a process group of its own: Ctrl-C reaches the rig only. */
export class ServiceProcess {
  readonly startedWallMs = performance.now();
  readonly processId: number;
  readonly ended: Promise<void>;
  isReady = false;
  private readonly child: ChildProcess;

  constructor(options: ServiceProcessOptions) {
    mkdirSync(dirname(options.logFile), { recursive: true });
    const log = openSync(options.logFile, 'a', 0o600);
    const inherited = INHERITED.flatMap((name) =>
      process.env[name] === undefined ? [] : [[name, process.env[name]] as const],
    );
    this.child = spawn(process.execPath, [options.service.main], {
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
      env: { ...Object.fromEntries(inherited), ...options.variables },
    });
    closeSync(log);
    this.processId = this.child.pid ?? -1;
    this.child.on('message', (message) => {
      if (isReadyMessage(message)) this.isReady = true;
      const signal = lineSignalOf(message);
      if (signal) options.onLine(signal);
    });
    this.ended = new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null): void => {
        options.onEnd({
          code,
          signal,
          livedWallMs: performance.now() - this.startedWallMs,
        });
        resolve();
      };
      this.child.once('exit', end);
      this.child.once('error', () => {
        // Could not be started at all: the same as a death at once.
        if (this.child.pid === undefined) end(null, null);
      });
    });
  }

  signal(signal: NodeJS.Signals): void {
    if (this.processId < 0 || this.child.exitCode !== null || this.child.signalCode !== null) return;
    signalTree(this.processId, signal);
  }
}

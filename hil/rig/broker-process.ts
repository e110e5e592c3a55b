import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Refusal } from './access';

/** The broker could not be started or reached. The message says what a person can do. */
export class BrokerError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BrokerError';
  }
}

export interface BrokerProcessOptions {
  /** 0 chooses a free port. */
  readonly port: number;
  readonly flight: string;
  /** Compiled main.js of the embedded broker. */
  readonly main?: string;
  /** File that says who may do what; without it anybody may do everything. */
  readonly accessFile?: string;
  readonly onRefusal?: (refusal: Refusal) => void;
  /** The broker died although nobody asked it to. */
  readonly onDeath?: () => void;
}

const START_WALL_MS = 10_000;
const READY = /^ready (mqtts?:\/\/\S+)/m;

/** The embedded broker as a process of its own, so that its crash is a real one. */
export class BrokerProcess {
  readonly url: string;
  private child: ChildProcess | null;
  private isClosing = false;

  private constructor(
    private readonly options: BrokerProcessOptions,
    started: { child: ChildProcess; url: string },
  ) {
    this.url = started.url;
    this.child = started.child;
    this.watch(started.child);
  }

  static async start(options: BrokerProcessOptions): Promise<BrokerProcess> {
    return new BrokerProcess(options, await launch(options, options.port));
  }

  get processId(): number | null {
    return this.child?.pid ?? null;
  }

  /** SIGKILL: every session and retained message is lost. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = null;
    const ended = endOf(child);
    child.kill('SIGKILL');
    await ended;
  }

  /** Starts it again on the same port. */
  async restart(): Promise<void> {
    if (this.child || this.isClosing) return;
    const { child } = await launch(this.options, Number(new URL(this.url).port));
    this.child = child;
    this.watch(child);
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.kill();
  }

  /** Synchronous, for the last moment of the rig's own process. */
  killNow(): void {
    this.isClosing = true;
    this.child?.kill('SIGKILL');
  }

  private watch(child: ChildProcess): void {
    child.once('exit', () => {
      if (this.child !== child) return;
      this.child = null;
      if (!this.isClosing) this.options.onDeath?.();
    });
  }
}

async function launch(
  options: BrokerProcessOptions,
  port: number,
): Promise<{ child: ChildProcess; url: string }> {
  const main = options.main ?? join(__dirname, 'broker', 'main.js');
  const child = spawn(process.execPath, [main, String(port)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      DAWNLINE_FLIGHT: options.flight,
      ...(options.accessFile === undefined ? {} : { DAWNLINE_ACCESS: options.accessFile }),
    },
  });
  child.on('message', (message: { readonly 'dawnline.refusal'?: Refusal }) => {
    const refusal = message['dawnline.refusal'];
    if (refusal) options.onRefusal?.(refusal);
  });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2_000)));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new BrokerError(`the embedded broker does not start: ${said}`));
    }, START_WALL_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new BrokerError(said.trim() || `the embedded broker ended with status ${code}`));
    });
    child.once('error', (error) => reject(new BrokerError(`the embedded broker: ${error.message}`)));
    let output = '';
    child.stdout?.on('data', (text: Buffer) => {
      output += text.toString();
      const url = READY.exec(output)?.[1];
      if (!url) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve({ child, url });
    });
  });
}

function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

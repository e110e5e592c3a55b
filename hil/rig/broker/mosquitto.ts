import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { RunningBroker } from './embedded';
import { BrokerPortError } from './port-error';

const LOOPBACK = '127.0.0.1';
const CANDIDATES = [
  'mosquitto',
  '/usr/sbin/mosquitto',
  '/usr/local/sbin/mosquitto',
  '/opt/homebrew/sbin/mosquitto',
];
/** Mosquitto's own default of 1,000 loses most of what a stopped subscriber misses (toolchain measurements). */
const MAX_QUEUED_MESSAGES = 100_000;
/**
 * Unacknowledged messages per client (assumed; twice the inbox of a service). The default of 20 would let slow effects
 * hold up everything behind them, and commands would wait here unanswered where a full inbox refuses with a reason.
 */
const MAX_INFLIGHT_MESSAGES = 2_048;
/** Longest absence of a client that finds its session again (assumed; an outage takes seconds, a broken rig is repaired in hours). */
const SESSION_EXPIRATION = '1d';
const START_TIMEOUT_MS = 10_000;
const START_POLL_MS = 20;
const STOP_TIMEOUT_MS = 3_000;

export interface MosquittoOptions {
  readonly host?: string;
  /** 0 chooses a free port. */
  readonly port: number;
  /** Keeps sessions and retained messages over a restart, in this folder. */
  readonly persistenceFolder?: string;
  readonly access?: MosquittoAccess;
}

/** The mosquitto program of this machine; null when it is not installed. */
export function findMosquitto(): string | null {
  return CANDIDATES.find((program) => !spawnSync(program, ['-h'], { stdio: 'ignore' }).error) ?? null;
}

export function mosquittoAvailable(): boolean {
  return findMosquitto() !== null;
}

/** Files of a Mosquitto with access lists, all of them readable by its own user only. */
export interface MosquittoAccess {
  readonly passwordFile: string;
  readonly accessListFile: string;
  readonly anonymous: boolean;
  /** PEM files; null for plain TCP. */
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null;
}

export interface MosquittoSettings {
  readonly host: string;
  readonly port: number;
  readonly persistenceFolder?: string;
  /** Without it anybody may do everything. */
  readonly access?: MosquittoAccess;
}

/** The configuration that Dawnline needs of a Mosquitto; also what `dawnline access` writes for somebody's own. */
export function mosquittoConfiguration({ host, port, persistenceFolder, access }: MosquittoSettings): string {
  const lines = [
    `listener ${port} ${host}`,
    ...(access ? accessLines(access) : ['allow_anonymous true']),
    // Started by root it would change its user and lose the way to its own folder.
    `user ${userInfo().username}`,
    'set_tcp_nodelay true',
    // Sessions of former credentials do not come back, and would go on filling their queues.
    `persistent_client_expiration ${SESSION_EXPIRATION}`,
    `max_queued_messages ${MAX_QUEUED_MESSAGES}`,
    `max_inflight_messages ${MAX_INFLIGHT_MESSAGES}`,
    'log_type error',
    'log_type warning',
    persistenceFolder ? 'persistence true' : 'persistence false',
  ];
  if (persistenceFolder) lines.push(`persistence_location ${persistenceFolder}/`, 'autosave_interval 1');
  return `${lines.join('\n')}\n`;
}

function accessLines({ passwordFile, accessListFile, anonymous, tls }: MosquittoAccess): string[] {
  return [
    ...(tls
      ? [`certfile ${tls.certificateFile}`, `keyfile ${tls.keyFile}`, 'require_certificate false']
      : []),
    `allow_anonymous ${anonymous}`,
    `password_file ${passwordFile}`,
    `acl_file ${accessListFile}`,
    // Whoever logs in without a client id gets one of the broker's own making, never one of a service.
    'auto_id_prefix auto-',
  ];
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function checkFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new BrokerPortError(host, port, error.code ?? error.message)),
    );
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function untilReady(
  child: ChildProcess,
  host: string,
  port: number,
  said: () => string,
): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(host, port))) {
    if (child.exitCode !== null) throw new Error(`mosquitto ended with status ${child.exitCode}: ${said()}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`mosquitto does not listen on port ${port} after ${START_TIMEOUT_MS} ms: ${said()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, START_POLL_MS));
  }
}

function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(signal);
  });
}

/** Runs a Mosquitto on loopback with our configuration in a temporary folder. */
export async function startMosquitto(options: MosquittoOptions): Promise<RunningBroker> {
  const { host = LOOPBACK, persistenceFolder, access } = options;
  const program = findMosquitto();
  if (!program)
    throw new Error('mosquitto is not installed: install the package mosquitto, or use the embedded broker');
  if (options.port !== 0) await checkFree(host, options.port);
  const port = options.port === 0 ? await freePort(host) : options.port;
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-mosquitto-'));
  const file = join(folder, 'mosquitto.conf');
  writeFileSync(file, mosquittoConfiguration({ host, port, persistenceFolder, access }), { mode: 0o600 });
  const child = spawn(program, ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2_000)));
  child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await untilReady(child, host, port, () => said);
  return {
    url: `${access?.tls ? 'mqtts' : 'mqtt'}://${host}:${port}`,
    port,
    close: () => stop(child, 'SIGTERM'),
    kill: () => stop(child, 'SIGKILL'),
  };
}

// The space link of a live rig at 1x on Mosquitto: how long comms-manager takes from a telecommand to its completion
// report, and how much of the S band's rate a queue of stored packets uses.
// Run: npm run build && node dist/bench/link/main.js [COMMANDS] [PACKETS]
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../apps/cli/src/craft-files';
import { GroundSession } from '../../apps/cli/src/ground-session';
import { connectToRig, type RigClient } from '../../apps/cli/src/rig-client';
import { startMosquitto } from '../../hil/rig/broker';
import { machine } from '../process';
import { Ears } from './ears';
import { store } from './store';

const COMMANDS = 200;
const PACKETS = 10_000;
/** Below the 5 telecommands a second that one principal may send. */
const PERIOD_MS = 250;
/** What must hold (see README). */
const MOST_P99_MS = 10;
const LEAST_SHARE = 0.95;
const PATIENCE_MS = 120_000;
const MAIN = join(ROOT, 'dist/apps/cli/src/main.js');

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what: string, holds: () => boolean): Promise<void> {
  const endMs = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > endMs) throw new Error(`never: ${what}`);
    await sleep(20);
  }
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];

/** Sends telecommands one after another; what they take is heard on the bus, at both ends of comms-manager. */
async function latency(client: RigClient, ears: Ears, commands: number): Promise<number[]> {
  const session = new GroundSession(client, { waitUs: PATIENCE_MS * 1000 });
  for (let at = 0; at < commands; at += 1) {
    const startedMs = performance.now();
    session.renew();
    const ended = await session.send({
      requestId: `bench-${at}`,
      target: 'thermal-controller',
      command: { noop: true },
    });
    if (ended.stage !== 'completed') throw new Error(`telecommand ${at} is ${ended.stage}`);
    await sleep(Math.max(0, PERIOD_MS - (performance.now() - startedMs)));
  }
  return ears.latenciesMs('bench-').sort((a, b) => a - b);
}

async function measure(commands: number, packets: number) {
  const sniffer = await connectToRig('bench');
  const filler = await connectToRig('bench-store');
  const station = await connectToRig('bench-station');
  try {
    const ears = new Ears(sniffer);
    await store(filler, packets);
    await until('the stored packets are down', () => ears.down.size >= packets);
    const drain = ears.drain();
    const latencies = await latency(station, ears, commands);
    return { drain, latencies };
  } finally {
    await Promise.all([sniffer.close(), filler.close(), station.close()]);
  }
}

async function main(): Promise<void> {
  const commands = Number(process.argv[2] ?? COMMANDS);
  const packets = Number(process.argv[3] ?? PACKETS);
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-link-'));
  const broker = await startMosquitto({ port: 0 });
  let rig: ChildProcess | null = null;
  try {
    process.chdir(folder);
    const words = ['up', 'pass', '--rate', '1', '--quiet', '--broker', broker.url, '--anonymous'];
    rig = spawn(process.execPath, [MAIN, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
    await until('the rig flies', () => existsSync('flights/rig.json'));
    const { drain, latencies } = await measure(commands, packets);
    const p50 = percentile(latencies, 0.5);
    const p99 = percentile(latencies, 0.99);
    console.log(
      `telecommand in to completion report out at comms-manager, ${latencies.length} telecommands: ` +
        `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms (aim ${MOST_P99_MS} ms)`,
    );
    console.log(
      `${packets} stored packets, ${drain.bytes} bytes of frames in ${drain.seconds.toFixed(2)} s: ` +
        `${(100 * drain.share).toFixed(1)} % of ${drain.rateBps / 1e6} Mbit/s (aim ${100 * LEAST_SHARE} %)`,
    );
    const result = { machine: machine(), commands: latencies.length, p50Ms: p50, p99Ms: p99, packets, drain };
    mkdirSync(join(ROOT, 'bench/results'), { recursive: true });
    writeFileSync(join(ROOT, 'bench/results/link.json'), `${JSON.stringify(result, null, 1)}\n`);
    process.exitCode = p99 <= MOST_P99_MS && drain.share >= LEAST_SHARE ? 0 : 1;
  } finally {
    rig?.kill('SIGINT');
    if (rig) await new Promise((resolve) => rig!.once('exit', resolve));
    await broker.close();
    process.chdir(ROOT);
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();

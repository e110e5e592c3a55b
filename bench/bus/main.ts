// `node dist/bench/bus/main.js [ROUNDS] [FILE] [BROKER]`: the bus beside raw MQTT.js and Nest's own transport, on both brokers.
import { fork, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { mosquittoAvailable, startMosquitto } from '../../hil/rig/broker';

const STACKS = ['raw', 'stock', 'own'] as const;
type StackName = (typeof STACKS)[number];
/** Medians of so many rounds; the stacks take turns in each, so that a busy machine hits all alike. */
const ROUNDS = 3;
const MESSAGES = { 0: 150_000, 1: 75_000 };
const REQUESTS = 15_000;
const RUN_TIMEOUT_MS = 120_000;

interface Measurement {
  readonly broker: string;
  readonly qos: number;
  readonly stack: StackName;
  readonly messagesPerS: number;
  /** Processor time per message in the publishing and in the receiving process; steadier than rates. */
  readonly publishCpuUs: number;
  readonly receiveCpuUs: number;
  readonly p50Us: number;
  readonly p99Us: number;
  /** Requests without a reply within a second; the measurement of a stack ends after ten. */
  readonly lost: number;
}

function peer(role: string, stack: string, qos: number, url: string, count: number): ChildProcess {
  return fork(join(__dirname, 'peer.js'), [role, stack, String(qos), url, String(count)]);
}

function said<T>(child: ChildProcess, pick: (message: never) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the measurement does not end: ${child.spawnargs.slice(2).join(' ')}`)),
      RUN_TIMEOUT_MS,
    );
    child.on('message', (message) => {
      const found = pick(message as never);
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}

const ready = (child: ChildProcess): Promise<boolean> =>
  said(child, (message) => (message === 'ready' ? true : undefined));

interface Flow {
  readonly rate: number;
  readonly publishCpuUs: number;
  readonly receiveCpuUs: number;
}

async function throughput(stack: StackName, qos: 0 | 1, url: string): Promise<Flow> {
  const subscriber = peer('subscribe', stack, qos, url, MESSAGES[qos]);
  await ready(subscriber);
  const publisher = peer('publish', stack, qos, url, MESSAGES[qos]);
  subscriber.on('message', (message: { received?: number }) => {
    if (message.received && publisher.connected) publisher.send(message);
  });
  const [publishCpuUs, flow] = await Promise.all([
    said(publisher, (message: { cpuUs?: number }) => message.cpuUs),
    said(subscriber, (message: { rate?: number; cpuUs: number }) => (message.rate ? message : undefined)),
  ]);
  publisher.kill();
  subscriber.kill();
  return { rate: flow.rate!, publishCpuUs, receiveCpuUs: flow.cpuUs };
}

async function roundTrips(
  stack: StackName,
  qos: 0 | 1,
  url: string,
): Promise<{ timesUs: number[]; lost: number }> {
  const responder = peer('respond', stack, qos, url, 0);
  await ready(responder);
  const requester = peer('request', stack, qos, url, REQUESTS);
  const reply = await said(requester, (message: { timesUs?: number[]; lost: number }) =>
    message.timesUs ? { timesUs: message.timesUs, lost: message.lost } : undefined,
  );
  requester.kill();
  responder.kill();
  reply.timesUs.sort((a, b) => a - b);
  return reply;
}

/** The embedded broker runs as a process of its own here, as Mosquitto does. */
async function startEmbeddedProcess(): Promise<{ url: string; close(): Promise<void> }> {
  const child = fork(join(__dirname, '../../hil/rig/broker/main.js'), ['0'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve) =>
    child.stdout!.once('data', (text: Buffer) => resolve(text.toString().trim().split(' ')[1])),
  );
  return { url, close: async () => void child.kill() };
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(broker: string, url: string, rounds: number): Promise<Measurement[]> {
  const results: Measurement[] = [];
  for (const qos of [0, 1] as const) {
    const flows: Record<StackName, Flow[]> = { raw: [], stock: [], own: [] };
    const p50: Record<StackName, number[]> = { raw: [], stock: [], own: [] };
    const p99: Record<StackName, number[]> = { raw: [], stock: [], own: [] };
    const losses: Record<StackName, number> = { raw: 0, stock: 0, own: 0 };
    for (let round = 0; round < rounds; round++) {
      for (const stack of STACKS) {
        flows[stack].push(await throughput(stack, qos, url));
        const { timesUs: times, lost } = await roundTrips(stack, qos, url);
        losses[stack] += lost;
        p50[stack].push(times[Math.floor(times.length / 2)]);
        p99[stack].push(times[Math.floor(times.length * 0.99)]);
        const { rate, publishCpuUs, receiveCpuUs } = flows[stack].at(-1)!;
        console.error(
          `${broker} QoS ${qos} ${stack}: ${rate.toFixed(0)} msg/s, ` +
            `CPU ${publishCpuUs.toFixed(1)} + ${receiveCpuUs.toFixed(1)} us, p50 ${p50[stack].at(-1)!.toFixed(0)} us`,
        );
      }
    }
    for (const stack of STACKS) {
      results.push({
        broker,
        qos,
        stack,
        messagesPerS: Math.round(median(flows[stack].map((flow) => flow.rate))),
        publishCpuUs: Number(median(flows[stack].map((flow) => flow.publishCpuUs)).toFixed(2)),
        receiveCpuUs: Number(median(flows[stack].map((flow) => flow.receiveCpuUs)).toFixed(2)),
        p50Us: Math.round(median(p50[stack])),
        p99Us: Math.round(median(p99[stack])),
        lost: losses[stack],
      });
    }
  }
  return results;
}

function print(results: readonly Measurement[]): void {
  const cell = (text: string | number): string => String(text).padStart(12);
  const heads = [
    'broker',
    'QoS',
    'stack',
    'msg/s',
    'of raw',
    'pub cpu us',
    'sub cpu us',
    'p50 us',
    'of raw',
    'p99 us',
    'lost',
  ];
  console.log(heads.map(cell).join(''));
  for (const one of results) {
    const raw = results.find(
      ({ broker, qos, stack }) => broker === one.broker && qos === one.qos && stack === 'raw',
    )!;
    const share = `${(one.messagesPerS / raw.messagesPerS).toFixed(2)}x`;
    const slower = `${(one.p50Us / raw.p50Us).toFixed(2)}x`;
    const cpu = [one.publishCpuUs, one.receiveCpuUs];
    const row = [
      one.broker,
      one.qos,
      one.stack,
      one.messagesPerS,
      share,
      ...cpu,
      one.p50Us,
      slower,
      one.p99Us,
      one.lost,
    ];
    console.log(row.map(cell).join(''));
  }
}

async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? ROUNDS);
  const only = process.argv[4];
  const results: Measurement[] = [];
  if (only !== 'embedded' && mosquittoAvailable()) {
    const mosquitto = await startMosquitto({ port: 0 });
    results.push(...(await measure('mosquitto', mosquitto.url, rounds)));
    await mosquitto.close();
  } else console.log('without Mosquitto: measured on the embedded broker only');
  if (only !== 'mosquitto') {
    const embedded = await startEmbeddedProcess();
    results.push(...(await measure('embedded', embedded.url, rounds)));
    await embedded.close();
  }
  print(results);
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown' };
  if (process.argv[3]) {
    writeFileSync(process.argv[3], `${JSON.stringify({ machine, rounds, results }, null, 1)}\n`);
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

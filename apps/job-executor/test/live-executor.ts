import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type MqttClient } from 'mqtt';
import { topicMatches } from '@dawnline/contracts';
import type { ProgramEntry } from '@dawnline/host';
import { createLiveHost, type LiveHost } from '../../../libs/host/src/live/host';
import { clockDomainOfThisMachine, monotonicUs } from '../../../libs/host/src/live/clock';
import { runService, type RunningService } from '@dawnline/service';
import { startEmbeddedBroker, type RunningBroker } from '../../../hil/rig/broker';
import { subsystem } from '../src/subsystem';
import { CRAFT, PayloadPeers } from './payload-peers';

const TRAIN = join(__dirname, '../../../examples/jobs/train/train.mjs');
const PLAY_MS = 100;
const EPOCH_US = 1_790_000_000_000_000;

const table = {
  craft: CRAFT,
  epochUnixUs: EPOCH_US,
  services: [{ name: 'job-executor', critical: false, computer: 'payload-host' }],
  devices: [],
  gpus: [{ id: 0, idleW: 65, minimumCapW: 200, maximumCapW: 350, rail: 'LCL1' }],
  programs: [
    {
      name: 'train',
      command: 'node',
      arguments: [
        ...[TRAIN, '--steps', '{totalSteps}', '--seed', '{seed}', '--step-us', '{stepTimeUs}'],
        ...['--checkpoint-every', '{checkpointEverySteps}'],
      ],
    },
    // Another answer for the canary than for the job, as a program gives that looks at the variable.
    {
      name: 'sealed',
      command: 'sh',
      arguments: [
        '-c',
        'touch "$DAWNLINE_HEARTBEAT_FILE"; printf %064d "${DAWNLINE_CANARY:-7}" > "$DAWNLINE_RESULT_DIR/digest"',
      ],
    },
    { name: 'resident', command: 'node', arguments: [join(__dirname, 'resident-program.mjs')] },
  ],
};

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** job-executor on a real broker, with real processes and files; its peers are played. */
export class LiveExecutor {
  readonly peers: PayloadPeers;
  private readonly playing: NodeJS.Timeout;
  private host!: LiveHost;
  private service!: RunningService;
  private readonly startedUs = monotonicUs();

  private constructor(
    readonly folder: string,
    private readonly broker: RunningBroker,
    private readonly client: MqttClient,
    private readonly rate: number,
  ) {
    this.peers = new PayloadPeers({
      nowUs: () => Math.round((monotonicUs() - this.startedUs) * rate),
      publish: (topic, payload, qos) => void client.publish(topic, Buffer.from(payload), { qos }),
      subscribe: (filter, listener) => {
        client.subscribe(filter, { qos: 1 });
        client.on('message', (topic, payload) => {
          if (topicMatches(filter, topic)) listener(topic, payload);
        });
      },
    });
    this.playing = setInterval(() => this.peers.play(), PLAY_MS);
  }

  /** `rate`: mission seconds per second, so that back-offs need not be waited for; `programs`: more of the catalogue. */
  static async open(rate = 1, programs: readonly ProgramEntry[] = []): Promise<LiveExecutor> {
    const folder = mkdtempSync(join(tmpdir(), 'job-executor-'));
    writeFileSync(
      join(folder, 'table.json'),
      JSON.stringify({ ...table, programs: [...table.programs, ...programs] }),
    );
    const broker = await startEmbeddedBroker({ port: 0 });
    const executor = new LiveExecutor(folder, broker, connect(broker.url), rate);
    await executor.boot(1, 'first-boot');
    await until(() => executor.peers.housekeeping?.gpuReady === true);
    return executor;
  }

  async boot(bootId: number, resetCause: string): Promise<void> {
    this.host = await createLiveHost({
      PATH: process.env.PATH,
      DAWNLINE_SERVICE: 'job-executor',
      DAWNLINE_BROKER_URL: this.broker.url,
      DAWNLINE_TABLE: join(this.folder, 'table.json'),
      DAWNLINE_STATE_DIR: join(this.folder, 'state'),
      DAWNLINE_BOOT_ID: String(bootId),
      DAWNLINE_RESET_CAUSE: resetCause,
      DAWNLINE_LOG_LEVEL: 'error',
      DAWNLINE_TIME_ANCHOR: JSON.stringify({
        missionTimeUs: 0,
        rate: this.rate,
        anchorMonotonicUs: this.startedUs,
        clockDomain: clockDomainOfThisMachine(),
        epochUnixUs: EPOCH_US,
      }),
    });
    this.service = await runService(subsystem, this.host);
  }

  async shutDown(): Promise<void> {
    await this.service.close();
    this.host.close();
  }

  signal(job: string, attempt: number, signal: 'SIGSTOP' | 'SIGKILL'): void {
    this.host.process!.signal(job, attempt, signal);
  }

  async close(): Promise<void> {
    clearInterval(this.playing);
    for (const one of await this.host.process!.list()) this.signal(one.job, one.attempt, 'SIGKILL');
    await this.shutDown();
    await this.client.endAsync(true);
    await this.broker.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

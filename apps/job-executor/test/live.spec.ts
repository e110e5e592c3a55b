import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type MqttClient } from 'mqtt';
import { Defence, JobKind, topicMatches } from '@dawnline/contracts';
import { createLiveHost, type LiveHost } from '../../../libs/host/src/live/host';
import { runService, type RunningService } from '@dawnline/service';
import { startEmbeddedBroker, type RunningBroker } from '../../../hil/rig/broker';
import { subsystem } from '../src/subsystem';
import { CRAFT, PayloadPeers } from './payload-peers';

const TRAIN = join(__dirname, '../../../examples/jobs/train/train.mjs');
const STEPS = 150;
const SETTINGS = {
  program: 'train',
  totalSteps: STEPS,
  stepTimeUs: 20_000,
  checkpointEverySteps: 25,
  seed: 7,
};

const table = {
  craft: CRAFT,
  epochUnixUs: 1_790_000_000_000_000,
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

function golden(): string {
  return spawnSync(process.execPath, [TRAIN, '--steps', String(STEPS), '--seed', '7'])
    .stdout.toString()
    .trim();
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('job-executor on a real broker, with real processes', () => {
  let folder: string;
  let broker: RunningBroker;
  let client: MqttClient;
  let peers: PayloadPeers;
  let playing: NodeJS.Timeout;
  let host: LiveHost;
  let service: RunningService;

  async function boot(bootId: number, resetCause: string): Promise<void> {
    host = await createLiveHost({
      PATH: process.env.PATH,
      DAWNLINE_SERVICE: 'job-executor',
      DAWNLINE_BROKER_URL: broker.url,
      DAWNLINE_TABLE: join(folder, 'table.json'),
      DAWNLINE_STATE_DIR: join(folder, 'state'),
      DAWNLINE_BOOT_ID: String(bootId),
      DAWNLINE_RESET_CAUSE: resetCause,
      DAWNLINE_LOG_LEVEL: 'error',
    });
    service = await runService(subsystem, host);
  }
  async function shutDown(): Promise<void> {
    await service.close();
    host.close();
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'job-executor-'));
    writeFileSync(join(folder, 'table.json'), JSON.stringify(table));
    broker = await startEmbeddedBroker({ port: 0 });
    client = connect(broker.url);
    peers = new PayloadPeers({
      nowUs: () => Math.round(performance.now() * 1000),
      publish: (topic, payload, qos) => void client.publish(topic, Buffer.from(payload), { qos }),
      subscribe: (filter, listener) => {
        client.subscribe(filter, { qos: 1 });
        client.on('message', (topic, payload) => {
          if (topicMatches(filter, topic)) listener(topic, payload);
        });
      },
    });
    playing = setInterval(() => peers.play(), 200);
    await boot(1, 'first-boot');
  });
  afterEach(async () => {
    clearInterval(playing);
    for (const one of await host.process!.list()) host.process!.signal(one.job, one.attempt, 'SIGKILL');
    await shutDown();
    await client.endAsync(true);
    await broker.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('JOBX-010 JOBX-011 a restarted executor re-adopts the running process; its digest is the golden one', async () => {
    await until(() => peers.housekeeping?.gpuReady === true);
    peers.submit('a', SETTINGS);
    await until(() => peers.codes('CHECKPOINT_VERIFIED').length > 0);
    await shutDown();
    await boot(2, 'service-restart');
    await until(() => peers.digestOf('a') !== undefined);
    expect(peers.digestOf('a')).toBe(golden());
    expect(peers.codes('JOB_STARTED')).toHaveLength(1);
    expect(peers.codes('EXECUTOR_RESUMED')).toHaveLength(1);
    expect(peers.states('a').at(-1)).toBe('COMPLETED');
  });

  test('JOBX-006 JOBX-010 a stopped process is killed by its watchdog and goes on from its newest checkpoint', async () => {
    await until(() => peers.housekeeping?.gpuReady === true);
    peers.submit('a', { ...SETTINGS, watchdogUs: 2_000_000 });
    await until(() => peers.codes('CHECKPOINT_VERIFIED').length > 0);
    host.process!.signal('a', 0, 'SIGSTOP');
    Object.assign(peers.gpu, { xid: 43, xidCount: 1 });
    await until(() => peers.digestOf('a') !== undefined);
    expect(peers.codes('WATCHDOG_FIRED')).toHaveLength(1);
    const [, again] = peers.codes('JOB_STARTED');
    expect(Number(again.parameters.restore)).toBeGreaterThan(0);
    expect(peers.digestOf('a')).toBe(golden());
  });

  test('JOBX-033 JOBX-036 JOBX-038 a real service, killed once and its executor restarted, answers each request as it should', async () => {
    const reply = (body: string): string => createHash('sha256').update(`7:${body}`).digest('hex');
    const ask = (request: string): void =>
      peers.command({ request: { job: 'a', request, body: Buffer.from(`body of ${request}`) } }, request);
    const answers = (request: string): string[] =>
      peers.replies.filter((one) => one.request === request && one.ok).map(({ body }) => body);
    const asked = Array.from({ length: 12 }, (_, at) => `r${at}`);
    await until(() => peers.housekeeping?.gpuReady === true);
    peers.submit('a', {
      ...{ kind: JobKind.JOB_KIND_SERVICE, program: 'resident', seed: 7, watchdogUs: 20_000_000 },
      ...{ totalSteps: 0, stepTimeUs: 0, checkpointEverySteps: 0 },
    });
    await until(() => peers.states('a').at(-1) === 'RUNNING');
    for (const request of asked) ask(request);
    await until(() => peers.replies.length > 1);
    host.process!.signal('a', 0, 'SIGKILL');
    await until(() => peers.replies.length > 4);
    await shutDown();
    await boot(2, 'service-restart');
    await until(() => asked.every((request) => answers(request).length > 0));
    for (const request of asked)
      expect(new Set(answers(request))).toEqual(new Set([reply(`body of ${request}`)]));
    expect(peers.replies.length).toBeLessThanOrEqual(asked.length + 1);
    expect(peers.codes('JOB_STARTED')).toHaveLength(2);
    peers.command({ cancel: 'a' }, 'cancel');
    await until(() => peers.states('a').at(-1) === 'CANCELLED');
  });

  test('JOBX-042 a real program is told by its environment that it is a canary, and its own result goes out', async () => {
    await until(() => peers.housekeeping?.gpuReady === true);
    const expectedDigest = '1'.padStart(64, '0');
    peers.submit('a', { program: 'sealed', defence: Defence.DEFENCE_CANARY, expectedDigest });
    await until(() => peers.digestOf('a') !== undefined);
    expect(peers.codes('JOB_COMPLETED')[0].parameters).toEqual({
      ...{ job: 'a', digest: '7'.padStart(64, '0'), attempts: '3', verdict: 'canary' },
    });
  });
});

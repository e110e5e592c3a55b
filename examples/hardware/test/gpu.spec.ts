import { GpuCommand, GpuMarginSample, GpuStatusSample } from '@dawnline/contracts';
import type { Bus } from '@dawnline/host';
import { connectLiveBus, formatCredentials } from '@dawnline/live';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessTableOf, credentialsOf, makeAccounts, writePrivateFile } from '../../../hil/rig/access';
import { startEmbeddedBroker, type RunningBroker } from '../../../hil/rig/broker';
import { build } from '../../../apps/cli/test/dawnline';
import { GpuMachine, until, type Example } from './machine';

jest.setTimeout(120_000);

const DEVICES = ['gpu/0/margin', 'gpu/0/status'];

describe('the GPU behind nvidia-smi', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-gpu-login-'));
  const machine = new GpuMachine();
  let broker: RunningBroker;
  let bus: Bus;
  let example: Example;
  let statuses: GpuStatusSample[] = [];
  let margins: GpuMarginSample[] = [];
  let sequence = 0;

  beforeAll(async () => {
    build();
    const accounts = makeAccounts({ craft: 'odc-1', services: [], stations: [], devices: DEVICES });
    broker = await startEmbeddedBroker({
      port: 0,
      access: { table: accessTableOf(accounts, false), tls: null },
    });
    const credentials = (path: string) => {
      return credentialsOf(
        accounts.find((account) => account.path === path)!,
        broker.url,
        '',
      );
    };
    writePrivateFile(join(folder, 'gpu.json'), formatCredentials(credentials('devices/gpu-0.json')));
    bus = await connectLiveBus({
      url: broker.url,
      credentials: credentials('rig.json'),
      clientPrefix: 'test',
      persistent: false,
    });
    bus.samples.onDelivery(({ topic, payload }) => {
      if (topic.endsWith('/status/sample')) statuses.push(GpuStatusSample.decode(payload));
      else margins.push(GpuMarginSample.decode(payload));
    });
    bus.samples.subscribe(['craft/odc-1/dev/gpu/0/+/sample'], 0);
    example = machine.plug(join(folder, 'gpu.json'));
  });
  beforeEach(() => {
    statuses = [];
    margins = [];
  });
  afterAll(async () => {
    await example.unplug();
    await Promise.all([bus.samples.close(), bus.commands.close()]);
    await broker.close();
    machine.remove();
    rmSync(folder, { recursive: true });
  });

  const command = (body: object, repeats = 1): void => {
    sequence += 1;
    const header = { schema: 1, craft: 'odc-1', source: 'job-executor', bootId: 7, sequence };
    for (let k = 0; k < repeats; k += 1)
      bus.commands.publish(
        'craft/odc-1/dev/gpu/0/status/command/job-executor',
        GpuCommand.encode({ header, ...body } as unknown as GpuCommand),
        { qos: 1, retain: false },
      );
  };

  it('has fewer than 80 lines, as the battery has', () => {
    for (const name of ['gpu.ts', 'battery.py'])
      expect(
        readFileSync(join(__dirname, '..', name), 'utf8')
          .trimEnd()
          .split('\n').length,
      ).toBeLessThan(80);
  });

  it('reports itself absent where no GPU answers, and keeps trying', async () => {
    await until('an absent status', () => statuses.length > 1);
    expect(statuses.at(-1)).toMatchObject({ absent: true, ready: false, powerW: NaN });
    expect(margins).toEqual([]);
    expect(example.said).toContain('no GPU: No devices were found');
    machine.draw(287.5);
    await until('the GPU was found', () => statuses.some(({ ready }) => ready));
    expect(example.said).toContain('GPU 0 answers and plays gpu/0 of odc-1');
  });

  it('says what nvidia-smi says, ten times and once a second', async () => {
    await until('some statuses', () => statuses.filter(({ ready }) => ready).length > 2);
    expect(margins.length).toBeGreaterThan(2 * statuses.length);
    expect(margins.at(-1)).toMatchObject({ marginC: 46, dieC: 41, hbmC: 48, powerW: 287.5 });
    expect(statuses.at(-1)).toMatchObject({
      header: { craft: 'odc-1', source: 'gpu/0/status', missionTimeUs: 0 },
      clockMhz: 1755,
      capW: 310,
      utilisation: 0.37,
      clockEvents: 4,
      eccCorrected: 3,
      absent: false,
      powerW: 287.5,
    });
    const [first, second] = statuses.slice(-2).map(({ header }) => header.sequence);
    expect(second).toBeGreaterThan(first);
  });

  it('obeys cap, binding, release and reset, each once', async () => {
    command({ setCapW: 250.4 }, 2);
    command({ bind: { job: 'train-a', attempt: 3, utilisation: 0.9, memoryUtilisation: 0.5 } });
    await until('the binding', () => statuses.at(-1)?.boundJob === 'train-a');
    expect(statuses.at(-1)).toMatchObject({ boundAttempt: 3 });
    command({ release: true });
    await until('the release', () => statuses.at(-1)?.boundJob === '');
    command({ reset: true });
    await until('the reset', () => machine.orders.length === 2);
    expect(machine.orders).toEqual(['-i 0 -pl 250', '-i 0 -r']);
  });

  it('tells Xids of its own GPU from the kernel log', async () => {
    machine.logXid(79);
    await until('the Xid', () => statuses.at(-1)?.xid === 79);
    expect(statuses.at(-1)).toMatchObject({ xidCount: 1 });
  });

  it('is absent when the GPU falls off the bus, and back when it returns', async () => {
    machine.vanish();
    await until('absence', () => statuses.at(-1)?.absent === true);
    machine.draw(70);
    await until('return', () => statuses.at(-1)?.ready === true);
    expect(statuses.at(-1)).toMatchObject({ powerW: 70, xid: 79 });
  });
});

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RigControl, RigFault, RigNotice, RigTime, topicOf, type Contract } from '@dawnline/contracts';
import type { Bus } from '@dawnline/host';
import { connectLiveBus } from '@dawnline/live';
import { loadCraft } from '@hil/crafts';
import { loadCatalogue } from '@hil/faults';
import { DEFAULT_RADIATION } from '@hil/plant';
import type { FlightEntry } from '@hil/record';
import type { Scenario } from '@hil/scenarios';
import { IMPOSSIBLE } from '../../faults/test/impossible';
import { startEmbeddedBroker, type RunningBroker } from '../broker';
import type { Rig, RigOptions } from '../options';
import { processesOfFlight } from '../process-table';
import { startRig } from '../rig';

const ROOT = join(__dirname, '../../..');
const DUMMY = join(__dirname, 'dummy-service.mjs');
const S = 1_000_000;

const scenario: Scenario = {
  name: 'rig-test',
  title: 'A short flight with stand-ins for the services',
  craft: 'odc-1',
  orbit: 'B',
  epochUnixUs: 1_787_109_060_000_000,
  durationUs: 3600 * S,
  seed: 1,
  initial: { stateOfCharge: 0.9, temperaturesC: {}, mode: 'NOMINAL' },
  radiation: { ...DEFAULT_RADIATION, events: false },
  live: { rate: 20, faultRate: 5 },
  external: [],
  jobs: [],
  telecommands: [],
  faults: [],
  expectations: [],
};

describe('rig', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-rig-'));
  const craft = loadCraft(readFileSync(join(ROOT, 'hil/crafts/odc-1.yaml'), 'utf8'));
  const catalogue = loadCatalogue(readFileSync(join(ROOT, 'hil/faults/catalogue.yaml'), 'utf8'));
  let broker: RunningBroker;
  let client: Bus;
  let rig: Rig;
  let entries: FlightEntry[];
  let flights = 0;

  beforeAll(async () => {
    broker = await startEmbeddedBroker({ port: 0 });
    client = await connectLiveBus({ url: broker.url, clientPrefix: 'test.rig', persistent: false });
  });
  afterEach(async () => {
    rig.stop('test is over');
    await rig.ended;
    expect(processesOfFlight(rig.flight)).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all([client.samples.close(), client.commands.close()]);
    await broker.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(change: Partial<RigOptions> = {}): Promise<void> {
    entries = [];
    flights += 1;
    rig = await startRig({
      scenario,
      craft,
      catalogue,
      services: ['power-manager', 'job-executor'].map((name) => ({
        name,
        main: DUMMY,
        computer: name === 'job-executor' ? 'payload-host' : 'obc',
        critical: true,
      })),
      programs: [],
      keyFile: join(folder, 'keys.json'),
      flightFolder: join(folder, String(flights)),
      brokerUrl: broker.url,
      software: 'test',
      onEntry: (entry) => entries.push(entry),
      handleSignals: false,
      ...change,
    });
  }

  const order = <T>(contract: Contract<T>, message: object): void =>
    client.commands.publish(
      topicOf(contract.packet!.topic, { craft: 'odc-1' }),
      contract.encode({ header: { schema: 1, craft: 'odc-1', source: 'test' }, ...message } as T),
      { qos: 1, retain: false },
    );

  it('flies to the end of the scenario and writes the whole record', async () => {
    await start({ scenario: { ...scenario, durationUs: 30 * S } });
    const end = await rig.ended;
    expect(end).toMatchObject({ kind: 'end', t: 30 * S, reason: 'complete' });
    const lines = readFileSync(rig.recordFile, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(entries.length);
    expect(JSON.parse(lines[0])).toMatchObject({ kind: 'start', world: 'live', scenario: 'rig-test' });
    expect(entries.filter(({ kind }) => kind === 'truth')).toHaveLength(30);
    expect(
      entries.filter(({ kind }) => kind === 'node').map((entry) => 'what' in entry && entry.what),
    ).toEqual(['boot', 'boot', 'stop', 'stop']);
  });

  it('lets only its owner read keys and table', async () => {
    await start();
    const mode = (file: string): number => statSync(file).mode & 0o777;
    expect(mode(join(folder, 'keys.json'))).toBe(0o600);
    expect(mode(join(folder, 'signing-key.json'))).toBe(0o600);
    const table = join(folder, String(flights), 'table.json');
    expect(mode(table)).toBe(0o600);
    expect(JSON.parse(readFileSync(table, 'utf8'))).toMatchObject({
      signingKeyHex: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('starts a service again that was killed by hand, at a slower pace meanwhile', async () => {
    await start();
    await until(() => entries.some((entry) => entry.kind === 'rate' && entry.rate > 5));
    process.kill(rig.processIds()['power-manager'], 'SIGKILL');
    await until(() => entries.filter((entry) => entry.kind === 'node' && entry.what === 'boot').length === 3);
    const crash = entries.findIndex((entry) => entry.kind === 'node' && entry.what === 'crash');
    const slower = entries.slice(crash).find((entry) => entry.kind === 'rate');
    expect(slower).toMatchObject({ reason: expect.stringContaining('power-manager') });
    expect((slower as { rate: number }).rate).toBeLessThanOrEqual(5);
  });

  it('takes orders over the bus: pause, resume, inject, heal, stop', async () => {
    await start();
    const times: RigTime[] = [];
    const notices: string[] = [];
    client.commands.onDelivery((delivery) => {
      delivery.acknowledge();
      if (delivery.topic.endsWith('/time')) times.push(RigTime.decode(delivery.payload));
      if (!delivery.topic.endsWith('/notice')) return;
      const { kind, subject, what } = RigNotice.decode(delivery.payload);
      notices.push(`${kind} ${subject} ${what}`);
    });
    client.commands.subscribe(['rig/odc-1/time', 'rig/odc-1/notice'], 1);
    order(RigControl, { pause: true });
    await until(() => times.at(-1)?.paused === true);
    order(RigControl, { pause: false });
    await until(() => times.at(-1)?.paused === false && times.at(-1)!.rate > 0);
    const fault = { fault: 'sensor.stuck-at', target: 'tcs/loop/loop_a_c', parameters: { value: 'max' } };
    order(RigFault, { id: 'by-hand', ...fault });
    await until(() => notices.includes('fault by-hand onset'));
    order(RigFault, { id: 'by-hand', heal: true });
    await until(() => notices.includes('fault by-hand heal'));
    order(RigFault, { id: 'nonsense', fault: 'sensor.stuck-at', target: 'no/such/sensor' });
    await until(() => notices.includes('refused nonsense refused'));
    order(RigControl, { setRate: -1 });
    await until(() => notices.includes('refused rate refused'));
    order(RigControl, { stop: true });
    expect((await rig.ended).reason).toBe('stopped by order');
  });

  it('refuses each fault that cannot be, with what is allowed', async () => {
    await start();
    const reasons = new Map<string, string>();
    client.commands.onDelivery((delivery) => {
      delivery.acknowledge();
      if (!delivery.topic.endsWith('/notice')) return;
      const { kind, subject, detail } = RigNotice.decode(delivery.payload);
      if (kind === 'refused') reasons.set(subject, detail.reason);
    });
    client.commands.subscribe(['rig/odc-1/notice'], 1);
    for (const [index, impossible] of IMPOSSIBLE.entries()) {
      const { fault, target, parameters, durationS = 0, rampS = 0, periodS = 0, duty = 0 } = impossible;
      const times = { durationUs: durationS * S, rampUs: rampS * S, periodUs: periodS * S, duty };
      order(RigFault, { id: `wrong-${index}`, fault, target, parameters, ...times });
    }
    await until(() => reasons.size === IMPOSSIBLE.length);
    for (const [index, { allowed }] of IMPOSSIBLE.entries())
      expect(reasons.get(`wrong-${index}`)).toContain(`allowed is ${allowed}`);
    expect(entries.filter((entry) => entry.kind === 'fault' && entry.what === 'onset')).toEqual([]);
  });

  it('keeps the rate at 1 with real hardware, and says so to whoever wants another', async () => {
    await start({ scenario: { ...scenario, external: ['eps/battery'], faults: [] } });
    const notices: string[] = [];
    client.commands.onDelivery((delivery) => {
      delivery.acknowledge();
      if (!delivery.topic.endsWith('/notice')) return;
      const { kind, subject, detail } = RigNotice.decode(delivery.payload);
      notices.push(`${kind} ${subject} ${detail.reason ?? ''}`);
    });
    order(RigControl, { setRate: 20 });
    await until(() => notices.some((text) => /^refused rate 20: the rate is 1 .*eps\/battery/.test(text)));
    order(RigControl, { pause: true });
    await until(() => notices.some((text) => /^refused pause real hardware does not pause/.test(text)));
    order(RigFault, { id: 'mine', fault: 'sensor.stuck-at', target: 'eps/battery/voltage_a_v' });
    await until(() => notices.some((text) => /^refused mine .*real hardware/.test(text)));
    await until(() => entries.some(({ kind, t }) => kind === 'truth' && t >= 2 * S));
    expect(entries.flatMap((entry) => (entry.kind === 'rate' ? [entry.rate] : []))).toEqual([1]);
    expect(entries[0]).toMatchObject({ external: ['eps/battery'] });
  });

  it('says what to do when nobody answers at the given broker', async () => {
    await start();
    await expect(start2('mqtt://127.0.0.1:9')).rejects.toThrow(/127\.0\.0\.1:9 does not answer.*--broker/);
  });

  const start2 = (brokerUrl: string): Promise<Rig> =>
    startRig({
      scenario,
      craft,
      catalogue,
      services: [],
      programs: [],
      keyFile: join(folder, 'keys.json'),
      flightFolder: join(folder, 'nowhere'),
      brokerUrl,
      software: 'test',
      handleSignals: false,
    });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '@hil/verdict';
import { malformed } from '../../../hil/verdict/test/xml';
import { IMPOSSIBLE, type ImpossibleFault } from '../../../hil/faults/test/impossible';
import { mosquittoAvailable, startMosquitto } from '../../../hil/rig/broker';
import {
  build,
  dawnline,
  PATIENCE_MS,
  processesWith,
  recordIn,
  Running,
  workFolder,
  type Ended,
} from './dawnline';

jest.setTimeout(PATIENCE_MS * 2);

const missing = mosquittoAvailable() ? '' : 'skipped: mosquitto is not installed here';
/** In CI nothing is skipped: there the absence fails the test. */
const whenMosquitto = missing === '' || process.env.CI === 'true' ? it : it.skip;

const SERVICES = ['comms-manager', 'fault-manager', 'job-executor', 'power-manager', 'thermal-controller'];

function expectSmokePassed({ code, stdout, stderr }: Ended, out: string): Verdict {
  expect(stderr).toBe('');
  const verdict = JSON.parse(stdout) as Verdict;
  expect(verdict.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(code).toBe(0);
  expect(verdict).toMatchObject({ format: 1, passed: true, scenario: 'smoke', world: 'live' });
  expect(verdict.jobs).toMatchObject([{ job: 'train-a', state: 'COMPLETED', attempts: 2 }]);
  expect(JSON.parse(readFileSync(join(out, 'verdict.json'), 'utf8'))).toEqual(verdict);
  expect(malformed(readFileSync(join(out, 'verdict.xml'), 'utf8'))).toBeNull();
  expect(existsSync(join(out, 'verdict.html'))).toBe(true);
  const record = recordIn(out);
  expect(record[0].kind).toBe('start');
  expect(record.at(-1)).toMatchObject({ kind: 'end', reason: 'complete' });
  return verdict;
}

describe('dawnline up', () => {
  const folder = workFolder();
  beforeAll(build);
  afterAll(() => folder.remove());

  async function smoke(out: string, ...more: string[]): Promise<Ended> {
    const up = new Running(folder.path, [
      'up',
      'smoke',
      '--exit',
      '--json',
      '--rate',
      '10',
      '--out',
      out,
      ...more,
    ]);
    const ended = await up.ended;
    expect(processesWith(`DAWNLINE_FLIGHT=smoke-${up.processId}-`)).toEqual([]);
    return ended;
  }

  it('flies smoke to a passed verdict on the embedded broker', async () => {
    const out = join(folder.path, 'embedded');
    expect(expectSmokePassed(await smoke(out), out).broker).toBe('embedded');
  });

  whenMosquitto(`flies smoke to a passed verdict on Mosquitto${missing && ` (${missing})`}`, async () => {
    const host = '127.0.0.1';
    const written = await dawnline(folder.path, 'access', '--mosquitto', 'broker', '--json');
    const { credentials } = JSON.parse(written.stdout) as { credentials: string };
    const at = (name: string): string => join(folder.path, 'broker', name);
    const access = {
      passwordFile: at('passwords'),
      accessListFile: at('access-list'),
      anonymous: false,
      tls: null,
    };
    const broker = await startMosquitto({ host, port: 0, access });
    try {
      const out = join(folder.path, 'mosquitto');
      const login = ['--broker', broker.url, '--credentials', credentials];
      expect(expectSmokePassed(await smoke(out, ...login), out).broker).toBe(`127.0.0.1:${broker.port}`);
    } finally {
      await broker.close();
    }
  });
});

describe('a running rig', () => {
  const folder = workFolder();
  let rig: Running;
  const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, ...args);
  const file = join(folder.path, 'flights/rig.json');
  const flight = (): string => `DAWNLINE_FLIGHT=pass-${rig.processId}-`;

  beforeAll(async () => {
    build();
    rig = new Running(folder.path, ['up', 'pass', '--rate', '5']);
    await rig.until('the rig is up', () => existsSync(file));
  });
  afterAll(() => {
    // Nothing outlives its rig, not even when this was killed: see hil/rig.
    if (!rig.isOver) rig.signal('SIGKILL');
    folder.remove();
  });

  it('has its key file for its owner only, and says where everything is', () => {
    const described = JSON.parse(readFileSync(file, 'utf8')) as {
      keyFile: string;
      brokerUrl: string;
      pid: number;
    };
    expect(described).toMatchObject({ pid: rig.processId, craft: 'odc-1', scenario: 'pass' });
    expect(existsSync(described.keyFile)).toBe(true);
    expect(described.brokerUrl).toMatch(/^mqtt:\/\/127\.0\.0\.1:\d+$/);
  });

  it('shows housekeeping with units, and as JSON', async () => {
    const table = await run('tm', 'power-manager');
    expect(table.code).toBe(0);
    expect(table.stdout).toMatch(/busVoltageV\D+\d+\.\d+ +│ V/);
    // Nested packets are one row a value: no line is wider than what people read.
    expect(Math.max(...table.stdout.split('\n').map((line) => line.length))).toBeLessThan(120);
    const { code, stdout } = await run('tm', 'fault-manager', '--json');
    expect(code).toBe(0);
    const packet = JSON.parse(stdout) as { packet: string; services: { service: string }[] };
    expect(packet.packet).toBe('FaultManagerHousekeeping');
    expect(packet.services.map(({ service }) => service)).toEqual(
      SERVICES.filter((name) => name !== 'fault-manager'),
    );
  });

  it('shows the packet that was asked for, not another on an overlapping topic', async () => {
    const { code, stdout } = await run('tm', 'ComputerSample', '--json');
    expect(code).toBe(0);
    const { packet, load, memoryFree, diskFree } = JSON.parse(stdout) as Record<string, number>;
    expect(packet).toBe('ComputerSample');
    for (const share of [load, memoryFree, diskFree]) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(1);
    }
  });

  it('refuses what tm cannot show', async () => {
    const { code, stderr } = await run('tm', 'NoSuchPacket');
    expect(code).toBe(2);
    expect(stderr).toMatch(/NoSuchPacket: expected a subsystem .* or a packet: .*EpsBatterySample/);
  });

  it('completes a telecommand with its stages, once in contact', async () => {
    const { code, stdout } = await run(
      'tc',
      'fault-manager',
      'noop',
      '--json',
      '--id',
      'hello',
      '--wait',
      '100s',
    );
    expect(code).toBe(0);
    const ticks = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { stage: string; request_id: string });
    expect(ticks.map(({ stage }) => stage)).toEqual(['queued', 'sent', 'accepted', 'started', 'completed']);
    expect(new Set(ticks.map(({ request_id }) => request_id))).toEqual(new Set(['hello']));
  });

  it('ends a telecommand as unknown, with status 1, when no station may send it', async () => {
    const { code, stdout } = await run(
      'tc',
      'fault-manager',
      'noop',
      '--json',
      '--station',
      'troll',
      '--wait',
      '2s',
    );
    expect(code).toBe(1);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { stage: string }).stage),
    ).toEqual(['queued', 'unknown']);
  });

  it('takes a fault by hand, tells its events, and heals it', async () => {
    const events = new Running(folder.path, ['events', '--json', '--source', 'fault-manager']);
    const struck = await run('inject', 'process.killed', '--target', 'thermal-controller', '--json');
    expect(struck.code).toBe(0);
    expect(JSON.parse(struck.stdout)).toMatchObject({ what: 'onset' });
    await rig.until('thermal-controller boots again', () =>
      /thermal-controller started, boot 2/.test(rig.stdout),
    );
    const drift = await run('inject', 'sensor.stuck-at', '--target', 'tcs/loop/loop_b_c', '--json');
    const { id } = JSON.parse(drift.stdout) as { id: string };
    const healed = await run('inject', id, '--heal', '--json');
    expect({ code: healed.code, stderr: healed.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(healed.stdout)).toMatchObject({ id, what: 'heal' });
    events.signal('SIGINT');
    const { code, stdout } = await events.ended;
    expect(code).toBe(0);
    for (const line of stdout.trimEnd().split('\n').filter(Boolean))
      expect(JSON.parse(line)).toMatchObject({ source: 'fault-manager' });
  });

  const optionsOf = ({ target, parameters, durationS, rampS, periodS, duty }: ImpossibleFault): string[] => [
    ...['--target', target],
    ...Object.entries(parameters ?? {}).flatMap(([name, value]) => ['--param', `${name}=${value}`]),
    ...(durationS === undefined ? [] : ['--duration', `${durationS}s`]),
    ...(rampS === undefined ? [] : ['--ramp', `${rampS}s`]),
    ...(periodS === undefined ? [] : ['--every', `${periodS}s`]),
    ...(duty === undefined ? [] : ['--duty', String(duty)]),
  ];

  it.each(IMPOSSIBLE.map((fault) => [`${fault.fault} with ${fault.about}`, fault] as const))(
    'inject %s is refused with what is allowed',
    async (_, fault) => {
      const { code, stderr } = await run('inject', fault.fault, ...optionsOf(fault));
      expect(stderr).toMatch(/^refused: /);
      expect(stderr).toContain(`allowed is ${fault.allowed}`);
      expect(code).toBe(2);
    },
  );

  it('Ctrl-C ends it with its job running: no process is left, and its file is gone', async () => {
    const job = (): number[] =>
      processesWith('DAWNLINE_JOB_ID=').filter((found) => processesWith(flight()).includes(found));
    await rig.until(
      'the job runs or has run',
      () => job().length > 0 || /train-a completed/.test(rig.stdout),
    );
    expect(processesWith(flight()).length).toBeGreaterThan(SERVICES.length);
    rig.signal('SIGINT');
    const { signal, stderr } = await rig.ended;
    expect(signal).toBeNull();
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(processesWith(flight())).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });
});

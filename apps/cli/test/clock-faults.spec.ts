// The on-board clocks of a live flight go wrong, computer by computer, by hand: what `dawnline inject time.*` promises.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contracts, RigTime, topicOf, type Header } from '@dawnline/contracts';
import type { Bus } from '@dawnline/host';
import { connectLiveBus, LiveClock, readCredentials } from '@dawnline/live';
import { build, dawnline, Running, workFolder } from './dawnline';

jest.setTimeout(240_000);

const S = 1_000_000;
const RTC_EPOCH_US = Date.UTC(2000, 0, 1) * 1000;
/** One service of each computer, and a second one of the on-board computer. */
const WATCHED = {
  'power-manager': 'PowerManagerHousekeeping',
  'fault-manager': 'FaultManagerHousekeeping',
  'job-executor': 'JobExecutorHousekeeping',
} as const;
type Watched = keyof typeof WATCHED;

describe('faults of the on-board clocks in a live flight (FD-46 to FD-48)', () => {
  const folder = workFolder();
  const file = join(folder.path, 'flights/rig.json');
  const latest = new Map<string, Header>();
  /** What a service said of mission time that cannot be. */
  const impossible: string[] = [];
  let rig: Running;
  let bus: Bus;
  let epochUnixUs = 0;
  let truth: LiveClock | null = null;

  function take(topic: string, payload: Uint8Array): void {
    const name = topic.slice(topic.lastIndexOf('/') + 1);
    if (topic.startsWith('rig/')) {
      const { rate, missionTimeUs, anchorMonotonicUs, clockDomain } = RigTime.decode(payload);
      const anchor = { missionTimeUs, rate, anchorMonotonicUs, clockDomain, epochUnixUs, onboardErrors: [] };
      if (truth) truth.setAnchor(anchor);
      else truth = new LiveClock(anchor);
      return;
    }
    const { header } = contracts[WATCHED[name as Watched]].decode(payload) as { header: Header };
    const last = latest.get(name);
    if (last && header.missionTimeUs < last.missionTimeUs) impossible.push(`${name} went back`);
    if (truth && header.missionTimeUs > truth.now()) impossible.push(`${name} is ahead`);
    latest.set(name, { ...header });
  }

  beforeAll(async () => {
    build();
    rig = new Running(folder.path, ['up', 'calm-orbit', '--quiet', '--rate', '5']);
    await rig.until('the rig is up', () => existsSync(file));
    const {
      brokerUrl,
      credentialsFile,
      epochUnixUs: epoch,
    } = JSON.parse(readFileSync(file, 'utf8')) as {
      brokerUrl: string;
      credentialsFile: string;
      epochUnixUs: number;
    };
    epochUnixUs = epoch;
    const credentials = readCredentials(credentialsFile);
    bus = await connectLiveBus({ url: brokerUrl, credentials, clientPrefix: 'test', persistent: false });
    bus.commands.onDelivery((delivery) => {
      delivery.acknowledge();
      take(delivery.topic, delivery.payload);
    });
    const filters = Object.keys(WATCHED).map((name) => `craft/odc-1/tm/${name}`);
    bus.commands.subscribe([topicOf(RigTime.packet!.topic, { craft: 'odc-1' }), ...filters], 1);
    await rig.until('all report', () => Object.keys(WATCHED).every((name) => latest.has(name)));
  });
  afterAll(async () => {
    rig.signal('SIGINT');
    await rig.ended;
    truth?.close();
    await Promise.all([bus.samples.close(), bus.commands.close()]);
    folder.remove();
  });

  /** How wrong the on-board time of a service was when it last reported. */
  const errorUs = (name: Watched): number => {
    const { onboardTimeUs, missionTimeUs } = latest.get(name)!;
    return onboardTimeUs - missionTimeUs - epochUnixUs;
  };
  /** A packet stamps both times one after the other: they may be this far apart (assumed, of a busy machine at 5x). */
  const isNear = (value: number, expected: number): boolean => Math.abs(value - expected) < S / 4;
  const shows = (name: Watched, expectedUs: number): Promise<void> =>
    rig.until(`${name} is off by ${expectedUs} us`, () => isNear(errorUs(name), expectedUs));
  const inject = async (fault: string, ...options: string[]): Promise<string> => {
    const { code, stdout, stderr } = await dawnline(folder.path, 'inject', fault, ...options, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return (JSON.parse(stdout) as { id: string }).id;
  };
  const heal = (id: string): Promise<string> => inject(id, '--heal');

  it('time.step: one computer jumps, also for a service that starts again meanwhile, and is set right', async () => {
    const id = await inject('time.step', '--target', 'obc', '--param', 'step=-3600');
    await shows('power-manager', -3600 * S);
    await shows('fault-manager', -3600 * S);
    expect(isNear(errorUs('job-executor'), 0)).toBe(true);
    const { bootId } = latest.get('power-manager')!;
    await inject('process.killed', '--target', 'power-manager');
    await rig.until('it is back', () => latest.get('power-manager')!.bootId > bootId);
    expect(isNear(errorUs('power-manager'), -3600 * S)).toBe(true);
    await heal(id);
    await shows('power-manager', 0);
    await shows('fault-manager', 0);
  });

  it('time.rtc-reset and time.disagree: each computer has its own error, and errors add up', async () => {
    const one = await inject('time.disagree', '--target', 'payload-host', '--param', 'offset=10');
    const other = await inject('time.step', '--target', 'payload-host', '--param', 'step=20');
    await shows('job-executor', 30 * S);
    const reset = await inject('time.rtc-reset', '--target', 'obc');
    await rig.until('it is the year 2000', () => {
      const { onboardTimeUs } = latest.get('power-manager')!;
      return onboardTimeUs >= RTC_EPOCH_US && onboardTimeUs < RTC_EPOCH_US + 3600 * S;
    });
    expect(isNear(errorUs('job-executor'), 30 * S)).toBe(true);
    await heal(one);
    await shows('job-executor', 20 * S);
    await heal(other);
    await heal(reset);
    await shows('job-executor', 0);
    await shows('power-manager', 0);
  });

  it('time.drift: it is off by more and more', async () => {
    const id = await inject('time.drift', '--target', 'payload-host', '--param', 'rate=100');
    const sinceUs = latest.get('job-executor')!.missionTimeUs;
    await rig.until(
      'a minute has passed',
      () => latest.get('job-executor')!.missionTimeUs > sinceUs + 60 * S,
    );
    // 100 ppm of a minute are 6 ms.
    expect(errorUs('job-executor')).toBeGreaterThanOrEqual(5_000);
    await heal(id);
  });

  it('time.non-monotone: the computer loses power and comes back with an earlier time', async () => {
    const { bootId } = latest.get('job-executor')!;
    const id = await inject('time.non-monotone', '--target', 'payload-host', '--param', 'back=600');
    await rig.until('it has booted again', () => latest.get('job-executor')!.bootId > bootId);
    expect(isNear(errorUs('job-executor'), -600 * S)).toBe(true);
    await heal(id);
    await shows('job-executor', 0);
  });

  it('and mission time knew nothing of all that', () => {
    expect(impossible).toEqual([]);
  });
});

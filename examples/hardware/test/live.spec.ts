// Both examples in a live flight, unplugged and plugged in again: what their README promises.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FlightEntry } from '@hil/record';
import { build, recordIn, Running, workFolder } from '../../../apps/cli/test/dawnline';
import { credentialsIn, GpuMachine, plugBattery, until, type Example } from './machine';

jest.setTimeout(240_000);

const python = spawnSync('python3', ['--version']);
/** In CI nothing is skipped: there the absence fails the test. */
const whenPython = python.status === 0 || process.env.CI === 'true' ? describe : describe.skip;
const S = 1_000_000;
/** A silence is judged after the services' grace. */
const GRACE_US = 20 * S;

whenPython('real hardware in a live flight', () => {
  const folder = workFolder();
  const machine = new GpuMachine();
  const plugged: Example[] = [];
  let rig: Running;
  const battery = credentialsIn(join(folder.path, 'flight'), 'eps-battery');
  const gpu = credentialsIn(join(folder.path, 'flight'), 'gpu-0');

  const record = (): FlightEntry[] => recordIn(join(folder.path, 'flight'));
  /** Mission time, by the newest truth. */
  const nowUs = (): number => record().findLast(({ kind }) => kind === 'truth')?.t ?? 0;
  const plug = (example: Example): Example => {
    plugged.push(example);
    return example;
  };
  const truth = (channel: string): unknown => {
    const entry = record().findLast(({ kind }) => kind === 'truth');
    return entry?.kind === 'truth' ? entry.fields[channel] : undefined;
  };
  const hardware = (device: string): string[] =>
    record().flatMap((entry) => (entry.kind === 'device' && entry.device === device ? [entry.what] : []));
  /** Mission times at which a service said something of a device. */
  const told = (code: string, source: string, device: string): number[] =>
    record().flatMap((entry) =>
      entry.kind === 'event' &&
      entry.code === code &&
      entry.source === source &&
      entry.parameters.device === device
        ? [entry.t]
        : [],
    );

  beforeAll(async () => {
    build();
    machine.draw(280);
    const devices = ['eps/battery', 'gpu/0/margin', 'gpu/0/status'];
    rig = new Running(folder.path, [
      ...['up', 'calm-orbit', '--quiet', '--tls', '--out', 'flight'],
      ...devices.flatMap((device) => ['--external', device]),
    ]);
  });
  afterAll(async () => {
    rig.signal('SIGINT');
    await rig.ended;
    for (const example of plugged) await example.unplug();
    machine.remove();
    folder.remove();
  });

  it('drives plant and flight software, is missed at its maximum age, and welcome again', async () => {
    // The battery has time for a first start without a rig, the GPU needs its credentials there.
    let pack = plug(plugBattery(battery));
    await rig.until('the credentials are handed out', () => existsSync(gpu));
    const board = plug(machine.plug(gpu));
    await rig.until('mission time runs', () => rig.isOver || existsRecord());
    await rig.until('the hardware drives the plant', () =>
      ['eps/battery', 'gpu/0/margin', 'gpu/0/status'].every((id) => hardware(id).includes('feeds-plant')),
    );
    await rig.until('the GPU is on and the grace is over', () => {
      return nowUs() > GRACE_US && truth('gpuPowerW') === 280;
    });
    // 8 cells at 0.9 charge, less 4 A over 34 mOhm, in the example's own model.
    expect(truth('busVoltageV')).toBeCloseTo(8 * (3.35 + 0.85 * 0.9) - 0.136, 1);
    expect(told('DEVICE_SILENT', 'power-manager', 'eps/battery')).toEqual([]);

    const unpluggedUs = nowUs();
    await pack.unplug();
    await rig.until('power-manager misses it', () => {
      return told('DEVICE_SILENT', 'power-manager', 'eps/battery').length === 1;
    });
    // At the maximum age of 3 s; the truth that dates the unplugging comes once a second.
    expect(told('DEVICE_SILENT', 'power-manager', 'eps/battery')[0]! - unpluggedUs).toBeLessThan(4.3 * S);
    await rig.until('the record tells it', () => hardware('eps/battery').at(-1) === 'lost');
    expect(hardware('eps/battery')).toEqual(['connected', 'feeds-plant', 'leaves-plant', 'lost']);

    await board.unplug();
    await rig.until('its services miss the GPU', () => {
      const margin = told('DEVICE_SILENT', 'thermal-controller', 'gpu/0/margin');
      return margin.length + told('DEVICE_SILENT', 'job-executor', 'gpu/0/status').length === 2;
    });

    pack = plug(plugBattery(battery));
    plug(machine.plug(gpu));
    await rig.until('all are welcome again', () => {
      const back = [
        told('DEVICE_BACK', 'power-manager', 'eps/battery'),
        told('DEVICE_BACK', 'thermal-controller', 'gpu/0/margin'),
        told('DEVICE_BACK', 'job-executor', 'gpu/0/status'),
      ];
      return back.every((times) => times.length === 1) && truth('gpuPowerW') === 280;
    });
    expect(hardware('eps/battery').at(-1)).toBe('feeds-plant');
    expect(pack.said).toContain('plugged in');
    // job-executor commands the cap of the real GPU.
    expect(machine.orders.some((order) => /^-i 0 -pl \d+$/.test(order))).toBe(true);
  });

  it('keeps the rate at 1, and is named in the record', async () => {
    await until('a rate', () => record().some(({ kind }) => kind === 'rate'));
    const rates = record().flatMap((entry) => (entry.kind === 'rate' ? [entry.rate] : []));
    expect([...new Set(rates)]).toEqual([1]);
    expect(record()[0]).toMatchObject({
      kind: 'start',
      external: ['eps/battery', 'gpu/0/margin', 'gpu/0/status'],
    });
  });

  function existsRecord(): boolean {
    try {
      return nowUs() > 0;
    } catch {
      return false;
    }
  }
});

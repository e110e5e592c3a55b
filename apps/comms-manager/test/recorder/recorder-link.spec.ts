import {
  CommsManagerCommand,
  Event,
  Refusal,
  Severity,
  TelemetryGap,
  type AcknowledgeTelemetry,
  type VerificationReport,
} from '@dawnline/contracts';
import { DiskError } from '@dawnline/host';
import { REWIND_WAIT_US } from '../../src/recorder/recorder.limits';
import { frame } from '../fixture';
import { SpaceLinkBench, type DownPacket } from '../space-link-bench';

const S = 1_000_000;

describe('recorder of comms-manager on a real broker', () => {
  let bench: SpaceLinkBench;
  let sequence = 0;

  beforeEach(async () => {
    sequence = 200;
    bench = new SpaceLinkBench();
    await bench.open();
  });
  afterEach(() => bench.close());

  const outOfContact = (): void => void (bench.radio = { lock: false, transmitting: false });
  const inContact = (): void => void (bench.radio = { lock: true, transmitting: true });

  function event(code: string, severity = Severity.SEVERITY_LOW): void {
    bench.publish(
      Event,
      'power-manager',
      { subsystem: 'power-manager' },
      { code, severity, parameters: {}, text: code },
    );
  }
  const codesDown = (): string[] =>
    bench
      .downlinked()
      .filter(({ topic }) => topic === 'craft/odc-1/ev/power-manager')
      .map(({ payload }) => Event.decode(payload).code);
  const gapsDown = (): TelemetryGap[] =>
    bench
      .downlinked()
      .filter(({ topic }) => topic.endsWith('/tm/comms-manager/gap'))
      .map(({ payload }) => TelemetryGap.decode(payload));
  const command = (fields: Partial<CommsManagerCommand>): void => {
    // Above whatever a reset has reserved.
    sequence += 64;
    const body = CommsManagerCommand.encode(fields as CommsManagerCommand);
    bench.uplink(frame(sequence, { requestId: `r${sequence}`, target: 'comms-manager', body }));
  };
  const acknowledge = (packets: readonly DownPacket[]): void => {
    const ranges: AcknowledgeTelemetry['ranges'] = packets.map(({ bootId, priority, record }) => ({
      bootId,
      priority,
      first: record,
      last: record,
    }));
    command({ acknowledgeTelemetry: { ranges } });
  };

  it('COM-071 COM-075 LK-21 an event is on disk before its sender may forget it, and survives a power loss', async () => {
    outOfContact();
    await bench.seconds(1);
    event('BEFORE');
    await bench.until('the event is on disk', () =>
      bench.disk.calls.some((call) => call.startsWith('append')),
    );
    await bench.seconds(1);
    bench.disk.powerLoss();
    bench.retained.clear();
    await bench.restart('power-on-reset');
    expect(await bench.event('RECORDER_RECOVERED')).toMatchObject({ gaps: '0' });
    inContact();
    await bench.seconds(4 + REWIND_WAIT_US / S);
    await bench.until('the event', () => codesDown().includes('BEFORE'));
    expect(bench.downlinked().find(({ topic }) => topic.endsWith('ev/power-manager'))).toMatchObject({
      bootId: 1,
    });
    expect(gapsDown().find(({ reason }) => reason === 'restart')?.ranges).toContainEqual(
      expect.objectContaining({ bootId: 1, priority: 1, last: 0 }),
    );
  });

  it('COM-073 LK-22 what is acknowledged is gone over a restart, the rest comes down again', async () => {
    await bench.seconds(2);
    for (const code of ['A', 'B', 'C']) event(code, Severity.SEVERITY_HIGH);
    await bench.seconds(2);
    await bench.until('three events', () => codesDown().length === 3);
    const own = bench.downlinked().filter(({ topic }) => topic.endsWith('ev/power-manager'));
    acknowledge(own);
    // Routine: no event tells it, its reports do.
    await bench.until('the release', () => bench.of('VerificationReport').length >= 3);
    expect(bench.events('TELECOMMAND_ACCEPTED')).toEqual([]);
    await bench.seconds(12);
    expect(bench.disk.paths().filter((path) => path.includes('recorder/p0-1-1'))).toEqual([]);
    await bench.restart('service-restart');
    await bench.seconds(2 + REWIND_WAIT_US / S);
    await bench.until('the restart gap', () => gapsDown().some(({ reason }) => reason === 'restart'));
    expect(codesDown()).toEqual([]);
    expect(bench.downlinked().some(({ bootId }) => bootId === 1)).toBe(true);
  });

  it('COM-074 COM-075 LK-21 a torn tail after a power loss costs what was torn, and a gap record tells', async () => {
    outOfContact();
    await bench.seconds(1);
    for (const code of ['A', 'B']) event(code, Severity.SEVERITY_HIGH);
    await bench.seconds(2);
    const path = bench.disk.paths().find((name) => name.includes('recorder/p0-1-'))!;
    bench.disk.corrupt(path, (bytes) => bytes.slice(0, -3));
    await bench.restart('power-on-reset');
    expect(await bench.event('RECORDER_RECOVERED')).toMatchObject({ gaps: '1' });
    inContact();
    await bench.seconds(3 + REWIND_WAIT_US / S);
    await bench.until('the damage', () => gapsDown().some(({ reason }) => reason === 'damaged'));
    expect(codesDown().filter((code) => code === 'A')).not.toEqual([]);
    expect(codesDown()).not.toContain('B');
    expect(gapsDown().find(({ reason }) => reason === 'damaged')!.ranges).toMatchObject([
      { bootId: 1, priority: 0, last: 0 },
    ]);
  });

  it('COM-077 keeps going in memory while the disk is full, says so once, and stores all when it is not', async () => {
    outOfContact();
    await bench.seconds(1);
    bench.disk.refuse = (operation, path) => {
      if (['append', 'write'].includes(operation) && path.includes('recorder'))
        throw new DiskError('ENOSPC', path);
    };
    event('DURING', Severity.SEVERITY_HIGH);
    expect((await bench.event('RECORDER_NOT_STORED')).reason).toContain('ENOSPC');
    for (let item = 0; item < 20; item++) event(`MORE_${item}`);
    await bench.seconds(25);
    expect(bench.events('RECORDER_NOT_STORED')).toHaveLength(1);
    bench.disk.refuse = null;
    await bench.seconds(12);
    await bench.event('RECORDER_STORED_AGAIN');
    bench.disk.powerLoss();
    await bench.restart('power-on-reset');
    inContact();
    await bench.seconds(3 + REWIND_WAIT_US / S);
    await bench.until('all events', () => codesDown().length >= 21);
    expect(new Set(codesDown())).toEqual(
      new Set(['DURING', ...Array.from({ length: 20 }, (_, item) => `MORE_${item}`)]),
    );
  });

  it('COM-078 a housekeeping definition is taken by command and survives every reset', async () => {
    await bench.seconds(2);
    command({ defineHousekeeping: { subsystem: 'comms-manager', periodUs: 0 } });
    await bench.until('the definition is on disk', () =>
      bench.disk.paths().includes('comms-manager/housekeeping'),
    );
    await bench.seconds(1);
    bench.disk.powerLoss();
    await bench.restart('power-on-reset');
    await bench.seconds(13 + REWIND_WAIT_US / S);
    const housekeeping = (): DownPacket[] =>
      bench
        .downlinked()
        .filter(({ topic, bootId }) => topic === 'craft/odc-1/tm/comms-manager' && bootId === 2);
    expect(bench.downlinked().length).toBeGreaterThan(0);
    expect(housekeeping()).toEqual([]);
    command({ sendHousekeeping: 'comms-manager' });
    await bench.seconds(3);
    await bench.until('one packet', () => housekeeping().length === 1);
    command({ defineHousekeeping: { subsystem: 'nobody', periodUs: 5 } });
    const refused = () =>
      bench
        .of('VerificationReport')
        .map((report) => report as unknown as VerificationReport)
        .find(({ ok }) => !ok);
    await bench.until('the refusal', () => refused() !== undefined);
    expect(refused()).toMatchObject({ refusal: Refusal.REFUSAL_RANGE });
    expect(refused()!.detail).toContain('"nobody"');
  });
});

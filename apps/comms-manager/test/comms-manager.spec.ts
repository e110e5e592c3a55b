import {
  CommsManagerCommand,
  JobLog,
  Refusal,
  Stage,
  ThermalControllerCommand,
  VerificationReport,
  type Header,
} from '@dawnline/contracts';
import { DiskError } from '@dawnline/host';
import { ACCEPTANCE_WINDOW_US } from '../src/comms-manager.limits';
import { replayPath } from '../src/uplink/replay-store';
import { frame } from './fixture';
import { SpaceLinkBench } from './space-link-bench';

const COMMAND_TOPIC = 'craft/odc-1/tc/thermal-controller/comms-manager';

const storedBound = async (bench: SpaceLinkBench): Promise<number> =>
  Number(/"bound":(\d+)/.exec(Buffer.from(await bench.disk.read(replayPath(1))).toString())![1]);

const reportsDown = (bench: SpaceLinkBench): VerificationReport[] =>
  bench
    .downlinked()
    .filter((packet) => packet.topic.endsWith('/report'))
    .map((packet) => VerificationReport.decode(packet.payload));

function report(bench: SpaceLinkBench, stage: Stage, header: Partial<Header>, ok = true): void {
  bench.publish(
    VerificationReport,
    'thermal-controller',
    { subsystem: 'thermal-controller', from: 'comms-manager' },
    {
      stage,
      ok,
      refusal: ok ? Refusal.REFUSAL_NONE : Refusal.REFUSAL_RANGE,
      detail: '',
      target: 'thermal-controller',
      stageTimeUs: bench.clock.now(),
    },
    header,
  );
}

describe('comms-manager on a real broker', () => {
  let bench: SpaceLinkBench;

  beforeEach(async () => {
    bench = new SpaceLinkBench();
    await bench.open();
  });
  afterEach(() => bench.close());

  it('COM-002 COM-003 follows the receiver lock: event, transmitter on, and off after the contact', async () => {
    bench.radio = { lock: true, transmitting: false };
    await bench.seconds(2);
    expect(await bench.event('CONTACT_ACQUIRED')).toEqual({ station: 'unpredicted' });
    expect(bench.of('RadioCommand').map((command) => command.transmit)).toEqual([true]);
    bench.radio = { lock: false, transmitting: true };
    await bench.seconds(8);
    expect(await bench.event('CONTACT_LOST')).toMatchObject({ framesUp: '0' });
    await bench.until(
      'transmitter off',
      () => bench.of('RadioCommand').at(-1)?.transmit === (false as never),
    );
  });

  it('COM-004 COM-011 LK-1 hands a command to its target with id, principal and expiry', async () => {
    await bench.seconds(2);
    bench.uplink(frame(3));
    await bench.until('command', () => bench.of('ThermalControllerCommand').length === 1);
    const command = bench.of('ThermalControllerCommand')[0] as unknown as ThermalControllerCommand;
    expect(command.action).toBe('noop');
    expect(command.header).toMatchObject({ source: 'comms-manager', requestId: 'r1', principal: 'ops' });
    expect(command.header.expiresUs).toBeGreaterThan(bench.clock.now());
    expect(await bench.event('TELECOMMAND_ACCEPTED')).toMatchObject({
      requestId: 'r1',
      sequence: '3',
      key: '1',
    });
  });

  it('COM-004 COM-046 an authentic frame opens a contact that nobody predicted and no lock announced', async () => {
    bench.radio = { lock: false, transmitting: false };
    await bench.seconds(1);
    const forged = frame(3);
    forged[forged.length - 1] ^= 1;
    bench.uplink(forged);
    await bench.event('TELECOMMAND_REFUSED');
    expect(bench.events('CONTACT_ACQUIRED')).toEqual([]);
    bench.uplink(frame(3));
    expect(await bench.event('CONTACT_ACQUIRED')).toEqual({ station: 'unpredicted' });
    await bench.until('command', () => bench.of('ThermalControllerCommand').length === 1);
    await bench.seconds(1);
    expect(bench.of('RadioCommand').at(-1)).toMatchObject({ transmit: true });
  });

  it('COM-005 LK-13 executes a frame once: sent again it is refused as replayed', async () => {
    await bench.seconds(2);
    bench.uplink(frame(3));
    bench.uplink(frame(3));
    expect(await bench.event('TELECOMMAND_REFUSED')).toMatchObject({
      refusal: 'REPLAYED',
      sequence: '3',
      bound: '64',
    });
    await bench.seconds(1);
    expect(bench.of('ThermalControllerCommand')).toHaveLength(1);
  });

  it('COM-006 LK-14 has the bound on disk before the command leaves', async () => {
    await bench.seconds(2);
    expect(await storedBound(bench)).toBe(0);
    bench.uplink(frame(65));
    await bench.until('command', () => bench.of('ThermalControllerCommand').length === 1);
    expect(await storedBound(bench)).toBe(128);
  });

  it('COM-006 refuses a command whose bound the disk does not take, and goes on when it does', async () => {
    await bench.seconds(2);
    bench.disk.refuse = (operation, path) => {
      if (operation === 'write') throw new DiskError('ENOSPC', path);
    };
    bench.uplink(frame(1));
    expect(await bench.event('REPLAY_WINDOW_NOT_STORED')).toMatchObject({ key: '1', bound: '64' });
    await bench.until('report', () => reportsDown(bench).length === 1);
    expect(reportsDown(bench)[0]).toMatchObject({ ok: false, refusal: Refusal.REFUSAL_FAILED });
    bench.disk.refuse = null;
    bench.uplink(frame(2, { requestId: 'r2' }));
    await bench.until('command', () => bench.of('ThermalControllerCommand').length === 1);
    expect(bench.of('ThermalControllerCommand')[0].header.requestId).toBe('r2');
  });

  it.each(['service-restart', 'processor-reset', 'power-on-reset'] as const)(
    'COM-007 COM-025 LK-6 FD-26 refuses a replay after a %s, goes on above the bound, and executes no id twice',
    async (cause) => {
      await bench.seconds(2);
      bench.uplink(frame(3));
      await bench.event('TELECOMMAND_ACCEPTED');
      if (cause === 'power-on-reset') {
        bench.disk.powerLoss();
        bench.retained.clear();
      }
      await bench.restart(cause);
      await bench.seconds(2);
      bench.uplink(frame(3));
      expect(await bench.event('TELECOMMAND_REFUSED')).toMatchObject({ refusal: 'REPLAYED', bound: '64' });
      // LK-6: the same request under a new number is known, and not executed again.
      bench.uplink(frame(65));
      expect(await bench.event('TELECOMMAND_REPEATED')).toMatchObject({
        requestId: 'r1',
        state: 'dispatched',
      });
      bench.uplink(frame(66, { requestId: 'r2' }));
      expect(await bench.event('TELECOMMAND_ACCEPTED')).toMatchObject({ sequence: '66' });
      expect(bench.of('ThermalControllerCommand')).toHaveLength(1);
    },
  );

  it('COM-007 with a damaged record takes the recovery key alone, and says so', async () => {
    bench.disk.corrupt(replayPath(1), (bytes) => bytes.map((byte, index) => (index === 5 ? byte ^ 1 : byte)));
    await bench.restart('processor-reset');
    expect(await bench.event('REPLAY_WINDOW_LOST')).toEqual({ key: '1', reason: 'untrusted' });
    await bench.seconds(2);
    bench.uplink(frame(1));
    expect(await bench.event('TELECOMMAND_REFUSED')).toMatchObject({ key: '1', bound: '0' });
    bench.uplink(frame(1, {}, 9));
    expect(await bench.event('TELECOMMAND_ACCEPTED')).toMatchObject({ key: '9' });
  });

  it('COM-009 reports an unknown target down as a routing failure', async () => {
    await bench.seconds(2);
    bench.uplink(frame(1, { target: 'nobody' }));
    await bench.until('report', () => reportsDown(bench).length === 1);
    expect(reportsDown(bench)[0]).toMatchObject({
      stage: Stage.STAGE_ROUTING,
      refusal: Refusal.REFUSAL_UNKNOWN_TARGET,
      target: 'nobody',
    });
    expect(reportsDown(bench)[0].header.requestId).toBe('r1');
  });

  it('COM-012 COM-014 COM-016 sends the reports of the target down, expedited; the second end is discarded', async () => {
    await bench.seconds(2);
    bench.uplink(frame(1));
    await bench.until('command', () => bench.of('ThermalControllerCommand').length === 1);
    const { requestId, principal } = bench.of('ThermalControllerCommand')[0].header;
    for (const stage of [Stage.STAGE_ACCEPTED, Stage.STAGE_STARTED, Stage.STAGE_COMPLETED]) {
      report(bench, stage, { requestId, principal });
    }
    await bench.until('reports', () => reportsDown(bench).length === 3);
    expect(bench.downlinked().find((packet) => packet.topic === `${COMMAND_TOPIC}/report`)?.priority).toBe(0);
    report(bench, Stage.STAGE_COMPLETED, { requestId, principal });
    expect(await bench.event('REPORT_DISCARDED')).toMatchObject({ requestId: 'r1' });
    await bench.seconds(1);
    expect(reportsDown(bench)).toHaveLength(3);
    const classes = bench.downlinked().map((packet) => [packet.topic.split('/')[2], packet.priority]);
    expect(classes).toContainEqual(['ev', 1]);
    expect(classes).toContainEqual(['tm', 1]);
  });

  it('COM-012 LK-2 ends a command whose target stays silent', async () => {
    await bench.seconds(2);
    bench.uplink(frame(1));
    await bench.event('TELECOMMAND_ACCEPTED');
    await bench.seconds(ACCEPTANCE_WINDOW_US / 1_000_000 + 1);
    expect(await bench.event('TELECOMMAND_TIMEOUT')).toMatchObject({ requestId: 'r1', state: 'dispatched' });
    await bench.until('report', () => reportsDown(bench).length === 1);
    expect(reportsDown(bench)[0]).toMatchObject({ stage: Stage.STAGE_COMPLETED, ok: false });
  });

  it('COM-014 keeps everything while the transmitter is off', async () => {
    bench.radio = { lock: true, transmitting: false };
    await bench.seconds(3);
    expect(bench.of('DownlinkFrame')).toEqual([]);
    bench.radio = { lock: true, transmitting: true };
    await bench.seconds(2);
    expect(bench.downlinked().some((packet) => packet.topic === 'craft/odc-1/ev/comms-manager')).toBe(true);
  });

  it('COM-019 sends what a subsystem was asked for down as it is, and drops what is too long', async () => {
    await bench.seconds(2);
    const logOf = (bytes: number) => ({
      job: 'a',
      attempt: 2,
      offset: 7,
      contents: Buffer.alloc(bytes, 120),
    });
    bench.publish(JobLog, 'job-executor', {}, logOf(70_000), { requestId: 'too-long' });
    bench.publish(JobLog, 'job-executor', {}, logOf(8_192), { requestId: 'r7', principal: 'ops' });
    const down = () => bench.downlinked().filter(({ topic }) => topic === 'craft/odc-1/tm/job-executor/log');
    await bench.until('the log', () => down().length === 1);
    const [{ payload, priority }] = down();
    expect(priority).toBe(3);
    const log = JobLog.decode(payload);
    expect(log).toMatchObject({ job: 'a', attempt: 2, offset: 7 });
    expect(log.header).toMatchObject({ requestId: 'r7', principal: 'ops' });
    expect(log.contents).toHaveLength(8_192);
    await bench.seconds(1);
    expect(await bench.event('DOWNLINK_DROPPED')).toMatchObject({ p3: '1' });
  });

  it('COM-017 takes its own commands from the ground like any other target', async () => {
    await bench.seconds(2);
    const body = CommsManagerCommand.encode({ clearDiagnosticQueue: true } as CommsManagerCommand);
    bench.uplink(frame(1, { target: 'comms-manager', body }));
    await bench.until('reports', () => reportsDown(bench).length === 3);
    expect(reportsDown(bench).at(-1)).toMatchObject({ stage: Stage.STAGE_COMPLETED, ok: true });
    expect(reportsDown(bench).at(-1)!.detail).toContain('packets dropped');
  });
});

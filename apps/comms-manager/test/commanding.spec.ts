import { setTimeout as wait } from 'node:timers/promises';
import {
  JobExecutorCommand,
  Mode,
  PowerManagerCommand,
  Refusal,
  Stage,
  type Telecommand,
} from '@dawnline/contracts';
import { DiskError } from '@dawnline/host';
import { sealFrame } from '@dawnline/telecommand';
import { frame, telecommand } from './fixture';
import { SpaceLinkBench } from './space-link-bench';

const cycle = (offTimeUs = 5_000_000): Partial<Telecommand> => ({
  target: 'power-manager',
  body: PowerManagerCommand.encode({ powerCycle: { switch: 'LCL3', offTimeUs } } as PowerManagerCommand),
});

describe('commanding on a real broker', () => {
  let bench: SpaceLinkBench;
  let sequence: number;

  const up = (requestId: string, fields: Partial<Telecommand> = {}): void => {
    sequence += 1;
    bench.uplink(frame(sequence, { requestId, ...fields }));
  };
  const ended = async (requestId: string) => {
    const isEnd = ({ ok, stage }: { ok: boolean; stage: Stage }): boolean =>
      !ok || stage === Stage.STAGE_COMPLETED;
    await bench.until(`end of ${requestId}`, () => bench.reportsDown(requestId).some(isEnd));
    return bench.reportsDown(requestId).find(isEnd)!;
  };
  const refusedAs = async (requestId: string): Promise<string> => Refusal[(await ended(requestId)).refusal];
  const armed = async (requestId: string, fields = cycle()): Promise<void> => {
    up(requestId, { ...fields, arm: true });
    expect(await ended(requestId)).toMatchObject({ ok: true, detail: expect.stringMatching(/^armed until/) });
  };

  beforeEach(async () => {
    bench = new SpaceLinkBench();
    sequence = 0;
    await bench.open();
    await bench.seconds(2);
  });
  afterEach(() => bench.close());

  it('COM-026 LK-9 a hazardous command is executed once, and only after it was armed', async () => {
    up('alone', cycle());
    expect(await refusedAs('alone')).toBe('REFUSAL_NOT_ARMED');
    await armed('arm-1');
    expect(await bench.event('COMMAND_ARMED')).toMatchObject({
      action: 'powerCycle',
      target: 'power-manager',
    });
    up('of-another', { ...cycle(), principal: 'lab' });
    up('with-another-argument', cycle(5_000_001));
    up('executes', cycle());
    await bench.until('command', () => bench.of('PowerManagerCommand').length === 1);
    expect(bench.of('PowerManagerCommand')[0].header.requestId).toBe('executes');
    up('once-more', cycle());
    for (const id of ['of-another', 'with-another-argument', 'once-more'])
      expect(await refusedAs(id)).toBe('REFUSAL_NOT_ARMED');
    expect(bench.of('PowerManagerCommand')).toHaveLength(1);
  });

  it('COM-026 LK-9 an arm ends by time, by a change of mode, by a restart', async () => {
    await armed('arm-1');
    await bench.seconds(31);
    expect(await bench.event('COMMANDS_DISARMED')).toEqual({ commands: '1', cause: 'time-out' });
    up('late', cycle());
    expect(await refusedAs('late')).toBe('REFUSAL_NOT_ARMED');
    await armed('arm-2');
    bench.mode(Mode.MODE_NOMINAL, 1);
    expect(await bench.event('COMMANDS_DISARMED', 2)).toEqual({ commands: '1', cause: 'the mode changed' });
    up('after-mode', cycle());
    expect(await refusedAs('after-mode')).toBe('REFUSAL_NOT_ARMED');
    await armed('arm-3');
    await bench.restart('service-restart');
    await bench.seconds(2);
    sequence = 64;
    up('after-restart', cycle());
    expect(await refusedAs('after-restart')).toBe('REFUSAL_NOT_ARMED');
    expect(bench.of('PowerManagerCommand')).toEqual([]);
  });

  it('COM-026 LK-9 the link may be lost between arming and executing, and an arming sent again arms nothing anew', async () => {
    await armed('arm-1');
    bench.radio = { lock: false, transmitting: false };
    await bench.seconds(8);
    bench.radio = { lock: true, transmitting: true };
    await bench.seconds(2);
    up('executes', cycle());
    await bench.until('command', () => bench.of('PowerManagerCommand').length === 1);
    up('arm-1', { ...cycle(), arm: true });
    expect(await bench.event('TELECOMMAND_REPEATED')).toMatchObject({
      requestId: 'arm-1',
      state: 'completed',
    });
    up('again', cycle());
    expect(await refusedAs('again')).toBe('REFUSAL_NOT_ARMED');
  });

  it('COM-021 LK-8 takes commands by the mode in force, and a refused one changes nothing', async () => {
    const submit = JobExecutorCommand.encode({ release: 'j1' } as JobExecutorCommand);
    bench.mode(Mode.MODE_SAFE, 1);
    await bench.seconds(1);
    up('in-safe', { target: 'job-executor', body: submit });
    expect(await refusedAs('in-safe')).toBe('REFUSAL_WRONG_MODE');
    bench.mode(Mode.MODE_NOMINAL, 2);
    await bench.seconds(1);
    up('in-nominal', { target: 'job-executor', body: submit });
    await bench.until('command', () => bench.of('JobExecutorCommand').length === 1);
    expect(bench.of('JobExecutorCommand')[0].header.requestId).toBe('in-nominal');
  });

  it('COM-025 LK-6 answers a request that comes again with its stage, and refuses its id for another command', async () => {
    up('r1');
    await bench.until('command', () => bench.of('ThermalControllerCommand').length === 1);
    bench.report('thermal-controller', 'r1', Stage.STAGE_STARTED);
    await bench.until('started', () => bench.reportsDown('r1').length === 1);
    up('r1');
    await bench.until('started again', () => bench.reportsDown('r1').length === 2);
    expect(bench.reportsDown('r1')[1]).toMatchObject({ stage: Stage.STAGE_STARTED, ok: true });
    bench.report('thermal-controller', 'r1', Stage.STAGE_COMPLETED, { detail: 'all done' });
    await bench.until('completed', () => bench.reportsDown('r1').length === 3);
    up('r1');
    await bench.until('completed again', () => bench.reportsDown('r1').length === 4);
    expect(bench.reportsDown('r1')[3]).toMatchObject({ ok: true, detail: 'all done' });
    up('r1', cycle());
    await bench.until('duplicate', () => bench.reportsDown('r1').length === 5);
    expect(bench.reportsDown('r1')[4]).toMatchObject({ ok: false, refusal: Refusal.REFUSAL_DUPLICATE });
    expect(bench.of('ThermalControllerCommand')).toHaveLength(1);
  });

  it.each(['service-restart', 'processor-reset', 'power-on-reset'] as const)(
    'COM-025 LK-6 FD-26 an outcome is told again after a %s, and nothing is executed twice',
    async (cause) => {
      up('r1');
      await bench.until('command', () => bench.of('ThermalControllerCommand').length === 1);
      bench.report('thermal-controller', 'r1', Stage.STAGE_COMPLETED, { detail: 'all done' });
      await ended('r1');
      // The outcome is not waited for: it is on disk soon after.
      await bench.seconds(1);
      if (cause === 'power-on-reset') {
        bench.disk.powerLoss();
        bench.retained.clear();
      }
      await bench.restart(cause);
      await bench.seconds(2);
      sequence = 64;
      up('r1');
      expect(await ended('r1')).toMatchObject({ ok: true, detail: 'all done' });
      expect(bench.of('ThermalControllerCommand')).toEqual([]);
    },
  );

  it('COM-025 LK-4 LK-5 takes the report that comes after a restart, once', async () => {
    up('r1');
    await bench.until('command', () => bench.of('ThermalControllerCommand').length === 1);
    await bench.restart('service-restart');
    await bench.seconds(2);
    bench.report('thermal-controller', 'r1', Stage.STAGE_COMPLETED, { detail: 'while you were away' });
    expect(await ended('r1')).toMatchObject({ ok: true, detail: 'while you were away' });
    bench.report('thermal-controller', 'r1', Stage.STAGE_COMPLETED);
    expect(await bench.event('REPORT_DISCARDED')).toMatchObject({ requestId: 'r1' });
  });

  it('COM-025 LK-6 a request that cannot be remembered is not executed', async () => {
    bench.disk.refuse = (operation, path) => {
      if (path.includes('requests')) throw new DiskError('EIO', `${operation} ${path}`);
    };
    up('r1');
    expect(await refusedAs('r1')).toBe('REFUSAL_FAILED');
    bench.disk.refuse = null;
    // The first append after a failure finds the journal out, and its rewriting brings it back.
    up('r2');
    await ended('r2').catch(() => undefined);
    await bench.seconds(1);
    up('r3');
    await bench.until('command', () => bench.of('ThermalControllerCommand').length >= 1);
    expect(bench.of('ThermalControllerCommand').map(({ header }) => header.requestId)).not.toContain('r1');
  });

  it('COM-029 LK-2 a command that expires while it is executed ends as a time-out, and late success is discarded', async () => {
    up('r1', { expiresOnboardUs: bench.clock.onboardTimeUs() + 3_000_000 });
    await bench.until('command', () => bench.of('ThermalControllerCommand').length === 1);
    bench.report('thermal-controller', 'r1', Stage.STAGE_STARTED);
    await bench.seconds(4);
    expect(await ended('r1')).toMatchObject({ ok: false, detail: 'timeout while started' });
    bench.report('thermal-controller', 'r1', Stage.STAGE_COMPLETED);
    expect(await bench.event('REPORT_DISCARDED')).toMatchObject({ reason: 'no such command is open' });
    up('forever', { expiresOnboardUs: bench.clock.onboardTimeUs() + 2 * 86_400_000_000 });
    expect(await refusedAs('forever')).toBe('REFUSAL_RANGE');
  });

  it('COM-023 LK-10 refuses the commands of one principal that come too fast, and no other', async () => {
    const fast = PowerManagerCommand.encode({ askAdmission: { ask: 'a' } } as PowerManagerCommand);
    for (let index = 0; index < 18; index++) up(`fast-${index}`, { target: 'power-manager', body: fast });
    expect(await refusedAs('fast-16')).toBe('REFUSAL_RATE_LIMITED');
    expect(await refusedAs('fast-17')).toBe('REFUSAL_RATE_LIMITED');
    up('recovery');
    up('calm', { target: 'power-manager', body: fast, principal: 'lab' });
    await bench.until('commands', () => bench.of('PowerManagerCommand').length === 17);
    await bench.until('command', () => bench.of('ThermalControllerCommand').length === 1);
    expect(bench.events('TELECOMMAND_REFUSED')).toHaveLength(1);
  });

  it('COM-024 LK-10 gets real commands through 10,000 forged frames a second, with a handful of events', async () => {
    const forger = { id: 1, bytes: new Uint8Array(32).fill(7) };
    const forged = Array.from({ length: 100 }, (_, index) => sealFrame(forger, index + 1, telecommand()));
    const seen = bench.seen.length;
    let sent = 0;
    for (let second = 1; second <= 3; second++) {
      // A full inbox may lose a real frame among the forged ones: the ground sends it again, as it always does.
      const isThrough = (): boolean => bench.of('ThermalControllerCommand').length === second;
      for (let part = 0; part < 100; part++) {
        for (const bytes of forged) bench.uplink(bytes);
        sent += forged.length;
        if (part % 10 === 5 && !isThrough()) up(`real-${second}`);
        await wait(10);
      }
      if (!isThrough()) up(`real-${second}`);
      await bench.until(`real-${second}`, isThrough);
      await bench.seconds(1);
    }
    await bench.seconds(6);
    await bench.until('all frames', () => bench.of('UplinkFrame').length >= sent);
    await bench.seconds(1);
    expect(await bench.event('UPLINK_FRAMES_REFUSED')).toMatchObject({ refusal: 'UNAUTHENTICATED' });
    // One event for the first, and one for each period that ends: nothing grows with the frames.
    const events = bench.seen.slice(seen).filter(({ contract }) => contract === 'Event');
    expect(events.length).toBeLessThan(20);
    const { framesUnauthenticated } = bench.of('CommsManagerHousekeeping').at(-1)! as unknown as {
      framesUnauthenticated: number;
    };
    expect(framesUnauthenticated).toBeGreaterThan(1_000);
  }, 120_000);
});

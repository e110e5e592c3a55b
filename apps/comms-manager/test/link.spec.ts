import { Event, Severity, type CommsManagerHousekeeping } from '@dawnline/contracts';
import { GroundSegment, SpaceLink, type LinkView, type StageTick } from '@hil/ground';
import { ONBOARD_US, sealingKey } from './fixture';
import { SPACECRAFT_ID, SpaceLinkBench } from './space-link-bench';

/** Ground segment, link and comms-manager on one broker. */
class LinkBench {
  readonly craft = new SpaceLinkBench();
  readonly ticks: StageTick[] = [];
  readonly frames: { topic: string; frame: Uint8Array }[] = [];
  readonly packets: string[] = [];
  /** Codes of the events of power-manager, in the order in which they came down. */
  readonly codes: string[] = [];
  view: LinkView = {
    station: 'awarua',
    delayUs: 4_000,
    uplinkBps: 256_000,
    downlinkBps: 2_000_000,
    upBitErrorRate: 0,
    downBitErrorRate: 0,
    frameLoss: 0,
  };
  uniform: (purpose: string, index: number) => number = () => 0.5;
  ground!: GroundSegment;
  private stored = 0;

  async open(acknowledges = false): Promise<void> {
    await this.craft.open();
    const { clock } = this.craft;
    const link = new SpaceLink('odc-1', 'test', {
      nowUs: () => clock.now(),
      view: () => this.view,
      after: (delayUs, arrive) => void clock.after(delayUs, arrive),
      publish: (topic, payload) => this.craft.sendRaw(topic, payload),
      uniform: (purpose, index) => this.uniform(purpose, index),
    });
    this.ground = new GroundSegment(
      {
        craft: 'odc-1',
        spacecraftId: SPACECRAFT_ID,
        epochUnixUs: ONBOARD_US,
        principal: 'ops',
        key: sealingKey(1),
        acknowledges,
        sequence: 0,
      },
      {
        nowUs: () => clock.now(),
        stationInView: () => this.view.station,
        publish: (topic, frame) => {
          this.frames.push({ topic, frame });
          this.craft.sendRaw(topic, frame);
        },
        takeSequence: (lowest) => (this.stored = Math.max(this.stored + 1, lowest)),
        onTick: (tick) => this.ticks.push(tick),
        onPacket: ({ contract, topic, message }) => {
          this.packets.push(contract);
          if (topic.endsWith('ev/power-manager')) this.codes.push((message as Event).code);
        },
      },
    );
    this.craft.join([...link.filters, this.ground.filter], (topic, payload) => {
      if (!link.receive(topic, payload)) this.ground.receive(topic, payload);
    });
  }

  async seconds(count: number): Promise<void> {
    for (let second = 0; second < count; second++) {
      this.ground.tick();
      await this.craft.seconds(1);
    }
  }

  async stage(requestId: string, stage: string): Promise<void> {
    for (let second = 0; second < 60; second++) {
      if (this.stages(requestId).includes(stage)) return;
      await this.seconds(1);
    }
    throw new Error(`${requestId} never was ${stage}: ${this.stages(requestId).join(', ')}`);
  }

  stages(requestId: string): string[] {
    return this.ticks.filter((tick) => tick.requestId === requestId).map((tick) => tick.stage);
  }

  noop(requestId: string): void {
    this.ground.send({ requestId, target: 'comms-manager', command: { noop: true } });
  }
}

describe('ground segment, space link and comms-manager', () => {
  let bench: LinkBench;

  beforeEach(async () => {
    bench = new LinkBench();
    await bench.open();
  });
  afterEach(() => bench.craft.close());

  it('LK-3 a telecommand goes up, is executed, and its stages come down', async () => {
    await bench.seconds(2);
    bench.noop('r1');
    await bench.stage('r1', 'completed');
    expect(bench.stages('r1')).toEqual(['queued', 'sent', 'accepted', 'started', 'completed']);
    expect(bench.packets).toContain('Event');
  });

  it('LK-13 the same frame sent again by anybody is refused as replayed and changes no stage', async () => {
    await bench.seconds(2);
    bench.noop('r1');
    await bench.stage('r1', 'completed');
    const { topic, frame } = bench.frames[0];
    bench.craft.sendRaw(topic, frame);
    await bench.seconds(2);
    expect(await bench.craft.event('TELECOMMAND_REFUSED')).toMatchObject({
      refusal: 'REPLAYED',
      sequence: '1',
    });
    expect(bench.stages('r1').at(-1)).toBe('completed');
  });

  it('LK-14 after a restart of comms-manager the ground jumps over the bound by itself', async () => {
    await bench.seconds(2);
    bench.noop('r1');
    await bench.stage('r1', 'completed');
    await bench.craft.restart('service-restart');
    await bench.seconds(2);
    bench.noop('r2');
    await bench.stage('r2', 'completed');
    expect(bench.ground.requests.get('r2')!.sequence).toBe(65);
  });

  it('LK-15 a frame that was damaged on its way is refused, and the one sent again is executed once', async () => {
    await bench.seconds(2);
    bench.view = { ...bench.view, upBitErrorRate: 0.01 };
    bench.noop('r1');
    await bench.seconds(2);
    expect(await bench.craft.event('TELECOMMAND_REFUSED')).toMatchObject({ sequence: '0' });
    bench.view = { ...bench.view, upBitErrorRate: 0 };
    await bench.stage('r1', 'completed');
    expect(bench.stages('r1').filter((stage) => stage === 'completed')).toHaveLength(1);
  });

  it('LK-3 without a contact a telecommand waits on the ground', async () => {
    bench.view = { ...bench.view, station: '' };
    bench.craft.radio = { lock: false, transmitting: false };
    bench.noop('r1');
    await bench.seconds(3);
    expect(bench.stages('r1')).toEqual(['queued']);
    expect(bench.frames).toEqual([]);
  });
});

describe('store and forward over passes', () => {
  let bench: LinkBench;

  beforeEach(async () => {
    bench = new LinkBench();
    await bench.open(true);
  });
  afterEach(() => bench.craft.close());

  const pass = (isOpen: boolean): void => {
    bench.view = { ...bench.view, station: isOpen ? 'awarua' : '' };
    bench.craft.radio = { lock: isOpen, transmitting: isOpen, downlinkBps: 40_000 };
  };
  const event = (code: string): void =>
    bench.craft.publish(
      Event,
      'power-manager',
      { subsystem: 'power-manager' },
      { code, severity: Severity.SEVERITY_LOW, parameters: {}, text: 'x'.repeat(900) },
    );

  it.each(['nothing happens', 'comms-manager restarts', 'the power is lost'])(
    'COM-073 COM-075 LK-21 LK-22 a pass ends in the middle of a backlog, %s, and the next one brings the rest: all of it, each once',
    async (between) => {
      pass(false);
      await bench.seconds(1);
      const codes = Array.from({ length: 100 }, (_, item) => `E${item}`);
      for (const code of codes) event(code);
      await bench.seconds(2);
      pass(true);
      // 5 kB a second: some of the 100 kB.
      await bench.seconds(14);
      pass(false);
      await bench.seconds(8);
      const inFirst = bench.codes.length;
      expect(inFirst).toBeGreaterThan(20);
      expect(inFirst).toBeLessThan(90);
      if (between === 'the power is lost') bench.craft.disk.powerLoss();
      if (between !== 'nothing happens') {
        await bench.craft.restart(between === 'the power is lost' ? 'power-on-reset' : 'service-restart');
      }
      pass(true);
      for (let second = 0; second < 90 && bench.codes.length < 100; second++) await bench.seconds(1);
      // What the first pass lost at its end comes after what it had not begun to send.
      expect([...bench.codes].sort()).toEqual([...codes].sort());
      expect(bench.ground.counters.acknowledgements).toBeGreaterThan(1);
      // Acknowledged, nothing of it is left on board but what the acknowledgements themselves bring about.
      await bench.seconds(25);
      const left = bench.craft.of('CommsManagerHousekeeping').at(-1) as unknown as CommsManagerHousekeeping;
      expect(left.recordedBytes).toBeLessThan(20_000);
      expect(bench.craft.events('DOWNLINK_DROPPED')).toEqual([]);
    },
  );

  it('COM-073 LK-22 a lossy link costs repetitions, never a packet', async () => {
    pass(true);
    bench.view = { ...bench.view, downBitErrorRate: 2e-5 };
    bench.uniform = (purpose, index) => (purpose.endsWith('errors') && index % 3 === 0 ? 0.01 : 0.99);
    await bench.seconds(2);
    const codes = Array.from({ length: 30 }, (_, item) => `E${item}`);
    for (const code of codes) {
      event(code);
      await bench.seconds(1);
    }
    for (let second = 0; second < 60 && bench.codes.length < 30; second++) await bench.seconds(1);
    expect([...bench.codes].sort()).toEqual([...codes].sort());
    expect(bench.ground.counters.framesMissed).toBeGreaterThan(5);
  });
});

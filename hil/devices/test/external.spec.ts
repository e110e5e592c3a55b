import {
  EpsBatterySample,
  EpsBusSample,
  EpsSwitchesCommand,
  EpsSwitchesSample,
  GpuMarginSample,
  GpuStatusSample,
  type Contract,
} from '@dawnline/contracts';
import { ExternalFeed, type ExternalChange } from '@hil/devices';
import { Flight } from './flight';

const S = 1_000_000;

/** A flight in which real hardware plays some devices. */
class Rig {
  readonly flight: Flight;
  readonly feed: ExternalFeed;
  readonly changes: string[] = [];

  constructor(...external: string[]) {
    this.flight = new Flight(1, { external });
    this.feed = new ExternalFeed(this.flight.bench, ({ device, what, detail }: ExternalChange) =>
      this.changes.push(`${device} ${what} ${detail}`.trim()),
    );
  }

  send<T>(device: string, contract: Contract<T>, body: object, header: object = {}): void {
    const complete = { craft: 'odc-1', source: device, sequence: 1, ...header };
    const payload = contract.encode({ header: complete, ...body } as T);
    this.feed.take(`craft/odc-1/dev/${device}/sample`, payload, this.flight.nowUs);
  }

  /** Steps as the rig does: what came by then counts, then the plant moves. */
  run(seconds: number): this {
    for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
      this.feed.step(this.flight.nowUs);
      this.flight.run(0.1);
    }
    return this;
  }

  get state() {
    return this.flight.plant.state;
  }
}

const battery = (voltageAV: number, voltageBV: number, amperes = NaN) => ({
  voltageAV,
  voltageBV,
  currentAA: amperes,
  currentBA: amperes,
});

describe('real hardware in the place of devices', () => {
  it('is neither played nor obeyed by the simulator; all others are', () => {
    const rig = new Rig('eps/battery', 'eps/switches').run(5);
    expect(rig.flight.of('eps/battery')).toEqual([]);
    expect(rig.flight.of('eps/switches')).toEqual([]);
    expect(rig.flight.of('eps/bus').length).toBeGreaterThan(40);
    const order = { switchMask: 1, states: 0, gpuPermission: true };
    rig.flight.command(EpsSwitchesCommand, 'power-manager', order);
    expect(rig.flight.bench.counters).toMatchObject({ accepted: 0, ignored: 1 });
    expect(rig.feed.topics).toEqual([
      'craft/odc-1/dev/eps/battery/sample',
      'craft/odc-1/dev/eps/switches/sample',
    ]);
  });

  it('a battery puts the mean of its valid voltages on the bus, and moves the charge by its current', () => {
    const rig = new Rig('eps/battery');
    const before = rig.state.batteryStateOfCharge[0]!;
    for (let second = 0; second < 36; second += 1) {
      rig.send('eps/battery', EpsBatterySample, battery(30, 31, 50));
      rig.run(1);
    }
    expect(rig.state.busVoltageV[0]).toBe(30.5);
    expect(before - rig.state.batteryStateOfCharge[0]!).toBeCloseTo(0.01, 4);
    rig.send('eps/battery', EpsBatterySample, battery(NaN, 29));
    rig.run(1);
    expect(rig.state.busVoltageV[0]).toBe(29);
    expect(rig.changes).toEqual(['eps/battery connected', 'eps/battery feeds-plant']);
  });

  it('counts from its arrival, whatever its header says, and is lost at its maximum age; then the model goes on', () => {
    const rig = new Rig('eps/battery').run(10);
    rig.send('eps/battery', EpsBatterySample, battery(30, 30), { missionTimeUs: 1, sequence: 0 });
    rig.run(3);
    expect(rig.state.busVoltageV[0]).toBe(30);
    rig.run(0.2);
    expect(rig.state.busVoltageV[0]).not.toBe(30);
    expect(rig.changes.slice(2)).toEqual([
      'eps/battery leaves-plant the model takes over',
      'eps/battery lost no sample for 3.1 s',
    ]);
    rig.send('eps/battery', EpsBatterySample, battery(31, 31));
    rig.run(1);
    expect(rig.state.busVoltageV[0]).toBe(31);
    expect(rig.changes.slice(4)).toEqual(['eps/battery connected', 'eps/battery feeds-plant']);
  });

  it('a battery without a possible voltage is heard and drives nothing', () => {
    const rig = new Rig('eps/battery');
    rig.send('eps/battery', EpsBatterySample, battery(NaN, 0));
    expect(rig.changes).toEqual(['eps/battery connected']);
    expect(rig.run(1).state.busVoltageV[0]).toBeGreaterThan(25);
  });

  it('a GPU heats the plate by the power of either channel, and does not while it is absent', () => {
    const rig = new Rig('gpu/0/margin', 'gpu/0/status');
    rig.send('gpu/0/status', GpuStatusSample, { powerW: 250 });
    expect(rig.run(1).state.gpuPowerW[0]).toBe(250);
    rig.send('gpu/0/margin', GpuMarginSample, { powerW: 260 });
    expect(rig.run(1).state.gpuPowerW[0]).toBe(260);
    for (let second = 0; second < 5; second += 1) {
      rig.send('gpu/0/status', GpuStatusSample, { absent: true, powerW: 0 });
      rig.run(1);
    }
    expect(rig.state.gpuPowerW[0]).toBe(65);
    expect(rig.changes).toContain('gpu/0/status leaves-plant the model takes over');
    expect(rig.changes.filter((text) => text.startsWith('gpu/0/status lost'))).toEqual([]);
  });

  it('switches move the modelled rails with them', () => {
    const rig = new Rig('eps/switches');
    const closed = rig.flight.bench.craft.rails.map(({ id }) => id === 'LCL2' || id === 'LCL6');
    rig.send('eps/switches', EpsSwitchesSample, { closed });
    rig.run(1);
    const live = (rail: string): number => rig.state.railLive[rig.flight.plant.railIndex.get(rail)!]!;
    expect([live('LCL1'), live('LCL2'), live('LCL6'), live('LCL7')]).toEqual([0, 1, 1, 0]);
  });

  it('what cannot be read, or is of another craft, is told once and changes nothing', () => {
    const rig = new Rig('eps/bus');
    rig.feed.take('craft/odc-1/dev/eps/bus/sample', Uint8Array.of(9, 1), 0);
    rig.send('eps/bus', EpsBusSample, { voltageV: 1 }, { craft: 'odc-2' });
    expect(rig.changes).toHaveLength(1);
    expect(rig.changes[0]).toMatch(/^eps\/bus unreadable EpsBusSample/);
    rig.send('eps/bus', EpsBusSample, { voltageV: 1 }, { craft: '' });
    expect(rig.changes.slice(1)).toEqual(['eps/bus connected']);
    expect(rig.run(4).changes.at(-1)).toMatch(/^eps\/bus lost/);
    expect(rig.flight.nowUs).toBe(4 * S);
  });
});

import type { Host } from '@dawnline/host';
import { createWorld, type World } from '@hil/simulation';
import { Flight, craft } from '../../devices/test/flight';
import { ComputerPower } from '../computer-power';

const S = 1_000_000;
const rail = (name: string): number => craft.rails.findIndex(({ id }) => id === name);

/** Bytes of the drive of the on-board computer below. */
const CAPACITY_BYTES = 1_000_000;

describe('what the computers report of themselves', () => {
  it('load by what the services do, memory by who is alive, space by the fullest drive, corrected errors', async () => {
    const flight = new Flight();
    const world = createWorld({ seed: 1, epochUnixUs: 0 });
    let host: Host | null = null;
    world.addComputer({
      name: 'obc',
      disks: [{ name: 'nvm', capacityBytes: CAPACITY_BYTES }, { name: 'spare' }],
      watchdogUs: null,
      restarts: false,
    });
    world.addComputer({ name: 'payload-host', disks: [], watchdogUs: null });
    world.addNode({
      name: 'busy',
      computer: 'obc',
      table: { craft: 'odc-1' } as never,
      boot: (own) => {
        host = own;
        own.clock.every(S / 100, () => undefined);
        return Promise.resolve({ close: () => Promise.resolve() });
      },
    });
    const power = new ComputerPower(craft, flight.plant, world, flight.bench);
    world.every(S / 10, () => {
      flight.run(0.1);
      power.step(flight.nowUs);
    });
    const run = async (seconds: number) => {
      await world.run(world.nowUs + seconds * S);
      return flight.last('obc/state') as { load: number; memoryFree: number; diskFree: number };
    };
    const [obc] = craft.computers;
    const calm = await run(10);
    // A hundred turns of 200 us a second on one of four cores, and 80 MB.
    expect(calm.load).toBeCloseTo(obc.idleLoad + 0.02 / obc.cores, 6);
    expect(calm.memoryFree).toBeCloseTo(1 - (obc.systemMB + 80) / obc.memoryMB, 9);
    expect(calm.diskFree).toBe(1);
    world.slow('busy', 20);
    world.at(world.nowUs + 1, () => void host!.disks.nvm.write('file', new Uint8Array(CAPACITY_BYTES / 4)));
    flight.bench.countCorrected('obc', 3);
    const loaded = await run(10);
    expect(loaded.load).toBeCloseTo(obc.idleLoad + 0.4 / obc.cores, 6);
    expect(loaded).toMatchObject({ diskFree: 0.75, eccCorrected: 3 });
    world.kill('busy');
    const dead = await run(10);
    expect(dead.load).toBe(obc.idleLoad);
    expect(dead.memoryFree).toBeCloseTo(1 - obc.systemMB / obc.memoryMB, 9);
    world.powerCycle('obc');
    expect(await run(20)).toMatchObject({ eccCorrected: 0, resetCause: 'power-on-reset' });
  });
});

/** Two computers without services on a flight's bench, stepped with its plant. */
class PoweredFlight {
  readonly flight = new Flight();
  readonly story: string[] = [];
  readonly world: World = createWorld({ seed: 1, epochUnixUs: 0 });
  private readonly power: ComputerPower;

  constructor() {
    for (const name of ['obc', 'payload-host'])
      this.world.addComputer({ name, disks: [], watchdogUs: null, hostsBroker: name === 'obc' });
    this.world.onNode(({ timeUs, node, what }) => this.story.push(`${timeUs / S} ${node} ${what}`));
    this.power = new ComputerPower(craft, this.flight.plant, this.world, this.flight.bench);
    this.world.every(S / 10, () => {
      this.flight.run(0.1);
      this.power.step(this.flight.nowUs);
    });
  }

  async run(seconds: number): Promise<this> {
    await this.world.run(this.world.nowUs + seconds * S);
    return this;
  }
}

describe('the power of the computers', () => {
  it('is off with the rail, back with it, and each boot is counted', async () => {
    const powered = await new PoweredFlight().run(3);
    const { bench } = powered.flight;
    const host = 1 << rail('LCL2');
    bench.switches.command(host, 0, false, powered.world.nowUs);
    await powered.run(4);
    bench.switches.command(host, host, false, powered.world.nowUs);
    await powered.run(12);
    expect(powered.story).toEqual(['3.1 payload-host crash', '12.1 payload-host boot']);
    expect(powered.flight.last('host/state')).toMatchObject({ bootId: 2, resetCause: 'power-on-reset' });
    expect(powered.flight.last('obc/state')).toMatchObject({ bootId: 1, resetCause: 'first-boot' });
  });

  it('is told with the cause of its last start, a reset by the watchdog too', async () => {
    const powered = await new PoweredFlight().run(3);
    powered.world.resetProcessor('obc');
    await powered.run(12);
    expect(powered.flight.last('obc/state')).toMatchObject({ bootId: 2, resetCause: 'processor-reset' });
  });

  it('sags with the bus: each computer that cannot bridge the dip starts anew', async () => {
    const powered = await new PoweredFlight().run(3);
    const { inputs } = powered.flight.plant;
    const dip = async (depth: number, us: number): Promise<void> => {
      inputs.busDipDepth[0] = depth;
      inputs.busDipUs[0] = us;
      await powered.run(10);
    };
    await dip(0.5, 10_000);
    expect(powered.story).toEqual([]);
    await dip(0.5, 40_000);
    expect(powered.story).toEqual(['13.1 payload-host crash', '18.2 payload-host boot']);
    await dip(0.5, 100_000);
    expect(powered.story.slice(2)).toEqual([
      '23.1 obc crash',
      '23.1 payload-host crash',
      '28.2 obc boot',
      '28.2 payload-host boot',
    ]);
  });
});

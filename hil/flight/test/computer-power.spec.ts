import { createWorld, type World } from '@hil/simulation';
import { Flight, craft } from '../../devices/test/flight';
import { ComputerPower } from '../computer-power';

const S = 1_000_000;
const rail = (name: string): number => craft.rails.findIndex(({ id }) => id === name);

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
      this.power.step();
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

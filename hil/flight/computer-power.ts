import type { Craft } from '@hil/crafts';
import type { ComputerReading, DeviceBench } from '@hil/devices';
import type { Plant } from '@hil/plant';
import type { World } from '@hil/simulation';

/** What a computer reports of itself, where nothing in the flight changes it (assumed). */
const COMPUTER_READING = { load: 0.3, memoryFree: 0.6, diskFree: 0.7, eccCorrected: 0 };
/** Computers by the name of their device. */
const COMPUTER_DEVICES = { obc: 'obc', host: 'payload-host' } as const;

interface Unit {
  readonly device: 'obc' | 'host';
  readonly name: string;
  /** -1 when no rail feeds it. */
  readonly rail: number;
  isLive: boolean;
  brownouts: number;
  /** Down; its next boot is to be counted. */
  isDown: boolean;
  boots: number;
}

/** Power of the computers: off with their rail, started anew when the bus sagged below what they work at. */
export class ComputerPower {
  private readonly units: readonly Unit[];

  constructor(
    craft: Craft,
    private readonly plant: Plant,
    private readonly world: Pick<World, 'computer' | 'powerOff' | 'powerOn'>,
    private readonly bench: Pick<DeviceBench, 'setComputer'>,
  ) {
    this.units = Object.entries(COMPUTER_DEVICES).map(([device, name]) => {
      const rail = craft.computers.find(({ id }) => id === name)?.rail;
      return {
        device: device as Unit['device'],
        name,
        rail: rail === undefined ? -1 : plant.railIndex.get(rail)!,
        isLive: true,
        brownouts: 0,
        isDown: false,
        boots: 1,
      };
    });
    for (const unit of this.units) bench.setComputer(unit.device, readingOf(unit));
  }

  /** After each step of the plant. */
  step(): void {
    for (const unit of this.units) {
      if (unit.rail >= 0) this.followRail(unit);
      const { up } = this.world.computer(unit.name);
      if (up === !unit.isDown) continue;
      unit.isDown = !up;
      if (up) unit.boots += 1;
      this.bench.setComputer(unit.device, up ? readingOf(unit) : null);
    }
  }

  private followRail(unit: Unit): void {
    const { railLive, railBrownouts } = this.plant.state;
    const isLive = railLive[unit.rail] === 1;
    const brownouts = railBrownouts[unit.rail];
    if (isLive === unit.isLive && brownouts === unit.brownouts) return;
    unit.isLive = isLive;
    unit.brownouts = brownouts;
    this.world.powerOff(unit.name);
    if (isLive) this.world.powerOn(unit.name);
  }
}

function readingOf({ boots }: Unit): ComputerReading {
  return { ...COMPUTER_READING, bootId: boots, resetCause: boots === 1 ? 'first-boot' : 'power-on-reset' };
}

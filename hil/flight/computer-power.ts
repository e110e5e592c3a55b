import { usageOf, type ComputerReading, type DeviceBench } from '@hil/devices';
import type { Craft } from '@hil/crafts';
import type { Plant } from '@hil/plant';
import type { World } from '@hil/simulation';
import { US_PER_S } from './flight.limits';

/** Computers by the name of their device. */
const COMPUTER_DEVICES = { obc: 'obc', host: 'payload-host' } as const;

interface Unit {
  readonly device: 'obc' | 'host';
  readonly craft: Craft['computers'][number];
  /** -1 when no rail feeds it. */
  readonly rail: number;
  isLive: boolean;
  brownouts: number;
  isUp: boolean;
  /** Processor time of its services, and when that was. */
  spentUs: number;
  seenUs: number;
}

/** The computers: off with their rail, started anew when the bus sagged below what they work at; and what they report. */
export class ComputerPower {
  private readonly units: readonly Unit[];

  constructor(
    craft: Craft,
    private readonly plant: Plant,
    private readonly world: Pick<World, 'computer' | 'powerOff' | 'powerOn'>,
    private readonly bench: Pick<DeviceBench, 'setComputer'>,
  ) {
    this.units = Object.entries(COMPUTER_DEVICES).flatMap(([device, name]) => {
      const computer = craft.computers.find(({ id }) => id === name);
      if (!computer) return [];
      return {
        device: device as Unit['device'],
        craft: computer,
        rail: plant.railIndex.get(computer.rail)!,
        isLive: true,
        brownouts: 0,
        isUp: true,
        spentUs: 0,
        seenUs: 0,
      };
    });
    // Before the first step there is nothing to look at: they have booted and done nothing yet.
    for (const { device, craft: computer } of this.units) {
      const usage = usageOf(computer, {
        processorShare: 0,
        services: computer.services.length,
        hasJob: false,
      });
      bench.setComputer(device, { ...usage, diskFree: 1, bootId: 1, resetCause: 'first-boot' });
    }
  }

  /** After each step of the plant. */
  step(nowUs: number): void {
    for (const unit of this.units) {
      if (unit.rail >= 0) this.followRail(unit);
      const { up } = this.world.computer(unit.craft.id);
      if (up === unit.isUp && nowUs % US_PER_S !== 0) continue;
      unit.isUp = up;
      this.report(unit, nowUs);
    }
  }

  private report(unit: Unit, nowUs: number): void {
    this.bench.setComputer(unit.device, unit.isUp ? this.readingOf(unit, nowUs) : null);
  }

  private followRail(unit: Unit): void {
    const { railLive, railBrownouts } = this.plant.state;
    const isLive = railLive[unit.rail] === 1;
    const brownouts = railBrownouts[unit.rail];
    if (isLive === unit.isLive && brownouts === unit.brownouts) return;
    unit.isLive = isLive;
    unit.brownouts = brownouts;
    this.world.powerOff(unit.craft.id);
    if (isLive) this.world.powerOn(unit.craft.id);
  }

  /** Load by the modelled cost of what the services did since the last look. */
  private readingOf(unit: Unit, nowUs: number): ComputerReading {
    const { nodes, disks, boots, bootCause } = this.world.computer(unit.craft.id);
    const spentUs = nodes.reduce((sum, node) => sum + node.spentUs, 0);
    const passedUs = nowUs - unit.seenUs;
    const processorShare = passedUs > 0 ? (spentUs - unit.spentUs) / passedUs : 0;
    unit.spentUs = spentUs;
    unit.seenUs = nowUs;
    const usage = usageOf(unit.craft, {
      processorShare,
      services: nodes.filter(({ alive }) => alive).length,
      hasJob: unit.device === 'host' && this.plant.inputs.hostBusy[0] === 1,
    });
    // The fullest drive counts: it is the one that will be missed.
    const diskFree = Math.min(1, ...[...disks.values()].map((disk) => disk.freeBytes() / disk.capacityBytes));
    return { ...usage, diskFree, bootId: boots, resetCause: bootCause };
  }
}

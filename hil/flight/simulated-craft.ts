import { KeyedRandom } from '@dawnline/host';
import type { Craft } from '@hil/crafts';
import { DeviceBench } from '@hil/devices';
import { SpaceLink } from '@hil/ground';
import { plantBytes, stepPlant, type Plant } from '@hil/plant';
import { OrbitWatch, stationInView, truthOf, type OrbitEntry, type TruthEntry } from '@hil/record';
import type { World } from '@hil/simulation';
import { US_PER_S } from './flight.limits';
import type { EndpointBus } from './endpoint-bus';

/** What a computer reports of itself, where nothing in the flight changes it (assumed). */
const COMPUTER_READING = { load: 0.3, memoryFree: 0.6, diskFree: 0.7, eccCorrected: 0 };

/** Computers by the name of their device. */
const COMPUTER_DEVICES = { obc: 'obc', host: 'payload-host' } as const;

export interface SimulatedCraftOptions {
  readonly craft: Craft;
  readonly plant: Plant;
  readonly world: World;
  readonly bus: EndpointBus;
  readonly seed: number;
  readonly onOrbit: (entry: OrbitEntry) => void;
  readonly onTruth: (entry: TruthEntry) => void;
}

/** Physics, devices and space link in the simulated world. */
export class SimulatedCraft {
  readonly bench: DeviceBench;
  private readonly orbit: OrbitWatch;
  private readonly link: SpaceLink;
  private readonly random: KeyedRandom;
  private throughput = 0;
  private readonly boots = { obc: 1, host: 1 };

  constructor(private readonly options: SimulatedCraftOptions) {
    const { craft, plant, world, bus, seed } = options;
    this.random = new KeyedRandom(seed, 'rig');
    this.bench = new DeviceBench(craft, plant, {
      nowUs: () => world.nowUs,
      publish: (topic, payload, qos) => bus.publishRaw(topic, payload, qos),
      uniform: (purpose, index) => this.random.uniform(purpose, index),
    });
    this.orbit = new OrbitWatch(plant);
    this.link = this.spaceLink();
    bus.subscribe(this.bench.filters, 1, (topic, payload) => {
      this.bench.receive(topic, payload);
      this.followGpu();
    });
    bus.subscribe(this.link.filters, 1, (topic, payload) => void this.link.receive(topic, payload));
    world.onSafeLine((active) => this.bench.setSafeLine(active));
    this.reportComputers();
  }

  stationInView(): string {
    return stationInView(this.options.plant);
  }

  /** One step of 100 ms: physics, then what the sensors make of it. */
  step(nowUs: number): void {
    stepPlant(this.options.plant);
    this.bench.step(nowUs);
    this.followGpu();
    if (nowUs % US_PER_S === 0) this.second(nowUs);
  }

  private second(nowUs: number): void {
    const { plant, world, onOrbit, onTruth } = this.options;
    world.recordState('plant', plantBytes(plant));
    for (const entry of this.orbit.look(nowUs)) onOrbit(entry);
    onTruth({ t: nowUs, kind: 'truth', fields: truthOf(plant, 0) });
    this.followRails();
  }

  /** Workloads look at their GPU again when its pace changed. */
  private followGpu(): void {
    let throughput = 0;
    for (const unit of this.bench.gpus) {
      if (unit.context) throughput += unit.throughput(unit.context.job, unit.context.attempt);
    }
    if (throughput === this.throughput) return;
    this.throughput = throughput;
    this.options.world.throughputChanged();
  }

  /** A computer without its rail is off. */
  private followRails(): void {
    const { craft, plant, world } = this.options;
    for (const [device, name] of Object.entries(COMPUTER_DEVICES)) {
      const rail = craft.computers.find(({ id }) => id === name)?.rail;
      const isLive = rail === undefined || plant.state.railLive[plant.railIndex.get(rail)!] === 1;
      const computer = world.computer(name);
      if (!isLive && computer.up) {
        world.powerOff(name);
        this.bench.setComputer(device as 'obc' | 'host', null);
      } else if (isLive && !computer.up) {
        world.powerOn(name);
        this.boots[device as 'obc' | 'host'] += 1;
        this.reportComputers();
      }
    }
  }

  private reportComputers(): void {
    for (const device of ['obc', 'host'] as const) {
      const bootId = this.boots[device];
      this.bench.setComputer(device, {
        ...COMPUTER_READING,
        bootId,
        resetCause: bootId === 1 ? 'first-boot' : 'power-on-reset',
      });
    }
  }

  private spaceLink(): SpaceLink {
    const { craft, world, bus } = this.options;
    const { link } = this.bench;
    return new SpaceLink(craft.id, 'simulation', {
      nowUs: () => world.nowUs,
      view: () => link.view(),
      after: (delayUs, callback) => void world.at(world.nowUs + Math.max(1, Math.round(delayUs)), callback),
      publish: (topic, payload, qos) => bus.publishRaw(topic, payload, qos),
      uniform: (purpose, index) => this.random.uniform(purpose, index),
      onFrame: (way, isDamaged) => this.bench.countFrame('s', way, isDamaged),
    });
  }
}

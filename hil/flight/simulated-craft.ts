import { KeyedRandom } from '@dawnline/host';
import type { Craft } from '@hil/crafts';
import { DeviceBench } from '@hil/devices';
import { SpaceLink } from '@hil/ground';
import { plantBytes, stepPlant, type Plant } from '@hil/plant';
import { OrbitWatch, stationInView, truthOf, type OrbitEntry, type TruthEntry } from '@hil/record';
import type { World } from '@hil/simulation';
import { ComputerPower } from './computer-power';
import { US_PER_S } from './flight.limits';
import type { EndpointBus } from './endpoint-bus';

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
  private readonly power: ComputerPower;

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
    this.power = new ComputerPower(craft, plant, world, this.bench);
  }

  stationInView(): string {
    return stationInView(this.options.plant);
  }

  /** One step of 100 ms: physics, then what the sensors make of it. */
  step(nowUs: number): void {
    stepPlant(this.options.plant);
    this.bench.step(nowUs);
    this.power.step(nowUs);
    this.followGpu();
    if (nowUs % US_PER_S === 0) this.second(nowUs);
  }

  private second(nowUs: number): void {
    const { plant, world, onOrbit, onTruth } = this.options;
    world.recordState('plant', plantBytes(plant));
    for (const entry of this.orbit.look(nowUs)) onOrbit(entry);
    onTruth({ t: nowUs, kind: 'truth', fields: truthOf(plant, 0) });
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

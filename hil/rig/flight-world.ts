import { RigTruth, toPlain, type Body } from '@dawnline/contracts';
import { KeyedRandom } from '@dawnline/host';
import type { LiveClock } from '@dawnline/live';
import type { Craft } from '@hil/crafts';
import {
  DeviceBench,
  ExternalFeed,
  GPU_PERMISSION_US,
  usageOf,
  type ComputerReading,
  type ExternalChange,
} from '@hil/devices';
import { SpaceLink } from '@hil/ground';
import { plantOf } from '@hil/mission';
import { stepPlant, type Plant } from '@hil/plant';
import {
  OrbitWatch,
  stationInView,
  TELEMETRY_PERIOD_US,
  truthOf,
  type DeviceEntry,
  type OrbitEntry,
  type TelemetryEntry,
} from '@hil/record';
import type { Scenario } from '@hil/scenarios';
import type { MissionClock } from './mission-clock';
import { ComputerUsage } from './computer-usage';
import type { Computer, OnboardComputers } from './computers';
import { PlantLoop } from './plant-loop';
import type { RigBus } from './rig-bus';
import { wallFloorUs } from './wall-floor';

export interface FlightWorldOptions {
  readonly craft: Craft;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly bus: RigBus;
  readonly clock: MissionClock;
  /** Runs callbacks in mission time. */
  readonly timers: LiveClock;
  /** Devices that real hardware plays. */
  readonly external: readonly string[];
  /** Real hardware came, went, or sent something for the record. */
  readonly onExternal: (entry: DeviceEntry | TelemetryEntry) => void;
  readonly onOrbit: (entry: OrbitEntry) => void;
  /** After each whole second of mission time. */
  readonly onSecond: (nowUs: number) => void;
  /** After each step of 100 ms. */
  readonly onStep: (nowUs: number) => void;
}

const US_PER_S = 1_000_000;

/** Physics, devices and space link of one flight, on the bus. */
export class FlightWorld {
  readonly plant: Plant;
  readonly bench: DeviceBench;
  readonly loop: PlantLoop;
  private readonly orbit: OrbitWatch;
  private readonly link: SpaceLink;
  /** Null without real hardware. */
  private readonly external: ExternalFeed | null;
  private readonly recordedUs = new Map<string, number>();
  /** Of each rail, as last seen. */
  private readonly brownouts: number[] = [];
  private readonly random: KeyedRandom;
  private readonly usage = new Map<Computer, ComputerUsage>();

  constructor(private readonly options: FlightWorldOptions) {
    const { craft, scenario, bus, clock } = options;
    this.plant = plantOf(craft, scenario);
    this.loop = new PlantLoop(clock, (nowUs) => this.step(nowUs));
    this.random = new KeyedRandom(options.seed, 'rig');
    this.bench = new DeviceBench(
      craft,
      this.plant,
      {
        nowUs: () => this.loop.steppedUs,
        publish: (topic, payload, qos) => bus.publishRaw(topic, payload, qos),
        uniform: (purpose, index) => this.random.uniform(purpose, index),
      },
      {
        external: options.external,
        permissionUs: () => wallFloorUs(GPU_PERMISSION_US, clock.rate),
      },
    );
    this.external = options.external.length > 0 ? this.listenToHardware() : null;
    this.orbit = new OrbitWatch(this.plant);
    this.link = this.spaceLink();
    bus.subscribe(this.bench.filters, 1, (topic, payload) => this.bench.receive(topic, payload));
    bus.subscribe(this.link.filters, 1, (topic, payload) => this.link.receive(topic, payload));
  }

  stationInView(): string {
    return stationInView(this.plant);
  }

  /** What the station sends now; zero when its way up is closed. */
  uplinkBps(): number {
    return this.bench.link.uplinkBps;
  }

  truth(): Body<RigTruth> {
    return truthOf(this.plant, this.options.clock.rate);
  }

  /** Power of the computers follows their rails; what they report follows their boots. */
  serve(computers: OnboardComputers): void {
    const { craft } = this.options;
    const { railLive, railBrownouts } = this.plant.state;
    for (const [id, sample] of [
      ['obc', 'obc'],
      ['payload-host', 'host'],
    ] as const) {
      const name = craft.computers.find((computer) => computer.id === id)?.rail;
      const rail = name === undefined ? -1 : this.plant.railIndex.get(name)!;
      // One that lost its power within the second is off until the next.
      const hasSagged = rail >= 0 && railBrownouts[rail] !== (this.brownouts[rail] ?? 0);
      if (hasSagged) this.brownouts[rail] = railBrownouts[rail];
      const isLive = rail < 0 || (railLive[rail] === 1 && !hasSagged);
      computers.setPower(id, isLive);
      this.bench.setComputer(sample, isLive ? this.readingOf(id, computers) : null);
    }
  }

  private readingOf(id: Computer, computers: OnboardComputers): ComputerReading {
    const { processIds, stateFolder } = computers.usersOf(id);
    const usage = this.usage.get(id) ?? new ComputerUsage(stateFolder);
    this.usage.set(id, usage);
    const { craft, clock } = this.options;
    const activity = {
      processorShare: usage.processorShare(clock.now(), processIds),
      services: processIds.length,
      hasJob: id === 'payload-host' && this.plant.inputs.hostBusy[0] === 1,
    };
    const shares = usageOf(
      craft.computers.find((computer) => computer.id === id)!,
      activity,
    );
    return { ...shares, diskFree: usage.diskFree(), ...computers.bootOf(id) };
  }

  private step(nowUs: number): void {
    this.external?.step(nowUs);
    stepPlant(this.plant);
    this.bench.step(nowUs);
    if (nowUs % US_PER_S === 0) {
      for (const entry of this.orbit.look(nowUs)) this.options.onOrbit(entry);
      this.options.onSecond(nowUs);
    }
    this.options.onStep(nowUs);
  }

  /** Real hardware knows no mission time: its samples count from their arrival. */
  private listenToHardware(): ExternalFeed {
    const { bus, clock, onExternal } = this.options;
    const onChange = (change: ExternalChange): void =>
      onExternal({ t: clock.now(), kind: 'device', ...change });
    const feed = new ExternalFeed(this.bench, onChange);
    bus.subscribe(feed.topics, 0, (topic, payload) => {
      const nowUs = clock.now();
      const sample = feed.take(topic, payload, nowUs);
      if (sample === null || nowUs < (this.recordedUs.get(topic) ?? 0)) return;
      this.recordedUs.set(topic, nowUs + TELEMETRY_PERIOD_US);
      const { device, contract, message } = sample;
      const { header: _, ...fields } = toPlain(contract.name, message);
      onExternal({ t: nowUs, kind: 'telemetry', contract: contract.name, source: device, fields });
    });
    return feed;
  }

  private spaceLink(): SpaceLink {
    const { craft, bus, clock, timers } = this.options;
    const { link } = this.bench;
    return new SpaceLink(craft.id, `rig-${process.pid}`, {
      nowUs: () => clock.now(),
      view: () => link.view(),
      after: (delayUs, callback) => void timers.after(delayUs, callback),
      publish: (topic, payload, qos) => bus.publishRaw(topic, payload, qos),
      uniform: (purpose, index) => this.random.uniform(purpose, index),
      onFrame: (way, isDamaged) => this.bench.countFrame('s', way, isDamaged),
    });
  }
}

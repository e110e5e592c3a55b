import { strict as assert } from 'node:assert';
import type { Host } from '@dawnline/host';
import type { Craft } from '@hil/crafts';
import { Injector, SingleEvents, TriggerWatch, type FaultCatalogue } from '@hil/faults';
import {
  createKeys,
  createSigningKey,
  derivedMaterial,
  derivedSigningKey,
  GroundSegment,
  isEnded,
  keyEntries,
  sealingKeyOf,
} from '@hil/ground';
import { BusRecorder, type FlightEntry } from '@hil/record';
import { craftTableOf, JobSubmitter, plantOf } from '@hil/mission';
import type { Scenario } from '@hil/scenarios';
import { createWorld, type BootedService, type Trace, type World } from '@hil/simulation';
import { EndpointBus } from './endpoint-bus';
import { simulatedActions } from './fault-actions';
import { STEP_US, US_PER_S } from './flight.limits';
import { SimulatedCraft } from './simulated-craft';

export interface FlownService {
  readonly name: string;
  readonly computer: 'obc' | 'payload-host';
  readonly critical: boolean;
  boot(host: Host): Promise<BootedService>;
}

export interface SimulatedFlightOptions {
  readonly craft: Craft;
  readonly scenario: Scenario;
  readonly catalogue: FaultCatalogue;
  readonly seed: number;
  readonly services: readonly FlownService[];
  readonly software: string;
  readonly node: string;
  readonly trace?: Trace;
  readonly onEntry?: (entry: FlightEntry) => void;
}

/** Rights to special ports, by service (design, ports). */
const WORKLOADS = 'job-executor';
const LINES = 'fault-manager';
const PRINCIPAL = 'ground';
/** Name of the modelled program; its arguments are the chain's. */
const PROGRAMS = [{ name: 'train', command: 'modelled', arguments: [] }];

/** One flight of a scenario in the simulated world. */
export class SimulatedFlight {
  readonly entries: FlightEntry[] = [];
  readonly world: World;
  private readonly bus: EndpointBus;
  private readonly flown: SimulatedCraft;
  private readonly injector: Injector;
  private readonly singleEvents: SingleEvents;
  private readonly ground: GroundSegment;
  private readonly jobs: JobSubmitter;
  private readonly commands: TriggerWatch;

  constructor(private readonly options: SimulatedFlightOptions) {
    const { craft, scenario, seed, catalogue, trace } = options;
    this.world = createWorld({
      seed,
      epochUnixUs: scenario.epochUnixUs,
      trace,
      gpuThroughput: (gpu, job, attempt) => this.flown.bench.throughput(gpu, job, attempt),
    });
    this.bus = new EndpointBus(this.world, craft.id, scenario.epochUnixUs);
    const plant = plantOf(craft, scenario);
    this.flown = new SimulatedCraft({
      craft,
      plant,
      world: this.world,
      bus: this.bus,
      seed,
      onOrbit: (entry) => this.record(entry),
      onTruth: (entry) => this.record(entry),
    });
    this.addComputers();
    const actions = this.actions();
    this.injector = new Injector(catalogue, scenario.faults, {
      world: 'simulated',
      bench: this.flown.bench,
      actions,
      onFault: (entry) => this.record(entry),
    });
    this.singleEvents = new SingleEvents(
      catalogue,
      { bench: this.flown.bench, actions, onEvent: (entry) => this.record(entry) },
      scenario.radiation.events,
    );
    this.ground = this.groundSegment();
    this.jobs = new JobSubmitter(craft.id, scenario.jobs, this.bus);
    this.commands = new TriggerWatch(scenario.telecommands);
    this.watch();
  }

  /** Flies to the end of the scenario and returns the fingerprint. */
  async fly(now: () => number): Promise<string> {
    const { scenario, craft, seed, software, node } = this.options;
    const begunMs = now();
    this.record({
      t: 0,
      kind: 'start',
      format: 1,
      world: 'simulated',
      scenario: scenario.name,
      craft: craft.id,
      seed,
      epochUnixUs: scenario.epochUnixUs,
      durationUs: scenario.durationUs,
      software,
      node,
      broker: 'simulated',
    });
    this.armCrashPoints();
    this.world.every(STEP_US, (nowUs) => this.step(nowUs));
    await this.world.run(scenario.durationUs);
    for (const request of this.ground.requests.values()) {
      if (!isEnded(request)) this.ground.giveUp(request.requestId, 'the flight ended');
    }
    const fingerprint = this.world.fingerprint();
    const wallSeconds = (now() - begunMs) / 1000;
    this.record({
      t: this.world.nowUs,
      kind: 'end',
      reason: 'complete',
      fingerprint,
      wallSeconds,
      counters: this.counters(),
    });
    return fingerprint;
  }

  private counters(): Readonly<Record<string, number>> {
    const { simulation, bus } = this.world;
    const { accepted, delivered } = bus.broker.counters;
    const { events, drains } = simulation.counters;
    return { publishes: accepted, deliveries: delivered, events, drains };
  }

  private step(nowUs: number): void {
    this.flown.step(nowUs);
    this.injector.advance(nowUs);
    this.singleEvents.advance(nowUs);
    if (nowUs % US_PER_S !== 0) return;
    this.jobs.tick(nowUs);
    for (const id of this.commands.due(nowUs)) this.sendTelecommand(id);
    this.ground.tick();
  }

  private record(entry: FlightEntry): void {
    this.entries.push(entry);
    this.injector?.onFlight(entry);
    this.commands?.onFlight(entry);
    this.options.onEntry?.(entry);
  }

  private sendTelecommand(id: string): void {
    const order = this.options.scenario.telecommands.find((telecommand) => telecommand.id === id);
    assert(order, `telecommand ${id} is in the scenario`);
    const { target, command, station, arm } = order;
    const telecommand = { requestId: id, target, command, station };
    if (arm) this.ground.sendArmed(telecommand);
    else this.ground.send(telecommand);
  }

  private groundSegment(): GroundSegment {
    const { craft, scenario, seed } = this.options;
    const key = createKeys(craft.id, derivedMaterial(seed)).keys[0];
    let sequence = key.sequence;
    const ground = new GroundSegment(
      {
        craft: craft.id,
        spacecraftId: craft.spacecraftId,
        epochUnixUs: scenario.epochUnixUs,
        principal: PRINCIPAL,
        key: sealingKeyOf(key),
        acknowledges: true,
        sequence,
      },
      {
        nowUs: () => this.world.nowUs,
        stationInView: () => this.flown.stationInView(),
        publish: (topic, payload) => this.bus.publishRaw(topic, payload, 1),
        takeSequence: (lowest) => (sequence = Math.max(sequence + 1, lowest)),
        onTick: (tick) => this.record({ kind: 'telecommand', ...tick }),
      },
    );
    this.bus.subscribe([ground.filter], 1, (topic, payload) => ground.receive(topic, payload));
    return ground;
  }

  private addComputers(): void {
    const { craft, scenario, services, seed } = this.options;
    for (const { id, disks } of craft.computers) {
      const isObc = id === 'obc';
      this.world.addComputer({
        name: id,
        disks: disks.map((name) => ({ name })),
        watchdogUs: isObc ? undefined : null,
        hostsBroker: isObc,
      });
    }
    const keys = keyEntries(createKeys(craft.id, derivedMaterial(seed)));
    const { signingKeyHex } = createSigningKey(craft.id, derivedSigningKey(seed));
    const table = craftTableOf(craft, scenario, services, keys, PROGRAMS, signingKeyHex);
    for (const { name, computer, boot } of services) {
      this.world.addNode({ name, computer, table, boot, process: name === WORKLOADS, lines: name === LINES });
    }
  }

  private actions() {
    const { craft, services } = this.options;
    const computerOfDisk = new Map(
      craft.computers.flatMap(({ id, disks }) => disks.map((disk) => [disk, id] as const)),
    );
    return simulatedActions(
      this.world,
      services.map(({ name }) => name),
      computerOfDisk,
    );
  }

  private armCrashPoints(): void {
    for (const { fault, ...filter } of this.injector.crashPoints()) {
      this.world.onCrashPoint(filter, () => void this.injector.strike(fault, this.world.nowUs));
    }
  }

  private watch(): void {
    const recorder = new BusRecorder(this.options.craft.id);
    this.world.onMessage(({ topic, payload }) => {
      const entry = recorder.take(topic, payload, this.world.nowUs);
      if (entry) this.record(entry);
    });
    this.world.onNode(({ timeUs, node, what, details }) => {
      if (what === 'resume') return;
      this.record({ t: timeUs, kind: 'node', node, what, details });
    });
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RigTruth } from '@dawnline/contracts';
import { LiveClock } from '@dawnline/live';
import { TriggerWatch } from '@hil/faults';
import { CommandError, keyEntries } from '@hil/ground';
import { craftTableOf, JobSubmitter } from '@hil/mission';
import { BusRecorder, type EndEntry, type FlightEntry } from '@hil/record';
import type { BrokerLink } from './broker-link';
import { OnboardComputers } from './computers';
import { RigControlDesk } from './control';
import { FlightFaults } from './flight-faults';
import { rigCredentials, serviceCredentialsFile } from './flight-access';
import { FlightLog } from './flight-log';
import { FlightWorld } from './flight-world';
import { groundFolderOf } from './folders';
import { GroundDesk } from './ground-desk';
import { readOrCreateKeys, readOrCreateSigningKey } from './key-store';
import { HealthLag } from './health-lag';
import { JobFreezer } from './job-freezer';
import { JobUpsets } from './job-upsets';
import { MissionClock } from './mission-clock';
import { OnboardClocks } from './onboard-clocks';
import { openBroker } from './open-broker';
import type { Rig, RigOptions } from './options';
import { Pace } from './pace';
import { killJobs } from './process-table';
import { RecentCrashes } from './recent-crashes';
import { RigBus } from './rig-bus';
import { guardProcess } from './shutdown';

/** Mission time does not start before the services serve, or this long has passed. */
const START_WALL_MS = 30_000;
const POLL_WALL_MS = 20;
const WATCHDOG_WALL_MS = 50;
/** Mission over wall time with real hardware. */
const HARDWARE_RATE = 1;
/** A device is not silent before this much wall time: at 60x a pause of the rig's own machine must not look like one (assumed). */
const SILENCE_WALL_US = 200_000;

/** Starts a live flight. It ends by itself at the scenario's duration. @throws BrokerError when there is no bus */
export async function startRig(options: RigOptions): Promise<Rig> {
  const flight = `${options.scenario.name}-${process.pid}-${Date.now().toString(36)}`;
  const clock = new MissionClock(options.scenario.epochUnixUs);
  mkdirSync(options.flightFolder, { recursive: true });
  const broker = await openBroker(options, flight);
  try {
    const credentials = rigCredentials(broker.credentialsFolder);
    const bus = await RigBus.connect(broker.url, credentials, options.craft.id, clock);
    try {
      const rig = new LiveFlight(options, flight, clock, broker, bus);
      await rig.begin();
      return rig;
    } catch (error) {
      await bus.close();
      throw error;
    }
  } catch (error) {
    await broker.close();
    throw error;
  }
}

/** One live flight: everything that is wired together, from the first process to the last. */
class LiveFlight implements Rig {
  readonly ended: Promise<EndEntry>;
  private readonly log: FlightLog;
  private readonly timers: LiveClock;
  private readonly world: FlightWorld;
  private readonly faults: FlightFaults;
  private readonly onboard: OnboardClocks;
  private readonly computers: OnboardComputers;
  private readonly ground: GroundDesk;
  private readonly jobs: JobSubmitter;
  private readonly pace: Pace;
  private readonly lag: HealthLag;
  private readonly crashes = new RecentCrashes();
  private readonly telecommands: TriggerWatch;
  private readonly startedWallMs = performance.now();
  private readonly watchdogTimer: NodeJS.Timeout;
  private readonly release: () => void;
  private settle: (end: EndEntry) => void = () => undefined;
  private isEnding = false;

  constructor(
    private readonly options: RigOptions,
    readonly flight: string,
    private readonly clock: MissionClock,
    private readonly broker: BrokerLink,
    private readonly bus: RigBus,
  ) {
    const { craft, scenario, flightFolder } = options;
    this.ended = new Promise((resolve) => (this.settle = resolve));
    this.log = new FlightLog(flightFolder, bus, (entry) => options.onEntry?.(entry));
    this.timers = new LiveClock(clock.anchor());
    this.telecommands = new TriggerWatch(scenario.telecommands);
    this.world = new FlightWorld({
      craft,
      scenario,
      seed: options.seed ?? scenario.seed,
      bus,
      clock,
      timers: this.timers,
      external: this.external,
      onExternal: (entry) => this.log.add(entry),
      onOrbit: (entry) => this.log.add(entry),
      onSecond: (nowUs) => this.second(nowUs),
      onStep: (nowUs) => this.step(nowUs),
    });
    this.onboard = new OnboardClocks(clock, () => this.pace.announce());
    this.faults = new FlightFaults({
      catalogue: options.catalogue,
      faults: scenario.faults,
      bench: this.world.bench,
      broker,
      freezer: new JobFreezer(flight),
      upsets: new JobUpsets(flight),
      onboard: this.onboard,
      computers: () => this.computers,
      singleEvents: scenario.radiation.events,
      onWorld: (entry) => this.log.add(entry),
      onFault: (entry) => {
        this.log.add(entry);
        if (entry.what === 'onset') this.pace.turn();
      },
      onTrouble: (message) => options.onTrouble?.(message),
    });
    this.computers = this.makeComputers();
    this.ground = new GroundDesk({
      craft: craft.id,
      spacecraftId: craft.spacecraftId,
      epochUnixUs: scenario.epochUnixUs,
      keyFile: options.keyFile,
      bus,
      clock,
      stationInView: () => this.world.stationInView(),
      uplinkBps: () => this.world.uplinkBps(),
      onTick: (tick) => this.log.add({ kind: 'telecommand', ...tick }),
      folder: groundFolderOf(flightFolder),
      onTrouble: (message) => options.onTrouble?.(message),
      acknowledges: options.acknowledges ?? true,
    });
    this.jobs = new JobSubmitter(craft.id, scenario.jobs, bus);
    this.lag = new HealthLag(craft.id, clock);
    this.listen();
    this.pace = this.makePace();
    this.log.onEntry((entry) => this.follow(entry));
    this.watchdogTimer = setInterval(() => this.computers.tick(), WATCHDOG_WALL_MS);
    this.release = guardProcess({
      handleSignals: options.handleSignals ?? true,
      stop: (reason) => this.stop(reason),
      killNow: () => this.killNow(),
    });
  }

  get brokerUrl(): string {
    return this.broker.url;
  }

  get credentialsFolder(): string | null {
    return this.broker.credentialsFolder;
  }

  get recordFile(): string {
    return this.log.file;
  }

  processIds(): Readonly<Record<string, number>> {
    return this.computers.processIds();
  }

  setPaused(paused: boolean): void {
    this.pace.setPaused(paused);
  }

  setRate(ceiling: number): void {
    this.pace.setCeiling(this.isExternal ? HARDWARE_RATE : ceiling);
  }

  /** Real hardware keeps its own time, which neither runs faster nor stands still. */
  private orderRate(rate: number): void {
    if (this.isExternal && rate !== HARDWARE_RATE)
      this.log.refuse('rate', `${rate}: the rate is 1 with real hardware (${this.external.join(', ')})`);
    else this.setRate(rate);
  }

  private orderPause(paused: boolean): void {
    if (this.isExternal && paused)
      this.log.refuse('pause', `real hardware does not pause (${this.external.join(', ')})`);
    else this.setPaused(paused);
  }

  stop(reason: string): void {
    void this.end(reason);
  }

  /** Boots the computers; mission time starts when all services serve. */
  async begin(): Promise<void> {
    const { scenario, craft, software } = this.options;
    this.log.add({
      kind: 'start',
      t: 0,
      format: 1,
      world: 'live',
      scenario: scenario.name,
      craft: craft.id,
      seed: this.options.seed ?? scenario.seed,
      epochUnixUs: scenario.epochUnixUs,
      durationUs: scenario.durationUs,
      software,
      node: process.version,
      broker: this.broker.kind,
      ...(this.isExternal ? { external: this.external } : {}),
    });
    this.computers.start();
    const untilMs = performance.now() + START_WALL_MS;
    while (!this.computers.allReady() && performance.now() < untilMs && !this.isEnding)
      await new Promise((resolve) => setTimeout(resolve, POLL_WALL_MS));
    if (this.isEnding) return;
    if (!this.computers.allReady())
      this.options.onTrouble?.(
        `not every service starts; see the logs in ${join(this.options.flightFolder, 'logs')}`,
      );
    this.pace.start();
    this.world.loop.start();
  }

  private get isExternal(): boolean {
    return this.external.length > 0;
  }

  private get external(): readonly string[] {
    return this.options.scenario.external;
  }

  /** Ceiling that the flight begins with. */
  private get ceiling(): number {
    const { rate, scenario } = this.options;
    const ceiling = rate ?? scenario.live.rate;
    return this.isExternal ? HARDWARE_RATE : ceiling;
  }

  private makeComputers(): OnboardComputers {
    const { options, clock, flight } = this;
    return new OnboardComputers({
      services: options.services,
      flightFolder: options.flightFolder,
      flight,
      brokerUrl: this.broker.serviceUrl,
      credentialsFile: (service) => serviceCredentialsFile(this.broker.credentialsFolder, service),
      tableFile: this.writeTable(),
      seed: options.seed ?? options.scenario.seed,
      jobTimeScale: this.ceiling,
      clock,
      anchorOf: (computer) => this.onboard.anchorOf(computer),
      crashPoints: this.faults.crashPoints(),
      onNode: (node, what, details) => {
        if (what === 'crash') this.crashes.add(node, clock.now());
        this.log.add({ kind: 'node', t: clock.now(), node, what, details });
        if (what === 'crash') this.pace.turn();
      },
      onSafe: (active) => this.world.bench.setSafeLine(active),
      onCrashPoint: (point) => this.faults.struck(point, clock.now()),
    });
  }

  private makePace(): Pace {
    const { scenario } = this.options;
    return new Pace({
      clock: this.clock,
      timers: this.timers,
      bus: this.bus,
      onboard: this.onboard,
      ceiling: this.ceiling,
      look: () => {
        const nowUs = this.clock.now();
        const openFaults = [...this.faults.pending(nowUs), ...this.crashes.at(nowUs)];
        const startingServices = this.computers.starting();
        const serviceLagMs = this.lag.worst();
        // Late answers of a service that a fault has struck say nothing about the machine.
        const isDisturbed = openFaults.length > 0 || startingServices.length > 0;
        return {
          faultRate: this.isExternal ? HARDWARE_RATE : scenario.live.faultRate,
          untilOnsetUs: this.faults.untilNextUs(nowUs),
          openFaults,
          startingServices,
          loopLagMs: this.world.loop.worstLagMs(),
          serviceLagMs: isDisturbed ? 0 : serviceLagMs,
        };
      },
      onRate: (current, reason) => this.log.add({ kind: 'rate', t: this.clock.now(), rate: current, reason }),
    });
  }

  /** The table holds the uplink keys and the signing key: only its owner may read it. */
  private writeTable(): string {
    const { craft, scenario, services, programs, keyFile, flightFolder } = this.options;
    const keys = keyEntries(readOrCreateKeys(keyFile, craft.id));
    const file = join(flightFolder, 'table.json');
    const { signingKeyHex } = readOrCreateSigningKey(dirname(keyFile), craft.id);
    const table = craftTableOf(craft, scenario, services, keys, programs, signingKeyHex);
    const shortestUs =
      SILENCE_WALL_US * (this.isExternal ? HARDWARE_RATE : Math.max(this.ceiling, scenario.live.rate));
    const devices = table.devices.map((device) => ({
      ...device,
      maximumAgeUs: Math.max(device.maximumAgeUs, shortestUs),
    }));
    writeFileSync(file, JSON.stringify({ ...table, devices }), { mode: 0o600 });
    return file;
  }

  private listen(): void {
    const { bus, clock } = this;
    const craft = this.options.craft.id;
    const recorder = new BusRecorder(craft);
    const record = (topic: string, payload: Uint8Array): void => {
      const entry = recorder.take(topic, payload, clock.now());
      if (entry) this.log.add(entry);
    };
    bus.subscribe(recorder.sampleFilters, 0, record);
    bus.subscribe(recorder.eventFilters, 1, record);
    bus.subscribe(this.lag.filters, 1, (topic, payload) => this.lag.take(topic, payload));
    void new RigControlDesk(craft, bus, {
      inject: (request) => this.faults.inject(request, clock.now()),
      heal: (id) => this.faults.heal(id, clock.now()),
      setCeiling: (rate) => this.orderRate(rate),
      setPaused: (paused) => this.orderPause(paused),
      stop: (reason) => this.stop(reason),
      refuse: (subject, reason) => this.log.refuse(subject, reason),
    });
  }

  /** Faults and telecommands wait for what happens in the flight. */
  private follow(entry: FlightEntry): void {
    this.faults.onFlight(entry);
    this.telecommands.onFlight(entry);
  }

  private step(nowUs: number): void {
    this.faults.step(nowUs);
    this.ground.step();
    if (nowUs >= this.options.scenario.durationUs) void this.end('complete');
  }

  private second(nowUs: number): void {
    const truth = this.world.truth();
    this.bus.client.publish(RigTruth, truth);
    this.log.add({ kind: 'truth', t: nowUs, fields: { ...truth } });
    this.world.serve(this.computers);
    this.jobs.tick(nowUs);
    for (const id of this.telecommands.due(nowUs)) this.sendTelecommand(id, nowUs);
    this.ground.tick();
  }

  private sendTelecommand(id: string, nowUs: number): void {
    const { station, target, command, arm } = this.options.scenario.telecommands.find(
      (one) => one.id === id,
    )!;
    try {
      this.ground.send({ requestId: id, station, target, command }, arm);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const entry = { t: nowUs, requestId: id, station, target, detail: error.message };
      this.log.add({ kind: 'telecommand', stage: 'refused', ...entry });
    }
  }

  private async end(reason: string): Promise<void> {
    if (this.isEnding) return;
    this.isEnding = true;
    const t = Math.min(this.clock.now(), this.options.scenario.durationUs);
    this.world.loop.stop();
    this.pace.stop();
    this.ground.end();
    clearInterval(this.watchdogTimer);
    await this.computers.close();
    killJobs(this.flight);
    const entry: EndEntry = {
      kind: 'end',
      t,
      reason,
      fingerprint: '',
      wallSeconds: (performance.now() - this.startedWallMs) / 1000,
      counters: { sent: this.bus.client.counters.sent, dropped: this.bus.client.counters.dropped },
    };
    this.log.add(entry);
    await this.log.end();
    this.timers.close();
    await this.bus.close();
    await this.broker.close();
    this.release();
    this.settle(entry);
  }

  private killNow(): void {
    this.computers.killNow();
    killJobs(this.flight);
    this.broker.killNow();
  }
}

import { strict as assert } from 'node:assert';
import type { LogLevel } from '@dawnline/host';
import { BusModel, type BusOptions } from './bus/bus-model';
import type { Endpoint } from './bus/endpoint';
import type { Message } from './bus/message';
import { Computer, POWER_CYCLE_OFF_US, type ComputerOptions } from './computer';
import type { DiskModel } from './disk/disk-model';
import { SimulatedDisk } from './disk/simulated-disk';
import { TIE } from './kernel/event-queue';
import { Simulation } from './kernel/simulation';
import type { Trace } from './kernel/trace';
import { TURN_COSTS, type TurnCosts } from './node/costs';
import { CrashPoints, type CrashPointFilter, type PortCall } from './node/crash-points';
import type { LogSink } from './node/node-host';
import { SimulatedNode, type NodeChange, type NodeOptions } from './node/simulated-node';
import type { Workload } from './workload/workload';
import { WorkloadHost, type GpuThroughput } from './workload/workload-host';

export interface WorldOptions {
  readonly seed: number;
  /** UTC of mission time zero. */
  readonly epochUnixUs: number;
  readonly startUs?: number;
  readonly bus?: BusOptions;
  /** Costs of turns by kind, over the defaults. */
  readonly costs?: TurnCosts;
  /** Absent: every workload computes at its nominal rate. */
  readonly gpuThroughput?: GpuThroughput;
  readonly trace?: Trace;
  readonly tripwires?: boolean;
}

export interface NodeEvent {
  readonly timeUs: number;
  /** Service or computer. */
  readonly node: string;
  readonly what: NodeChange;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface LogEntry {
  readonly timeUs: number;
  readonly node: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

type Stop = () => void;

/** The simulated world: computers with services on them, a bus, disks, and whatever the simulator plays itself. */
export class World {
  readonly simulation: Simulation;
  readonly bus: BusModel;
  readonly crashPoints = new CrashPoints();
  private readonly computers = new Map<string, Computer>();
  private readonly nodes = new Map<string, SimulatedNode>();
  private readonly costs: TurnCosts;
  private readonly nodeListeners: ((event: NodeEvent) => void)[] = [];
  private readonly logListeners: ((entry: LogEntry) => void)[] = [];
  private readonly safeListeners: ((active: boolean) => void)[] = [];
  private started = false;

  constructor(private readonly options: WorldOptions) {
    this.simulation = new Simulation(options);
    this.bus = new BusModel(this.simulation, options.bus);
    this.costs = { ...TURN_COSTS, ...options.costs };
  }

  get nowUs(): number {
    return this.simulation.nowUs;
  }

  addComputer(options: ComputerOptions): Computer {
    assert(!this.computers.has(options.name), `there is a computer ${options.name} already`);
    const computer = new Computer(this.simulation, this.options.epochUnixUs, options, {
      changed: (one, what, cause) => this.report(one.name, what, { cause }),
      brokerLost: () => this.bus.crashBroker({ downUs: Infinity, keepSessions: false }),
      brokerBack: () => this.bus.restoreBroker(),
      nodeNamed: (name) => this.nodes.get(name) ?? null,
    });
    computer.workloads = this.workloadHost(computer);
    this.computers.set(options.name, computer);
    return computer;
  }

  addNode(options: NodeOptions): SimulatedNode {
    assert(!this.nodes.has(options.name), `there is a node ${options.name} already`);
    const computer = this.computer(options.computer);
    const node = new SimulatedNode(
      {
        simulation: this.simulation,
        bus: this.bus,
        crashPoints: this.crashPoints,
        costs: this.costs,
        logSink: this.log,
        lineEnds: (one) => ({
          strokeWatchdog: () => one.computer.strokeWatchdog(),
          requestReset: (what) => one.computer.requestReset(what),
          setSafe: (active) => this.safeListeners.forEach((listener) => listener(active)),
        }),
        changed: (one, what, details) => this.report(one.name, what, details),
      },
      computer,
      options,
    );
    computer.nodes.push(node);
    this.nodes.set(options.name, node);
    if (this.started && computer.up) node.start('first-boot', 0);
    return node;
  }

  node(name: string): SimulatedNode {
    const node = this.nodes.get(name);
    if (!node) assert.fail(`there is no node ${name}, only ${[...this.nodes.keys()].join(', ')}`);
    return node;
  }

  computer(name: string): Computer {
    const computer = this.computers.get(name);
    if (!computer) assert.fail(`there is no computer ${name}, only ${[...this.computers.keys()].join(', ')}`);
    return computer;
  }

  disk(computer: string, name: string): DiskModel {
    const disk = this.computer(computer).disks.get(name);
    assert(disk, `${computer} has no disk ${name}`);
    return disk;
  }

  /** A device, the ground, the rig: takes part in the bus at no cost of virtual time. */
  endpoint(name: string): Endpoint {
    return this.bus.endpoint(name);
  }

  /** Starts all computers; `run` does it when nobody has. */
  start(): void {
    if (this.started) return;
    this.started = true;
    for (const computer of this.computers.values()) computer.start();
  }

  async run(untilUs: number): Promise<void> {
    this.start();
    await this.simulation.run(untilUs);
  }

  // Faults of processes and computers.

  /** SIGKILL. The on-board computer starts the service again. */
  kill(node: string, reason = 'killed'): void {
    this.node(node).kill(reason);
  }

  /** The event loop is blocked; the connection stays alive unless `pings` is false. Returns the heal. */
  hang(node: string, options: { readonly pings?: boolean } = {}): Stop {
    this.node(node).suspend('hang', options.pings ?? true);
    return () => this.node(node).resume();
  }

  /** SIGSTOP, with everything that it stops. Returns SIGCONT. */
  pause(node: string): Stop {
    this.node(node).suspend('pause', false);
    return () => this.node(node).resume();
  }

  /** Every turn takes `factor` times as long. Returns the heal. */
  slow(node: string, factor: number): Stop {
    this.node(node).slow(factor);
    return () => this.node(node).slow(1);
  }

  powerCycle(computer: string, offUs: number = POWER_CYCLE_OFF_US): void {
    this.computer(computer).lose('power-on-reset', offUs);
  }

  powerOff(computer: string): void {
    this.computer(computer).lose('power-on-reset', Infinity);
  }

  powerOn(computer: string): void {
    this.computer(computer).powerOn();
  }

  resetProcessor(computer: string): void {
    this.computer(computer).lose('processor-reset', 0);
  }

  /** The running process of one attempt of a job; null when there is none. */
  workload(job: string, attempt: number): Workload | null {
    for (const { workloads } of this.computers.values()) {
      const found = workloads?.find(job, attempt);
      if (found?.alive) return found;
    }
    return null;
  }

  /** Strikes once at the nth matching call of a port. Returns what disarms it. */
  onCrashPoint(filter: CrashPointFilter, action: (call: PortCall) => void): Stop {
    return this.crashPoints.arm(filter, action);
  }

  // Watching and taking part.

  /** Sees every message that the broker accepts. */
  onMessage(tap: (message: Message) => void): void {
    this.bus.broker.taps.push(tap);
  }

  onNode(listener: (event: NodeEvent) => void): void {
    this.nodeListeners.push(listener);
  }

  onLog(listener: (entry: LogEntry) => void): void {
    this.logListeners.push(listener);
  }

  /** The safe line of fault-manager. */
  onSafeLine(listener: (active: boolean) => void): void {
    this.safeListeners.push(listener);
  }

  /** Calls back on a fixed grid, before anything else at the same microsecond. First at `firstUs`, else one period from now. */
  every(periodUs: number, callback: (nowUs: number) => void, firstUs = this.nowUs + periodUs): Stop {
    assert(Number.isInteger(periodUs) && periodUs > 0, `a period of ${periodUs} us`);
    const event = this.simulation.schedule(
      firstUs,
      TIE.world,
      'every',
      'world',
      () => {
        this.simulation.again(event, event.timeUs + periodUs);
        callback(this.nowUs);
      },
      undefined,
    );
    return () => this.simulation.cancel(event);
  }

  at(timeUs: number, callback: (nowUs: number) => void): Stop {
    const event = this.simulation.at(timeUs, 'at', () => callback(this.nowUs));
    return () => this.simulation.cancel(event);
  }

  /** A GPU's state changed: workloads look at their throughput at once. */
  throughputChanged(): void {
    for (const computer of this.computers.values()) computer.workloads?.reconsider();
  }

  /** Raw bits of simulated hardware, for the fingerprint. */
  recordState(source: string, bits: Uint8Array): void {
    this.simulation.fingerprint.state(this.nowUs, source, bits);
  }

  /** SHA-256 of the flight so far, hex. */
  fingerprint(): string {
    return this.simulation.fingerprint.digest();
  }

  /** The harness's own contact with the real world while the simulation runs. */
  outside<T>(action: () => T): T {
    return this.simulation.outside(action);
  }

  private readonly log: LogSink = (node, level, message, details) => {
    if (this.logListeners.length === 0) return;
    const entry = { timeUs: this.nowUs, node, level, message, details };
    for (const listener of this.logListeners) listener(entry);
  };

  private report(node: string, what: NodeChange, details: NodeEvent['details']): void {
    this.simulation.fingerprint.note(this.nowUs, `${node} ${what} ${JSON.stringify(details)}`);
    const event = { timeUs: this.nowUs, node, what, details };
    for (const listener of this.nodeListeners) listener(event);
  }

  private workloadHost(computer: Computer): WorkloadHost {
    return new WorkloadHost({
      simulation: this.simulation,
      crashPoints: this.crashPoints,
      throughput: this.options.gpuThroughput ?? (() => 1),
      disk: (name, fence) => {
        const model = computer.disks.get(name);
        assert(model, `${computer.name} has no disk ${name}`);
        return new SimulatedDisk(this.simulation, name, model, fence, 'workload');
      },
    });
  }
}

export function createWorld(options: WorldOptions): World {
  return new World(options);
}

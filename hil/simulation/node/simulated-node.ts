import { KeyedRandom, type CraftTable, type Host, type ResetCause } from '@dawnline/host';
import type { BusModel } from '../bus/bus-model';
import type { Computer } from '../computer';
import { SimulatedDisk } from '../disk/simulated-disk';
import { TIE, type QueuedEvent } from '../kernel/event-queue';
import type { Simulation } from '../kernel/simulation';
import { SimulatedProcessPort } from '../workload/workload-host';
import { SimulatedBoot, type NodeMemory } from './boot';
import { SimulatedClock } from './clock';
import { BOOT_DELAY_US, type TurnCosts } from './costs';
import type { CrashPoints } from './crash-points';
import { simulatedEntropy } from './entropy';
import { Life } from './life';
import { SimulatedLines, type LineEnds } from './lines';
import { NodeHost, type LogSink } from './node-host';

/** What a boot function returns: the part of a running service that the world needs. */
export interface BootedService {
  close(): Promise<void>;
}

export interface NodeOptions {
  readonly name: string;
  readonly computer: string;
  readonly table: CraftTable;
  boot(host: Host): Promise<BootedService>;
  /** Right to run workloads; job-executor only. */
  readonly process?: boolean;
  /** Right to the discrete lines; fault-manager only. */
  readonly lines?: boolean;
  readonly bootDelayUs?: number;
}

export type NodeChange = 'boot' | 'crash' | 'stop' | 'hang' | 'resume';

export interface NodeSurroundings {
  readonly simulation: Simulation;
  readonly bus: BusModel;
  readonly crashPoints: CrashPoints;
  readonly costs: TurnCosts;
  readonly logSink: LogSink;
  readonly lineEnds: (node: SimulatedNode) => LineEnds;
  changed(node: SimulatedNode, what: NodeChange, details: Readonly<Record<string, string | number>>): void;
}

/** A service's place in the simulated world: its lives come and go, each on a host of its own. */
export class SimulatedNode {
  readonly name: string;
  private readonly memory: NodeMemory = { bootId: 0, retained: new Map() };
  private life: Life | null = null;
  private host: NodeHost | null = null;
  private service: BootedService | null = null;
  private starting: QueuedEvent | null = null;
  private slowFactor = 1;
  private spentBeforeUs = 0;

  constructor(
    private readonly world: NodeSurroundings,
    readonly computer: Computer,
    private readonly options: NodeOptions,
  ) {
    this.name = options.name;
  }

  /** A process exists (it may be booting, hung or stopped). */
  get alive(): boolean {
    return this.life !== null;
  }

  /** Booted, and taking turns. */
  get running(): boolean {
    return this.service !== null && this.life !== null && !this.life.suspended;
  }

  /** Processor time of all its lives. */
  get spentUs(): number {
    return this.spentBeforeUs + (this.life?.spentUs ?? 0);
  }

  get bootId(): number {
    return this.memory.bootId;
  }

  /** Registered states of the present life, by name; empty while there is none. */
  states(): Record<string, unknown> {
    return this.host?.readStates() ?? {};
  }

  /** What the booted service is, for tests; null while there is none. */
  get booted(): BootedService | null {
    return this.service;
  }

  start(cause: ResetCause, delayUs: number): void {
    if (this.life || this.starting) return;
    const { simulation } = this.world;
    const timeUs = simulation.nowUs + delayUs + (this.options.bootDelayUs ?? BOOT_DELAY_US);
    this.starting = simulation.schedule(
      timeUs,
      TIE.node,
      'boot',
      this.name,
      () => this.boot(cause),
      undefined,
    );
  }

  /** SIGKILL: no close or destroy hook runs; the page cache stays, the broker sees the connection close. */
  kill(reason: string): void {
    this.die('crash', { reason }, false);
  }

  /** The computer is reset or without power. */
  lose(cause: 'processor-reset' | 'power-on-reset'): void {
    if (this.starting) this.world.simulation.cancel(this.starting);
    this.starting = null;
    if (cause === 'power-on-reset') this.memory.retained.clear();
    this.die('crash', { reason: cause }, true);
  }

  /** Shuts the service down in good order and starts it no more. */
  stop(): void {
    const { life, service } = this;
    if (!life || !service) return;
    this.world.simulation.boots();
    life.enter(
      'boot',
      () => {
        void service.close().then(
          () => this.life === life && this.end(life, 'stop', {}, false),
          (error: unknown) => this.threw(life, error),
        );
      },
      undefined,
    );
  }

  /** Takes no turns until `resume`. A hung process may go on answering pings; a stopped one is silent. */
  suspend(what: 'hang' | 'pause', pings: boolean): void {
    const life = this.life;
    if (!life || life.suspended) return;
    life.suspend();
    if (!pings) this.world.bus.silence(life, () => life.suspended);
    this.world.changed(this, 'hang', { what });
  }

  resume(): void {
    if (!this.life?.suspended) return;
    this.life.resume();
    this.world.changed(this, 'resume', {});
  }

  /** Multiplies the cost of every turn; survives restarts until it is set back to 1. */
  slow(factor: number): void {
    this.slowFactor = factor;
    if (this.life) this.life.slowFactor = factor;
  }

  private boot(cause: ResetCause): void {
    const { simulation, crashPoints, costs, logSink } = this.world;
    this.starting = null;
    this.memory.bootId += 1;
    const life = new Life(simulation, {
      node: this.name,
      costs,
      crashPoints,
      onException: (error) => this.threw(life, error),
    });
    life.slowFactor = this.slowFactor;
    this.life = life;
    const host = new NodeHost(
      this.name,
      this.options.table,
      life,
      this.ports(life, cause),
      logSink,
      (reason) => this.threw(life, reason),
    );
    this.host = host;
    simulation.boots();
    this.world.changed(this, 'boot', { bootId: this.memory.bootId, cause });
    life.enter(
      'boot',
      () => {
        this.options.boot(host).then(
          (service) => {
            if (this.life === life) this.service = service;
          },
          (error: unknown) => this.threw(life, error),
        );
      },
      undefined,
    );
  }

  private ports(life: Life, cause: ResetCause): ConstructorParameters<typeof NodeHost>[3] {
    const { simulation, bus } = this.world;
    const { name, computer } = this;
    const workloads = this.options.process ? computer.workloads : null;
    const disks = [...computer.disks].map(([disk, model]): [string, SimulatedDisk] => [
      disk,
      new SimulatedDisk(simulation, disk, model, life, name),
    ]);
    return {
      clock: new SimulatedClock(simulation, name, life, computer.clock),
      bus: {
        samples: bus.connect(name, life, { clientId: `${name}-samples`, persistent: false }),
        commands: bus.connect(name, life, { clientId: `${name}-commands`, persistent: true }),
      },
      disks: Object.fromEntries(disks),
      random: new KeyedRandom(simulation.seed, name),
      entropy: simulatedEntropy(simulation.seed, name, this.memory.bootId),
      boot: new SimulatedBoot(name, this.memory, computer.failedUnits, cause, life),
      process: workloads ? new SimulatedProcessPort(simulation, name, workloads, life) : null,
      lines: this.options.lines
        ? new SimulatedLines(simulation, name, life, this.world.lineEnds(this))
        : null,
    };
  }

  /** An exception, or a rejection that nobody handled, ends the process. */
  private threw(life: Life, error: unknown): void {
    if (this.life !== life) return;
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    this.world.logSink(this.name, 'error', `process died: ${reason}`, { stack });
    this.end(life, 'crash', { reason }, false);
  }

  private die(what: NodeChange, details: Record<string, string | number>, powerLost: boolean): void {
    if (this.life) this.end(this.life, what, details, powerLost);
  }

  private end(
    life: Life,
    what: NodeChange,
    details: Record<string, string | number>,
    powerLost: boolean,
  ): void {
    life.end();
    this.spentBeforeUs += life.spentUs;
    this.life = null;
    this.host = null;
    this.service = null;
    this.world.bus.kill(life, powerLost);
    if (!powerLost) for (const disk of this.computer.disks.values()) disk.kill(life);
    this.world.changed(this, what, { bootId: this.memory.bootId, ...details });
    if (what === 'crash') this.computer.nodeDied(this);
  }
}

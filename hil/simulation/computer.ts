import type { ResetCause } from '@dawnline/host';
import { TIE, type QueuedEvent } from './kernel/event-queue';
import type { Simulation } from './kernel/simulation';
import { DiskModel } from './disk/disk-model';
import { OnboardClock } from './node/clock';
import type { ResetRequest } from './node/lines';
import type { WorkloadHost } from './workload/workload-host';

/** From a service's death to its restart by the on-board computer, which sees the death at once (assumed). */
export const RESTART_DELAY_US = 1_000_000;
/** From power or reset until the computer starts its services (assumed). */
export const COMPUTER_BOOT_US = 5_000_000;
/** How long a power cycle keeps the power off (assumed). */
export const POWER_CYCLE_OFF_US = 2_000_000;
/** The hardware watchdog resets the computer after this long without a stroke (faults.md, published). */
export const WATCHDOG_US = 10_000_000;

export interface ComputerOptions {
  readonly name: string;
  readonly disks: readonly { readonly name: string; readonly capacityBytes?: number }[];
  /** Absent: WATCHDOG_US; null: no hardware watchdog. */
  readonly watchdogUs?: number | null;
  /** false: a service that dies stays dead. */
  readonly restarts?: boolean;
  /** Losing this computer takes the broker down, too. */
  readonly hostsBroker?: boolean;
}

export type ComputerLoss = 'processor-reset' | 'power-on-reset';

/** What a computer does with the services on it. */
export interface ServiceNode {
  /** A process exists. */
  readonly alive: boolean;
  /** Processor time of all its lives. */
  readonly spentUs: number;
  start(cause: ResetCause, delayUs: number): void;
  kill(reason: string): void;
  /** Reset or loss of power of the computer. */
  lose(cause: ComputerLoss): void;
}

/** What the computer tells the world, and asks of it. */
export interface ComputerSurroundings {
  changed(computer: Computer, what: 'boot' | 'crash' | 'stop', cause: string): void;
  brokerLost(): void;
  brokerBack(): void;
  nodeNamed(name: string): ServiceNode | null;
}

/** An on-board computer: starts its services, restarts those that die, and is reset by its watchdog. */
export class Computer {
  readonly name: string;
  readonly disks: ReadonlyMap<string, DiskModel>;
  readonly clock: OnboardClock;
  /** Marks in non-volatile memory. */
  readonly failedUnits: string[] = [];
  readonly nodes: ServiceNode[] = [];
  workloads: WorkloadHost | null = null;
  up = false;
  /** How often it has booted, and why the last time. */
  boots = 1;
  bootCause: ResetCause = 'first-boot';
  private readonly watchdogUs: number | null;
  private readonly hostsBroker: boolean;
  private readonly restarts: boolean;
  private strokedUs = 0;
  private watchdog: QueuedEvent | null = null;
  private starting: QueuedEvent | null = null;

  constructor(
    private readonly simulation: Simulation,
    epochUnixUs: number,
    options: ComputerOptions,
    private readonly surroundings: ComputerSurroundings,
  ) {
    this.name = options.name;
    this.watchdogUs = options.watchdogUs === undefined ? WATCHDOG_US : options.watchdogUs;
    this.restarts = options.restarts ?? true;
    this.hostsBroker = options.hostsBroker ?? false;
    this.clock = new OnboardClock(simulation, epochUnixUs);
    this.disks = new Map(
      options.disks.map((disk) => [
        disk.name,
        new DiskModel(simulation, `${options.name}/${disk.name}`, { capacityBytes: disk.capacityBytes }),
      ]),
    );
  }

  /** The first start of the flight: the computer has booted already, its services start now. */
  start(): void {
    this.up = true;
    this.armWatchdog();
    for (const node of this.nodes) node.start('first-boot', 0);
  }

  /** Called when one of its services has died. */
  nodeDied(node: ServiceNode): void {
    if (this.up && this.restarts) node.start('service-restart', RESTART_DELAY_US);
  }

  /** Reset or loss of power: all that ran and all that was not on the medium is gone. It boots again after `offUs`. */
  lose(cause: ComputerLoss, offUs: number): void {
    if (this.up) {
      this.up = false;
      for (const node of this.nodes) node.lose(cause);
      this.workloads?.powerLoss();
      for (const disk of this.disks.values()) disk.powerLoss();
      if (this.hostsBroker) this.surroundings.brokerLost();
      if (this.watchdog) this.simulation.cancel(this.watchdog);
      this.surroundings.changed(this, 'crash', cause);
    }
    if (this.starting) this.simulation.cancel(this.starting);
    this.starting = null;
    if (offUs !== Infinity) this.powerOn(cause, offUs);
  }

  /** Boots a computer that is off. */
  powerOn(cause: ComputerLoss = 'power-on-reset', delayUs = 0): void {
    if (this.up || this.starting) return;
    this.starting = this.simulation.schedule(
      this.simulation.nowUs + delayUs + COMPUTER_BOOT_US,
      TIE.world,
      'computer.boot',
      this.name,
      () => {
        this.starting = null;
        this.up = true;
        this.boots += 1;
        this.bootCause = cause;
        if (this.hostsBroker) this.surroundings.brokerBack();
        this.surroundings.changed(this, 'boot', cause);
        this.armWatchdog();
        for (const node of this.nodes) node.start(cause, 0);
      },
      undefined,
    );
  }

  strokeWatchdog(): void {
    this.strokedUs = this.simulation.nowUs;
  }

  requestReset(what: ResetRequest): void {
    if (what.kind === 'service') {
      this.surroundings.nodeNamed(what.service)?.kill('reset requested');
      return;
    }
    // The request reaches the reset logic after the turn that made it: the caller's own life ends here.
    if (what.kind === 'processor') this.lose('processor-reset', 0);
    else this.lose('power-on-reset', POWER_CYCLE_OFF_US);
  }

  private armWatchdog(): void {
    if (this.watchdogUs === null) return;
    this.strokedUs = this.simulation.nowUs;
    this.watchdog = this.simulation.schedule(
      this.strokedUs + this.watchdogUs,
      TIE.world,
      'watchdog',
      this.name,
      () => this.checkWatchdog(),
      undefined,
    );
  }

  private checkWatchdog(): void {
    const dueUs = this.strokedUs + this.watchdogUs!;
    if (dueUs > this.simulation.nowUs) this.simulation.again(this.watchdog!, dueUs);
    else {
      this.surroundings.changed(this, 'stop', 'hardware watchdog');
      this.lose('processor-reset', 0);
    }
  }
}

import type { CraftTable } from './craft-table';
import type { Boot, Bus, Clock, Disk, Entropy, Lines, Log, ProcessPort, Random } from './ports';

/** One service's whole world. Ports that a service has no right to are null. */
export interface Host {
  readonly service: string;
  readonly craft: string;
  readonly table: CraftTable;
  readonly clock: Clock;
  readonly bus: Bus;
  /** Storage devices of this computer by name: nvm on the OBC; ssd0 and ssd1 on the payload host. */
  readonly disks: Readonly<Record<string, Disk>>;
  readonly random: Random;
  readonly entropy: Entropy;
  readonly boot: Boot;
  readonly log: Log;
  /** job-executor only. */
  readonly process: ProcessPort | null;
  /** fault-manager only. */
  readonly lines: Lines | null;
  /** Registers the service's volatile state, so that it can be shown, compared and hit by a bit flip. */
  registerState(name: string, read: () => unknown): void;
  /** Ends this life of the service because of a bug: the process dies, the on-board computer starts it again. */
  crash(reason: unknown): void;
  /**
   * Hands the host a queue of turns to drain, and gets back the bell to ring when something waits.
   * The host runs one turn at a time, never inside another turn; in the simulated world each turn costs virtual time.
   */
  attach(source: TurnSource): () => void;
}

export interface TurnSource {
  /** Takes and runs the next turn. Returns what ran (a contract's name, for the cost table), or null when nothing waits. */
  runNext(): string | null;
  /** Whether a turn waits. Spares the simulated world a look into an empty queue after every turn; may be absent. */
  hasNext?(): boolean;
}

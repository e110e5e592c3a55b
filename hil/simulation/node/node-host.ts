import type {
  Boot,
  Bus,
  Clock,
  CraftTable,
  Disk,
  Entropy,
  Host,
  Lines,
  Log,
  LogLevel,
  ProcessPort,
  Random,
  TurnSource,
} from '@dawnline/host';
import type { Life } from './life';

export interface NodePorts {
  readonly clock: Clock;
  readonly bus: Bus;
  readonly disks: Readonly<Record<string, Disk>>;
  readonly random: Random;
  readonly entropy: Entropy;
  readonly boot: Boot;
  readonly process: ProcessPort | null;
  readonly lines: Lines | null;
}

export type LogSink = (
  node: string,
  level: LogLevel,
  message: string,
  details: Readonly<Record<string, unknown>>,
) => void;

/** The host of one life of a service in the simulated world. */
export class NodeHost implements Host {
  readonly clock: Clock;
  readonly bus: Bus;
  readonly disks: Readonly<Record<string, Disk>>;
  readonly random: Random;
  readonly entropy: Entropy;
  readonly boot: Boot;
  readonly log: Log;
  readonly process: ProcessPort | null;
  readonly lines: Lines | null;
  private readonly states = new Map<string, () => unknown>();

  constructor(
    readonly service: string,
    readonly table: CraftTable,
    private readonly life: Life,
    ports: NodePorts,
    logSink: LogSink,
    private readonly onCrash: (reason: unknown) => void,
  ) {
    this.clock = ports.clock;
    this.bus = ports.bus;
    this.disks = ports.disks;
    this.random = ports.random;
    this.entropy = ports.entropy;
    this.boot = ports.boot;
    this.process = ports.process;
    this.lines = ports.lines;
    this.log = {
      write: (level, message, details) => {
        if (life.alive) logSink(service, level, message, details ?? {});
      },
    };
  }

  get craft(): string {
    return this.table.craft;
  }

  registerState(name: string, read: () => unknown): void {
    this.states.set(name, read);
  }

  crash(reason: unknown): void {
    if (this.life.alive) this.onCrash(reason);
  }

  attach(source: TurnSource): () => void {
    return this.life.attach(source);
  }

  /** The registered states, as they stand now. */
  readStates(): Record<string, unknown> {
    return Object.fromEntries([...this.states].map(([name, read]) => [name, read()]));
  }
}

// All that a service may touch of the world. Each port has a live adapter (src/live) and a simulated one
// (hil/simulation), and one contract suite that runs against both.

/** Integer microseconds of monotonic mission time since the scenario's epoch. */
export type MissionTimeUs = number;
/** On-board UTC as the computer believes it: Unix microseconds without leap seconds. */
export type OnboardTimeUs = number;

export interface Timer {
  /** Never fires after this call. Cancelling twice is harmless. */
  cancel(): void;
}

export interface Clock {
  /** Monotonic; stands still inside a handler in the simulated world. */
  now(): MissionTimeUs;
  /** Drifts and steps; for time tags and display only. */
  onboardTimeUs(): OnboardTimeUs;
  /** One shot, in mission time: rate and pause of the rig apply. */
  after(delayUs: number, callback: () => void): Timer;
  /** Periodic without drift; a late tick is delivered once, missed ticks are skipped. */
  every(periodUs: number, callback: () => void): Timer;
}

export type Qos = 0 | 1;

export interface Delivery {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: Qos;
  readonly retained: boolean;
  /** Releases the QoS 1 acknowledgement. No effect at QoS 0 and when called again. */
  acknowledge(): void;
}

export interface PublishOptions {
  readonly qos: Qos;
  readonly retain: boolean;
}

export type ConnectionState = 'connected' | 'disconnected';

/**
 * One MQTT connection. The adapter reconnects by itself and keeps its subscriptions for its whole life;
 * it holds no queue of its own: what must survive an outage is kept by the caller (libs/bus).
 */
export interface BusConnection {
  readonly state: ConnectionState;
  /**
   * Hands a message to the broker. `done` gets null at QoS 0 when it left, at QoS 1 when the broker acknowledged,
   * and an error when the connection is away or went away first. Never throws for the world's reasons.
   */
  publish(
    topic: string,
    payload: Uint8Array,
    options: PublishOptions,
    done?: (error: Error | null) => void,
  ): void;
  /** Subscribes now and again after every reconnection. `refused` is called for a filter that the broker does not grant. */
  subscribe(filters: readonly string[], qos: Qos, refused?: (filter: string) => void): void;
  /** What arrives before the first listener (a resumed session) waits for it. */
  onDelivery(listener: (delivery: Delivery) => void): void;
  onState(listener: (state: ConnectionState) => void): void;
  /** Flushes and disconnects. Settles also when the broker is away. */
  close(): Promise<void>;
}

export interface Bus {
  /** QoS 0, newest wins, clean session. */
  readonly samples: BusConnection;
  /** QoS 1, acknowledged when done, persistent session. */
  readonly commands: BusConnection;
}

export interface FileStat {
  readonly bytes: number;
  readonly folder: boolean;
  /** False for what is no file of its own: a symbolic link, a file with a second name, a FIFO, socket or device. */
  readonly plain: boolean;
}

/** One name below a folder. */
export interface SurveyEntry extends FileStat {
  /** Inside the folder, with forward slashes. */
  readonly path: string;
}

/** Where a survey stops; nothing beyond is looked at. */
export interface SurveyBounds {
  /** Names, files and folders together, 1 to SURVEY_MAX_ITEMS. */
  readonly items: number;
  /** Folders inside one another that are entered: with 0 none below the first. */
  readonly depth: number;
}

export interface Survey {
  /** In order of their names, a folder before what it holds. */
  readonly entries: readonly SurveyEntry[];
  /** false: there is more than the bounds or the port's own bound of bytes allow; the entries are some of what is there. */
  readonly isComplete: boolean;
}

/** Why a disk refused. The message names path and operation. */
export class DiskError extends Error {
  constructor(
    readonly code: 'ENOENT' | 'EEXIST' | 'EIO' | 'ENOSPC' | 'EROFS' | 'ENOTEMPTY' | 'EINVAL',
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'DiskError';
  }
}

/**
 * One storage device. Paths are relative, with forward slashes, inside the device; `..` is refused (EINVAL).
 * Nothing is durable before `sync` (contents, file) or `syncFolder` (names) settled.
 */
export interface Disk {
  readonly name: string;
  read(path: string): Promise<Uint8Array>;
  readRange(path: string, offset: number, bytes: number): Promise<Uint8Array>;
  /** Creates or replaces the file's contents in place; for atomic replacement use writeAtomically (libs/storage). */
  write(path: string, contents: Uint8Array): Promise<void>;
  append(path: string, contents: Uint8Array): Promise<void>;
  /** Writes at an offset and leaves the rest; creates the file when absent. What lies between its end and the offset reads as zero. */
  writeRange(path: string, offset: number, contents: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Flushes a file's contents (fdatasync). */
  sync(path: string): Promise<void>;
  /** Flushes a folder's names (fsync of the folder). '' is the device's root. */
  syncFolder(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Removes a file, or a folder with all it holds. Absent is no error. */
  remove(path: string): Promise<void>;
  stat(path: string): Promise<FileStat | null>;
  list(path: string): Promise<string[]>;
  freeBytes(): Promise<number>;
  /**
   * SHA-256 of a file's contents as read back, lower-case hex. Memory is bounded whatever the size, and other calls do
   * not wait for the hashing; a file that changes meanwhile gives a digest of no use.
   */
  digest(path: string): Promise<string>;
  /**
   * The digests of many files in one call, in the order of the paths, at a fraction of the cost of a call for each; at
   * most DIGEST_ALL_MAX_ITEMS, else EINVAL. It begins when the calls before it are done; other calls do not wait for it,
   * so nothing may rename or change these files until it has settled. Rejects with the refusal of the first file that has one.
   */
  digestAll(paths: readonly string[]): Promise<string[]>;
  /**
   * Everything below a folder in one call, without following a link; what cannot be looked at counts as not plain. It
   * begins and is overtaken as `digestAll`. ENOENT when the folder is absent or a file, EINVAL when it is a link.
   */
  survey(folder: string, bounds: SurveyBounds): Promise<Survey>;
}

/** Keyed randomness: the same key gives the same value in every run of one seed. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(purpose: string, index: number): number;
  /** Uniform 32-bit integer. */
  integer(purpose: string, index: number): number;
}

/**
 * Secret bytes that nobody can guess, for keys and nonces; at most 1,024 at once. From the operating system in the live
 * world. In the simulated world they follow from the seed, so that a flight replays: never use them for a real secret.
 */
export type Entropy = (bytes: number) => Uint8Array;

/** One attempt of a job, as its process gets it. Folders are relative to the device `disk`. */
export interface WorkloadSpecification {
  readonly job: string;
  /** The fencing number: 0-based, strictly rising. */
  readonly attempt: number;
  readonly kind: 'batch' | 'service';
  /** Name in the on-board program catalogue; '' when `command` names the program. */
  readonly program: string;
  /** Program and first arguments of a job that brings its own; empty for one of the catalogue. */
  readonly command: readonly string[];
  readonly arguments: readonly string[];
  readonly disk: string;
  /** Input files, read-only for the job; its working directory. */
  readonly inputFolder: string;
  readonly checkpointFolder: string;
  /** Result files of this attempt. */
  readonly resultFolder: string;
  /** Log of this attempt: standard output and standard error. */
  readonly logFile: string;
  /** Requests to a resident service, and its replies; unused by other jobs. */
  readonly requestFolder: string;
  readonly replyFolder: string;
  /** Verified checkpoint to start from, and its disk; null for a cold start. */
  readonly restoreDisk: string;
  readonly restoreFolder: string | null;
  readonly restartReason: string;
  readonly seed: number;
  /** 0 when the job does not know how many steps it has. */
  readonly totalSteps: number;
  readonly stepTimeUs: number;
  readonly checkpointEverySteps: number;
  /** Heartbeat limit, the job's own time; 0 for none. */
  readonly watchdogUs: number;
  readonly graceUs: number;
  readonly gpu: number;
  readonly powerCapW: number;
  /** Time between checkpoints that costs least, own time (jobs.md section 6). */
  readonly intervalHintUs: number;
  /** On-board UTC of the deadline, advisory; 0 for none. */
  readonly deadlineUnixUs: number;
  /** Names that the job keeps of the executor's own environment. */
  readonly environmentAllow: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Resident memory of the whole tree; the kernel enforces it where it can. 0 for none. */
  readonly memoryMaxBytes: number;
  /** Whether SIGUSR1 asks it for a checkpoint; the default action of that signal is to die. */
  readonly takesCheckpointSignal: boolean;
}

/** What a running workload says or does. Every event names its attempt, so that a stale one changes nothing. */
export type WorkloadEvent = { readonly job: string; readonly attempt: number } & (
  | { readonly kind: 'started'; readonly processId: number }
  | { readonly kind: 'spawn-failed'; readonly reason: string }
  | { readonly kind: 'ready' | 'heartbeat' | 'stopping' | 'restart-reset' }
  /** It asks to be taken as hung (`WATCHDOG=trigger`). */
  | { readonly kind: 'trigger' }
  | { readonly kind: 'progress'; readonly step: number; readonly total: number }
  | { readonly kind: 'section-begin'; readonly name: string; readonly limitUs: number }
  | { readonly kind: 'section-end'; readonly name: string }
  /** It asks for more time before the heartbeat watchdog bites, or before the end of its grace. */
  | { readonly kind: 'extend'; readonly byUs: number }
  | { readonly kind: 'status'; readonly text: string }
  | { readonly kind: 'metric'; readonly name: string; readonly value: number; readonly unit: string }
  /** It says that no retry will help. */
  | { readonly kind: 'fatal'; readonly reason: string }
  | { readonly kind: 'checkpoint'; readonly sequence: number }
  /** Its log grew. */
  | { readonly kind: 'log' }
  /** Lines dropped as malformed or oversize since the start of the attempt. */
  | { readonly kind: 'dropped'; readonly lines: number }
  /** What its tree uses now; null where it cannot be measured. */
  | {
      readonly kind: 'usage';
      readonly memoryBytes: number | null;
      readonly gpuMemoryBytes: number | null;
      readonly processorUs: number | null;
    }
  /** The leader of its tree was gone, or a zombie, when the signal was sent (JP-13). */
  | { readonly kind: 'not-delivered'; readonly signal: string }
  /** A resident service answered a request. */
  | { readonly kind: 'reply'; readonly request: string }
  | {
      readonly kind: 'exited';
      readonly code: number | null;
      readonly signal: string | null;
      /** The kernel killed it for its memory. */
      readonly outOfMemory: boolean;
    }
);

export interface RunningWorkload {
  readonly job: string;
  readonly attempt: number;
  readonly processId: number;
}

/** Runs and watches workloads; job-executor only. Workloads outlive the executor and can be found again. */
export interface ProcessPort {
  start(specification: WorkloadSpecification): void;
  /** Signals the whole process tree of one attempt. */
  signal(
    job: string,
    attempt: number,
    signal: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGUSR1',
  ): void;
  /** Workloads that are alive now, also those of an earlier life of the executor. */
  list(): Promise<RunningWorkload[]>;
  /** Takes over the events of a workload that `list` found. */
  adopt(specification: WorkloadSpecification): void;
  onEvent(listener: (event: WorkloadEvent) => void): void;
  /**
   * The workloads' own clock, in which their limits count: mission time where they are modelled, wall time where they
   * are real. Monotonic within one life of the executor.
   */
  ownTimeUs(): number;
}

export type ResetCause = 'first-boot' | 'service-restart' | 'processor-reset' | 'power-on-reset';

/** What is known about this boot, and memory that survives a service restart and a processor reset but no power loss. */
export interface Boot {
  readonly bootId: number;
  readonly instance: string;
  readonly resetCause: ResetCause;
  /** Retained memory, bounded to 64 KiB in all; null when absent. */
  retained(key: string): Uint8Array | null;
  retain(key: string, value: Uint8Array): void;
  failedUnits(): readonly string[];
  markFailed(unit: string): void;
}

/** Discrete lines between fault-manager and the on-board computer; they work with the bus dead. */
export interface Lines {
  strokeWatchdog(): void;
  requestReset(
    what:
      { readonly kind: 'service'; readonly service: string } | { readonly kind: 'processor' | 'power-on' },
  ): void;
  setSafe(active: boolean): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** For developers; what operators must know is an event. */
export interface Log {
  write(level: LogLevel, message: string, details?: Readonly<Record<string, unknown>>): void;
}

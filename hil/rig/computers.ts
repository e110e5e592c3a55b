import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { crashMarkerOf, type CrashPoint, type LineSignal, type TimeAnchor } from '@dawnline/live';
import type { Details } from '@hil/record';
import { stateFolderOf } from './folders';
import type { MissionClock } from './mission-clock';
import { killJobs, signalTree } from './process-table';
import { ServiceProcess, type ProcessEnd } from './service-process';
import { HARDWARE_WATCHDOG_US, HardwareWatchdog } from './hardware-watchdog';
import { wallFloorUs } from './wall-floor';

export type Computer = 'obc' | 'payload-host';
export type ComputerReset = 'processor-reset' | 'power-on-reset';
type ResetCause = 'first-boot' | 'service-restart' | ComputerReset;

/** One service of the flight: what to run, and where. */
export interface RigService {
  readonly name: string;
  /** Compiled main.js of the service. */
  readonly main: string;
  readonly computer: Computer;
  readonly critical: boolean;
}

export interface ComputersOptions {
  readonly services: readonly RigService[];
  /** State of the computers and logs of the services are kept in it. */
  readonly flightFolder: string;
  readonly flight: string;
  readonly brokerUrl: string;
  /** Credential file of a service; null where nobody logs in. */
  readonly credentialsFile: (service: string) => string | null;
  readonly tableFile: string;
  readonly seed: number;
  /** Mission seconds per second of a job. */
  readonly jobTimeScale: number;
  readonly clock: MissionClock;
  /** What a service that boots is told of time; the on-board clock of its computer may be wrong. */
  readonly anchorOf: (computer: Computer) => TimeAnchor;
  /** Crash points of the scenario, at most one a service; each strikes once. */
  readonly crashPoints: readonly CrashPoint[];
  readonly onNode: (node: string, what: 'boot' | 'crash' | 'stop' | 'hang', details: Details) => void;
  /** The safe line of fault-manager. */
  readonly onSafe: (active: boolean) => void;
  /** A process killed itself at a crash point. */
  readonly onCrashPoint: (point: CrashPoint) => void;
}

/** From a death to the start of the next life (assumed); the wall's share keeps a crash loop from spinning. */
export const RESTART_DELAY_MISSION_US = 1_000_000;
export const RESTART_DELAY_WALL_MS = 300;
const LONGEST_RESTART_DELAY_WALL_MS = 10_000;
/** A life shorter than this doubles the next delay (assumed). */
const SHORT_LIFE_WALL_MS = 2_000;
/** How long a service may take to close on SIGTERM. */
const CLOSE_WALL_MS = 4_000;
/** A start longer than this no longer holds the rate of the rig down (assumed). */
const START_WALL_MS = 15_000;

const FIRST_BOOT = { bootId: 1, resetCause: 'first-boot' };

interface Slot {
  readonly service: RigService;
  process: ServiceProcess | null;
  bootId: number;
  nextCause: ResetCause;
  restartTimer: NodeJS.Timeout | null;
  notBeforeUs: number;
  shortLives: number;
  /** Its crash point is spent. */
  hasStruck: boolean;
}

/** The two on-board computers: they start their services, start them again after any death, and reset them when told. */
export class OnboardComputers {
  private readonly slots: ReadonlyMap<string, Slot>;
  private readonly watchdog: HardwareWatchdog;
  private readonly unpowered = new Set<Computer>();
  private readonly boots = new Map<Computer, { bootId: number; resetCause: string }>();
  private isClosing = false;

  constructor(private readonly options: ComputersOptions) {
    this.watchdog = new HardwareWatchdog(options.clock.now());
    this.slots = new Map(
      options.services.map((service) => [
        service.name,
        {
          service,
          process: null,
          bootId: 0,
          nextCause: 'first-boot',
          restartTimer: null,
          notBeforeUs: 0,
          shortLives: 0,
          hasStruck: false,
        },
      ]),
    );
  }

  start(): void {
    for (const slot of this.slots.values()) this.boot(slot);
  }

  /** Every 100 ms or so of wall time: hardware watchdog. */
  tick(): void {
    if (this.isClosing) return;
    const { clock } = this.options;
    const bite = this.watchdog.tick(clock.now(), wallFloorUs(HARDWARE_WATCHDOG_US, clock.rate));
    if (!bite) return;
    this.options.onNode('obc', 'crash', { cause: 'hardware watchdog', silentUs: bite.silentUs });
    this.reset('obc', 'processor-reset', 'hardware watchdog');
  }

  /** Services that are down or starting, for the rate governor. */
  starting(): string[] {
    const monotonicMs = performance.now();
    return [...this.slots.values()]
      .filter(
        ({ service, process }) =>
          this.isPowered(service.computer) &&
          (!process || (!process.isReady && monotonicMs - process.startedWallMs < START_WALL_MS)),
      )
      .map(({ service }) => service.name);
  }

  allReady(): boolean {
    return [...this.slots.values()].every(({ process }) => process?.isReady === true);
  }

  /** Process ids by service, for displays and tests. */
  processIds(): Record<string, number> {
    return Object.fromEntries(
      [...this.slots.values()].flatMap(({ service, process }) =>
        process ? [[service.name, process.processId] as const] : [],
      ),
    );
  }

  /** Processes of the services of one computer, and the folder of what it stores. */
  usersOf(computer: Computer): { readonly processIds: readonly number[]; readonly stateFolder: string } {
    const processes = [...this.slots.values()].flatMap(({ service, process }) =>
      process && service.computer === computer ? [process.processId] : [],
    );
    return { processIds: processes, stateFolder: this.stateFolder(computer) };
  }

  bootIdOf(service: string): number {
    return this.slot(service).bootId;
  }

  /** Boot number and reset cause of a computer, for what it reports of itself. */
  bootOf(computer: Computer): { readonly bootId: number; readonly resetCause: string } {
    return this.boots.get(computer) ?? FIRST_BOOT;
  }

  has(service: string): boolean {
    return this.slots.has(service);
  }

  /** SIGKILL, as an OOM killer or an upset would; the computer starts the service again. False when it is not alive. */
  kill(service: string): boolean {
    const { process } = this.slot(service);
    process?.signal('SIGKILL');
    return process !== null;
  }

  /** SIGSTOP: alive, but silent. */
  hang(service: string): boolean {
    const { process } = this.slot(service);
    if (!process) return false;
    process.signal('SIGSTOP');
    this.options.onNode(service, 'hang', { processId: process.processId });
    return true;
  }

  resume(service: string): void {
    this.slot(service).process?.signal('SIGCONT');
  }

  /** Resets a whole computer: its services die at once, and start again. A power-on reset empties retained memory. */
  reset(computer: Computer, kind: ComputerReset, cause: string): void {
    if (kind === 'power-on-reset')
      rmSync(join(this.stateFolder(computer), 'retained'), { recursive: true, force: true });
    if (computer === 'obc') this.watchdog.rearm(this.options.clock.now());
    this.killAll(computer, kind);
    this.boots.set(computer, { bootId: this.bootOf(computer).bootId + 1, resetCause: kind });
    this.options.onNode(computer, 'boot', { cause: kind, reason: cause });
  }

  /** The rail that feeds a computer opened or closed. Without power nothing runs on it; with it again it boots. */
  setPower(computer: Computer, powered: boolean): void {
    if (powered === this.isPowered(computer) || this.isClosing) return;
    if (powered) {
      this.unpowered.delete(computer);
      this.reset(computer, 'power-on-reset', 'power returned');
      for (const slot of this.slots.values())
        if (slot.service.computer === computer && !slot.process && !slot.restartTimer) this.boot(slot);
      return;
    }
    this.unpowered.add(computer);
    this.options.onNode(computer, 'stop', { cause: 'no power' });
    this.killAll(computer, 'power-on-reset');
  }

  /** Ends all services: asks, waits, kills. */
  async close(): Promise<void> {
    this.isClosing = true;
    const running: ServiceProcess[] = [];
    for (const slot of this.slots.values()) {
      if (slot.restartTimer) clearTimeout(slot.restartTimer);
      if (slot.process) running.push(slot.process);
    }
    for (const process of running) {
      process.signal('SIGCONT');
      process.signal('SIGTERM');
    }
    const killer = setTimeout(() => this.killNow(), CLOSE_WALL_MS);
    await Promise.all(running.map((process) => process.ended));
    clearTimeout(killer);
  }

  /** Synchronous, for the last moment of the rig's own process. */
  killNow(): void {
    this.isClosing = true;
    for (const { process } of this.slots.values()) if (process) signalTree(process.processId, 'SIGKILL');
  }

  private isPowered(computer: Computer): boolean {
    return !this.unpowered.has(computer);
  }

  private killAll(computer: Computer, nextCause: ResetCause): void {
    for (const slot of this.slots.values()) {
      if (slot.service.computer !== computer) continue;
      slot.nextCause = nextCause;
      slot.process?.signal('SIGKILL');
    }
    if (computer === 'payload-host') killJobs(this.options.flight);
  }

  private slot(service: string): Slot {
    const slot = this.slots.get(service);
    assert(slot, `no service ${service} on board`);
    return slot;
  }

  private stateFolder(computer: Computer): string {
    return stateFolderOf(this.options.flightFolder, computer);
  }

  private boot(slot: Slot): void {
    const { service } = slot;
    const { options } = this;
    slot.bootId += 1;
    const stateFolder = this.stateFolder(service.computer);
    mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
    const crashPoint = slot.hasStruck
      ? undefined
      : options.crashPoints.find((point) => point.on.startsWith(`${service.name}/`));
    const credentials = options.credentialsFile(service.name);
    const cause = slot.nextCause;
    slot.nextCause = 'service-restart';
    slot.process = new ServiceProcess({
      service,
      logFile: join(options.flightFolder, 'logs', `${service.name}.log`),
      variables: {
        DAWNLINE_SERVICE: service.name,
        DAWNLINE_BROKER_URL: options.brokerUrl,
        ...(credentials === null ? {} : { DAWNLINE_CREDENTIALS: credentials }),
        DAWNLINE_TABLE: options.tableFile,
        DAWNLINE_STATE_DIR: stateFolder,
        DAWNLINE_TIME_ANCHOR: JSON.stringify(options.anchorOf(service.computer)),
        DAWNLINE_BOOT_ID: String(slot.bootId),
        DAWNLINE_RESET_CAUSE: cause,
        DAWNLINE_SEED: String(options.seed),
        DAWNLINE_JOB_TIME_SCALE: String(options.jobTimeScale),
        DAWNLINE_FLIGHT: options.flight,
        ...(crashPoint ? { DAWNLINE_CRASH_POINT: JSON.stringify(crashPoint) } : {}),
      },
      onLine: (signal) => this.onLine(signal),
      onEnd: (end) => this.onEnd(slot, end, crashPoint),
    });
    if (service.name === WATCHDOG_STROKER) this.watchdog.grantStart(options.clock.now(), cause);
    options.onNode(service.name, 'boot', {
      bootId: slot.bootId,
      cause,
      processId: slot.process.processId,
    });
  }

  private onLine(signal: LineSignal): void {
    switch (signal.kind) {
      case 'stroke':
        this.watchdog.stroke(this.options.clock.now());
        return;
      case 'safe':
        this.options.onSafe(signal.active);
        return;
      case 'reset':
        if (signal.what === 'service') {
          if (this.slots.has(signal.service)) this.kill(signal.service);
          return;
        }
        this.reset(
          'obc',
          signal.what === 'processor' ? 'processor-reset' : 'power-on-reset',
          'reset line of fault-manager',
        );
    }
  }

  private onEnd(slot: Slot, end: ProcessEnd, crashPoint: CrashPoint | undefined): void {
    slot.process = null;
    if (this.isClosing) {
      this.options.onNode(slot.service.name, 'stop', { code: end.code });
      return;
    }
    this.options.onNode(slot.service.name, 'crash', { code: end.code, signal: end.signal });
    if (crashPoint && existsSync(crashMarkerOf(this.stateFolder(slot.service.computer), slot.service.name))) {
      slot.hasStruck = true;
      this.options.onCrashPoint(crashPoint);
    }
    slot.shortLives = end.livedWallMs < SHORT_LIFE_WALL_MS ? slot.shortLives + 1 : 0;
    slot.notBeforeUs = this.options.clock.now() + RESTART_DELAY_MISSION_US;
    const delayMs = Math.min(RESTART_DELAY_WALL_MS * 2 ** slot.shortLives, LONGEST_RESTART_DELAY_WALL_MS);
    slot.restartTimer = setTimeout(() => this.bootWhenDue(slot), delayMs);
  }

  /** Mission time may run at any rate meanwhile, or stand still. */
  private bootWhenDue(slot: Slot): void {
    slot.restartTimer = null;
    if (this.isClosing || !this.isPowered(slot.service.computer)) return;
    const { clock } = this.options;
    const waitUs = slot.notBeforeUs - clock.now();
    if (waitUs <= 0) this.boot(slot);
    else slot.restartTimer = setTimeout(() => this.bootWhenDue(slot), POLL_WALL_MS);
  }
}

const POLL_WALL_MS = 20;
/** The one service that has the watchdog's line. */
const WATCHDOG_STROKER = 'fault-manager';

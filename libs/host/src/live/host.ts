import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../host';
import { KeyedRandom } from '../keyed-random';
import type { Disk, Log, ProcessPort } from '../ports';
import { LiveBoot } from './boot';
import { connectLiveBus } from './bus';
import { LiveClock } from './clock';
import { ArmedCrashPoint, crashMarkerOf, killSelf } from './crash-points';
import { LiveDisk } from './disk';
import { liveEntropy } from './entropy';
import { readEnvironment, type LiveSettings } from './environment';
import { LiveLines } from './lines';
import { LiveLog } from './log';
import { LiveProcess } from './process';
import { followRigTime } from './rig-time';
import { LiveTurns } from './turns';

export interface LiveHost extends Host {
  /** After the service has closed: timers end, so that the process can. Jobs live on. */
  close(): void;
}

/** Exit status after a bug of ours (EX_SOFTWARE of sysexits). */
export const EXIT_BUG = 70;

/** Storage devices of the two computers. */
const DISKS = { obc: ['nvm'], 'payload-host': ['ssd0', 'ssd1'] } as const;
/** Rights that only one service has. */
const OWNER_OF_LINES = 'fault-manager';
const OWNER_OF_JOBS = 'job-executor';
const BROKER_TROUBLE_EVERY_MS = 5_000;

/**
 * The host of this process, from its environment.
 * @throws EnvironmentError that names every variable that cannot be used, its value, and what is allowed
 */
export async function createLiveHost(environment: NodeJS.ProcessEnv = process.env): Promise<LiveHost> {
  const settings = readEnvironment(environment);
  const { service, table, stateFolder } = settings;
  const computer = table.services.find(({ name }) => name === service)!.computer;
  const clock = new LiveClock(settings.anchor);
  const corrupt: string[] = [];
  const boot = new LiveBoot({
    service,
    retainedFolder: join(stateFolder, 'retained'),
    nonVolatileFolder: join(stateFolder, 'counters'),
    resetCause: settings.resetCause,
    bootId: settings.bootId ?? undefined,
    onCorrupt: (file) => corrupt.push(file),
  });
  const log = new LiveLog(service, boot.bootId, settings.logLevel, () => clock.now());
  for (const file of corrupt)
    log.write('error', 'retained memory failed its check and was dropped', { file });
  const guard = crashGuard(settings);
  const disks = await openDisks(stateFolder, DISKS[computer], guard);
  const bus = await connectLiveBus({
    url: settings.brokerUrl,
    credentials: settings.credentials,
    clientPrefix: settings.credentials ? undefined : `${table.craft}.${service}`,
    onTrouble: troubleReporter(log),
  });
  followRigTime(bus, table.craft, computer, clock);
  const turns = new LiveTurns();
  const jobs = service === OWNER_OF_JOBS ? openJobs(settings, clock) : null;
  return {
    service,
    craft: table.craft,
    table,
    clock,
    bus: { samples: guard('bus', bus.samples), commands: guard('bus', bus.commands) },
    disks,
    random: new KeyedRandom(settings.seed, service),
    entropy: liveEntropy,
    boot,
    log,
    process: jobs && guard<ProcessPort>('process', jobs),
    lines: service === OWNER_OF_LINES ? new LiveLines(log) : null,
    registerState: () => undefined,
    crash: (reason) => {
      turns.stopped = true;
      log.write('error', 'this life of the service ends because of a bug', { reason });
      process.exit(EXIT_BUG);
    },
    attach: (source) => turns.attach(source),
    close: () => {
      jobs?.close();
      clock.close();
    },
  };
}

type Guard = <T extends object>(kind: string, port: T) => T;

/** A crash point strikes once in a flight, else the service could never come back. */
function crashGuard({ service, crashPoint, stateFolder }: LiveSettings): Guard {
  const marker = crashMarkerOf(stateFolder, service);
  if (!crashPoint || existsSync(marker)) return (_, port) => port;
  const armed = new ArmedCrashPoint(service, crashPoint, () => killSelf(marker));
  return (kind, port) => armed.guard(kind, port);
}

async function openDisks(
  stateFolder: string,
  names: readonly string[],
  guard: Guard,
): Promise<Record<string, Disk>> {
  const disks: Record<string, Disk> = {};
  for (const name of names) disks[name] = guard('disk', await LiveDisk.open(name, join(stateFolder, name)));
  return disks;
}

function openJobs(settings: LiveSettings, clock: LiveClock): LiveProcess {
  const { table, stateFolder, flight, jobTimeScale } = settings;
  return new LiveProcess({
    programs: table.programs,
    folder: join(stateFolder, 'jobs'),
    diskFolder: (disk) => join(stateFolder, disk),
    rate: () => jobTimeScale ?? clock.rate,
    marks: flight === null ? {} : { DAWNLINE_FLIGHT: flight },
  });
}

/** A broker that is away is tried again ten times a second: that is worth one line in a while. */
function troubleReporter(log: Log): (message: string) => void {
  let quietUntilMs = 0;
  return (message) => {
    if (performance.now() < quietUntilMs) return;
    quietUntilMs = performance.now() + BROKER_TROUBLE_EVERY_MS;
    log.write('warn', 'trouble with the broker', { message });
  };
}

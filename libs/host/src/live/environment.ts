import { readFileSync } from 'node:fs';
import type { CraftTable } from '../craft-table';
import type { OnboardError } from '../onboard-error';
import type { LogLevel, ResetCause } from '../ports';
import { clockDomainOfThisMachine, monotonicUs, type TimeAnchor } from './clock';
import { crashPointOf, type CrashPoint } from './crash-points';
import { isBrokerUrl, readCredentials, type Credentials } from './credentials';

/** Everything that a live service process is told, in one place. Absent ones take the default. */
export const ENVIRONMENT = {
  DAWNLINE_SERVICE: { meaning: 'Name of the service on the bus', allowed: 'the name of its folder in apps/' },
  DAWNLINE_BROKER_URL: {
    meaning: 'Broker to connect to',
    allowed: 'mqtt://HOST:PORT or mqtts://HOST:PORT, default mqtt://127.0.0.1:1883',
  },
  DAWNLINE_CREDENTIALS: {
    meaning: 'File with user and password for the broker, and what vouches for it',
    allowed: 'a credential file that only its owner may read, default: no user',
  },
  DAWNLINE_TABLE: {
    meaning: 'File with the craft table that the rig composed',
    allowed: 'a readable JSON file',
  },
  DAWNLINE_STATE_DIR: {
    meaning: "Folder of this computer's storage devices and retained memory",
    allowed: 'a folder that can be written to',
  },
  DAWNLINE_TIME_ANCHOR: {
    meaning:
      'Mission time against the monotonic clock, and how the on-board clock is wrong, until the rig says more',
    allowed:
      'JSON {missionTimeUs, rate, anchorMonotonicUs, clockDomain, epochUnixUs, onboardErrors: [{offsetUs, driftPpm, sinceUs}]}, default 0 from now at 1x',
  },
  DAWNLINE_BOOT_ID: {
    meaning: 'Boot number, counted by the on-board computer',
    allowed: 'an integer from 1, default: counted by the service itself',
  },
  DAWNLINE_RESET_CAUSE: {
    meaning: 'Why this process starts',
    allowed: 'first-boot, service-restart, processor-reset or power-on-reset, default first-boot',
  },
  DAWNLINE_SEED: { meaning: 'Seed of keyed randomness', allowed: 'an integer from 0, default 1' },
  DAWNLINE_LOG_LEVEL: {
    meaning: 'Lowest level that is written to standard error',
    allowed: 'debug, info, warn or error, default info',
  },
  DAWNLINE_CRASH_POINT: {
    meaning: 'Call of a port at which the process kills itself, once in a flight',
    allowed: 'JSON {on: "SERVICE/PORT.METHOD", path, nth, moment: "before" | "after"}',
  },
  DAWNLINE_JOB_TIME_SCALE: {
    meaning: 'Mission seconds per second of a job: jobs keep one pace, whatever the rig does with its rate',
    allowed: 'a number above 0, default: the rate when the job starts',
  },
  DAWNLINE_FLIGHT: {
    meaning: 'Flight that this process belongs to; the rig finds what is left of a flight by it',
    allowed: 'any text',
  },
} as const;

type VariableName = keyof typeof ENVIRONMENT;

export interface LiveSettings {
  readonly service: string;
  readonly brokerUrl: string;
  readonly credentials: Credentials | null;
  readonly table: CraftTable;
  readonly stateFolder: string;
  readonly anchor: TimeAnchor;
  readonly bootId: number | null;
  readonly resetCause: ResetCause;
  readonly seed: number;
  readonly logLevel: LogLevel;
  readonly crashPoint: CrashPoint | null;
  readonly jobTimeScale: number | null;
  readonly flight: string | null;
}

/** Bad values in the environment: a message for each, with what is allowed. The process ends with status 2. */
export class EnvironmentError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'EnvironmentError';
  }
}

const DEFAULT_BROKER_URL = 'mqtt://127.0.0.1:1883';
const RESET_CAUSES = ['first-boot', 'service-restart', 'processor-reset', 'power-on-reset'] as const;
const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** Reads and checks the environment. @throws EnvironmentError that lists every bad value */
export function readEnvironment(environment: NodeJS.ProcessEnv): LiveSettings {
  const problems: string[] = [];
  const take = <T>(name: VariableName, fallback: T | undefined, parse: (text: string) => T): T => {
    const text = environment[name];
    const { allowed, meaning } = ENVIRONMENT[name];
    if (text === undefined || text === '') {
      if (fallback === undefined) problems.push(`${name} is missing (${meaning}). Allowed: ${allowed}.`);
      return fallback as T;
    }
    try {
      return parse(text);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      problems.push(`${name}=${withoutUser(text).slice(0, 200)}: ${reason}. Allowed: ${allowed}.`);
      return fallback as T;
    }
  };
  const table = take('DAWNLINE_TABLE', undefined, readTable);
  const settings: LiveSettings = {
    service: take('DAWNLINE_SERVICE', undefined, serviceIn(table)),
    brokerUrl: take('DAWNLINE_BROKER_URL', DEFAULT_BROKER_URL, brokerUrl),
    credentials: take<Credentials | null>('DAWNLINE_CREDENTIALS', null, readCredentials),
    table,
    stateFolder: take('DAWNLINE_STATE_DIR', undefined, (text) => text),
    anchor: take('DAWNLINE_TIME_ANCHOR', anchorFromNow(), timeAnchor),
    bootId: take('DAWNLINE_BOOT_ID', null, integerFrom(1)),
    resetCause: take('DAWNLINE_RESET_CAUSE', 'first-boot', oneOf(RESET_CAUSES)),
    seed: take('DAWNLINE_SEED', 1, integerFrom(0)),
    logLevel: take('DAWNLINE_LOG_LEVEL', 'info', oneOf(LOG_LEVELS)),
    crashPoint: take('DAWNLINE_CRASH_POINT', null, crashPointOf),
    jobTimeScale: take('DAWNLINE_JOB_TIME_SCALE', null, positiveNumber),
    flight: take('DAWNLINE_FLIGHT', null, (text) => text),
  };
  if (problems.length > 0) throw new EnvironmentError(problems);
  return settings;
}

function anchorFromNow(): TimeAnchor {
  return {
    missionTimeUs: 0,
    rate: 1,
    anchorMonotonicUs: monotonicUs(),
    clockDomain: clockDomainOfThisMachine(),
    epochUnixUs: Date.now() * 1000,
    onboardErrors: [],
  };
}

function readTable(file: string): CraftTable {
  const table = parsed(readFileSync(file, 'utf8')) as CraftTable;
  if (typeof table.craft !== 'string' || !Array.isArray(table.services))
    throw new Error('the file holds no craft table');
  return table;
}

/** The table holds keys, and the parser's own message would quote what it read. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the file holds no JSON');
  }
}

function serviceIn(table: CraftTable | undefined): (text: string) => string {
  return (text) => {
    const names = table?.services.map((service) => service.name) ?? [];
    if (table && !names.includes(text)) throw new Error(`the craft table has only ${names.join(', ')}`);
    return text;
  };
}

function brokerUrl(text: string): string {
  if (!isBrokerUrl(text)) throw new Error('not the URL of a broker, without user and password');
  return text;
}

/** A password that somebody put where it does not belong is not repeated. */
function withoutUser(text: string): string {
  return text.replace(/\/\/[^@/]*@/, '//...@');
}

function timeAnchor(text: string): TimeAnchor {
  const value = JSON.parse(text) as Record<string, unknown>;
  for (const name of ['missionTimeUs', 'rate', 'anchorMonotonicUs', 'epochUnixUs'])
    if (typeof value[name] !== 'number' || !Number.isFinite(value[name]) || value[name] < 0)
      throw new Error(`"${name}" must be a number from 0`);
  if (typeof value.clockDomain !== 'string') throw new Error('"clockDomain" must be text');
  return { ...(value as unknown as TimeAnchor), onboardErrors: onboardErrors(value.onboardErrors) };
}

function onboardErrors(value: unknown = []): OnboardError[] {
  const isError = (error: Record<string, unknown> | null): boolean =>
    Number.isSafeInteger(error?.offsetUs) &&
    Number.isFinite(error?.driftPpm) &&
    Number.isSafeInteger(error?.sinceUs);
  if (!Array.isArray(value) || !value.every(isError))
    throw new Error('"onboardErrors" must be a list of {offsetUs, driftPpm, sinceUs}, numbers all');
  return value as OnboardError[];
}

function integerFrom(lowest: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < lowest) throw new Error('not such an integer');
    return value;
  };
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error('not such a number');
  return value;
}

function oneOf<T extends string>(allowed: readonly T[]): (text: string) => T {
  return (text) => {
    if (!allowed.includes(text as T)) throw new Error('unknown value');
    return text as T;
  };
}

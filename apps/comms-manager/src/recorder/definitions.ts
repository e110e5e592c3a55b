// Which housekeeping is recorded for the ground, and how often: the default, or what a command has defined.
import { crc32 } from 'node:zlib';
import { HOUSEKEEPING_DOWN_PERIOD_US } from '../comms-manager.limits';
import { DEFINITIONS_MAX_ITEMS } from './recorder.limits';

const VERSION = 1;

export interface Definitions {
  /** Least time between two packets by subsystem, as defined; 0 for none at all. */
  readonly periodsUs: ReadonlyMap<string, number>;
  /** When housekeeping of each subsystem was last recorded. */
  readonly recordedUs: ReadonlyMap<string, number>;
  /** Subsystems whose next packet is wanted whatever its definition. */
  readonly once: readonly string[];
}

export const NO_DEFINITIONS: Definitions = Object.freeze({
  periodsUs: new Map(),
  recordedUs: new Map(),
  once: [],
});

/** Whether a packet is to be recorded now, and what is remembered of that. Null when it is not. */
export function takeHousekeeping(state: Definitions, subsystem: string, nowUs: number): Definitions | null {
  const periodUs = state.periodsUs.get(subsystem) ?? HOUSEKEEPING_DOWN_PERIOD_US;
  const lastUs = state.recordedUs.get(subsystem);
  const isDue = periodUs > 0 && (lastUs === undefined || nowUs - lastUs >= periodUs);
  const isWanted = state.once.includes(subsystem);
  if (!isDue && !isWanted) return null;
  const recordedUs = new Map(state.recordedUs).set(subsystem, nowUs);
  return { ...state, recordedUs, once: state.once.filter((name) => name !== subsystem) };
}

/** Defines one subsystem's period; null when there are too many. The default period needs no entry. */
export function define(state: Definitions, subsystem: string, periodUs: number): Definitions | null {
  const periodsUs = new Map(state.periodsUs);
  if (periodUs === HOUSEKEEPING_DOWN_PERIOD_US) periodsUs.delete(subsystem);
  else periodsUs.set(subsystem, periodUs);
  return periodsUs.size > DEFINITIONS_MAX_ITEMS ? null : { ...state, periodsUs };
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

/** One line of JSON and its CRC (FD-26). */
export function encodeDefinitions({ periodsUs }: Definitions): Uint8Array {
  const text = JSON.stringify({ version: VERSION, periodsUs: Object.fromEntries(periodsUs) });
  return Buffer.from(`${text} ${checksum(text)}\n`, 'utf8');
}

/** The periods of a stored file; null when it cannot be trusted. */
export function decodeDefinitions(bytes: Uint8Array): ReadonlyMap<string, number> | null {
  const match = /^(\{[^\n]*\}) ([0-9a-f]{8})\n$/.exec(Buffer.from(bytes).toString('utf8'));
  if (!match || checksum(match[1]) !== match[2]) return null;
  const { version, periodsUs } = JSON.parse(match[1]) as {
    version: number;
    periodsUs: Record<string, number>;
  };
  return version === VERSION ? new Map(Object.entries(periodsUs)) : null;
}

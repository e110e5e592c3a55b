// The element set that contacts are predicted with: pure.
import { strict as assert } from 'node:assert';
import { parseTle, perigeeKm, TleError } from '@dawnline/orbit';
import { crcLine, readCrcLine } from '@dawnline/telecommand';
import { PERIGEE_MIN_KM } from '../comms-manager.limits';

export interface TwoLines {
  readonly line1: string;
  readonly line2: string;
}

/** null stands for the element set of the craft table. */
export type ElementSet = TwoLines | null;

export interface Elements {
  readonly current: ElementSet;
  /** The one before it; undefined when there was none. */
  readonly previous: ElementSet | undefined;
}

export const TABLE_ELEMENTS: Elements = Object.freeze({ current: null, previous: undefined });

/** Why lines are no element set that can be used; null when they are. */
export function elementsFault({ line1, line2 }: TwoLines): string | null {
  try {
    const { meanMotionRevPerDay, eccentricity } = parseTle(line1, line2);
    const lowestKm = perigeeKm(meanMotionRevPerDay, eccentricity);
    if (lowestKm >= PERIGEE_MIN_KM) return null;
    return `perigee: ${lowestKm.toFixed(0)} km, allowed from ${PERIGEE_MIN_KM} km: decayed`;
  } catch (error) {
    assert(error instanceof TleError, error as Error);
    return error.message;
  }
}

export function withElements(elements: Elements, current: TwoLines): Elements {
  return { current, previous: elements.current };
}

/** The one before again, so that reverting twice changes nothing; null when there is none. */
export function reverted({ current, previous }: Elements): Elements | null {
  return previous === undefined ? null : { current: previous, previous: current };
}

const VERSION = 1;

export function encodeElements({
  current,
  previous = 'none',
}: {
  current: ElementSet;
  previous?: unknown;
}): Uint8Array {
  return crcLine({ version: VERSION, current, previous });
}

function setOf(value: unknown): ElementSet | 'fault' {
  if (value === null) return null;
  const { line1, line2 } = (typeof value === 'object' ? value : {}) as Record<string, unknown>;
  if (typeof line1 !== 'string' || typeof line2 !== 'string') return 'fault';
  return elementsFault({ line1, line2 }) === null ? { line1, line2 } : 'fault';
}

/** Null when the record cannot be trusted. */
export function decodeElements(bytes: Uint8Array): Elements | null {
  const value = readCrcLine(bytes) as Record<string, unknown> | null;
  if (value?.version !== VERSION) return null;
  const current = setOf(value.current);
  const previous = value.previous === 'none' ? undefined : setOf(value.previous);
  return current === 'fault' || previous === 'fault' ? null : { current, previous };
}

// How fast one principal may command (LK-10): counted after the MAC, so that nobody else can use it up. The recovery
// class has counts of its own.
import { strict as assert } from 'node:assert';
import { SOURCE_BURST_ITEMS, SOURCE_RATE_PER_S, SOURCES_MAX_ITEMS } from '../comms-manager.limits';

/** Tokens are counted in millionths: so a microsecond adds a whole number of them. */
const TOKEN = 1_000_000;
const FULL = SOURCE_BURST_ITEMS * TOKEN;
/** Principals have no spaces in their names. */
const SHARED = 'all others';

interface Bucket {
  readonly tokens: number;
  readonly atUs: number;
}

export type SourceRates = ReadonlyMap<string, Bucket>;
export const NO_RATES: SourceRates = new Map();

function tokensAt(bucket: Bucket | undefined, nowUs: number): number {
  if (!bucket) return FULL;
  return Math.min(FULL, bucket.tokens + Math.max(0, nowUs - bucket.atUs) * SOURCE_RATE_PER_S);
}

/** A full bucket says no more than none. */
function withoutFull(rates: SourceRates, nowUs: number): SourceRates {
  return new Map([...rates].filter(([, bucket]) => tokensAt(bucket, nowUs) < FULL));
}

/** Takes one command of a principal into account; false when it is too fast. A refused one takes no token. */
export function takeToken(
  rates: SourceRates,
  principal: string,
  isRecovery: boolean,
  nowUs: number,
): { readonly rates: SourceRates; readonly isWithin: boolean } {
  const lane = isRecovery ? 'recovery' : 'other';
  const own = `${lane} ${principal}`;
  const kept = rates.has(own) ? rates : withoutFull(rates, nowUs);
  const inLane = [...kept.keys()].filter((name) => name.startsWith(`${lane} `)).length;
  const name = kept.has(own) || inLane < SOURCES_MAX_ITEMS ? own : `${lane} ${SHARED}`;
  const tokens = tokensAt(kept.get(name), nowUs);
  if (tokens < TOKEN) return { rates: kept, isWithin: false };
  const next = new Map(kept).set(name, { tokens: tokens - TOKEN, atUs: nowUs });
  assert(next.size <= 2 * (SOURCES_MAX_ITEMS + 1));
  return { rates: next, isWithin: true };
}

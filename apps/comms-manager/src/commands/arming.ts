// Arm, then execute (LK-9): a hazardous command is taken once, from the principal that armed exactly it, within a window.
import { strict as assert } from 'node:assert';
import { ARM_WINDOW_US, ARMS_MAX_ITEMS } from '../comms-manager.limits';

export interface Arm {
  readonly principal: string;
  /** Digest of target and body. */
  readonly digest: string;
  readonly untilUs: number;
}

/** Volatile: no arm survives a restart. */
export type Arms = ReadonlyMap<string, Arm>;
export const NO_ARMS: Arms = new Map();

type ArmKey = Pick<Arm, 'principal' | 'digest'>;
const nameOf = ({ principal, digest }: ArmKey): string => `${principal} ${digest}`;

/** Drops what nobody used in time. */
export function withoutLapsed(arms: Arms, nowUs: number): Arms {
  const alive = [...arms].filter(([, arm]) => arm.untilUs >= nowUs);
  return alive.length === arms.size ? arms : new Map(alive);
}

/** Arms a command, or begins its window anew; null when too many are armed. */
export function arm(arms: Arms, key: ArmKey, nowUs: number): Arms | null {
  const next = new Map(withoutLapsed(arms, nowUs));
  next.delete(nameOf(key));
  if (next.size >= ARMS_MAX_ITEMS) return null;
  const { principal, digest } = key;
  next.set(nameOf(key), { principal, digest, untilUs: nowUs + ARM_WINDOW_US });
  assert(next.size <= ARMS_MAX_ITEMS);
  return next;
}

export function isArmed(arms: Arms, key: ArmKey, nowUs: number): boolean {
  const found = arms.get(nameOf(key));
  return found !== undefined && found.untilUs >= nowUs;
}

/** An arm serves once. */
export function spend(arms: Arms, key: ArmKey): Arms {
  if (!arms.has(nameOf(key))) return arms;
  const next = new Map(arms);
  next.delete(nameOf(key));
  return next;
}

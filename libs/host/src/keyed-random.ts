import { strict as assert } from 'node:assert';
import type { Random } from './ports';

/** Bound of the cache of purposes; beyond it the cache starts anew, values stay the same. */
const PURPOSES_MAX = 4096;
const TWO_32 = 4_294_967_296;
const TWO_21 = 2_097_152;
const TWO_53 = 9_007_199_254_740_992;

interface Key {
  readonly low: number;
  readonly high: number;
}

/** Finaliser of MurmurHash3: every bit of the input moves about half of the output's. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Two 32-bit lanes over seed and texts, separated so that ('a', 'bc') and ('ab', 'c') differ. */
function keyOf(seed: number, scope: string, purpose: string): Key {
  let low = mix((seed % TWO_32) ^ 0x9e3779b9);
  let high = mix(Math.floor(seed / TWO_32) ^ low ^ 0x7f4a7c15);
  const text = `${scope}\u0000${purpose}`;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x9e3779b1);
    high = Math.imul(high ^ code, 0x5f356495);
    low ^= high >>> 15;
    high ^= low >>> 13;
  }
  return { low: mix(low ^ text.length), high: mix(high ^ low) };
}

/** Keyed randomness: value = hash(seed, scope, purpose, index). No state, hence no order of draws. */
export class KeyedRandom implements Random {
  private readonly keys = new Map<string, Key>();

  /** `scope` is the service or device that draws. */
  constructor(
    private readonly seed: number,
    private readonly scope: string,
  ) {
    assert(Number.isSafeInteger(seed) && seed >= 0, `seed ${seed} must be an integer from 0`);
  }

  uniform(purpose: string, index: number): number {
    const key = this.keyFor(purpose);
    const first = this.lane(key.low, key.high, index);
    const second = mix(first ^ key.high ^ Math.imul(index | 0, 0x27d4eb2f));
    return (first * TWO_21 + (second >>> 11)) / TWO_53;
  }

  integer(purpose: string, index: number): number {
    const key = this.keyFor(purpose);
    return this.lane(key.low, key.high, index);
  }

  private lane(low: number, high: number, index: number): number {
    const upper = Math.floor(index / TWO_32);
    return mix(low ^ mix((index | 0) ^ high) ^ Math.imul(upper, 0x165667b1));
  }

  private keyFor(purpose: string): Key {
    let key = this.keys.get(purpose);
    if (!key) {
      if (this.keys.size >= PURPOSES_MAX) this.keys.clear();
      key = keyOf(this.seed, this.scope, purpose);
      this.keys.set(purpose, key);
    }
    return key;
  }
}

import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { ENTROPY_MAX_BYTES } from '../entropy.limits';

/** Entropy of the operating system. */
export function liveEntropy(bytes: number): Uint8Array {
  assert(bytes <= ENTROPY_MAX_BYTES, `${bytes} bytes of entropy, at most ${ENTROPY_MAX_BYTES} at once`);
  return new Uint8Array(randomBytes(bytes));
}

import { createHash } from 'node:crypto';

/** Has no common divisor with the 64 digits of a state. */
const SPREAD = 37;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The state before the first step. */
export function chainStart(seed: number): string {
  return sha256(`dawnline:${seed}`);
}

/** One link: the state after `step`, from the one before. */
export function chainLink(previous: string, step: number): string {
  return sha256(`${previous}:${step}`);
}

/** The state with wrong bits, spread over it: what a silent upset leaves. */
export function flipBits(value: string, bits: number): string {
  const digits = [...value];
  for (let bit = 0; bit < bits; bit++) {
    // Each in a digit of its own: two in the same place would take each other back.
    const place = (bit * SPREAD) % digits.length;
    digits[place] = (parseInt(digits[place], 16) ^ (1 << (bit % 4))).toString(16);
  }
  return digits.join('');
}

/** Result digest of a modelled workload, computed directly: what an undisturbed run must end with. */
export function chainDigest(seed: number, totalSteps: number): string {
  let value = chainStart(seed);
  for (let step = 1; step <= totalSteps; step++) value = chainLink(value, step);
  return value;
}

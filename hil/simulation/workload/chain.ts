import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The state before the first step. */
export function chainStart(seed: number): string {
  return sha256(`dawnline:${seed}`);
}

/** One link: the state after `step`, from the one before. */
export function chainLink(previous: string, step: number): string {
  return sha256(`${previous}:${step}`);
}

/** Result digest of a modelled workload, computed directly: what an undisturbed run must end with. */
export function chainDigest(seed: number, totalSteps: number): string {
  let value = chainStart(seed);
  for (let step = 1; step <= totalSteps; step++) value = chainLink(value, step);
  return value;
}

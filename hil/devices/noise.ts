import { strict as assert } from 'node:assert';
import type { BenchPorts } from './ports';

const TWO_32 = 4294967296;
const HALF_16 = 65536;
/** Four uniform 16-bit numbers have variance 4/12: this makes it 1 (derived). Tails end at 3.46 sigma. */
const SCALE = Math.sqrt(3);

/** The finaliser of a 32-bit hash: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The key of one source of noise: drawn once from the keyed randomness of the world. */
export function noiseKey(ports: Pick<BenchPorts, 'uniform'>, purpose: string): number {
  const key = Math.floor(ports.uniform(purpose, 0) * TWO_32);
  assert(key >= 0 && key < TWO_32, `uniform(${purpose}) is in [0, 1)`);
  return key;
}

/** Nearly Gaussian noise of mean 0 and sigma 1: a function of key and index, so nothing else shifts it. */
export function noise(key: number, index: number): number {
  const first = mix(key + Math.imul(index, 0x9e3779b1));
  const second = mix(first ^ 0x5bd1e995);
  const sum = (first & 0xffff) + (first >>> 16) + (second & 0xffff) + (second >>> 16);
  return (sum / HALF_16 - 2) * SCALE;
}

/** A constant of a unit with the given sigma, uniform: what is worse was screened out before launch (assumed). */
export function bias(key: number, sigma: number): number {
  return ((2 * mix(key ^ 0x2545f491)) / TWO_32 - 1) * SCALE * sigma;
}

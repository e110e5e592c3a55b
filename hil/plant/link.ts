/** Radio links: free-space loss, Eb/N0, bit errors of the coding assumed, Doppler. */
import type { RadioParameters } from './parameters';

/** 20 log10(f/GHz) + 20 log10(d/km) + this = free-space loss, dB (derived from c). */
const FREE_SPACE_DB = 92.45;
/** Boltzmann's constant as dB: -228.6 dBW/K/Hz (published, CODATA). */
const BOLTZMANN_DB = -228.6;

/** Base-10 logarithm from the natural one, whose bits agree between Node releases. */
const log10 = (value: number): number => Math.log(value) / Math.LN10;

export function freeSpaceLossDb(frequencyGHz: number, rangeKm: number): number {
  return FREE_SPACE_DB + 20 * log10(frequencyGHz) + 20 * log10(rangeKm);
}

export function ebN0Db(radio: RadioParameters, rangeKm: number): number {
  return (
    radio.eirpDbw -
    freeSpaceLossDb(radio.frequencyGHz, rangeKm) -
    radio.lossesDb +
    radio.receiverGainToNoiseDbK -
    BOLTZMANN_DB -
    10 * log10(radio.rateBitS)
  );
}

/**
 * Paths of the convolutional code of rate 1/2 and constraint length 7 (171, 133 octal) that CCSDS 131.0-B uses: weight of
 * the path, and wrong bits that all paths of this weight bring (published).
 */
const CODE_PATHS: readonly (readonly [weight: number, wrongBits: number])[] = [
  [10, 36],
  [12, 211],
  [14, 1404],
  [16, 11_633],
  [18, 77_433],
];
const CODE_RATE = 0.5;
/** Nothing is worse than guessing. */
const WORST_BIT_ERROR_RATE = 0.5;
/** From here the continued fraction converges in a few terms, below it the series does (derived). */
const TAIL_FROM = 2.5;
const TAIL_TERMS = 24;
const SERIES_TERMS = 40;
const SQRT_2_PI = Math.sqrt(2 * Math.PI);

/** Share of a normal distribution above `x` sigma, to 1e-9 of itself for x from 0. */
export function gaussianTail(x: number): number {
  const density = Math.exp(-0.5 * x * x) / SQRT_2_PI;
  if (x >= TAIL_FROM) {
    let fraction = x;
    for (let k = TAIL_TERMS; k >= 1; k -= 1) fraction = x + k / fraction;
    return density / fraction;
  }
  let term = x;
  let sum = x;
  for (let k = 1; k <= SERIES_TERMS; k += 1) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 - density * sum;
}

/**
 * Share of wrong bits after soft-decision decoding: union bound over the code's shortest paths, on BPSK or QPSK with
 * white noise (derived). The same code both ways (assumed).
 */
export function bitErrorRate(decodedEbN0Db: number): number {
  const ratio = Math.exp((decodedEbN0Db / 10) * Math.LN10);
  let sum = 0;
  for (const [weight, wrongBits] of CODE_PATHS) {
    sum += wrongBits * gaussianTail(Math.sqrt(2 * weight * CODE_RATE * ratio));
  }
  return Math.min(WORST_BIT_ERROR_RATE, sum);
}

/** Speed of light, km/s (published). */
const LIGHT_KM_S = 299_792.458;

export function dopplerHz(radio: RadioParameters, rangeRateKmS: number): number {
  return (-rangeRateKmS / LIGHT_KM_S) * radio.frequencyGHz * 1e9;
}

/** Radio links: free-space loss, Eb/N0, and whether a link closes. */
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

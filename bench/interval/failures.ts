// Interruptions of one job, drawn by keyed randomness: the same for every policy of a seed.
import { KeyedRandom } from '@dawnline/host';
import { eventRatePerS, poissonCount, SINGLE_EVENT_EFFECTS, type SingleEventId } from '@hil/plant';
import { STEP_S, type Year } from './year';

export interface Failure {
  readonly atS: number;
  readonly recoveryS: number;
}

/** What ends an attempt, and how long until it computes again, s: process, GPU reset, power cycle (jobs.md, JP-18; plant.md). */
const INTERRUPTS: Readonly<Partial<Record<SingleEventId, readonly [number, number]>>> = {
  'gpu-uncorrectable': [60, 120],
  'gpu-functional-interrupt': [60, 120],
  'host-uncorrectable': [120, 120],
  'latch-up': [120, 120],
  'drive-failure': [120, 120],
};
/** Interruptions and memory errors on the ground, per GPU-second (Llama 3, derived; Delta, published). */
const GROUND_PER_S = 1 / (50_677 * 3600) + 1 / (88_768 * 3600);
const GROUND_RECOVERY_S: readonly [number, number] = [30, 120];

export interface Cause {
  readonly id: string;
  readonly perS: (flux: number) => number;
  readonly recoveryS: readonly [number, number];
}

const ORBIT_CAUSES: readonly Cause[] = [
  { id: 'ground', perS: () => GROUND_PER_S, recoveryS: GROUND_RECOVERY_S },
  ...SINGLE_EVENT_EFFECTS.flatMap((effect) => {
    const recoveryS = INTERRUPTS[effect.id];
    return recoveryS
      ? [{ id: effect.id, perS: (flux: number) => eventRatePerS(effect, flux), recoveryS }]
      : [];
  }),
];

/** All rates of orbit and ground, times a factor. */
export const orbitCauses = (factor: number): readonly Cause[] =>
  ORBIT_CAUSES.map((cause) => ({ ...cause, perS: (flux) => factor * cause.perS(flux) }));

/** One steady rate, for which the formulas of the textbooks were made. */
export const steadyCauses = (meanTimeBetweenFailuresS: number): readonly Cause[] => [
  { id: 'steady', perS: () => 1 / meanTimeBetweenFailuresS, recoveryS: [60, 120] },
];

/** Failures of a seed in order of time. */
export function failuresOf(year: Year, causes: readonly Cause[], seed: number): Failure[] {
  const random = new KeyedRandom(seed, 'interval');
  const found: Failure[] = [];
  for (const { id, perS, recoveryS } of causes) {
    const [shortest, longest] = recoveryS;
    for (let k = 0; k < year.flux.length; k += 1) {
      const [mean, uniform] = [perS(year.flux[k]) * STEP_S, random.uniform(id, k)];
      // No event below exp(-mean), which is never less than this.
      if (uniform < 1 - mean) continue;
      const count = poissonCount(mean, uniform);
      for (let n = 0; n < count; n += 1) {
        found.push({
          atS: (k + random.uniform(`${id} when ${n}`, k)) * STEP_S,
          recoveryS: shortest + (longest - shortest) * random.uniform(`${id} recovery ${n}`, k),
        });
      }
    }
  }
  return found.sort((a, b) => a.atS - b.atS);
}

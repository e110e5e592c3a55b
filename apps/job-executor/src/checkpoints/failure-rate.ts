/** How often jobs are interrupted: what was seen, on top of published rates, apart by radiation and the rest. */
import assert from 'node:assert/strict';
import * as LIMITS from './checkpoint-interval.limits';

/** What was seen while jobs were at work; a plain record, to be kept across restarts. */
export interface FailureHistory {
  /** Time at work, s, and protons above 50 MeV forecast for it, 1/cm2. */
  readonly exposureS: number;
  readonly fluenceCm2: number;
  /** Interruptions, shared between the two by how likely each was the cause. */
  readonly steadyFailures: number;
  readonly radiationFailures: number;
}

/** What a program did by itself, under whatever sky. */
export interface ProgramHistory {
  readonly exposureS: number;
  readonly failures: number;
}

/** Rates to plan with. */
export interface FailureRates {
  /** Interruptions per second without any proton. */
  readonly steadyPerS: number;
  /** Interruptions per proton above 50 MeV and cm2. */
  readonly crossSectionCm2: number;
}

/** What surrounds the GPU at one time. */
export interface Hazard {
  /** Protons above 50 MeV, 1/(cm2 s), trapped and solar. */
  readonly protonFlux: number;
  /** Whether the GPU's verdict is healthy. */
  readonly isHealthy: boolean;
}

export const NO_FAILURES: FailureHistory = {
  exposureS: 0,
  fluenceCm2: 0,
  steadyFailures: 0,
  radiationFailures: 0,
};
export const NO_PROGRAM_FAILURES: ProgramHistory = { exposureS: 0, failures: 0 };

/**
 * Mean rate after so many events in an exposure. The prior is a mixture of Gamma densities of one shape whose means
 * lie a decade apart: it holds on to the published rate while little was seen, and lets go after two or three events
 * that the published rate cannot explain.
 */
export function posteriorRate(priorRate: number, events: number, exposure: number): number {
  if (!(priorRate > 0 && events >= 0 && exposure >= 0))
    assert.fail(`${events} events in ${exposure} at ${priorRate}`);
  const shape = LIMITS.PRIOR_SHAPE;
  const scales = Array.from({ length: LIMITS.PRIOR_DECADES }, (_, k) => {
    let decade = 1;
    for (let i = 0; i < k; i += 1) decade *= 10;
    return shape / (priorRate * decade);
  });
  const logWeights = scales.map(
    (scale, k) =>
      k * Math.log(LIMITS.PRIOR_DECADE_WEIGHT) +
      shape * Math.log(scale) -
      (shape + events) * Math.log(scale + exposure),
  );
  const largest = Math.max(...logWeights);
  let sum = 0;
  let mean = 0;
  for (const [k, scale] of scales.entries()) {
    const weight = Math.exp(logWeights[k]! - largest);
    sum += weight;
    mean += (weight * (shape + events)) / (scale + exposure);
  }
  return mean / sum;
}

/** Rates of the craft and, where given, of the program besides. */
export function failureRates(
  craft: FailureHistory,
  program: ProgramHistory = NO_PROGRAM_FAILURES,
): FailureRates {
  const prior = LIMITS.STEADY_RATE_PRIOR_PER_S + LIMITS.ORBIT_FLOOR_PRIOR_PER_S;
  return {
    steadyPerS:
      posteriorRate(prior, craft.steadyFailures, craft.exposureS) +
      posteriorRate(LIMITS.PROGRAM_RATE_PRIOR_PER_S, program.failures, program.exposureS),
    crossSectionCm2: posteriorRate(LIMITS.CROSS_SECTION_PRIOR_CM2, craft.radiationFailures, craft.fluenceCm2),
  };
}

const suspicion = (isHealthy: boolean): number => (isHealthy ? 1 : LIMITS.SUSPECT_RATE_FACTOR);

/** Interruptions per second. */
export function failuresPerS(rates: FailureRates, { protonFlux, isHealthy }: Hazard): number {
  return suspicion(isHealthy) * (rates.steadyPerS + rates.crossSectionCm2 * protonFlux);
}

/** Interruptions per proton and cm2. */
export function failuresPerProton({ crossSectionCm2 }: FailureRates, isHealthy: boolean): number {
  return suspicion(isHealthy) * crossSectionCm2;
}

/** A stretch of work, with or without a failure at its end. */
export function withExposure(history: FailureHistory, exposureS: number, fluenceCm2: number): FailureHistory {
  if (!(exposureS >= 0 && fluenceCm2 >= 0))
    assert.fail(`an exposure of ${exposureS} s and ${fluenceCm2} /cm2`);
  return {
    ...history,
    exposureS: history.exposureS + exposureS,
    fluenceCm2: history.fluenceCm2 + fluenceCm2,
  };
}

/** An interruption by the platform, under this flux: shared by how likely radiation was, as far as is known. */
export function withFailure(history: FailureHistory, protonFlux: number): FailureHistory {
  const { steadyPerS, crossSectionCm2 } = failureRates(history);
  const byRadiation = crossSectionCm2 * protonFlux;
  const share = byRadiation / (byRadiation + steadyPerS);
  return {
    ...history,
    steadyFailures: history.steadyFailures + 1 - share,
    radiationFailures: history.radiationFailures + share,
  };
}

export function withProgramRun(history: ProgramHistory, exposureS: number, failures: number): ProgramHistory {
  return { exposureS: history.exposureS + exposureS, failures: history.failures + failures };
}

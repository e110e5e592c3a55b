/** What a check of the plant is: a sentence, where its figure comes from, and readings computed by the plant's code. */
import type { Tle } from '@dawnline/orbit';
import type { PlantParameters } from '../parameters';

/**
 * calibration: the plant was set to this figure. validation: outside data that sets nothing in the plant.
 * verification: closed form or self-consistency.
 */
export type CheckKind = 'calibration' | 'validation' | 'verification';

/** One number, a word, or one number for each of several cases. */
export type Value = number | string | readonly number[];

export interface Reading {
  readonly what: string;
  /** Unit of expected, got and a numeric tolerance; empty for words and plain ratios. */
  readonly unit: string;
  readonly expected: Value;
  readonly got: Value;
  /** Largest absolute difference, or the rule in words. */
  readonly tolerance: number | string;
  readonly passed: boolean;
}

/** The craft and orbits that the checks are of: ODC-1 and its orbits A and B. */
export interface CheckedCraft {
  readonly parameters: PlantParameters;
  readonly orbitA: Tle;
  readonly orbitB: Tle;
}

export interface NotApplicable {
  readonly notApplicable: string;
}

export interface PlantCheck {
  readonly number: number;
  readonly what: string;
  readonly kind: CheckKind;
  readonly source: string;
  run(craft: CheckedCraft): readonly Reading[] | NotApplicable;
}

export function near(what: string, unit: string, expected: number, got: number, tolerance: number): Reading {
  // A difference at the tolerance itself passes although decimals have no exact binary form.
  const slack = 1e-12 * Math.abs(expected);
  return { what, unit, expected, got, tolerance, passed: Math.abs(got - expected) <= tolerance + slack };
}

/** The same for several cases at once, such as a column of a table. */
export function nearAll(
  what: string,
  unit: string,
  expected: readonly number[],
  got: readonly number[],
  tolerance: number,
): Reading {
  const passed =
    got.length === expected.length &&
    expected.every((value, k) => near(what, unit, value, got[k]!, tolerance).passed);
  return { what, unit, expected, got, tolerance, passed };
}

/** A tolerance given as a share of the expected value. */
export function nearShare(what: string, unit: string, expected: number, got: number, share: number): Reading {
  const reading = near(what, unit, expected, got, share * Math.abs(expected));
  return { ...reading, tolerance: `${Number((share * 100).toPrecision(3))} %` };
}

export function within(what: string, unit: string, low: number, high: number, got: number): Reading {
  const passed = got >= low && got <= high;
  return { what, unit, expected: `${low} to ${high}`, got, tolerance: 'in range', passed };
}

export function atLeast(what: string, unit: string, low: number, got: number, tolerance: number): Reading {
  return { what, unit, expected: `≥ ${low}`, got, tolerance, passed: got >= low - tolerance };
}

export function atMost(what: string, unit: string, high: number, got: number): Reading {
  return { what, unit, expected: `≤ ${high}`, got, tolerance: 'in range', passed: got <= high };
}

export function exactly<T extends number | string>(what: string, unit: string, expected: T, got: T): Reading {
  return { what, unit, expected, got, tolerance: 'exact', passed: got === expected };
}

/** Runs the checks and says of each whether it passed. */
import assert from 'node:assert/strict';
import { parseTle, type Tle } from '@dawnline/orbit';
import type { Craft } from '@hil/crafts';
import { PLANT_CHECKS, type CheckKind, type PlantCheck, type Reading } from '@hil/plant';
import { PROTOCOL_CHECKS } from './protocol-checks';

export const CHECK_KINDS: readonly CheckKind[] = ['calibration', 'validation', 'verification'];

export interface CheckResult {
  readonly number: number;
  readonly what: string;
  readonly kind: CheckKind;
  readonly source: string;
  readonly outcome: 'passed' | 'failed' | 'not applicable';
  /** Why it does not apply; empty otherwise. */
  readonly reason: string;
  readonly readings: readonly Reading[];
}

const ALL_CHECKS: readonly PlantCheck[] = [...PLANT_CHECKS, ...PROTOCOL_CHECKS].sort(
  (one, other) => one.number - other.number,
);

function orbitOf(craft: Craft, id: string): Tle {
  const orbit = craft.orbits.find((known) => known.id === id);
  assert(orbit, `craft ${craft.id} has an orbit ${id}`);
  return parseTle(...orbit.tle);
}

/** Checks on ODC-1, all or those whose number is wanted; one after the other as they are done. */
export function* runChecks(
  craft: Craft,
  isWanted: (number: number) => boolean = () => true,
): Generator<CheckResult> {
  const checked = { parameters: craft, orbitA: orbitOf(craft, 'A'), orbitB: orbitOf(craft, 'B') };
  for (const check of ALL_CHECKS.filter(({ number }) => isWanted(number))) {
    const { number, what, kind, source } = check;
    const found = check.run(checked);
    if ('notApplicable' in found) {
      const reason = found.notApplicable;
      yield { number, what, kind, source, outcome: 'not applicable', reason, readings: [] };
      continue;
    }
    assert(found.length > 0, `check ${number} reads something`);
    const outcome = found.every(({ passed }) => passed) ? 'passed' : 'failed';
    yield { number, what, kind, source, outcome, reason: '', readings: found };
  }
}

/** How many of each kind passed, failed and do not apply, in words. */
export function checkCounts(results: readonly CheckResult[]): string {
  const counts = CHECK_KINDS.flatMap((kind) => {
    const own = results.filter((result) => result.kind === kind);
    const words = (['passed', 'failed', 'not applicable'] as const).flatMap((outcome) => {
      const count = own.filter((result) => result.outcome === outcome).length;
      return count > 0 ? [`${count} ${outcome}`] : [];
    });
    return words.length > 0 ? [`${kind} ${words.join(', ')}`] : [];
  });
  return `${results.length} checks: ${counts.join('; ')}`;
}
